import TideCore
package import TideMicrodata
import TidePseudonym

/// Applies a transformation to a table: generalises the quasi-identifiers, replaces identifiers by pseudonyms, drops what
/// is dropped, removes the rows of classes that break a safeguard, and puts the rest in an order of its own.
///
/// The output depends on the rows that are kept and on nothing of those that are removed.
///
/// - Parameter tellsClasses: whether ``ProtectedTable/classOfSourceRow`` is filled.
/// - Throws: `invalid` as in `profile`, or if two identifiers have one pseudonym, one gets none, or tokens are too short for so many;
///   `differsFromPlan` if other rows would be suppressed than the search counted.
/// - Complexity: O(rows · columns), and one keyed digest per kept row and identifier.
package func apply(
    _ transformation: Transformation,
    to table: Table,
    for spec: ProtectionSpec,
    order: RowOrder,
    tellsClasses: Bool = false
) throws(DisclosureError) -> ProtectedTable {
    let quasi = spec.quasiIdentifiers
    precondition(quasi.map(\.column.name) == transformation.levels.map(\.column), "a transformation of another plan")
    let ladders = try QuasiLadder.all(in: table, for: spec)
    let rungs = zip(ladders, transformation.levels).map { ladder, chosen in
        OutputRung(ladder: ladder, rung: ladder.rungs[chosen.level])
    }
    var classOfRow: [UInt32] = []
    let kept = try keptRows(of: table, rungs, spec, transformation, classOfRow: &classOfRow)
    return try protectedTable(table, spec, kept, order, tellsClasses ? classOfRow : []) { column in
        rungs.first { $0.ladder.name == column.name }.map {
            CodedColumn(column, valueOfCode: $0.valueOfCode, $0.rung)
        }
    }
}

/// The output of the rows that are kept.
///
/// - Parameter told: what becomes of a quasi-identifier.
func protectedTable(
    _ table: Table,
    _ spec: ProtectionSpec,
    _ kept: [UInt32],
    _ order: RowOrder,
    _ classOfRow: [UInt32],
    told: (EncodedColumn) -> CodedColumn?
) throws(DisclosureError) -> ProtectedTable {
    var columns: [OutputColumn] = []
    var figures: [PseudonymFigures] = []
    for name in table.columnOrder {
        guard let plan = spec.columns.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
            // WHY: the reader reads declared columns alone.
            preconditionFailure("the plan lacks a column of the table")
        }
        switch plan.treatment {
        case .drop: continue
        case .attribute: if let column = table.column(name) { columns.append(.coded(CodedColumn(unchanged: column))) }
        case .quasi: if let coded = table.column(name).flatMap(told) { columns.append(.coded(coded)) }
        case .pseudonym(let recipe):
            if let key = recipe.firstVersionKey {
                columns.append(.pseudonyms(PseudonymSource(plan, key, in: table)))
                figures.append(PseudonymFigures(plan.name, recipe, identifiers: kept.count, isExact: false))
            } else {
                let made = try PseudonymTexts(plan, recipe, in: table).make(of: kept)
                columns.append(.coded(made.column))
                figures.append(PseudonymFigures(plan.name, recipe, identifiers: made.identifiers, isExact: true))
            }
        }
    }
    return ProtectedTable(
        rows: try PackedRows(columns, kept: kept, order: order),
        classOfSourceRow: classOfRow,
        pseudonyms: figures
    )
}

/// A quasi-identifier at the level it is released at.
private struct OutputRung {
    let ladder: QuasiLadder
    let rung: QuasiLadder.Rung

    /// The released value of each of the column's codes.
    var valueOfCode: [UInt32] { ladder.leafOfCode.map { rung.valueOfLeaf[Int($0)] } }
}

/// The rows in classes that meet every safeguard, in the source's order, as the search's own judge finds them.
///
/// - Parameter classOfRow: becomes the class of each row; ``ProtectedTable/suppressedRow`` where it is removed.
/// - Throws: `differsFromPlan` if other rows would be suppressed than the search counted, or if what stays breaks a safeguard of the whole
///   table.
private func keptRows(
    of table: Table,
    _ rungs: [OutputRung],
    _ spec: ProtectionSpec,
    _ transformation: Transformation,
    classOfRow: inout [UInt32]
) throws(DisclosureError) -> [UInt32] {
    let counted = try CountedClasses(
        table,
        spec,
        rungs.map(\.ladder),
        rungs.map(\.rung.valueOfLeaf),
        KeyLayout(codeCounts: rungs.map { $0.rung.texts.count }),
        tellsRows: true
    )
    let judge = ClassJudge(spec, counted.contents)
    var verdict = ClassVerdict()
    var merger = ClassMerger()
    judge.judge(counted.classes, .verdict, &verdict, &merger)
    classOfRow = counted.classOfRow
    var kept: [UInt32] = []
    kept.reserveCapacity(max(0, table.rowCount - transformation.suppressed))
    let units = verdict.unitIsRemoved.isEmpty ? nil : spec.unitColumn.flatMap(table.column)
    for row in classOfRow.indices {
        let position = Int(classOfRow[row])
        let isWithUnit = units.map { verdict.unitIsRemoved[Int($0.codes[row])] } ?? false
        if !isWithUnit, verdict.removed[position] < counted.classes.sizes[position] {
            kept.append(UInt32(row))
        } else {
            classOfRow[row] = ProtectedTable.suppressedRow
        }
    }
    let suppressed = table.rowCount - kept.count
    guard suppressed == transformation.suppressed, judge.holds(counted.classes, verdict) else {
        let counts = ["\(suppressed)", "\(transformation.suppressed)"]
        throw .differsFromPlan(Diagnostic(.appliedDiffersFromPlan, counts))
    }
    return kept
}
