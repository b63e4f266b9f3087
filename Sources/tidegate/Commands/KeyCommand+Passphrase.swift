import ArgumentParser
import TideCore
import TideRelease

extension KeyCommand {
    /// The command `tidegate key passphrase`.
    struct Passphrase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts a workspace's keys under another passphrase: all of them, or none.",
            discussion: """
                The keys stay the same; older backups still open with the old passphrase. With --recovery the passphrase is that \
                of the copies that `tidegate backup recovery-sheet` made: so a lost one is replaced. Who knew the old \
                passphrase and has a copy of the old files keeps the keys: if that is feared, rotate them.

                Example:  tidegate key passphrase --workspace office --passphrase-file old --new-passphrase-file new
                Example:  tidegate key passphrase --recovery --workspace office --passphrase-file sheet --new-passphrase-file new
                """
        )

        @Flag(help: "The passphrase is that of the recovery sheet.")
        var recovery = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var new: NewPassphraseOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard new.count == 1 else {
                throw ValidationError("name --new-passphrase-file or --new-passphrase-fd, one of them")
            }
        }

        func run() throws {
            try printing.conclude { _ in
                let old = try workspace.passphrase.read()
                let passphrase = try new.read()
                try WorkspaceOpening.changeKeys(workspace.workspace) { keys in
                    var generator = SystemRandomNumberGenerator()
                    try keys.change(
                        from: recovery ? .recovery(old) : .passphrase(old),
                        to: passphrase,
                        using: &generator
                    ) { CrashPoint.requested?.reached($0.rawValue) }
                }
                return Verdict(
                    text: "the keys of \(workspace.workspace) are under the new passphrase\n",
                    json: ["workspace": .string(workspace.workspace), "changed": true]
                )
            }
        }
    }
}
