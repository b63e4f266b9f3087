import TideCore

extension OutputSchema {
    /// Of duties, recalls and evidence, by command.
    static let duties: [String: JSONValue] = [
        "duties list": dutiesListAnswer,
        "duties discharge": dutiesDischargeAnswer,
        "duties report": dutiesReportAnswer,
        "duties certificate": dutiesCertificateAnswer,
        "duties certify": dutiesCertifyAnswer,
        "recall declare": recallDeclareAnswer,
        "recall show": recallShowAnswer,
        "recall notify": recallNotifyAnswer,
        "recall answer": recallAnswerAnswer,
        "supersede": supersedeAnswer,
        "evidence export": evidenceExportAnswer,
        "evidence retain": evidenceRetainAnswer,
        "evidence hold": evidenceHoldAnswer,
        "evidence lift": evidenceLiftAnswer,
        "evidence holds": evidenceHoldsAnswer,
    ]

    private static let dutiesListAnswer: JSONValue = object(
        Members(
            required: [
                "duties": list(reference("owed")),
                "waiting": list(
                    object(
                        Members(required: ["kind": text, "owedBy": text, "within": text], optional: ["owedTo": text])
                    )
                ),
                "overdue": count,
            ]
        )
    )

    private static let dutiesDischargeAnswer: JSONValue = [
        "anyOf": [
            reference("discharged"),
            reference("payload"),
        ]
    ]

    private static let dutiesReportAnswer: JSONValue = [
        "anyOf": [
            reference("discharged"),
            reference("payload"),
        ]
    ]

    private static let dutiesCertificateAnswer: JSONValue = [
        "anyOf": [
            object(Members(required: ["certificate": text, "statement": anyObject])),
            object(Members(required: ["digest": digest, "payload": text, "statement": anyObject])),
        ]
    ]

    private static let dutiesCertifyAnswer: JSONValue = reference("discharged")

    private static let recallDeclareAnswer: JSONValue = [
        "anyOf": [
            reference("chain"),
            reference("payload"),
        ]
    ]

    private static let recallShowAnswer: JSONValue = reference("chain")

    private static let recallNotifyAnswer: JSONValue = [
        "anyOf": [
            reference("answered"),
            reference("payload"),
        ]
    ]

    private static let recallAnswerAnswer: JSONValue = [
        "anyOf": [
            reference("answered"),
            reference("payload"),
        ]
    ]

    private static let supersedeAnswer: JSONValue = [
        "anyOf": [
            reference("chain"),
            reference("payload"),
        ]
    ]

    private static let evidenceExportAnswer: JSONValue = object(
        Members(required: ["folder": text, "from": count, "to": count, "journal": count, "content": count])
    )

    private static let evidenceRetainAnswer: JSONValue = object(
        Members(
            required: [
                "before": day,
                "releases": list(release),
                "kept": list(object(Members(required: ["release": release, "why": text]))),
                "files": count,
                "reports": count,
                "removed": truth,
            ],
            optional: [
                "journal": count
            ]
        )
    )

    private static let evidenceHoldAnswer: JSONValue = reference("hold")

    private static let evidenceLiftAnswer: JSONValue = reference("hold")

    private static let evidenceHoldsAnswer: JSONValue = list(
        object(Members(required: ["release": release, "at": instant, "reason": text]))
    )
}
