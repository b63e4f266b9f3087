package import TideCore

extension PredicateType {
    /// The published JSON Schema of the predicate, in the dialect 2020-12; its digest stands in the genesis entry.
    ///
    /// Made from the table that the reader uses.
    package var schema: JSONValue {
        [
            "$id": .string(rawValue),
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "additionalProperties": true,
            "properties": .object(
                Dictionary(uniqueKeysWithValues: fields.map { field in (field.name, field.schema) })
            ),
            "required": JSONValue(fields.filter(\.isRequired).map(\.name)),
            "type": "object",
            "x-tidegate-hidden": JSONValue(hiddenFields.map(\.name)),
        ]
    }

    /// The digests of all schemas by predicate type.
    package static var schemaDigests: JSONValue {
        .object(
            Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, .string(ContentDigest(of: $0.schema).hex)) })
        )
    }
}
