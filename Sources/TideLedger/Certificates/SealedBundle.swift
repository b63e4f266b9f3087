import TideCore

/// A bundle's folder as one file that only the holder of a certificate's key can open.
///
/// The file is a ``TarArchive`` in CMS AuthEnvelopedData: `openssl cms -decrypt -binary -inform DER | tar x` gives the same
/// folder. It is neither written nor opened in memory as a whole.
///
/// *Source:* docs/formats/sealed-bundle.md.
package enum SealedBundle {
    /// The name that it has in a recipient's inbox.
    package static let fileName = "bundle.tar.p7m"

    /// Files and folders in a bundle, at most.
    private static let entryLimit = 10_000

    /// Seals a folder to a certificate; the file is there whole or not at all.
    ///
    /// Whether the certificate is valid at this moment is the caller's to ask.
    ///
    /// - Throws: `.invalid` for a certificate that is not meant for it or a folder with links; `.failed`.
    package static func seal(
        folder: String,
        to file: String,
        certificate: Certificate
    ) throws(LedgerError) {
        let sealer = try MessageSealer(to: certificate)
        let staged = file + ".tmp"
        do throws(LedgerError) {
            try reading { () throws(FileError) in try DurableFile.remove(staged) }
            try seal(folder, with: sealer, to: staged)
            try reading { () throws(FileError) in try DurableFile.rename(staged, to: file) }
        } catch {
            try? DurableFile.remove(staged)
            throw error
        }
    }

    /// Opens a sealed bundle into a new folder, which is there whole or not at all.
    ///
    /// The file is read twice: nothing is written before its authentication tag was found to fit. Only the folder's owner
    /// may enter and read it.
    ///
    /// - Throws: `.refused` for a file that is not sealed to the certificate, was changed, or holds something other than a
    ///   bundle's archive; `.invalid` for a key that is not the certificate's; `.failed`, also if there is something of
    ///   the folder's name already.
    package static func open(
        file: String,
        to folder: String,
        certificate: Certificate,
        key: CertificateKey
    ) throws(LedgerError) {
        let folder = named(folder)
        let staged = folder + ".tmp"
        guard !DurableFile.exists(folder) else {
            throw LedgerError(FileError(action: "create", path: folder, reason: "File exists"))
        }
        let reader = try opened(file)
        let layout = try SealedLayout(reader, name: file)
        try decrypt(reader, layout, MessageOpener(layout.message, certificate: certificate, key: key, file: file), file)
        {
            _ in
        }
        try reading { () throws(FileError) in try DurableFile.createNewFolder(staged, mode: 0o700) }
        do throws(LedgerError) {
            let limit = TarUnpacking.Limit(entries: entryLimit, bytes: reader.size)
            var unpacking = TarUnpacking(into: staged, limit: limit)
            let opener = try MessageOpener(layout.message, certificate: certificate, key: key, file: file)
            try decrypt(reader, layout, opener, file) { bytes throws(LedgerError) in try unpacking.take(bytes) }
            try unpacking.finish()
            try settle(staged, as: folder)
        } catch {
            try? DurableFile.remove(staged)
            throw error
        }
    }

    private static func seal(
        _ folder: String,
        with sealer: borrowing MessageSealer,
        to staged: String
    ) throws(LedgerError) {
        let writer: FileWriter
        do {
            writer = try FileWriter(creating: staged, mode: 0o644)
        } catch {
            throw LedgerError(error)
        }
        func write(_ bytes: [UInt8]) throws(LedgerError) {
            do {
                try writer.write(bytes[...])
            } catch {
                throw LedgerError(error)
            }
        }
        try TarArchive.write(folder) { bytes throws(LedgerError) in try sealer.seal(bytes, to: write) }
        try sealer.finish(to: write)
        do {
            try writer.sync()
        } catch {
            throw LedgerError(error)
        }
    }

    private static func decrypt(
        _ reader: borrowing FileReader,
        _ layout: SealedLayout,
        _ opener: borrowing MessageOpener,
        _ name: String,
        to sink: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        try layout.content(of: reader, name: name) { bytes throws(LedgerError) in try opener.open(bytes, to: sink) }
        try opener.finish(to: sink)
    }

    /// A path without the slashes at its end, so that what is staged lies beside the folder and not in it.
    private static func named(_ folder: String) -> String {
        let end = folder.utf8.lastIndex { $0 != UInt8(ascii: "/") }
        return end.map { String(folder[...$0]) } ?? folder
    }

    private static func opened(_ file: String) throws(LedgerError) -> FileReader {
        do {
            return try FileReader(file)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Makes the folders durable, innermost first, and gives the outermost its name.
    private static func settle(_ staged: String, as folder: String) throws(LedgerError) {
        do {
            for inner in try FolderFiles.list(staged).folders.reversed() {
                try DurableFile.syncFolder("\(staged)/\(inner)")
            }
            try DurableFile.syncFolder(staged)
            try DurableFile.rename(staged, to: folder)
        } catch {
            throw LedgerError(error)
        }
    }
}
