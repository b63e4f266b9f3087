package import TideCore
package import TideLedger

/// Takes an officer's approval of a dry run into the register.
package struct ApprovalRecording {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// Signs for the officer and records the signature.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a dry run that nobody made, an unknown officer, or another's key.
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
        let envelope = try OfficerSignature.sign(
            CanonicalJSON.encode(Approval(request: record.request, dryRun: dryRun).json),
            type: PayloadType.approval,
            as: officer,
            with: key,
            among: office.policies(),
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
}
