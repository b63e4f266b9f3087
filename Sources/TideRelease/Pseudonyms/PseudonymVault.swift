package import TideCore

/// A row of the vault: a token, and the sealed identifier that it stands for.
package struct VaultRow: Hashable, Sendable {
    /// A keyed digest of domain, namespace, profile, epoch and normalised identifier: the row is found by it.
    package let lookup: ContentDigest
    /// 16 bytes of chance that tell nothing: what a statement and the evidence call the row.
    package let id: [UInt8]
    package let domain: Identifier
    package let epoch: String
    package let token: String
    /// The normalised identifier, sealed to the domain's public key.
    package let sealed: [UInt8]

    package init(
        lookup: ContentDigest,
        id: [UInt8],
        domain: Identifier,
        epoch: String,
        token: String,
        sealed: [UInt8]
    ) {
        self.lookup = lookup
        self.id = id
        self.domain = domain
        self.epoch = epoch
        self.token = token
        self.sealed = sealed
    }
}

/// Where random tokens are kept with what they stand for.
package protocol PseudonymVault: Sendable {
    /// The rows of some lookups, as far as there are such.
    func rows(ofLookups lookups: [ContentDigest]) throws -> [ContentDigest: VaultRow]

    /// The rows of some of a domain's tokens.
    func rows(ofTokens tokens: [String], in domain: Identifier) throws -> [String: VaultRow]

    /// The tokens among some of a domain that may not be given: they are given, or were before a person was erased.
    func taken(_ tokens: [String], in domain: Identifier) throws -> Set<String>

    /// Adds rows, all or none; one whose token or lookup is there is refused.
    func add(_ rows: [VaultRow]) throws

    /// How many rows there are.
    func count() throws -> Int

    /// Where it stands.
    func state() throws -> VaultState

    /// Whether it stood there once, or does.
    func follows(_ state: VaultState) throws -> Bool

    /// Takes rows out for good, those that are there, and notes that their tokens are never given again; again changes nothing.
    func erase(_ ids: [[UInt8]]) throws

    /// Where it would stand after ``erase(_:)``; nothing is changed.
    func state(afterErasing ids: [[UInt8]]) throws -> VaultState

    /// Notes something that no other vault has, so that none follows from it that went on before.
    func mark(_ code: ContentDigest) throws
}
