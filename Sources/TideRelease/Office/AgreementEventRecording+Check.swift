import TideAgreement
import TideCore
import TideLedger

extension AgreementEventRecording {
    /// Whether the statement is about the version as it stands now, and the step is legal.
    func check(
        _ statement: AgreementStatement,
        of agreement: Agreement,
        after earlier: [AgreementEvent],
        at instant: Instant
    ) throws {
        let (id, version) = (agreement.id.text, String(agreement.version))
        guard let last = earlier.last,
            let listing = try office.agreementListings(of: agreement.id, at: instant)
                .first(where: { $0.versioned == agreement.identity })
        else { throw ReleaseError.invalid(.versionNotRegisteredHere, id, version) }
        guard [.suspended, .resumed, .terminated].contains(statement.event), listing.state.isLive,
            statement.event.mayFollow(earlier.map(\.kind))
        else {
            let state = listing.state.rawValue
            throw ReleaseError.refused(.agreementEventForbidden, id, version, state, statement.event.rawValue)
        }
        guard statement.previous == last.entry, statement.identity == last.identity else {
            throw ReleaseError.refused(.agreementEventStale, id, version, String(last.entry))
        }
        let isPlain = statement.reason.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
        guard isPlain, (1...500).contains(statement.reason.count) else { throw ReleaseError.invalid(.reasonNotGiven) }
        try checkMoment(of: statement, agreement, after: last, at: instant)
        guard statement.event == .terminated, let end = earlier.ending?.effective else { return }
        guard max(statement.effective, instant) < end else {
            throw ReleaseError.refused(.endNotBroughtForward, id, version, "\(end)", "\(statement.effective)")
        }
    }

    /// Whether a step may count from the moment that its statement says: from when it was made, after the version's last
    /// entry, or of a termination from a later day that the notice allows.
    private func checkMoment(
        of statement: AgreementStatement,
        _ agreement: Agreement,
        after last: AgreementEvent,
        at instant: Instant
    ) throws {
        let isOfNow = statement.effective <= max(instant, last.recordedAt)
        let offset = agreement.valid.utcOffset
        let earliest = agreement.earliestEnd(after: instant)
        if statement.event == .terminated, !isOfNow || earliest > instant.date(at: offset) {
            let day = statement.effective.date(at: offset)
            guard day >= earliest, statement.effective == Instant(startOf: day, at: offset)
            else { throw ReleaseError.refused(.effectiveNotAllowed, "\(statement.effective)", "\(earliest)") }
            return
        }
        guard isOfNow, statement.effective >= last.recordedAt else {
            let flaw = isOfNow ? "before its last entry of \(last.recordedAt)" : "which is not yet"
            let reason = "it takes effect at \(statement.effective), \(flaw)"
            throw ReleaseError.refused(.statementNotUnderstood, "\(statement.agreement)", reason)
        }
    }

    /// Whose signatures they are.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with every one that does not count, and why.
    func signers(
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
    func check(_ officers: [OfficerName], of event: AgreementEvent.Kind, of agreement: Agreement) throws {
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
