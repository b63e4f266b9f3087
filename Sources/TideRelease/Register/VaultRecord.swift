package import TideCore

/// Where the vault of tokens stands: the same for the same rows after the same changes.
///
/// Only who has the workspace's master key makes a sum, so a state tells nothing of the rows.
package struct VaultState: Hashable, Sendable {
    /// How often the vault was changed, from 0.
    package let generation: Int
    /// The sum of its rows under a key, as its seal has it.
    package let sum: ContentDigest

    package init(generation: Int, sum: ContentDigest) {
        self.generation = generation
        self.sum = sum
    }

    /// Of a vault that was made just now: the sum of no rows.
    package static var fresh: VaultState {
        // WHY: 32 bytes are a digest.
        guard let sum = ContentDigest(bytes: [UInt8](repeating: 0, count: 32)) else { preconditionFailure("no digest") }
        return VaultState(generation: 0, sum: sum)
    }
}

/// A use of the vault, and where the vault stood after it: a file that is put in its place has to follow from that.
package struct VaultRecord: Hashable, Sendable {
    package let domain: Identifier
    /// Which identifiers tokens were asked for, and how they are written; `nil` of what gave none.
    package let kind: Kind?
    package let state: VaultState
    /// For how many identifiers a token was asked for.
    package let asked: Int
    /// How many of these tokens were made then.
    package let made: Int
    package let recordedAt: Instant
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        domain: Identifier,
        kind: Kind? = nil,
        state: VaultState,
        asked: Int = 0,
        made: Int = 0,
        recordedAt: Instant,
        entry: Int
    ) {
        self.domain = domain
        self.kind = kind
        self.state = state
        self.asked = asked
        self.made = made
        self.recordedAt = recordedAt
        self.entry = entry
    }

    /// A kind of identifiers: other kinds have other tokens.
    package struct Kind: Hashable, Sendable, Comparable, CustomStringConvertible {
        package let namespace: Identifier
        package let profile: String

        package init(namespace: Identifier, profile: String) {
            self.namespace = namespace
            self.profile = profile
        }

        package var description: String { "\(namespace) under \(profile)" }

        package static func < (left: Self, right: Self) -> Bool {
            (left.namespace, left.profile) < (right.namespace, right.profile)
        }
    }

    /// Whether it may follow the records before it.
    package func mayFollow(_ earlier: VaultRecord?) -> Bool {
        entry > earlier?.entry ?? -1 && state.generation >= 0 && made >= 0 && made <= asked
    }
}

/// What officers signed so that a vault which does not follow from the one on record counts from here on.
package struct VaultApproval: Hashable, Sendable {
    /// SHA-256 of the statement, which the evidence holds under the same digest.
    package let statement: ContentDigest
    /// The officers' signatures in the evidence, sorted by digest.
    package let signatures: [ContentDigest]

    package init(statement: ContentDigest, signatures: [ContentDigest]) {
        self.statement = statement
        self.signatures = signatures
    }
}
