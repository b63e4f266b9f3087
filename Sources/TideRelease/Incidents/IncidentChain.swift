package import TideCore
package import TideDecision
import TideLedger

/// Everything that follows from a release that was wrong, from its discovery to the last certificate of destruction.
package struct IncidentChain: Sendable {
    package let release: ReleaseOnRecord
    /// One for a recall, one for a superseding; by entry.
    package let incidents: [Part]

    /// One incident with what it set going.
    package struct Part: Sendable {
        package let incident: ReleaseIncident
        package let order: IncidentOrder
        package let officer: OfficerName
        package let holders: [Holder]
        /// By due date, then name.
        package let steps: [Step]
    }

    /// One duty and what became of it.
    package struct Step: Sendable {
        package let duty: DutyRecord
        package let kind: DutyKind
        package let done: Done?
        /// Whole days after its due date, at the end or until now; `nil` where it was or is in time.
        package let daysLate: Int?
    }

    /// How a duty was done.
    package struct Done: Sendable {
        package let entry: Int
        package let at: Instant?
        package let officer: OfficerName?
        /// In the officer's words; of a certificate its method.
        package let statement: String?
        /// The day of the destruction, where a certificate says one.
        package let destroyed: CalendarDate?
    }

    /// Whether nothing is open any more.
    package var isClosed: Bool { incidents.allSatisfy { $0.steps.allSatisfy { $0.done != nil } } }

    /// How many duties are open.
    package var openCount: Int { incidents.reduce(0) { $0 + $1.steps.count { $0.done == nil } } }

    /// The last destruction that was certified: the entry and the day.
    package var lastCertificate: (entry: Int, destroyed: CalendarDate)? {
        incidents.flatMap(\.steps).compactMap { step in
            step.done.flatMap { done in done.destroyed.map { (done.entry, $0) } }
        }.max { $0.0 < $1.0 }
    }

    /// Reads the chain of a release.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a release that was neither recalled nor superseded.
    package init(of id: ReleaseIdentifier, in office: Office, at instant: Instant) throws {
        let release = try ReleaseOnRecord(id, in: office)
        let incidents = try office.register.incidents().filter { $0.release == id }
        guard !incidents.isEmpty else { throw ReleaseError.invalid(.noIncident, id.text) }
        let duties = try office.register.duties()
        self.release = release
        self.incidents = try incidents.sorted { $0.entry < $1.entry }.map { incident in
            let record = try Self.evidence(behind: incident.entry, in: office)
            guard let file = IncidentFile(evidence: record) else {
                throw ReleaseError.failed(.evidenceChanged, "entry \(incident.entry)")
            }
            return Part(
                incident: incident,
                order: file.order,
                officer: file.officer,
                holders: file.holders,
                steps: try duties.filter { $0.created == incident.entry }.map { duty in
                    try Self.step(duty, in: office, at: instant)
                }
            )
        }
    }

    private static func step(_ duty: DutyRecord, in office: Office, at instant: Instant) throws -> Step {
        let done = try duty.discharged.map { try Self.done(entry: $0, in: office) }
        let end = done?.at ?? instant
        let late = end.secondsSince1970 - duty.due.secondsSince1970
        return Step(
            duty: duty,
            kind: try duty.dutyKind,
            done: done,
            daysLate: late > 0 ? Int(late / 86_400) : nil
        )
    }

    private static func done(entry: Int, in office: Office) throws -> Done {
        let body = try office.ledger.store.entries(entry..<(entry + 1)).first?.body ?? []
        let file = "entry \(entry)"
        let loggedAt = try Statement(Envelope(body, file: file).payload, file: file).loggedAt
        let record = try Self.evidence(behind: entry, in: office)
        let disclosed = (record["disclosures"]?.elements ?? []).compactMap(\.text).compactMap(Disclosure.init)
        let officer = disclosed.first { $0.name == "officer" }?.value.text.flatMap(OfficerName.init)
        guard let digest = record["envelope"]?.text.flatMap(ContentDigest.init(hex:)) else {
            return Done(entry: entry, at: loggedAt, officer: officer, statement: nil, destroyed: nil)
        }
        // A detached signature has what it signs beside it.
        let beside = record["payload"]?.text.flatMap(ContentDigest.init(hex:))
        let payload =
            try beside.map { try office.evidence.get($0) } ?? Envelope(office.evidence.get(digest), file: file).payload
        if let certificate = DestructionCertificate(payload) {
            return Done(
                entry: entry,
                at: loggedAt,
                officer: officer,
                statement: certificate.method,
                destroyed: certificate.destroyed
            )
        }
        let said = try? CanonicalJSON.decode(payload)
        return Done(
            entry: entry,
            at: loggedAt,
            officer: officer,
            statement: said?["statement"]?.text,
            destroyed: nil
        )
    }

    private static func evidence(behind entry: Int, in office: Office) throws -> JSONValue {
        guard let body = try office.ledger.store.entries(entry..<(entry + 1)).first?.body else {
            throw ReleaseError.failed(.evidenceMissing, "entry \(entry)")
        }
        return try office.evidence.record(behind: ContentDigest(of: body))
    }
}
