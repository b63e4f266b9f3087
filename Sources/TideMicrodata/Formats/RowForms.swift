/// How the rows of a table are put together from texts that are made once.
///
/// Neighbouring columns of few values share a piece: its texts are all combinations of theirs.
struct RowForms {
    /// Bits of a code that stands for several columns, at most.
    private static let sharedBits = 12

    private let rows: PackedRows
    private let dialect: CSVDialect
    private let isAlone: Bool
    /// Bits that a shared code may have: no more combinations than there are rows.
    private let bits: Int

    init(_ rows: PackedRows, _ dialect: CSVDialect) {
        self.rows = rows
        self.dialect = dialect
        self.isAlone = rows.columns.count == 1
        self.bits = min(Self.sharedBits, Int.bitWidth - 1 - max(1, rows.rowCount).leadingZeroBitCount)
    }

    /// Puts the header into a buffer, and every piece of a row.
    func add(to buffer: inout RowBuffer) {
        var index = 0
        for (index, column) in rows.columns.enumerated() {
            let name = field(column.name, isFirst: index == 0)
            buffer.append(form: buffer.addForm(name + ending(index)))
        }
        while index < rows.columns.count {
            let end = endOfPiece(from: index)
            switch rows.columns[index].content {
            case .digits(let missing, let word):
                let first = buffer.addForm(field(missing) + ending(index))
                let last = buffer.addForm(ending(index))
                let piece = RowBuffer.Piece(field: rows.columns[index].field, first: first, digits: word, ending: last)
                buffer.add(piece)
            case .values: addPiece(index..<end, to: &buffer)
            }
            index = end
        }
    }

    /// The column after the last that shares a piece with one.
    private func endOfPiece(from index: Int) -> Int {
        let columns = rows.columns
        var end = index + 1
        guard !columns[index].isDigits else { return end }
        while end < columns.count, !columns[end].isDigits, columns[end].field.word == columns[index].field.word,
            joined(index...end).mask.nonzeroBitCount <= bits
        { end += 1 }
        return end
    }

    /// The field of neighbouring columns of a word: bits next to each other, the first column's highest.
    private func joined(_ columns: ClosedRange<Int>) -> PackedField {
        let (first, last) = (rows.columns[columns.lowerBound].field, rows.columns[columns.upperBound].field)
        let width = columns.reduce(0) { $0 + rows.columns[$1].field.mask.nonzeroBitCount }
        return PackedField(word: first.word, shift: last.shift, mask: width == 64 ? .max : (1 << UInt64(width)) - 1)
    }

    private func addPiece(_ columns: Range<Int>, to buffer: inout RowBuffer) {
        let whole = joined(columns.lowerBound...columns.upperBound - 1)
        var forms = written(columns.lowerBound)
        for index in columns.dropFirst() {
            let own = written(index)
            // Where codes end before the field does, empty forms keep the places of those that follow.
            let codes = 0...Int(rows.columns[index].field.mask)
            forms = forms.flatMap { form in codes.map { $0 < own.count ? form + own[$0] : [] } }
        }
        let piece = RowBuffer.Piece(field: whole, first: buffer.addForm(forms.first ?? []))
        for form in forms.dropFirst() { buffer.addForm(form) }
        buffer.add(piece)
    }

    /// Every value of a column as it is written, with what follows it.
    private func written(_ index: Int) -> [[UInt8]] {
        guard case .values(let values, _) = rows.columns[index].content else { return [] }
        let ending = ending(index)
        return values.map { field($0) + ending }
    }

    private func ending(_ index: Int) -> [UInt8] {
        index == rows.columns.count - 1 ? [.carriageReturn, .lineFeed] : [dialect.separator]
    }

    /// A field as it is written; a first column's name must not look like a mark.
    private func field(_ text: String, isFirst: Bool = false) -> [UInt8] {
        let bytes = Array(text.utf8)
        let mustQuote =
            bytes.isEmpty && isAlone || isFirst && bytes.starts(with: [0xef, 0xbb, 0xbf])
            || bytes.contains { $0 == dialect.separator || $0 == .quote || $0 == .carriageReturn || $0 == .lineFeed }
        guard mustQuote else { return bytes }
        return [.quote] + bytes.flatMap { $0 == .quote ? [.quote, .quote] : [$0] } + [.quote]
    }
}
