import TideCore

extension LogAudit {
    /// Compares every file with what the entries give; a smaller partial tile of an earlier size may still be there.
    ///
    /// A folder without a file of the tree is strange too; an empty one of partial tiles is what a crash may leave.
    mutating func compareTiles(paths: [String], folders: [String], _ read: (String) -> [UInt8]?) {
        var partials: [TilePath.Place: [Int]] = [:]
        var bundles: [TilePath.Place: [Int]] = [:]
        var strange: [String] = []
        for path in Set(paths) where path != TilePath.checkpoint {
            guard let (place, width, isBundle) = TilePath.parse(path), let full = fullWidth(of: place), width <= full
            else {
                strange.append(path)
                continue
            }
            guard width < full else { continue }
            if isBundle {
                bundles[place, default: []].append(width)
            } else {
                partials[place, default: []].append(width)
            }
        }
        for tile in TilePath.tiles(size: checkpoint.size) {
            let place = TilePath.Place(level: tile.level, index: tile.index)
            let start = tile.index * TilePath.width
            let hashes = tree.levels[8 * tile.level][start..<(start + tile.width)]
            let (tiles, entries) = (Set(partials[place] ?? []), Set(bundles[place] ?? []))
            for width in tiles.union(entries).union([tile.width]).sorted() {
                if width == tile.width || tiles.contains(width) {
                    compare(
                        TilePath.hashes(level: tile.level, index: tile.index, width: width),
                        hashes.prefix(width),
                        read
                    )
                }
                guard entries.contains(width) else { continue }
                let bundle = TilePath.entries(index: tile.index, width: width)
                let bodies = read(bundle).flatMap(EntryBundle.decode)
                if bodies?.map(MerkleHash.leaf) != Array(hashes.prefix(width)) {
                    reasons.append(Diagnostic(.brokenBundle, [bundle, "\(width)"]))
                }
            }
        }
        for path in strange.sorted() { reasons.append(Diagnostic(.strangeLogFile, [path])) }
        let known = folders.isEmpty ? [] : foldersOfTiles
        for folder in folders where !known.contains(folder) {
            reasons.append(Diagnostic(.strangeLogFile, ["\(folder)/"]))
        }
    }

    /// How many hashes a tile has in a tree of this size; `nil` for one that is not in it.
    private func fullWidth(of place: TilePath.Place) -> Int? {
        guard place.level < 8 else { return nil }
        let count = checkpoint.size >> (8 * place.level)
        guard count > 0, place.index < (count + TilePath.width - 1) / TilePath.width else { return nil }
        return min(TilePath.width, count - place.index * TilePath.width)
    }

    /// Every folder that a tile of this tree, or a partial one of an earlier size, lies in.
    private var foldersOfTiles: Set<String> {
        var folders: Set<String> = []
        for tile in TilePath.tiles(size: checkpoint.size) {
            // The folder of partial tiles lies where the full tile does.
            var paths = [TilePath.hashes(level: tile.level, index: tile.index, width: 1)]
            if tile.level == 0 { paths.append(TilePath.entries(index: tile.index, width: 1)) }
            for path in paths {
                var rest = path[...]
                while let slash = rest.lastIndex(of: "/") {
                    rest = rest[..<slash]
                    guard folders.insert(String(rest)).inserted else { break }
                }
            }
        }
        return folders
    }

    private mutating func compare(
        _ path: String,
        _ hashes: ArraySlice<ContentDigest>,
        _ read: (String) -> [UInt8]?
    ) {
        guard let bytes = read(path) else {
            reasons.append(Diagnostic(.missingLogFile, [path]))
            return
        }
        if bytes != hashes.flatMap(\.bytes) { reasons.append(Diagnostic(.wrongTile, [path])) }
    }
}
