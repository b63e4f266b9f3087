import TideAgreement
package import TideCore
import TideLedger

/// Suspends, resumes and terminates registered agreements, by officers' signatures; each an entry of the ledger first.
package struct AgreementEventRecording {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What came of a statement.
    package struct Outcome: Sendable {
        package let event: AgreementEvent
        /// From which day it counts, by the agreement's own clocks.
        package let day: CalendarDate
        /// Who signed.
        package let signers: [OfficerName]
        /// What rests on the agreement.
        package let cascade: Cascade
    }

    /// What officers would sign now.
    ///
    /// - Parameters:
    ///   - version: the newest registered one where it is `nil`.
    ///   - effective: the first day, by the agreement's own clocks, on which a terminated agreement no longer holds; the
    ///     earliest that it allows where `nil`.
    /// - Throws: ``ReleaseError/invalid(_:)`` where no such version is registered, ``ReleaseError/refused(_:)`` where the
    ///   step may not follow its last one.
    package func statement(
        _ kind: AgreementEvent.Kind,
        of id: Identifier,
        version: Int?,
        effective: CalendarDate?,
        reason: String,
        at instant: Instant
    ) throws -> AgreementStatement {
        guard
            let registered = try office.register.agreements().last(where: {
                $0.id == id && version ?? $0.version == $0.version
            })
        else {
            throw try AgreementRegistration(office: office).refusal(ofUnregistered: id, version: version, at: instant)
        }
        let identity = AgreementVersion(id: id, version: registered.version)
        let earlier = try office.register.events(of: identity)
        let agreement = try agreement(identity)
        let day = effective ?? agreement.earliestEnd(after: instant)
        let moment = kind == .terminated ? Instant(startOf: day, at: agreement.valid.utcOffset) : instant
        let statement = AgreementStatement(
            log: try office.log(),
            agreement: identity,
            identity: registered.identity,
            event: kind,
            effective: moment,
            reason: reason,
            previous: earlier.last?.entry ?? registered.entry
        )
        try check(statement, of: agreement, after: earlier, at: instant)
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
        try office.expectOwn(statement.log, file: "\(statement.agreement)")
        let policies = try office.policies()
        guard let agreement = policies.agreement(statement.agreement.id, version: statement.agreement.version) else {
            throw ReleaseError.invalid(.agreementNotRegisteredHere, statement.agreement.id.text)
        }
        let earlier = try office.register.events(of: statement.agreement)
        try check(statement, of: agreement, after: earlier, at: instant)
        let signers = try signers(of: statement, signatures, in: policies, at: instant)
        try check(signers.map(\.officer), of: statement.event, of: agreement)
        var envelopes: Set<ContentDigest> = []
        try office.evidence.put(statement.encoded, using: &generator)
        for (_, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            envelopes.insert(try office.evidence.put(bytes, using: &generator))
        }
        let event = AgreementEvent(
            agreement: agreement.id,
            version: agreement.version,
            kind: statement.event,
            identity: statement.identity,
            effective: statement.effective,
            recordedAt: instant,
            signatures: envelopes.sorted(),
            files: [:],
            previous: statement.previous,
            entry: 0
        )
        let entry = AgreementEntry(
            event: AgreementEntry.Event(statement.event),
            agreement: AgreementReference(id: agreement.id, version: agreement.version, digest: statement.identity),
            provider: agreement.provider,
            recipient: agreement.recipient,
            datasets: Set(agreement.grants.map(\.dataset)).sorted(),
            signatories: signers.map { (officer: $0.officer, keyID: $0.keyID) },
            previous: statement.previous,
            effective: statement.effective,
            reason: statement.reason
        )
        let index = try office.commit(entry.draft(using: &generator), [.event(event)], at: instant, using: &generator)
        return Outcome(
            event: try office.register.event(at: index, of: statement.agreement),
            day: statement.effective.date(at: agreement.valid.utcOffset),
            signers: signers.map(\.officer),
            cascade: try Cascade(of: agreement, in: policies, office: office)
        )
    }

    private func agreement(_ version: AgreementVersion) throws -> Agreement {
        guard let agreement = try office.policies().agreement(version.id, version: version.version) else {
            throw ReleaseError.invalid(.agreementNotRegisteredHere, version.id.text)
        }
        return agreement
    }

    /// Whether the statement is about the version as it stands now, and the step is legal.
    private func check(
        _ statement: AgreementStatement,
        of agreement: Agreement,
        after earlier: [AgreementEvent],
        at instant: Instant
    ) throws {
        let last = earlier.last
        let (id, version) = (agreement.id.text, String(agreement.version))
        let hasEnded = earlier.contains { $0.kind == .terminated && $0.effective <= instant }
        guard [.suspended, .resumed, .terminated].contains(statement.event), !hasEnded,
            statement.event.mayFollow(earlier.map(\.kind))
        else {
            let state = last?.kind.rawValue ?? "never proposed"
            throw ReleaseError.refused(.agreementEventForbidden, id, version, state, statement.event.rawValue)
        }
        guard let last, statement.previous == last.entry, statement.identity == last.identity else {
            throw ReleaseError.refused(.agreementEventStale, id, version, last.map { String($0.entry) } ?? "none")
        }
        let isPlain = statement.reason.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
        guard isPlain, (1...500).contains(statement.reason.count) else { throw ReleaseError.invalid(.reasonNotGiven) }
        if statement.event == .terminated {
            let offset = agreement.valid.utcOffset
            let earliest = agreement.earliestEnd(after: instant)
            let day = statement.effective.date(at: offset)
            guard day >= earliest, statement.effective == Instant(startOf: day, at: offset)
            else { throw ReleaseError.refused(.effectiveNotAllowed, "\(statement.effective)", "\(earliest)") }
        } else if statement.effective > instant {
            let reason = "it takes effect at \(statement.effective), which is not yet"
            throw ReleaseError.refused(.statementNotUnderstood, "\(statement.agreement)", reason)
        }
    }

    private func signers(
        of statement: AgreementStatement,
        _ signatures: [String: [UInt8]],
        in policies: PolicySet,
        at instant: Instant
    ) throws -> [OfficerSignature.Signer] {
        var problems: [Diagnostic] = []
        var signers: Set<OfficerSignature.Signer> = []
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            let verdict = OfficerSignature.verify(
                bytes,
                payload: statement.encoded,
                type: PayloadType.agreementEvent,
                among: policies.parties,
                at: instant
            )
            switch verdict {
            case .valid(let signer): signers.insert(signer)
            case .invalid(let reason): problems.append(Diagnostic(.signatureNotValid, [name, reason]))
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return signers.sorted { $0.officer < $1.officer }
    }

    /// Whether those who signed may take the step.
    private func check(_ officers: [OfficerName], of event: AgreementEvent.Kind, of agreement: Agreement) throws {
        let names = agreement.possibleSignatories
        // One officer of each list.
        let needed =
            event == .resumed
            ? [agreement.provider, agreement.recipient].map { party in names.filter { $0.party == party } }
            : [names + (agreement.termination?.by ?? [])]
        let missing = needed.filter { Set($0).isDisjoint(with: officers) }.map { able in
            let able = Set(able).sorted().map(\.description)
            return (able.count == 1 ? "" : "one of ") + able.joined(separator: ", ")
        }
        guard missing.isEmpty else {
            let who = missing.joined(separator: ", and of ")
            throw ReleaseError.refused(.eventNotSignedBy, agreement.id.text, event.rawValue, who)
        }
    }
}

extension Agreement {
    /// The first day, by its own clocks, on which a termination that is declared now can have ended it.
    func earliestEnd(after instant: Instant) -> CalendarDate {
        let day = instant.date(at: valid.utcOffset)
        return termination?.notice.map { $0.after(day) } ?? day
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
