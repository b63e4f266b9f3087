import TideAgreement
package import TideCore
import TideDecision

/// What is known of each holder's copy of a release that was recalled or superseded.
package struct HolderStandings: Sendable {
    /// In the order of the incident's list.
    package let lines: [Line]
    private let recipient: Identifier

    /// One holder.
    package struct Line: Hashable, Sendable {
        package let holder: Holder
        package let standing: Standing
    }

    /// What its officers said last that settles it.
    package enum Standing: Hashable, Sendable {
        /// Destroyed on a day, as its certificate says.
        case destroyed(CalendarDate, entry: Int)
        /// It never held any of it.
        case neverHeld(entry: Int)
        /// It answered something else, as that it must keep it.
        case answered(entry: Int)
        case silent
    }

    /// Reads what the holders of an incident's list said since the release was made.
    init(of release: ReleaseOnRecord, since incident: ReleaseIncident, in office: Office) throws {
        let file = try office.incidentFile(of: incident)
        let said = try LoggedStatement.all(since: release.entry, in: office)
        self.init(of: release, file: file, duties: try office.duties(createdBy: incident.entry), said: said)
    }

    init(of release: ReleaseOnRecord, file: IncidentFile, duties: [DutyRecord], said: [LoggedStatement]) {
        recipient = release.record.recipient
        let own = Set(duties.map(\.id))
        lines = file.holders.map { holder in
            var standing = Standing.silent
            for statement in said {
                if let certificate = statement.certificate {
                    guard statement.officer?.party == holder.party,
                        holder.holds(certificate.release, of: release.record.id)
                    else { continue }
                    standing = .destroyed(certificate.destroyed, entry: statement.entry)
                } else if let answer = statement.statement, own.contains(answer.duty), answer.owedBy == holder.party,
                    answer.kind == .recallAnswer || answer.kind == .correction
                {
                    // What is gone stays gone, whatever else is said later.
                    if case .destroyed = standing { continue }
                    standing =
                        answer.event == .neverHeld
                        ? .neverHeld(entry: statement.entry) : .answered(entry: statement.entry)
                }
            }
            return Line(holder: holder, standing: standing)
        }
    }

    /// Who has not certified yet that its copy is gone, ascending.
    ///
    /// The recipient certifies: the office handed it the file. Every other holder certifies or says, signed, that it never
    /// held any of it; nobody can certify that what never was is destroyed.
    package var missing: [Identifier] {
        lines.filter { line in
            switch line.standing {
            case .destroyed: false
            case .neverHeld: line.holder.party == recipient
            case .answered, .silent: true
            }
        }.map(\.holder.party).sorted()
    }
}

extension Holder {
    /// Whether a certificate about a release is about what this holder holds of another.
    func holds(_ certified: ReleaseIdentifier, of recalled: ReleaseIdentifier) -> Bool {
        certified == recalled || what == .release(certified)
    }
}
