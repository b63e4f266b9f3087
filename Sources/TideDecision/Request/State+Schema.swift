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
            "requestSignatures": [
                "description": "The officers who signed the request that is decided.",
                "$ref": "#/$defs/officers",
            ],
            "standing": [
                "description": "What became of a version of an agreement (id@version) that is not simply in force.",
                "type": "object",
                "propertyNames": ["$ref": "#/$defs/agreementVersion"],
                "additionalProperties": ["$ref": "#/$defs/standing"],
            ],
            "used": [
                "description": "When releases were made that count against the quota, by agreement.",
                "type": "object",
                "propertyNames": ["$ref": "#/$defs/identifier"],
                "additionalProperties": [
                    "type": "array",
                    "uniqueItems": true,
                    "items": ["$ref": "#/$defs/instant"],
                ],
            ],
            "declassifiers": [
                "description": "The declassifiers whose officers signed them, by firewall.",
                "type": "object",
                "propertyNames": ["$ref": "#/$defs/identifier"],
                "additionalProperties": [
                    "type": "array",
                    "uniqueItems": true,
                    "items": ["$ref": "#/$defs/identifier"],
                ],
            ],
            "duties": [
                "description": "What parties owe and have not discharged.",
                "type": "array",
                "uniqueItems": true,
                "items": [
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["agreement", "party", "kind", "due"],
                    "properties": [
                        "agreement": ["$ref": "#/$defs/agreementVersion"],
                        "party": ["$ref": "#/$defs/identifier"],
                        "kind": ["enum": JSONValue(DutyKind.allCases.map(\.rawValue))],
                        "due": ["$ref": "#/$defs/instant"],
                        "release": ["type": "string", "minLength": 1],
                    ],
                ],
            ],
            "reviewed": [
                "description": "When a version of an agreement (id@version) was last reviewed.",
                "type": "object",
                "propertyNames": ["$ref": "#/$defs/agreementVersion"],
                "additionalProperties": ["$ref": "#/$defs/instant"],
            ],
        ],
        "$defs": [
            "identifier": ["type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,63}$"],
            "instant": [
                "description": "YYYY-MM-DDTHH:MM:SSZ, or a day alone for its first moment, UTC.",
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$",
            ],
            "standing": [
                "oneOf": [
                    [
                        "enum": [
                            "in-force", "proposed", "unregistered", "suspended", "terminated", "superseded",
                        ]
                    ],
                    [
                        "type": "object",
                        "minProperties": 1,
                        "maxProperties": 1,
                        "additionalProperties": false,
                        "properties": [
                            "suspended": ["$ref": "#/$defs/instant"],
                            "terminated": ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"],
                            "superseded": ["$ref": "#/$defs/agreementVersion"],
                        ],
                    ],
                ]
            ],
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
