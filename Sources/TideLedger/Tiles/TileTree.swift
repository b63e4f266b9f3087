import TideCore

/// The tree of a published log, read from its tiles: a few of them for a root or a proof, whatever the log's length.
///
/// Nothing that it gives is to be believed before a signed root was computed from it.
///
/// *Source:* C2SP tlog-tiles v0.1.0.
package struct TileTree {
    /// How many leaves it has.
    package let size: Int
    private let read: (String) -> [UInt8]?

    /// - Parameter read: gives the bytes of a file of the export; `nil` if it cannot.
    package init(size: Int, read: @escaping (String) -> [UInt8]?) {
        self.size = size
        self.read = read
    }

    /// Roots and proofs over it.
    package var tree: MerkleTree {
        MerkleTree(size: size) { (address) throws(LedgerError) in try hash(address) }
    }

    private func hash(_ address: NodeAddress) throws(LedgerError) -> ContentDigest {
        // A tile of level t holds the nodes of level 8t; those above them up to the next tile's are computed.
        let height = address.level % 8
        let first = address.index << height
        let level = address.level / 8
        let index = first / TilePath.width
        let width = min(TilePath.width, (size >> (8 * level)) - index * TilePath.width)
        let path = TilePath.hashes(level: level, index: index, width: width)
        guard let bytes = read(path) else { throw .refused(.missingLogFile, path) }
        guard bytes.count == 32 * width else { throw .refused(.wrongTile, path) }
        var hashes = (0..<(1 << height)).compactMap { offset in
            let start = 32 * (first % TilePath.width + offset)
            return ContentDigest(bytes: Array(bytes[start..<(start + 32)]))
        }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { MerkleHash.node(hashes[$0], hashes[$0 + 1]) }
        }
        guard let hash = hashes.first else { throw .refused(.wrongTile, path) }
        return hash
    }
}
