package import TideCore

/// How many releases an agreement is good for.
package struct Quota: Hashable, Sendable {
    package let releases: Int
    package let per: Period
    /// The least distance of two releases.
    package let apart: Term?

    /// The calendar period in which releases are counted.
    package enum Period: String, Hashable, Sendable, CaseIterable {
        case day
        case month
        case quarter
        case year
        /// All versions of the agreement, its whole life.
        case agreement
    }
}
