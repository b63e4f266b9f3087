package import TideCore
package import TideLedger

/// A bundle while it is made.
///
/// An open one lies in a hidden folder inside the outbox, so that the last step is one rename. One that will be sealed is
/// made in the workspace, and only what is sealed ever lies in the outbox. Both are readable by their owner alone, and stay
/// so: the office hands them out.
package struct StagedBundle: Sendable {
    package let release: ReleaseIdentifier
    package let outbox: String
    private let underWay: String
    /// Where the bundle's own files are made.
    private let content: String

    /// Makes the staging folder, which nobody else can read, after noting where it lies: a crash must not leave it behind.
    ///
    /// - Parameter scratch: the folder in which a bundle is made that will be sealed; `nil` for one that will not.
    package init(release: ReleaseIdentifier, outbox: String, underWay: String, sealedIn scratch: String?) throws {
        self.release = release
        self.outbox = outbox
        self.underWay = underWay
        content = scratch.map { "\($0)/\(release)" } ?? Self.staging(of: release, in: outbox)
        try DurableFile.createFolder(underWay, mode: 0o700)
        try ReleaseUnderWay(outbox: outbox, isWithdrawn: false).write(to: marker)
        if let scratch { try DurableFile.createFolder(scratch, mode: 0o700) }
        try DurableFile.createFolder(content, mode: 0o700)
        try DurableFile.createFolder(staging, mode: 0o700)
    }

    /// Removes what was staged, and the note of it, of a release that the register does not know.
    package func discard() throws {
        try DurableFile.remove(content)
        try DurableFile.remove(staging)
        try DurableFile.remove(marker)
    }

    /// Takes back what was staged and did not leave; the note says so, and stays for recovery.
    package func withdraw() throws {
        try Self.withdraw(release, from: outbox, underWay: underWay)
        try DurableFile.remove(content)
    }

    /// Takes back a release whose staging folder is there, which proves that its bundle did not leave by the rename.
    ///
    /// The note first, durably: from then on a staging folder that is not there proves nothing, and need not.
    ///
    /// - Returns: whether it was taken back, now or before; `false` where the bundle left or nobody can tell.
    @discardableResult
    package static func withdraw(
        _ release: ReleaseIdentifier,
        from outbox: String,
        underWay: String
    ) throws -> Bool {
        let (staging, marker) = (staging(of: release, in: outbox), marker(of: release, in: underWay))
        guard DurableFile.exists(staging) else {
            return (try? DurableFile.read(marker)).flatMap(ReleaseUnderWay.init)?.isWithdrawn ?? false
        }
        try DurableFile.createFolder(underWay, mode: 0o700)
        try ReleaseUnderWay(outbox: outbox, isWithdrawn: true).write(to: marker)
        try DurableFile.remove(staging)
        return true
    }

    private var marker: String { Self.marker(of: release, in: underWay) }

    /// Whether it is sealed before it is delivered.
    package var isSealed: Bool { content != staging }

    /// What lies in the outbox until the last step.
    package var staging: String { Self.staging(of: release, in: outbox) }
    /// What lies there after it.
    package var destination: String { Self.destination(of: release, in: outbox) }

    package static func staging(of release: ReleaseIdentifier, in outbox: String) -> String {
        "\(outbox)/.staging-\(release)"
    }

    package static func destination(of release: ReleaseIdentifier, in outbox: String) -> String {
        "\(outbox)/\(release)"
    }

    /// The note of a release that is under way.
    package static func marker(of release: ReleaseIdentifier, in underWay: String) -> String {
        "\(underWay)/\(release)"
    }

    /// The path of a file by its name in the bundle; the file is made, empty, and its folder too.
    package func path(_ name: String) throws -> String {
        try write(name, [])
        return "\(content)/\(name)"
    }

    /// Writes a file durably.
    package func write(_ name: String, _ bytes: [UInt8]) throws {
        if let slash = name.lastIndex(of: "/") {
            try DurableFile.createFolder("\(content)/\(name[..<slash])", mode: 0o700)
        }
        try DurableFile.write("\(content)/\(name)", bytes, mode: 0o600)
    }

    /// Makes the names in the folder and its data folder durable.
    package func sync() throws {
        try DurableFile.syncFolder("\(content)/data")
        try DurableFile.syncFolder(content)
    }

    /// Seals everything to a certificate, into the outbox, and removes what is not sealed.
    package func seal(to certificate: Certificate, readme: String) throws {
        let file = "\(staging)/\(SealedBundle.fileName)"
        try SealedBundle.seal(folder: content, to: file, certificate: certificate)
        try DurableFile.write("\(staging)/\(BundleReadme.fileName)", Array(readme.utf8), mode: 0o600)
        try DurableFile.syncFolder(staging)
        try DurableFile.remove(content)
    }

    /// The last step: one rename, after which there is no staging folder any more.
    package func deliver() throws {
        try DurableFile.rename(staging, to: destination)
    }

    /// Forgets that the release was under way, once the books are in order.
    package func finish() throws { try DurableFile.remove(marker) }
}

/// The note of a release that is under way: canonical JSON `{"outbox":…,"withdrawn":…}`, so that a crash leaves nothing
/// behind that nobody knows of, and recovery can tell what never left from what was taken away.
package struct ReleaseUnderWay: Hashable, Sendable {
    /// The folder that receives the bundle, absolute.
    package let outbox: String
    /// Whether this program took back what was staged: then nothing left, and nothing will.
    package let isWithdrawn: Bool

    package init(outbox: String, isWithdrawn: Bool) {
        self.outbox = outbox
        self.isWithdrawn = isWithdrawn
    }

    /// Reads a note; `nil` unless it is one.
    ///
    /// A note of the first version is the path alone; older ones do not say whether anything was taken back.
    package init?(_ bytes: [UInt8]) {
        if bytes.first == UInt8(ascii: "/") {
            self.init(outbox: String(decoding: bytes, as: UTF8.self), isWithdrawn: false)
            return
        }
        guard let value = try? CanonicalJSON.decode(bytes), let outbox = value["outbox"]?.text else { return nil }
        self.init(outbox: outbox, isWithdrawn: value["withdrawn"] == true)
    }

    func write(to path: String) throws {
        let value: JSONValue = ["outbox": .string(outbox), "withdrawn": .bool(isWithdrawn)]
        try DurableFile.replace(path, with: CanonicalJSON.encode(value), mode: 0o600)
    }
}
