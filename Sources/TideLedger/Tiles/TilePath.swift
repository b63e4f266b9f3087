import TideCore

/// Names of a published log's static files.
///
/// *Source:* C2SP tlog-tiles v0.1.0.
package enum TilePath {
    /// Hashes or entries a full tile holds.
    package static let width = 256

    /// The newest signed tree head.
    package static let checkpoint = "checkpoint"

    /// The tile of hashes of a level, 0 to 63; a partial one if its width is below 256.
    package static func hashes(level: Int, index: Int, width: Int) -> String {
        "tile/\(level)/\(place(index, width))"
    }

    /// The bundle of entries that belongs to a tile of level 0.
    package static func entries(index: Int, width: Int) -> String { "tile/entries/\(place(index, width))" }

    /// `x001/x234/067` and, if partial, `.p/<width>`.
    private static func place(_ index: Int, _ width: Int) -> String {
        precondition((1...Self.width).contains(width), "a tile of no width")
        func digits(_ number: Int) -> String { String(String(number + 1000).suffix(3)) }
        var path = digits(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            path = "x\(digits(rest % 1000))/\(path)"
            rest /= 1000
        }
        return width == Self.width ? path : "\(path).p/\(width)"
    }

    /// Which tile of a tree, whatever its width.
    struct Place: Hashable {
        let level: Int
        let index: Int
    }

    /// Reads what ``hashes(level:index:width:)`` or ``entries(index:width:)`` wrote; `nil` for any other path.
    static func parse(_ path: String) -> (place: Place, width: Int, isBundle: Bool)? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2, parts.removeFirst() == "tile" else { return nil }
        let kind = parts.removeFirst()
        let isBundle = kind == "entries"
        guard let level = isBundle ? 0 : NoteLines.number(kind), level < 64 else { return nil }
        var width = Self.width
        if let last = parts.last, parts.count > 1, parts[parts.count - 2].hasSuffix(".p") {
            guard let partial = NoteLines.number(last), (1..<Self.width).contains(partial) else { return nil }
            width = partial
            parts.removeLast()
            parts[parts.count - 1].removeLast(2)
        }
        var index = 0
        for part in parts {
            guard let digits = NoteLines.decimal(part.hasPrefix("x") ? part.dropFirst() : part), digits < 1000,
                index < JSONValue.largestInteger / 1000
            else { return nil }
            index = index * 1000 + digits
        }
        // The one spelling of each.
        let again =
            isBundle ? entries(index: index, width: width) : hashes(level: level, index: index, width: width)
        return again.utf8.elementsEqual(path.utf8) ? (Place(level: level, index: index), width, isBundle) : nil
    }

    /// A tile of a tree, with the width it has there.
    struct Tile: Hashable {
        let level: Int
        let index: Int
        let width: Int
    }

    /// The tiles of hashes of a tree: level by level, left to right; full ones and the partial one at each level's end.
    ///
    /// - Parameter old: leaves out the full tiles that the tree of this size had already.
    static func tiles(size: Int, after old: Int = 0) -> [Tile] {
        var tiles: [Tile] = []
        var level = 0
        while size >> (8 * level) > 0 {
            let count = size >> (8 * level)
            for index in ((old >> (8 * level)) / width)..<((count + width - 1) / width) {
                tiles.append(Tile(level: level, index: index, width: min(width, count - index * width)))
            }
            level += 1
        }
        return tiles
    }
}
