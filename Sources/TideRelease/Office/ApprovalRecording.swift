import TideAgreement
package import TideCore
import TideDecision
import TideLedger

/// Takes an officer's approval of a dry run into the register.
package struct ApprovalRecording {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What officers sign to approve a dry run.
    ///
    /// - Throws: as ``approve(_:by:at:using:)`` does for the dry run and its request.
    package func payload(of dryRun: ContentDigest, at instant: Instant) throws -> Approval {
        guard let record = try office.register.dryRun(dryRun) else {
            throw ReleaseError.invalid(.dryRunUnknown, dryRun.hex)
        }
        try expectPermit(of: record, in: office.policies(), at: instant)
        return Approval(request: record.request, dryRun: dryRun, log: try office.log())
    }

    /// Records an officer's signature, made here or elsewhere.
    ///
    /// The request is decided again first, by the same facts as everywhere: what would be refused is not approved.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a dry run that nobody made, an unknown officer, or a signature that does
    ///   not count; ``ReleaseError/refused(_:)`` for a request that is refused by now.
    package func approve(
        _ dryRun: ContentDigest,
        by source: SignatureSource,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> ApprovalRecord {
        let payload = try payload(of: dryRun, at: instant)
        let signature = try OfficerSignature.take(
            source,
            over: payload.encoded,
            type: PayloadType.approval,
            among: office.policies(),
            at: instant
        )
        let approval = ApprovalRecord(
            request: payload.request,
            dryRun: dryRun,
            officer: signature.signer.officer,
            envelope: try office.evidence.put(signature.bytes, using: &generator),
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
            at: instant
        )
        let decision = evaluate(request, in: policies, facts: facts, at: instant, approvals: .pending)
        guard decision.isPermitted, request.digest == record.request else {
            let codes = decision.reasons.map(\.code.rawValue).joined(separator: ", ")
            let reasons = decision.reasons.map { Diagnostic($0.message, [$0.asked, $0.allowed]) }
            throw ReleaseError.refused([Diagnostic(.approvalOfRefused, [codes])] + reasons)
        }
    }
}
