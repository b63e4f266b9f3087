extension Table {
    /// The table with one more encoded column, which its file does not have.
    ///
    /// - Precondition: one code a row, and no column of the same name.
    package func adding(_ column: EncodedColumn) -> Table {
        precondition(self.column(column.name) == nil, "a column is there already")
        return Table(
            columns: columns + [column],
            rowCount: rowCount,
            columnOrder: columnOrder,
            texts: texts,
            lines: lines
        )
    }

    /// The table with an encoded column in the place of the one of the same name.
    ///
    /// - Precondition: one code a row, and a column of that name.
    package func replacing(_ column: EncodedColumn) -> Table {
        precondition(self.column(column.name) != nil, "no column is there to be replaced")
        return Table(
            columns: columns.map { $0.name == column.name ? column : $0 },
            rowCount: rowCount,
            columnOrder: columnOrder,
            texts: texts,
            lines: lines
        )
    }
}
