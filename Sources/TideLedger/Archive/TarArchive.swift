import TideCore

/// A folder as a POSIX ustar archive.
///
/// Entries stand in ascending order of their names, each folder before what is in it, and the archive ends with two blocks
/// of zeros; one folder gives one sequence of bytes, the one that `tar --format=ustar --sort=name --mtime=@0
/// --owner=0 --group=0 --numeric-owner -b 1` writes of its names.
///
/// *Source:* IEEE Std 1003.1, pax, "ustar Interchange Format"; docs/formats/sealed-bundle.md.
package enum TarArchive {
    /// Bytes that are passed on at once.
    static let step = 1 << 16

    /// Writes the folder's content in pieces of at most 64 KiB.
    ///
    /// - Throws: `.invalid` for a link, a pipe, a name or a size that does not fit; `.failed` for a file that cannot be read
    ///   or changes meanwhile.
    package static func write(
        _ folder: String,
        to sink: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let listing = try reading { () throws(FileError) in try FolderFiles.list(folder) }
        if let other = listing.others.first {
            throw .invalid(.notArchivable, other, "it is neither a file nor a folder")
        }
        let entries = listing.files.map { ($0, false) } + listing.folders.map { ($0, true) }
        for (path, isFolder) in entries.sorted(by: { precedes($0.0, $1.0) }) {
            guard isFolder else {
                try write(file: path, in: folder, to: sink)
                continue
            }
            try sink(try header(path, isFolder: true, size: 0))
        }
        try sink([UInt8](repeating: 0, count: 2 * TarHeader.block))
    }

    private static func write(
        file path: String,
        in folder: String,
        to sink: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        do {
            let reader = try FileReader("\(folder)/\(path)")
            try sink(try header(path, isFolder: false, size: reader.size))
            var offset = 0
            while offset < reader.size {
                let bytes = try reader.read(min(step, reader.size - offset), at: offset)
                guard !bytes.isEmpty else { break }
                offset += bytes.count
                try sink(bytes)
            }
            guard offset == reader.size, try reader.read(1, at: offset).isEmpty else {
                throw FileError(action: "read", path: "\(folder)/\(path)", reason: "it changes while it is read")
            }
            let rest = reader.size % TarHeader.block
            if rest > 0 { try sink([UInt8](repeating: 0, count: TarHeader.block - rest)) }
        } catch let error as FileError {
            throw LedgerError(error)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .failed(.notArchivable, path, "\(error)")
        }
    }

    private static func header(_ path: String, isFolder: Bool, size: Int) throws(LedgerError) -> [UInt8] {
        guard let bytes = TarHeader(path: path, isFolder: isFolder, size: size).encoded else {
            throw .invalid(.notArchivable, path, "its name or size does not fit")
        }
        return bytes
    }

    /// By the parts of the paths, so that a folder's content follows it at once.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        let left = left.utf8.split(separator: UInt8(ascii: "/"))
        let right = right.utf8.split(separator: UInt8(ascii: "/"))
        for (one, other) in zip(left, right) where !one.elementsEqual(other) {
            return one.lexicographicallyPrecedes(other)
        }
        return left.count < right.count
    }
}

/// Does file work, whose error becomes the ledger's.
func reading<Value>(_ work: () throws(FileError) -> Value) throws(LedgerError) -> Value {
    do {
        return try work()
    } catch {
        throw LedgerError(error)
    }
}
