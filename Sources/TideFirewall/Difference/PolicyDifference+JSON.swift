import TideAgreement
package import TideCore
import TideDecision

extension PolicyDifference {
    /// The difference for programs; ``schema`` is its specification.
    package var json: JSONValue {
        [
            "agreements": .array(agreements.map(\.json)),
            "documents": .array(
                documents.map { ["name": .string($0.name), "change": .string($0.how.rawValue)] }
            ),
            "wider": .bool(isWider),
        ]
    }

    /// The JSON Schema of the difference, draft 2020-12: `tidegate schema difference`.
    package static let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:tidegate:v1:difference",
        "title": "Tidegate difference",
        "description":
            "What an amendment really changes: requests that are answered otherwise, each with one that shows it.",
        "type": "object",
        "required": ["agreements", "documents", "wider"],
        "properties": [
            "agreements": ["type": "array", "items": ["$ref": "#/$defs/agreement"]],
            "documents": [
                "description": "Documents and files beside agreements that were added, removed or changed.",
                "type": "array",
                "items": [
                    "type": "object",
                    "required": ["name", "change"],
                    "properties": [
                        "name": ["type": "string"], "change": ["enum": ["added", "removed", "changed"]],
                    ],
                ],
            ],
            "wider": [
                "description":
                    "Whether anything is permitted, or less is owed for anything, that was not so before, or is held.",
                "type": "boolean",
            ],
        ],
        "$defs": [
            "agreement": [
                "type": "object",
                "required": ["wider", "narrower", "held", "otherwise", "wording"],
                "properties": [
                    "before": ["description": "id@version; left out for a new agreement.", "type": "string"],
                    "after": ["description": "id@version; left out for one that is gone.", "type": "string"],
                    "wider": ["type": "array", "items": ["$ref": "#/$defs/access"]],
                    "narrower": ["type": "array", "items": ["$ref": "#/$defs/access"]],
                    "held": [
                        "description":
                            "What the newer version would permit, if the documents in refusedBy did not stand against it.",
                        "type": "array",
                        "items": ["$ref": "#/$defs/access"],
                    ],
                    "sameVersion": [
                        "description": "true where the text changed under the same version.", "type": "boolean",
                    ],
                    "otherwise": [
                        "description": "Terms that changed, of which no decision is wider or narrower.",
                        "type": "array",
                        "items": ["$ref": "#/$defs/term"],
                    ],
                    "wording": [
                        "description": "Words that changed and that nothing is decided by.",
                        "type": "array",
                        "items": ["$ref": "#/$defs/term"],
                    ],
                ],
            ],
            "access": [
                "type": "object",
                "required": ["kind", "document", "path", "was", "becomes"],
                "properties": [
                    "kind": ["enum": .array(Widening.Kind.allCases.map { .string($0.rawValue) })],
                    "grant": ["type": "string"], "document": ["type": "string"], "path": ["type": "string"],
                    "file": ["type": "string"], "line": ["type": "integer"], "was": ["type": "string"],
                    "becomes": ["type": "string"],
                    "request": [
                        "description": "A request that shows it; left out where the same one gets more or owes less.",
                        "type": "object",
                    ],
                    "supposed": ["$ref": "#/$defs/supposed"], "old": ["$ref": "#/$defs/verdict"],
                    "new": ["$ref": "#/$defs/verdict"],
                    "refusedBy": [
                        "description": "The ids of other documents that refuse, on the side that does.",
                        "type": "array",
                        "items": ["type": "string"],
                    ],
                ],
            ],
            "supposed": [
                "description": "What was supposed of both versions alike; what is left out, as usual.",
                "type": "object",
                "properties": [
                    "approvals": [
                        "description": "Who approved, and nobody else; left out where approvals may come later.",
                        "type": "array",
                        "items": ["type": "string"],
                    ],
                    "signatures": [
                        "description": "Who signed, and nobody else; left out where everybody did who may.",
                        "type": "array",
                        "items": ["type": "string"],
                    ],
                    "used": [
                        "description": "When releases were made that count against the quota.",
                        "type": "array",
                        "items": ["type": "string"],
                    ],
                    "overdueSince": [
                        "description": "Since when the recipient owes a certificate of a destruction.",
                        "type": "string",
                    ],
                    "reviewed": [
                        "description": "Whether the review was held; left out where none is due.", "type": "boolean",
                    ],
                ],
            ],
            "verdict": [
                "type": "object",
                "required": ["verdict", "at", "reasons"],
                "properties": [
                    "verdict": ["enum": ["permit", "refuse"]], "at": ["type": "string"],
                    "reasons": [
                        "type": "array",
                        "items": ["enum": .array(ReasonCode.allCases.map { .string($0.rawValue) })],
                    ],
                ],
            ],
            "term": [
                "type": "object",
                "required": ["path"],
                "properties": [
                    "path": ["type": "string"],
                    "was": ["description": "In canonical form; left out where it was not there."],
                    "becomes": ["description": "In canonical form; left out where it is gone."],
                ],
            ],
        ],
    ]
}

extension AgreementDifference {
    fileprivate var json: JSONValue {
        .members([
            "before": before.map { .string("\($0)") }, "after": after.map { .string("\($0)") },
            "wider": .array(wider.map(\.json)), "narrower": .array(narrower.map(\.json)),
            "held": .array(held.map(\.json)), "sameVersion": isSameNumber ? true : nil,
            "otherwise": .array(otherwise.map(\.json)), "wording": .array(wording.map(\.json)),
        ])
    }
}

extension AccessChange {
    fileprivate var json: JSONValue {
        .members([
            "kind": .string(kind.rawValue), "grant": grant.map { .string($0.text) },
            "document": .string(clause.document.text), "path": .string(clause.path),
            "file": .string(clause.place.file), "line": JSONValue(clause.place.line), "was": .string(was),
            "becomes": .string(becomes), "request": shown?.request.canonical, "supposed": shown?.supposed.json,
            "old": shown?.old.short, "new": shown?.new.short,
            "refusedBy": limits.isEmpty
                ? nil : JSONValue(Set(limits.compactMap(\.clause?.document.text)).sorted()),
        ])
    }
}

extension Decision {
    fileprivate var short: JSONValue {
        [
            "verdict": .string(verdict.rawValue), "at": .string(at.description),
            "reasons": .array(reasons.map { .string($0.code.rawValue) }),
        ]
    }
}

extension TermChange {
    fileprivate var json: JSONValue { .members(["path": .string(path), "was": was, "becomes": becomes]) }
}
