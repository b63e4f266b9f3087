import TideCore

extension OutputSchema {
    /// Parts about duties and incidents, by the name that `$ref` has.
    static let partsOfIncidents: [String: JSONValue] = [
        "createdDuty": createdDuty,
        "owed": owed,
        "discharged": discharged,
        "answered": answered,
        "chain": chain,
    ]

    private static let createdDuty: JSONValue = object(
        Members(
            required: [
                "id": text,
                "kind": text,
                "agreement": text,
                "owedBy": text,
                "due": instant,
            ],
            optional: [
                "owedTo": text,
                "release": release,
            ]
        )
    )

    private static let owed: JSONValue = object(
        Members(
            required: [
                "id": text,
                "kind": text,
                "owedBy": text,
                "due": instant,
                "countsAsLateAfter": instant,
                "agreement": text,
                "version": count,
                "created": count,
            ],
            optional: [
                "owedTo": text,
                "daysLate": count,
                "release": release,
                "discharged": count,
                "doneAt": instant,
            ]
        )
    )

    private static let discharged: JSONValue = object(
        Members(required: ["duties": list(text), "entry": count, "officer": text])
    )

    private static let answered: JSONValue = object(
        Members(required: ["duty": text, "duties": list(text), "entry": count, "open": count])
    )

    private static let chain: JSONValue = object(
        Members(
            required: [
                "release": release,
                "dataset": text,
                "recipient": text,
                "agreement": object(Members(required: ["id": text, "version": count, "digest": digest])),
                "entry": count,
                "closed": truth,
                "open": count,
                "missing": list(text),
                "events": list(
                    object(
                        Members(
                            required: [
                                "event": text
                            ],
                            optional: [
                                "at": instant,
                                "entry": count,
                                "officer": text,
                                "statement": text,
                                "wrong": text,
                                "replacement": release,
                                "input": digest,
                                "party": text,
                                "told": text,
                                "destroyed": day,
                                "release": release,
                                "recalledBy": count,
                            ]
                        )
                    )
                ),
                "incidents": list(
                    object(
                        Members(
                            required: [
                                "event": text,
                                "entry": count,
                                "discovered": instant,
                                "declared": instant,
                                "officer": text,
                                "reason": text,
                                "holders": list(
                                    object(
                                        Members(
                                            required: [
                                                "certainty": text,
                                                "party": text,
                                                "since": day,
                                                "through": list(text),
                                                "standing": text,
                                            ],
                                            optional: [
                                                "release": release,
                                                "dataset": text,
                                                "standingEntry": count,
                                                "destroyed": day,
                                            ]
                                        )
                                    )
                                ),
                                "steps": list(
                                    object(
                                        Members(
                                            required: [
                                                "duty": text,
                                                "kind": text,
                                                "owedBy": text,
                                                "due": instant,
                                            ],
                                            optional: [
                                                "owedTo": text,
                                                "daysLate": count,
                                                "entry": count,
                                                "doneAt": instant,
                                                "officer": text,
                                                "statement": text,
                                                "destroyed": day,
                                            ]
                                        )
                                    )
                                ),
                            ],
                            optional: [
                                "wrong": text,
                                "replacement": release,
                                "input": digest,
                            ]
                        )
                    )
                ),
            ],
            optional: [
                "lastCertificate": object(Members(required: ["entry": count, "destroyed": day]))
            ]
        )
    )
}
