package import TideMicrodata

/// What may leave: generalised, suppressed rows removed, in an order of its own.
///
/// Its columns say nothing of the rows that were removed: every dictionary holds the texts that occur in the output and no others,
/// in the order in which they first appear there.
package struct ProtectedTable: Hashable, Sendable {
    /// In the order of the source's header, dropped ones left out; rows in the order of the output.
    package let columns: [EncodedColumn]
    package let rowCount: Int
    /// The class of each row of the source, in the source's order: a number of the class, from 0 and with gaps, or
    /// ``suppressedRow``.
    ///
    /// Empty unless asked for. It is the office's own: with it an output row could be traced to its source.
    package let classOfSourceRow: [UInt32]

    /// Stands for a class where a row was removed.
    package static let suppressedRow = UInt32.max

    package init(columns: [EncodedColumn], rowCount: Int, classOfSourceRow: [UInt32] = []) {
        precondition(columns.allSatisfy { $0.codes.count == rowCount }, "columns of a table differ in length")
        self.columns = columns
        self.rowCount = rowCount
        self.classOfSourceRow = classOfSourceRow
    }

    /// The column of a name; `nil` if it was dropped.
    package func column(_ name: String) -> EncodedColumn? { columns.first { $0.name == name } }
}

/// What a column's codes become in the output, before rows are picked.
struct OutputColumn {
    let name: String
    /// The source's code of each row.
    let rows: [UInt32]
    /// What each of the source's codes becomes: an index into `texts`.
    let meaning: [UInt32]
    let texts: [String]
    /// The index of the missing value.
    let missing: UInt32?

    /// The column of some rows, in their order.
    func picking(_ order: [UInt32]) -> EncodedColumn {
        var number = [UInt32](repeating: .max, count: texts.count)
        var values: [String] = []
        var codes = [UInt32](repeating: 0, count: order.count)
        let order = order.span
        let rows = rows.span
        let meaning = meaning.span
        for position in order.indices {
            let text = Int(meaning[Int(rows[Int(order[position])])])
            if number[text] == .max {
                number[text] = UInt32(values.count)
                values.append(texts[text])
            }
            codes[position] = number[text]
        }
        let missingCode = missing.map { number[Int($0)] } ?? .max
        return EncodedColumn(
            name: name,
            codes: codes,
            values: values,
            missingCode: missingCode == .max ? nil : missingCode
        )
    }
}
