import ArgumentParser
import TideCore
import TideRelease

/// `tidegate init`: a workspace for an office.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a workspace: keys, register, ledger with its genesis entry, and the trust folder to hand out.",
        discussion: """
            The origin names the ledger for ever, as a URL without scheme, such as stat.example.gov/tidegate/2026. \
            Hand the folder DIR/trust to recipients and auditors on another way than the bundles. Next comes `tidegate \
            party register`.

            Example:  tidegate init office --office xa.nso --origin stat.example.gov/tidegate/2026 --passphrase-file secret
            """
    )

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"), transform: PlainPath.of)
    var folder: String

    @Option(help: "The party that this office is, as its party document calls it.")
    var office: String

    @Option(help: "The ledger's name, a URL without scheme.")
    var origin: String

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard Identifier(office) != nil else { throw ValidationError("`\(office)` is no identifier of a party") }
        guard !origin.contains("://") else { throw ValidationError("an origin has no scheme such as https://") }
    }

    func run() throws {
        guard let office = Identifier(office) else { return }
        try output.conclude { _ in
            let made = try WorkspaceOpening.make(
                WorkspacePaths(root: folder),
                configuration: WorkspaceConfiguration(office: office, origin: origin),
                passphrase: try passphrase.read()
            )
            return Verdict(
                text: """
                    workspace of \(office) at \(folder)
                    ledger \(origin), log key \(made.logKey)
                    hand out \(folder)/trust on another way than the bundles

                    """,
                json: [
                    "workspace": .string(folder), "office": .string(office.text), "origin": .string(origin),
                    "logKey": .string(made.logKey), "trust": .string("\(folder)/trust"),
                ]
            )
        }
    }
}
