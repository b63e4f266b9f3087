extension Table {
    /// The table with those rows alone whose value in one column is admitted, in their order.
    ///
    /// What is left reads as if the other rows had never been in the file: no column keeps a value that no row has. Lines
    /// are still those of the file.
    ///
    /// - Parameters:
    ///   - column: an encoded column.
    ///   - isReleased: whether the column itself stays in the table.
    ///   - admits: asked once for each distinct value, with whether it is the missing one.
    /// - Complexity: O(rows · columns).
    package func keeping(
        rowsOf column: String,
        isReleased: Bool,
        where admits: (_ value: String, _ isMissing: Bool) -> Bool
    ) -> Table {
        guard let deciding = self.column(column) else {
            // WHY: whoever asks had the column read; a table without it would let every row through.
            preconditionFailure("rows are chosen by a column that was not read")
        }
        let admitted = deciding.values.enumerated().map { code, value in
            admits(value, deciding.missingCode == UInt32(code))
        }
        var kept: [UInt32] = []
        deciding.codes.forEachBlock { first, codes, count in
            for position in 0..<count where admitted[Int(codes[position])] { kept.append(UInt32(first + position)) }
        }
        let rest = isReleased ? columns : columns.filter { $0.name != column }
        return Table(
            columns: rest.map { $0.keeping(kept) },
            rowCount: kept.count,
            columnOrder: columnOrder,
            texts: texts.map { $0.keeping(kept) },
            lines: lines.keeping(kept)
        )
    }
}

extension EncodedColumn {
    /// The column with some rows alone; codes and values in the order of their first appearance among these.
    fileprivate func keeping(_ rows: [UInt32]) -> EncodedColumn {
        let unseen = UInt32.max
        var codeOf = [UInt32](repeating: unseen, count: values.count)
        var left: [String] = []
        var recoded: [UInt32] = []
        recoded.reserveCapacity(rows.count)
        for row in rows {
            let old = Int(codes[Int(row)])
            if codeOf[old] == unseen {
                codeOf[old] = UInt32(left.count)
                left.append(values[old])
            }
            recoded.append(codeOf[old])
        }
        let missing = missingCode.map { codeOf[Int($0)] }
        return EncodedColumn(name: name, codes: recoded, values: left, missingCode: missing == unseen ? nil : missing)
    }
}
