extension DiagnosticCode {
    package static let differenceWider = DiagnosticCode("TG1606")
    package static let noSuchSide = DiagnosticCode("TG1607")
    package static let sidesDiffer = DiagnosticCode("TG1608")
    package static let differencePermitted = DiagnosticCode("TG1610")
    package static let differenceLooser = DiagnosticCode("TG1611")
    package static let differenceRefused = DiagnosticCode("TG1612")
    package static let differenceStricter = DiagnosticCode("TG1613")
    package static let differenceOtherwise = DiagnosticCode("TG1614")
    package static let differenceWording = DiagnosticCode("TG1615")
    package static let differenceNone = DiagnosticCode("TG1616")
    package static let differenceAdded = DiagnosticCode("TG1617")
    package static let differenceRemoved = DiagnosticCode("TG1618")
    package static let differenceChange = DiagnosticCode("TG1619")
    package static let differenceAsked = DiagnosticCode("TG1620")
    package static let differenceOld = DiagnosticCode("TG1621")
    package static let differenceNew = DiagnosticCode("TG1622")
    package static let differenceTerm = DiagnosticCode("TG1623")
    package static let differenceDocument = DiagnosticCode("TG1624")
    package static let wideningNotSigned = DiagnosticCode("TG1628")
}

extension Catalogue {
    /// Messages TG1606 and on: what an amendment changes.
    static let difference: [Message] = [
        Message(
            .differenceWider,
            "{0}: it needs the approvals of a new agreement",
            advice: "have it signed as a new agreement would be, or take back what is wider",
            explanation: """
                The difference names each way in which the newer version is wider. Those whose data it is agreed to the older version; \
                what goes beyond it they have not agreed to yet. What another document holds back today counts too.
                """
        ),
        Message(
            .noSuchSide,
            "`{0}` is no version of an agreement under {1}",
            advice: "name two folders, two files, or two versions as `id@1` and `id@2` with --policies",
            explanation: """
                A difference is between two things of one kind: two policy folders, two files of documents, or two versions of an agreement \
                in one folder.
                """
        ),
        Message(
            .sidesDiffer,
            "`{0}` and `{1}` are not versions of one agreement",
            advice: "compare versions of the same id",
            explanation:
                "Two agreements with different names say nothing about each other; what both permit is what `tidegate decide` says."
        ),
        Message(
            .differencePermitted,
            "becomes permitted",
            explanation:
                "Each line has a request that the older version refuses and the newer one permits; both were asked."
        ),
        Message(
            .differenceLooser,
            "gets more, or owes less, for the same request",
            explanation:
                "Both versions permit the same requests here, and the newer one gives more for them or asks less in return."
        ),
        Message(
            .differenceRefused,
            "becomes refused",
            explanation:
                "Each line has a request that the older version permits and the newer one refuses; both were asked."
        ),
        Message(
            .differenceStricter,
            "gets less, or owes more, for the same request",
            explanation:
                "Both versions permit the same requests here, and the newer one gives less for them or asks more in return."
        ),
        Message(
            .differenceOtherwise,
            "changed otherwise",
            explanation: """
                Terms that are not the same and of which no request is answered otherwise: what somebody must do, or what stands on paper. \
                People judge them.
                """
        ),
        Message(
            .differenceWording,
            "words that change nothing",
            explanation: "Titles and notices: no decision depends on them."
        ),
        Message(
            .differenceNone,
            "every request is answered as before",
            explanation: "Nothing in the agreement changed but its number, or what changed around it does not touch it."
        ),
        Message(
            .differenceAdded,
            "{0}: a new agreement",
            explanation: "The older folder has no agreement of this name, so that everything it permits may be new."
        ),
        Message(
            .differenceRemoved,
            "{0}: an agreement that is gone",
            explanation:
                "The newer folder has no agreement of this name. What was registered ends by `tidegate agreement terminate` alone."
        ),
        Message(
            .differenceChange,
            "{0}: {1}, where it was {2} ({3})",
            explanation:
                "One way in which two versions differ: what the newer one has, what the older one had, and the clause that limits."
        ),
        Message(
            .differenceAsked,
            "{0} asks {1} for {2} of `{3}`, for `{4}`{5}",
            explanation: """
                The request that was put to both versions, with what was supposed of both alike. With --format json it is there as a document, \
                which `tidegate decide` takes as a file.
                """
        ),
        Message(
            .differenceOld,
            "{0}: {1}",
            explanation: "What the older version answers, and on which day, where that is another one."
        ),
        Message(
            .differenceNew,
            "{0}: {1}",
            explanation: "What the newer version answers, and on which day, where that is another one."
        ),
        Message(
            .differenceTerm,
            "{0}: {1} -> {2}",
            explanation:
                "A term in canonical form, before and after; of a list of grants or the like, the item by its id."
        ),
        Message(
            .differenceDocument,
            "{0}: {1}",
            explanation: """
                A document or file beside the agreements differs. Every agreement was asked under both, since a firewall, a purpose or a \
                dataset may change what it permits.
                """
        ),
        Message(
            .wideningNotSigned,
            "UNSIGNED: `{0}` permits more than `{1}` in {2}, and is not signed by {3}, who must sign `{1}`",
            advice: "have them sign `{0}` too, or take back what is wider",
            reason: "UNSIGNED",
            explanation: """
                A version that is wider than the one in force needs, beside its own signatories, those of the version that it replaces, as far as they are \
                officers with a key in force. Otherwise the wider text would choose who approves it. `tidegate diff ID --policies DIR --workspace DIR` \
                shows everything that is wider.
                """
        ),
    ]
}
