/// Up to 256 entries in one file, each after its length as two bytes, big endian.
///
/// *Source:* C2SP tlog-tiles v0.1.0, "Log entries".
package enum EntryBundle {
    /// No file of a log has as many bytes: a bundle that is full of entries longer than the ledger takes.
    static let largestSize = TilePath.width * (2 + 0xffff)

    /// The file's bytes.
    ///
    /// - Precondition: no entry is longer than 65,535 bytes; the ledger's own limit is lower.
    package static func encode(_ entries: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            precondition(entry.count <= 0xffff, "an entry longer than the format's limit")
            bytes += [UInt8(entry.count >> 8), UInt8(entry.count & 0xff)]
            bytes += entry
        }
        return bytes
    }

    /// The entries, or `nil` if the last is cut short or there are more than a bundle holds.
    package static func decode(_ bytes: [UInt8]) -> [[UInt8]]? {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard let low = rest.popFirst() else { return nil }
            let count = Int(high) << 8 | Int(low)
            guard rest.count >= count, entries.count < TilePath.width else { return nil }
            entries.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return entries
    }
}
