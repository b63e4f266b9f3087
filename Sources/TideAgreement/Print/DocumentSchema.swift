package import TideCore

/// JSON Schemas of documents, made from the same tables that the strict reader uses.
///
/// Editors complete and check with them. They are as strict as a schema can be; what one document says about another is
/// checked by the program alone.
///
/// *Source:* JSON Schema, draft 2020-12.
package enum DocumentSchema {
    /// The schema of a kind.
    package static func json(of kind: DocumentKind) -> JSONValue {
        let head: [String: JSONValue] = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:tidegate:v1:\(kind.rawValue)"),
            "title": .string("Tidegate v1, kind \(kind.rawValue)"),
        ]
        return .object(head.merging(Shape.record(kind.shape).schema.members ?? [:]) { first, _ in first })
    }

    /// One schema for files that hold documents of several kinds: what its `kind` says decides.
    package static var documents: JSONValue {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:tidegate:v1:documents",
            "title": "Tidegate v1, a document of any kind",
            "oneOf": .array(DocumentKind.allCases.map { ["$ref": .string("#/$defs/\($0.rawValue)")] }),
            "$defs": .object(
                Dictionary(
                    uniqueKeysWithValues: DocumentKind.allCases.map { ($0.rawValue, Shape.record($0.shape).schema) }
                )
            ),
        ]
    }
}

extension Shape {
    /// This shape as a JSON Schema.
    package var schema: JSONValue {
        switch self {
        case .text(let form): form.schema
        case .integer(let range) where range.upperBound >= Shape.largestInteger:
            ["type": "integer", "minimum": JSONValue(range.lowerBound)]
        case .integer(let range):
            ["type": "integer", "minimum": JSONValue(range.lowerBound), "maximum": JSONValue(range.upperBound)]
        case .truth: ["type": "boolean"]
        case .word(let words, _): words.count == 1 ? ["const": JSONValue(words[0])] : ["enum": JSONValue(words)]
        case .list(let element, let atLeast, let isSet):
            .members([
                "type": "array", "items": element.schema,
                "minItems": atLeast > 0 ? JSONValue(atLeast) : nil,
                "uniqueItems": isSet ? true : nil,
            ])
        case .table(let keys, let values, let atLeast):
            .members([
                "type": "object", "additionalProperties": values.schema,
                "propertyNames": keys.schema["pattern"].map { ["pattern": $0] },
                "minProperties": atLeast > 0 ? JSONValue(atLeast) : nil,
            ])
        case .record(let record): record.schema
        case .either(let shapes): ["anyOf": .array(shapes.map(\.schema))]
        case .nothing: ["type": "null"]
        case .foreign: ["type": "object"]
        }
    }
}

extension RecordShape {
    fileprivate var schema: JSONValue {
        let properties = fields.map { field -> (String, JSONValue) in
            var schema = field.shape.schema.members ?? [:]
            schema["description"] = .string(field.summary)
            return (field.name, .object(schema))
        }
        let required = fields.filter(\.isRequired).map(\.name)
        return .members([
            "type": "object",
            "properties": .object(Dictionary(properties) { first, _ in first }),
            "required": required.isEmpty ? nil : JSONValue(required),
            "additionalProperties": false,
            "oneOf": oneOf.isEmpty ? nil : .array(oneOf.map { ["required": [.string($0)]] }),
            "minProperties": isChoice ? 1 : nil,
            "maxProperties": isChoice && joined.isEmpty ? 1 : nil,
            "anyOf": joined.isEmpty ? nil : [["maxProperties": 1], ["propertyNames": ["enum": JSONValue(joined)]]],
        ])
    }
}
