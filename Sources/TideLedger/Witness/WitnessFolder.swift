import TideCore

/// A witness's memory in a folder: for each log a file `<SHA-256 of its name>/checkpoint`.
///
/// The folder can be served by any web server as the witness's monitoring prefix.
package struct WitnessFolder: WitnessMemory {
    private let folder: String

    package init(_ folder: String) { self.folder = folder }

    package func newest(of origin: String) throws(LedgerError) -> SignedNote? {
        let path = path(of: origin)
        guard DurableFile.exists(path) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path)
        } catch {
            throw LedgerError(error)
        }
        let note = try SignedNote(bytes, file: path)
        guard try Checkpoint(text: note.text, file: path).origin == origin else {
            throw .failed(.witnessMemoryBroken, path)
        }
        return note
    }

    package func remember(_ note: SignedNote, of origin: String) throws(LedgerError) {
        do {
            try DurableFile.createFolder("\(folder)/\(Witness.originHash(origin))")
            try DurableFile.syncFolder(folder)
            try DurableFile.replace(path(of: origin), with: note.encoded)
        } catch {
            throw LedgerError(error)
        }
    }

    private func path(of origin: String) -> String { "\(folder)/\(Witness.originHash(origin))/checkpoint" }
}
