package import TideMicrodata

/// What may leave: generalised, suppressed rows removed, in an order of its own.
///
/// Its rows and columns say nothing of the rows that were removed: ``columns`` hold the texts that occur in the output and no
/// others, in the order in which they first appear there.
package struct ProtectedTable: Sendable {
    /// As they are to be written; columns in the order of the source's header, dropped ones left out.
    package let rows: PackedRows
    /// The class of each row of the source, in the source's order: a number of the class, from 0 and with gaps, or
    /// ``suppressedRow``.
    ///
    /// Empty unless asked for. It is the office's own: with it an output row could be traced to its source.
    package let classOfSourceRow: [UInt32]

    /// What was made of each column that leaves as pseudonyms, in the order of ``rows``; no part of what makes two tables equal.
    package let pseudonyms: [PseudonymFigures]

    /// Stands for a class where a row was removed.
    package static let suppressedRow = UInt32.max

    package init(rows: PackedRows, classOfSourceRow: [UInt32] = [], pseudonyms: [PseudonymFigures] = []) {
        self.rows = rows
        self.classOfSourceRow = classOfSourceRow
        self.pseudonyms = pseudonyms
    }

    package var rowCount: Int { rows.rowCount }

    /// The rows column by column, for whoever measures them in memory.
    ///
    /// - Complexity: O(rows · columns), anew each time.
    package var columns: [EncodedColumn] { rows.columns.indices.map(rows.encoded) }

    /// The column of a name; `nil` if it was dropped.
    package func column(_ name: String) -> EncodedColumn? {
        rows.columns.firstIndex { $0.name == name }.map(rows.encoded)
    }
}

extension ProtectedTable: Hashable {
    /// Equal are the rows, however they are packed.
    package static func == (left: ProtectedTable, right: ProtectedTable) -> Bool {
        left.rowCount == right.rowCount && left.classOfSourceRow == right.classOfSourceRow
            && left.columns == right.columns
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(rowCount)
        hasher.combine(columns)
    }
}
