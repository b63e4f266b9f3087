import TideCore

extension PolicyReader {
    /// A dataset, whole or refined to columns and days.
    mutating func target(_ value: LinkedNode, _ terms: [ConstraintTerm], in grant: inout NodeBuilder) {
        guard let (source, refinements) = collection(value) else { return }
        if let name = reader.name(source, .dataset, "target") {
            datasets.insert(name.text ?? "")
            grant.insert(name, at: ["dataset"])
        }
        let constraints = reader.constraints(refinements)
        let isOfColumns = { (constraint: ReadConstraint) in
            constraint.left == "tidegate:column" || ColumnTerm(left: constraint.left) != nil
        }
        let columns = columns(constraints.filter(isOfColumns))
        if !columns.isEmpty {
            grant.insert(ParsedNode(place: value.place, content: .mapping(columns)), at: ["columns"])
        }
        reader.place(constraints.filter { !isOfColumns($0) }, by: terms, in: &grant, clock: &clock)
    }

    /// The columns of a grant, in the order in which they are named, each with its treatment.
    private mutating func columns(_ constraints: [ReadConstraint]) -> [ParsedNode.Entry] {
        var columns: [ParsedNode.Entry] = []
        var positions: [String: Int] = [:]
        for constraint in constraints where constraint.left == "tidegate:column" {
            let treatment = ["odrl:isAnyOf": "keep", "odrl:isNoneOf": "drop"][constraint.comparison]
            guard let treatment else {
                reader.refuse(constraint)
                continue
            }
            for right in constraint.right {
                guard let name = reader.literal(right, "tidegate:column")?.text else { continue }
                if positions[name] != nil {
                    reader.note(.constraintTwice, [name], at: right)
                } else {
                    positions[name] = columns.count
                    let word = ParsedNode.plain(treatment, at: right.place)
                    columns.append(ParsedNode.Entry(key: name, keyPlace: right.place, value: word))
                }
            }
        }
        for constraint in constraints {
            guard let term = ColumnTerm(left: constraint.left) else { continue }
            // Of a column that does not leave, it would say nothing.
            guard let position = positions[term.column],
                constraint.comparison == term.treatment.comparison, columns[position].value.text != "drop"
            else {
                reader.refuse(constraint)
                continue
            }
            guard columns[position].value.text == "keep" else {
                reader.note(.constraintTwice, [term.left], at: constraint.value)
                continue
            }
            guard let value = reader.treatment(term, constraint) else { continue }
            let place = constraint.value.place
            let entry = columns[position]
            var treatment = NodeBuilder()
            treatment.insert(value, at: term.treatment.path)
            columns[position] = .init(key: entry.key, keyPlace: entry.keyPlace, value: treatment.node(at: place))
        }
        return columns
    }

    /// What a target names, and how it is refined.
    mutating func collection(_ value: LinkedNode) -> (source: LinkedNode, refinements: [LinkedNode])? {
        guard value.node.entries != nil else { return (value, []) }
        let terms: Set<String> = ["@id", "odrl:source", "odrl:refinement"]
        let members = reader.members(value, terms, types: ["odrl:Asset", "odrl:AssetCollection"])
        guard let source = reader.single((members["@id"] ?? []) + (members["odrl:source"] ?? []), "target") else {
            reader.note(.policyValue, ["target"], at: value, expected: "an IRI")
            return nil
        }
        return (source, members["odrl:refinement"] ?? [])
    }

    /// The columns that may be passed on.
    mutating func onwardColumns(_ constraints: [ReadConstraint], _ value: LinkedNode) -> ParsedNode? {
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
}
