import TideAgreement
package import TideCore
package import TideDecision
import TideLedger

/// Everything that follows from a release that was wrong, from its discovery to the last certificate of destruction.
package struct IncidentChain: Sendable {
    package let release: ReleaseOnRecord
    /// One for a recall, one for each superseding; by entry.
    package let incidents: [Part]
    /// Of a recall: whose copy is not known to be destroyed, ascending.
    package let missing: [Identifier]
    /// What happened, in order: discoveries, orders, statements and certificates of holders, corrected releases.
    package let events: [Event]

    /// One incident with what it set going.
    package struct Part: Sendable {
        package let incident: ReleaseIncident
        package let order: IncidentOrder
        package let officer: OfficerName
        /// Who holds what of it, with what is known of each copy.
        package let holders: [HolderStandings.Line]
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

    /// Something that happened.
    package struct Event: Hashable, Sendable {
        package let what: What
        /// `nil` for a discovery, which no entry of its own says.
        package let entry: Int?
        package let at: Instant?
        package let officer: OfficerName?
        /// In the officer's words; of a certificate its method.
        package let statement: String?

        /// What happened.
        package enum What: Hashable, Sendable {
            case discovered
            case recalled(RecallMatter)
            case superseded(by: ReleaseIdentifier)
            /// An officer ordered a file in its place.
            case corrected(input: ContentDigest)
            /// A party told another.
            case notice(by: Identifier, to: Identifier?)
            case answer(by: Identifier)
            case neverHeld(by: Identifier)
            case replaced(by: Identifier)
            case destroyed(by: Identifier, on: CalendarDate)
            /// A release of the file that was ordered in its place; recalled itself where an entry says so.
            case released(ReleaseIdentifier, recalledBy: Int?)
        }
    }

    /// Whether nothing is open any more.
    package var isClosed: Bool { openCount == 0 }

    /// How many duties are open.
    package var openCount: Int { incidents.reduce(0) { $0 + $1.steps.count { $0.done == nil } } }

    /// The last destruction that was certified: the entry and the day.
    package var lastCertificate: (entry: Int, destroyed: CalendarDate)? {
        events.compactMap { event in
            guard case .destroyed(_, let day) = event.what, let entry = event.entry else { return nil }
            return (entry, day)
        }.max { $0.0 < $1.0 }
    }

    /// Reads the chain of a release.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a release that was neither recalled nor superseded.
    package init(of id: ReleaseIdentifier, in office: Office, at instant: Instant) throws {
        let release = try ReleaseOnRecord(id, in: office)
        let incidents = try office.register.incidents()
        let own = incidents.filter { $0.release == id }.sorted { $0.entry < $1.entry }
        guard !own.isEmpty else { throw ReleaseError.invalid(.noIncident, id.text) }
        let said = try LoggedStatement.all(since: release.entry, in: office)
        var missing: [Identifier] = []
        let parts = try own.map { incident in
            let file = try office.incidentFile(of: incident)
            let duties = try office.duties(createdBy: incident.entry)
            let standings = HolderStandings(of: release, file: file, duties: duties, said: said)
            if incident.event == .recalled { missing = standings.missing }
            return Part(
                incident: incident,
                order: file.order,
                officer: file.officer,
                holders: standings.lines,
                steps: try duties.map { try Step($0, in: office, at: instant) }
            )
        }
        self.release = release
        self.incidents = parts
        self.missing = missing
        self.events = IncidentEvents(release: release, parts: parts, said: said)
            .all(with: try IncidentEvents.releases(superseding: id, in: office, incidents))
    }
}

extension IncidentChain.Step {
    fileprivate init(_ duty: DutyRecord, in office: Office, at instant: Instant) throws {
        let done = try duty.discharged.map { entry in
            let said = try LoggedStatement(entry: entry, in: office)
            return IncidentChain.Done(
                entry: entry,
                at: said.loggedAt,
                officer: said.officer,
                statement: said.words,
                destroyed: said.certificate?.destroyed
            )
        }
        let late = (done?.at ?? instant).secondsSince1970 - duty.due.secondsSince1970
        self.init(
            duty: duty,
            kind: try duty.dutyKind,
            done: done,
            daysLate: late > 0 ? Int(late / 86_400) : nil
        )
    }
}
