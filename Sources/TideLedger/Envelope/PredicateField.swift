import TideCore

/// A field that stands in clear in an entry: its name, what it may hold, whether it may be missing.
///
/// One table serves the reader and the published schema.
struct PredicateField {
    /// What a field may hold.
    enum Kind {
        case text
        case texts
        case choice([String])
        case count
        case digest
        /// Digests of hidden fields: base64url, ascending, each once.
        case digests
        case instant
        case object
        /// A tree head: origin, size, root, cosigned, and its time if a witness gave one.
        case anchor
    }

    let name: String
    let kind: Kind
    let isRequired: Bool
    /// The states in which it stands, and must; `nil` where it has to do with none.
    let states: [String]?

    init(_ name: String, _ kind: Kind, isRequired: Bool = true) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.states = nil
    }

    /// A field that entries of some states have, and no others.
    init(_ name: String, _ kind: Kind, in states: [String]) {
        self.name = name
        self.kind = kind
        self.isRequired = false
        self.states = states
    }

    /// Whether entries of a state must have it.
    func isRequired(in state: String) -> Bool { states?.contains(state) ?? isRequired }

    /// Whether entries of a state may have it.
    func isAdmitted(in state: String) -> Bool { states?.contains(state) ?? true }

    func admits(_ value: JSONValue) -> Bool {
        switch kind {
        case .text: value.text != nil
        case .texts: Self.isList(value) { _ in true }
        case .choice(let choices): value.text.map(choices.contains) == true
        case .count: value.number.map { $0 >= 0 } == true
        case .digest: value.text.flatMap(ContentDigest.init(hex:)) != nil
        case .digests: Self.isList(value) { Base64URL.decode($0)?.count == 32 } && Self.isAscending(value)
        case .instant: value.text.map { $0.utf8.count == Self.instantLength && Instant($0) != nil } == true
        case .object: value.members != nil
        case .anchor: Anchor(value) != nil
        }
    }

    /// A text of this length that is an instant has its only spelling with a time.
    private static let instantLength = 20

    /// The field's JSON Schema.
    var schema: JSONValue {
        switch kind {
        case .text: ["type": "string"]
        case .texts: ["items": ["type": "string"], "type": "array"]
        case .choice(let choices): ["enum": JSONValue(choices)]
        case .count: ["maximum": .integer(JSONValue.largestInteger), "minimum": 0, "type": "integer"]
        case .digest: ["pattern": "^[0-9a-f]{64}$", "type": "string"]
        case .digests:
            ["items": ["pattern": "^[A-Za-z0-9_-]{43}$", "type": "string"], "type": "array", "uniqueItems": true]
        case .instant: ["pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", "type": "string"]
        case .object: ["type": "object"]
        case .anchor: Anchor.schema
        }
    }

    private static func isList(_ value: JSONValue, _ admits: (String) -> Bool) -> Bool {
        value.elements?.allSatisfy { $0.text.map(admits) == true } == true
    }

    private static func isAscending(_ value: JSONValue) -> Bool {
        let texts = (value.elements ?? []).compactMap(\.text)
        return zip(texts, texts.dropFirst()).allSatisfy { $0 < $1 }
    }
}

extension PredicateType {
    /// The first field that is missing, of another kind, or critical and unknown; `nil` if the predicate can be relied on.
    ///
    /// A field that is not known and not named in `crit` is let pass: later versions may add what an older verifier need
    /// not understand.
    func problem(in predicate: JSONValue) -> String? {
        guard predicate.members != nil else { return "predicate" }
        let state = predicate[stateField]?.text ?? ""
        for field in fields {
            guard let value = predicate[field.name] else {
                if field.isRequired(in: state) { return field.name }
                continue
            }
            guard field.admits(value), field.isAdmitted(in: state) else { return field.name }
        }
        let critical = (predicate["crit"]?.elements ?? []).compactMap(\.text)
        guard critical.contains(stateField) else { return "crit" }
        return critical.first { name in !fields.contains { $0.name == name } || predicate[name] == nil }
    }
}
