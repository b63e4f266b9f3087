import TideCore
import TideRelease

extension IncidentChain.Event {
    /// One line: when, in which entry, what, who signed, in whose words.
    var sentence: String {
        let when = at?.description ?? "-"
        let place = entry.map { "entry \($0)  " } ?? ""
        let by = officer.map { ", signed by \($0)" } ?? ""
        let said = statement.map { ": \($0)" } ?? ""
        return "  \(when)  \(place)\(words)\(by)\(said)"
    }

    private var words: String {
        switch what {
        case .discovered: "found out"
        case .recalled(let matter): "recalled, the \(matter.rawValue) was wrong"
        case .superseded(let release): "superseded by release \(release)"
        case .corrected(let input): "a file may leave in its place, SHA-256 \(input.hex)"
        case .notice(let party, let told): "\(party) told \(told?.text ?? "whom it concerns")"
        case .answer(let party): "\(party) answered"
        case .neverHeld(let party): "\(party) never held it"
        case .replaced(let party): "\(party) replaced the file"
        case .destroyed(let party, let day): "\(party) certified that it was destroyed on \(day)"
        case .released(let release, nil): "released in its place: \(release)"
        case .released(let release, let entry?):
            "released in its place: \(release), recalled itself by entry \(entry); see tidegate recall show \(release)"
        }
    }

    var json: JSONValue {
        var members: [String: JSONValue?] = [
            "at": at.map { .string("\($0)") }, "entry": entry.map { JSONValue($0) },
            "officer": officer.map { .string("\($0)") }, "statement": statement.map { .string($0) },
        ]
        switch what {
        case .discovered: members["event"] = "discovered"
        case .recalled(let matter):
            members["event"] = "recalled"
            members["wrong"] = .string(matter.rawValue)
        case .superseded(let release):
            members["event"] = "superseded"
            members["replacement"] = .string(release.text)
        case .corrected(let input):
            members["event"] = "corrected"
            members["input"] = .string(input.hex)
        case .notice(let party, let told):
            members["event"] = "notice"
            members["party"] = .string(party.text)
            members["told"] = told.map { .string($0.text) }
        case .answer(let party): (members["event"], members["party"]) = ("answer", .string(party.text))
        case .neverHeld(let party): (members["event"], members["party"]) = ("never-held", .string(party.text))
        case .replaced(let party): (members["event"], members["party"]) = ("replaced", .string(party.text))
        case .destroyed(let party, let day):
            (members["event"], members["party"]) = ("destroyed", .string(party.text))
            members["destroyed"] = .string("\(day)")
        case .released(let release, let entry):
            members["event"] = "released"
            members["release"] = .string(release.text)
            members["recalledBy"] = entry.map { JSONValue($0) }
        }
        return .object(members.compactMapValues { $0 })
    }
}
