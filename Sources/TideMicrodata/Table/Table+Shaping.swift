extension Table {
    /// The table with one more encoded column, which its file does not have.
    ///
    /// - Precondition: one code a row, and no column of the same name.
    package func adding(_ column: EncodedColumn) -> Table {
        precondition(self.column(column.name) == nil, "a column is there already")
        return Table(columns: columns + [column], rowCount: rowCount, columnOrder: columnOrder, lines: lines)
    }

    /// The table with each row so many times as told, in the rows' order; lines are told of no row of it.
    ///
    /// - Parameter times: of a row, counted from 0; at least 0.
    /// - Complexity: O(rows of the result · columns).
    package func repeating(_ times: (Int) -> Int) -> Table {
        let rows = (0..<rowCount).flatMap { row in repeatElement(row, count: times(row)) }
        return Table(
            columns: columns.map { column in
                EncodedColumn(
                    name: column.name,
                    codes: rows.map { column.codes[$0] },
                    values: column.values,
                    missingCode: column.missingCode
                )
            },
            rowCount: rows.count,
            columnOrder: columnOrder
        )
    }
}
