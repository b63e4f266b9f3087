import TideCore

extension OutputSchema {
    /// Parts about decisions, by the name that `$ref` has.
    static let partsOfDecisions: [String: JSONValue] = [
        "outcome": outcome,
        "version": version,
        "clause": clause,
        "reason": reason,
        "pendingApprovals": pendingApprovals,
        "decision": decision,
        "obligations": obligations,
    ]

    private static let outcome: JSONValue = object(Members(required: ["verdict": verdict, "reasons": list(text)]))

    private static let version: JSONValue = object(Members(required: ["id": text, "version": count]))

    private static let clause: JSONValue = object(
        Members(required: ["document": text, "path": text, "file": text, "line": count])
    )

    private static let reason: JSONValue = object(
        Members(required: ["code": text, "asked": text, "allowed": text], optional: ["clause": reference("clause")])
    )

    private static let pendingApprovals: JSONValue = object(
        Members(required: ["missing": count, "from": list(text), "distinct": text], optional: ["named": list(text)])
    )

    private static let decision: JSONValue = object(
        Members(
            required: [
                "verdict": verdict,
                "request": digest,
                "at": instant,
                "approvals": text,
                "reasons": list(reference("reason")),
                "approvedBy": list(text),
                "candidates": list(
                    object(
                        Members(
                            required: [
                                "agreement": reference("version"),
                                "grant": text,
                                "reasons": list(reference("reason")),
                            ]
                        )
                    )
                ),
            ],
            optional: [
                "agreement": reference("version"),
                "grant": text,
                "obligations": reference("obligations"),
                "pendingApprovals": reference("pendingApprovals"),
                "pendingSignature": text,
                "nearest": object(
                    Members(
                        required: [
                            "changes": list(anyObject),
                            "request": anyObject,
                            "at": instant,
                            "agreement": reference("version"),
                            "grant": text,
                        ],
                        optional: [
                            "pendingApprovals": reference("pendingApprovals"),
                            "pendingSignature": text,
                        ]
                    )
                ),
                "trace": list(
                    object(
                        Members(
                            required: [
                                "topic": text,
                                "label": text,
                                "met": truth,
                                "asked": text,
                                "allowed": text,
                            ],
                            optional: [
                                "code": text,
                                "clause": reference("clause"),
                            ]
                        )
                    )
                ),
                "hypothetical": truth,
                "explanation": list(
                    object(Members(required: ["code": text, "message": text, "rule": text], optional: ["hint": text]))
                ),
            ]
        )
    )

    private static let obligations: JSONValue = object(
        Members(
            required: [
                "columns": list(object(Members(required: ["name": text, "treatment": [:]]))),
                "safeguards": anyObject,
                "form": form,
                "access": text,
                "zones": list(text),
                "duties": list(
                    object(
                        Members(
                            required: [
                                "kind": text,
                                "party": text,
                                "clause": reference("clause"),
                            ],
                            optional: [
                                "to": text,
                                "by": instant,
                                "within": text,
                            ]
                        )
                    )
                ),
                "until": day,
            ],
            optional: [
                "reference": object(Members(required: ["from": day, "until": day])),
                "sealTo": text,
                "optOut": anyObject,
                "outputs": anyObject,
                "quotaLeft": count,
                "reviewBy": day,
            ]
        )
    )
}
