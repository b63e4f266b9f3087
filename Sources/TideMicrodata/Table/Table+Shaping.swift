extension Table {
    /// The table with one more encoded column, which its file does not have.
    ///
    /// - Precondition: one code a row, and no column of the same name.
    package func adding(_ column: EncodedColumn) -> Table {
        precondition(self.column(column.name) == nil, "a column is there already")
        return Table(columns: columns + [column], rowCount: rowCount, columnOrder: columnOrder, lines: lines)
    }
}
