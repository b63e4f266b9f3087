import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

extension AgreementCommand {
    /// The command `tidegate agreement publish`.
    struct Publish: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Writes the register of agreements that everybody may read: a page, a table, a file for programs.",
            discussion: """
                Of every registered agreement it shows what the agreement's `publish` clause names, whether it is in force, and the \
                digest of what was signed; what the clause does not name appears nowhere. Agreements without the clause are \
                counted. The folder gets register.html, register.csv and register.json; what lay there under these \
                names is replaced. With --policies it is a preview of documents, of which nothing says that they were signed.

                Example:  tidegate agreement publish public --workspace office --passphrase-file secret
                Example:  tidegate agreement publish preview --policies policies/clauses --language fr
                """
        )

        @Argument(help: ArgumentHelp("The folder for the three files.", valueName: "dir"), transform: PlainPath.of)
        var folder: String

        @OptionGroup var policies: OptionalPolicyFolderOptions
        @OptionGroup var workspace: OptionalWorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (policies.policies == nil) != (workspace.workspace == nil) else {
                throw ValidationError("name --policies or --workspace, one of them")
            }
        }

        func run() throws {
            // WHY: the page is for readers of a language, as an office publishes it; nothing of it is signed or compared.
            try printing.answer { _ in
                if let workspace = NewFile.workspace(around: "\(folder)/register.html") {
                    throw ReleaseError.invalid([Diagnostic(.publishedInside, [folder, workspace])])
                }
                let now = SystemClock.now
                let register =
                    if let read = try policies.read() {
                        read.policies.publicRegister(made: now.date)
                    } else {
                        try workspace.open().publicRegister(at: now)
                    }
                try write([
                    "register.html": register.html, "register.csv": register.csv,
                    "register.json": CanonicalJSON.text(register.json) + "\n",
                ])
                return Verdict(
                    text: told(register.entries.count) + (register.silence.map { $0 + "\n" } ?? ""),
                    json: [
                        "folder": .string(folder), "agreements": JSONValue(register.entries.count),
                        "silent": JSONValue(register.silent),
                        "standings": .object(
                            Dictionary(grouping: register.entries, by: \.standing.rawValue).mapValues {
                                JSONValue($0.count)
                            }
                        ),
                    ]
                )
            }
        }

        /// How many agreements are in the files.
        private func told(_ count: Int) -> String {
            let files = "register.html, register.csv, register.json"
            return worded(
                en: "\(folder): \(count) agreement\(count == 1 ? "" : "s") in \(files)\n",
                fr: "\(folder)\u{a0}: \(count) accord\(count < 2 ? "" : "s") dans \(files)\n"
            )
        }

        /// Writes all files beside their names first, so that each takes its place whole, and none does if one can't be written.
        private func write(_ files: [String: String]) throws {
            try DurableFile.createFolder(folder)
            let paths = files.keys.sorted().map { (path: "\(folder)/\($0)", text: files[$0] ?? "") }
            do {
                for file in paths { try DurableFile.write(file.path + ".tmp", Array(file.text.utf8)) }
            } catch {
                for file in paths { try? DurableFile.remove(file.path + ".tmp") }
                throw error
            }
            for file in paths { try DurableFile.rename(file.path + ".tmp", to: file.path) }
        }
    }
}
