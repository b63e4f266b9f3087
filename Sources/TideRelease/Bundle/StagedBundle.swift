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
        try ReleaseUnderWay(outbox: outbox, state: .making).write(to: marker)
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

    /// Takes back what was staged, unless it leaves; the note says so, and stays for recovery.
    package func withdraw() throws {
        if try Self.withdraw(release, from: outbox, underWay: underWay) { try DurableFile.remove(content) }
    }

    /// Takes back a release that is still being made: its bundle did not leave by the rename.
    ///
    /// The note first, durably: from then on a staging folder that is not there proves nothing, and need not.
    ///
    /// - Returns: whether it was taken back, now or before; `false` where the bundle leaves, left, or nobody can tell.
    @discardableResult
    package static func withdraw(
        _ release: ReleaseIdentifier,
        from outbox: String,
        underWay: String
    ) throws -> Bool {
        let (staging, marker) = (staging(of: release, in: outbox), marker(of: release, in: underWay))
        let state = ReleaseUnderWay.state(at: marker)
        if state == .leaving { return false }
        guard DurableFile.exists(staging) else { return state == .withdrawn }
        try DurableFile.createFolder(underWay, mode: 0o700)
        try ReleaseUnderWay(outbox: outbox, state: .withdrawn).write(to: marker)
        try DurableFile.remove(staging)
        return true
    }

    /// Ends the rename of a bundle that was leaving, where it is still there, whole; removes what else lies in its place.
    ///
    /// - Parameter manifest: of the release's manifest, as its decision says.
    package static func finishLeaving(_ release: ReleaseIdentifier, in outbox: String, manifest: ContentDigest) throws {
        let (staging, destination) = (staging(of: release, in: outbox), destination(of: release, in: outbox))
        let found = (try? DurableFile.read("\(staging)/\(BundleFile.manifest)")).map { ContentDigest(of: $0) }
        let isOpenBundle = found == manifest && DurableFile.exists("\(staging)/\(BundleFile.receipt)")
        // What is sealed has its manifest and receipt inside, and nobody here can look.
        let isWhole = isOpenBundle || DurableFile.exists("\(staging)/\(SealedBundle.fileName)")
        if isWhole, !DurableFile.exists(destination) {
            try DurableFile.rename(staging, to: destination)
        } else {
            try DurableFile.remove(staging)
        }
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

    /// Notes, durably, that the bundle leaves: from now on it counts, whatever becomes of it.
    package func leave() throws { try ReleaseUnderWay(outbox: outbox, state: .leaving).write(to: marker) }

    /// The last step: one rename, after which there is no staging folder any more.
    package func deliver() throws {
        do {
            try DurableFile.rename(staging, to: destination)
        } catch {
            // The name was not given, as on another file system: then nothing left. After the rename it did.
            if DurableFile.exists(staging) { try? ReleaseUnderWay(outbox: outbox, state: .making).write(to: marker) }
            throw error
        }
    }

    /// Forgets that the release was under way, once the books are in order.
    package func finish() throws { try DurableFile.remove(marker) }
}

/// The note of a release that is under way: canonical JSON `{"outbox":…,"state":…}`, so that a crash leaves nothing
/// behind that nobody knows of, and recovery can tell what never left from what was taken away.
package struct ReleaseUnderWay: Hashable, Sendable {
    /// How far it is.
    package enum State: String, Hashable, Sendable {
        /// Its bundle is made, in the staging folder.
        case making
        /// Its bundle leaves, or left: what comes next is the rename.
        case leaving
        /// The program took back what was staged: then nothing left, and nothing will.
        case withdrawn
    }

    /// The folder that receives the bundle, absolute.
    package let outbox: String
    package let state: State

    package init(outbox: String, state: State) {
        self.outbox = outbox
        self.state = state
    }

    /// Reads a note; `nil` unless it is one.
    ///
    /// A note of the first version is the path alone; one without a state says nothing beyond that it was begun.
    package init?(_ bytes: [UInt8]) {
        if bytes.first == UInt8(ascii: "/") {
            self.init(outbox: String(decoding: bytes, as: UTF8.self), state: .making)
            return
        }
        guard let value = try? CanonicalJSON.decode(bytes), let outbox = value["outbox"]?.text else { return nil }
        self.init(outbox: outbox, state: value["state"]?.text.flatMap(State.init) ?? .making)
    }

    /// What a note says, if there is one.
    static func state(at path: String) -> State? { (try? DurableFile.read(path)).flatMap(Self.init)?.state }

    func write(to path: String) throws {
        let value: JSONValue = ["outbox": .string(outbox), "state": .string(state.rawValue)]
        try DurableFile.replace(path, with: CanonicalJSON.encode(value), mode: 0o600)
    }
}
