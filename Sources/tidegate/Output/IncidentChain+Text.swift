import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease

extension IncidentChain {
    /// The chain for people: what happened in order, who holds what, what is open, the last certificate.
    var text: String {
        var lines = [
            "release \(release.record.id)",
            "  of \(release.record.dataset) to \(release.record.recipient), under "
                + "\(release.agreement.id)@\(release.agreement.version), entry \(release.entry), "
                + "\(release.record.stagedAt)", "", "what happened",
        ]
        lines += events.map(\.sentence)
        for part in incidents where part.order.correctedInput == nil {
            let heading =
                incidents.count { $0.order.correctedInput == nil } > 1 ? " (\(part.order.event.rawValue))" : ""
            lines += ["", "who holds what of it\(heading)"]
            lines += part.holders.isEmpty ? ["  nobody"] : part.holders.map(\.sentence)
            lines += part.section("notices\(heading)", [.breachNotice])
            lines += part.section("answers\(heading)", [.recallAnswer, .correction])
        }
        lines.append("")
        if let last = lastCertificate {
            lines.append("last certificate of destruction: entry \(last.entry), destroyed \(last.destroyed)")
        } else {
            lines.append("no destruction was certified yet")
        }
        if !missing.isEmpty {
            let parties = missing.map(\.text).joined(separator: ", ")
            lines.append("not known to be destroyed: \(parties); until then no corrected file can follow")
        }
        lines.append(isClosed ? "closed: every step was done" : "open: \(openCount) of \(stepCount) steps")
        return lines.joined(separator: "\n") + "\n"
    }

    private var stepCount: Int { incidents.reduce(0) { $0 + $1.steps.count } }

    var json: JSONValue {
        .members([
            "release": .string(release.record.id.text), "dataset": .string(release.record.dataset.text),
            "recipient": .string(release.record.recipient.text), "agreement": release.agreement.json,
            "entry": JSONValue(release.entry), "events": .array(events.map(\.json)),
            "incidents": .array(incidents.map(\.json)), "closed": .bool(isClosed),
            "missing": JSONValue(missing.map(\.text)),
            "open": JSONValue(openCount),
            "lastCertificate": lastCertificate.map {
                ["entry": JSONValue($0.entry), "destroyed": .string("\($0.destroyed)")]
            },
        ])
    }
}

extension IncidentChain.Part {
    /// The steps of some kinds under a heading; nothing where there are none.
    fileprivate func section(_ heading: String, _ kinds: [DutyKind]) -> [String] {
        let chosen = steps.filter { kinds.contains($0.kind) }
        return chosen.isEmpty ? [] : ["", heading] + chosen.map(\.sentence)
    }

    fileprivate var json: JSONValue {
        .members([
            "event": .string(order.event.rawValue), "entry": JSONValue(incident.entry),
            "discovered": .string("\(order.discovered)"), "declared": .string("\(order.declared)"),
            "officer": .string(officer.description), "reason": .string(order.reason),
            "wrong": order.matter.map { .string($0.rawValue) },
            "replacement": order.replacement.map { .string($0.text) },
            "input": order.correctedInput.map { .string($0.hex) },
            "holders": .array(holders.map(\.json)), "steps": .array(steps.map(\.json)),
        ])
    }
}

extension HolderStandings.Line {
    fileprivate var sentence: String {
        let what =
            switch holder.what {
            case .release(let release): "release \(release)"
            case .dataset(let dataset): "dataset \(dataset)"
            }
        let way = holder.through.map(\.description).joined(separator: ", then ")
        return "  \(holder.party), \(holder.certainty.rawValue): \(what), under \(way), since \(holder.since); \(words)"
    }

    private var words: String {
        switch standing {
        case .destroyed(let day, let entry): "destroyed \(day), entry \(entry)"
        case .neverHeld(let entry): "never held it, entry \(entry)"
        case .answered(let entry): "answered, entry \(entry); not certified as destroyed"
        case .silent: "not certified as destroyed"
        }
    }

    fileprivate var json: JSONValue {
        let (word, entry, day): (String, Int?, CalendarDate?) =
            switch standing {
            case .destroyed(let day, let entry): ("destroyed", entry, day)
            case .neverHeld(let entry): ("never-held", entry, nil)
            case .answered(let entry): ("answered", entry, nil)
            case .silent: ("silent", nil, nil)
            }
        let more: [String: JSONValue?] = [
            "standing": .string(word), "standingEntry": entry.map { JSONValue($0) },
            "destroyed": day.map { .string("\($0)") },
        ]
        return .object((holder.json.members ?? [:]).merging(more.compactMapValues { $0 }) { first, _ in first })
    }
}

extension IncidentChain.Step {
    fileprivate var sentence: String {
        let to = duty.owedTo.map { " to \($0)" } ?? ""
        let late = daysLate.map { $0 == 0 ? ", late" : ", \($0) \($0 == 1 ? "day" : "days") late" } ?? ""
        let head = "  \(duty.owedBy)\(to): \(kind.words), due \(duty.due)"
        guard let done else { return head + (late.isEmpty ? ", open" : ", open\(late)") + " (\(duty.id))" }
        let by = done.officer.map { " by \($0)" } ?? ""
        let what = done.destroyed.map { "destroyed \($0)" } ?? "done"
        let when = done.at.map { " \($0)" } ?? ""
        let said = done.statement.map { ": \($0)" } ?? ""
        return head + "; \(what),\(when) entry \(done.entry)\(by)\(late)\(said)"
    }

    fileprivate var json: JSONValue {
        .members([
            "duty": .string(duty.id), "kind": .string(kind.rawValue), "owedBy": .string(duty.owedBy.text),
            "owedTo": duty.owedTo.map { .string($0.text) }, "due": .string("\(duty.due)"),
            "daysLate": daysLate.map { JSONValue($0) }, "entry": done.map { JSONValue($0.entry) },
            "doneAt": done?.at.map { .string("\($0)") }, "officer": done?.officer.map { .string($0.description) },
            "statement": done?.statement.map { .string($0) },
            "destroyed": done?.destroyed.map { .string("\($0)") },
        ])
    }
}
