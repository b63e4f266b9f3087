extension DiagnosticCode {
    package static let replayDiffers = DiagnosticCode("TG0970")
    package static let evidenceUnreadable = DiagnosticCode("TG0971")
    package static let evidenceOfAnotherLog = DiagnosticCode("TG0972")
    package static let fileNotMeasured = DiagnosticCode("TG0973")
    package static let filesNotMeasured = DiagnosticCode("TG0974")
    package static let withheldInPart = DiagnosticCode("TG0975")
    package static let compositionInPart = DiagnosticCode("TG0976")
    package static let optOutInPart = DiagnosticCode("TG0977")
    package static let notEvidence = DiagnosticCode("TG0978")
    package static let exportRange = DiagnosticCode("TG0979")
    package static let erasedInPart = DiagnosticCode("TG0993")
    package static let decisionsOutside = DiagnosticCode("TG0994")
}

extension Catalogue {
    /// Deciding again what was decided, from the evidence.
    static let replay: [Message] = [
        Message(
            .replayDiffers,
            "entry {0}: {1} is not what it was: recorded {2}, decided again {3}",
            advice: "look at both with --show-values; ask the office which program and which evidence it decided by",
            explanation: """
                The register was made again as it stood before the entry, and the decision made again by it, or the released file \
                measured again. One of the fields that the log or its evidence records came out otherwise; both values are told by \
                SHA-256 of their canonical JSON. Either the evidence was changed since, or another program decided, or what was \
                signed was never what the rules give. `decision.` stands before the members of the decision, `figures.` before \
                those of the figures, `register.` before what the entry changes in the register; `evidence` is all that stands \
                behind the entry, which the entry commits to.
                """
        ),
        Message(
            .evidenceUnreadable,
            "entry {0}: the evidence can't be replayed: {1}",
            advice: "ask the office for an export that is whole",
            explanation: """
                What stands behind an entry is missing, was changed, or is not what this version understands. Later decisions rest \
                on it, so the replay ends here.
                """
        ),
        Message(
            .evidenceOfAnotherLog,
            "the evidence is of the log {0}, and this is {1}",
            explanation: """
                Evidence is replayed against the log that it stands behind. This folder says that it belongs to another one, or to \
                another office's log of the same name.
                """
        ),
        Message(
            .fileNotMeasured,
            "entry {0}: the released file was not measured: {1}",
            advice: "give the bundles with --bundles if somebody still has them",
            explanation: """
                The decision was made again, but no copy of the released rows is at hand: it was removed when its time was over, or \
                the entry is of a version that kept none. That the figures are those of the file is then known only by the \
                signatures of the day.
                """
        ),
        Message(
            .filesNotMeasured,
            "{0} released files were not measured again",
            explanation: """
                How many of the findings of this kind there are. Every other released file was measured again.
                """
        ),
        Message(
            .withheldInPart,
            "{0} decisions to withhold are confirmed in part: permitted again, and not searched again",
            explanation: """
                A permit is withheld where no transformation of the source meets the safeguards. The permit is decided again. The \
                source is in nobody's evidence, so the search is not made again: its reason and the best it could attain are as the \
                office recorded them, and the log commits to that.
                """
        ),
        Message(
            .compositionInPart,
            "{0} refusals beside earlier releases are confirmed in part: permitted again, and the classes not counted again",
            explanation: """
                A file is refused where it makes small classes together with earlier ones, or was recalled. The decision before that \
                is made again. The classes of a file that never left are not kept, so how small they would have been is as the \
                office recorded it, and the log commits to that.
                """
        ),
        Message(
            .optOutInPart,
            "{0} refusals for want of a list of opt-outs are confirmed in part: that no list came is the office's word",
            explanation: """
                The agreement asks for the list of a register of opt-outs, and the refusal says that none was handed in. Everything \
                but that is decided again.
                """
        ),
        Message(
            .decisionsOutside,
            "{0} decisions of the log are outside the evidence, which reaches from entry {1} to {2} of {3}; the first is entry {4}",
            advice: "ask for evidence of the whole log",
            explanation: """
                Evidence may be exported of some entries alone. Decisions outside them are in the log, verified like every entry, and were \
                not decided again.
                """
        ),
        Message(
            .notEvidence,
            "`{0}` holds no evidence: {1}",
            advice: "name a folder of `tidegate evidence export`, or an office's workspace",
            explanation: """
                Evidence is read from an export that was made for an auditor, or from the workspace of the office itself. The folder \
                is neither, or its index was changed.
                """
        ),
        Message(
            .exportRange,
            "there are no entries {0} to {1} in a log of {2}",
            explanation: """
                Evidence is exported for entries that are in the ledger, counted from 0, the last one included.
                """
        ),
        Message(
            .erasedInPart,
            "{0} entries have fields that were erased, and are not decided again: {1}",
            advice: "ask why: what is no personal data has no reason to go",
            explanation: """
                An office may erase a hidden field for ever: its salt and value are deleted, and an entry of the log says so. What stood there can't be \
                held against anything any more. A field that is gone without such an entry is told as a difference.
                """
        ),
    ]
}
