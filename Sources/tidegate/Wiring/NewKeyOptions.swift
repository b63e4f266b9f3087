import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// Where a new key of the office comes from.
struct NewKeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The public half of a key that was made elsewhere.", valueName: "file"))
    var publicKey: String?

    @Option(help: ArgumentHelp("The command that reaches it; it is given the bytes to sign.", valueName: "command"))
    var signer: String?

    @Option(help: ArgumentHelp("The private half of a new root key.", valueName: "file"))
    var newKey: String?

    @Option(help: ArgumentHelp("A file whose first line is the new root key's passphrase.", valueName: "file"))
    var newKeyPassphraseFile: String?

    /// Refuses options that do not go together for a role.
    func check(for role: KeyRole) throws {
        guard (newKey == nil) == (newKeyPassphraseFile == nil), newKey == nil || role == .root else {
            throw ValidationError("--new-key and --new-key-passphrase-file go together, for a root key")
        }
        guard signer == nil || publicKey != nil, newKey == nil || publicKey == nil else {
            throw ValidationError("--signer goes with --public-key, and --new-key alone")
        }
        let isReached = role == .log || role == .release
        guard publicKey == nil || (signer != nil) == isReached, publicKey == nil || role != .root else {
            throw ValidationError(
                "a log or release key that is named by --public-key has a --signer, a root key a --new-key"
            )
        }
    }

    /// The new key, whose files then lie in the workspace.
    func make(_ role: KeyRole, in paths: WorkspacePaths, passphrase: Redacted<[UInt8]>) throws -> any LogSigner {
        if let publicKey {
            let key = try VerifyingKey(pem: DurableFile.read(publicKey), file: publicKey)
            let name = paths.laterName(role, key.keyID)
            try DurableFile.replace("\(paths.keys)/\(name).pub.pem", with: key.pem)
            // A registrar's key signs no entry: there is nothing that would reach it.
            return KeyRing.external(signer ?? "false", key)
        }
        if let newKey, let newKeyPassphraseFile {
            let key = try KeyPair.open(newKey, passphrase: PassphraseSource.file(newKeyPassphraseFile))
            let name = paths.laterName(role, key.verifyingKey.keyID)
            try DurableFile.replace("\(paths.keys)/\(name).pub.pem", with: key.verifyingKey.pem)
            return key
        }
        return try KeyPair.writeLater(role, in: paths, passphrase: passphrase)
    }
}
