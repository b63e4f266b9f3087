extension DiagnosticCode {
    package static let deadGrant = DiagnosticCode("TG1560")
    package static let deadColumn = DiagnosticCode("TG1561")
    package static let deadPurpose = DiagnosticCode("TG1562")
    package static let deadOnwardPurpose = DiagnosticCode("TG1563")
    package static let deadOnwardFirewall = DiagnosticCode("TG1564")
    package static let deadOnwardEarlier = DiagnosticCode("TG1565")
    package static let correctionBeyondQuota = DiagnosticCode("TG1566")
    package static let noticeToItself = DiagnosticCode("TG1567")
    package static let reportThroughFirewall = DiagnosticCode("TG1568")
    package static let widening = DiagnosticCode("TG1570")
    package static let wideningUnsigned = DiagnosticCode("TG1571")
}

extension Catalogue {
    /// Messages TG1560 and on: clauses that nothing can come of, and amendments that permit more.
    static let amendments: [Message] = [
        Message(
            .deadGrant,
            "no request can be permitted under grant `{1}` of `{0}`: {2}",
            advice: "change what the reasons name, or leave the grant out",
            explanation: """
                With everything signed and approved, on the first day of the agreement and on each on which what it waits for begins, \
                every request for this grant is refused. Whoever signed it believed that something would be shared.
                """
        ),
        Message(
            .deadColumn,
            "column `{1}` can never leave under grant `{2}` of `{0}`: {3}",
            advice: "change what the reasons name, or drop the column",
            explanation: """
                Other columns of the grant can be asked for, this one not, for whatever purpose. A column that is granted in words alone \
                misleads those who sign.
                """
        ),
        Message(
            .deadPurpose,
            "no request for purpose `{1}` can be permitted under `{0}`: {2}",
            advice: "change what the reasons name, or leave the purpose out",
            explanation: """
                Other purposes of the agreement can be asked for; of this one, and of all that narrow it, none is permitted. A \
                prohibition of another agreement or a firewall may stand against it.
                """
        ),
        Message(
            .deadOnwardPurpose,
            "`{1}` of `{0}` lets nothing pass: `{2}` rules out its purposes",
            advice: "leave the clause out, or amend what rules them out",
            explanation: """
                What the recipient rules out for this data it cannot pass on either, under whatever agreement. All purposes of the onward \
                clause are at, above or below such ones.
                """
        ),
        Message(
            .deadOnwardFirewall,
            "`{1}` of `{0}` lets nothing pass: firewall `{2}` keeps the data from everybody that it names",
            advice: "leave the clause out; only the owners can open the firewall",
            explanation: """
                The firewall has no floor under which data may go anywhere, and forbids every role or every purpose of the onward clause.
                """
        ),
        Message(
            .deadOnwardEarlier,
            "`{1}` of `{0}` lets nothing pass: no onward clause of `{2}` has a role, a purpose and a column of it",
            advice: "narrow the clause to what the earlier agreement lets pass, or leave it out",
            explanation: """
                The provider received the data itself. What it lets its recipient pass on must also be let pass by the agreement that it \
                received the data by.
                """
        ),
        Message(
            .correctionBeyondQuota,
            "`{0}` asks for corrections, and its quota is one release in all",
            advice: "raise the quota to what corrections need, or leave `corrections` out",
            explanation: """
                A file that turns out wrong is replaced by another release. Where the agreement is good for one, the correction is refused, \
                and the recipient can never do what it owes.
                """
        ),
        Message(
            .noticeToItself,
            "under `{0}` party `{1}` is to tell itself",
            advice: "name the party that must hear of it",
            explanation:
                "A notice that the recipient gives to itself tells nobody: the provider and the owner never hear of it."
        ),
        Message(
            .reportThroughFirewall,
            "under `{0}` whoever was recognised is reported to `{1}`, whom firewall `{2}` keeps from this data",
            advice: "have it reported to the provider or the owner",
            explanation: """
                A report of a reidentification tells about a person. Where it goes to a party with a role that a firewall forbids, the duty \
                itself is what the firewall is there to prevent.
                """
        ),
        Message(
            .widening,
            "`{0}` permits more than `{1}` in `{2}`: {3}, where it was {4}",
            explanation: """
                A newer version of an agreement is wider than the one before it. That is no fault: it needs the signatures that a new \
                agreement needs. Where a request tells the two apart, it is shown: the older version refuses it, the newer permits it.
                """
        ),
        Message(
            .wideningUnsigned,
            "`{0}` permits more than `{1}` in {2}, and lacks the signature of {3}",
            advice: "have it signed as a new agreement would be, or take back what is wider",
            explanation: """
                A version that permits no more than the one before it changes nothing for those whose data it is. One that permits more is \
                approved as a new agreement: by everybody whose signature it asks for.
                """
        ),
    ]
}
