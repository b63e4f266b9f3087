package import TideCore

/// A signed step about a domain of pseudonyms, as it is on record.
package struct PseudonymAct: Hashable, Sendable {
    /// What was done.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The domain has a key pair, whose private half its custodians hold in shares.
        case custody
        /// What the vault had of a person is gone.
        case erased
        /// A table from old to new pseudonyms was made.
        case rekeyed
        /// A copy of the vault that does not follow from the one on record counts from here on. It is signed as the others are, and
        /// stands on record as a use of the vault, not as a step of one domain.
        case restored
        /// Identifiers were asked for by their pseudonyms.
        case reversed
        /// Another epoch began.
        case rotated
    }

    package let kind: Kind
    package let domain: Identifier
    /// The one that began, that the step was about, or that was in force.
    package let epoch: String
    /// How many pseudonyms, identifiers or rows the step was about.
    package let count: Int
    /// Of a custody the public half of the key pair, 32 bytes; `nil` of everything else.
    package let publicKey: [UInt8]?
    /// Of a custody the form of the domain's tokens, as `base32-20`; `nil` of everything else.
    package let tokens: String?
    /// SHA-256 of the statement that was signed, which the evidence holds under the same digest.
    package let statement: ContentDigest
    /// The officers' signatures in the evidence, sorted by digest.
    package let signatures: [ContentDigest]
    package let recordedAt: Instant
    /// Index of the domain's entry before this one; `nil` for its first.
    package let previous: Int?
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        kind: Kind,
        domain: Identifier,
        epoch: String,
        count: Int,
        publicKey: [UInt8]? = nil,
        tokens: String? = nil,
        statement: ContentDigest,
        signatures: [ContentDigest],
        recordedAt: Instant,
        previous: Int?,
        entry: Int
    ) {
        self.kind = kind
        self.domain = domain
        self.epoch = epoch
        self.count = count
        self.publicKey = publicKey
        self.tokens = tokens
        self.statement = statement
        self.signatures = signatures
        self.recordedAt = recordedAt
        self.previous = previous
        self.entry = entry
    }

    /// Whether it may follow the steps before it of its domain.
    package func mayFollow(_ earlier: [PseudonymAct]) -> Bool {
        guard count >= 0, (publicKey != nil) == (kind == .custody), (tokens != nil) == (kind == .custody),
            publicKey.map({ $0.count == 32 }) ?? true
        else { return false }
        switch kind {
        case .rotated:
            let last = earlier.last { $0.kind == .rotated }.flatMap { Int($0.epoch) } ?? 1
            return epoch == "\(last + 1)"
        case .custody: return !earlier.contains { $0.kind == .custody }
        case .erased, .rekeyed, .reversed: return true
        case .restored: return false
        }
    }
}
