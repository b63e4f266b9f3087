import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease

extension IncidentChain {
    /// The chain for people: discovery, entries, holders, notices, answers, the last certificate.
    var text: String {
        var lines = [
            "release \(release.record.id)",
            "  of \(release.record.dataset) to \(release.record.recipient), under "
                + "\(release.agreement.id)@\(release.agreement.version), entry \(release.entry), "
                + "\(release.record.stagedAt)",
        ]
        for part in incidents {
            let replacement = part.order.replacement.map { ", by release \($0)" } ?? ""
            lines += [
                "",
                "discovered \(part.order.discovered)",
                "\(part.order.event.rawValue) \(part.order.declared)\(replacement), entry \(part.incident.entry), "
                    + "signed by \(part.officer)",
                "  \(part.order.reason)", "", "who holds what of it",
            ]
            lines += part.holders.isEmpty ? ["  nobody"] : part.holders.map(\.sentence)
            lines += part.section("notices", [.breachNotice])
            lines += part.section("answers", [.recallAnswer, .correction])
        }
        lines.append("")
        if let last = lastCertificate {
            lines.append("last certificate of destruction: entry \(last.entry), destroyed \(last.destroyed)")
        } else {
            lines.append("no destruction was certified yet")
        }
        lines.append(isClosed ? "closed: every step was done" : "open: \(openCount) of \(stepCount) steps")
        return lines.joined(separator: "\n") + "\n"
    }

    private var stepCount: Int { incidents.reduce(0) { $0 + $1.steps.count } }

    var json: JSONValue {
        .members([
            "release": .string(release.record.id.text), "dataset": .string(release.record.dataset.text),
            "recipient": .string(release.record.recipient.text), "agreement": release.agreement.json,
            "entry": JSONValue(release.entry), "incidents": .array(incidents.map(\.json)), "closed": .bool(isClosed),
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
            "replacement": order.replacement.map { .string($0.text) },
            "holders": .array(holders.map(\.json)), "steps": .array(steps.map(\.json)),
        ])
    }
}

extension Holder {
    fileprivate var sentence: String {
        let what =
            switch self.what {
            case .release(let release): "release \(release)"
            case .dataset(let dataset): "dataset \(dataset)"
            }
        let way = through.map(\.description).joined(separator: ", then ")
        return "  \(party), \(certainty.rawValue): \(what), under \(way), since \(since)"
    }
}

extension IncidentChain.Step {
    fileprivate var sentence: String {
        let to = duty.owedTo.map { " to \($0)" } ?? ""
        let late = daysLate.map { $0 == 0 ? ", late" : ", \($0) days late" } ?? ""
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
