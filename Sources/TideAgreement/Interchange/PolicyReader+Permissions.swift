import TideCore

extension PolicyReader {
    /// A grant, or a clause of passing on.
    mutating func permission(_ rule: LinkedNode) {
        let members = members(ofRule: rule, ["odrl:duty"], type: "odrl:Permission")
        switch action(members, rule) {
        case "odrl:read"?: grant(rule, members)
        case "odrl:distribute"?: passingOn(rule, members)
        case let other?: refuse(action: other, rule)
        case nil: break
        }
    }

    /// The members of a rule, with what the policy says once for all of them.
    mutating func members(ofRule rule: LinkedNode, _ terms: Set<String>, type: String) -> [String: [LinkedNode]] {
        let known = terms.union([
            "@id", "odrl:action", "odrl:target", "odrl:assigner", "odrl:assignee", "odrl:constraint",
        ])
        var members = reader.members(rule, known, types: [type])
        sides(of: members)
        members.merge(common) { $0 + $1 }
        return members
    }

    /// The one action of a rule.
    mutating func action(_ members: [String: [LinkedNode]], _ rule: LinkedNode) -> String? {
        guard let value = reader.single(members["odrl:action"], "action") else {
            reader.note(.policyValue, ["action"], at: rule, expected: "one value")
            return nil
        }
        if let word = reader.word(value) { return word }
        if let text = value.node.text {
            reader.note(.actionNotCarried, [text], at: value)
        } else {
            // A refined action: its refinements are what cannot be carried.
            _ = reader.members(value, ["@id"])
        }
        return nil
    }

    mutating func refuse(action: String, _ rule: LinkedNode) {
        reader.note(.actionNotCarried, [PolicyVocabulary.short(action)], at: rule)
    }

    private mutating func grant(_ rule: LinkedNode, _ members: [String: [LinkedNode]]) {
        var grant = NodeBuilder()
        if let id = partName(members, "grants") { grant.insert(id, at: ["id"]) }
        if let target = reader.single(members["odrl:target"], "target") {
            self.target(target, ConstraintTerm.ofTarget, in: &grant)
        }
        let constraints = reader.constraints(members["odrl:constraint"])
        let isOfGrant = { (constraint: ReadConstraint) in
            ConstraintTerm.ofGrant.contains { $0.left == constraint.left }
        }
        let counted = constraints.filter { constraint in
            ConstraintTerm.ofQuota.contains { $0.left == constraint.left }
        }
        counts += counted.map(\.value)
        var shared = NodeBuilder()
        let others = constraints.filter { !isOfGrant($0) }
        reader.place(others, by: ConstraintTerm.ofAgreement + ConstraintTerm.ofQuota, in: &shared, clock: &clock)
        if let place = counted.first?.value.place {
            shared.insert(.plain("agreement", at: place), at: ["quota", "per"])
        }
        reader.place(constraints.filter(isOfGrant), by: ConstraintTerm.ofGrant, in: &grant, clock: &clock)
        approvals(members["odrl:duty"], in: &shared)
        agree(on: shared, rule)
        grants.append(grant.node(at: rule.place))
    }

    /// What an agreement says once must be the same in every permission.
    private mutating func agree(on own: NodeBuilder, _ rule: LinkedNode) {
        guard let first = shared else {
            shared = own
            return
        }
        let (mine, theirs) = (own.node(at: rule.place), first.node(at: rule.place))
        let keys = Set((mine.entries ?? []).map(\.key) + (theirs.entries ?? []).map(\.key)).sorted()
        for key in keys where mine[key]?.untypedJSON != theirs[key]?.untypedJSON {
            reader.note(.permissionsDiffer, [key], at: rule)
        }
    }

    /// A dataset, whole or refined to columns and days.
    private mutating func target(_ value: LinkedNode, _ terms: [ConstraintTerm], in grant: inout NodeBuilder) {
        guard let (source, refinements) = collection(value) else { return }
        if let name = reader.name(source, .dataset, "target") {
            datasets.insert(name.text ?? "")
            grant.insert(name, at: ["dataset"])
        }
        let constraints = reader.constraints(refinements)
        var columns: [ParsedNode.Entry] = []
        for constraint in constraints where constraint.left == "tidegate:column" {
            let treatment = ["odrl:isAnyOf": "keep", "odrl:isNoneOf": "drop"][constraint.comparison]
            guard let treatment else {
                reader.refuse(constraint)
                continue
            }
            for right in constraint.right {
                guard let name = reader.literal(right, "tidegate:column")?.text else { continue }
                if columns.contains(where: { $0.key == name }) {
                    reader.note(.constraintTwice, [name], at: right)
                } else {
                    let word = ParsedNode.plain(treatment, at: right.place)
                    columns.append(ParsedNode.Entry(key: name, keyPlace: right.place, value: word))
                }
            }
        }
        if !columns.isEmpty {
            grant.insert(ParsedNode(place: value.place, content: .mapping(columns)), at: ["columns"])
        }
        reader.place(constraints.filter { $0.left != "tidegate:column" }, by: terms, in: &grant, clock: &clock)
    }

    /// What a target names, and how it is refined.
    private mutating func collection(_ value: LinkedNode) -> (source: LinkedNode, refinements: [LinkedNode])? {
        guard value.node.entries != nil else { return (value, []) }
        let terms: Set<String> = ["@id", "odrl:source", "odrl:refinement"]
        let members = reader.members(value, terms, types: ["odrl:Asset", "odrl:AssetCollection"])
        guard let source = reader.single((members["@id"] ?? []) + (members["odrl:source"] ?? []), "target") else {
            reader.note(.policyValue, ["target"], at: value, expected: "an IRI")
            return nil
        }
        return (source, members["odrl:refinement"] ?? [])
    }

    private mutating func passingOn(_ rule: LinkedNode, _ members: [String: [LinkedNode]]) {
        if members["@id"] != nil { _ = partName(members, "onward") }
        var clause = NodeBuilder()
        var named: Set<String> = []
        var columns: [ParsedNode?] = []
        for value in members["odrl:target"] ?? [] {
            guard let (source, refinements) = collection(value) else { continue }
            if let name = reader.name(source, .dataset, "target") { named.insert(name.text ?? "") }
            columns.append(onwardColumns(reader.constraints(refinements), value))
        }
        if Set(columns.map { $0?.untypedJSON }).count > 1 { reader.note(.permissionsDiffer, ["target"], at: rule) }
        wholeTargets.append((rule, named))
        if let list = columns.first ?? nil { clause.insert(list, at: ["columns"]) }
        let constraints = reader.constraints(members["odrl:constraint"])
        reader.place(constraints, by: ConstraintTerm.ofOnward, in: &clause, clock: &clock)
        let officers = consents(members["odrl:duty"])
        if let officer = officers.first {
            if officers.count > 1 {
                reader.note(.policyValue, ["consentingParty"], at: rule, expected: "one value")
            }
            clause.insert(officer, at: ["approval"])
        }
        onward.append(clause.node(at: rule.place))
    }

    private mutating func onwardColumns(_ constraints: [ReadConstraint], _ value: LinkedNode) -> ParsedNode? {
        var list: ParsedNode?
        for constraint in constraints {
            guard constraint.left == "tidegate:column", constraint.comparison == "odrl:isAnyOf", list == nil else {
                reader.refuse(constraint)
                continue
            }
            let names = constraint.right.compactMap { reader.text($0, "tidegate:column") }
            list = .list(names, at: constraint.value.place)
        }
        return list
    }

    /// All officers whose approval a permission needs.
    private mutating func approvals(_ duties: [LinkedNode]?, in shared: inout NodeBuilder) {
        let officers = consents(duties)
        guard let first = officers.first else { return }
        shared.insert(.plain(String(officers.count), at: first.place), at: ["approvals", "count"])
        shared.insert(.list(officers, at: first.place), at: ["approvals", "from"])
    }

    /// The officers whose consent is a duty before a permission.
    private mutating func consents(_ duties: [LinkedNode]?) -> [ParsedNode] {
        var officers: [ParsedNode] = []
        for duty in duties ?? [] {
            let members = reader.members(duty, ["odrl:action", "odrl:consentingParty"], types: ["odrl:Duty"])
            guard let action = action(members, duty) else { continue }
            guard action == "odrl:obtainConsent" else {
                refuse(action: action, duty)
                continue
            }
            guard let parties = members["odrl:consentingParty"], !parties.isEmpty else {
                reader.note(.policyValue, ["consentingParty"], at: duty, expected: "at least one value")
                continue
            }
            officers += parties.compactMap {
                reader.name($0, .officer, "consentingParty", types: ["odrl:Party"])
            }
        }
        return officers
    }
}
