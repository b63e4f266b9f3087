import TideCore
import TideMicrodata

/// What is counted in each class beside its records, so that safeguards can be held against it: the same at the profile's leaves, at every
/// node of the search, and at the levels that are applied.
struct ClassContents: Sendable {
    /// The values of a sensitive column, by one numbering.
    struct Values: Sendable {
        let check: SensitiveCheck
        let place: Place
    }

    /// Where something is counted.
    enum Place: Sendable {
        /// In the class's cells, from this one on.
        case cells(Int)
        /// In a table of pairs.
        case pairs(Int)
    }

    /// What is counted of an earlier release.
    struct Earlier: Sendable {
        let k: Int
        let seesSuppressed: Bool
        /// Codes below this one are of rows that nothing earlier shows.
        let unseen: UInt32
        /// The table of (class, code): records, or units that occur nowhere else with that code.
        let codes: Int
        /// The table of (class, unit and code) for the other units; `nil` where records are counted.
        let units: Int?
        /// What codes there are, for sizing.
        let codeCount: Int
        /// The code of each number of a unit and a code.
        fileprivate(set) var codeOfUnit: [UInt32] = []
    }

    /// A column of the table with at most so many values is counted in cells.
    private static let mostCellsOfColumn = 64

    let sensitive: [Values]
    /// The cell of the members of the population; `nil` without a population table.
    let populationCell: Int?
    /// The cell of a sampling weight's code, which is read of classes of one record only.
    let weightCell: Int?
    /// By a weight's code, the estimated chance that a record which is unique in the sample is unique in the population.
    let uniquenessOfWeight: [Double]
    /// The cell of the units that occur in no other class; `nil` where records are counted.
    let unitCell: Int?
    /// The table of (class, unit) for the other units.
    let unitPairs: Int?
    /// How many codes units have; 0 where records are counted.
    let unitCount: Int
    var earlier: [Earlier]
    let cellsPerClass: Int
    let pairTables: Int

    /// - Throws: `invalid` with everything that a safeguard needs and the table or the spec lacks.
    init(_ spec: ProtectionSpec, _ table: Table) throws(DisclosureError) {
        var problems: [Diagnostic] = []
        var cells = 0
        var pairs = 0
        func cell() -> Int {
            cells += 1
            return cells - 1
        }
        func pair() -> Int {
            pairs += 1
            return pairs - 1
        }
        func column(_ name: String) -> EncodedColumn? {
            let column = table.column(name)
            if column == nil { problems.append(Diagnostic(.safeguardWithoutColumn, [name])) }
            return column
        }
        var sensitive: [Values] = []
        for name in spec.sensitiveColumns {
            guard let column = column(name) else { continue }
            let models = spec.models.filter { $0.sensitiveColumn == name }
            let plan = spec.sensitive.first { $0.column == name }
            for (numbering, models) in Self.byNumbering(models) {
                if numbering == .hierarchical, plan?.hierarchy == nil {
                    problems.append(Diagnostic(.safeguardWithoutColumn, ["\(name): hierarchy"]))
                }
                let check = SensitiveCheck(column, models, numbering, plan)
                guard check.width <= Self.mostCellsOfColumn else {
                    sensitive.append(Values(check: check, place: .pairs(pair())))
                    continue
                }
                sensitive.append(Values(check: check, place: .cells(cells)))
                cells += check.width
            }
        }
        self.sensitive = sensitive
        let needsPopulation = spec.models.contains(where: \.needsPopulation)
        if needsPopulation && spec.population == nil {
            problems.append(Diagnostic(.safeguardWithoutColumn, ["population"]))
        }
        self.populationCell = spec.comparedPopulation == nil ? nil : cell()
        if spec.models.contains(where: \.needsWeights) {
            let weights = spec.weightColumn.flatMap(column)
            if spec.weightColumn == nil { problems.append(Diagnostic(.safeguardWithoutColumn, ["weight"])) }
            self.uniquenessOfWeight = weights.map { Self.uniqueness($0, table, &problems) } ?? []
            self.weightCell = cell()
        } else {
            self.uniquenessOfWeight = []
            self.weightCell = nil
        }
        let countsUnits = spec.unitColumn != nil && (spec.k > 1 || !spec.earlier.isEmpty)
        self.unitCount = countsUnits ? spec.unitColumn.flatMap(column)?.values.count ?? 0 : 0
        self.unitCell = countsUnits ? cell() : nil
        self.unitPairs = countsUnits ? pair() : nil
        self.earlier = spec.earlier.map { release in
            precondition(release.codes.count == table.rowCount, "an earlier release of other rows")
            return Earlier(
                k: release.k,
                seesSuppressed: release.seesSuppressed,
                unseen: release.unseen,
                codes: pair(),
                units: countsUnits ? pair() : nil,
                codeCount: Int(release.codes.max() ?? 0) + 1
            )
        }
        self.cellsPerClass = cells
        self.pairTables = pairs
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// Safeguards of one column by the numbering they need; those that do with any join the first.
    private static func byNumbering(_ models: [PrivacyModel]) -> [(SensitiveCheck.Numbering, [PrivacyModel])] {
        let needs = models.map { SensitiveCheck.numbering(for: $0) ?? .any }
        let kinds = [SensitiveCheck.Numbering.ordered, .hierarchical].filter(needs.contains)
        let first = kinds.first ?? .any
        return (kinds.isEmpty ? [.any] : kinds).map { kind in
            (kind, zip(models, needs).filter { $0.1 == kind || ($0.1 == .any && kind == first) }.map(\.0))
        }
    }

    private static func uniqueness(
        _ weights: EncodedColumn,
        _ table: Table,
        _ problems: inout [Diagnostic]
    ) -> [Double] {
        let members = weights.values.indices.map { code in
            UInt32(code) == weights.missingCode ? nil : DecimalFigure.millionths(weights.values[code])
        }
        var (first, rows): (Int?, Int) = (nil, 0)
        if members.contains(nil) {
            for row in 0..<table.rowCount where members[Int(weights.codes[row])] == nil {
                first = first ?? row
                rows += 1
            }
        }
        if let first {
            let place = [weights.name, "\(table.line(ofRow: first))", "\(rows)"]
            problems.append(Diagnostic(.weightNotANumber, place))
        }
        return members.map { IndividualRisk.uniqueness(members: Double($0 ?? 0) / 1e6) }
    }
}

extension ProtectionSpec {
    /// The population table, if a safeguard looks at it.
    var comparedPopulation: PopulationTable? { models.contains(where: \.usesPopulation) ? population : nil }
}

extension PrivacyModel {
    /// Whether it looks at a population table where there is one.
    fileprivate var usesPopulation: Bool {
        switch self {
        case .kMap, .risk(.journalist, _, _), .risk(.marketer, _, _): true
        default: false
        }
    }

    fileprivate var needsWeights: Bool { if case .populationUniqueness = self { true } else { false } }
}

// MARK: Counting

extension ClassContents {
    /// Counts everything of a table whose rows' classes are known, but the population.
    ///
    /// - Parameter classOfRow: the position of each row's class in the table of classes.
    mutating func count(_ spec: ProtectionSpec, _ table: Table, _ classOfRow: [UInt32], into classes: inout ClassTable)
    {
        precondition(classes.cellsPerClass == cellsPerClass && classes.pairs.count == pairTables, "other contents")
        var merger = ClassMerger()
        for values in sensitive {
            guard let column = table.column(values.check.column) else { continue }
            let numbers = values.check.numberOfCode
            switch values.place {
            case .cells(let start):
                for row in 0..<table.rowCount {
                    let cell = Int(classOfRow[row]) * cellsPerClass + start + Int(numbers[Int(column.codes[row])])
                    classes.cells[cell] += 1
                }
            case .pairs(let index):
                var pairs = PairTable()
                for row in 0..<table.rowCount {
                    pairs.append(Int(classOfRow[row]), numbers[Int(column.codes[row])], 1)
                }
                merger.mergeEqual(&pairs)
                classes.pairs[index] = pairs
            }
        }
        if let weightCell, let column = spec.weightColumn.flatMap(table.column) {
            for row in 0..<table.rowCount {
                classes.cells[Int(classOfRow[row]) * cellsPerClass + weightCell] &+= column.codes[row]
            }
        }
        let units = unitCell == nil ? nil : spec.unitColumn.flatMap(table.column)
        if let unitCell, let unitPairs, let units {
            let unitOfRow = (0..<table.rowCount).map { units.codes[$0] }
            classes.pairs[unitPairs] = Self.scattered(unitOfRow, below: units.values.count, in: classOfRow) {
                _,
                position in
                classes.cells[position * cellsPerClass + unitCell] += 1
            }
        }
        for index in earlier.indices {
            let release = spec.earlier[index]
            var codes = PairTable()
            if let pairs = earlier[index].units, let units {
                let (numbers, codeOfUnit) = Self.numbers(of: release.codes, and: units, rows: table.rowCount)
                earlier[index].codeOfUnit = codeOfUnit
                classes.pairs[pairs] = Self.scattered(numbers, below: codeOfUnit.count, in: classOfRow) {
                    number,
                    position in
                    codes.append(position, codeOfUnit[Int(number)], 1)
                }
            } else {
                for row in 0..<table.rowCount { codes.append(Int(classOfRow[row]), release.codes[row], 1) }
            }
            merger.mergeEqual(&codes)
            classes.pairs[earlier[index].codes] = codes
        }
    }

    /// Numbers the combinations of a code and a unit; the code of each number.
    private static func numbers(
        of codes: [UInt32],
        and units: EncodedColumn,
        rows: Int
    ) -> (ofRow: [UInt32], codeOfNumber: [UInt32]) {
        var known: [UInt64: UInt32] = [:]
        var codeOfNumber: [UInt32] = []
        let numbers = (0..<rows).map { row -> UInt32 in
            let key = UInt64(codes[row]) << 32 | UInt64(units.codes[row])
            if let number = known[key] { return number }
            let number = UInt32(codeOfNumber.count)
            known[key] = number
            codeOfNumber.append(codes[row])
            return number
        }
        return (numbers, codeOfNumber)
    }

    /// The pairs of class and code of the codes that occur in several classes; the others, which never need to be told apart again, are
    /// told one by one with their class.
    private static func scattered(
        _ codes: [UInt32],
        below count: Int,
        in classOfRow: [UInt32],
        _ tellOther: (_ code: UInt32, _ position: Int) -> Void
    ) -> PairTable {
        var firstClass = [UInt32](repeating: .max, count: count)
        var isScattered = [Bool](repeating: false, count: count)
        for row in codes.indices {
            let code = Int(codes[row])
            if firstClass[code] == .max {
                firstClass[code] = classOfRow[row]
            } else if firstClass[code] != classOfRow[row] {
                isScattered[code] = true
            }
        }
        for code in 0..<count where firstClass[code] != .max && !isScattered[code] {
            tellOther(UInt32(code), Int(firstClass[code]))
        }
        var pairs = PairTable()
        for row in codes.indices where isScattered[Int(codes[row])] {
            pairs.append(Int(classOfRow[row]), codes[row], 1)
        }
        var merger = ClassMerger()
        merger.mergeEqual(&pairs)
        return pairs
    }
}
