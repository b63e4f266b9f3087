import TideCore

extension OutputSchema {
    /// Of parties, firewalls and agreements, by command.
    static let register: [String: JSONValue] = [
        "party register": partyRegisterAnswer,
        "party list": partyListAnswer,
        "party show": partyShowAnswer,
        "party revocations": partyRevocationsAnswer,
        "firewall register": firewallRegisterAnswer,
        "firewall show": firewallShowAnswer,
        "firewall list": firewallListAnswer,
        "agreement propose": agreementProposeAnswer,
        "agreement sign": agreementSignAnswer,
        "agreement register": agreementRegisterAnswer,
        "agreement publish": agreementPublishAnswer,
        "agreement suspend": agreementSuspendAnswer,
        "agreement resume": agreementResumeAnswer,
        "agreement terminate": agreementTerminateAnswer,
        "agreement show": agreementShowAnswer,
        "agreement list": agreementListAnswer,
    ]

    private static let partyRegisterAnswer: JSONValue = [
        "anyOf": [
            object(Members(required: ["parties": list(reference("party")), "unbound": list(reference("unbound"))])),
            reference("payload"),
        ]
    ]

    private static let partyListAnswer: JSONValue = list(reference("party"))

    private static let partyShowAnswer: JSONValue = anyObject

    private static let partyRevocationsAnswer: JSONValue = object(
        Members(
            required: [
                "party": text,
                "entry": count,
                "files": list(text),
                "unbound": list(reference("unbound")),
            ]
        )
    )

    private static let firewallRegisterAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "firewall": text,
                        "event": text,
                        "form": digest,
                        "entry": count,
                        "registeredAt": instant,
                        "proof": reference("proof"),
                    ]
                )
            ),
            object(Members(required: ["digest": digest, "payload": text, "firewall": text, "ends": truth])),
        ]
    ]

    private static let firewallShowAnswer: JSONValue = object(
        Members(
            required: [
                "firewall": text,
                "event": text,
                "form": digest,
                "entry": count,
                "registeredAt": instant,
                "document": anyObject,
                "signatories": list(text),
            ]
        )
    )

    private static let firewallListAnswer: JSONValue = list(
        object(
            Members(required: [
                "firewall": text, "event": text, "form": digest, "entry": count, "registeredAt": instant,
            ])
        )
    )

    private static let agreementProposeAnswer: JSONValue = reference("agreementEvent")

    private static let agreementSignAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "agreement": text,
                        "version": count,
                        "officer": text,
                        "signedForm": digest,
                        "signature": text,
                        "wider": list(reference("wider")),
                    ],
                    optional: [
                        "entry": count
                    ]
                )
            ),
            object(Members(required: ["signedForm": digest, "payload": text])),
        ]
    ]

    private static let agreementRegisterAnswer: JSONValue = [
        "anyOf": [
            object(
                Members(
                    required: [
                        "agreement": text,
                        "version": count,
                        "signedForm": digest,
                        "entry": count,
                        "registeredAt": instant,
                        "unbound": list(reference("unbound")),
                        "wider": list(reference("wider")),
                    ]
                )
            ),
            object(
                Members(
                    required: [
                        "reasons": list(reference("diagnostic")),
                        "agreement": text,
                        "results": list(reference("result")),
                        "scope": reference("scope"),
                    ]
                )
            ),
        ]
    ]

    private static let agreementPublishAnswer: JSONValue = object(
        Members(required: ["folder": text, "agreements": count, "silent": count, "standings": anyObject])
    )

    private static let agreementSuspendAnswer: JSONValue = [
        "anyOf": [
            reference("agreementEvent"),
            reference("eventPayload"),
        ]
    ]

    private static let agreementResumeAnswer: JSONValue = [
        "anyOf": [
            reference("agreementEvent"),
            reference("eventPayload"),
        ]
    ]

    private static let agreementTerminateAnswer: JSONValue = [
        "anyOf": [
            reference("agreementEvent"),
            reference("eventPayload"),
        ]
    ]

    private static let agreementShowAnswer: JSONValue = [
        "anyOf": [
            anyObject,
            list(reference("agreementEvent")),
        ]
    ]

    private static let agreementListAnswer: JSONValue = list(
        object(
            Members(
                required: [
                    "agreement": text,
                    "version": count,
                    "signedForm": digest,
                    "state": text,
                ],
                optional: [
                    "entry": count,
                    "registeredAt": instant,
                    "endsOn": day,
                    "changed": list(text),
                    "missingSignatures": list(text),
                ]
            )
        )
    )
}
