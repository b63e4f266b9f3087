extension DiagnosticCode {
    package static let ledgerBehindMark = DiagnosticCode("TG0852")
    package static let ledgerBesideMark = DiagnosticCode("TG0853")
    package static let markMissing = DiagnosticCode("TG0854")
    package static let markBroken = DiagnosticCode("TG0855")
    package static let evidenceAhead = DiagnosticCode("TG0856")
    package static let journalBehindMark = DiagnosticCode("TG0857")
    package static let releaseKeyStrange = DiagnosticCode("TG0858")
}

extension Catalogue {
    /// What a ledger and its journal are held against: the high-water mark, the evidence, the keys of the first entry.
    static let ledgerMark: [Message] = [
        Message(
            .ledgerBehindMark,
            "the ledger has {0} entries, and {1} were acknowledged",
            advice: "put the newest ledger.sqlite back; never go on working in an older copy",
            explanation: """
                Before an append is acknowledged, its tree head is written into the high-water mark of the evidence. The ledger is \
                behind it: an older copy was put back, or its newest entries were taken off. Whatever they said, a recall or a \
                suspension, would be forgotten, and appending would give the log a second history. Nothing is decided and nothing \
                is written.
                """
        ),
        Message(
            .ledgerBesideMark,
            "the ledger's first {0} entries are not those that were acknowledged",
            advice: "put the newest ledger.sqlite back; find out where this one comes from",
            explanation: """
                The high-water mark holds the root of the tree over the entries that were acknowledged, and the name of the log. \
                This ledger has another root there: it is of another workspace, or it went on from an older copy.
                """
        ),
        Message(
            .markMissing,
            "`{0}` is missing, so nobody can tell whether the ledger is the newest",
            advice: "put the whole newest copy of the workspace back",
            explanation: """
                The high-water mark is written with the first entry and with every later one, and never removed. Without it an \
                older ledger would pass for the newest. It is not made again from the ledger, which is what it is there to check.
                """
        ),
        Message(
            .markBroken,
            "`{0}` is no high-water mark of this workspace",
            advice: "put the whole newest copy of the workspace back",
            explanation: """
                The mark stands under an authentication code, made with a key of the workspace. The code does not fit: the file was \
                changed or damaged, or is of another workspace.
                """
        ),
        Message(
            .evidenceAhead,
            "the evidence holds what stands behind entry {0}, and the ledger has {1} entries",
            advice: "put the newest ledger.sqlite back; never go on working in an older copy",
            explanation: """
                What stands behind an entry is filed before the entry is appended, and says which entry of the ledger it is for. \
                A run that was interrupted leaves at most a record for the next entry. One for a later entry means that the ledger \
                was longer than it is.
                """
        ),
        Message(
            .journalBehindMark,
            "the journal has {0} records, and {1} were acknowledged",
            advice: "put the newest evidence folder back; never go on working in an older copy",
            explanation: """
                The high-water mark counts the records of `evidence/journal` too: approvals, releases that were staged, bundles that \
                left. Records are missing at its end or within it, so an older copy was put back or somebody removed them.
                """
        ),
        Message(
            .releaseKeyStrange,
            "`{0}` is not the release key that the first entry of the ledger names",
            advice: "put the workspace's own key file back",
            explanation: """
                Entries are signed with the release key alone, and recipients trust no other. All keys of a workspace open under one \
                passphrase, so that another one in its place would sign what nobody could verify, or what its role never signs.
                """
        ),
    ]
}
