import TideCore

/// A value of a JSON-LD document and where it stands.
struct LinkedNode {
    let node: ParsedNode
    /// JSON Pointer from the root, written as a fragment: `#/permission/0`.
    ///
    /// *Source:* RFC 6901.
    let pointer: String

    var place: Place { node.place }

    /// The member that it is the value of, or one of; `@graph` for the root, which is none.
    var called: String {
        pointer.split(separator: "/").last { !$0.allSatisfy(\.isNumber) && $0 != "#" }.map(String.init) ?? "@graph"
    }

    /// Elements of a list, in JSON or in JSON-LD; the value alone where it is none.
    var values: [LinkedNode] {
        if let elements = node.elements {
            return elements.enumerated().flatMap { position, element in
                LinkedNode(node: element, pointer: "\(pointer)/\(position)").values
            }
        }
        if let entries = node.entries, entries.count == 1, ["@list", "@set"].contains(entries[0].key) {
            return LinkedNode(node: entries[0].value, pointer: "\(pointer)/\(entries[0].key)").values
        }
        return [self]
    }
}

/// Reads values of a JSON-LD document in its compact form, and notes whatever stands there and is not asked for.
struct LinkedReader {
    let context: LinkedContext
    let names: InterchangeNames
    private(set) var problems: [Diagnostic] = []
    /// How many more unknown names a near one is looked for; a hostile file would ask without end.
    private var suggestionsLeft = 500

    init(_ context: LinkedContext, _ names: InterchangeNames) {
        self.context = context
        self.names = names
    }

    /// Notes a problem of a value; its pointer is the last argument but for what was expected.
    mutating func note(_ code: DiagnosticCode, _ arguments: [String], at value: LinkedNode, expected: String? = nil) {
        let shown = (arguments + [value.pointer]).map(TextForm.shown)
        problems.append(Diagnostic(code, shown + [expected].compactMap(\.self), at: value.place))
    }

    /// Notes a problem as it is.
    mutating func note(_ problem: Diagnostic) { problems.append(problem) }

    /// The members of an object by term, each with its values.
    ///
    /// - Parameters:
    ///   - terms: those that are asked for; any other is noted.
    ///   - types: what its `@type` may be, if it has one.
    mutating func members(_ value: LinkedNode, _ terms: Set<String>, types: Set<String> = []) -> [String: [LinkedNode]]
    {
        guard let entries = value.node.entries else {
            note(.policyValue, [value.called], at: value, expected: "an object")
            return [:]
        }
        var members: [String: [LinkedNode]] = [:]
        for entry in entries {
            let pointer = "\(value.pointer)/\(entry.key.replacing("~", with: "~0").replacing("/", with: "~1"))"
            let member = LinkedNode(node: entry.value, pointer: pointer)
            guard let term = context.term(entry.key), terms.contains(term) || term == "@type" else {
                let shown = [entry.key, pointer].map(TextForm.shown)
                let meant = nearest(to: entry.key, among: terms)
                note(Diagnostic(.termNotCarried, shown, at: entry.keyPlace, suggestion: meant))
                continue
            }
            if term == "@context" { continue }
            members[term, default: []] += member.values
        }
        if !types.isEmpty {
            for type in members["@type"] ?? [] where !types.contains(word(type) ?? "") {
                note(
                    .policyValue,
                    ["@type"],
                    at: type,
                    expected: types.sorted().map { "`\($0)`" }.joined(separator: ", ")
                )
            }
        }
        return members
    }

    private mutating func nearest(to name: String, among terms: Set<String>) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        let names = terms.filter { !$0.hasPrefix("@") }.map(PolicyVocabulary.short)
        return Suggestion.nearest(to: name, among: names.sorted())
    }

    /// The one value of a member; several are noted.
    mutating func single(_ values: [LinkedNode]?, _ term: String) -> LinkedNode? {
        guard let values, let first = values.first else { return nil }
        if values.count > 1 { note(.policyValue, [PolicyVocabulary.short(term)], at: values[1], expected: "one value") }
        return first
    }

    /// A term of a vocabulary, as `odrl:read`; `nil` where it is none.
    func word(_ value: LinkedNode) -> String? {
        let entry = value.node.entries?.count == 1 ? value.node.entries?[0] : nil
        let named = entry.flatMap { context.term($0.key) == "@id" ? $0.value.text : nil }
        return (value.node.text ?? named).flatMap(context.term)
    }

    /// The same, or the name as it is written where no vocabulary has it: nothing is called so, and it can be told by name.
    func named(_ value: LinkedNode) -> String? { word(value) ?? value.node.text }

    /// The IRI that a value is, or that an object of nothing but an IRI and types has; what else stands there is noted.
    mutating func iri(_ value: LinkedNode, _ term: String, types: Set<String> = []) -> String? {
        var written = value
        if value.node.entries != nil {
            let members = members(value, ["@id"], types: types)
            guard let named = single(members["@id"], "@id") else {
                note(.policyValue, [PolicyVocabulary.short(term)], at: value, expected: "an IRI")
                return nil
            }
            written = named
        }
        guard case .scalar(let text, isPlain: false) = written.node.content,
            InterchangeNames.isIRI(context.iri(text))
        else {
            note(.policyValue, [PolicyVocabulary.short(term)], at: value, expected: "an IRI")
            return nil
        }
        return context.iri(text)
    }

    /// The name that an IRI stands for.
    mutating func name(_ value: LinkedNode, _ kind: NameKind, _ term: String, types: Set<String> = []) -> ParsedNode? {
        guard let iri = iri(value, term, types: types) else { return nil }
        guard let name = names.name(kind, of: iri) else {
            let shown = [iri, value.pointer].map(TextForm.shown) + [kind.rawValue]
            note(Diagnostic(.iriWithoutName, shown, at: value.place))
            return nil
        }
        return ParsedNode(place: value.place, content: .scalar(name, isPlain: false))
    }

    /// A literal's text, of one of several types or of none.
    mutating func literal(_ value: LinkedNode, _ term: String, types: [String] = []) -> (text: String, type: String?)? {
        if let text = value.node.text, !value.node.isNull { return (text, nil) }
        let members = (value.node.entries ?? []).map { (context.term($0.key), $0.value) }
        if let inner = members.first(where: { $0.0 == "@value" })?.1, !inner.isNull, let written = inner.text {
            let named = members.first { $0.0 == "@type" }?.1
            let type = named?.text.flatMap(context.term)
            let isKnown = type.map { types.isEmpty ? $0 == "xsd:string" : types.contains($0) } ?? (named == nil)
            if isKnown, members.count == (named == nil ? 1 : 2) { return (written, type) }
        }
        let expected = types.isEmpty ? "a text" : "a value of type " + types.map { "`\($0)`" }.joined(separator: ", ")
        note(.policyValue, [PolicyVocabulary.short(term)], at: value, expected: expected)
        return nil
    }

    /// A text as a node of a document.
    mutating func text(_ value: LinkedNode, _ term: String) -> ParsedNode? {
        literal(value, term).map { ParsedNode(place: value.place, content: .scalar($0.text, isPlain: false)) }
    }
}
