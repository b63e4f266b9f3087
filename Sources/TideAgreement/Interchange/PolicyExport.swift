package import TideCore

/// An agreement as an ODRL 2.2 policy in JSON-LD.
///
/// What ODRL or the profile has a term for is carried over, everything else is named. An export that leaves something out is
/// no `Agreement`: it is an `Assertion`, which grants nothing, under a profile that says so. Without the clauses that it lacks
/// it would permit more than was agreed.
package struct PolicyExport: Sendable {
    package let policy: JSONValue
    /// What was not carried over, in source order.
    package let leftOut: [Diagnostic]

    /// Whether the policy is the whole agreement.
    package var isWhole: Bool { leftOut.isEmpty }

    /// Exports an agreement.
    ///
    /// - Parameter names: IRIs beside the program's own.
    package init(_ agreement: Agreement, names: InterchangeNames) {
        // WHY: an agreement is only made by reading a document, whose root the empty path is.
        guard let root = agreement.fields.written("") else { preconditionFailure("an agreement without a document") }
        var writer = PolicyWriter(root, agreement, names)
        var policy = writer.policy()
        self.leftOut = writer.leftOut
        if !leftOut.isEmpty {
            policy["@type"] = "Assertion"
            policy["profile"] = [.string(PolicyVocabulary.profile), .string(PolicyVocabulary.partProfile)]
            policy["dct:description"] = .string(
                "A part of an agreement, which grants nothing by itself. Left out: "
                    + leftOut.map { $0.arguments[0] }.joined(separator: ", ")
            )
        }
        self.policy = .object(policy)
    }

    /// The bytes of the file: the same for the same agreement, with a final newline.
    package var text: String { CanonicalJSON.readable(policy) }
}

/// Takes the clauses of an agreement one by one and puts them into a policy.
struct PolicyWriter {
    private(set) var clauses: ClauseTaker
    let names: InterchangeNames
    /// Datasets that are granted, each once, in order.
    let datasets: [Identifier]
    private let identity: String
    /// Behind each day: `Z` where the agreement says nothing.
    private let clock: String
    /// Whether releases are counted by one permission.
    let hasOneGrant: Bool

    init(_ root: ParsedNode, _ agreement: Agreement, _ names: InterchangeNames) {
        self.clauses = ClauseTaker(root)
        self.names = names
        var datasets: [Identifier] = []
        for grant in agreement.grants where !datasets.contains(grant.dataset) { datasets.append(grant.dataset) }
        self.datasets = datasets
        self.identity = names.iri(.agreement, agreement.identity.description)
        self.clock = root["valid"]?["utcOffset"]?.text ?? "Z"
        self.hasOneGrant = agreement.grants.count == 1
    }

    /// What is left, as messages.
    var leftOut: [Diagnostic] {
        clauses.rest.map { path, place in
            let name = TextForm.shown(path.joined(separator: "/"))
            guard path.first == "quota" else { return Diagnostic(.clauseWithoutTerm, [name], at: place) }
            return Diagnostic(hasOneGrant ? .quotaOfPeriod : .quotaOfSeveralGrants, [name], at: place)
        }
        .sorted()
    }

    mutating func policy() -> [String: JSONValue] {
        for path in ["tidegate", "kind", "id", "version"] { _ = clauses.take([path]) }
        _ = clauses.take(["valid", "utcOffset"])
        let prefixes = PolicyVocabulary.addedPrefixes.mapValues(JSONValue.string)
        var policy: [String: JSONValue] = [
            "@context": [.string(PolicyVocabulary.context), .object(prefixes)], "@type": "Agreement",
            "uid": .string(identity), "profile": .string(PolicyVocabulary.profile), "conflict": "prohibit",
            "dct:title": text(["title"]), "assigner": iri(.party, ["provider"]), "assignee": iri(.party, ["recipient"]),
        ]
        if let replaced = clauses.take(["supersedes"])?.text {
            policy["dct:replaces"] = LinkedData.reference(names.iri(.agreement, replaced))
        }
        if let notice = clauses.take(["notice"])?.text {
            policy["dpv:hasNotice"] = ["@type": "dpv:Notice", "dct:description": .string(notice)]
        }
        if let bases = clauses.take(["legalBasis"])?.elements {
            policy["dpv:hasLegalBasis"] = .array(bases.map(Self.legalBasis))
        }
        policy["tidegate:signatory"] = signatories()
        for (property, rules) in [
            ("permission", permissions()), ("prohibition", prohibitions()), ("obligation", obligations()),
        ] where !rules.isEmpty { policy[property] = .array(rules) }
        return policy
    }

    private mutating func text(_ path: [String]) -> JSONValue { .string(clauses.take(path)?.text ?? "") }

    private mutating func iri(_ kind: NameKind, _ path: [String]) -> JSONValue {
        .string(names.iri(kind, clauses.take(path)?.text ?? ""))
    }

    private static func legalBasis(_ basis: ParsedNode) -> JSONValue {
        .members([
            "@type": "dpv:LegalBasis", "dct:title": basis["act"]?.text.map(JSONValue.string),
            "dct:identifier": basis["section"]?.text.map(JSONValue.string),
            "tidegate:basis": basis["kind"]?.text.map(JSONValue.string),
        ])
    }

    /// Officers who sign, each of them; so many out of several have no term.
    private mutating func signatories() -> JSONValue? {
        let places = (clauses.value(["signatories"])?.elements ?? []).indices
        let officers = places.compactMap { place -> JSONValue? in
            let path = ["signatories", String(place)]
            guard let name = clauses.value(path)?.text else { return nil }
            _ = clauses.take(path)
            return LinkedData.reference(names.iri(.officer, name))
        }
        return officers.isEmpty ? nil : .array(officers)
    }

    /// Takes one clause.
    mutating func take(_ path: [String]) -> ParsedNode? { clauses.take(path) }

    /// Takes the clauses of a table, and gives their constraints in its order.
    mutating func constraints(_ terms: [ConstraintTerm], below path: [String] = []) -> [JSONValue] {
        terms.compactMap { term in
            guard let value = clauses.take(path + term.path) else { return nil }
            let operand = term.value.operand(value, clock: clock, names: names)
            return LinkedData.constraint(term.left, term.comparison, operand)
        }
    }

    /// The IRI of a part of the agreement.
    func part(_ path: String) -> JSONValue { .string("\(identity)#\(path)") }

    /// Every granted dataset, as the target of a rule about all of them.
    var everyDataset: JSONValue { .array(datasets.map { .string(names.iri(.dataset, $0.text)) }) }
}
