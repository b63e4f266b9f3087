import FoundationEssentials

extension DurableFile {
    /// Bytes that are held at once.
    private static let step = 1 << 20

    /// SHA-256 and size in bytes of a plain file, which never lies in memory whole.
    package static func digest(of path: String) throws(FileError) -> (digest: ContentDigest, size: Int) {
        var hasher = StreamedDigest()
        var size = 0
        try pieces(of: path) { piece throws(FileError) in
            hasher.add(piece)
            size += piece.count
        }
        return (hasher.digest, size)
    }

    /// Copies a plain file to a name that nothing has, durably; a crash may leave it half written.
    ///
    /// - Parameter mode: the permission bits of the copy.
    package static func copy(_ path: String, to newPath: String, mode: UInt32) throws(FileError) {
        let writer = try FileWriter(creating: newPath, mode: mode)
        try pieces(of: path) { piece throws(FileError) in try writer.write(piece[...]) }
        try writer.sync()
    }

    /// Whether there is a folder of this very path, and not a link to one.
    package static func isPlainFolder(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }

    private static func pieces(
        of path: String,
        _ body: ([UInt8]) throws(FileError) -> Void
    ) throws(FileError) {
        let reader = try FileReader(path)
        var offset = 0
        while true {
            let piece = try reader.read(step, at: offset)
            if !piece.isEmpty { try body(piece) }
            offset += piece.count
            if piece.count < step { return }
        }
    }
}
