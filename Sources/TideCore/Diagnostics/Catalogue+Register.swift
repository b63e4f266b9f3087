extension DiagnosticCode {
    package static let registerMissing = DiagnosticCode("TG0801")
    package static let registerForeign = DiagnosticCode("TG0802")
    package static let registerNewer = DiagnosticCode("TG0803")
    package static let registerBusy = DiagnosticCode("TG0804")
    package static let registerFull = DiagnosticCode("TG0805")
    package static let registerDamaged = DiagnosticCode("TG0806")
    package static let registerSetting = DiagnosticCode("TG0807")
    package static let registerUnavailable = DiagnosticCode("TG0808")
    package static let registerOutcomeUnknown = DiagnosticCode("TG0809")
    package static let registerClosed = DiagnosticCode("TG0810")
    package static let registerRule = DiagnosticCode("TG0811")
    package static let agreementAlreadyRegistered = DiagnosticCode("TG0820")
    package static let agreementNotRegistered = DiagnosticCode("TG0821")
    package static let dryRunNotRegistered = DiagnosticCode("TG0822")
    package static let releaseAlreadyStaged = DiagnosticCode("TG0823")
    package static let releaseNotRegistered = DiagnosticCode("TG0824")
    package static let releaseMoveForbidden = DiagnosticCode("TG0825")
    package static let releaseEntryMissing = DiagnosticCode("TG0826")
    package static let releaseEntryDiffers = DiagnosticCode("TG0827")
    package static let agreementEventForbidden = DiagnosticCode("TG0828")
    package static let agreementEventStale = DiagnosticCode("TG0829")
    package static let partyRecordStale = DiagnosticCode("TG0830")
    package static let dutyDiffers = DiagnosticCode("TG0831")
    package static let dutyNotRegistered = DiagnosticCode("TG0832")
    package static let dutyDischarged = DiagnosticCode("TG0833")
}

extension Catalogue {
    /// Messages TG08xx.
    static let register: [Message] = registerFiles + registerRules + registerEvents + registerChecks

    /// What can be wrong with the file of a register or ledger.
    private static let registerFiles: [Message] = [
        Message(
            .registerMissing,
            "there is no {1} at `{0}`",
            advice:
                "a lost register is made anew with `tidegate registry rebuild`, a new workspace with `tidegate init`",
            explanation: """
                A workspace keeps its register and its ledger in one SQLite file each. The file is not there, or the path is \
                not that of a workspace. A missing file is never made anew in passing: an empty ledger in the place of a lost \
                one would begin a second history.
                """
        ),
        Message(
            .registerForeign,
            "`{0}` is not a {1} of tidegate",
            explanation: """
                Every file that tidegate writes with SQLite carries an application id of its own in its header. This file \
                carries another, or is no SQLite file. Nothing was written to it.
                """
        ),
        Message(
            .registerNewer,
            "`{0}` was written by a newer version of tidegate",
            advice: "use that version",
            explanation: """
                The file has migrations that this program does not know. It might break rules that the newer version relies \
                on, so it opens the file neither for writing nor for reading.
                """
        ),
        Message(
            .registerBusy,
            "another process is writing to `{0}`",
            advice: "wait until it has finished, then run the command again",
            explanation: """
                One process writes to a workspace at a time. The other one held its lock for longer than this one was ready \
                to wait. Nothing was written.
                """
        ),
        Message(
            .registerFull,
            "there is no space left to write to `{0}`",
            advice: "free some space, then run the command again",
            explanation: """
                The disk or the quota is used up. The transaction was rolled back, so the file holds what it held before.
                """
        ),
        Message(
            .registerDamaged,
            "`{0}` is damaged",
            advice: "a damaged register is made anew with `tidegate registry rebuild`; restore a ledger from a backup",
            explanation: """
                A page of the file does not hold together, a table, index or trigger that tidegate made is gone, or a value \
                is none that it could have written. What the file says can no longer be relied on, so nothing is read from it. The register, `registry.sqlite`, \
                holds nothing that ledger and evidence do not say; the ledger, `ledger.sqlite`, is where it is said.
                """
        ),
        Message(
            .registerSetting,
            "`{0}` cannot be opened safely: `{1}` is `{2}` and has to be `{3}`",
            explanation: """
                An acknowledged entry survives a power cut only under certain settings of SQLite. They are set when a file is \
                opened and read back; a file system or a library that does not grant them is refused.
                """
        ),
        Message(
            .registerUnavailable,
            "`{0}` could not be read or written: SQLite result code {1}",
            explanation: """
                The file cannot be opened, is write-protected, or the disk reports an error. The numbers are explained at \
                https://www.sqlite.org/rescode.html.
                """
        ),
        Message(
            .registerOutcomeUnknown,
            "it is not known whether the last change to `{0}` was kept: SQLite result code {1}",
            advice: "run the command again: opening the file shows what was kept",
            explanation: """
                The disk reported an error while a change was being made durable. It may be there or not after the next \
                opening; both are sound. To go on writing in the same process would not be, so the file was closed.
                """
        ),
        Message(
            .registerClosed,
            "`{0}` was closed, and nothing more is read or written",
            advice: "run the command again: opening the file shows what was kept",
            explanation: """
                An earlier change in the same process ended in an error of the disk, so that the file was closed. Opening it \
                anew shows what was kept.
                """
        ),
        Message(
            .registerRule,
            "`{0}` does not take this {1}: {2}",
            explanation: """
                The schema of the file states what a record may be. This one breaks the rule that is named. Commands check \
                their input before they write, so this points to a fault in tidegate: please report it.
                """
        ),
    ]

    /// What a register does not record.
    private static let registerRules: [Message] = [
        Message(
            .agreementAlreadyRegistered,
            "agreement `{0}` version {1} is already registered",
            advice: "an amendment needs a higher version",
            explanation: """
                A registered agreement is never changed or replaced, because releases under it point at it. A change is a new \
                version, signed anew.
                """
        ),
        Message(
            .agreementNotRegistered,
            "agreement `{0}` version {1} is not registered",
            explanation: """
                A release is recorded under the agreement that permits it, and this one is not in the register.
                """
        ),
        Message(
            .dryRunNotRegistered,
            "there is no dry run `{0}` of request `{1}`",
            advice: "approve the digest that `release --dry-run` printed for this request",
            explanation: """
                An officer approves what a dry run showed. An approval of a dry run that this office never made, or that was \
                made for another request, is not recorded.
                """
        ),
        Message(
            .releaseAlreadyStaged,
            "release `{0}` is already recorded",
            explanation: """
                A release has a random name of 128 bits. The same name twice means that one release was recorded twice.
                """
        ),
        Message(
            .releaseNotRegistered,
            "there is no release `{0}`",
            explanation: "The register has no release of this name."
        ),
        Message(
            .releaseMoveForbidden,
            "release `{0}` is {1} and cannot become {2}",
            explanation: """
                A release goes from staged to released to delivered, and may be aborted before it is delivered. It never goes \
                back, and what is delivered or aborted stays so.
                """
        ),
        Message(
            .releaseEntryMissing,
            "release `{0}` cannot become {1} before its entry is in the ledger",
            explanation: """
                Nothing leaves the office without an entry in the ledger, so a release is recorded as released or delivered \
                only together with the index of its decision's entry.
                """
        ),
        Message(
            .releaseEntryDiffers,
            "release `{0}` has its entry at {1}, not at {2}",
            explanation: """
                The index is that of the decision's entry and never changes; the entry of the delivery is another one.
                """
        ),
    ]

    /// What a register does not record of agreements, parties and duties.
    private static let registerEvents: [Message] = [
        Message(
            .agreementEventForbidden,
            "agreement `{0}` version {1} is {2}, so it cannot be {3}",
            advice: "see what became of it with `tidegate agreement show {0} --history`",
            explanation: """
                A version is proposed, signed and registered; what is registered can be suspended, resumed and terminated, and \
                what has ended, expired or been superseded stays so. Every other step is refused, by the commands and by the \
                register's own schema.
                """
        ),
        Message(
            .agreementEventStale,
            "this does not follow the last entry of agreement `{0}` version {1}, which is {2}",
            advice: "sign anew what stands now",
            explanation: """
                Each event of a version names the entry of the one before it and is about the same signed form, so that an old \
                signature cannot be used a second time and no event is lost between two others.
                """
        ),
        Message(
            .partyRecordStale,
            "this does not follow the last entry of party `{0}`, which is {1}",
            advice: "let the registrar sign what stands now",
            explanation: """
                Each record of a party names the entry of the one before it, so that an old document with its signature cannot be \
                put in force again.
                """
        ),
        Message(
            .dutyDiffers,
            "duty `{0}` is recorded already, and differently",
            explanation: """
                A duty keeps what it says for ever: what is owed, by whom, until when. A second one of the same name points to a \
                fault in tidegate: please report it.
                """
        ),
        Message(
            .dutyNotRegistered,
            "there is no duty `{0}`",
            advice: "list them with `tidegate duties`",
            explanation: "The register has no duty of this name."
        ),
        Message(
            .dutyDischarged,
            "duty `{0}` was discharged by entry {1}",
            explanation: """
                A duty is done once. The entry of the ledger that says so is named; a second certificate for it changes nothing.
                """
        ),
    ]
}
