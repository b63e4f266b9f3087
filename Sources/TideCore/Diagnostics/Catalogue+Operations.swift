extension DiagnosticCode {
    package static let noSuchField = DiagnosticCode("TG0687")
    package static let fieldErased = DiagnosticCode("TG0688")
    package static let fieldNeeded = DiagnosticCode("TG0689")
    package static let notDisclosureLines = DiagnosticCode("TG0690")
    package static let disclosureOfAnother = DiagnosticCode("TG0691")
    package static let retentionAhead = DiagnosticCode("TG0692")
    package static let restoreUnseen = DiagnosticCode("TG0693")
    package static let notABackup = DiagnosticCode("TG0980")
    package static let backupChanged = DiagnosticCode("TG0981")
    package static let backupStrange = DiagnosticCode("TG0982")
    package static let backupLacks = DiagnosticCode("TG0983")
    package static let backupBroken = DiagnosticCode("TG0984")
    package static let backupBehind = DiagnosticCode("TG0985")
    package static let backupBeside = DiagnosticCode("TG0986")
    package static let checkpointOfAnotherLog = DiagnosticCode("TG0987")
    package static let recoveryMissing = DiagnosticCode("TG0988")
    package static let recoveryOutdated = DiagnosticCode("TG0989")
    package static let clockJumped = DiagnosticCode("TG0990")
    package static let clockFarAhead = DiagnosticCode("TG0991")
    package static let clockNotDoubted = DiagnosticCode("TG0992")
}

extension Catalogue {
    /// What an office does with its log beside deciding: hand over and erase fields, keep copies, watch the clock.
    static let operations: [Message] = hiddenFields + retention + backups + clocks

    private static let retention: [Message] = [
        Message(
            .retentionAhead,
            "`{0}` has not begun: only what is from before a day that has can be let go",
            advice: "name today, or the day until which your retention rule lets rows go",
            explanation: """
                `tidegate evidence retain` removes rows and officers' reports of releases from before a day. A day \
                in the future is a slip of the pen: it would let go what was released an hour ago. What is removed \
                does not come back.
                """
        )
    ]

    private static let hiddenFields: [Message] = [
        Message(
            .noSuchField,
            "entry {0} hides no field `{1}`",
            advice: "it hides: {2}",
            explanation: """
                An entry holds what names a party, an agreement, a dataset or a figure by digest alone. Which \
                fields each kind of entry has is told in docs/formats/ledger.md; one that an entry has nothing to \
                say about is left out.
                """
        ),
        Message(
            .fieldErased,
            "the field `{1}` of entry {0} was erased",
            explanation: """
                Its salt and value were deleted, and an entry `disclosure-erasure` says so. The digest in the log \
                stays; nobody can open or guess it any more, the office included.
                """
        ),
        Message(
            .fieldNeeded,
            "the field `{1}` of entry {0} can't be erased: {2}",
            explanation: """
                The register is made anew from the log and its evidence, and later decisions, duties and recalls \
                read what earlier entries say. What they need stays as long as the log is used. Names of persons \
                beside that, and words, may go.
                """
        ),
        Message(
            .notDisclosureLines,
            "`{0}`, line {1}: not an entry's index, a space and a disclosure",
            explanation: """
                `tidegate log disclose` writes one line for each field: the index of the entry, one space, and \
                the disclosure as in RFC 9901, base64url of [salt, name, value]. Nothing else is read.
                """
        ),
        Message(
            .disclosureOfAnother,
            "line {0}: entry {1} does not commit to this disclosure",
            explanation: """
                The digest of a disclosure has to stand in `_sd` of its entry. It does not: the disclosure is of \
                another entry or log, was changed, or says a field for the second time.
                """
        ),
    ]

    private static let backups: [Message] = [
        Message(
            .notABackup,
            "`{0}` is no backup: it has no backup.json",
            explanation: """
                `tidegate backup` writes backup.json last. A folder without it is another one, or was cut short \
                by a crash.
                """
        ),
        Message(
            .backupChanged,
            "`{0}` was not written by this office",
            advice: "take another backup; find out who wrote to this one",
            explanation: """
                The list of a backup stands under an authentication code, made with a key of the workspace. The \
                code does not fit: the list was changed or damaged, or is of another workspace.
                """
        ),
        Message(
            .backupStrange,
            "the backup holds `{0}`, which its list does not have",
            explanation: """
                A backup holds what was written into it and nothing else. Who put the file there may have changed \
                more.
                """
        ),
        Message(
            .backupLacks,
            "the backup lacks `{0}`",
            advice: "take another backup; this one is a partial copy",
            explanation: """
                Every file that the list names has to be there. A workspace without it would open, and fail one \
                day.
                """
        ),
        Message(
            .backupBroken,
            "`{0}` of the backup is not what was written",
            advice: "take another backup; check the medium",
            explanation: """
                Size and SHA-256 of each file stand in the list, and the ledger has to give the root that stands \
                there. A difference of one bit is enough to refuse.
                """
        ),
        Message(
            .backupBehind,
            "`{0}` shows {1} entries of this log, and the backup has {2}",
            advice: "find a newer backup; else freeze this log and begin a successor",
            explanation: """
                Somebody keeps a signed tree head of a log that is longer. To go on from the backup would give \
                the log a second history, which every holder of that tree head can prove.
                """
        ),
        Message(
            .backupBeside,
            "`{0}` shows another log at {1} entries than the backup",
            advice: "keep both as evidence, and find out which one is right",
            explanation: """
                Two tree heads of one size with different roots are a fork. One of them was signed in another \
                workspace.
                """
        ),
        Message(
            .restoreUnseen,
            "of {1} witnesses with an address {0} did not sign the newest tree head of the backup",
            advice: "ask them again; if they stay silent, and you have tree heads from elsewhere: --without-witnesses",
            explanation: """
                A witness that saw more of the log than the backup holds says so when it is asked. One that is silent \
                may have seen more. A workspace that goes on from a backup which is behind forks its log.
                """
        ),
        Message(
            .checkpointOfAnotherLog,
            "`{0}` is no tree head that the log `{1}` signed",
            explanation: """
                The signed note has another origin, or no signature of a key that the backup's trust policy names \
                for the log.
                """
        ),
        Message(
            .recoveryMissing,
            "there are no copies for recovery: `{0}` is missing",
            explanation: """
                `tidegate backup recovery-sheet` makes copies of the master key and the private keys under a \
                second passphrase. Without them a lost passphrase can't be replaced, by nobody.
                """
        ),
        Message(
            .recoveryOutdated,
            "the copies for recovery lack the key `{0}`, or hold another one",
            advice:
                "the key came after the sheet was made; run `tidegate backup recovery-sheet` after every change of keys",
            explanation: """
                Every private key of the workspace has a copy under the recovery passphrase, and it has to be \
                that key's.
                """
        ),
    ]

    private static let clocks: [Message] = [
        Message(
            .clockJumped,
            "the clock says {0}: it jumped by {1} seconds since {2}",
            advice: "set the clock right, or, if it is right now: tidegate log clock --confirm",
            explanation: """
                Beside the clock that can be set a machine has one that counts from its start. Both went on by \
                different times, more than ten minutes apart, since the workspace was last written to. A clock \
                that went ahead would date all later entries; one that went back may bring an agreement back into \
                force that ended. Somebody looks, and the log says so.
                """
        ),
        Message(
            .clockFarAhead,
            "the clock says {0}, more than 366 days after the last use of this workspace, {1}",
            advice: "set the clock right, or, if it is right now: tidegate log clock --confirm",
            explanation: """
                The machine was started since, so that nothing counts how long that was. An entry under a clock \
                that is years ahead would date all later ones. Somebody looks, and the log says so.
                """
        ),
        Message(
            .clockNotDoubted,
            "the clock says {0}, and nothing speaks against it",
            explanation: """
                A clock is confirmed where it is behind the log, or jumped. Otherwise there is nothing for the \
                log to say.
                """
        ),
    ]
}
