import ArgumentParser
import TideCore
import TideRegistry
import TideRelease

/// `tidegate registry`: the register as what it is, a projection of the ledger and the evidence.
struct RegistryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract:
            "Makes a workspace's register anew from its ledger and evidence, checks it, and prints all that it holds.",
        discussion: """
            The register says quickly what the ledger and the evidence say for good. \
            Where registry.sqlite is lost or damaged (TG0801, TG0806), make it anew; \
            nothing else is needed, and nothing is lost by it. Whether it says what they say, \
            `check` tells.

            Example:  tidegate registry rebuild --workspace office --passphrase-file secret
            Example:  tidegate registry check --workspace office --passphrase-file secret
            Example:  tidegate registry dump --workspace office > register.jsonl
            """,
        subcommands: [Rebuild.self, Check.self, Dump.self]
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
                        "the register is made of \(extent.entries) entries and \(extent.journal) records of the journal\n",
                    json: ["entries": JSONValue(extent.entries), "journal": JSONValue(extent.journal)]
                )
            }
        }
    }

    /// The command `tidegate registry check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares the register with one that is made anew, and tells every row that differs.",
            discussion: """
                Beside the register another one is made from the ledger and the evidence, and removed again. Exit 2 if a row \
                differs, or if the seal does not hold: something else than tidegate wrote to the file. A vault of tokens \
                that the ledger tells of is opened too, and has to follow from what it says.

                Example:  tidegate registry check --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let found = try WorkspaceOpening.compareRegister(
                    workspace.workspace,
                    passphrase: workspace.passphrase.read()
                )
                let vault = found.agrees ? try WorkspaceOpening.vault(of: workspace.open(), .reading) : nil
                let tokens = try vault.map { "the vault has \(try $0.count()) tokens\n" } ?? ""
                return Verdict(
                    text: Self.text(of: found) + tokens,
                    json: [
                        "agrees": .bool(found.agrees), "entries": JSONValue(found.extent.entries),
                        "journal": JSONValue(found.extent.journal), "sealed": .bool(found.isSealed),
                        "extra": .array(found.extra), "missing": .array(found.missing),
                    ],
                    isPositive: found.agrees
                )
            }
        }

        /// How many rows are told to people; programs are told all.
        private static let shown = 20

        private static func text(of found: WorkspaceOpening.RegisterComparison) -> String {
            let made = "\(found.extent.entries) entries and \(found.extent.journal) records of the journal"
            guard !found.agrees else { return "the register says what \(made) say\n" }
            let rows =
                found.extra.map { "only in the register: \(CanonicalJSON.text($0))\n" }
                + found.missing.map { "missing from it: \(CanonicalJSON.text($0))\n" }
            let rest = rows.count > shown ? "and \(rows.count - shown) rows more\n" : ""
            let seal = found.isSealed ? "" : "its seal does not hold: something else than tidegate wrote to it\n"
            return "the register differs from what \(made) say, in \(rows.count) rows\n" + seal
                + rows.prefix(shown).joined() + rest
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
                let rows = try SQLiteRegister(folder.paths().registry, create: false, key: nil).dump()
                return Verdict(
                    text: rows.map { CanonicalJSON.text($0) + "\n" }.joined(),
                    json: .array(rows)
                )
            }
        }
    }
}
