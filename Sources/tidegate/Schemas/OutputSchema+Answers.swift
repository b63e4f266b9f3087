import TideCore

extension OutputSchema {
    /// Parts about what many answers have in them, by the name that `$ref` has.
    static let partsOfAnswers: [String: JSONValue] = [
        "diagnostic": diagnostic,
        "allowed": allowed,
        "refused": refused,
        "failed": failed,
        "unverified": unverified,
        "payload": payload,
        "eventPayload": eventPayload,
        "hold": hold,
        "party": party,
        "unbound": unbound,
        "wider": wider,
        "agreementEvent": agreementEvent,
        "row": row,
        "step": step,
        "stepPayload": stepPayload,
        "table": table,
        "domain": domain,
        "cosigned": cosigned,
        "head": head,
    ]

    private static let diagnostic: JSONValue = object(
        Members(
            required: [
                "code": code,
                "message": text,
            ],
            optional: [
                "hint": text,
                "file": text,
                "line": count,
                "column": count,
                "reason": text,
            ]
        )
    )

    private static let allowed: JSONValue = object(
        Members(
            required: [
                "code": code,
                "message": text,
                "because": text,
            ],
            optional: [
                "hint": text,
                "file": text,
                "line": count,
                "column": count,
            ]
        )
    )

    private static let refused: JSONValue = object(Members(required: ["reasons": list(reference("diagnostic"))]))

    private static let failed: JSONValue = object(Members(required: ["diagnostics": list(reference("diagnostic"))]))

    private static let unverified: JSONValue = object(
        Members(required: ["verified": truth, "reasons": list(reference("diagnostic"))])
    )

    private static let payload: JSONValue = object(Members(required: ["digest": digest, "payload": text]))

    private static let eventPayload: JSONValue = object(
        Members(required: ["digest": digest, "payload": text, "event": text])
    )

    private static let hold: JSONValue = object(Members(required: ["release": release, "event": text, "at": instant]))

    private static let party: JSONValue = object(
        Members(
            required: [
                "party": text,
                "form": digest,
                "entry": count,
                "registeredAt": instant,
            ],
            optional: [
                "previous": count
            ]
        )
    )

    private static let unbound: JSONValue = object(
        Members(required: ["agreement": text, "changed": list(text), "missingSignatures": list(text)])
    )

    private static let wider: JSONValue = object(
        Members(required: ["before": text, "kinds": list(text), "signatories": list(text)])
    )

    private static let agreementEvent: JSONValue = object(
        Members(
            required: [
                "agreement": text,
                "version": count,
                "event": text,
                "effective": instant,
                "entry": count,
                "recordedAt": instant,
                "signedForm": digest,
            ],
            optional: [
                "reason": text,
                "signers": list(text),
                "wider": list(reference("wider")),
                "downstream": list(
                    object(
                        Members(
                            required: [
                                "agreement": text,
                                "provider": text,
                                "recipient": text,
                                "datasets": list(text),
                            ]
                        )
                    )
                ),
                "releases": list(
                    object(
                        Members(
                            required: [
                                "release": release,
                                "recipient": text,
                                "dataset": text,
                                "duties": list(
                                    object(
                                        Members(required: ["duty": text, "kind": text, "due": instant, "owedBy": text])
                                    )
                                ),
                            ]
                        )
                    )
                ),
                "proof": reference("proof"),
                "events": list(anyObject),
                "others": list(object(Members(required: ["agreement": text, "state": text]))),
            ]
        )
    )

    private static let row: JSONValue = object(Members(required: ["table": text, "row": anyObject]))

    private static let step: JSONValue = object(
        Members(
            required: [
                "domain": text,
                "entry": count,
                "resumed": truth,
                "signatories": list(text),
            ],
            optional: [
                "epoch": text,
                "fields": count,
                "rows": count,
            ]
        )
    )

    private static let stepPayload: JSONValue = object(
        Members(required: ["digest": digest, "payload": text, "act": text, "domain": text])
    )

    private static let table: JSONValue = object(
        Members(
            required: [
                "asked": count,
                "found": count,
                "entry": count,
                "output": text,
                "resumed": truth,
                "signatories": list(text),
            ],
            optional: [
                "repetition": count
            ]
        )
    )

    private static let domain: JSONValue = object(
        Members(
            required: [
                "domain": text,
                "epoch": text,
                "overdue": truth,
                "custodians": list(text),
                "agreements": list(text),
                "kinds": list(object(Members(required: ["namespace": text, "profile": text]))),
                "acts": list(
                    object(
                        Members(
                            required: [
                                "act": text,
                                "at": instant,
                                "entry": count,
                                "epoch": text,
                            ],
                            optional: [
                                "count": count,
                                "counts": anyObject,
                                "key": anyObject,
                                "reason": text,
                                "signatories": list(object(Members(required: ["key": digest, "officer": text]))),
                            ]
                        )
                    )
                ),
            ],
            optional: [
                "since": instant,
                "rotateBy": day,
                "tokens": text,
                "assignedThisMonth": count,
                "madeThisMonth": count,
                "reversedThisMonth": count,
                "quota": anyObject,
                "releases": list(anyObject),
            ]
        )
    )

    private static let cosigned: JSONValue = object(Members(required: ["witness": text, "time": instant]))

    private static let head: JSONValue = object(
        Members(
            required: [
                "size": count,
                "root": digest,
                "stamps": list(
                    object(
                        Members(
                            required: [
                                "time": instant,
                                "latest": instant,
                                "serial": text,
                                "policy": text,
                                "authority": text,
                                "imprint": digest,
                            ],
                            optional: [
                                "accuracyMicroseconds": count
                            ]
                        )
                    )
                ),
                "findings": list(reference("diagnostic")),
            ],
            optional: [
                "existedBy": instant,
                "signer": text,
            ]
        )
    )
}
