package import TideCore

/// So many of some officers, different ones.
package struct Quorum: Hashable, Sendable {
    package let count: Int
    package let from: [OfficerName]
    package let distinct: Distinct

    package init(count: Int, from: [OfficerName], distinct: Distinct) {
        self.count = count
        self.from = from
        self.distinct = distinct
    }

    /// What must differ between two officers for both to count.
    package enum Distinct: String, Hashable, Sendable, CaseIterable {
        /// ``Officer/person``.
        case persons
        /// ``Officer/unit`` within a party.
        case units
        case parties
    }
}

/// Who must approve a release, beside those who sign the agreement.
package struct Approvals: Hashable, Sendable {
    package let quorum: Quorum
    /// An officer whose approval is needed beside the count: an ethics board.
    package let ethics: OfficerName?

    package init(quorum: Quorum, ethics: OfficerName?) {
        self.quorum = quorum
        self.ethics = ethics
    }

    package typealias Distinct = Quorum.Distinct

    /// How many distinct officers of ``from``.
    package var count: Int { quorum.count }
    package var from: [OfficerName] { quorum.from }
    package var distinct: Distinct { quorum.distinct }
}
