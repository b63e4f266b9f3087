import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate backup`: copies of a workspace.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies a workspace while nothing writes to it, and prepares for a lost passphrase.",
        discussion: """
            A backup has all that the workspace has, under the same passphrase, with a list of every file that nobody \
            else can make. Keep it elsewhere, and the passphrase elsewhere again. `tidegate restore` makes a workspace of it.

            Example:  tidegate backup /mnt/copy/2026-11-30 --workspace office --passphrase-file secret
            Example:  tidegate backup recovery-sheet --workspace office --passphrase-file secret --recovery-passphrase-file other
            """,
        subcommands: [Make.self, RecoverySheet.self],
        defaultSubcommand: Make.self
    )

    /// The command `tidegate backup make`, which `tidegate backup` is.
    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copies a workspace into a new folder.",
            discussion: """
                With --since evidence that the older backup holds unchanged is shared with it by hard links; both stay whole \
                when one is removed. What was erased or let go since is still in the older backup. What an interrupted \
                backup of this workspace left beside it, DIR.making-…, is removed.

                Example:  tidegate backup copies/b --since copies/a --workspace office --passphrase-file secret
                """
        )

        @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"), transform: PlainPath.of)
        var folder: String

        @Option(help: ArgumentHelp("An older backup on the same disk.", valueName: "dir"), transform: PlainPath.of)
        var since: String?

        @Flag(help: "Leave the vault of tokens out: where it is lost, or does not follow from the log.")
        var withoutVault = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            // One inside would go into the next one, and be lost together with the workspace.
            if let above = NewFile.workspace(around: folder) {
                throw ValidationError("a backup lies outside of every workspace, and `\(above)` is one")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let made = try WorkspaceOpening.backUp(
                    workspace,
                    to: folder,
                    since: since,
                    isWithoutVault: withoutVault,
                    console: console
                )
                let head = made.manifest.head
                return Verdict(
                    text: """
                        \(made.manifest.files.count) files, \(made.bytes) bytes in \(folder)
                        \(made.shared) of them shared with the older backup
                        tree head of size \(head.size), root \(head.root)

                        """,
                    json: [
                        "backup": .string(folder), "files": JSONValue(made.manifest.files.count),
                        "bytes": JSONValue(made.bytes), "shared": JSONValue(made.shared),
                        "size": JSONValue(head.size), "root": .string(head.root.hex),
                        "journal": JSONValue(made.manifest.journal), "made": .string("\(made.manifest.made)"),
                    ]
                )
            }
        }
    }

    /// The command `tidegate backup recovery-sheet`.
    struct RecoverySheet: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "recovery-sheet",
            abstract: "Makes copies of all keys under a second passphrase, and prints what to keep in a safe.",
            discussion: """
                The copies lie in `keys` of the workspace and are in every later backup. The second passphrase is printed \
                nowhere: write it on the sheet by hand, and destroy its file. Run it again after every change of keys.

                Example:  tidegate backup recovery-sheet --workspace office --passphrase-file secret --recovery-passphrase-file other
                """
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var recovery: RecoveryPassphraseOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let passphrase = try workspace.passphrase.read()
                let other = try recovery.read()
                let paths = WorkspacePaths(root: workspace.workspace)
                let configuration = try WorkspaceConfiguration(at: paths)
                let names = try WorkspaceOpening.changeKeys(workspace.workspace) { keys in
                    var generator = SystemRandomNumberGenerator()
                    return try keys.writeRecovery(from: passphrase, under: other, using: &generator) {
                        CrashPoint.requested?.reached($0.rawValue)
                    }
                }
                let keys = try names.map { name in
                    let path = "\(paths.keys)/\(name).pub.pem"
                    return (name, try VerifyingKey(pem: DurableFile.read(path), file: path).keyID)
                }
                return Verdict(
                    text: Self.sheet(configuration, keys, SystemClock.now),
                    json: [
                        "office": .string(configuration.office.text), "origin": .string(configuration.origin),
                        "keys": .object(
                            Dictionary(keys.map { ($0.0, .string($0.1)) }, uniquingKeysWith: { first, _ in first })
                        ),
                    ]
                )
            }
        }

        private static func sheet(
            _ configuration: WorkspaceConfiguration,
            _ keys: [(String, String)],
            _ now: Instant
        ) -> String {
            """
            RECOVERY SHEET of \(configuration.office), made \(now)
            log             \(configuration.origin)
            \(keys.map { "key             \($0.0) \($0.1)" }.joined(separator: "\n"))
            passphrase      ____________________________________________
            backups lie     ____________________________________________
            tree heads lie  ____________________________________________

            When the workspace is there and its passphrase is lost:
              tidegate key passphrase --recovery --workspace DIR --passphrase-file SHEET --new-passphrase-file NEW
            When both are lost, from a backup made after this sheet:
              tidegate restore BACKUP --recovery --workspace DIR --passphrase-file SHEET --new-passphrase-file NEW \
            --checkpoint HEAD --reason WHY
            Whoever has this sheet and the workspace or a backup can sign as the office. Two persons open the safe.

            """
        }
    }
}
