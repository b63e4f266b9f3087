import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension LogCommand {
    /// The command `tidegate log disclose`.
    struct Disclose: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints hidden fields of an entry, for somebody who checks them against the log.",
            discussion: """
                One line for each field: the entry's index and the disclosure. Whoever has the line and the exported log can \
                check it with `tidegate log reveal`, or with sha256sum. Hand over as few as the question needs: what was \
                handed over can't be taken back. Nothing is logged.

                Example:  tidegate log disclose 5 dataset recipient --workspace office --passphrase-file secret > lines.txt
                """
        )

        @Argument(help: "The entry's index.")
        var entry: Int

        @Argument(help: ArgumentHelp("Names of hidden fields.", valueName: "field"))
        var fields: [String] = []

        @Flag(help: "Every hidden field of the entry.")
        var all = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard all == fields.isEmpty else { throw ValidationError("name fields, or --all, one of them") }
        }

        func run() throws {
            try printing.conclude { console in
                let hidden = try HiddenFields(ofEntry: entry, in: workspace.open())
                let chosen = all ? hidden.disclosures : try hidden.named(fields)
                if all, !hidden.erased.isEmpty {
                    console.say("erased: \(hidden.erased.map(\.name).joined(separator: ", "))")
                }
                let lines = chosen.map { DisclosureLine(entry: entry, disclosure: $0) }
                return Verdict(
                    text: lines.map { $0.text + "\n" }.joined(),
                    json: .array(
                        lines.map { line in
                            [
                                "entry": JSONValue(line.entry), "field": .string(line.disclosure.name),
                                "value": line.disclosure.value, "disclosure": .string(line.disclosure.text),
                            ]
                        }
                    )
                )
            }
        }
    }

    /// The command `tidegate log reveal`.
    struct Reveal: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks disclosures against an exported log: which field of which entry, and what it says.",
            discussion: """
                It needs no workspace: the lines of `tidegate log disclose`, the exported log, and your trust folder. The whole \
                log is audited first. A disclosure that its entry does not commit to is exit 2.

                Example:  tidegate log reveal lines.txt --log log --trust trust
                """
        )

        @Argument(help: ArgumentHelp("The lines.", valueName: "file"))
        var file: String

        @Option(help: ArgumentHelp("The exported log.", valueName: "dir"), transform: PlainPath.of)
        var log: String

        @OptionGroup var trusted: TrustOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let lines = try DisclosureLine.read(DurableFile.read(file, atMost: 1 << 26), file: file)
                let audited: AuditedLog
                switch try AuditedLog.verify(folder: log, trust: TrustFolder.read(trusted.trust)) {
                case .notVerified(let reasons): return .notVerified(reasons, console)
                case .verified(let found): audited = found
                }
                switch audited.reveal(lines) {
                case .notVerified(let reasons): return .notVerified(reasons, console)
                case .verified(let fields):
                    return Verdict(
                        text: fields.map { field in
                            let statement = field.entry.statement
                            return "entry \(field.entry.index)\t\(statement.type.name) \(statement.state)\t"
                                + "\(field.name)\t\(CanonicalJSON.text(field.value))\n"
                        }.joined(),
                        json: [
                            "verified": true, "origin": .string(audited.checkpoint.origin),
                            "size": JSONValue(audited.checkpoint.size), "root": .string(audited.checkpoint.root.hex),
                            "fields": .array(
                                fields.map { field in
                                    [
                                        "entry": JSONValue(field.entry.index),
                                        "kind": .string(field.entry.statement.type.name),
                                        "state": .string(field.entry.statement.state), "field": .string(field.name),
                                        "value": field.value,
                                    ]
                                }
                            ),
                        ]
                    )
                }
            }
        }
    }

    /// The command `tidegate log erase`.
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes hidden fields of an entry for ever; the log says that they are gone.",
            discussion: """
                Salt and value go, durably, and with them the only way to open the digest in the log: nobody can guess it. The \
                entry stays, and the log verifies. What the register needs is refused, with the reason. What other files \
                say stays too: signed agreements, approvals, what recipients were handed, and older backups, which you \
                destroy yourself. On a copy-on-write file system or a flash disk old blocks may outlive it.

                Example:  tidegate log erase 7 reason --reason "named a person" --workspace office --passphrase-file secret
                """
        )

        @Argument(help: "The entry's index.")
        var entry: Int

        @Argument(help: ArgumentHelp("Names of hidden fields.", valueName: "field"))
        var fields: [String]

        @Option(help: "Why, for the auditor.")
        var reason: String

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let office = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                let erased = try FieldErasure(office: office).erase(
                    fields,
                    ofEntry: entry,
                    reason: reason,
                    at: SystemClock.now,
                    using: &generator
                ) { CrashPoint.requested?.reached($0?.rawValue ?? "erase-logged") }
                let names = erased.fields.map(\.name)
                if !erased.alsoSaidBy.isEmpty {
                    console.say(
                        "the same is said by fields that stay: \(erased.alsoSaidBy.joined(separator: ", "))"
                    )
                }
                return Verdict(
                    text: "entry \(erased.entry): \(names.joined(separator: ", ")) of entry \(entry) are gone\n",
                    json: [
                        "entry": JSONValue(erased.entry), "of": JSONValue(entry), "fields": JSONValue(names),
                        "digests": JSONValue(erased.fields.map(\.digest)),
                        "alsoSaidBy": JSONValue(erased.alsoSaidBy),
                    ]
                )
            }
        }
    }

    /// The command `tidegate log clock`.
    struct Clock: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Holds the clock against the log and the last use; with --confirm the log says that it is right.",
            discussion: """
                Nothing is written under a clock that is behind the log, or that jumped by more than ten minutes against the \
                machine's other clock. Set it right. If it is right now, and was wrong before, confirm it: the log gets \
                an entry with both times. Exit 2 while it needs that.

                Example:  tidegate log clock --workspace office --passphrase-file secret
                Example:  tidegate log clock --confirm --reason "battery changed" --workspace office --passphrase-file secret
                """
        )

        @Flag(help: "The clock is right now.")
        var confirm = false

        @Option(help: "Why, for the auditor.")
        var reason: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard confirm == (reason != nil) else { throw ValidationError("--confirm goes with --reason") }
        }

        func run() throws {
            try printing.conclude { console in
                if let reason {
                    let office = try workspace.openConfirmingClock(reason, console)
                    let newest = try office.newestTime()
                    return Verdict(
                        text: "the log says that the clock is right\n",
                        json: .members(["confirmed": true, "time": newest.map { .string("\($0)") }])
                    )
                }
                let office = try workspace.open()
                let reading = SystemClock.reading
                let (noted, newest) = (office.clockNote(), try office.newestTime())
                var reasons: [Diagnostic] = []
                do {
                    try office.checkClock(reading)
                } catch let error as ReleaseError {
                    reasons = error.diagnostics
                }
                for reason in reasons { console.say(reason) }
                return Verdict(
                    text: """
                        clock         \(reading.wall)
                        newest entry  \(newest.map { "\($0)" } ?? "-")
                        last use      \(noted.map { "\($0.wall)" } ?? "not known")

                        """,
                    json: .members([
                        "clock": .string("\(reading.wall)"), "newestEntry": newest.map { .string("\($0)") },
                        "lastUse": noted.map { .string("\($0.wall)") }, "reasons": .array(reasons.map(\.json)),
                    ]),
                    isPositive: reasons.isEmpty
                )
            }
        }
    }
}
