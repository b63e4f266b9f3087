extension DiagnosticCode {
    package static let recalledInput = DiagnosticCode("TG0840")
    package static let recalledProtection = DiagnosticCode("TG0841")
    package static let recalledRecipient = DiagnosticCode("TG0842")
    package static let compositionNotCertified = DiagnosticCode("TG0843")
    package static let compositionNotSuperseded = DiagnosticCode("TG0844")
    package static let correctedWithoutRecall = DiagnosticCode("TG0845")
    package static let correctedIsTheWrongFile = DiagnosticCode("TG0846")
    package static let destructionNotCertified = DiagnosticCode("TG0847")
    package static let eventReported = DiagnosticCode("TG0848")
    package static let optOutRemovedNone = DiagnosticCode("TG0849")
}

extension Catalogue {
    /// Messages TG0840 to TG0849: what a recall refuses, what may take its place, and what is probably a slip.
    static let incidents: [Message] = [
        Message(
            .recalledInput,
            "this file left as release `{0}`, which was recalled because the file was wrong ({1})",
            advice: """
                correct the file, have every copy certified as destroyed, then `tidegate supersede {0} --with FILE`; see \
                `tidegate recall show {0}`
                """,
            explanation: """
                RECALLED. A file that was found wrong leaves no more: not under another agreement, not protected in another
                way, to nobody. Approvals of its bytes that were given before do not count against that.
                """
        ),
        Message(
            .recalledProtection,
            "this file, protected in this very way, left as release `{0}`, which was recalled for that ({1})",
            advice: """
                correct the agreement, the dataset or the hierarchy, have every copy certified as destroyed, then \
                `tidegate supersede {0} --with FILE`, with the same file
                """,
            explanation: """
                RECALLED. The file was right and what was done to it was not: the same protection of the same file leaves no more,
                to nobody. Protected in another way it may.
                """
        ),
        Message(
            .recalledRecipient,
            "this file left to the same reader as release `{0}`, which was recalled for its recipient ({1})",
            advice: "ask for the right recipient; see `tidegate recall show {0}`",
            explanation: """
                RECALLED. The file and what was done to it were right, and who got it was not: the file leaves no more to that
                party, nor to a party that counts as one reader with it.
                """
        ),
        Message(
            .compositionNotCertified,
            """
            the same reader holds release `{0}` of this data, which was recalled and of which not every copy is known to be \
            destroyed: missing is {1}
            """,
            advice: """
                have them certify with `tidegate duties certify {0}`, then `tidegate supersede {0} --with FILE`; see \
                `tidegate recall show {0}`
                """,
            explanation: """
                COMPOSITION. Two files made differently from the same data can be joined by whoever holds both. A recalled file
                counts until every holder has certified its destruction, or, where it is not the recipient, has said that it
                never held it.
                """
        ),
        Message(
            .compositionNotSuperseded,
            """
            release `{0}` to the same reader was recalled, every copy is known to be destroyed, and this file was not \
            ordered in its place
            """,
            advice: "let an officer order it: `tidegate supersede {0} --with FILE`",
            explanation: """
                COMPOSITION. That a recalled file no longer counts is a decision that somebody signs: an officer of the office
                names the file that may leave in its place.
                """
        ),
        Message(
            .correctedWithoutRecall,
            "release `{0}` was not recalled, so no corrected file can take its place",
            advice: "recall it first: `tidegate recall {0}`",
            explanation: """
                Whoever holds a file and gets another one of the same data holds both. The first has to be called back and
                destroyed before the second may leave.
                """
        ),
        Message(
            .correctedIsTheWrongFile,
            "this is the very file of release `{0}`, which entry {1} recalled because the file was wrong",
            advice: "correct the file",
            explanation: """
                A file that was found wrong leaves no more. Where the file was right and its protection was not, say so when
                recalling: `--wrong protection`.
                """
        ),
        Message(
            .destructionNotCertified,
            "not every copy of release `{0}` is known to be destroyed: missing is {1}",
            advice: """
                see what each holder said with `tidegate recall show {0}`; take a certificate with `tidegate duties certify {0}`
                """,
            explanation: """
                A corrected file leaves only where the wrong one is gone, since two files of the same data can be joined. The
                recipient certifies the destruction; any other holder certifies it or says that it never held the file.
                """
        ),
        Message(
            .eventReported,
            "that was reported already: duty `{0}`, discovered {1}, as entry {2} says",
            advice: "another event has another moment of discovery",
            explanation: """
                An event is named by its release, its kind and the moment of its discovery. Reported twice, it would be owed
                twice, and one of the two would become overdue although the notice was given.
                """
        ),
        Message(
            .optOutRemovedNone,
            "the list of opt-outs removed no row: none of its {1} values is in column `{0}`",
            advice: "make sure that it is the right list, written as the column writes its identifiers",
            explanation: """
                A warning, no refusal: it may be true that nobody on the list is in the file. More often the list is of another
                register, or its identifiers are written in another way, and people who said no would be in the release.
                """
        ),
    ]
}
