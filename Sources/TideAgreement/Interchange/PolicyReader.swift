import TideCore

/// Takes a policy apart into the clauses of an agreement.
struct PolicyReader {
    var reader: LinkedReader
    var document = NodeBuilder()
    var clock = PolicyClock()
    /// The agreement's own IRI, to tell the names of its parts.
    private(set) var identity = ""
    /// What all permissions repeat, as the first has it.
    var shared: NodeBuilder?
    var grants: [ParsedNode] = []
    var onward: [ParsedNode] = []
    var datasets: Set<String> = []
    /// Where grants count releases: of one grant alone, that is all of them.
    var counts: [LinkedNode] = []
    var duties: [(position: Int, duty: ParsedNode)] = []
    /// Places of duties that their IRIs name, each once.
    var placed: Set<Int> = []
    /// Targets of rules that are about every dataset.
    var wholeTargets: [(value: LinkedNode, datasets: Set<String>)] = []
    /// Actions and targets of all rules.
    private(set) var common: [String: [LinkedNode]] = [:]
    private var sides: [String: ParsedNode] = [:]

    init(_ reader: LinkedReader) { self.reader = reader }

    var problems: [Diagnostic] { reader.problems }

    private static let terms: Set<String> = [
        "@context", "@id", "odrl:profile", "odrl:conflict", "dct:title", "dct:replaces", "dpv:hasLegalBasis",
        "dpv:hasNotice", "odrl:assigner", "odrl:assignee", "tidegate:signatory", "odrl:permission",
        "odrl:prohibition", "odrl:obligation", "odrl:action", "odrl:target",
    ]

    /// The document's root, whatever problems were noted.
    mutating func agreement(_ root: LinkedNode) -> ParsedNode {
        for (key, word) in [("tidegate", "v1"), ("kind", "agreement")] {
            document.insert(.plain(word, at: root.place), at: [key])
        }
        // A part is refused as such: what it lacks would be told as if somebody had forgotten it.
        if profiles(root) {
            let members = reader.members(root, Self.terms)
            head(members, root)
            sides(of: members)
            common = members.filter { ["odrl:action", "odrl:target"].contains($0.key) }
            for rule in members["odrl:permission"] ?? [] { permission(rule) }
            for rule in members["odrl:prohibition"] ?? [] { prohibition(rule) }
            for rule in members["odrl:obligation"] ?? [] { obligation(rule) }
            conflict(members["odrl:conflict"], isNeeded: members["odrl:prohibition"] != nil, root)
            finish(root)
        }
        return document.node(at: root.place)
    }

    /// Whether the profiles are known, and none says that the policy is a part.
    private mutating func profiles(_ root: LinkedNode) -> Bool {
        var isWhole = true
        for entry in root.node.entries ?? [] where reader.context.term(entry.key) == "odrl:profile" {
            for value in LinkedNode(node: entry.value, pointer: "#/\(entry.key)").values {
                guard let iri = reader.iri(value, "profile") else { continue }
                if iri == PolicyVocabulary.partProfile {
                    reader.note(Diagnostic(.partOfAgreement, at: value.place))
                    isWhole = false
                } else if ![PolicyVocabulary.profile, PolicyVocabulary.coreProfile].contains(iri) {
                    reader.note(Diagnostic(.profileNotKnown, [TextForm.shown(iri)], at: value.place))
                }
            }
        }
        return isWhole
    }

    private mutating func head(_ members: [String: [LinkedNode]], _ root: LinkedNode) {
        let types = members["@type"] ?? []
        // An agreement is a policy too, and may say so.
        let others = types.filter { reader.word($0) != "odrl:Agreement" }
        let isAgreement = others.count < types.count && others.allSatisfy { reader.word($0) == "odrl:Policy" }
        if !isAgreement || types.count > 2 {
            let name =
                (others.first ?? types.first).map { reader.word($0).map(PolicyVocabulary.short) ?? $0.node.text ?? "" }
                ?? "Set"
            reader.note(
                Diagnostic(.notAgreementPolicy, [TextForm.shown(name)], at: (others.first ?? types.first ?? root).place)
            )
        }
        if let uid = reader.single(members["@id"], "uid") {
            if let name = reader.name(uid, .agreement, "uid") { identify(name, uid) }
        } else {
            reader.note(.policyValue, ["uid"], at: root, expected: "an IRI")
        }
        if let title = reader.single(members["dct:title"], "dct:title").flatMap({ reader.text($0, "dct:title") }) {
            document.insert(title, at: ["title"])
        }
        if let replaced = reader.single(members["dct:replaces"], "dct:replaces")
            .flatMap({ reader.name($0, .agreement, "dct:replaces") })
        {
            document.insert(replaced, at: ["supersedes"])
        }
        names(members["tidegate:signatory"], .officer, "tidegate:signatory", to: ["signatories"], root)
        if let notice = reader.single(members["dpv:hasNotice"], "dpv:hasNotice") {
            let inner = reader.members(notice, ["dct:description"], types: ["dpv:Notice"])
            let text = reader.single(inner["dct:description"], "dct:description")
                .flatMap { reader.text($0, "dct:description") }
            if let text { document.insert(text, at: ["notice"]) }
        }
        if let bases = members["dpv:hasLegalBasis"], let first = bases.first {
            document.insert(.list(bases.map { legalBasis($0) }, at: first.place), at: ["legalBasis"])
        }
    }

    private mutating func identify(_ name: ParsedNode, _ uid: LinkedNode) {
        guard let text = name.text, let version = AgreementVersion(text) else {
            let shown = [uid.node.text ?? text(of: name), uid.pointer].map(TextForm.shown) + ["agreement"]
            return reader.note(Diagnostic(.iriWithoutName, shown, at: uid.place))
        }
        identity = uid.node.text.map(reader.context.iri) ?? ""
        document.insert(ParsedNode(place: uid.place, content: .scalar(version.id.text, isPlain: false)), at: ["id"])
        document.insert(.plain(String(version.version), at: uid.place), at: ["version"])
    }

    private func text(of node: ParsedNode) -> String { node.text ?? "" }

    private mutating func legalBasis(_ value: LinkedNode) -> ParsedNode {
        let terms = ["dct:title": "act", "dct:identifier": "section", "tidegate:basis": "kind"]
        let members = reader.members(value, Set(terms.keys), types: ["dpv:LegalBasis"])
        var basis = NodeBuilder()
        for (term, key) in terms.sorted(by: { $0.value < $1.value }) {
            if let text = reader.single(members[term], term).flatMap({ reader.text($0, term) }) {
                basis.insert(text, at: [key])
            }
        }
        return basis.node(at: value.place)
    }

    /// Names of a kind as a list at a path; none where there are none.
    mutating func names(
        _ values: [LinkedNode]?,
        _ kind: NameKind,
        _ term: String,
        to path: [String],
        _ owner: LinkedNode
    ) {
        guard let values else { return }
        let list = values.compactMap { reader.name($0, kind, term, types: ["odrl:Party"]) }
        document.insert(.list(list, at: values.first?.place ?? owner.place), at: path)
    }

    /// Provider and recipient of a rule or of all: one each in a whole agreement.
    mutating func sides(of members: [String: [LinkedNode]]) {
        for (term, key) in [("odrl:assigner", "provider"), ("odrl:assignee", "recipient")] {
            let short = PolicyVocabulary.short(term)
            guard let value = reader.single(members[term], short),
                let name = reader.name(value, .party, short, types: ["odrl:Party"])
            else { continue }
            guard let first = sides[key] else {
                sides[key] = name
                document.insert(name, at: [key])
                continue
            }
            if first.text != name.text { reader.note(.permissionsDiffer, [short], at: value) }
        }
    }

    /// What an agreement forbids prevails; ODRL voids the policy where it does not say so.
    private mutating func conflict(_ values: [LinkedNode]?, isNeeded: Bool, _ root: LinkedNode) {
        let value = reader.single(values, "conflict")
        guard value != nil || isNeeded else { return }
        if value.flatMap(reader.word) != "odrl:prohibit" {
            reader.note(Diagnostic(.conflictStrategy, at: (value ?? root).place))
        }
    }

    /// What is known when all rules were read.
    private mutating func finish(_ root: LinkedNode) {
        if grants.count > 1 { for count in counts { reader.note(.countOfSeveralPermissions, [], at: count) } }
        if let shared { document.merge(shared) }
        if let offset = clock.offset {
            document.insert(
                ParsedNode(place: clock.place ?? root.place, content: .scalar(offset, isPlain: false)),
                at: ["valid", "utcOffset"]
            )
        }
        if !grants.isEmpty { document.insert(.list(grants, at: grants[0].place), at: ["grants"]) }
        if !onward.isEmpty { document.insert(.list(onward, at: onward[0].place), at: ["onward"]) }
        let inOrder = duties.sorted { $0.position < $1.position }.map(\.duty)
        if !inOrder.isEmpty { document.insert(.list(inOrder, at: inOrder[0].place), at: ["duties"]) }
        for (value, named) in wholeTargets where named != datasets { reader.note(.targetNotWhole, [], at: value) }
    }

    /// What a part of the agreement is called behind `#KIND/`; `nil` where its IRI is none of the agreement's.
    mutating func partName(_ members: [String: [LinkedNode]], _ kind: String) -> ParsedNode? {
        // Where the agreement's own IRI names nothing, that has been noted already.
        guard let value = reader.single(members["@id"], "uid"), let iri = reader.iri(value, "uid"), !identity.isEmpty
        else { return nil }
        let prefix = "\(identity)#\(kind)/"
        guard iri.hasPrefix(prefix) else {
            reader.note(.termNotCarried, ["uid"], at: value)
            return nil
        }
        return ParsedNode(place: value.place, content: .scalar(String(iri.dropFirst(prefix.count)), isPlain: false))
    }
}
