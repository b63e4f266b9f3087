import TideCore

/// An archive that is unpacked as its bytes arrive, into a folder that is new.
///
/// Strict: ustar headers alone, plain files and folders alone, names that stay below the folder, each once, its folder
/// before it, zeros as padding and after the end. Owner, time and mode are not taken over: files are 0600 and folders 0700, as in every bundle.
/// What is left in the folder when an error is thrown is half an archive, for the caller to remove.
package struct TarUnpacking: ~Copyable {
    /// How much is unpacked at most.
    package struct Limit: Hashable, Sendable {
        /// Files and folders.
        package let entries: Int
        /// Of all files, in bytes.
        package let bytes: Int

        package init(entries: Int, bytes: Int) {
            self.entries = entries
            self.bytes = bytes
        }
    }

    private enum State {
        case header
        /// Bytes of the file, and of the padding after it, still to come.
        case content(Int, padding: Int)
        case padding(Int)
        case end(zeroBlocks: Int)
    }

    private let folder: String
    private let limit: Limit
    private var state = State.header
    private var block: [UInt8] = []
    private var names: Set<[UInt8]> = []
    private var folders: Set<[UInt8]> = [[]]
    private var total = 0
    private var file: FileWriter?

    /// - Parameter folder: an empty folder that nobody else writes to.
    package init(into folder: String, limit: Limit) {
        self.folder = folder
        self.limit = limit
    }

    /// Takes the next bytes.
    ///
    /// - Throws: `.refused` for what is no such archive; `.failed`.
    package mutating func take(_ bytes: [UInt8]) throws(LedgerError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .content(let left, let padding):
                let piece = rest.prefix(left)
                try write(piece)
                rest = rest.dropFirst(piece.count)
                if piece.count < left {
                    state = .content(left - piece.count, padding: padding)
                } else {
                    try close()
                    state = padding > 0 ? .padding(padding) : .header
                }
            case .padding(let left):
                let piece = rest.prefix(left)
                guard piece.allSatisfy({ $0 == 0 }) else { throw Self.refused(.padding) }
                rest = rest.dropFirst(piece.count)
                state = piece.count < left ? .padding(left - piece.count) : .header
            case .header, .end:
                let piece = rest.prefix(TarHeader.block - block.count)
                block += piece
                rest = rest.dropFirst(piece.count)
                guard block.count == TarHeader.block else { break }
                let whole = block
                block = []
                try take(block: whole)
            }
        }
    }

    /// Ends the archive.
    ///
    /// - Throws: `.refused` if it is cut short.
    package func finish() throws(LedgerError) {
        guard case .end(let zeroBlocks) = state, zeroBlocks >= 2, block.isEmpty else { throw Self.refused(.cutShort) }
    }

    private mutating func take(block: [UInt8]) throws(LedgerError) {
        let isZero = block.allSatisfy { $0 == 0 }
        if case .end(let zeroBlocks) = state {
            // GNU tar fills its last record of 20 blocks; more than that is no end.
            guard isZero, zeroBlocks < 64 else { throw Self.refused(.garbage) }
            state = .end(zeroBlocks: zeroBlocks + 1)
            return
        }
        guard !isZero else {
            state = .end(zeroBlocks: 1)
            return
        }
        let header: TarHeader
        do throws(TarFlaw) {
            header = try admitted(TarHeader(block))
        } catch {
            throw Self.refused(error)
        }
        try begin(header)
    }

    /// Counts an entry in, if it may be unpacked beside those before it.
    private mutating func admitted(_ header: TarHeader) throws(TarFlaw) -> TarHeader {
        let path = Array(header.path.utf8)
        let parent = path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) } ?? []
        guard names.insert(path).inserted else { throw .doubled }
        guard folders.contains(parent) else { throw .orphan }
        guard names.count <= limit.entries, header.size <= limit.bytes - total else { throw .tooLarge }
        total += header.size
        if header.isFolder { folders.insert(path) }
        return header
    }

    private mutating func begin(_ header: TarHeader) throws(LedgerError) {
        let path = "\(folder)/\(header.path)"
        do {
            guard !header.isFolder else { return try DurableFile.createNewFolder(path, mode: 0o700) }
            file = try FileWriter(creating: path, mode: 0o600)
        } catch {
            throw LedgerError(error)
        }
        let rest = header.size % TarHeader.block
        let padding = rest > 0 ? TarHeader.block - rest : 0
        if header.size > 0 {
            state = .content(header.size, padding: padding)
        } else {
            try close()
        }
    }

    private func write(_ bytes: ArraySlice<UInt8>) throws(LedgerError) {
        do {
            try file?.write(bytes)
        } catch {
            throw LedgerError(error)
        }
    }

    private mutating func close() throws(LedgerError) {
        do {
            try file?.sync()
        } catch {
            throw LedgerError(error)
        }
        file = nil
    }

    private static func refused(_ flaw: TarFlaw) -> LedgerError { .refused(.notAnArchive, flaw.reason) }
}
