import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension LogCommand {
    /// The command `tidegate log freeze`.
    struct Freeze: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends the log: appends its last entry, and prints the final signed tree head.",
            discussion: """
                Nothing is appended afterwards, and nothing thaws a log. Keep what is printed: `tidegate init --predecessor` names \
                it in the first entry of the log that follows. Reading, exporting and auditing go on.

                Example:  tidegate log freeze --reason "end of 2026" --workspace office --passphrase-file secret > final
                """
        )

        @Option(help: "Why, for the auditor.")
        var reason: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let office = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                let head = try office.freeze(reason: reason, at: SystemClock.now, using: &generator)
                return Verdict(
                    text: head?.note ?? "",
                    json: .members([
                        "frozen": true, "size": JSONValue(head?.size ?? 0), "root": head.map { .string($0.root.hex) },
                        "note": head.map { .string($0.note) },
                    ])
                )
            }
        }
    }
}
