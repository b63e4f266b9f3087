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
        var terms = NodeBuilder()
        let officers = consents(members["odrl:duty"], &terms)
        if !terms.isEmpty { reader.note(.termNotCarried, ["constraint"], at: rule) }
        if let officer = officers.first {
            if officers.count > 1 {
                reader.note(.policyValue, ["consentingParty"], at: rule, expected: "one value")
            }
            clause.insert(officer, at: ["approval"])
        }
        onward.append(clause.node(at: rule.place))
    }

    /// All officers whose approval a permission needs.
    private mutating func approvals(_ duties: [LinkedNode]?, in shared: inout NodeBuilder) {
        var terms = NodeBuilder()
        let officers = consents(duties, &terms)
        guard let first = officers.first else { return }
        for entry in terms.node(at: first.place).entries ?? [] {
            shared.insert(entry.value, at: ["approvals", entry.key])
        }
        shared.insert(.plain(String(officers.count), at: first.place), at: ["approvals", "count"])
        shared.insert(.list(officers, at: first.place), at: ["approvals", "from"])
    }

    /// The officers whose consent is a duty before a permission.
    ///
    /// - Parameter terms: gets what must differ between them.
    private mutating func consents(_ duties: [LinkedNode]?, _ terms: inout NodeBuilder) -> [ParsedNode] {
        var officers: [ParsedNode] = []
        for duty in duties ?? [] {
            let known: Set<String> = ["odrl:action", "odrl:consentingParty", "odrl:constraint"]
            let members = reader.members(duty, known, types: ["odrl:Duty"])
            guard let action = action(members, duty) else { continue }
            guard action == "odrl:obtainConsent" else {
                refuse(action: action, duty)
                continue
            }
            guard let parties = members["odrl:consentingParty"], !parties.isEmpty else {
                reader.note(.policyValue, ["consentingParty"], at: duty, expected: "at least one value")
                continue
            }
            let constraints = reader.constraints(members["odrl:constraint"])
            reader.place(constraints, by: ConstraintTerm.ofApproval, in: &terms, clock: &clock)
            officers += parties.compactMap {
                reader.name($0, .officer, "consentingParty", types: ["odrl:Party"])
            }
        }
        return officers
    }
}
