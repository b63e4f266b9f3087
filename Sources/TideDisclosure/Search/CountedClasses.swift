import TideCore
import TideMicrodata

/// A table's classes at some level of each quasi-identifier, with all that safeguards count in them.
struct CountedClasses {
    var classes: ClassTable
    let contents: ClassContents
    /// The position of each row's class; empty unless asked for.
    let classOfRow: [UInt32]

    /// Counts a table, and the population table if a safeguard is held against one.
    ///
    /// - Parameters:
    ///   - values: by quasi-identifier, the value that each leaf has.
    ///   - layout: of these values.
    ///   - tellsRows: whether `classOfRow` is filled.
    /// - Complexity: O((rows + members) · quasi-identifiers), and O(rows) for each thing counted.
    init(
        _ table: Table,
        _ spec: ProtectionSpec,
        _ ladders: [QuasiLadder],
        _ values: [[UInt32]],
        _ layout: KeyLayout,
        tellsRows: Bool
    ) throws(DisclosureError) {
        var contents = try ClassContents(spec, table)
        let countsMore = contents.cellsPerClass > 0 || contents.pairTables > 0
        var classOfRow = [UInt32](repeating: 0, count: tellsRows || countsMore ? table.rowCount : 0)
        var counter = RowCounter(wordsPerKey: layout.wordsPerKey)
        let keys = zip(ladders, values).map { ladder, value in
            (ladder.name, ladder.leafOfCode.map { value[Int($0)] })
        }
        counter.count(RowKeys(table, layout, keys), classOfRow: &classOfRow)
        guard countsMore else {
            self.classes = counter.classes
            self.contents = contents
            self.classOfRow = classOfRow
            return
        }
        let members = spec.comparedPopulation
        let records = counter.classes.sizes
        let recordClasses = counter.classes.count
        var classOfMember: [UInt32] = []
        if let members {
            classOfMember = [UInt32](repeating: 0, count: members.table.rowCount)
            let keys = zip(ladders, values).map { ladder, value in
                (ladder.populationColumn, ladder.leafOfPopulationCode.map { $0 == .max ? 0 : value[Int($0)] })
            }
            counter.count(RowKeys(members.table, layout, keys), classOfRow: &classOfMember)
        }
        var classes = ClassTable(
            wordsPerKey: layout.wordsPerKey,
            cellsPerClass: contents.cellsPerClass,
            pairTables: contents.pairTables
        )
        classes.take(counter.classes)
        for position in 0..<classes.count { classes.sizes[position] = position < recordClasses ? records[position] : 0 }
        if let members, let cell = contents.populationCell {
            let isListed = Self.listed(members.table, ladders)
            for (row, position) in classOfMember.enumerated() where isListed.isEmpty || isListed[row] {
                classes.cells[Int(position) * contents.cellsPerClass + cell] += members.counts?[row] ?? 1
            }
        }
        contents.count(spec, table, classOfRow, into: &classes)
        self.classes = classes
        self.contents = contents
        self.classOfRow = tellsRows ? classOfRow : []
    }

    /// Which members have a value of every quasi-identifier that a record could have; empty where all do.
    ///
    /// The others match nobody.
    private static func listed(_ members: Table, _ ladders: [QuasiLadder]) -> [Bool] {
        var listed: [Bool] = []
        for ladder in ladders where ladder.leafOfPopulationCode.contains(.max) {
            guard let column = members.column(ladder.populationColumn) else { continue }
            if listed.isEmpty { listed = Array(repeating: true, count: members.rowCount) }
            for row in listed.indices where ladder.leafOfPopulationCode[Int(column.codes[row])] == .max {
                listed[row] = false
            }
        }
        return listed
    }
}

extension ClassTable {
    /// Takes the keys and sizes of a table that counts nothing else.
    fileprivate mutating func take(_ other: ClassTable) {
        keys = other.keys
        sizes = other.sizes
        count = other.count
        cells = Array(repeating: 0, count: other.sizes.count * cellsPerClass)
    }
}
