package import TideCore

/// A bundle while it is made: a hidden folder inside the outbox, so that the last step is one rename.
///
/// It is readable by its owner alone, and stays so: the office hands it out.
package struct StagedBundle: Sendable {
    package let release: ReleaseIdentifier
    package let outbox: String
    private let marker: String

    /// Makes the staging folder, which nobody else can read, after noting where it lies: a crash must not leave it behind.
    package init(release: ReleaseIdentifier, outbox: String, underWay: String) throws {
        self.release = release
        self.outbox = outbox
        marker = "\(underWay)/\(release)"
        try DurableFile.createFolder(underWay, mode: 0o700)
        try DurableFile.replace(marker, with: Array(outbox.utf8), mode: 0o600)
        try DurableFile.createFolder(staging, mode: 0o700)
    }

    /// Removes what was staged and not delivered, and the note of it.
    package func discard() throws {
        try DurableFile.remove(staging)
        try DurableFile.remove(marker)
    }

    /// Where its files lie until the last step.
    package var staging: String { Self.staging(of: release, in: outbox) }
    /// Where its files lie after it.
    package var destination: String { Self.destination(of: release, in: outbox) }

    package static func staging(of release: ReleaseIdentifier, in outbox: String) -> String {
        "\(outbox)/.staging-\(release)"
    }

    package static func destination(of release: ReleaseIdentifier, in outbox: String) -> String {
        "\(outbox)/\(release)"
    }

    /// The path of a file by its name in the bundle; the file is made, empty, and its folder too.
    package func path(_ name: String) throws -> String {
        try write(name, [])
        return "\(staging)/\(name)"
    }

    /// Writes a file durably.
    package func write(_ name: String, _ bytes: [UInt8]) throws {
        if let slash = name.lastIndex(of: "/") {
            try DurableFile.createFolder("\(staging)/\(name[..<slash])", mode: 0o700)
        }
        try DurableFile.write("\(staging)/\(name)", bytes, mode: 0o600)
    }

    /// Makes the names in the folder and its data folder durable.
    package func sync() throws {
        try DurableFile.syncFolder("\(staging)/data")
        try DurableFile.syncFolder(staging)
    }

    /// The last step: one rename.
    package func deliver() throws {
        try DurableFile.rename(staging, to: destination)
    }

    /// Forgets that the release was under way, once the books are in order.
    package func finish() throws { try DurableFile.remove(marker) }
}
