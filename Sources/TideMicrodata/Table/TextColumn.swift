/// A column whose texts are kept one after another, without codes: for identifiers, of which nearly every row has another.
///
/// A row takes its text's bytes and one more (two from 128 bytes on), and half a byte for finding it.
package struct TextColumn: Hashable, Sendable {
    package let name: String
    /// One per row.
    package private(set) var count = 0

    /// Each text's length as LEB128, then its UTF-8.
    var bytes: [UInt8] = []
    /// Where every sixteenth text's length stands.
    private var anchors: [Int] = []
    private static let stride = 16

    init(name: String) { self.name = name }

    /// Texts in the order of their rows.
    package init(name: String, texts: [String]) {
        self.init(name: name)
        for text in texts {
            let text = Array(text.utf8)
            begin(count: text.count)
            bytes += text
        }
    }

    /// Notes that a text of a length follows, which the caller appends to `bytes`.
    mutating func begin(count length: Int) {
        if count.isMultiple(of: Self.stride) { anchors.append(bytes.count) }
        var rest = length
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
        count += 1
    }

    /// Makes room for as many rows as are expected, going by those that are there.
    mutating func reserve(rows: Int) {
        guard count > 0, rows > count else { return }
        let (high, low) = bytes.count.multipliedFullWidth(by: rows)
        let (expected, _) = count.dividingFullWidth((high, low))
        bytes.reserveCapacity(expected + expected / 32 + 4_096)
        anchors.reserveCapacity(rows / Self.stride + 64)
    }

    /// The UTF-8 of a row's text.
    ///
    /// - Complexity: O(1) texts are passed over.
    package subscript(row: Int) -> ArraySlice<UInt8> {
        precondition(row < count, "a row beyond the end")
        var position = anchors[row / Self.stride]
        for _ in 0..<row % Self.stride { position = range(at: position).upperBound }
        return bytes[range(at: position)]
    }

    /// Gives the texts of some rows, in ascending order, to `body`.
    package func forEach<Failure>(
        of rows: [UInt32],
        _ body: (_ index: Int, _ text: ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var (row, position) = (0, 0)
        for (index, wanted) in rows.enumerated() {
            let wanted = Int(wanted)
            precondition(wanted >= row && wanted < count, "rows that do not ascend, or beyond the end")
            if wanted - row >= Self.stride {
                row = wanted / Self.stride * Self.stride
                position = anchors[wanted / Self.stride]
            }
            while row < wanted {
                position = range(at: position).upperBound
                row += 1
            }
            let range = range(at: position)
            try body(index, bytes[range])
            (row, position) = (row + 1, range.upperBound)
        }
    }

    /// The column with some rows alone, in ascending order.
    func keeping(_ rows: [UInt32]) -> TextColumn {
        var kept = TextColumn(name: name)
        forEach(of: rows) { _, text in
            kept.begin(count: text.count)
            kept.bytes += text
        }
        return kept
    }

    /// Where the text stands whose length stands at a position.
    private func range(at position: Int) -> Range<Int> {
        var (start, length, shift) = (position, 0, 0)
        while true {
            let byte = bytes[start]
            start += 1
            length |= Int(byte & 0x7f) << shift
            if byte < 0x80 { return start..<start + length }
            shift += 7
        }
    }
}
