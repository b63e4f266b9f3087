package import TideCore
import TideLedger

/// The folder of a workspace's keys, as a whole: under another passphrase, or with copies under a second one for the day on which the
/// first is lost.
///
/// A whole new folder is made beside the old one, read back, and takes its place by two renames; the old one is overwritten and removed. What a crash
/// leaves is told by which of the folders are there:
///
/// | `keys` | `keys.before` | `keys.changing` | so |
/// |---|---|---|---|
/// | there | | maybe | the old keys hold; `keys.changing` goes |
/// | | there | there | the old keys get their name back; `keys.changing` goes |
/// | there | there | | the new keys hold; `keys.before` goes |
package struct KeyFolder {
    private let paths: WorkspacePaths
    private let configuration: WorkspaceConfiguration

    /// Where a change of all keys stands, for tests that end the process there.
    package enum Step: String, Hashable, Sendable, CaseIterable {
        /// The new folder is whole.
        case written = "keys-written"
        /// The old folder has another name, the new one does not have its own yet.
        case moved = "keys-moved"
        /// The new folder has its name.
        case replaced = "keys-replaced"
    }

    /// Which passphrase opens the keys.
    package enum Opening: Sendable {
        case passphrase(Redacted<[UInt8]>)
        /// The recovery passphrase, by the copies under it.
        case recovery(Redacted<[UInt8]>)
    }

    package init(_ paths: WorkspacePaths) throws {
        self.paths = paths
        configuration = try WorkspaceConfiguration(at: paths)
    }

    /// Ends what a crash left; nothing left is no error.
    ///
    /// - Precondition: this process holds the workspace's lock.
    package static func settle(_ paths: WorkspacePaths) throws {
        let (before, changing) = ("\(paths.keys).before", "\(paths.keys).changing")
        if !DurableFile.exists(paths.keys), DurableFile.exists(before) {
            try DurableFile.rename(before, to: paths.keys)
        }
        try DurableFile.wipeFolder(before)
        try DurableFile.wipeFolder(changing)
    }

    /// Puts the master key and every private key under another passphrase.
    ///
    /// Copies for recovery stay.
    ///
    /// - Throws: `LedgerError.invalid` for a passphrase that does not open them; ``ReleaseError/failed(_:)`` with
    ///   ``DiagnosticCode/recoveryOutdated`` where the copies for recovery lack a key.
    package func change(
        from opening: Opening,
        to passphrase: Redacted<[UInt8]>,
        using generator: inout some RandomNumberGenerator,
        reached: (Step) -> Void = { _ in }
    ) throws {
        let master = try master(opening)
        var files = try others()
        files[name(paths.master)] = try SealedFormat.seal(
            master.exposed,
            purpose: configuration.masterPurpose,
            key: .passphrase(passphrase),
            using: &generator
        )
        for stem in try stems() {
            let key = try key(stem, opening)
            files["\(stem).key.pem"] = try KeyFile.encrypt(key, passphrase: passphrase, using: &generator)
        }
        try replace(with: files, openedBy: passphrase, reached: reached)
    }

    /// Writes copies of the master key and of every private key under a recovery passphrase, in the place of older ones.
    ///
    /// - Returns: the names of the keys, ascending.
    @discardableResult
    package func writeRecovery(
        from passphrase: Redacted<[UInt8]>,
        under recovery: Redacted<[UInt8]>,
        using generator: inout some RandomNumberGenerator,
        reached: (Step) -> Void = { _ in }
    ) throws -> [String] {
        let master = try master(.passphrase(passphrase))
        var files = try others()
        files[name(paths.master)] = try DurableFile.read(paths.master)
        files[name(paths.recoveryMaster)] = try SealedFormat.seal(
            master.exposed,
            purpose: configuration.recoveryPurpose,
            key: .passphrase(recovery),
            using: &generator
        )
        let stems = try stems()
        for stem in stems {
            files["\(stem).key.pem"] = try DurableFile.read("\(paths.keys)/\(stem).key.pem")
            let key = try key(stem, .passphrase(passphrase))
            files[stem + Self.copy] = try KeyFile.encrypt(key, passphrase: recovery, using: &generator)
        }
        try replace(with: files, openedBy: passphrase, reached: reached)
        return stems
    }

    /// The master key.
    ///
    /// - Throws: `LedgerError.invalid` for a wrong passphrase; ``ReleaseError/failed(_:)`` where nothing was prepared for recovery.
    package func master(_ opening: Opening) throws -> Redacted<[UInt8]> {
        switch opening {
        case .passphrase(let passphrase):
            return try open(paths.master, configuration.masterPurpose, passphrase)
        case .recovery(let passphrase):
            guard DurableFile.exists(paths.recoveryMaster) else {
                throw ReleaseError.failed(.recoveryMissing, paths.recoveryMaster)
            }
            return try open(paths.recoveryMaster, configuration.recoveryPurpose, passphrase)
        }
    }

    private func open(_ path: String, _ purpose: String, _ passphrase: Redacted<[UInt8]>) throws -> Redacted<[UInt8]> {
        Redacted(
            try SealedFormat.open(DurableFile.read(path), purpose: purpose, key: .passphrase(passphrase), file: path)
        )
    }

    private static let copy = ".recovery.pem"

    private func name(_ path: String) -> String { String(path.dropFirst(paths.keys.count + 1)) }

    /// The private keys that lie here, by their files' names without `.key.pem`.
    private func stems() throws -> [String] {
        try DurableFile.names(in: paths.keys).filter { $0.hasSuffix(".key.pem") }.map { String($0.dropLast(8)) }
    }

    private func key(_ stem: String, _ opening: Opening) throws -> SigningKey {
        switch opening {
        case .passphrase(let passphrase):
            let path = "\(paths.keys)/\(stem).key.pem"
            return try KeyFile.decrypt(DurableFile.read(path), passphrase: passphrase, file: path)
        case .recovery(let passphrase):
            let path = "\(paths.keys)/\(stem)\(Self.copy)"
            let isThere = DurableFile.exists(path)
            let key = isThere ? try KeyFile.decrypt(DurableFile.read(path), passphrase: passphrase, file: path) : nil
            let publicPath = "\(paths.keys)/\(stem).pub.pem"
            guard let key, try VerifyingKey(pem: DurableFile.read(publicPath), file: publicPath) == key.verifyingKey
            else { throw ReleaseError.failed(.recoveryOutdated, stem) }
            return key
        }
    }

    /// Every file of the folder but the master key and the private keys.
    private func others() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in try FolderFiles.list(paths.keys).files {
            if path.hasSuffix(".key.pem") || path == name(paths.master) || path.hasSuffix(".tmp") { continue }
            files[path] = try DurableFile.read("\(paths.keys)/\(path)")
        }
        return files
    }

    private func replace(
        with files: [String: [UInt8]],
        openedBy passphrase: Redacted<[UInt8]>,
        reached: (Step) -> Void
    ) throws {
        try Self.settle(paths)
        let (before, changing) = ("\(paths.keys).before", "\(paths.keys).changing")
        try DurableFile.createFolder(changing, mode: 0o700)
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let path = "\(changing)/\(name)"
            if let slash = path.lastIndex(of: "/") {
                try DurableFile.createFolder(String(path[..<slash]), mode: 0o700)
            }
            try DurableFile.write(path, bytes, mode: name.hasSuffix(".pub.pem") ? 0o644 : 0o600)
        }
        try DurableFile.syncFolder(changing)
        // Read back before anything is given up.
        let master = try DurableFile.read("\(changing)/\(name(paths.master))")
        _ = try SealedFormat.open(
            master,
            purpose: configuration.masterPurpose,
            key: .passphrase(passphrase),
            file: paths.master
        )
        for name in files.keys.sorted() where name.hasSuffix(".key.pem") {
            let path = "\(changing)/\(name)"
            _ = try KeyFile.decrypt(DurableFile.read(path), passphrase: passphrase, file: path)
        }
        reached(.written)
        try DurableFile.rename(paths.keys, to: before)
        reached(.moved)
        try DurableFile.rename(changing, to: paths.keys)
        reached(.replaced)
        try DurableFile.wipeFolder(before)
    }
}
