import TideCore

extension Ledger {
    /// Brings a folder of static files up to a head: entries, tiles, and the checkpoint last, with its witnesses' lines.
    ///
    /// Only what the published checkpoint does not cover yet is written; one of the same head is written again where more
    /// witnesses have signed it. A reader who has an older checkpoint still finds its files: a partial tile goes only when its
    /// full one is there.
    ///
    /// - Parameter head: a recorded one; the newest where none is given. A folder that is further on is left as it is.
    /// - Throws: `.failed` with ``DiagnosticCode/publishedAhead`` if the folder's checkpoint is not the beginning of this
    ///   log: then the store was set back, or the folder is another log's.
    package func export(to folder: String, upTo head: StoredHead? = nil) throws(LedgerError) {
        let newest = try self.head()
        guard let head = head ?? newest else { return }
        try settle()
        let old = try publishedSize(in: folder)
        guard old <= head.size else { return }
        let note = try note(of: head).encoded
        if old == head.size {
            try publish(note, in: folder)
            return
        }
        var partials: [String] = []
        for tile in TilePath.tiles(size: head.size, after: old) {
            let full = TilePath.hashes(level: tile.level, index: tile.index, width: TilePath.width)
            let path = TilePath.hashes(level: tile.level, index: tile.index, width: tile.width)
            let bytes = try hashes(of: tile)
            try onDisk { () throws(FileError) in try write(bytes, "\(folder)/\(path)") }
            if path == full { partials.append("\(folder)/\(full).p") }
            guard tile.level == 0 else { continue }
            let start = tile.index * TilePath.width
            let bundle = EntryBundle.encode(try store.entries(start..<(start + tile.width)).map(\.body))
            let bundlePath = TilePath.entries(index: tile.index, width: tile.width)
            try onDisk { () throws(FileError) in try write(bundle, "\(folder)/\(bundlePath)") }
            if path == full { partials.append("\(folder)/\(bundlePath).p") }
        }
        reached(.tilesExported)
        try publish(note, in: folder)
        reached(.checkpointExported)
        try onDisk { () throws(FileError) in
            for partial in partials { try DurableFile.remove(partial) }
        }
    }

    /// Writes the checkpoint, unless it is there.
    private func publish(_ note: [UInt8], in folder: String) throws(LedgerError) {
        try onDisk { () throws(FileError) in
            let path = "\(folder)/\(TilePath.checkpoint)"
            if DurableFile.exists(path), try DurableFile.read(path) == note { return }
            try DurableFile.replace(path, with: note)
        }
    }

    private func onDisk(_ work: () throws(FileError) -> Void) throws(LedgerError) {
        do {
            try work()
        } catch {
            throw LedgerError(error)
        }
    }

    /// The hashes of a tile, one after another.
    private func hashes(of tile: TilePath.Tile) throws(LedgerError) -> [UInt8] {
        var bytes: [UInt8] = []
        let start = tile.index * TilePath.width
        // Leaves lie close together, with the nodes that they complete.
        let leaves = start..<(start + tile.width)
        let range = tile.level == 0 ? NodeAddress.storedRange(of: leaves) : 0..<0
        let stored = try store.nodes(range)
        for index in leaves {
            let id = NodeAddress(level: 8 * tile.level, index: index).storedIndex
            bytes += try (range.contains(id) ? stored[id - range.lowerBound] : store.node(id)).bytes
        }
        return bytes
    }

    private func write(_ bytes: [UInt8], _ path: String) throws(FileError) {
        try createFolder(above: path)
        try DurableFile.replace(path, with: bytes)
    }

    /// Creates the folder of a path, and makes its own entry durable too.
    private func createFolder(above path: String) throws(FileError) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard !folder.isEmpty, !DurableFile.exists(folder) else { return }
        try createFolder(above: folder)
        try DurableFile.createFolder(folder)
        let parent = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try DurableFile.syncFolder(parent.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : parent)
    }

    /// The checkpoint that a folder publishes, as it says; `nil` where there is none.
    package static func published(in folder: String) throws(LedgerError) -> Checkpoint? {
        let path = "\(folder)/\(TilePath.checkpoint)"
        guard DurableFile.exists(path) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path)
        } catch {
            throw LedgerError(error)
        }
        return try Checkpoint(text: try SignedNote(bytes, file: path).text, file: path)
    }

    /// Refuses to go on behind or beside what a folder published.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/publishedAhead`` unless the checkpoint is the beginning of this log.
    package func expectBeginning(_ published: Checkpoint, in folder: String) throws(LedgerError) {
        let head = try head()
        guard let head, published.origin == origin, published.size <= head.size,
            try tree(head.size).root(atSize: published.size) == published.root
        else { throw .failed(.publishedAhead, "\(folder)/\(TilePath.checkpoint)") }
    }

    /// The size of the published checkpoint, once it is seen to be of this log and not ahead of it.
    private func publishedSize(in folder: String) throws(LedgerError) -> Int {
        if let published = try Self.published(in: folder) {
            try expectBeginning(published, in: folder)
            return published.size
        }
        // An export that a crash cut short has tiles and no checkpoint yet; anything else is another folder.
        let names: [String]
        do {
            names = DurableFile.isFolder(folder) ? try DurableFile.names(in: folder) : []
        } catch {
            throw LedgerError(error)
        }
        guard Set(names).isSubset(of: ["tile", "\(TilePath.checkpoint).tmp"]) else {
            throw .failed(.notAnExport, folder)
        }
        return 0
    }
}
