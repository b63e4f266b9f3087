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
        .object(Dictionary(uniqueKeysWithValues: schemaNames.map { ($0.key.rawValue, .string($0.value)) }))
    }

    private static let schemaNames: [PredicateType: String] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, ContentDigest(of: $0.schema).hex) }
    )

    /// Whether this program reads entries of this kind that were written under a schema.
    ///
    /// - Parameter digest: the schema's, as the genesis or a later `schemas` of the log has it.
    func isRead(inSchema digest: String) -> Bool {
        digest == Self.schemaNames[self] || Self.earlierSchemas[self]?.contains(digest) == true
    }

    /// Schemas that earlier programs announced, of which every entry is one under today's too.
    private static let earlierSchemas: [PredicateType: Set<String>] = [
        // Knew no entries about the log but its genesis, and no hidden digest of the evidence; the second of agreements no
        // certificate of the network.
        .agreement: [
            "a179d7763638986fab2f055e62033c0be6e51b26941f63abbb55c4f205ddd161",
            "9c47fb9a59ae346b995da429bc6e2b5ea1ed741c846bffe48a50d73873df869d",
        ],
        .duty: ["712b9ece6ce275039190c3fc139e2573e9651f40331bced15973f22e3ccba533"],
        .logEvent: ["60cf79a106fc028b21916c7294fc1a45f103347c0374cd683f5a1df0264cd174"],
        .party: ["1263ebe4077a3fdd24b1602479410ad071303ef49b0c2dd548976583e6bd4d91"],
        // Knew no table that was handed out again, and no vault that was put back.
        .pseudonym: ["c9d88bdd9870db71670bdb4bdeaa1de9518c9c365472ca9d3cb3668dd7aec57f"],
        .releaseDecision: ["deb64a6e556a0c4c67b0c4079af1663d0d4e1b7eb4a33d4aca190fc48b724743"],
        .releaseDelivery: ["bc9b721ec99735975f67cce544a6670a5d29a85dd48a46e26325ab231d1c12a5"],
        .releaseIncident: ["34bc6bbdb013a3899b8aec2213decd31740b170effecd4831b89cfa1759bdea4"],
    ]
}
