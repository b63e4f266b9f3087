import TideAgreement
package import TideCore

extension State {
    /// Reads the `state` of a case, which has neither `tidegate` nor `kind`.
    ///
    /// - Parameter place: where it stands in its file.
    /// - Throws: ``DecisionError/invalidState(_:)`` with every problem, by path.
    package static func read(_ value: JSONValue, at place: Place?) throws(DecisionError) -> State {
        try read(value, isFile: false) { _ in place }
    }

    /// Reads a state whose parts stand at the places given by path.
    static func read(
        _ value: JSONValue,
        isFile: Bool,
        place: @escaping (String) -> Place?
    ) throws(DecisionError) -> State {
        var reader = StateReader(place: place)
        let state = reader.state(value, isFile: isFile)
        guard reader.problems.isEmpty else { throw .invalidState(reader.problems.sorted()) }
        return state
    }
}

/// Reads a state strictly, keeping every problem.
private struct StateReader {
    /// Where a path stands in the file.
    let place: (String) -> Place?
    private(set) var problems: [Diagnostic] = []

    private static let facts = [
        "approvals", "changed", "declassifiers", "duties", "requestSignatures", "reviewed", "signatures", "standing",
        "used",
    ]

    init(place: @escaping (String) -> Place?) { self.place = place }

    mutating func state(_ value: JSONValue, isFile: Bool) -> State {
        guard let members = members(value, at: "") else { return State() }
        if isFile { head(members) }
        let known = Self.facts + (isFile ? ["kind", "tidegate"] : [])
        for (position, key) in members.keys.sorted().enumerated() where !known.contains(key) {
            let nearest = position < 100 ? Suggestion.nearest(to: key, among: known) : nil
            problems.append(Diagnostic(.unknownStateKey, [key], at: place(key), suggestion: nearest))
        }
        return State(
            signatures: byVersion(members["signatures"], at: "signatures") { reader, value, path in
                reader.officer(value, at: path)
            },
            changed: byVersion(members["changed"], at: "changed") { reader, value, path in
                reader.text(value, at: path)
            },
            approvals: list(members["approvals"], at: "approvals") { reader, value, path in
                reader.officer(value, at: path)
            },
            requestSignatures: list(members["requestSignatures"], at: "requestSignatures") { reader, value, path in
                reader.officer(value, at: path)
            },
            standing: table(members["standing"], at: "standing", key: version) { reader, value, path in
                reader.standing(value, at: path)
            },
            used: table(members["used"], at: "used", key: identifier) { reader, value, path in
                reader.list(value, at: path) { reader, value, path in reader.instant(value, at: path) }
            },
            duties: list(members["duties"], at: "duties") { reader, value, path in reader.duty(value, at: path) },
            reviewed: table(members["reviewed"], at: "reviewed", key: version) { reader, value, path in
                reader.instant(value, at: path)
            },
            declassifiers: table(members["declassifiers"], at: "declassifiers", key: identifier) {
                reader,
                value,
                path in
                reader.list(value, at: path) { reader, value, path in
                    reader.name(value, at: path) { (Identifier($0), .stateNameExpected) }
                }
            }
        )
    }

    private func version(_ text: String) -> (AgreementVersion?, DiagnosticCode) {
        (AgreementVersion(text), .agreementVersionExpected)
    }

    private func identifier(_ text: String) -> (Identifier?, DiagnosticCode) {
        (Identifier(text), .stateNameExpected)
    }

    private mutating func head(_ members: [String: JSONValue]) {
        for (key, expected) in [("tidegate", "v1"), ("kind", "state")] where members[key]?.text != expected {
            problems.append(Diagnostic(.stateHeadExpected, ["\(key): \(expected)"], at: place(key)))
        }
    }

    private mutating func byVersion<Item: Hashable>(
        _ value: JSONValue?,
        at path: String,
        item: (inout Self, JSONValue, String) -> Item?
    ) -> [AgreementVersion: [Item]] {
        table(value, at: path, key: version) { reader, value, path in reader.list(value, at: path, item: item) }
    }

    /// A mapping whose keys are names of some kind.
    private mutating func table<Key: Hashable, Item>(
        _ value: JSONValue?,
        at path: String,
        key read: (String) -> (Key?, DiagnosticCode),
        item: (inout Self, JSONValue, String) -> Item?
    ) -> [Key: Item] {
        guard let value, value != .null, let members = members(value, at: path) else { return [:] }
        var result: [Key: Item] = [:]
        for (text, value) in members.sorted(by: { $0.key < $1.key }) {
            let read = read(text)
            // Nothing is looked for below a key that is no name: such a key may be of any length.
            guard let key = read.0 else {
                problems.append(Diagnostic(read.1, [text], at: place("\(path)/\(text)")))
                continue
            }
            guard let item = item(&self, value, "\(path)/\(text)") else { continue }
            result[key] = item
        }
        return result
    }

    private mutating func list<Item: Hashable>(
        _ value: JSONValue?,
        at path: String,
        item: (inout Self, JSONValue, String) -> Item?
    ) -> [Item] {
        guard let value, value != .null else { return [] }
        guard let elements = value.elements else {
            problems.append(Diagnostic(.stateShapeExpected, [path, "a list"], at: place(path)))
            return []
        }
        var items: [Item] = []
        var seen: Set<Item> = []
        for (position, element) in elements.enumerated() {
            guard let read = item(&self, element, "\(path)/\(position)") else { continue }
            guard seen.insert(read).inserted else {
                problems.append(Diagnostic(.stateEntryRepeated, ["\(read)"], at: place("\(path)/\(position)")))
                continue
            }
            items.append(read)
        }
        return items
    }

    private mutating func members(_ value: JSONValue, at path: String) -> [String: JSONValue]? {
        if let members = value.members { return members }
        let name = path.isEmpty ? "state" : path
        problems.append(Diagnostic(.stateShapeExpected, [name, "a mapping"], at: place(path)))
        return nil
    }

    private mutating func officer(_ value: JSONValue, at path: String) -> OfficerName? {
        guard let text = text(value, at: path) else { return nil }
        if let officer = OfficerName(text) { return officer }
        problems.append(Diagnostic(.officerExpected, [text], at: place(path)))
        return nil
    }

    private mutating func instant(_ value: JSONValue, at path: String) -> Instant? {
        guard let text = text(value, at: path) else { return nil }
        if let instant = Instant(text) { return instant }
        problems.append(Diagnostic(.stateInstantExpected, [text], at: place(path)))
        return nil
    }

    /// A word, as `suspended`, or a word with when or by what, as `{suspended: 2026-05-01}`.
    private mutating func standing(_ value: JSONValue, at path: String) -> AgreementStanding? {
        let detail = value.members.flatMap { $0.count == 1 ? $0.first : nil }
        let word = value.text ?? detail?.key ?? ""
        let text = detail?.value.text
        let instant = text.flatMap(Instant.init)
        switch (word, detail != nil) {
        case ("in-force", false): return .inForce
        case ("proposed", false): return .proposed
        case ("unregistered", false): return .unregistered
        case ("suspended", let isDetailed) where !isDetailed || instant != nil: return .suspended(since: instant)
        case ("terminated", let isDetailed):
            let day = text.flatMap { CalendarDate($0) }
            if !isDetailed || day != nil { return .terminated(on: day) }
        case ("superseded", let isDetailed):
            let other = text.flatMap { AgreementVersion($0) }
            if !isDetailed || other != nil { return .superseded(by: other) }
        default: break
        }
        problems.append(Diagnostic(.standingExpected, [path], at: place(path)))
        return nil
    }

    private mutating func duty(_ value: JSONValue, at path: String) -> State.OwedDuty? {
        guard let members = members(value, at: path) else { return nil }
        let known = ["agreement", "due", "kind", "party", "release"]
        for key in members.keys.sorted() where !known.contains(key) {
            let nearest = Suggestion.nearest(to: key, among: known)
            problems.append(Diagnostic(.unknownStateKey, [key], at: place("\(path)/\(key)"), suggestion: nearest))
        }
        func member(_ key: String) -> JSONValue { members[key] ?? .null }
        let agreement = name(member("agreement"), at: "\(path)/agreement", version)
        let party = name(member("party"), at: "\(path)/party", identifier)
        let kind = kind(member("kind"), at: "\(path)/kind")
        let due = instant(member("due"), at: "\(path)/due")
        let release = members["release"].flatMap { text($0, at: "\(path)/release") }
        guard let agreement, let party, let kind, let due else { return nil }
        let duty = OpenDuty(agreement: agreement, kind: kind, due: due, release: release)
        return State.OwedDuty(party: party, duty: duty)
    }

    private mutating func kind(_ value: JSONValue, at path: String) -> DutyKind? {
        guard let text = text(value, at: path) else { return nil }
        if let kind = DutyKind(rawValue: text) { return kind }
        let nearest = Suggestion.nearest(to: text, among: DutyKind.allCases.map(\.rawValue))
        problems.append(Diagnostic(.dutyKindExpected, [text], at: place(path), suggestion: nearest))
        return nil
    }

    private mutating func name<Name>(
        _ value: JSONValue,
        at path: String,
        _ read: (String) -> (Name?, DiagnosticCode)
    ) -> Name? {
        guard let text = text(value, at: path) else { return nil }
        let (name, message) = read(text)
        if name == nil { problems.append(Diagnostic(message, [text], at: place(path))) }
        return name
    }

    private mutating func text(_ value: JSONValue, at path: String) -> String? {
        if let text = value.text, !text.isEmpty { return text }
        problems.append(Diagnostic(.stateShapeExpected, [path, "a text"], at: place(path)))
        return nil
    }
}
