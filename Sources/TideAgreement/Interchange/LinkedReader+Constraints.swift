import TideCore

/// A comparison as a policy has it.
struct ReadConstraint {
    let left: String
    let comparison: String
    let right: [LinkedNode]
    let value: LinkedNode
}

extension LinkedReader {
    /// The comparisons of a rule or of a target; what they have beside their operands is noted.
    mutating func constraints(_ values: [LinkedNode]?) -> [ReadConstraint] {
        (values ?? []).compactMap { constraint($0) }
    }

    private mutating func constraint(_ value: LinkedNode) -> ReadConstraint? {
        let terms: Set<String> = ["odrl:leftOperand", "odrl:operator", "odrl:rightOperand"]
        let before = problems.count
        let members = members(value, terms, types: ["odrl:Constraint"])
        let left = single(members["odrl:leftOperand"], "leftOperand").flatMap(named)
        let comparison = single(members["odrl:operator"], "operator").flatMap(named)
        guard let left, let comparison, let right = members["odrl:rightOperand"] else {
            if problems.count == before { note(.policyValue, ["constraint"], at: value, expected: "a comparison") }
            return nil
        }
        return ReadConstraint(left: left, comparison: comparison, right: right, value: value)
    }

    /// Notes a comparison that no clause says.
    mutating func refuse(_ constraint: ReadConstraint) {
        let operands = [constraint.left, constraint.comparison].map(PolicyVocabulary.short)
        note(.constraintNotCarried, operands, at: constraint.value)
    }

    /// Puts the clauses that comparisons carry where a table says; those that it does not have are noted.
    mutating func place(
        _ constraints: [ReadConstraint],
        by terms: [ConstraintTerm],
        in builder: inout NodeBuilder,
        clock: inout PolicyClock
    ) {
        for constraint in constraints {
            let term = terms.first { term in
                let isOther = term.others.contains(constraint.comparison) && constraint.right.count == 1
                return term.left == constraint.left && (term.comparison == constraint.comparison || isOther)
            }
            guard let term else {
                refuse(constraint)
                continue
            }
            if builder.has(term.path) {
                note(.constraintTwice, [PolicyVocabulary.short(term.left)], at: constraint.value)
            } else if let value = read(term, constraint, &clock) {
                builder.insert(value, at: term.path)
            }
        }
    }

    private mutating func read(
        _ term: ConstraintTerm,
        _ constraint: ReadConstraint,
        _ clock: inout PolicyClock
    ) -> ParsedNode? {
        let left = PolicyVocabulary.short(term.left)
        if case .names(let kind) = term.value {
            guard !constraint.right.isEmpty else {
                note(.policyValue, [left], at: constraint.value, expected: "at least one value")
                return nil
            }
            let names = constraint.right.map { name($0, kind, left) }
            return names.contains { $0 == nil } ? nil : .list(names.compactMap(\.self), at: constraint.value.place)
        }
        guard let right = single(constraint.right, left) else {
            note(.policyValue, [left], at: constraint.value, expected: "at least one value")
            return nil
        }
        switch term.value {
        case .names: return nil
        case .name(let kind): return name(right, kind, left)
        case .integer: return number(right, left)
        case .share:
            let types = ["tidegate:share", "xsd:decimal"]
            return literal(right, left, types: types).map {
                ParsedNode(place: right.place, content: .scalar($0.text, isPlain: false))
            }
        case .date: return literal(right, left, types: ["xsd:date"]).map { .plain($0.text, at: right.place) }
        case .duration:
            guard let text = literal(right, left, types: ["xsd:duration"])?.text else { return nil }
            if let term = ConstraintValue.term(text) { return .plain(term.description, at: right.place) }
            note(
                .policyValue,
                [left],
                at: right,
                expected: "a length of time in one unit, as `PT72H`, `P30D`, `P6M`, `P5Y`"
            )
            return nil
        case .firstDay, .lastDay: return day(right, term, constraint, &clock)
        }
    }

    /// The level or the width that a column leaves in.
    mutating func treatment(_ term: ColumnTerm, _ constraint: ReadConstraint) -> ParsedNode? {
        guard let right = single(constraint.right, term.left) else {
            note(.policyValue, [term.left], at: constraint.value, expected: "at least one value")
            return nil
        }
        return term.treatment == .band ? number(right, term.left) : text(right, term.left)
    }

    private mutating func number(_ value: LinkedNode, _ left: String) -> ParsedNode? {
        let types = ["xsd:integer", "xsd:nonNegativeInteger", "xsd:positiveInteger", "xsd:int", "xsd:long"]
        guard let text = literal(value, left, types: types)?.text else { return nil }
        return .plain(text, at: value.place)
    }

    private mutating func day(
        _ value: LinkedNode,
        _ term: ConstraintTerm,
        _ constraint: ReadConstraint,
        _ clock: inout PolicyClock
    ) -> ParsedNode? {
        let left = PolicyVocabulary.short(term.left)
        guard let (text, type) = literal(value, left, types: ["xsd:date", "xsd:dateTime"]) else { return nil }
        guard let read = PolicyDay(text, mayBeTime: type != "xsd:date"),
            let day = read.day(from: term.value == .firstDay, isExclusive: term.comparison != constraint.comparison)
        else {
            note(.policyValue, [left], at: value, expected: "a day, or the moment at which one begins or ends")
            return nil
        }
        if !clock.agrees(with: read.clock, at: value.place) { note(.clocksDiffer, [left], at: value) }
        return .plain(day.description, at: value.place)
    }
}
