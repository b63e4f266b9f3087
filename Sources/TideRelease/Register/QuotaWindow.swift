package import TideCore

/// What an agreement's quota admits around an instant.
package struct QuotaWindow: Hashable, Sendable {
    /// How many releases the period may hold.
    package let limit: Int
    /// The period's first instant.
    package let from: Instant
    /// The first instant after the period.
    package let until: Instant
    /// No release may have been staged after this instant; `nil` where releases may follow at once.
    package let quietSince: Instant?

    package init(limit: Int, from: Instant, until: Instant, quietSince: Instant? = nil) {
        self.limit = limit
        self.from = from
        self.until = until
        self.quietSince = quietSince
    }

    /// What one more release comes to, after those that used quota already.
    ///
    /// - Parameter used: as ``Register/usedQuota(of:)`` gives it.
    package func staging(after used: [Instant]) -> Staging {
        let count = used.count { from <= $0 && $0 < until }
        guard count < limit else { return .quotaReached(used: count) }
        if let quietSince, let last = used.last, last > quietSince { return .tooSoon(after: last) }
        return .staged
    }
}

/// What came of staging a release.
package enum Staging: Hashable, Sendable {
    case staged
    /// The period's quota is used up by so many releases; nothing was recorded.
    case quotaReached(used: Int)
    /// The last release was staged too short a time ago; nothing was recorded.
    case tooSoon(after: Instant)
}
