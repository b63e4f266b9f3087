import TideAgreement
package import TideCore
import TideDecision
package import TideLedger

/// Takes an officer's approval of a dry run into the register.
package struct ApprovalRecording {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// Signs for the officer and records the signature.
    ///
    /// The request is decided again first, by the same facts as everywhere: what would be refused is not approved.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a dry run that nobody made, an unknown officer, or another's key;
    ///   ``ReleaseError/refused(_:)`` for a request that is refused by now.
    package func approve(
        _ dryRun: ContentDigest,
        as officer: OfficerName,
        with key: SigningKey,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> ApprovalRecord {
        guard let record = try office.register.dryRun(dryRun) else {
            throw ReleaseError.invalid(.dryRunUnknown, dryRun.hex)
        }
        let policies = try office.policies()
        try expectPermit(of: record, in: policies, at: instant)
        let envelope = try OfficerSignature.sign(
            CanonicalJSON.encode(Approval(request: record.request, dryRun: dryRun).json),
            type: PayloadType.approval,
            as: officer,
            with: key,
            among: policies,
            on: instant.date
        )
        let approval = ApprovalRecord(
            request: record.request,
            dryRun: dryRun,
            officer: officer,
            envelope: try office.evidence.put(envelope.encoded, using: &generator),
            recordedAt: instant
        )
        try office.note(.approval(approval), using: &generator)
        return approval
    }

    private func expectPermit(of record: DryRunRecord, in policies: PolicySet, at instant: Instant) throws {
        let request = try Request.read(office.evidence.get(record.request), file: "request")
        let facts = try RegisteredFacts(
            of: office,
            policies: policies,
            request: record.request,
            dryRun: record.digest,
            on: instant.date
        )
        let decision = evaluate(request, in: policies, facts: facts, at: instant, approvals: .pending)
        guard decision.isPermitted, request.digest == record.request else {
            let codes = decision.reasons.map(\.code.rawValue).joined(separator: ", ")
            throw ReleaseError.refused(.approvalOfRefused, codes)
        }
    }
}
