extension DiagnosticCode {
    package static let revocationBeyond = DiagnosticCode("TG0995")
    package static let keyChangeNotCounted = DiagnosticCode("TG1574")
    package static let trustAhead = DiagnosticCode("TG1575")
    package static let seenByTooFew = DiagnosticCode("TG1576")
    package static let releaseHeld = DiagnosticCode("TG1577")
    package static let releaseNotHeld = DiagnosticCode("TG1578")
}

extension Catalogue {
    /// What an audit says beside what is wrong, and what an office is kept from by mistake.
    static let ledgerAudit: [Message] = [
        Message(
            .revocationBeyond,
            "no key can be revoked from index {0} on: the newest entry is {1}",
            advice: "name {2}, the next entry's index, or an earlier one; --dry-run says which entries stop counting",
            explanation: """
                A key counts no more from an index of the log on. An index beyond the next entry would leave the key in force for \
                entries that are still to come, which is hardly meant: most often a digit was typed twice. One before the entry that \
                brought the key would mean nothing. Nothing was logged.
                """
        ),
        Message(
            .keyChangeNotCounted,
            "the trust folder has the {1} key {2}, and `{0}`, which brings it, does not count",
            advice: "what that entry lacks is told beside this; ask the office for a change that enough root keys sign",
            explanation: """
                A change of keys counts where more than half of the root keys in force signed it, with a release key in force. The entry \
                that is named lacks that, so the log never had the key that it brings, although the trust folder has it. The first entry \
                of the log is not to blame.
                """
        ),
        Message(
            .trustAhead,
            "the trust folder has the {0} key {1}, which none of the {2} entries of this log brings",
            advice: "ask the office for a newer export: a change of keys is published once its witnesses have signed",
            explanation: """
                The trust folder knows other keys of this log, so it is of this log, and of a later moment: the entry that brings the key \
                is not in the export. Either the export is old, or the change of keys waits for its witnesses, and the office runs \
                `tidegate log cosign`. Until then audit with the trust folder from before. If the office has no such entry, \
                somebody else put the key into the trust folder.
                """
        ),
        Message(
            .seenByTooFew,
            "beside the missing quorum: {0} reasons against {1} entries; not looked at: {2}",
            advice: "ask the witnesses themselves for the newest tree head that they signed of this log",
            explanation: """
                An audit goes on where all that is missing is the quorum of witnesses. Entries, tiles, the root, the genesis, keys and \
                anchors are checked as ever, since the office signed the tree head. What needs the witnesses stays open: whether others \
                are shown the same log, and by which time the tree head existed, against which the dates of entries and of a revoked \
                key's signatures are held.
                """
        ),
        Message(
            .releaseHeld,
            "the release {0} is held already, since {1}",
            explanation: "A hold lasts until `tidegate evidence lift` ends it: it need not be said twice."
        ),
        Message(
            .releaseNotHeld,
            "the release {0} is not held",
            advice: "`tidegate evidence holds` lists those that are",
            explanation: "Only a hold that is in force can be lifted."
        ),
    ]
}
