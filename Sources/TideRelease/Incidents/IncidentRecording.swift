import TideAgreement
package import TideCore
import TideDecision
import TideLedger

/// Recalls a release, or puts another in its place: signed, logged, and then chased as duties.
package struct IncidentRecording {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What an officer orders.
    package struct Demand: Sendable {
        package let release: ReleaseIdentifier
        package let call: IncidentOrder.Call
        package let reason: String
        /// A corrected file has the discovery of its recall.
        package let discovered: Instant

        package init(
            release: ReleaseIdentifier,
            call: IncidentOrder.Call,
            reason: String,
            discovered: Instant
        ) {
            self.release = release
            self.call = call
            self.reason = reason
            self.discovered = discovered
        }
    }

    /// What was recorded.
    package struct Recorded: Sendable {
        package let incident: ReleaseIncident
        package let holders: [Holder]
        package let duties: [NewDuty]
    }

    /// What an officer of the office signs.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a release that never left, an instant that is not between the release and
    ///   now, a replacement that is none, and a corrected file without a recall or that is the wrong one still;
    ///   ``ReleaseError/refused(_:)`` for one that was recalled before, and for a corrected file while a holder's copy is not
    ///   known to be destroyed.
    package func order(_ demand: Demand, at instant: Instant) throws -> IncidentOrder {
        let release = try ReleaseOnRecord(demand.release, in: office)
        let incidents = try office.register.incidents()
        let earlier = incidents.filter { $0.release == demand.release }
        let recall = earlier.first { $0.event == .recalled }
        var discovered = demand.discovered
        switch demand.call {
        case .recall:
            if let recall { throw Self.again(recall) }
        case .replace(let replacement, _):
            if let same = recall ?? earlier.first(where: { $0.replacement != nil }) { throw Self.again(same) }
            try check(replacement, replaces: release, incidents)
        case .correct(let input):
            guard let recall else { throw ReleaseError.invalid(.correctedWithoutRecall, demand.release.text) }
            if let same = earlier.first(where: { $0.correctedInput == input }) { throw Self.again(same) }
            if let wrong = try office.recalls(among: incidents).first(where: { $0.refuses(everyReleaseOf: input) }) {
                let entry = "\(wrong.incident.entry)"
                throw ReleaseError.invalid(.correctedIsTheWrongFile, wrong.release.id.text, entry)
            }
            let missing = try HolderStandings(of: release, since: recall, in: office).missing
            guard missing.isEmpty else {
                let parties = missing.map(\.text).joined(separator: ", ")
                throw ReleaseError.refused(.destructionNotCertified, demand.release.text, parties)
            }
            discovered = recall.discovered
        }
        guard discovered <= instant else { throw ReleaseError.invalid(.discoveredLater, "\(discovered)") }
        guard discovered >= release.record.stagedAt else {
            throw ReleaseError.invalid(.discoveredBefore, "\(discovered)", "\(release.record.stagedAt)")
        }
        return IncidentOrder(
            call: demand.call,
            release: demand.release,
            manifest: release.manifest,
            reason: demand.reason,
            discovered: discovered,
            declared: instant
        )
    }

    private static func again(_ incident: ReleaseIncident) -> ReleaseError {
        .refused(.incidentAgain, incident.release.text, incident.event.rawValue, "\(incident.entry)")
    }

    /// Takes the officer's signature, files, logs, and tells the register.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for what ``order(_:at:)`` throws, an order that is not the one that is due,
    ///   another party's officer, and a signature that does not count.
    package func declare(
        _ order: IncidentOrder,
        by source: SignatureSource,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        guard order.declared <= instant else { throw ReleaseError.invalid(.discoveredLater, "\(order.declared)") }
        let due = try self.order(Demand(of: order), at: order.declared)
        guard due == order else { throw ReleaseError.invalid(.payloadNotDue, "its event or manifest is another") }
        let release = try ReleaseOnRecord(order.release, in: office)
        let policies = try office.policies()
        let signature = try OfficerSignature.take(
            source,
            over: order.encoded,
            type: PayloadType.incident,
            among: policies,
            at: instant
        )
        let officer = signature.signer.officer
        guard officer.party == office.configuration.office else {
            throw ReleaseError.invalid(.incidentByAnother, "\(officer)", office.configuration.office.text)
        }
        let clauses = try SignedClauses.all(of: office)
        let handed = try office.register.releases().filter { $0.state == .delivered }.map(HolderTrace.Handed.init)
        var relations = Relations(of: policies)
        if let sealed = try SealedClasses.behind(release.record.statement, in: office.evidence) {
            relations.formUnion(sealed.relations)
        }
        let trace = try HolderTrace(of: office, clauses, relations, handed: handed, today: instant.date)
        let holders = trace.holders(of: HolderTrace.Handed(release.record))
        let duties = IncidentDuties(
            order: order,
            agreement: AgreementVersion(id: release.agreement.id, version: release.agreement.version),
            office: office.configuration.office,
            holders: holders,
            clauses: clauses,
            origins: policies.origins(of: release.record.dataset)
        ).all
        let file = IncidentFile(
            order: order,
            envelope: try office.evidence.put(signature.bytes, using: &generator),
            officer: officer,
            holders: holders
        )
        let entry = ReleaseIncidentEntry(
            event: order.event,
            decision: release.entry,
            release: order.release,
            manifest: release.manifest,
            replacement: order.replacement,
            input: order.correctedInput,
            officer: officer,
            keyID: signature.signer.keyID,
            envelope: file.envelope,
            holders: ContentDigest(of: .array(holders.map(\.json))),
            duties: ContentDigest(of: .array(duties.map(\.json)))
        )
        let index = try office.commit(
            entry.draft(),
            [.incident(file.incident(entry: 0))] + duties.map(\.change),
            at: instant,
            evidence: [IncidentFile.name: file.json],
            using: &generator
        )
        return Recorded(incident: file.incident(entry: index), holders: holders, duties: duties)
    }

    private func check(
        _ replacement: ReleaseIdentifier,
        replaces release: ReleaseOnRecord,
        _ earlier: [ReleaseIncident]
    ) throws {
        let other = try ReleaseOnRecord(replacement, in: office)
        let difference: String? =
            if replacement == release.record.id {
                "it is the same release"
            } else if other.record.recipient != release.record.recipient {
                "its recipient is another"
            } else if other.record.dataset != release.record.dataset {
                "its dataset is another"
            } else if earlier.contains(where: { $0.release == replacement }) {
                "it was recalled or superseded itself"
            } else {
                nil
            }
        if let difference { throw ReleaseError.invalid(.replacementIsNone, replacement.text, difference) }
    }
}

extension IncidentRecording.Demand {
    /// What an order demands.
    fileprivate init(of order: IncidentOrder) {
        self.init(
            release: order.release,
            call: order.call,
            reason: order.reason,
            discovered: order.discovered
        )
    }
}
