import ArgumentParser
import TideCore
import TideLedger
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

            A key is made for every role, under the passphrase, unless its public half is named with --public-key \
            ROLE=FILE: root keys (several, of which more than half must sign a change of keys) and the registrar's belong \
            on another machine; a log or release key in a hardware module is reached by --signer ROLE=COMMAND, which is \
            given the bytes to sign and writes the signature.

            A log that follows a frozen one names that one's final checkpoint with --predecessor.

            Example:  tidegate init office --office xa.mol --origin mol.example.gov/tidegate/2026 --passphrase-file secret
            """
    )

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"), transform: PlainPath.of)
    var folder: String

    @Option(help: "The party that this office is, as its party document calls it.")
    var office: String

    @Option(help: "The ledger's name, a URL without scheme.")
    var origin: String

    @Option(
        help: ArgumentHelp("The public half of a key that was made elsewhere; once for each.", valueName: "role=file"),
        transform: RoleArgument.init
    )
    var publicKey: [RoleArgument] = []

    @Option(
        help: ArgumentHelp("The command that reaches a log or release key.", valueName: "role=command"),
        transform: RoleArgument.init
    )
    var signer: [RoleArgument] = []

    @Option(help: ArgumentHelp("The final checkpoint of the log that this one follows.", valueName: "file"))
    var predecessor: String?

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard Identifier(office) != nil else { throw ValidationError("`\(office)` is no identifier of a party") }
        guard !origin.contains("://") else { throw ValidationError("an origin has no scheme such as https://") }
        let given = Dictionary(grouping: publicKey, by: \.role)
        for (role, keys) in given where role != .root && keys.count > 1 {
            throw ValidationError("a log begins with one \(role.rawValue) key")
        }
        let commands = signer.map(\.role)
        guard Set(commands).count == commands.count, Set(commands).isSubset(of: [.log, .release]) else {
            throw ValidationError("--signer is for the log and the release key, once each")
        }
        for role in [KeyRole.log, .release] where (given[role] == nil) == commands.contains(role) {
            throw ValidationError("--signer \(role.rawValue)=… and --public-key \(role.rawValue)=… go together")
        }
    }

    func run() throws {
        guard let office = Identifier(office) else { return }
        try output.conclude { _ in
            let made = try WorkspaceOpening.make(
                WorkspacePaths(root: folder),
                configuration: WorkspaceConfiguration(
                    office: office,
                    origin: origin,
                    signers: Dictionary(signer.map { ($0.role.rawValue, $0.value) }) { first, _ in first }
                ),
                passphrase: try passphrase.read(),
                elsewhere: try Dictionary(grouping: publicKey, by: \.role).mapValues { keys in
                    try keys.map { try VerifyingKey(pem: DurableFile.read($0.value), file: $0.value) }
                },
                predecessor: try predecessor.map(PredecessorFile.read)
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

/// Something that is given for a role: `role=value`.
struct RoleArgument {
    let role: KeyRole
    let value: String

    init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let role = KeyRole(rawValue: parts[0]) else {
            throw ValidationError("`\(text)` is not root=…, registrar=…, log=… or release=…")
        }
        self.role = role
        self.value = parts[1]
    }
}

/// The final checkpoint of the log before this one.
enum PredecessorFile {
    /// Reads the head; its signatures are the auditor's to check, with that log's trust folder.
    static func read(_ path: String) throws -> Checkpoint {
        try Checkpoint(text: SignedNote(DurableFile.read(path), file: path).text, file: path)
    }
}
