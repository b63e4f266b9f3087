/// Rows that are about to be written, each in a few 64-bit words: little memory, and a row that is moved is one piece.
///
/// The fields of coded columns are packed from the highest bit down in the order of the columns, and none crosses a word. So
/// where codes are ranks of texts, rows compare as their words do. The two words of each column of digits follow.
package struct PackedRows: Sendable {
    /// In the order in which they are written.
    package let columns: [PackedColumn]
    package let wordsPerRow: Int
    package let rowCount: Int
    /// Row by row.
    package private(set) var words: [UInt64]
    /// Which row stands at each place; `nil` where they stand as packed.
    package private(set) var order: [UInt32]?

    /// - Precondition: as many words as `wordsPerRow` says for each row.
    package init(_ layout: PackedLayout, words: [UInt64], rowCount: Int) {
        precondition(words.count == layout.wordsPerRow * rowCount, "rows of another layout")
        self.columns = layout.columns
        self.wordsPerRow = layout.wordsPerRow
        self.rowCount = rowCount
        self.words = words
    }

    /// The same rows in another order.
    ///
    /// - Parameter order: the packed row at each place.
    package consuming func ordered(by order: [UInt32]) -> PackedRows {
        self.order = order
        return self
    }

    /// Puts the rows in ascending order of their texts, column by column, byte by byte.
    ///
    /// - Precondition: codes are ranks of texts.
    /// - Complexity: O(rows · words) where no column is of digits, else O(rows · log(rows)).
    package mutating func sort() {
        if columns.contains(where: \.isDigits) {
            let rows = self
            order = (0..<UInt32(rowCount)).sorted { rows.precedes(Int($0), Int($1)) }
        } else if wordsPerRow == 1 {
            RadixSort.sort(&words, from: usedBits.trailingZeroBitCount)
        } else {
            order = RadixSort.order(of: words, wordsPerRow: wordsPerRow)
        }
    }

    /// All bits that any row's first word may have.
    private var usedBits: UInt64 { columns.reduce(0) { $0 | $1.field.mask << $1.field.shift } }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        for column in columns {
            if column.isDigits {
                let (one, other) = (Array(text(left, column).utf8), Array(text(right, column).utf8))
                if one != other { return one.lexicographicallyPrecedes(other) }
            } else {
                let (one, other) = (code(left, column.field), code(right, column.field))
                if one != other { return one < other }
            }
        }
        return left < right
    }

    private func code(_ row: Int, _ field: PackedField) -> Int {
        field.code(in: words[row * wordsPerRow + field.word])
    }

    private func text(_ row: Int, _ column: PackedColumn) -> String {
        let code = code(row, column.field)
        switch column.content {
        case .values(let values, _): return values[code]
        case .digits(let missing, let word):
            if code == 1 { return missing }
            let start = row * wordsPerRow + word
            return Self.hex(words[start]) + Self.hex(words[start + 1])
        }
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// One column as it is written: a code per row, and the texts that occur, in order of first appearance.
    ///
    /// - Complexity: O(rows), with a text for each row where the column is of digits.
    package func encoded(_ index: Int) -> EncodedColumn {
        let column = columns[index]
        let missingText: String? =
            switch column.content {
            case .values(let values, let missing): missing.map { values[Int($0)] }
            case .digits(let missing, _): missing
            }
        var numbers: [[UInt8]: UInt32] = [:]
        var values: [String] = []
        var missing: UInt32?
        let codes = (0..<rowCount).map { place -> UInt32 in
            let row = order.map { Int($0[place]) } ?? place
            let text = text(row, column)
            let key = Array(text.utf8)
            if let number = numbers[key] { return number }
            let number = UInt32(values.count)
            if let missingText, key.elementsEqual(missingText.utf8) { missing = number }
            numbers[key] = number
            values.append(text)
            return number
        }
        return EncodedColumn(name: column.name, codes: codes, values: values, missingCode: missing)
    }
}

/// One column of packed rows.
package struct PackedColumn: Sendable {
    package let name: String
    package let content: Content
    /// The code; of a column of digits 1 where the value is missing, else 0.
    package let field: PackedField

    package enum Content: Sendable {
        /// Codes of texts, and which of them is missing.
        case values([String], missing: UInt32?)
        /// 32 hexadecimal digits: the highest sixteen in the row's word of this number, the others in the next.
        case digits(missing: String, word: Int)
    }

    var isDigits: Bool { if case .digits = content { true } else { false } }
}

/// Where a code stands in a packed row.
package struct PackedField: Hashable, Sendable, BitwiseCopyable {
    package let word: Int
    package let shift: UInt64
    /// As many low bits as the field is wide.
    package let mask: UInt64

    package init(word: Int, shift: UInt64, mask: UInt64) {
        self.word = word
        self.shift = shift
        self.mask = mask
    }

    /// The code in the row's word of that number.
    @inline(__always) package func code(in word: UInt64) -> Int { Int(truncatingIfNeeded: (word &>> shift) & mask) }
}

/// Where each column of packed rows stands.
package struct PackedLayout: Sendable {
    package let columns: [PackedColumn]
    package let wordsPerRow: Int

    /// What a column holds, before it has its place.
    package enum Content: Sendable {
        case values([String], missing: UInt32?)
        case digits(missing: String)
    }

    /// Lays out columns in the order in which they are written.
    package init(_ contents: [(name: String, content: Content)]) {
        var fields: [PackedField] = []
        var (word, used) = (0, 0)
        for (_, content) in contents {
            let count = if case .values(let values, _) = content { values.count } else { 2 }
            let width = count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
            if used + width > UInt64.bitWidth { (word, used) = (word + 1, 0) }
            used += width
            // A field without bits may come where none is used yet; its shift must still be one that a word has.
            let shift = UInt64(min(UInt64.bitWidth - used, 63))
            fields.append(PackedField(word: word, shift: shift, mask: (1 << UInt64(width)) - 1))
        }
        var next = word + 1
        self.columns = zip(contents, fields).map { column, field in
            switch column.content {
            case .values(let values, let missing):
                return PackedColumn(name: column.name, content: .values(values, missing: missing), field: field)
            case .digits(let missing):
                next += 2
                return PackedColumn(name: column.name, content: .digits(missing: missing, word: next - 2), field: field)
            }
        }
        self.wordsPerRow = next
    }
}
