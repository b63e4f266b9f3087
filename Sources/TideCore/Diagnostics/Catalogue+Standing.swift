extension DiagnosticCode {
    package static let versionNotRegisteredHere = DiagnosticCode("TG0890")
    package static let recordDiffers = DiagnosticCode("TG0891")
    package static let decidingVersionWouldVanish = DiagnosticCode("TG0892")
    package static let versionTooLate = DiagnosticCode("TG0893")
    package static let severalVersions = DiagnosticCode("TG0894")
    package static let endNotBroughtForward = DiagnosticCode("TG0895")
    package static let proposalOvertaken = DiagnosticCode("TG0896")
    package static let approvalNotDue = DiagnosticCode("TG0897")
    package static let destroyedOnNoDay = DiagnosticCode("TG0898")
    package static let releaseNotTold = DiagnosticCode("TG0899")
    package static let partyIsNoHolder = DiagnosticCode("TG1410")
    package static let nobodyNamedAsks = DiagnosticCode("TG1316")
    package static let notRevocationFile = DiagnosticCode("TG1412")
}

extension Catalogue {
    /// Messages TG0890 to TG0899 and TG1410 to TG1419: where agreements stand, and steps that would count for nothing.
    static let standing: [Message] = standingVersions + standingSteps

    private static let standingVersions: [Message] = [
        Message(
            .versionNotRegisteredHere,
            "agreement `{0}` is registered here, but not its version {1}",
            advice: "see its versions with `tidegate agreement show {0} --history`",
            explanation: """
                Only a version that was registered can be shown as registered, suspended, resumed or terminated. Others of the \
                same agreement are.
                """
        ),
        Message(
            .recordDiffers,
            "ledger and evidence do not give agreement `{0}` version {1} as it was signed",
            advice: "see what is missing with `tidegate registry check`, and restore the evidence from a backup",
            explanation: """
                What was signed is made anew from the policy files that the evidence held when the version was registered, and \
                has to have the very digest that the officers signed. It has not, so nothing is said about it.
                """
        ),
        Message(
            .decidingVersionWouldVanish,
            "version {1} of agreement `{0}` decides until {2}, and would no longer be there as it was registered",
            advice:
                "keep its text as it is, beside the new version: in a file of its own, or as a document of the same file",
            explanation: """
                A version decides until a newer one that is registered begins. Files are registered by their paths, and a file \
                of the same path replaces the earlier one: edited in place, a version that begins later would take the text \
                away that holds until then, and nothing would be permitted meanwhile.
                """
        ),
        Message(
            .versionTooLate,
            "agreement `{0}` version {1} would never decide: its last day is {2}, and today is {3}",
            advice: "give it days to come",
            explanation: """
                A version decides from its first day on, or from its registration where that is later, to its last day. One \
                whose last day is past would only end the version that it supersedes.
                """
        ),
        Message(
            .severalVersions,
            "this is about several versions of agreement `{0}`: {1}",
            advice: "write and sign a statement for each, naming the version as {0}@1",
            explanation: """
                Each event of a version has a statement of its own, which names the version and its last entry. Where an \
                agreement has a version in force and another that is yet to begin, both are stopped, so two statements are \
                signed. With keys that are here one command signs them all.
                """
        ),
        Message(
            .proposalOvertaken,
            "version {1} of agreement `{0}` was proposed, and version {2} was registered since",
            advice: "propose what is still wanted as a version above {2}",
            explanation: """
                Versions are registered in their order, whether or not they have begun. A proposal below a registered version \
                can no longer become anything, so nothing is added to it.
                """
        ),
    ]

    private static let standingSteps: [Message] = [
        Message(
            .endNotBroughtForward,
            "agreement `{0}` version {1} ends at {2} already, and {3} is no earlier",
            advice: "an end is brought forward, never put off",
            explanation: """
                A termination stays. Before its day has come another one may set an earlier day, within the notice that the \
                agreement asks for; to go on for longer takes a new version.
                """
        ),
        Message(
            .approvalNotDue,
            "an approval by `{0}` does not count for this dry run: {1}",
            advice: "see who approves in the `approvals` of the agreement: `tidegate agreement show`",
            explanation: """
                The agreement that permits the request names who approves: officers of whom so many must, an ethics board, the \
                officers of onward clauses. A signature of anybody else would count for nothing when it comes to the release, \
                so it is not taken.
                """
        ),
        Message(
            .destroyedOnNoDay,
            "nobody can say that it was destroyed on {0}: {1}",
            advice: "give the day on which the last copy was gone, between the release and today",
            explanation: """
                A certificate says what has happened. A copy is destroyed after it was released and not later than today; a \
                certificate that says otherwise would not be taken, and by then the bundle that it is made from may be gone.
                """
        ),
        Message(
            .releaseNotTold,
            "`{0}` does not say when the release left",
            explanation: """
                A certificate is made from the bundle alone, and the signed statement in it says when the release was logged. \
                The file is not there, or is no statement of a release.
                """
        ),
        Message(
            .nobodyNamedAsks,
            "no officer is named who asks, and under this agreement only `{1}` may",
            explanation: """
                RECIPIENT_OFFICER. An agreement that names `recipients` lets only these officers ask under it. The request \
                names none.
                """
        ),
        Message(
            .notRevocationFile,
            "`{0}` holds no list of revoked certificates that can be read",
            advice:
                "give lists as their issuer signed them, PEM `X509 CRL` one after the other, as `openssl crl` writes them",
            explanation: "A file of lists holds CRLs in PEM or DER, one after the other, with nothing between them."
        ),
        Message(
            .partyIsNoHolder,
            "`{1}` holds nothing of release `{0}` that the office knows of, so it is not told and has nothing to answer",
            advice: "see who holds what with `tidegate recall show {0}`",
            explanation: """
                A recall reaches whoever the release was handed to, and along onward clauses those who may have it from them. A \
                party that is none of these is owed no notice.
                """
        ),
    ]
}
