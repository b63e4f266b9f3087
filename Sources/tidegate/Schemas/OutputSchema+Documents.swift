import TideCore
import TideFirewall

extension OutputSchema {
    /// Of documents and what is decided by them, by command.
    static let documents: [String: JSONValue] = [
        "check": checkAnswer,
        "fmt": fmtAnswer,
        "schema": schemaAnswer,
        "new agreement": newAgreementAnswer,
        "odrl export": odrlExportAnswer,
        "odrl import": odrlImportAnswer,
        "test": testAnswer,
        "diff": diffAnswer,
        "decide": decideAnswer,
        "prove": proveAnswer,
        "whatif": whatifAnswer,
    ]

    private static let checkAnswer: JSONValue = object(
        Members(
            required: [
                "valid": truth,
                "checked": list(object(Members(required: ["path": text, "summary": text]))),
                "notes": list(reference("diagnostic")),
                "allowed": list(reference("allowed")),
            ]
        )
    )

    private static let fmtAnswer: JSONValue = object(Members(required: ["changed": list(text), "files": count]))

    private static let schemaAnswer: JSONValue = anyObject

    private static let newAgreementAnswer: JSONValue = [
        "anyOf": [
            list(object(Members(required: ["name": text, "title": text, "use": text, "model": text]))),
            list(
                object(
                    Members(
                        required: [
                            "slot": text,
                            "type": text,
                            "takes": text,
                            "isNeeded": truth,
                            "question": text,
                            "hint": text,
                        ],
                        optional: [
                            "default": [:],
                            "choices": list(text),
                        ]
                    )
                )
            ),
            object(
                Members(
                    required: [
                        "template": text,
                        "agreement": text,
                        "folder": text,
                        "files": list(text),
                        "used": list(text),
                        "withoutKey": list(text),
                        "changedCases": list(text),
                        "next": list(object(Members(required: ["step": text, "commands": list(text)]))),
                    ]
                )
            ),
        ]
    ]

    private static let odrlExportAnswer: JSONValue = object(
        Members(
            required: [
                "agreement": text,
                "whole": truth,
                "leftOut": list(reference("diagnostic")),
            ],
            optional: [
                "policy": anyObject,
                "output": text,
            ]
        )
    )

    private static let odrlImportAnswer: JSONValue = object(
        Members(
            required: [
                "agreement": text,
                "draft": truth,
                "held": truth,
                "needed": list(reference("diagnostic")),
            ],
            optional: [
                "document": text,
                "output": text,
            ]
        )
    )

    private static let testAnswer: JSONValue = object(
        Members(
            required: [
                "cases": list(
                    object(
                        Members(
                            required: [
                                "set": text,
                                "name": text,
                                "file": text,
                                "line": count,
                                "met": truth,
                                "expected": reference("outcome"),
                                "actual": reference("outcome"),
                                "decision": reference("decision"),
                            ]
                        )
                    )
                ),
                "failed": count,
            ],
            optional: [
                "coverage": object(
                    Members(
                        required: [
                            "exercised": count,
                            "of": count,
                            "items": list(
                                object(
                                    Members(
                                        required: [
                                            "agreement": text,
                                            "kind": text,
                                            "name": text,
                                            "path": text,
                                            "file": text,
                                            "line": count,
                                            "kept": count,
                                            "refused": count,
                                        ],
                                        optional: [
                                            "grant": text
                                        ]
                                    )
                                )
                            ),
                        ]
                    )
                ),
                "missing": list(reference("diagnostic")),
                "allowed": list(reference("allowed")),
            ]
        )
    )

    private static let diffAnswer: JSONValue = PolicyDifference.schema

    private static let decideAnswer: JSONValue = reference("decision")

    private static let proveAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "results": list(reference("result")),
                        "broken": list(reference("brokenGrant")),
                        "scope": reference("scope"),
                    ],
                    optional: [
                        "certificate": digest,
                        "documents": object(
                            Members(
                                required: [
                                    "dead": list(
                                        object(
                                            Members(
                                                required: [
                                                    "agreement": text,
                                                    "path": text,
                                                    "code": code,
                                                    "message": text,
                                                ]
                                            )
                                        )
                                    ),
                                    "widenings": list(
                                        object(
                                            Members(
                                                required: [
                                                    "agreement": text,
                                                    "before": text,
                                                    "kind": text,
                                                    "path": text,
                                                    "was": text,
                                                    "becomes": text,
                                                    "assumed": truth,
                                                ],
                                                optional: [
                                                    "witness": anyObject
                                                ]
                                            )
                                        )
                                    ),
                                ]
                            )
                        ),
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "accepted": truth,
                        "claims": list(text),
                        "notClaimed": list(text),
                        "certificate": digest,
                        "scope": reference("scope"),
                    ]
                )
            ),
        ]
    ]

    private static let whatifAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "reachable": list(reference("holding")),
                        "broken": list(reference("result")),
                        "complete": truth,
                        "scope": reference("scope"),
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "ending": text,
                        "on": day,
                        "holdings": list(reference("holding")),
                        "scope": reference("scope"),
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "dataset": text,
                        "on": day,
                        "holdings": list(reference("holding")),
                        "scope": reference("scope"),
                    ]
                )
            ),
        ]
    ]
}
