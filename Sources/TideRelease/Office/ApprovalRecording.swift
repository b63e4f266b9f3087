import TideAgreement
package import TideCore
package import TideDecision
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
    ///   not count; ``ReleaseError/refused(_:)`` for a request that is refused by now, and for an officer whose approval no
    ///   clause asks for.
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
        try expectAsked(signature.signer.officer, for: payload, at: instant)
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

    /// What must still be approved before a release of the dry run; `nil` where nothing is due.
    package func pending(_ approval: ApprovalRecord, at instant: Instant) throws -> PendingApprovals? {
        let (request, dryRun) = (approval.request, approval.dryRun)
        return try permit(of: request, dryRun, in: office.policies(), at: instant).pendingApprovals
    }

    /// Refuses an officer whom no clause names: the approval would count for nothing at the release.
    private func expectAsked(_ officer: OfficerName, for approval: Approval, at instant: Instant) throws {
        let policies = try office.policies()
        let decision = try permit(of: approval.request, approval.dryRun, in: policies, at: instant)
        let clause = decision.agreement.flatMap { policies.agreement($0.id, version: $0.version) }?.approvals
        let pending = decision.pendingApprovals
        let named = (clause?.from ?? []) + [clause?.ethics].compactMap(\.self) + (pending?.named ?? [])
        guard !named.contains(officer), !decision.approvedBy.contains(officer) else { return }
        func list(_ officers: [OfficerName]) -> String { officers.map(\.description).joined(separator: ", ") }
        let due =
            pending.map { "due are those of \(list($0.officers))" }
            ?? (decision.approvedBy.isEmpty
                ? "its agreement asks for none" : "all are given, by \(list(decision.approvedBy))")
        throw ReleaseError.refused(.approvalNotDue, "\(officer)", due)
    }

    private func expectPermit(of record: DryRunRecord, in policies: PolicySet, at instant: Instant) throws {
        _ = try permit(of: record.request, record.digest, in: policies, at: instant)
    }

    /// The decision on a request whose dry run was made.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where it is no permit by now.
    private func permit(
        of digest: ContentDigest,
        _ dryRun: ContentDigest,
        in policies: PolicySet,
        at instant: Instant
    ) throws -> Decision {
        let request = try Request.read(office.evidence.get(digest), file: "request")
        let facts = try RegisteredFacts(
            of: office,
            policies: policies,
            request: digest,
            dryRun: dryRun,
            at: instant
        )
        let decision = evaluate(request, in: policies, facts: facts, at: instant, approvals: .pending)
        guard decision.isPermitted, request.digest == digest else {
            let codes = decision.reasons.map(\.code.rawValue).joined(separator: ", ")
            let reasons = decision.reasons.map(\.sentence)
            throw ReleaseError.refused([Diagnostic(.approvalOfRefused, [codes])] + reasons)
        }
        return decision
    }
}
