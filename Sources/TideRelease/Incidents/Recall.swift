import TideAgreement
import TideCore
import TideLedger

/// A recall together with the release that it is about: what it refuses from then on.
struct Recall {
    let incident: ReleaseIncident
    let release: ReleaseRecord
    let order: IncidentOrder

    /// Whether no release of a source file is permitted any more, however protected.
    func refuses(everyReleaseOf input: ContentDigest) -> Bool { order.matter == .input && release.input == input }

    /// Whether the recall refuses a release of a source file, protected in some way, to a group that counts as one reader.
    func refuses(_ input: ContentDigest, transformation: ContentDigest, to readers: Set<Identifier>) -> Bool {
        guard release.input == input, let matter = order.matter else { return false }
        return switch matter {
        case .input: true
        case .protection: release.transformation == transformation
        case .recipient: readers.contains(release.recipient)
        }
    }
}

extension Office {
    /// The recalls among incidents, by entry.
    func recalls(among incidents: [ReleaseIncident]) throws -> [Recall] {
        let recalled = incidents.filter { $0.event == .recalled }
        guard !recalled.isEmpty else { return [] }
        let releases = Dictionary(uniqueKeysWithValues: try register.releases().map { ($0.id, $0) })
        return try recalled.compactMap { incident in
            guard let release = releases[incident.release] else { return nil }
            return Recall(incident: incident, release: release, order: try incidentFile(of: incident).order)
        }
    }

    /// What was filed behind an incident's entry.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where it is missing or not whole.
    func incidentFile(of incident: ReleaseIncident) throws -> IncidentFile {
        let file = "entry \(incident.entry)"
        guard let body = try ledger.store.entries(incident.entry..<(incident.entry + 1)).first?.body else {
            throw ReleaseError.failed(.evidenceMissing, file)
        }
        guard let filed = IncidentFile(evidence: try evidence.record(behind: ContentDigest(of: body))) else {
            throw ReleaseError.failed(.evidenceChanged, file)
        }
        return filed
    }

    /// The duties that an entry created, by due date, then name.
    func duties(createdBy entry: Int) throws -> [DutyRecord] {
        try register.duties().filter { $0.created == entry }
    }
}
