import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate log`: the ledger, read by its office.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The ledger: shows, publishes, cosigns, stamps and ends it; hands over or erases single fields.",
        discussion: """
            Every registration, decision, release and recall is an entry of the ledger.
              1. show        the entries, as the office reads them
              2. export      a folder for auditors, who run `tidegate audit` on it
              3. checkpoint  the signed tree head, to send to whoever should notice
                             if the log were cut back
              4. policy      names witnesses, whose quorum every release waits for
              5. cosign      asks them again, on line or by files
              6. disclose    hands single hidden fields to somebody, who checks them
                             with reveal; erase deletes them for ever
              7. stamp       time stamps by others, signatures by the office's PKI
              8. freeze      the last entry, before another log follows
            Whoever looks from outside:  log monitor, log reveal
            After a clock that jumped:   log clock
            For a SIEM:                  log events

            Example:  tidegate log show --reveal --workspace office --passphrase-file secret
            Example:  tidegate log export audit-2026 --workspace office --passphrase-file secret
            """,
        subcommands: [
            Show.self, CheckpointHead.self, Export.self, Policy.self, Cosign.self, Monitor.self, Stamp.self,
            Disclose.self, Reveal.self, Erase.self, Clock.self, Events.self,
            Freeze.self,
        ]
    )

    /// The command `tidegate log show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the entries: index, time claimed, kind, what happened; with --reveal what they hide.",
            discussion: """
                Times are what the office says; the order is what counts. What was erased is named as such.

                Example:  tidegate log show --workspace office --passphrase-file secret
                """
        )

        @Flag(help: "Also print the hidden fields, from the sealed evidence.")
        var reveal = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let lines = try LogListing(office: workspace.open()).lines(reveal: reveal)
                return Verdict(text: lines.map { $0.text + "\n" }.joined(), json: .array(lines.map(\.json)))
            }
        }
    }

    /// The command `tidegate log checkpoint`.
    struct CheckpointHead: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint",
            abstract: "Prints the newest signed tree head, with the lines of its witnesses.",
            discussion: """
                Some 200 bytes that stand for every entry. Keep each day's with somebody else: it shows, one day, that a backup is \
                not the newest, or that the log was cut back. `tidegate restore --checkpoint` takes it.

                Example:  tidegate log checkpoint --workspace office --passphrase-file secret > head-2026-11-30.txt
                """
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let ledger = try workspace.open().ledger
                let head = try ledger.head()
                let note = try head.map { String(decoding: try ledger.note(of: $0).encoded, as: UTF8.self) }
                return Verdict(
                    text: note ?? "",
                    json: .members([
                        "size": JSONValue(head?.size ?? 0), "root": head.map { .string($0.root.hex) },
                        "note": note.map { .string($0) },
                    ])
                )
            }
        }
    }

    /// The command `tidegate log export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the whole log as static files, in the layout of C2SP tlog-tiles.",
            discussion: """
                Give the folder to an auditor, on a stick or a web server. It holds no names and no figures: those stand in \
                entries by salted digest.

                Example:  tidegate log export audit-2026 --workspace office --passphrase-file secret
                """
        )

        @Argument(
            help: ArgumentHelp("The folder; one of an earlier export is brought up to date.", valueName: "dir"),
            transform: PlainPath.of
        )
        var folder: String

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let office = try workspace.open()
                let ledger = office.ledger
                let head = try office.publishable()
                if let head { try ledger.export(to: folder, upTo: head) }
                let size = head?.size ?? 0
                return Verdict(
                    text: "\(size) entries of \(ledger.origin) in \(folder)\n",
                    json: ["folder": .string(folder), "origin": .string(ledger.origin), "size": JSONValue(size)]
                )
            }
        }
    }
}
