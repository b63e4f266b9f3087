import TideAgreement
import TideCore
import TideDecision
import TideLedger

/// Puts what happened after a release was found wrong into one line of events.
struct IncidentEvents {
    let release: ReleaseOnRecord
    let parts: [IncidentChain.Part]
    /// Everything that was said about duties since the release was made.
    let said: [LoggedStatement]

    typealias Event = IncidentChain.Event

    /// The events: discoveries first, then in the order of their entries.
    func all(with releases: [Event]) -> [Event] {
        let logged = (parts.map(order) + said.flatMap(events) + releases).sorted { ($0.entry ?? 0) < ($1.entry ?? 0) }
        return discoveries + logged
    }

    /// A corrected file has the discovery of its recall.
    private var discoveries: [Event] {
        var instants: [Instant] = []
        for part in parts where !instants.contains(part.order.discovered) { instants.append(part.order.discovered) }
        return instants.sorted().map { Event(what: .discovered, entry: nil, at: $0, officer: nil, statement: nil) }
    }

    private func order(_ part: IncidentChain.Part) -> Event {
        let what: Event.What =
            switch part.order.call {
            case .recall(let matter, _): .recalled(matter)
            case .replace(let other, _): .superseded(by: other)
            case .correct(let input): .corrected(input: input)
            }
        return Event(
            what: what,
            entry: part.incident.entry,
            at: part.order.declared,
            officer: part.officer,
            statement: part.order.reason
        )
    }

    /// What a statement or certificate says about this release; nothing where it is about another.
    private func events(_ said: LoggedStatement) -> [Event] {
        if let certificate = said.certificate {
            guard let party = said.officer?.party, isHeld(certificate.release, by: party) else { return [] }
            return [event(.destroyed(by: party, on: certificate.destroyed), said)]
        }
        guard let statement = said.statement, said.statement?.event != .begun,
            let duty = parts.flatMap(\.steps).first(where: { $0.duty.id == statement.duty })
        else { return [] }
        switch (statement.event, duty.kind) {
        case (.neverHeld, _): return [event(.neverHeld(by: statement.owedBy), said)]
        case (_, .breachNotice): return [event(.notice(by: statement.owedBy, to: duty.duty.owedTo), said)]
        case (_, .correction): return [event(.replaced(by: statement.owedBy), said)]
        default: return [event(.answer(by: statement.owedBy), said)]
        }
    }

    private func isHeld(_ certified: ReleaseIdentifier, by party: Identifier) -> Bool {
        certified == release.record.id
            || parts.flatMap(\.holders).contains { line in
                line.holder.party == party && line.holder.holds(certified, of: release.record.id)
            }
    }

    private func event(_ what: Event.What, _ said: LoggedStatement) -> Event {
        Event(
            what: what,
            entry: said.entry,
            at: said.loggedAt,
            officer: said.officer,
            statement: said.words
        )
    }

    /// The releases whose record says that they take a release's place.
    static func releases(
        superseding id: ReleaseIdentifier,
        in office: Office,
        _ incidents: [ReleaseIncident]
    ) throws -> [Event] {
        guard incidents.contains(where: { $0.release == id && $0.correctedInput != nil }) else { return [] }
        return try office.register.releases().compactMap { record in
            guard record.state == .delivered, let entry = record.entry else { return nil }
            let texts = try office.evidence.record(behind: record.statement)["disclosures"]?.elements ?? []
            let named = texts.compactMap(\.text).compactMap(Disclosure.init).first { $0.name == "supersedes" }
            guard named?.value.elements?.contains(.string(id.text)) == true else { return nil }
            let recall = incidents.first { $0.release == record.id && $0.event == .recalled }
            return Event(
                what: .released(record.id, recalledBy: recall?.entry),
                entry: entry,
                at: record.stagedAt,
                officer: nil,
                statement: nil
            )
        }
    }
}
