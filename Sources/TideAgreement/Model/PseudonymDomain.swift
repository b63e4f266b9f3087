package import TideCore

/// A pseudonym domain that an agreement uses: who holds its key, and until when the key may serve.
package struct PseudonymDomain: Hashable, Sendable {
    package let domain: Identifier
    package let scheme: SchemeName
    /// The party that holds the key.
    package let custodian: Identifier
    /// The last day, inclusive, on which the key may still make pseudonyms.
    package let rotateBy: CalendarDate?
    /// What may be joined by its pseudonyms; `nil` where the agreement leaves it to its linkage clauses.
    package let linkable: Linkability?
    /// The domain whose pseudonyms meet this one's key, in the place of identifiers.
    package let parent: Identifier?

    /// How far pseudonyms of a domain link.
    package enum Linkability: String, Hashable, Sendable, CaseIterable {
        /// Not at all: each release, or each record, has its own.
        case none
        /// The releases of this agreement with each other; no other agreement has the domain.
        case within
        /// With releases of other agreements too, as linkage clauses say.
        case declared
    }
}

extension [PseudonymDomain] {
    /// The domains that a domain lies within, the nearest first; ends where a ring would begin.
    package func parents(of domain: Identifier) -> [Identifier] {
        var parents: [Identifier] = []
        var next = first { $0.domain == domain }?.parent
        while let parent = next, parent != domain, !parents.contains(parent) {
            parents.append(parent)
            next = first { $0.domain == parent }?.parent
        }
        return parents
    }
}

/// What a recipient may join: a release under the agreement with other datasets, for some purposes.
package struct Linkage: Hashable, Sendable {
    /// The datasets that may be joined with those of the agreement.
    package let with: [Identifier]
    /// The domain that joins them.
    package let domain: Identifier
    package let purposes: [Identifier]
    package let way: Way

    /// What records are found again by.
    package enum Way: String, Hashable, Sendable, CaseIterable {
        /// By pseudonyms of the domain.
        case pseudonyms
        /// By key filters, whose keys are of the domain.
        case filters
    }
}
