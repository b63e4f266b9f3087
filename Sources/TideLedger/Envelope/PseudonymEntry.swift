package import TideCore

/// A use of a pseudonym key or of the vault of tokens: which key, how often, for whom; never the key, an identifier or a pseudonym.
package struct PseudonymEntry: Sendable {
    /// What happened, as it stands in clear.
    package enum Event: String, Hashable, Sendable, CaseIterable {
        /// Tokens of the vault were given for the identifiers of a file.
        case assigned
        /// The key pair of a domain's vault was made, and its private half handed out in shares.
        case custody
        /// What the vault had of a person is gone.
        case erased
        /// A table from old to new pseudonyms was made.
        case rekeyed
        /// A table or the identifiers of an earlier entry were handed out again, on the same signatures.
        case repeated
        /// A copy of the vault that does not follow from the one on record was put in its place.
        case restored
        /// Identifiers were asked for by their pseudonyms; the counts say how many were found.
        case reversed
        /// From here on a domain's pseudonyms are of another epoch.
        case rotated
    }

    package let event: Event
    /// Domain, epoch, and as far as they matter namespace, profile and form.
    package let key: [String: String]
    /// How many of what, such as `asked` and `found`.
    package let counts: [String: Int]
    /// SHA-256 of lists of pseudonyms and of certificates, and keyed digests of files of identifiers, by what they are.
    package let digests: [String: ContentDigest]
    /// SHA-256 of the statement that officers signed; `nil` of what takes no signature.
    package let statement: ContentDigest?
    /// Who signed, with the key ids of the signatures.
    package let signatories: [(officer: OfficerName, keyID: String)]
    /// The index of the domain's signed entry before this one; `nil` for its first.
    package let previous: Int?
    /// In the officers' words.
    package let reason: String?

    package init(
        _ event: Event,
        key: [String: String],
        counts: [String: Int] = [:],
        digests: [String: ContentDigest] = [:],
        statement: ContentDigest? = nil,
        signatories: [(officer: OfficerName, keyID: String)] = [],
        previous: Int? = nil,
        reason: String? = nil
    ) {
        self.event = event
        self.key = key
        self.counts = counts
        self.digests = digests
        self.statement = statement
        self.signatories = signatories
        self.previous = previous
        self.reason = reason
    }

    /// Nothing in clear but what happened; the subject commits to the key's name.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let key = JSONValue.object(key.mapValues(JSONValue.string))
        let commitment = Commitment(to: key, using: &generator)
        return EntryDraft(
            type: .pseudonym,
            subjects: [Statement.Subject(name: "pseudonym", digest: commitment.digest)],
            state: event.rawValue,
            hidden: [
                "commitment": commitment.opening,
                "counts": counts.isEmpty ? nil : .object(counts.mapValues { JSONValue($0) }),
                "digests": digests.isEmpty ? nil : .object(digests.mapValues { .string($0.hex) }),
                "key": key,
                "previous": previous.map { JSONValue($0) },
                "reason": reason.map(JSONValue.string),
                "signatories": signatories.isEmpty ? nil : AgreementEntry.signatories(signatories),
                "statement": statement.map { .string($0.hex) },
            ]
        )
    }
}
