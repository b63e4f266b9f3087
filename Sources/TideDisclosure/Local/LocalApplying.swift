import TideCore
package import TideMicrodata

/// Applies a local recoding to the table that it was found for; otherwise as a transformation is applied.
///
/// - Parameter tellsClasses: whether ``ProtectedTable/classOfSourceRow`` is filled.
/// - Throws: `invalid` as in `profile` and as pseudonyms are made; `differsFromPlan` if the table has other combinations than were counted.
/// - Complexity: O(rows · columns), and one keyed digest per kept row and identifier.
package func apply(
    _ recoding: LocalRecoding,
    to table: Table,
    for spec: ProtectionSpec,
    order: RowOrder,
    tellsClasses: Bool = false
) throws(DisclosureError) -> ProtectedTable {
    let ladders = try QuasiLadder.all(in: table, for: spec)
    precondition(ladders.map(\.name) == recoding.columns.map(\.name), "a recoding of another plan")
    let leaves = ladders.map { ladder in ladder.rungs[0].texts.indices.map { UInt32($0) } }
    let layout = KeyLayout(codeCounts: ladders.map { $0.rungs[0].texts.count })
    let counted = try CountedClasses(table, spec, ladders, leaves, layout, tellsRows: true)
    let classOfCombination = recoding.classOfCombination
    var classOfRow = counted.classOfRow
    var kept: [UInt32] = []
    if counted.classes.count == classOfCombination.count {
        kept.reserveCapacity(recoding.rowCount - recoding.suppressed)
        for row in classOfRow.indices {
            classOfRow[row] = classOfCombination[Int(classOfRow[row])]
            if classOfRow[row] != ProtectedTable.suppressedRow { kept.append(UInt32(row)) }
        }
    }
    guard table.rowCount - kept.count == recoding.suppressed else {
        let counts = ["\(table.rowCount - kept.count)", "\(recoding.suppressed)"]
        throw .differsFromPlan(Diagnostic(.appliedDiffersFromPlan, counts))
    }
    return try protectedTable(table, spec, kept, order, tellsClasses ? classOfRow : []) { column in
        recoding.columns.firstIndex { $0.name == column.name }.map { recoding.coded($0, classOfRow) }
    }
}

extension LocalRecoding {
    /// A quasi-identifier as it is told, row by row; what a removed row would tell is of no meaning.
    fileprivate func coded(_ index: Int, _ classOfRow: [UInt32]) -> CodedColumn {
        let column = columns[index]
        let rows = classOfRow.lazy.map { number in
            number == ProtectedTable.suppressedRow ? 0 : told[Int(number) * columns.count + index]
        }
        return CodedColumn(
            name: column.name,
            rows: Codes(rows, below: column.texts.count),
            meaning: column.texts.indices.map { UInt32($0) },
            texts: column.texts,
            missing: column.missing
        )
    }
}
