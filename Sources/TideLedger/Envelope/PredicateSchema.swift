package import TideCore

extension PredicateType {
    /// The published JSON Schema of the predicate, in the dialect 2020-12; its digest stands in the genesis entry.
    ///
    /// Made from the table that the reader uses.
    package var schema: JSONValue {
        .members([
            "allOf": conditions.isEmpty ? nil : .array(conditions),
            "$id": .string(rawValue),
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "additionalProperties": true,
            "properties": .object(
                Dictionary(uniqueKeysWithValues: fields.map { field in (field.name, field.schema) })
            ),
            "required": JSONValue(fields.filter(\.isRequired).map(\.name)),
            "type": "object",
            "x-tidegate-hidden": JSONValue(hiddenFields.map(\.name)),
        ])
    }

    /// For each state which fields it must have, and which none but others have.
    private var conditions: [JSONValue] {
        let bound = fields.filter { $0.states != nil }
        guard !bound.isEmpty else { return [] }
        return states.map { state in
            let needed = bound.filter { $0.isRequired(in: state) }.map(\.name)
            let barred = bound.filter { !$0.isAdmitted(in: state) }.map { ($0.name, JSONValue.bool(false)) }
            return [
                "if": ["properties": .object([stateField: ["const": .string(state)]])],
                "then": [
                    "properties": .object(Dictionary(uniqueKeysWithValues: barred)), "required": JSONValue(needed),
                ],
            ]
        }
    }

    /// The digests of all schemas by predicate type.
    package static var schemaDigests: JSONValue {
        .object(
            Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, .string(ContentDigest(of: $0.schema).hex)) })
        )
    }

    /// Whether this program reads entries of this kind that were written under a schema.
    ///
    /// - Parameter digest: the schema's, as the genesis or a later `schemas` of the log has it.
    func isRead(inSchema digest: String) -> Bool {
        digest == ContentDigest(of: schema).hex || Self.earlierSchemas[self]?.contains(digest) == true
    }

    /// Schemas that earlier programs announced, of which every entry is one under today's too.
    private static let earlierSchemas: [PredicateType: Set<String>] = [
        // Knew the genesis alone.
        .logEvent: ["60cf79a106fc028b21916c7294fc1a45f103347c0374cd683f5a1df0264cd174"]
    ]
}
