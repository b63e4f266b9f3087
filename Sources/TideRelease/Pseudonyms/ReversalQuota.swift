package import TideCore

/// How many pseudonyms officers may have given back: in one reversal, and in a calendar month by UTC.
package struct ReversalQuota: Hashable, Sendable {
    package let each: Int
    package let month: Int

    /// What holds where the workspace says nothing.
    package static let standard = ReversalQuota(each: 100, month: 1_000)

    package init(each: Int, month: Int) {
        self.each = each
        self.month = month
    }

    /// Reads the member `reversals` of a workspace's file; `nil` unless it is whole.
    package init?(_ value: JSONValue) {
        guard let each = value["each"]?.number, let month = value["month"]?.number, each >= 0, month >= 0,
            value.members?.count == 2
        else { return nil }
        self.init(each: each, month: month)
    }

    package var json: JSONValue { ["each": JSONValue(each), "month": JSONValue(month)] }

    /// Why so many more are too many; `nil` where they are not.
    ///
    /// - Parameter used: what was asked for in the month so far.
    func refusal(of count: Int, used: Int) -> Diagnostic? {
        if count > each { return Diagnostic(.reversalTooLarge, ["\(count)", "\(each)"]) }
        if used + count > month { return Diagnostic(.reversalMonthUsed, ["\(count)", "\(used)", "\(month)"]) }
        return nil
    }
}
