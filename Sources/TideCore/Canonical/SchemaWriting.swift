/// What the published JSON Schemas of reports and answers are written with.
///
/// *Source:* JSON Schema, draft 2020-12.
package protocol SchemaWriting {
    /// Whether a later version may add members to objects; else one that is not named is an error.
    static var isOpen: Bool { get }
}

/// The members of an object, those that must and those that may be there.
package struct SchemaMembers {
    package let required: [String: JSONValue]
    package var optional: [String: JSONValue]

    package init(required: [String: JSONValue], optional: [String: JSONValue] = [:]) {
        self.required = required
        self.optional = optional
    }
}

extension SchemaWriting {
    package typealias Members = SchemaMembers

    package static var text: JSONValue { ["type": "string"] }
    package static var truth: JSONValue { ["type": "boolean"] }
    package static var count: JSONValue { ["type": "integer", "minimum": 0] }

    package static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    /// A part that stands under `$defs`.
    package static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }

    package static func object(_ members: Members) -> JSONValue {
        .members([
            "type": "object",
            "properties": .object(members.required.merging(members.optional) { first, _ in first }),
            "required": .array(members.required.keys.sorted().map(JSONValue.string)),
            "additionalProperties": isOpen ? nil : false,
        ])
    }
}
