package import TideCore

/// How far a release has come.
package enum ReleaseState: String, Hashable, Sendable, CaseIterable {
    /// Its files lie in the staging folder; its entry may or may not be in the ledger.
    case staged
    /// Its entry is in the ledger and acknowledged.
    case released
    /// Its bundle lies in the outbox, with its receipt.
    case delivered
    /// Nothing left the office.
    case aborted
}

/// A release, from the moment that its files are staged.
package struct ReleaseRecord: Hashable, Sendable {
    package let id: ReleaseIdentifier
    package let request: ContentDigest
    package let agreement: Identifier
    package let agreementVersion: Int
    package let recipient: Identifier
    package let dataset: Identifier
    /// SHA-256 of the input file.
    package let input: ContentDigest
    /// SHA-256 of what was done to it: plan and transformation.
    package let transformation: ContentDigest
    /// SHA-256 of the statement's envelope, which is the entry's bytes.
    package let statement: ContentDigest
    /// The folder that receives the bundle, absolute.
    package let outbox: String
    package let stagedAt: Instant
    package let state: ReleaseState
    /// Index of its decision's entry in the ledger, once there is one.
    package let entry: Int?

    package init(
        id: ReleaseIdentifier,
        request: ContentDigest,
        agreement: Identifier,
        agreementVersion: Int,
        recipient: Identifier,
        dataset: Identifier,
        input: ContentDigest,
        transformation: ContentDigest,
        statement: ContentDigest,
        outbox: String,
        stagedAt: Instant,
        state: ReleaseState,
        entry: Int?
    ) {
        self.id = id
        self.request = request
        self.agreement = agreement
        self.agreementVersion = agreementVersion
        self.recipient = recipient
        self.dataset = dataset
        self.input = input
        self.transformation = transformation
        self.statement = statement
        self.outbox = outbox
        self.stagedAt = stagedAt
        self.state = state
        self.entry = entry
    }
}
