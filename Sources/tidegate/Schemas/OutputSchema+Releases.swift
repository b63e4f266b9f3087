import TideCore
import TideDisclosure

extension OutputSchema {
    /// Of requests, releases and what is measured, by command.
    static let releases: [String: JSONValue] = [
        "release": releaseAnswer,
        "approve": approveAnswer,
        "sign": signAnswer,
        "assess": assessAnswer,
        "anonymise": anonymiseAnswer,
        "open": openAnswer,
        "verify": verifyAnswer,
        "link encode": linkEncodeAnswer,
        "link match": linkMatchAnswer,
    ]

    private static let releaseAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "outcome": ["const": "dry-run"],
                        "dryRun": digest,
                        "record": anyObject,
                        "report": text,
                        "decision": reference("decision"),
                    ],
                    optional: [
                        "warnings": list(reference("diagnostic"))
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "outcome": ["const": "released"],
                        "release": release,
                        "bundle": text,
                        "sealed": truth,
                        "duties": list(reference("createdDuty")),
                        "entry": count,
                        "records": count,
                        "k": count,
                        "decision": reference("decision"),
                    ],
                    optional: [
                        "supersedes": list(release),
                        "warnings": list(reference("diagnostic")),
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "outcome": ["const": "refused"],
                        "decision": reference("decision"),
                    ],
                    optional: [
                        "entry": count
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "outcome": ["const": "withheld"],
                        "decision": reference("decision"),
                        "reason": reference("diagnostic"),
                        "attainable": anyObject,
                    ],
                    optional: [
                        "entry": count
                    ]
                )
            ),
        ]
    ]

    private static let approveAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "dryRun": digest,
                        "officer": text,
                        "request": digest,
                    ],
                    optional: [
                        "pendingApprovals": reference("pendingApprovals")
                    ]
                )
            ),
            reference("payload"),
        ]
    ]

    private static let signAnswer: JSONValue = [
        "anyOf": [
            object(Members(required: ["payloadType": text, "digest": digest, "key": digest, "signature": text])),
            reference("payload"),
        ]
    ]

    private static let assessAnswer: JSONValue = ReportSchema.assessment

    private static let anonymiseAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "levels": anyObject,
                        "loss": text,
                        "optimal": truth,
                        "checked": count,
                        "suppressed": count,
                        "classes": count,
                        "k": count,
                    ],
                    optional: [
                        "leastLoss": text,
                        "safeguards": list(anyObject),
                        "pseudonyms": list(anyObject),
                    ]
                )
            ),
            object(Members(required: ["optimal": truth, "reason": reference("diagnostic"), "attainable": anyObject])),
            object(
                Members(
                    required: [
                        "recoding": text,
                        "suppressed": count,
                        "cells": count,
                        "cellsSuppressed": count,
                        "cellsSuppressedByColumn": anyObject,
                        "classes": count,
                        "k": count,
                    ],
                    optional: [
                        "matches": text,
                        "loss": text,
                        "lossByColumn": anyObject,
                        "fullDomainLoss": text,
                        "checked": count,
                    ]
                )
            ),
        ]
    ]

    private static let openAnswer: JSONValue = object(
        Members(required: ["opened": truth, "folder": text, "files": list(text)])
    )

    private static let verifyAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "verified": truth,
                        "release": release,
                        "entry": count,
                        "origin": text,
                        "files": count,
                        "records": count,
                        "classes": count,
                        "k": count,
                        "safeguards": list(anyObject),
                        "disclosed": anyObject,
                    ]
                )
            ),
            reference("unverified"),
        ]
    ]

    private static let linkEncodeAnswer: JSONValue = object(
        Members(
            required: [
                "list": text,
                "records": count,
                "blank": count,
                "bits": count,
            ],
            optional: [
                "agreement": text
            ]
        )
    )

    private static let linkMatchAnswer: JSONValue = object(
        Members(required: ["pairs": count, "candidates": count, "left": count, "right": count])
    )
}
