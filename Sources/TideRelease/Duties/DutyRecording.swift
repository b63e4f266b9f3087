package import TideAgreement
package import TideCore
package import TideDecision
import TideLedger

/// Takes what officers say about duties into the ledger and the register.
///
/// The officer's signature is filed in the evidence first, then the entry is appended, then the register is told.
package struct DutyRecording {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What was recorded.
    package struct Recorded: Hashable, Sendable {
        /// Index of the entry.
        package let entry: Int
        /// The names of the duties that it is about, ascending.
        package let duties: [String]
        package let officer: OfficerName
    }

    /// What an officer signs to say that a duty was done, or that its party never held what it is asked about.
    ///
    /// - Parameter event: `done` or `neverHeld`.
    /// - Throws: ``ReleaseError/invalid(_:)`` for an unknown or discharged duty, for a destruction, which takes a
    ///   certificate, and for a party that says of anything but a recall or a superseding that it never held it.
    package func done(
        _ id: String,
        _ event: DutyStatement.Event = .done,
        saying statement: String,
        at instant: Instant
    ) throws -> DutyStatement {
        let known = try office.register.duties().first { $0.id == id }
        if let entry = known?.discharged { throw ReleaseError.invalid(.dutyDone, id, "\(entry)") }
        guard let duty = try known ?? review(id)?.record else { throw ReleaseError.invalid(.dutyUnknown, id) }
        let kind = try duty.dutyKind
        guard !kind.isDestruction else { throw ReleaseError.invalid(.dutyTakesCertificate, id) }
        let isAnswer = try kind == .recallAnswer || kind == .correction && isOfIncident(duty)
        guard event == .done || event == .neverHeld && isAnswer else {
            throw ReleaseError.invalid(.payloadNotDue, "`\(id)` is no answer to a recall")
        }
        return DutyStatement(
            event: event,
            duty: id,
            agreement: duty.version,
            kind: kind,
            owedBy: duty.owedBy,
            at: instant,
            statement: statement
        )
    }

    /// Records that a duty was done, signed by an officer of the party that owed it.
    ///
    /// A party that never held anything has nothing to tell others either: its own open notices of the same incident are
    /// discharged with its answer.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for what ``done(_:_:saying:at:)`` throws, a statement that is not the one
    ///   that is due, another party's officer, and a signature that does not count.
    package func discharge(
        _ statement: DutyStatement,
        by source: SignatureSource,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let due = try done(statement.duty, statement.event, saying: statement.statement, at: statement.at)
        guard due == statement else { throw ReleaseError.invalid(.payloadNotDue, "the duty is another") }
        let signature = try take(statement, source, at: instant)
        guard signature.signer.officer.party == due.owedBy else {
            throw ReleaseError.invalid(.dutyOfAnother, due.duty, due.owedBy.text, "\(signature.signer.officer)")
        }
        if try !office.register.duties().contains(where: { $0.id == due.duty }), let review = try review(due.duty) {
            // Nothing was released under the version yet: that it was reviewed brings the duty up, and does it.
            _ = try log(.created, [due.duty], [review.change], signature, at: instant, using: &generator)
        }
        var names = [due.duty]
        if due.event == .neverHeld { names += try ownNotices(besides: due.duty) }
        return try log(
            .discharged,
            names.sorted(),
            names.sorted().map { .discharge($0) },
            signature,
            at: instant,
            using: &generator
        )
    }

    /// The open notices that the party of an answer owes about the same incident.
    private func ownNotices(besides id: String) throws -> [String] {
        let duties = try office.register.duties()
        guard let answer = duties.first(where: { $0.id == id }) else { return [] }
        return duties.filter { duty in
            duty.created == answer.created && duty.owedBy == answer.owedBy && duty.discharged == nil
                && duty.kind == DutyKind.breachNotice.rawValue
        }.map(\.id)
    }

    private func isOfIncident(_ duty: DutyRecord) throws -> Bool {
        try office.register.incidents().contains { $0.entry == duty.created }
    }

    /// The duty to review a version under which nothing was released yet, which an officer of its recipient brings up.
    ///
    /// - Returns: `nil` for another name, or a version without a date for its review.
    private func review(_ id: String) throws -> NewDuty? {
        let registered = Set(
            try office.register.agreements().map { AgreementVersion(id: $0.id, version: $0.version) }
        )
        let agreement = try office.policies().agreements.first { agreement in
            registered.contains(agreement.identity) && DutyPlan.review(of: agreement.identity) == id
        }
        guard let agreement, let day = agreement.valid.reviewBy else { return nil }
        let start = Instant(startOf: day, at: agreement.valid.utcOffset)
        return NewDuty(
            id: id,
            release: nil,
            agreement: agreement.identity,
            kind: .review,
            owedBy: agreement.recipient,
            owedTo: agreement.provider,
            due: Instant(secondsSince1970: start.secondsSince1970 + 86_399)
        )
    }

    /// What an officer signs to say that what a duty of a release waits for has happened.
    ///
    /// - Parameter discovered: from when the time counts.
    /// - Throws: ``ReleaseError/invalid(_:)`` where the release's decision holds no such duty, it was not there then, or the
    ///   same event was reported already.
    package func begun(
        _ kind: DutyKind,
        of id: ReleaseIdentifier,
        discovered: Instant,
        saying statement: String
    ) throws -> DutyStatement {
        let first = try begun(kind, of: ReleaseOnRecord(id, in: office), discovered: discovered)[0]
        return DutyStatement(
            event: .begun,
            duty: first.id,
            agreement: first.agreement,
            kind: kind,
            owedBy: first.owedBy,
            at: discovered,
            statement: statement
        )
    }

    /// Records that what a duty of a release waits for has happened, so that it has a due date from now on.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for what ``begun(_:of:discovered:saying:)`` throws, a statement that is not the
    ///   one that is due, an officer of neither party of the release's agreement, and a signature that does not count.
    package func begin(
        _ statement: DutyStatement,
        of id: ReleaseIdentifier,
        by source: SignatureSource,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let due = try begun(statement.kind, of: id, discovered: statement.at, saying: statement.statement)
        guard due == statement else { throw ReleaseError.invalid(.payloadNotDue, "the duty is another") }
        let release = try ReleaseOnRecord(id, in: office)
        let created = try begun(statement.kind, of: release, discovered: statement.at)
        let signature = try take(statement, source, at: instant)
        let parties = [release.record.recipient, office.configuration.office]
        guard parties.contains(signature.signer.officer.party) else {
            let signer = "\(signature.signer.officer)"
            throw ReleaseError.invalid(.dutyOfAnother, id.text, release.record.recipient.text, signer)
        }
        return try log(
            .created,
            created.map(\.id),
            created.map(\.change),
            signature,
            at: instant,
            using: &generator
        )
    }

    /// The duties of a kind that begin with a discovery; at least one.
    private func begun(_ kind: DutyKind, of release: ReleaseOnRecord, discovered: Instant) throws -> [NewDuty] {
        let id = release.record.id
        let waiting = release.duties.waiting.filter { $0.kind == kind }
        guard !waiting.isEmpty else { throw ReleaseError.invalid(.dutyNotWaiting, id.text, kind.rawValue) }
        guard discovered >= release.record.stagedAt else {
            throw ReleaseError.invalid(.discoveredBefore, "\(discovered)", "\(release.record.stagedAt)")
        }
        let duties = try office.register.duties()
        try refuseSameEvent(kind, of: id, discovered: discovered, among: duties)
        var taken = Set(duties.map(\.id))
        var created: [NewDuty] = []
        for duty in waiting {
            let names = (1...).lazy.map { "\(id)/\(kind.rawValue)-\($0)" }
            guard let name = names.first(where: { !taken.contains($0) }) else { continue }
            taken.insert(name)
            created.append(
                NewDuty(
                    id: name,
                    release: id,
                    agreement: AgreementVersion(id: release.agreement.id, version: release.agreement.version),
                    kind: kind,
                    owedBy: duty.owedBy,
                    owedTo: duty.owedTo,
                    due: duty.within.after(discovered)
                )
            )
        }
        return created
    }

    /// Refuses what was reported before: an event is named by release, kind and moment of discovery.
    private func refuseSameEvent(
        _ kind: DutyKind,
        of id: ReleaseIdentifier,
        discovered: Instant,
        among duties: [DutyRecord]
    ) throws {
        for duty in duties where duty.id.hasPrefix("\(id)/\(kind.rawValue)-") {
            let reported = try LoggedStatement(entry: duty.created, in: office).statement
            guard let reported, reported.event == .begun, reported.at == discovered else { continue }
            throw ReleaseError.invalid(.eventReported, duty.id, "\(discovered)", "\(duty.created)")
        }
    }

    /// Signs a statement, or holds a signature against it; what it tells of must have happened.
    private func take(
        _ statement: DutyStatement,
        _ source: SignatureSource,
        at instant: Instant
    ) throws -> TakenSignature {
        guard statement.at <= instant else { throw ReleaseError.invalid(.discoveredLater, "\(statement.at)") }
        return try OfficerSignature.take(
            source,
            over: statement.encoded,
            type: PayloadType.duty,
            among: office.policies(),
            at: instant
        )
    }

    /// Records a certificate of destruction, which discharges every open duty of its party that asks for one.
    ///
    /// A holder of a release that was recalled may hand one in although it answered before: that the data is gone now is the
    /// end of its chain.
    ///
    /// - Parameters:
    ///   - bytes: the DSSE envelope, or the signature over the payload.
    ///   - payload: what a detached signature signs; `nil` for an envelope, which holds it.
    ///   - file: named in messages.
    /// - Throws: ``ReleaseError/invalid(_:)`` where it is none, is about something else, or was signed by nobody who may.
    package func certify(
        _ id: ReleaseIdentifier,
        _ bytes: [UInt8],
        payload: [UInt8]? = nil,
        file: String,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let release = try ReleaseOnRecord(id, in: office)
        let payload = try payload ?? Self.payload(ofCertificate: bytes, file: file)
        guard let certificate = DestructionCertificate(payload) else {
            throw ReleaseError.invalid(.notADestructionCertificate, file)
        }
        if let difference = certificate.difference(from: release) {
            throw ReleaseError.invalid(.certificateOfAnother, file, difference)
        }
        try certificate.checkDay(released: release.record.stagedAt, today: instant.date)
        let signature = try OfficerSignature.take(
            .made(bytes, name: file),
            over: payload,
            type: PayloadType.destruction,
            among: office.policies(),
            at: instant
        )
        let party = signature.signer.officer.party
        let asked = try duties(askingFor: id, from: party)
        let owed = asked.filter { $0.discharged == nil }
        if owed.isEmpty, try asked.isEmpty || isCertified(release, by: party) {
            throw ReleaseError.invalid(.nothingToCertify, party.text, id.text)
        }
        return try log(
            .discharged,
            (owed.isEmpty ? asked : owed).map(\.id),
            owed.map { .discharge($0.id) },
            signature,
            at: instant,
            using: &generator
        )
    }

    /// The duties of a party that a certificate about a release does, or comes after: the destructions, and what incidents
    /// ask it about the release, or about another because it holds this one.
    private func duties(askingFor id: ReleaseIdentifier, from party: Identifier) throws -> [DutyRecord] {
        let incidents = try office.register.incidents()
        return try office.register.duties().filter { duty in
            guard duty.owedBy == party else { return false }
            switch try duty.dutyKind {
            case .destroy, .certifyDestruction: return duty.release == id
            case .recallAnswer, .correction:
                guard let incident = incidents.first(where: { $0.entry == duty.created }) else { return false }
                if duty.release == id { return try duty.dutyKind == .recallAnswer || duty.discharged != nil }
                return try duty.dutyKind == .recallAnswer
                    && office.incidentFile(of: incident).holders.contains {
                        $0.party == party && $0.what == .release(id)
                    }
            case .breachNotice, .reidentificationReport, .review, .outputsReview: return false
            }
        }
    }

    private func isCertified(_ release: ReleaseOnRecord, by party: Identifier) throws -> Bool {
        try LoggedStatement.all(since: release.entry, in: office).contains { said in
            said.certificate?.release == release.record.id && said.officer?.party == party
        }
    }

    private static func payload(ofCertificate bytes: [UInt8], file: String) throws -> [UInt8] {
        let envelope = try Envelope(bytes, file: file)
        guard envelope.payloadType == PayloadType.destruction else {
            throw ReleaseError.invalid(.notADestructionCertificate, file)
        }
        return envelope.payload
    }

    private func log(
        _ event: DutyEntry.Event,
        _ duties: [String],
        _ changes: [RegisterChange],
        _ signature: TakenSignature,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let filed = try signature.file(in: office.evidence, using: &generator)
        let entry = DutyEntry(
            event: event,
            duties: duties,
            officer: signature.signer.officer,
            keyID: signature.signer.keyID,
            envelope: filed.address
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            changes,
            at: instant,
            evidence: filed.members,
            using: &generator
        )
        return Recorded(entry: index, duties: entry.duties, officer: signature.signer.officer)
    }
}

extension DestructionCertificate {
    /// The first thing that is not as the books say; `nil` where all of it is.
    fileprivate func difference(from release: ReleaseOnRecord) -> String? {
        if self.release != release.record.id { return "release" }
        if agreement != release.agreement { return "agreement" }
        if manifest != release.manifest { return "manifest" }
        return nil
    }
}

extension DutyKind {
    /// Whether only a certificate of destruction discharges it.
    package var isDestruction: Bool { self == .destroy || self == .certifyDestruction }
}

extension DutyRecord {
    /// The agreement that it comes from.
    package var version: AgreementVersion { AgreementVersion(id: agreement, version: agreementVersion) }

    /// Its kind.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for one that a later program recorded.
    package var dutyKind: DutyKind {
        get throws {
            guard let kind = DutyKind(rawValue: kind) else { throw ReleaseError.failed(.dutyKindUnknown, id, kind) }
            return kind
        }
    }
}
