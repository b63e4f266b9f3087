import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate restore`: a workspace from a backup.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Makes a workspace from a backup, once every byte of it was checked.",
        discussion: """
            All files, the ledger's root, the register's seal, tree heads that others keep (--checkpoint) and the witnesses \
            are asked before the folder has its name; then the log says that it was restored. If anything was appended \
            after the backup, a tree head or a witness shows it, and nothing is made. Without either nobody can tell; a witness \
            with an address that does not sign ends it too, unless --without-witnesses says that it shall not. \
            --check does all of it but asking witnesses, and leaves nothing: use it for drills, since a second living \
            workspace of one log is a fork.

            Example:  tidegate restore copy --workspace office --checkpoint head.txt --reason "disk" --passphrase-file secret
            Example:  tidegate restore copy --check --workspace drill --passphrase-file secret
            """
    )

    @Argument(help: ArgumentHelp("The backup.", valueName: "dir"), transform: PlainPath.of)
    var backup: String

    @Option(help: ArgumentHelp("The workspace to make.", valueName: "dir"), transform: PlainPath.of)
    var workspace: String

    @Option(help: ArgumentHelp("A tree head that somebody else kept; once for each.", valueName: "file"))
    var checkpoint: [String] = []

    @Option(help: "Why, for the auditor.")
    var reason: String?

    @Flag(help: "Check everything and make nothing.")
    var check = false

    @Flag(help: "Go on although a witness did not sign: nobody can tell then what it saw.")
    var withoutWitnesses = false

    @Flag(help: "The passphrase is that of the recovery sheet.")
    var recovery = false

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var new: NewPassphraseOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        guard check == (reason == nil) else { throw ValidationError("name --reason, or --check, one of them") }
        guard !check || !withoutWitnesses else { throw ValidationError("--check asks no witness") }
        guard new.count == (recovery && !check ? 1 : 0) else {
            throw ValidationError("--new-passphrase-file or --new-passphrase-fd goes with --recovery, one of them")
        }
    }

    func run() throws {
        try printing.conclude { console in
            let first = try passphrase.read()
            let restored = try WorkspaceOpening.restore(
                WorkspaceOpening.RestoreOrder(
                    backup: backup,
                    workspace: workspace,
                    checkpoints: checkpoint,
                    opening: recovery ? .recovery(first) : .passphrase(first),
                    passphrase: new.count == 1 ? try new.read() : first,
                    reason: reason,
                    isWithoutWitnesses: withoutWitnesses
                ),
                console: console
            )
            if !restored.isHeldAgainstOthers {
                console.say(
                    "no witness signed and no tree head from elsewhere was given: nobody can tell whether the log went on after this backup"
                )
            }
            let head = restored.manifest.head
            let what = check ? "the backup is whole; nothing was made" : "\(workspace) is made, and the log says so"
            return Verdict(
                text: "\(what)\nbackup of \(restored.manifest.made): \(head.size) entries, root \(head.root)\n",
                json: [
                    "workspace": .string(workspace), "isMade": .bool(!check),
                    "made": .string("\(restored.manifest.made)"),
                    "size": JSONValue(head.size), "root": .string(head.root.hex),
                    "isHeldAgainstOthers": .bool(restored.isHeldAgainstOthers),
                ]
            )
        }
    }
}
