import TideCore
package import TideMicrodata

/// Applies a transformation to a table: generalises the quasi-identifiers, replaces identifiers by pseudonyms, drops what
/// is dropped, removes the rows of classes smaller than k, and puts the rest in an order of its own.
///
/// The output depends on the rows that are kept and on nothing of those that are removed.
///
/// - Parameter tellsClasses: whether ``ProtectedTable/classOfSourceRow`` is filled.
/// - Throws: `invalid` as in `profile`, or if two identifiers have one pseudonym; `differsFromPlan` if other rows would be
///   suppressed than the search counted.
/// - Complexity: O(rows · columns), and one keyed digest per distinct identifier.
package func apply(
    _ transformation: Transformation,
    to table: Table,
    for spec: ProtectionSpec,
    order: RowOrder,
    tellsClasses: Bool = false
) throws(DisclosureError) -> ProtectedTable {
    let quasi = spec.quasiIdentifiers
    precondition(quasi.map(\.column.name) == transformation.levels.map(\.column), "a transformation of another plan")
    let ladders = try QuasiLadder.all(quasi, in: table)
    let rungs = zip(ladders, transformation.levels).map { ladder, chosen in
        OutputRung(ladder: ladder, rung: ladder.rungs[chosen.level])
    }
    var classOfRow: [UInt32] = []
    let kept = try keptRows(of: table, rungs, spec, transformation, classOfRow: &classOfRow)
    if !tellsClasses { classOfRow = [] }
    var columns: [OutputColumn] = []
    for column in table.columns {
        guard let plan = spec.columns.first(where: { $0.name == column.name }) else {
            // WHY: the reader reads declared columns alone.
            preconditionFailure("the plan lacks a column of the table")
        }
        switch plan.treatment {
        case .drop: continue
        case .attribute: columns.append(OutputColumn(unchanged: column))
        case .quasi:
            if let rung = rungs.first(where: { $0.ladder.name == column.name }) {
                columns.append(OutputColumn(column, rung))
            }
        case .pseudonym(let key): columns.append(try OutputColumn(column, plan, key, kept: kept, table))
        }
    }
    return ProtectedTable(columns: columns, kept: kept, order: order, classOfSourceRow: classOfRow)
}

/// A quasi-identifier at the level it is released at.
private struct OutputRung {
    let ladder: QuasiLadder
    let rung: QuasiLadder.Rung

    /// The released value of each of the column's codes.
    var valueOfCode: [UInt32] { ladder.leafOfCode.map { rung.valueOfLeaf[Int($0)] } }
}

/// The rows in classes of at least k, in the source's order.
///
/// - Parameter classOfRow: becomes the class of each row; ``ProtectedTable/suppressedRow`` where it is removed.
private func keptRows(
    of table: Table,
    _ rungs: [OutputRung],
    _ spec: ProtectionSpec,
    _ transformation: Transformation,
    classOfRow: inout [UInt32]
) throws(DisclosureError) -> [UInt32] {
    let layout = KeyLayout(codeCounts: rungs.map { $0.rung.texts.count })
    var counter = RowCounter(wordsPerKey: layout.wordsPerKey)
    classOfRow = [UInt32](repeating: 0, count: table.rowCount)
    let keys = RowKeys(table, layout, rungs.map { ($0.ladder.name, $0.valueOfCode) })
    counter.count(keys, classOfRow: &classOfRow)
    let sizes = counter.classes.sizes
    var kept: [UInt32] = []
    kept.reserveCapacity(max(0, table.rowCount - transformation.suppressed))
    for row in classOfRow.indices {
        if Int(sizes[Int(classOfRow[row])]) >= spec.k {
            kept.append(UInt32(row))
        } else {
            classOfRow[row] = ProtectedTable.suppressedRow
        }
    }
    let suppressed = table.rowCount - kept.count
    guard suppressed == transformation.suppressed else {
        let counts = ["\(suppressed)", "\(transformation.suppressed)"]
        throw .differsFromPlan(Diagnostic(.appliedDiffersFromPlan, counts))
    }
    return kept
}

extension OutputColumn {
    fileprivate init(unchanged column: EncodedColumn) {
        self.init(
            name: column.name,
            rows: column.codes,
            meaning: column.values.indices.map { UInt32($0) },
            texts: column.values,
            missing: column.missingCode
        )
    }

    fileprivate init(_ column: EncodedColumn, _ output: OutputRung) {
        self.init(
            name: column.name,
            rows: column.codes,
            meaning: output.valueOfCode,
            texts: output.rung.texts,
            missing: output.rung.missing
        )
    }

    /// Replaces identifiers by pseudonyms; a missing one stays missing, and so does one that normalisation makes missing.
    ///
    /// Only identifiers of kept rows meet the key.
    fileprivate init(
        _ column: EncodedColumn,
        _ plan: ColumnPlan,
        _ key: PseudonymKey,
        kept: [UInt32],
        _ table: Table
    ) throws(DisclosureError) {
        let generator = PseudonymGenerator(key)
        var register = PseudonymRegister()
        var texts = [plan.missingText]
        var meaning = [UInt32](repeating: .max, count: column.values.count)
        if let missing = column.missingCode { meaning[Int(missing)] = 0 }
        for row in kept {
            let code = Int(column.codes[Int(row)])
            guard meaning[code] == .max else { continue }
            let identifier = generator.normalised(column.values[code])
            if plan.missing.contains(where: { $0.utf8.elementsEqual(identifier.utf8) }) {
                meaning[code] = 0
                continue
            }
            switch register.enter(generator.pseudonym(of: identifier), for: identifier) {
            case .added(let number, let pseudonym):
                texts.append(pseudonym)
                meaning[code] = number
            case .known(let number): meaning[code] = number
            case .collision:
                let place = [column.name, "\(table.line(ofRow: Int(row)))"]
                throw .invalid([Diagnostic(.pseudonymCollision, place)])
            }
        }
        self.init(name: column.name, rows: column.codes, meaning: meaning, texts: texts, missing: 0)
    }
}

extension ProtectedTable {
    fileprivate init(columns: [OutputColumn], kept: [UInt32], order: RowOrder, classOfSourceRow: [UInt32]) {
        switch order {
        case .shuffled(let key):
            let rows = key.permutation(of: kept.count).map { kept[Int($0)] }
            self.init(
                columns: columns.map { $0.picking(rows) },
                rowCount: kept.count,
                classOfSourceRow: classOfSourceRow
            )
        case .sorted:
            let source = columns.map { $0.picking(kept) }
            // Stable counting sorts from the last column to the first: rows times columns, however many ties there are.
            var rows = (0..<UInt32(kept.count)).map { $0 }
            for column in source.reversed() {
                rows = Self.sorted(rows, by: Self.ranks(column), below: column.values.count)
            }
            let picked = rows.map { kept[Int($0)] }
            self.init(
                columns: columns.map { $0.picking(picked) },
                rowCount: kept.count,
                classOfSourceRow: classOfSourceRow
            )
        }
    }

    /// Rows in ascending order of their ranks; rows of one rank keep their order.
    private static func sorted(_ rows: [UInt32], by rank: [UInt32], below count: Int) -> [UInt32] {
        var next = [Int](repeating: 0, count: count + 1)
        for row in rows { next[Int(rank[Int(row)]) + 1] += 1 }
        for value in 0..<count { next[value + 1] += next[value] }
        var sorted = [UInt32](repeating: 0, count: rows.count)
        for row in rows {
            let value = Int(rank[Int(row)])
            sorted[next[value]] = row
            next[value] += 1
        }
        return sorted
    }

    /// For each row, where its text stands among the column's texts, byte by byte.
    private static func ranks(_ column: EncodedColumn) -> [UInt32] {
        let sorted = column.values.indices.sorted {
            column.values[$0].utf8.lexicographicallyPrecedes(column.values[$1].utf8)
        }
        var rank = [UInt32](repeating: 0, count: sorted.count)
        for (position, code) in sorted.enumerated() { rank[code] = UInt32(position) }
        return column.codes.map { rank[Int($0)] }
    }
}
