/// Microdata in memory: one code per row and column, and the texts that the codes stand for.
///
/// *Source:* dictionary encoding, Abadi, Madden and Ferreira 2006.
package struct Table: Hashable, Sendable {
    /// The encoded columns, in the order of the file's header.
    package let columns: [EncodedColumn]
    /// The columns that are kept as texts, in the order of the file's header.
    package let texts: [TextColumn]
    /// Rows, the header not counted.
    package let rowCount: Int
    /// Names of all columns of the file, encoded or not, in the header's order.
    package let columnOrder: [String]
    /// Which physical line of the file each row begins on.
    let lines: RowLines

    /// Puts columns of equal length together.
    ///
    /// - Precondition: every column has `rowCount` codes.
    package init(
        columns: [EncodedColumn],
        rowCount: Int,
        columnOrder: [String],
        texts: [TextColumn] = [],
        lines: RowLines = RowLines()
    ) {
        precondition(columns.allSatisfy { $0.codes.count == rowCount }, "columns of a table differ in length")
        precondition(texts.allSatisfy { $0.count == rowCount }, "columns of a table differ in length")
        self.columns = columns
        self.texts = texts
        self.rowCount = rowCount
        self.columnOrder = columnOrder
        self.lines = lines
    }

    /// The encoded column of a name; `nil` if the file has none or it was not encoded.
    package func column(_ name: String) -> EncodedColumn? { columns.first { $0.name == name } }

    /// The column of a name that is kept as texts; `nil` if the file has none or it was not kept so.
    package func texts(_ name: String) -> TextColumn? { texts.first { $0.name == name } }

    /// The physical line, counted from 1, that a row (counted from 0) begins on: what a message names.
    ///
    /// - Complexity: O(log m) for m rows that hold line breaks.
    package func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }
}

/// One column: a code per row, and each code's text.
///
/// Two texts are the same value only if their UTF-8 bytes are: `é` in one and in two code points stay apart, although
/// Swift's `==` on `String` calls them equal. So key a look-up by `Array(text.utf8)`, never by the text.
package struct EncodedColumn: Hashable, Sendable {
    package let name: String
    /// One per row, same order; each an index into `values`.
    package let codes: Codes
    /// The text of each code, in order of first appearance.
    package let values: [String]
    /// The code of all missing values together; `nil` where no row has one.
    ///
    /// Its text is the first that the column declares as missing.
    package let missingCode: UInt32?

    package init(name: String, codes: [UInt32], values: [String], missingCode: UInt32?) {
        self.init(name: name, codes: Codes(codes, below: values.count), values: values, missingCode: missingCode)
    }

    package init(name: String, codes: Codes, values: [String], missingCode: UInt32?) {
        self.name = name
        self.codes = codes
        self.values = values
        self.missingCode = missingCode
    }

    /// The text of a row.
    package subscript(row: Int) -> String { values[Int(codes[row])] }
}
