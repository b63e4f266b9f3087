import TideCore

/// What a clause's value is, and so how its right operand is written and read.
enum ConstraintValue: Hashable, Sendable {
    /// Names of a kind, in order.
    case names(NameKind)
    case name(NameKind)
    case integer
    /// As written: `5%` and `0.05` are different texts.
    case share
    /// A day by the agreement's clock, from whose beginning on.
    case firstDay
    /// A day by the agreement's clock, to whose end.
    case lastDay
    /// A day that data is about.
    case date
    case duration
}

extension ConstraintValue {
    /// The right operand of a value that the language accepts.
    ///
    /// - Parameter clock: what stands behind a day: `Z`, or the agreement's distance from UTC.
    func operand(_ node: ParsedNode, clock: String, names: InterchangeNames) -> JSONValue {
        let text = node.text ?? ""
        func typed(_ text: String, _ type: String) -> JSONValue { ["@value": .string(text), "@type": .string(type)] }
        switch self {
        case .names(let kind):
            let elements = (node.elements ?? []).map { LinkedData.reference(names.iri(kind, $0.text ?? "")) }
            return LinkedData.list(elements)
        case .name(let kind): return LinkedData.reference(names.iri(kind, text))
        case .integer: return typed(text, "xsd:integer")
        case .share: return typed(text, "tidegate:share")
        case .firstDay, .lastDay: return typed(text + clock, "xsd:date")
        case .date: return typed(text, "xsd:date")
        case .duration: return typed(Term(text).map(Self.duration) ?? text, "xsd:duration")
        }
    }

    /// A length of time as XML Schema writes it.
    ///
    /// *Source:* XML Schema 1.1 part 2, section 3.3.6.
    static func duration(_ term: Term) -> String {
        term.unit == .hours ? "PT\(term.count)H" : "P\(term.count)\(term.unit.rawValue.uppercased())"
    }

    /// A length of time of one unit, as ``duration(_:)`` writes it; `nil` for any other.
    static func term(_ duration: String) -> Term? {
        let isTime = duration.hasPrefix("PT")
        guard duration.hasPrefix("P"), let unit = duration.last else { return nil }
        let count = duration.dropFirst(isTime ? 2 : 1).dropLast()
        let units = isTime ? ["H": "h"] : ["D": "d", "M": "m", "Y": "y"]
        return units[String(unit)].flatMap { Term(String(count) + $0) }
    }
}

/// JSON-LD as an export writes it.
enum LinkedData {
    /// What an IRI names.
    static func reference(_ iri: String) -> JSONValue { ["@id": .string(iri)] }

    /// Values whose order stays.
    static func list(_ elements: [JSONValue]) -> JSONValue { ["@list": .array(elements)] }

    /// A constraint.
    static func constraint(_ left: String, _ comparison: String, _ right: JSONValue) -> JSONValue {
        [
            "leftOperand": .string(PolicyVocabulary.short(left)),
            "operator": .string(PolicyVocabulary.short(comparison)), "rightOperand": right,
        ]
    }
}
