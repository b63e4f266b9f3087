package import TideAgreement
package import TideCore
package import TideDecision
package import TideLedger

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

    /// Records that a duty was done, signed by an officer of the party that owed it.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for an unknown or discharged duty, another party's officer or key, and for a
    ///   destruction, which takes a certificate.
    package func discharge(
        _ id: String,
        saying statement: String,
        as officer: OfficerName,
        with key: SigningKey,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let known = try office.register.duties().first { $0.id == id }
        guard let duty = try known ?? review(id, as: officer, with: key, at: instant, using: &generator) else {
            throw ReleaseError.invalid(.dutyUnknown, id)
        }
        if let entry = duty.discharged { throw ReleaseError.invalid(.dutyDone, id, "\(entry)") }
        let kind = try duty.dutyKind
        guard !kind.isDestruction else { throw ReleaseError.invalid(.dutyTakesCertificate, id) }
        guard officer.party == duty.owedBy else {
            throw ReleaseError.invalid(.dutyOfAnother, id, duty.owedBy.text, officer.description)
        }
        let signed = DutyStatement(
            event: .done,
            duty: id,
            agreement: duty.version,
            kind: kind,
            owedBy: duty.owedBy,
            at: instant,
            statement: statement
        )
        let envelope = try OfficerSignature.sign(
            CanonicalJSON.encode(signed.json),
            type: PayloadType.duty,
            as: officer,
            with: key,
            among: office.policies(),
            on: instant.date
        )
        return try log(
            .discharged,
            [id],
            [.discharge(id)],
            OfficerSignature.Signer(officer: officer, keyID: key.verifyingKey.keyID),
            envelope.encoded,
            at: instant,
            using: &generator
        )
    }

    /// The duty to review a version under which nothing was released yet, which an officer of its recipient brings up.
    ///
    /// - Returns: `nil` for another name, or a version without a date for its review.
    private func review(
        _ id: String,
        as officer: OfficerName,
        with key: SigningKey,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> DutyRecord? {
        let policies = try office.policies()
        let registered = Set(
            try office.register.agreements().map { AgreementVersion(id: $0.id, version: $0.version) }
        )
        let agreement = policies.agreements.first { agreement in
            registered.contains(agreement.identity) && DutyPlan.review(of: agreement.identity) == id
        }
        guard let agreement, let day = agreement.valid.reviewBy else { return nil }
        guard officer.party == agreement.recipient else {
            throw ReleaseError.invalid(.dutyOfAnother, id, agreement.recipient.text, officer.description)
        }
        let start = Instant(startOf: day, at: agreement.valid.utcOffset)
        let duty = NewDuty(
            id: id,
            release: nil,
            agreement: agreement.identity,
            kind: .review,
            owedBy: agreement.recipient,
            owedTo: agreement.provider,
            due: Instant(secondsSince1970: start.secondsSince1970 + 86_399)
        )
        let signed = DutyStatement(
            event: .begun,
            duty: id,
            agreement: agreement.identity,
            kind: .review,
            owedBy: agreement.recipient,
            at: instant,
            statement: "the agreement names the day"
        )
        let envelope = try OfficerSignature.sign(
            CanonicalJSON.encode(signed.json),
            type: PayloadType.duty,
            as: officer,
            with: key,
            among: policies,
            on: instant.date
        )
        _ = try log(
            .created,
            [id],
            [duty.change],
            OfficerSignature.Signer(officer: officer, keyID: key.verifyingKey.keyID),
            envelope.encoded,
            at: instant,
            using: &generator
        )
        return try office.register.duties().first { $0.id == id }
    }

    /// Records that what a duty of a release waits for has happened, so that it has a due date from now on.
    ///
    /// - Parameters:
    ///   - discovered: from when the time counts.
    ///   - officer: of either party of the release's agreement.
    /// - Throws: ``ReleaseError/invalid(_:)`` where the release's decision holds no such duty.
    package func begin(
        _ kind: DutyKind,
        of id: ReleaseIdentifier,
        discovered: Instant,
        saying statement: String,
        as officer: OfficerName,
        with key: SigningKey,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let release = try ReleaseOnRecord(id, in: office)
        let waiting = release.duties.waiting.filter { $0.kind == kind }
        guard !waiting.isEmpty else { throw ReleaseError.invalid(.dutyNotWaiting, id.text, kind.rawValue) }
        guard discovered <= instant else { throw ReleaseError.invalid(.discoveredLater, "\(discovered)") }
        guard discovered >= release.record.stagedAt else {
            throw ReleaseError.invalid(.discoveredBefore, "\(discovered)", "\(release.record.stagedAt)")
        }
        let parties = [release.record.recipient, office.configuration.office]
        guard parties.contains(officer.party) else {
            throw ReleaseError.invalid(.dutyOfAnother, id.text, release.record.recipient.text, officer.description)
        }
        let version = AgreementVersion(id: release.agreement.id, version: release.agreement.version)
        let taken = Set(try office.register.duties().map(\.id))
        var created: [NewDuty] = []
        for duty in waiting {
            let name = "\(id)/\(kind.rawValue)-"
            let number = (1...).first { number in
                !taken.contains("\(name)\(number)") && !created.contains { $0.id == "\(name)\(number)" }
            }
            created.append(
                NewDuty(
                    id: "\(name)\(number ?? 1)",
                    release: id,
                    agreement: version,
                    kind: kind,
                    owedBy: duty.owedBy,
                    owedTo: duty.owedTo,
                    due: duty.within.after(discovered)
                )
            )
        }
        let signed = DutyStatement(
            event: .begun,
            duty: created[0].id,
            agreement: version,
            kind: kind,
            owedBy: created[0].owedBy,
            at: discovered,
            statement: statement
        )
        let envelope = try OfficerSignature.sign(
            CanonicalJSON.encode(signed.json),
            type: PayloadType.duty,
            as: officer,
            with: key,
            among: office.policies(),
            on: instant.date
        )
        return try log(
            .created,
            created.map(\.id),
            created.map(\.change),
            OfficerSignature.Signer(officer: officer, keyID: key.verifyingKey.keyID),
            envelope.encoded,
            at: instant,
            using: &generator
        )
    }

    /// Records a certificate of destruction, which discharges every duty of its party that asks for one.
    ///
    /// - Parameters:
    ///   - bytes: the DSSE envelope.
    ///   - file: named in messages.
    /// - Throws: ``ReleaseError/invalid(_:)`` where it is none, is about something else, or was signed by nobody who may.
    package func certify(
        _ id: ReleaseIdentifier,
        _ bytes: [UInt8],
        file: String,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let release = try ReleaseOnRecord(id, in: office)
        let envelope = try Envelope(bytes, file: file)
        guard envelope.payloadType == PayloadType.destruction,
            let certificate = DestructionCertificate(envelope.payload)
        else { throw ReleaseError.invalid(.notADestructionCertificate, file) }
        if let difference = certificate.difference(from: release, today: instant.date) {
            throw ReleaseError.invalid(.certificateOfAnother, file, difference)
        }
        let verdict = OfficerSignature.verify(
            bytes,
            payload: envelope.payload,
            type: PayloadType.destruction,
            among: try office.policies().parties,
            at: instant
        )
        let signer: OfficerSignature.Signer
        switch verdict {
        case .valid(let found): signer = found
        case .invalid(let reason): throw ReleaseError.invalid(.signatureNotValid, file, reason)
        }
        let owed = try office.register.duties().filter { duty in
            duty.release == id && duty.owedBy == signer.officer.party && duty.discharged == nil
                && (DutyKind(rawValue: duty.kind).map { $0.isDestruction || $0 == .recallAnswer } ?? false)
        }
        guard !owed.isEmpty else {
            throw ReleaseError.invalid(.nothingToCertify, signer.officer.party.text, id.text)
        }
        return try log(
            .discharged,
            owed.map(\.id),
            owed.map { .discharge($0.id) },
            signer,
            bytes,
            at: instant,
            using: &generator
        )
    }

    private func log(
        _ event: DutyEntry.Event,
        _ duties: [String],
        _ changes: [RegisterChange],
        _ signer: OfficerSignature.Signer,
        _ envelope: [UInt8],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let entry = DutyEntry(
            event: event,
            duties: duties,
            officer: signer.officer,
            keyID: signer.keyID,
            envelope: try office.evidence.put(envelope, using: &generator)
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            changes,
            at: instant,
            evidence: ["envelope": .string(entry.envelope.hex)],
            using: &generator
        )
        return Recorded(entry: index, duties: entry.duties, officer: signer.officer)
    }
}

extension DestructionCertificate {
    /// The first thing that is not as the books say; `nil` where all of it is.
    fileprivate func difference(from release: ReleaseOnRecord, today: CalendarDate) -> String? {
        if self.release != release.record.id { return "release" }
        if agreement != release.agreement { return "agreement" }
        if manifest != release.manifest { return "manifest" }
        if destroyed < release.record.stagedAt.date || destroyed > today { return "destroyed" }
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
