import TideCore

/// What keeps a release.
struct RetentionHolds {
    private let keeping: Set<ReleaseIdentifier>
    private let held: [ReleaseIdentifier: LegalHold]
    private let openDuties: [ReleaseIdentifier: String]
    /// By release, the one whose recall or superseding is not settled.
    private var incidents: [ReleaseIdentifier: ReleaseIdentifier] = [:]

    init(_ keeping: Set<ReleaseIdentifier>, in office: Office, at instant: Instant) throws {
        self.keeping = keeping
        held = try LegalHold.inForce(in: office.evidence)
        let open = try office.register.duties().filter { $0.discharged == nil }
        let named = open.compactMap { duty in duty.release.map { ($0, duty.id) } }
        openDuties = Dictionary(named) { first, _ in first }
        let all = try office.register.incidents()
        for id in Set(all.map(\.release)) {
            let chain = try IncidentChain(of: id, in: office, at: instant)
            guard !chain.isClosed || !chain.missing.isEmpty else { continue }
            incidents[id] = id
            for incident in all where incident.release == id {
                if let replacement = incident.replacement { incidents[replacement] = id }
            }
        }
    }

    func hold(of release: ReleaseRecord) -> RetentionPlan.Hold? {
        if let hold = held[release.id] { return .held(hold.at) }
        if keeping.contains(release.id) { return .asked }
        if release.state == .staged || release.state == .released { return .underWay }
        if let duty = openDuties[release.id] { return .openDuty(duty) }
        return incidents[release.id].map(RetentionPlan.Hold.incident)
    }
}
