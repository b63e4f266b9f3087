package import TideCore
package import TideLedger

/// A bundle while it is made.
///
/// The protected rows are made in the workspace, and come into the bundle once nothing refuses them. An open bundle lies in a
/// hidden folder inside the outbox, so that the last step is one rename. One that will be sealed is made and sealed in the
/// workspace, and only what is sealed ever lies in the outbox, once the journal says that it leaves. Both are readable by
/// their owner alone, and stay so: the office hands them out.
package struct StagedBundle: Sendable {
    package let release: ReleaseIdentifier
    package let outbox: String
    /// Whether it is sealed before it is delivered.
    package let isSealed: Bool
    private let office: Office

    /// Makes the staging folder, which nobody else can read, after noting where it lies: a crash must not leave it behind.
    package init(release: ReleaseIdentifier, outbox: String, of office: Office, isSealed: Bool) throws {
        self.release = release
        self.outbox = outbox
        self.isSealed = isSealed
        self.office = office
        try DurableFile.createFolder(office.paths.underWay, mode: 0o700)
        let note = ReleaseUnderWay(release: release, outbox: outbox)
        try DurableFile.replace(marker, with: note.encoded(office.underWayKey), mode: 0o600)
        try DurableFile.createFolder(office.paths.scratch, mode: 0o700)
        try DurableFile.createFolder(content, mode: 0o700)
        try DurableFile.createFolder(staging, mode: 0o700)
    }

    /// Removes what was staged, and the note of it, of a release that the register does not know.
    package func discard() throws {
        try DurableFile.remove(rows)
        for folder in office.paths.staged(release, in: outbox) { try DurableFile.remove(folder) }
        try DurableFile.remove(marker)
    }

    /// The path in the workspace at which the protected rows are made, before anybody knows whether they may leave; the file is made,
    /// empty.
    package func makeRows() throws -> String {
        try DurableFile.write(rows, [], mode: 0o600)
        return rows
    }

    /// Brings the protected rows into the bundle, by their name in it.
    package func takeRows(as name: String) throws {
        let path = "\(content)/\(name)"
        if let slash = path.lastIndex(of: "/") { try DurableFile.createFolder(String(path[..<slash]), mode: 0o700) }
        do {
            try DurableFile.rename(rows, to: path)
        } catch {
            // The outbox may be on another file system.
            try DurableFile.copy(rows, to: path, mode: 0o600)
            try DurableFile.remove(rows)
        }
    }

    /// Files the rows that will leave in the evidence, sealed, so that whoever replays the decision can measure them again.
    ///
    /// - Returns: the address of the list of their pieces.
    func sealRows(as name: String, using generator: inout some RandomNumberGenerator) throws -> ContentDigest {
        try SealedFile.put("\(content)/\(name)", in: office.evidence, using: &generator)
    }

    private var marker: String { office.paths.underWay(release) }
    private var rows: String { "\(office.paths.scratch)/\(release).csv" }
    /// Where the bundle's own files are made.
    private var content: String { isSealed ? office.paths.scratch(release) : staging }
    private var staging: String { WorkspacePaths.staging(of: release, in: outbox) }
    /// What lies in the outbox after the last step.
    package var destination: String { WorkspacePaths.destination(of: release, in: outbox) }

    /// Writes a file durably.
    package func write(_ name: String, _ bytes: [UInt8]) throws {
        if let slash = name.lastIndex(of: "/") {
            try DurableFile.createFolder("\(content)/\(name[..<slash])", mode: 0o700)
        }
        try DurableFile.write("\(content)/\(name)", bytes, mode: 0o600)
    }

    /// Makes the names in the folder and its data folder durable.
    package func sync() throws {
        try DurableFile.syncFolder("\(content)/\(BundleFile.dataFolder)")
        try DurableFile.syncFolder(content)
    }

    /// Seals everything to a certificate, within the workspace; what is not sealed stays until the bundle leaves.
    package func seal(to certificate: Certificate, readme: String) throws {
        let folder = office.paths.sealed(release)
        try DurableFile.createFolder(folder, mode: 0o700)
        let file = "\(folder)/\(SealedBundle.fileName)"
        try SealedBundle.seal(folder: content, to: file, certificate: certificate)
        try DurableFile.write("\(folder)/\(BundleReadme.fileName)", Array(readme.utf8), mode: 0o600)
        try DurableFile.syncFolder(folder)
    }

    /// Notes, durably, that the bundle leaves: from now on it counts, whatever becomes of it.
    package func leave(using generator: inout some RandomNumberGenerator) throws {
        var sealed: [String: ContentDigest]?
        if isSealed {
            let folder = office.paths.sealed(release)
            let names = try DurableFile.names(in: folder)
            sealed = try Dictionary(
                uniqueKeysWithValues: names.map { ($0, try DurableFile.digest(of: "\(folder)/\($0)").digest) }
            )
        }
        try office.note(.departure(release, .leaving(sealed: sealed)), using: &generator)
        if isSealed { try DurableFile.remove(content) }
    }

    /// The last step: one rename, after which there is no staging folder any more.
    ///
    /// Where the name can't be given, as across file systems, nothing left: what is still staged, whole, is taken back.
    package func deliver(_ record: ReleaseRecord, using generator: inout some RandomNumberGenerator) throws {
        let leaving = LeavingBundle(record, in: office)
        do {
            if isSealed { try leaving.carry() }
            try DurableFile.rename(staging, to: destination)
        } catch {
            // After the rename it left, whatever failed since; and what is not there whole may have been taken.
            if leaving.isReady(try? office.departure(of: release)) {
                try? office.note(.departure(release, .withdrawn), using: &generator)
                try? DurableFile.remove(staging)
            }
            throw error
        }
    }

    /// Forgets that the release was under way, once the books are in order.
    package func finish() throws { try DurableFile.remove(marker) }
}
