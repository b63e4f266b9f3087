package import TideCore

extension PublicRegister {
    /// The JSON Schema of ``json``, draft 2020-12: `tidegate schema register`.
    package static let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tidegate public register",
        "description":
            "Agreements as everybody may read them: what each publishes, where it stands, and the digest of what was signed.",
        "type": "object",
        "required": ["made", "language", "silent", "agreements"],
        "additionalProperties": false,
        "properties": [
            "office": ["description": "Whose register it is; left out for documents alone.", "type": "string"],
            "made": ["description": "The day on which it was made, UTC.", "type": "string", "format": "date"],
            "language": [
                "description": "Of the sentences in it.", "enum": JSONValue(Language.allCases.map(\.rawValue)),
            ],
            "silent": ["description": "How many further agreements publish nothing.", "type": "integer", "minimum": 0],
            "agreements": ["type": "array", "items": ["$ref": "#/$defs/agreement"]],
        ],
        "$defs": [
            "agreement": [
                "description": "What the agreement does not publish is left out.",
                "type": "object",
                "required": ["standing"],
                "additionalProperties": false,
                "properties": [
                    "standing": ["enum": JSONValue(PublicStanding.allCases.map(\.rawValue))],
                    "signedForm": [
                        "description": "SHA-256 of what was signed; left out where it is not registered.",
                        "type": "string", "pattern": "^[0-9a-f]{64}$",
                    ],
                    "title": ["type": "string"],
                    "parties": [
                        "type": "object", "required": ["provider", "recipient"],
                        "properties": ["provider": ["type": "string"], "recipient": ["type": "string"]],
                    ],
                    "legalBasis": ["type": "array", "items": ["$ref": "#/$defs/basis"]],
                    "purposes": ["type": "array", "items": ["type": "string"]],
                    "data": ["type": "array", "items": ["$ref": "#/$defs/data"]],
                    "valid": ["$ref": "#/$defs/valid"],
                    "notice": [
                        "description": "What people were told when the data was collected, and whom they can ask.",
                        "type": "string",
                    ],
                    "contact": ["type": "array", "items": ["$ref": "#/$defs/contact"]],
                ],
            ],
            "basis": [
                "type": "object", "required": ["act", "kind"],
                "properties": ["act": ["type": "string"], "section": ["type": "string"], "kind": ["type": "string"]],
            ],
            "data": [
                "description": "One grant: the dataset, and the columns that leave.",
                "type": "object",
                "properties": [
                    "dataset": ["type": "string"],
                    "columns": [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["name", "leaves"],
                            "properties": ["name": ["type": "string"], "leaves": ["type": "string"]],
                        ],
                    ],
                ],
            ],
            "valid": [
                "type": "object", "required": ["from", "until"],
                "properties": [
                    "from": ["type": "string", "format": "date"], "until": ["type": "string", "format": "date"],
                    "reviewBy": ["type": "string", "format": "date"],
                ],
            ],
            "contact": [
                "description": "An office, never a person.",
                "type": "object", "required": ["office"],
                "properties": ["office": ["type": "string"], "party": ["type": "string"]],
            ],
        ],
    ]
}
