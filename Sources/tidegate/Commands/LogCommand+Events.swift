import ArgumentParser
import TideCore
import TideRelease

extension LogCommand {
    /// The command `tidegate log events`.
    struct Events: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the entries as OCSF events, a line each, for a security information system.",
            discussion: """
                OCSF 1.1.0, class Entity Management (3004), in the log's order; nothing that an entry hides. Each event says \
                where its proof lies in the exported log. Ask again with the number of lines that you have.

                Example:  tidegate log events --since 120 --workspace office --passphrase-file secret >> events.jsonl
                """
        )

        @Option(help: ArgumentHelp("The first entry's index.", valueName: "index"))
        var since = 0

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard since >= 0 else { throw ValidationError("entries are counted from 0") }
        }

        func run() throws {
            try printing.conclude { _ in
                let log = LogEvents(office: try workspace.open(), program: ProgramVersion.text)
                let (events, next) = try log.events(since: since)
                return Verdict(
                    text: events.map { CanonicalJSON.text($0) + "\n" }.joined(),
                    json: ["events": .array(events), "next": JSONValue(next)]
                )
            }
        }
    }
}
