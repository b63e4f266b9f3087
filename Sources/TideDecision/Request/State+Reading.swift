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

    private static let facts = ["approvals", "changed", "signatures"]

    init(place: @escaping (String) -> Place?) { self.place = place }

    mutating func state(_ value: JSONValue, isFile: Bool) -> State {
        guard let members = members(value, at: "") else { return State() }
        if isFile { head(members) }
        let known = Self.facts + (isFile ? ["kind", "tidegate"] : [])
        for key in members.keys.sorted() where !known.contains(key) {
            let nearest = Suggestion.nearest(to: key, among: known)
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
            }
        )
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
        guard let value, value != .null, let members = members(value, at: path) else { return [:] }
        var result: [AgreementVersion: [Item]] = [:]
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            let items = list(value, at: "\(path)/\(key)", item: item)
            guard let version = AgreementVersion(key) else {
                problems.append(Diagnostic(.agreementVersionExpected, [key], at: place("\(path)/\(key)")))
                continue
            }
            result[version] = items
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
        for (position, element) in elements.enumerated() {
            guard let read = item(&self, element, "\(path)/\(position)") else { continue }
            if items.contains(read) {
                problems.append(Diagnostic(.stateEntryRepeated, ["\(read)"], at: place("\(path)/\(position)")))
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

    private mutating func text(_ value: JSONValue, at path: String) -> String? {
        if let text = value.text, !text.isEmpty { return text }
        problems.append(Diagnostic(.stateShapeExpected, [path, "a text"], at: place(path)))
        return nil
    }
}
