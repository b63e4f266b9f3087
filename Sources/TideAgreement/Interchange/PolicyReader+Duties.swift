import TideCore

extension PolicyReader {
    /// A purpose that is forbidden, a join, or finding out who a record is about.
    mutating func prohibition(_ rule: LinkedNode) {
        let members = members(ofRule: rule, ["odrl:remedy"], type: "odrl:Prohibition")
        guard let action = action(members, rule) else { return }
        let constraints = reader.constraints(members["odrl:constraint"])
        var isBan = false
        switch action {
        case "odrl:use":
            let before = document.has(["never"])
            if constraints.isEmpty || before { refuse(action: action, rule) }
            reader.place(constraints, by: ConstraintTerm.ofNever, in: &document, clock: &clock)
        case "tidegate:link":
            for constraint in constraints { reader.refuse(constraint) }
            if document.has(["linkage"]) { return refuse(action: action, rule) }
            document.insert(.plain("none", at: rule.place), at: ["linkage"])
        case "tidegate:reidentify":
            for constraint in constraints { reader.refuse(constraint) }
            isBan = true
            var terms = NodeBuilder()
            let remedies = members["odrl:remedy"] ?? []
            if let remedy = reader.single(remedies, "remedy") { inform(remedy, "report", in: &terms) }
            add(terms, "noReidentification", rule, members)
        default: return refuse(action: action, rule)
        }
        if !isBan {
            for remedy in members["odrl:remedy"] ?? [] { reader.note(.termNotCarried, ["remedy"], at: remedy) }
        }
        everyDataset(members, rule, isNeeded: true)
    }

    /// What the recipient owes, a review, or an audit.
    mutating func obligation(_ rule: LinkedNode) {
        let terms: Set<String> = ["odrl:informedParty", "odrl:trackingParty"]
        let members = members(ofRule: rule, terms, type: "odrl:Duty")
        guard let action = action(members, rule) else { return }
        for (term, owner) in [("odrl:informedParty", "odrl:inform"), ("odrl:trackingParty", "odrl:acceptTracking")] {
            for value in members[term] ?? [] where action != owner {
                reader.note(.termNotCarried, [PolicyVocabulary.short(term)], at: value)
            }
        }
        let constraints = reader.constraints(members["odrl:constraint"])
        var duty = NodeBuilder()
        switch action {
        case "odrl:delete":
            let isAfter = constraints.contains { $0.left == "odrl:elapsedTime" }
            let rest = isAfter ? without("release", constraints, action, rule) : constraints
            reader.place(rest, by: ConstraintTerm.ofDestruction, in: &duty, clock: &clock)
            add(duty, "destroy", rule, members)
        case "odrl:inform":
            informed(members, "to", rule, in: &duty)
            let rest = without("breach", constraints, action, rule)
            reader.place(rest, by: ConstraintTerm.ofDelay, in: &duty, clock: &clock)
            add(duty, "notifyBreach", rule, members)
        case "tidegate:replace":
            let rest = without("supersession", constraints, action, rule)
            reader.place(rest, by: ConstraintTerm.ofDelay, in: &duty, clock: &clock)
            add(duty, "corrections", rule, members)
        case "odrl:reviewPolicy":
            if document.has(["valid", "reviewBy"]) || constraints.isEmpty { refuse(action: action, rule) }
            reader.place(constraints, by: ConstraintTerm.ofReview, in: &document, clock: &clock)
        case "odrl:acceptTracking":
            if document.has(["audit"]) { return refuse(action: action, rule) }
            names(members["odrl:trackingParty"], .party, "trackingParty", to: ["audit", "by"], rule)
            var audit = NodeBuilder()
            reader.place(constraints, by: ConstraintTerm.ofAudit, in: &audit, clock: &clock)
            for entry in audit.node(at: rule.place).entries ?? [] {
                document.insert(entry.value, at: ["audit", entry.key])
            }
        default: return refuse(action: action, rule)
        }
        everyDataset(members, rule, isNeeded: ["odrl:delete", "tidegate:replace"].contains(action))
    }

    /// A duty at its place in the list: the one that its IRI names, or behind those that have none.
    private mutating func add(
        _ terms: NodeBuilder,
        _ key: String,
        _ rule: LinkedNode,
        _ members: [String: [LinkedNode]]
    ) {
        var position = ParsedDocument.largest + duties.count
        if members["@id"] != nil, let name = partName(members, "duties") {
            let number = Int(name.text ?? "") ?? -1
            if (0..<ParsedDocument.largest).contains(number), placed.insert(number).inserted {
                position = number
            } else {
                reader.note(.termNotCarried, ["uid"], at: rule)
            }
        }
        let duty = ParsedNode.Entry(key: key, keyPlace: rule.place, value: terms.node(at: rule.place))
        duties.append((position, ParsedNode(place: rule.place, content: .mapping([duty]))))
    }

    /// The party that a rule tells something.
    private mutating func informed(
        _ members: [String: [LinkedNode]],
        _ key: String,
        _ rule: LinkedNode,
        in terms: inout NodeBuilder
    ) {
        guard let party = reader.single(members["odrl:informedParty"], "informedParty"),
            let name = reader.name(party, .party, "informedParty", types: ["odrl:Party"])
        else { return }
        terms.insert(name, at: [key])
    }

    /// A remedy: to tell a party, so soon.
    private mutating func inform(_ remedy: LinkedNode, _ key: String, in terms: inout NodeBuilder) {
        let known: Set<String> = ["odrl:action", "odrl:informedParty", "odrl:constraint"]
        let members = reader.members(remedy, known, types: ["odrl:Duty"])
        guard let action = action(members, remedy) else { return }
        guard action == "odrl:inform" else { return refuse(action: action, remedy) }
        informed(members, key, remedy, in: &terms)
        let constraints = reader.constraints(members["odrl:constraint"])
        reader.place(constraints, by: ConstraintTerm.ofDelay, in: &terms, clock: &clock)
    }

    /// Constraints without that of the event that a duty begins with, which must be there.
    private mutating func without(
        _ event: String,
        _ constraints: [ReadConstraint],
        _ action: String,
        _ rule: LinkedNode
    ) -> [ReadConstraint] {
        func isEvent(_ constraint: ReadConstraint) -> Bool {
            constraint.left == "odrl:event" && constraint.comparison == "odrl:gt" && constraint.right.count == 1
                && constraint.right.first.flatMap(reader.word) == "tidegate:\(event)"
        }
        if !constraints.contains(where: isEvent) { refuse(action: action, rule) }
        return constraints.filter { !isEvent($0) }
    }

    /// Notes where a rule is not about all that is granted.
    private mutating func everyDataset(_ members: [String: [LinkedNode]], _ rule: LinkedNode, isNeeded: Bool) {
        guard let targets = members["odrl:target"] else {
            if isNeeded { reader.note(.policyValue, ["target"], at: rule, expected: "an IRI") }
            return
        }
        let names = targets.compactMap { reader.name($0, .dataset, "target", types: ["odrl:Asset"])?.text }
        wholeTargets.append((rule, Set(names)))
    }
}
