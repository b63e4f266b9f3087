import TideAgreement
package import TideCore
import TideLedger

/// Suspends, resumes and terminates registered agreements, by officers' signatures; each an entry of the ledger first.
///
/// Who may sign a step is asked of the text that was registered; whose keys count, of the parties as they stand today. A step
/// takes effect with its entry, never before it; a termination that names a later day, on that day.
package struct AgreementEventRecording {
    let office: Office

    package init(office: Office) { self.office = office }

    /// A statement with what was signed over it.
    package struct Signed: Sendable {
        package let statement: AgreementStatement
        /// By the name to print for each.
        package let signatures: [String: [UInt8]]

        package init(statement: AgreementStatement, signatures: [String: [UInt8]]) {
            self.statement = statement
            self.signatures = signatures
        }
    }

    /// What came of a statement.
    package struct Outcome: Sendable {
        package let event: AgreementEvent
        /// From which day it counts, by the agreement's own clocks.
        package let day: CalendarDate
        /// Who signed.
        package let signers: [OfficerName]
        /// What rests on the agreement.
        package let cascade: Cascade
        /// What is proved of the network after a version that comes back, or that was stopped before its first day and so ends nothing
        /// that it would have ended; `nil` after any other step, which takes flows away and opens none.
        package let proof: RegisteredProof?
    }

    /// What officers would sign now, a statement for each version that the step is about, ascending.
    ///
    /// - Parameters:
    ///   - version: this one alone; where it is `nil`, every registered version that is in force, suspended or yet to begin
    ///     and that the step may follow.
    ///   - effective: the first day, by the agreement's own clocks, on which a terminated agreement no longer holds; where
    ///     `nil` it ends at once, or as soon as the notice that it asks for allows.
    /// - Throws: ``ReleaseError/invalid(_:)`` where no such version is registered, ``ReleaseError/refused(_:)`` where the
    ///   step may not follow its last one.
    package func statements(
        _ kind: AgreementEvent.Kind,
        of id: Identifier,
        version: Int?,
        effective: CalendarDate?,
        reason: String,
        at instant: Instant
    ) throws -> [AgreementStatement] {
        let registered = try office.register.agreements().filter { $0.id == id }
        guard let newest = registered.last, registered.contains(where: { version ?? $0.version == $0.version }) else {
            throw try AgreementRegistration(office: office).refusal(ofUnregistered: id, version: version, at: instant)
        }
        var versions = [version ?? newest.version]
        if version == nil {
            let open = try office.liveVersions(of: id, at: instant).filter { listing in
                kind.mayFollow(listing.events.map(\.kind))
                    && (kind != .terminated || listing.endsOn == nil
                        || effective.map { $0 < listing.endsOn ?? $0 } ?? true)
            }
            // Where no version is open to the step, the newest says why.
            if !open.isEmpty { versions = open.map(\.version) }
        }
        return try versions.map { version in
            let subject = AgreementVersion(id: id, version: version)
            return try statement(kind, of: subject, effective: effective, reason: reason, at: instant)
        }
    }

    /// The one statement that officers would sign now.
    ///
    /// - Throws: as ``statements(_:of:version:effective:reason:at:)`` does, and ``ReleaseError/invalid(_:)`` where the step is
    ///   about several versions.
    package func statement(
        _ kind: AgreementEvent.Kind,
        of id: Identifier,
        version: Int?,
        effective: CalendarDate?,
        reason: String,
        at instant: Instant
    ) throws -> AgreementStatement {
        let statements = try statements(
            kind,
            of: id,
            version: version,
            effective: effective,
            reason: reason,
            at: instant
        )
        guard let only = statements.first, statements.count == 1 else {
            let names = statements.map(\.agreement.description).joined(separator: ", ")
            throw ReleaseError.invalid(.severalVersions, id.text, names)
        }
        return only
    }

    private func statement(
        _ kind: AgreementEvent.Kind,
        of version: AgreementVersion,
        effective: CalendarDate?,
        reason: String,
        at instant: Instant
    ) throws -> AgreementStatement {
        let record = try AgreementOnRecord(version, in: office)
        let earlier = try office.register.events(of: version)
        // The clock of this machine may be a moment behind the entry before.
        let now = max(instant, earlier.last?.recordedAt ?? instant)
        var moment = now
        if kind == .terminated {
            let offset = record.agreement.valid.utcOffset
            let earliest = record.agreement.earliestEnd(after: now)
            let day = effective ?? earliest
            guard day >= earliest else {
                throw ReleaseError.refused(.effectiveNotAllowed, "\(day)", "\(earliest)")
            }
            if day > now.date(at: offset) { moment = Instant(startOf: day, at: offset) }
        }
        let statement = AgreementStatement(
            log: try office.log(),
            agreement: version,
            identity: record.registered.identity,
            event: kind,
            effective: moment,
            reason: reason,
            previous: earlier.last?.entry ?? record.registered.entry
        )
        try check(statement, of: record.agreement, after: earlier, at: instant)
        return statement
    }

    /// Records a statement with its signatures.
    ///
    /// - Parameter signatures: by the name to print for each.
    package func record(
        _ statement: AgreementStatement,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        try commit(
            checked(Signed(statement: statement, signatures: signatures), at: instant),
            at: instant,
            using: &generator
        )
    }

    /// Records statements about several versions, each an entry; nothing where one of them does not count.
    package func record(
        _ statements: [Signed],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> [Outcome] {
        let counting = try statements.map { try checked($0, at: instant) }
        return try counting.map { try commit($0, at: instant, using: &generator) }
    }

    /// A statement that counts, with who signed it.
    private struct Checked {
        let signed: Signed
        let agreement: Agreement
        let policies: PolicySet
        let signers: [OfficerSignature.Signer]
    }

    private func checked(_ signed: Signed, at instant: Instant) throws -> Checked {
        let statement = signed.statement
        try office.expectOwn(statement.log, file: "\(statement.agreement)")
        let agreement = try AgreementOnRecord(statement.agreement, in: office).agreement
        let policies = try office.policies()
        let earlier = try office.register.events(of: statement.agreement)
        try check(statement, of: agreement, after: earlier, at: instant)
        let signers = try signers(of: statement, signed.signatures, in: policies, at: instant)
        try check(signers.map(\.officer), of: statement.event, of: agreement)
        return Checked(signed: signed, agreement: agreement, policies: policies, signers: signers)
    }

    private func commit(
        _ checked: Checked,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        let (statement, agreement) = (checked.signed.statement, checked.agreement)
        let reference = AgreementReference(
            id: agreement.id,
            version: agreement.version,
            digest: statement.identity
        )
        // What comes back is proved like what enters.
        let proof =
            statement.event == .resumed
            ? try office.admit(
                agreement.identity,
                as: reference,
                under: checked.policies,
                at: instant,
                using: &generator
            ) : nil
        var envelopes: Set<ContentDigest> = []
        try office.evidence.put(statement.encoded, using: &generator)
        for (_, bytes) in checked.signed.signatures.sorted(by: { $0.key < $1.key }) {
            envelopes.insert(try office.evidence.put(bytes, using: &generator))
        }
        // What was signed before it came here did not hold before it was here.
        let effective = max(statement.effective, instant)
        let event = AgreementEvent(
            agreement: agreement.id,
            version: agreement.version,
            kind: statement.event,
            identity: statement.identity,
            effective: effective,
            recordedAt: instant,
            signatures: envelopes.sorted(),
            files: [:],
            previous: statement.previous,
            entry: 0
        )
        let certificate = try proof?.file(in: office.evidence, using: &generator)
        let entry = AgreementEntry(
            event: AgreementEntry.Event(statement.event),
            agreement: reference,
            provider: agreement.provider,
            recipient: agreement.recipient,
            datasets: Set(agreement.grants.map(\.dataset)).sorted(),
            signatories: checked.signers.map { (officer: $0.officer, keyID: $0.keyID) },
            previous: statement.previous,
            effective: effective,
            reason: statement.reason,
            certificate: certificate?.address
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            [.event(event)],
            at: instant,
            evidence: certificate?.members ?? [:],
            using: &generator
        )
        let day = effective.date(at: agreement.valid.utcOffset)
        let isUndone = statement.event != .resumed && day < agreement.valid.from
        return Outcome(
            event: try office.register.event(at: index, of: statement.agreement),
            day: day,
            signers: checked.signers.map(\.officer),
            cascade: try Cascade(of: agreement, in: checked.policies, office: office),
            proof: isUndone ? try RegisteredProof(of: office, in: checked.policies, at: instant) : proof
        )
    }
}

extension AgreementEntry.Event {
    /// The entry's word for a step.
    fileprivate init(_ kind: AgreementEvent.Kind) {
        switch kind {
        case .proposed: self = .proposed
        case .signed: self = .signed
        case .registered: self = .registered
        case .suspended: self = .suspended
        case .resumed: self = .resumed
        case .terminated: self = .terminated
        }
    }
}
