import TideCore
import TideLedger
import TideRelease

/// Key pairs as files.
enum KeyPair {
    /// Makes a key and writes both halves; an existing file is never overwritten.
    static func write(
        _ name: String,
        to folder: String,
        passphrase: Redacted<[UInt8]>
    ) throws -> VerifyingKey {
        var generator = SystemRandomNumberGenerator()
        let key = SigningKey(using: &generator)
        try write(key, name, to: folder, passphrase: passphrase)
        return key.verifyingKey
    }

    /// Makes a further key of a role in a workspace, in files that its key id names.
    static func writeLater(
        _ role: KeyRole,
        in paths: WorkspacePaths,
        passphrase: Redacted<[UInt8]>
    ) throws -> SigningKey {
        var generator = SystemRandomNumberGenerator()
        let key = SigningKey(using: &generator)
        try write(key, paths.laterName(role, key.verifyingKey.keyID), to: paths.keys, passphrase: passphrase)
        return key
    }

    private static func write(
        _ key: SigningKey,
        _ name: String,
        to folder: String,
        passphrase: Redacted<[UInt8]>
    ) throws {
        var generator = SystemRandomNumberGenerator()
        let file = try KeyFile.encrypt(key, passphrase: passphrase, using: &generator)
        try DurableFile.createFolder(folder, mode: 0o700)
        let path = "\(folder)/\(name).key.pem"
        guard !DurableFile.exists(path) else {
            throw FileError(action: "create", path: path, reason: "it exists already, and keys are never overwritten")
        }
        try DurableFile.replace(path, with: file, mode: 0o600)
        try DurableFile.replace("\(folder)/\(name).pub.pem", with: key.verifyingKey.pem)
    }

    /// Opens a private key.
    static func open(_ path: String, passphrase: Redacted<[UInt8]>) throws -> SigningKey {
        try KeyFile.decrypt(DurableFile.read(path), passphrase: passphrase, file: path)
    }
}
