package import TideCore

/// How many identifiers may be asked about: at a time, and in a calendar month by UTC.
package struct ServiceQuota: Hashable, Sendable {
    package let each: Int
    package let month: Int

    /// What holds of reversals where the workspace says nothing.
    package static let reversals = ServiceQuota(each: 100, month: 1_000)

    package init(each: Int, month: Int) {
        self.each = each
        self.month = month
    }

    /// Reads a member of a workspace's file, `reversals` or `assignments`; `nil` unless it is whole.
    package init?(_ value: JSONValue) {
        guard let each = value["each"]?.number, let month = value["month"]?.number, each >= 0, month >= 0,
            value.members?.count == 2
        else { return nil }
        self.init(each: each, month: month)
    }

    package var json: JSONValue { ["each": JSONValue(each), "month": JSONValue(month)] }

    /// Why so many more are too many; `nil` where they are not.
    ///
    /// - Parameters:
    ///   - what: as the workspace's file calls it.
    ///   - used: what was asked for in the month so far.
    func refusal(of count: Int, _ what: String, used: Int) -> Diagnostic? {
        if count > each { return Diagnostic(.askedTooMany, ["\(count)", "\(each)", what]) }
        if used + count > month { return Diagnostic(.askedTooManyInMonth, ["\(count)", "\(used)", "\(month)", what]) }
        return nil
    }
}

extension Instant {
    /// Whether another moment is in the same calendar month by UTC.
    func isInMonth(of other: Instant) -> Bool { (date.year, date.month) == (other.date.year, other.date.month) }
}
