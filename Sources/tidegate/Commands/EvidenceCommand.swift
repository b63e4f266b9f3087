import ArgumentParser
import TideCore
import TideRelease

/// `tidegate evidence`: what stands behind the ledger, for an auditor.
struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Hands evidence to an auditor, who replays the ledger's decisions by it, and lets old rows go.",
        discussion: """
            What stands behind the entries is sealed under the workspace's master key, which never leaves the office. \
            An export is sealed again, under a key of its own and a passphrase that the auditor gets on another way.
              export  writes the evidence of some entries into a folder for an auditor
              retain  removes released rows and officers' reports from before a day
              hold, lift, holds  keep a release's rows and reports until somebody says otherwise

            Example:  tidegate evidence export for-the-auditor --workspace office --passphrase-file secret \
            --auditor-passphrase-file theirs
            """,
        subcommands: [Export.self, Retain.self, Hold.self, Lift.self, Holds.self]
    )

    /// The command `tidegate evidence export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the evidence of some entries, or of all, into a new folder.",
            discussion: """
                The folder holds requests, decisions, policy files, approvals and the released files: it is confidential. It \
                does not hold the classes of units, nor anything that opens a pseudonym. The auditor runs `tidegate audit LOGDIR \
                --trust DIR --evidence FOLDER`.

                Example:  tidegate evidence export for-the-auditor --from 120 --to 260 --workspace office \
                --passphrase-file secret --auditor-passphrase-file theirs
                """
        )

        @Argument(
            help: ArgumentHelp("The folder; there must be nothing of its name.", valueName: "dir"),
            transform: PlainPath.of
        )
        var folder: String

        @Option(help: ArgumentHelp("A file whose first line is the passphrase for the auditor.", valueName: "file"))
        var auditorPassphraseFile: String

        @Option(help: ArgumentHelp("The first entry to be replayed; 0 if left out.", valueName: "entry"))
        var from: Int?

        @Option(help: ArgumentHelp("The last one; the newest if left out.", valueName: "entry"))
        var to: Int?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard from ?? 0 >= 0, to ?? .max >= from ?? 0 else {
                throw ValidationError("--from is at least 0, and --to no smaller")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let passphrase = try PassphraseSource.file(auditorPassphraseFile)
                let office = try workspace.open()
                let export = try EvidenceExport(of: office, from: from ?? 0, to: to)
                var generator = SystemRandomNumberGenerator()
                let outcome = try export.write(
                    to: folder,
                    passphrase: passphrase,
                    progress: { done in
                        if done.isMultiple(of: 100) { console.progress("\(done) entries") }
                    },
                    using: &generator
                )
                let (start, end) = (outcome.range.lowerBound, outcome.range.upperBound - 1)
                return Verdict(
                    text: """
                        evidence of entries \(start) to \(end) in \(folder)
                        \(outcome.journal) records of the journal, \(outcome.content) documents and files

                        """,
                    json: [
                        "folder": .string(folder), "from": JSONValue(start), "to": JSONValue(end),
                        "journal": JSONValue(outcome.journal), "content": JSONValue(outcome.content),
                    ]
                )
            }
        }
    }
}
