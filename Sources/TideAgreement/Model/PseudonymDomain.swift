package import TideCore

/// A pseudonym domain that an agreement uses: who holds its key, and until when the key may serve.
package struct PseudonymDomain: Hashable, Sendable {
    package let domain: Identifier
    package let scheme: PseudonymScheme
    /// The party that holds the key.
    package let custodian: Identifier
    /// The last day, inclusive, on which the key may still make pseudonyms.
    package let rotateBy: CalendarDate?
}

/// What a recipient may join by pseudonyms: a release under the agreement with other datasets, for some purposes.
package struct Linkage: Hashable, Sendable {
    /// The datasets that may be joined with those of the agreement.
    package let with: [Identifier]
    /// The pseudonym domain that joins them.
    package let domain: Identifier
    package let purposes: [Identifier]
}
