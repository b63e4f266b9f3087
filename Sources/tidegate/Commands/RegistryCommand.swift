import ArgumentParser
import TideCore
import TideRegistry
import TideRelease

/// `tidegate registry`: the register as what it is, a projection of the ledger and the evidence.
struct RegistryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "Makes a workspace's register anew from its ledger and evidence, and prints all that it holds.",
        discussion: """
            The register says quickly what the ledger and the evidence say for good. \
            Where registry.sqlite is lost or damaged (TG0801, TG0806), make it anew; \
            nothing else is needed, and nothing is lost by it.

            Example:  tidegate registry rebuild --workspace office --passphrase-file secret
            Example:  tidegate registry dump --workspace office > register.jsonl
            """,
        subcommands: [Rebuild.self, Dump.self]
    )

    /// The command `tidegate registry rebuild`.
    struct Rebuild: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes registry.sqlite anew from the ledger and the evidence alone.",
            discussion: """
                The new register is made beside the old one and takes its place by one rename; the old one is kept as \
                registry.sqlite.before. Nothing is read from it, so it may be damaged or missing.

                Example:  tidegate registry rebuild --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let passphrase = try workspace.passphrase.read()
                let extent = try WorkspaceOpening.rebuildRegister(workspace.workspace, passphrase: passphrase)
                // Opening it finishes the books, as every command that writes does.
                _ = try WorkspaceOpening.openForWriting(workspace.workspace, passphrase: passphrase, console: console)
                return Verdict(
                    text:
                        "the register is made of \(extent.entries) entries and \(extent.records) records of the journal\n",
                    json: ["entries": JSONValue(extent.entries), "journal": JSONValue(extent.records)]
                )
            }
        }
    }

    /// The command `tidegate registry dump`.
    struct Dump: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints every row of the register as a line of JSON, sorted.",
            discussion: """
                Two registers that say the same give the same bytes. Digests are hexadecimal.

                Example:  tidegate registry dump --workspace office > register.jsonl
                """
        )

        @OptionGroup var folder: WorkspaceFolderOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let rows = try SQLiteRegister(folder.paths().registry, create: false).dump()
                return Verdict(
                    text: rows.map { CanonicalJSON.text($0) + "\n" }.joined(),
                    json: .array(rows)
                )
            }
        }
    }
}
