import TideCore

extension OutputSchema {
    /// Of the ledger, its witnesses and its stamps, by command.
    static let ledger: [String: JSONValue] = [
        "log show": logShowAnswer,
        "log checkpoint": logCheckpointAnswer,
        "log export": logExportAnswer,
        "log policy": logPolicyAnswer,
        "log cosign": logCosignAnswer,
        "log monitor": logMonitorAnswer,
        "log stamp fetch": logStampFetchAnswer,
        "log stamp request": logStampRequestAnswer,
        "log stamp store": logStampStoreAnswer,
        "log stamp renew": logStampRenewAnswer,
        "log stamp sign": logStampSignAnswer,
        "log stamp verify": logStampVerifyAnswer,
        "log disclose": logDiscloseAnswer,
        "log reveal": logRevealAnswer,
        "log erase": logEraseAnswer,
        "log clock": logClockAnswer,
        "log events": logEventsAnswer,
        "log freeze": logFreezeAnswer,
        "audit": auditAnswer,
        "witness init": witnessInitAnswer,
        "witness watch": witnessWatchAnswer,
        "witness run": witnessRunAnswer,
        "witness answer": witnessAnswerAnswer,
    ]

    private static let logShowAnswer: JSONValue = list(
        object(
            Members(
                required: [
                    "index": count,
                    "kind": text,
                    "state": text,
                ],
                optional: [
                    "loggedAt": instant,
                    "hidden": anyObject,
                    "erased": list(text),
                ]
            )
        )
    )

    private static let logCheckpointAnswer: JSONValue = object(
        Members(required: ["size": count], optional: ["root": digest, "note": text])
    )

    private static let logExportAnswer: JSONValue = object(
        Members(required: ["folder": text, "origin": text, "size": count])
    )

    private static let logPolicyAnswer: JSONValue = object(
        Members(required: ["entry": count, "policy": digest, "quorum": text, "isMet": truth])
    )

    private static let logCosignAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [:],
                    optional: [
                        "size": count,
                        "isMet": truth,
                        "cosigned": list(reference("cosigned")),
                    ]
                )
            ),
            object(Members(required: ["submission": text, "oldSize": count])),
        ]
    ]

    private static let logMonitorAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "verified": truth,
                        "origin": text,
                        "size": count,
                        "root": digest,
                        "heldAgainst": count,
                    ]
                )
            ),
            reference("unverified"),
        ]
    ]

    private static let logStampFetchAnswer: JSONValue = reference("head")

    private static let logStampRequestAnswer: JSONValue = object(
        Members(required: ["size": count, "stamp": text, "request": text, "imprint": digest])
    )

    private static let logStampStoreAnswer: JSONValue = reference("head")

    private static let logStampRenewAnswer: JSONValue = object(
        Members(required: ["size": count, "stamp": text, "request": text, "imprint": digest])
    )

    private static let logStampSignAnswer: JSONValue = object(
        Members(required: ["size": count, "subject": text, "signature": text])
    )

    private static let logStampVerifyAnswer: JSONValue = [
        "anyOf": [
            object(Members(required: ["verified": truth, "heads": list(reference("head"))])),
            reference("unverified"),
        ]
    ]

    private static let logDiscloseAnswer: JSONValue = list(
        object(Members(required: ["entry": count, "field": text, "value": [:], "disclosure": text]))
    )

    private static let logRevealAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "verified": truth,
                        "origin": text,
                        "size": count,
                        "root": digest,
                        "fields": list(
                            object(
                                Members(required: [
                                    "entry": count, "field": text, "kind": text, "state": text, "value": [:],
                                ])
                            )
                        ),
                    ]
                )
            ),
            reference("unverified"),
        ]
    ]

    private static let logEraseAnswer: JSONValue = object(
        Members(
            required: [
                "entry": count,
                "of": count,
                "fields": list(text),
                "digests": list(text),
                "alsoSaidBy": list(count),
            ]
        )
    )

    private static let logClockAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "clock": instant,
                        "reasons": list(reference("diagnostic")),
                    ],
                    optional: [
                        "newestEntry": instant,
                        "lastUse": instant,
                    ]
                )
            ),
            object(Members(required: ["confirmed": truth], optional: ["time": instant])),
        ]
    ]

    private static let logEventsAnswer: JSONValue = object(
        Members(required: ["events": list(anyObject), "next": count])
    )

    private static let logFreezeAnswer: JSONValue = object(
        Members(required: ["frozen": truth, "size": count], optional: ["root": digest, "note": text])
    )

    private static let auditAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "verified": truth,
                        "origin": text,
                        "size": count,
                        "root": digest,
                        "entries": anyObject,
                        "findings": list(reference("diagnostic")),
                        "cosigned": list(reference("cosigned")),
                    ],
                    optional: [
                        "from": count,
                        "to": count,
                        "replayed": count,
                        "equal": count,
                        "measured": count,
                        "certificates": count,
                        "differences": count,
                        "firstDifference": anyObject,
                        "outside": list(count),
                        "erased": list(count),
                        "inPart": anyObject,
                        "reasons": list(reference("diagnostic")),
                    ]
                )
            ),
            reference("unverified"),
        ]
    ]

    private static let witnessInitAnswer: JSONValue = object(
        Members(required: ["name": text, "verifierKey": text, "folder": text])
    )

    private static let witnessWatchAnswer: JSONValue = object(Members(required: ["logs": list(text)]))

    private static let witnessRunAnswer: JSONValue = anyObject

    private static let witnessAnswerAnswer: JSONValue = object(Members(required: ["status": count, "body": text]))
}
