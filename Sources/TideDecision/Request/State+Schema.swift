package import TideCore

extension State {
    /// The JSON Schema of a state file, draft 2020-12: `tidegate schema state`.
    package static let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tidegate state",
        "description": "What the log and the register are supposed to say, for a hypothetical decision.",
        "type": "object",
        "additionalProperties": false,
        "required": ["tidegate", "kind"],
        "properties": [
            "tidegate": ["const": "v1"],
            "kind": ["const": "state"],
            "signatures": [
                "description": "The officers who signed, by version of an agreement (id@version).",
                "type": "object",
                "propertyNames": ["$ref": "#/$defs/agreementVersion"],
                "additionalProperties": ["$ref": "#/$defs/officers"],
            ],
            "changed": [
                "description": "What changed since the signatures, by version of an agreement (id@version).",
                "type": "object",
                "propertyNames": ["$ref": "#/$defs/agreementVersion"],
                "additionalProperties": [
                    "type": "array",
                    "uniqueItems": true,
                    "items": ["type": "string", "minLength": 1],
                ],
            ],
            "approvals": [
                "description": "The officers who approved the request that is decided.",
                "$ref": "#/$defs/officers",
            ],
        ],
        "$defs": [
            "agreementVersion": ["type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,63}@[1-9][0-9]*$"],
            "officers": [
                "type": "array",
                "uniqueItems": true,
                "items": [
                    "type": "string",
                    "pattern": "^[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}$",
                ],
            ],
        ],
    ]
}
