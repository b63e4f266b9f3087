import TideCore

extension OutputSchema {
    /// Of pseudonyms, by command.
    static let pseudonyms: [String: JSONValue] = [
        "pseudonym list": pseudonymListAnswer,
        "pseudonym show": pseudonymShowAnswer,
        "pseudonym rotate": pseudonymRotateAnswer,
        "pseudonym rekey": pseudonymRekeyAnswer,
        "pseudonym reverse": pseudonymReverseAnswer,
        "pseudonym custody": pseudonymCustodyAnswer,
        "pseudonym assign": pseudonymAssignAnswer,
        "pseudonym erase": pseudonymEraseAnswer,
        "pseudonym try-shares": pseudonymTrySharesAnswer,
        "pseudonym accept-vault": pseudonymAcceptVaultAnswer,
    ]

    private static let pseudonymListAnswer: JSONValue = list(reference("domain"))

    private static let pseudonymShowAnswer: JSONValue = reference("domain")

    private static let pseudonymRotateAnswer: JSONValue = [
        "anyOf": [
            reference("step"),
            reference("stepPayload"),
        ]
    ]

    private static let pseudonymRekeyAnswer: JSONValue = [
        "anyOf": [
            reference("table"),
            reference("stepPayload"),
        ]
    ]

    private static let pseudonymReverseAnswer: JSONValue = [
        "anyOf": [
            reference("table"),
            reference("stepPayload"),
        ]
    ]

    private static let pseudonymCustodyAnswer: JSONValue = [
        "anyOf": [
            reference("step"),
            reference("stepPayload"),
        ]
    ]

    private static let pseudonymAssignAnswer: JSONValue = object(
        Members(
            required: [
                "domain": text,
                "entry": count,
                "epoch": text,
                "asked": count,
                "made": count,
                "output": text,
            ]
        )
    )

    private static let pseudonymEraseAnswer: JSONValue = [
        "anyOf": [
            reference("step"),
            reference("stepPayload"),
        ]
    ]

    private static let pseudonymTrySharesAnswer: JSONValue = object(
        Members(required: ["domain": text, "open": truth, "shares": count])
    )

    private static let pseudonymAcceptVaultAnswer: JSONValue = [
        "anyOf": [
            reference("step"),
            reference("stepPayload"),
        ]
    ]
}
