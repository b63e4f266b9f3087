import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension KeyCommand {
    /// The command `tidegate key enrol`.
    struct Enrol: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a release or root key to those in force; replaces a release key that was lost.",
            discussion: """
                More than half of the root keys in force sign it. Of root keys have three: with one more than one, a lost one can \
                be revoked. A further release key signs entries from then on; the one before still counts. Where the only release \
                key is lost or broken, as in a module, it can sign no change any more: with --lost the new one speaks for itself, \
                beside the root keys. Then revoke the lost one. The trust folder has the new key: hand it out.

                The new key is made in the workspace; one that was made elsewhere is named as in `tidegate key rotate`.

                Example:  tidegate key enrol --role root --new-key r4.pem --new-key-passphrase-file r4-secret \
                --root-key r1.pem --root-key r2.pem --root-passphrase-file roots --workspace office --passphrase-file secret
                Example:  tidegate key enrol --role release --lost --reason "the module broke" --workspace office \
                --passphrase-file secret
                """
        )

        @Option(help: "root or release.")
        var role: KeyRole

        @Flag(help: "No release key in force can sign any more.")
        var lost = false

        @Option(help: "Why, for the auditor.")
        var reason: String?

        @OptionGroup var new: NewKeyOptions
        @OptionGroup var roots: RootKeyOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard role == .root || role == .release else {
                throw ValidationError("there is one key of this role at a time: tidegate key rotate")
            }
            guard !lost || role == .release else { throw ValidationError("--lost goes with --role release") }
            try new.check(for: role)
        }

        func run() throws {
            try printing.conclude { console in
                let passphrase = try workspace.passphrase.read()
                let (office, key) = try open(passphrase, console)
                try office.ledger.expectOpen()
                let history = try office.keys()
                let rootKeys = try roots.open(in: office.paths, history, passphrase: passphrase)
                if let newest = history.inForce(role).last?.keyID {
                    let enrolling = office.configuration.rotating(role, from: newest, command: new.signer)
                    try DurableFile.replace(office.paths.configuration, with: enrolling.encoded)
                }
                var generator = SystemRandomNumberGenerator()
                let changing = KeyChanging(office: office, roots: rootKeys) {
                    CrashPoint.requested?.reached($0.rawValue)
                }
                let outcome = try changing.enrol(
                    role,
                    key,
                    reason: reason,
                    at: SystemClock.now,
                    using: &generator
                )
                let files = outcome.trust.map { "\(office.paths.trust)/\($0)" }
                let keyID = key.verifyingKey.keyID
                let handOut = files.isEmpty ? "" : "hand out: \(files.joined(separator: ", "))\n"
                return Verdict(
                    text: "\(role.rawValue) key \(keyID), entry \(outcome.entry)\n" + handOut,
                    json: [
                        "role": .string(role.rawValue), "keyID": .string(keyID), "entry": JSONValue(outcome.entry),
                        "trust": JSONValue(files),
                    ]
                )
            }
        }

        /// The office, and the new key, whose files then lie in the workspace.
        private func open(_ passphrase: Redacted<[UInt8]>, _ console: Console) throws -> (Office, any LogSigner) {
            let (folder, paths) = (workspace.workspace, WorkspacePaths(root: workspace.workspace))
            guard lost else {
                let office = try WorkspaceOpening.openForWriting(folder, passphrase: passphrase, console: console)
                return (office, try new.make(role, in: paths, passphrase: passphrase))
            }
            let office = try WorkspaceOpening.openForEnrolling(folder, passphrase: passphrase, console: console) {
                try new.make(role, in: paths, passphrase: passphrase)
            }
            return (office, office.releaseKey)
        }
    }
}
