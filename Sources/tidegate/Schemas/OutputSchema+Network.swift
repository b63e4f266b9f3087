import TideCore

extension OutputSchema {
    /// Parts about the network of agreements, by the name that `$ref` has.
    static let partsOfNetwork: [String: JSONValue] = [
        "scope": scope,
        "proof": proof,
        "result": result,
        "brokenGrant": brokenGrant,
        "holding": holding,
    ]

    private static let scope: JSONValue = object(
        Members(
            required: [
                "agreements": count,
                "endings": anyObject,
            ],
            optional: [
                "declassifiers": list(
                    object(Members(required: ["firewall": text, "id": text, "by": day, "until": day]))
                )
            ]
        )
    )

    private static let proof: JSONValue = object(
        Members(
            required: [
                "results": list(reference("result")),
                "broken": list(reference("brokenGrant")),
                "scope": reference("scope"),
            ],
            optional: [
                "certificate": digest
            ]
        )
    )

    private static let result: JSONValue = object(
        Members(
            required: [
                "invariant": text,
                "result": ["enum": ["holds", "refuted", "unknown"]],
            ],
            optional: [
                "firewall": text,
                "counterexample": object(
                    Members(
                        required: [
                            "code": code,
                            "message": text,
                            "paths": list(
                                object(
                                    Members(
                                        required: [
                                            "dataset": text,
                                            "owner": text,
                                            "made": list(text),
                                            "hops": list(
                                                object(
                                                    Members(
                                                        required: [
                                                            "agreement": text,
                                                            "grant": count,
                                                            "grantName": text,
                                                            "provider": text,
                                                            "recipient": text,
                                                            "dataset": text,
                                                            "made": list(text),
                                                            "purposes": list(text),
                                                            "columns": list(text),
                                                            "form": form,
                                                            "k": count,
                                                            "zones": list(text),
                                                            "first": day,
                                                            "last": day,
                                                            "file": text,
                                                            "line": count,
                                                        ],
                                                        optional: [
                                                            "heldUntil": day
                                                        ]
                                                    )
                                                )
                                            ),
                                        ]
                                    )
                                )
                            ),
                            "blame": object(
                                Members(required: ["document": text, "path": text, "file": text, "line": count])
                            ),
                            "edits": list(
                                object(
                                    Members(
                                        required: [
                                            "restores": truth,
                                            "changes": list(
                                                object(
                                                    Members(
                                                        required: [
                                                            "document": text,
                                                            "path": text,
                                                        ],
                                                        optional: [
                                                            "was": text,
                                                            "becomes": text,
                                                        ]
                                                    )
                                                )
                                            ),
                                        ]
                                    )
                                )
                            ),
                            "shortest": truth,
                        ],
                        optional: [
                            "witness": anyObject
                        ]
                    )
                ),
            ]
        )
    )

    private static let brokenGrant: JSONValue = object(
        Members(
            required: [
                "agreement": text,
                "grant": count,
                "breaks": list(
                    object(
                        Members(
                            required: [
                                "invariant": text,
                                "code": code,
                                "message": text,
                            ],
                            optional: [
                                "firewall": text
                            ]
                        )
                    )
                ),
            ]
        )
    )

    private static let holding: JSONValue = object(
        Members(
            required: [
                "party": text,
                "dataset": text,
                "columns": list(text),
                "k": count,
                "purposes": list(text),
                "duties": list(text),
                "owed": list(text),
            ],
            optional: [
                "form": form,
                "agreement": text,
                "grant": count,
                "from": day,
                "until": day,
            ]
        )
    )
}
