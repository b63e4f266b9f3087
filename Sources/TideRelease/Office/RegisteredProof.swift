import TideAgreement
package import TideCore
import TideLedger

/// What is proved of the network of registered agreements.
package struct RegisteredProof: Sendable {
    init(of office: some OfficeBooks, in policies: PolicySet, at instant: Instant) throws {}

    package var summary: String { "" }
    package var json: JSONValue { .null }

    func file(in evidence: EvidenceStore, using generator: inout some RandomNumberGenerator) throws -> ContentDigest? {
        nil
    }
}
