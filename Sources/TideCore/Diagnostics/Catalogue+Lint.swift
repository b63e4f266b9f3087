extension DiagnosticCode {
    package static let notExercised = DiagnosticCode("TG1625")
    package static let coverageCount = DiagnosticCode("TG1626")
    package static let allowedFinding = DiagnosticCode("TG1627")
    package static let hidesNobody = DiagnosticCode("TG1629")
    package static let suppressesAll = DiagnosticCode("TG0142")
    package static let noApprovals = DiagnosticCode("TG0143")
    package static let curlyQuotes = DiagnosticCode("TG0144")
    package static let commentBehindText = DiagnosticCode("TG0145")
    package static let coveredPurpose = DiagnosticCode("TG1630")
    package static let coveredOnward = DiagnosticCode("TG1631")
    package static let coveredGrant = DiagnosticCode("TG1632")
    package static let noFirewall = DiagnosticCode("TG1633")
    package static let noRetention = DiagnosticCode("TG1634")
    package static let lintTooLarge = DiagnosticCode("TG1635")
}

extension Catalogue {
    /// Messages TG1625 and on: what no case exercises, and what is valid and seldom meant.
    static let lint: [Message] = [
        Message(
            .notExercised,
            "no case exercises {0} of `{1}`",
            advice: "add a case that comes upon it, or say why there is none: `# allow TG1625: reason` above it",
            explanation: """
                A part of an agreement that no case comes upon can be changed, or lost, and every case still comes out as expected. A grant is \
                exercised by a permit under it; a column, a purpose or a clause by any case that it is held against.
                """
        ),
        Message(
            .coverageCount,
            "{0} of {1} parts of agreements are exercised by cases",
            explanation:
                "Counted are grants, columns, purposes, prohibitions and the clauses that decisions depend on, of every version."
        ),
        Message(
            .allowedFinding,
            "{0}, allowed: {1}",
            explanation: "The author says in a comment that what was found is meant, and why."
        ),
        Message(
            .hidesNobody,
            "grant `{0}` of `{1}` asks for a k of 1: every record may stand alone",
            advice: "name the k that was meant, or leave `kAnonymity` out and say why: `# allow TG1629: reason`",
            explanation: """
                A k of 1 is kept by every table, whatever it tells about whom. It reads as a safeguard, and is none.
                """
        ),
        Message(
            .suppressesAll,
            "grant `{0}` of `{1}` lets every record be taken out: `suppression: 100%`",
            advice: "name the share that the use can bear to lose, as `suppression: 5%`",
            explanation: """
                A release that may leave out every record is never refused for what it leaves out, and what is left of it may be of no use, or of a few alone.
                """
        ),
        Message(
            .noApprovals,
            "`{0}` gives records about persons as `{1}`, and nobody approves its releases",
            advice:
                "name who does, as `approvals: {count: 1, from: [PARTY/OFFICER]}`, or say why: `# allow TG0143: reason`",
            explanation: """
                Without approvals a permitted request is released without anybody having looked at its dry run. Of records that carry a pseudonym or a \
                name that is seldom meant.
                """
        ),
        Message(
            .curlyQuotes,
            "the curly quotes around `{0}` are part of the text",
            advice: "write straight quotes, `\"`, if they are meant to enclose it",
            explanation: """
                YAML knows straight quotes alone. A word processor puts curly ones in their place, which then stand in what is signed and shown.
                """
        ),
        Message(
            .commentBehindText,
            "what follows the `#` behind `{0}` is a comment, and no part of the text",
            advice: "put the whole text in quotes, or the comment on a line of its own",
            explanation: """
                In YAML a text without quotes ends before ` #`. What stands behind it is neither signed nor shown, and seldom meant to be left out.
                """
        ),
        Message(
            .coveredPurpose,
            "`{0}` in `{1}` says nothing beside `{2}`, which it narrows",
            advice: "leave it out, or the wider one if only the narrow one is meant",
            explanation: """
                A purpose covers all that narrow it. A list that has both reads as if the narrow one were the limit, and the wide one is in force.
                """
        ),
        Message(
            .coveredOnward,
            "`{0}` of `{1}` lets nothing pass that `{2}` does not",
            advice: "leave it out, or narrow the other",
            explanation: """
                Another onward clause of the same agreement has all its roles, purposes, zones and columns, and asks for no more in return.
                """
        ),
        Message(
            .coveredGrant,
            "grant `{0}` of `{1}` gives nothing that `{2}` does not",
            advice: "leave it out, or make it what was meant",
            explanation: """
                Another grant of the same dataset has all its columns, handled alike, under the same safeguards. Whoever relied on this one being the \
                limit would be mistaken.
                """
        ),
        Message(
            .noFirewall,
            "`{0}` tells of persons, leaves under an agreement, and no firewall protects it",
            advice: "declare a firewall, or say why it needs none: `# allow TG1633: reason` above it",
            explanation: """
                An agreement binds those who sign it. Where the data goes after several of them, and what it may then serve, only a firewall \
                rules for all together.
                """
        ),
        Message(
            .noRetention,
            "nothing in `{0}` ends the holding of `{1}`, which tells of persons",
            advice: "add a duty to destroy, or the owner's `retain` to the dataset",
            explanation: """
                Neither must the recipient destroy what it gets by some day, nor does the owner's own limit end it. Data that is kept without end \
                is data that will once be used for something else.
                """
        ),
        Message(
            .lintTooLarge,
            "`{0}` is too large for `check` to look for clauses that nothing comes of",
            advice: "`tidegate prove` looks at it, however long it takes",
            explanation: """
                Each grant is asked for with each purpose and column. An agreement with hundreds of thousands of such requests would make a check \
                take minutes, so that nobody ran it.
                """
        ),
    ]
}
