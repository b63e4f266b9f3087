import TideCore
package import TideMicrodata

/// One quasi-identifier's hierarchy cut down to what occurs in a table, with a rung of its own for the missing value.
///
/// A missing value is one leaf beside the declared domain: it stays missing, as 1 of D, until the coarsest level, and there
/// becomes the single top value if there is one. Where the hierarchy itself lists the missing text as a leaf, the hierarchy
/// says how it generalises. Without a hierarchy there is one level, of the values themselves.
///
/// INVARIANT: leaves that have equal values at one level have equal values at every coarser one.
struct QuasiLadder: Sendable {
    let name: String
    /// The leaf of each code of the table's column.
    let leafOfCode: [UInt32]
    /// Finest first; at least one.
    let rungs: [Rung]
    /// Leaves of the declared domain, D; `nil` without a hierarchy.
    let domainSize: Int?
    /// Records whose text the hierarchy lacks and that count as missing.
    let unlisted: Int
    /// What the population table calls the column.
    let populationColumn: String
    /// The leaf of each code of the population's column; `UInt32.max` for a value that no record can have.
    let leafOfPopulationCode: [UInt32]

    /// One level, cut down to the leaves that occur.
    struct Rung: Sendable {
        /// The value of each leaf, numbered from 0 without gaps.
        let valueOfLeaf: [UInt32]
        /// The text of each value.
        let texts: [String]
        /// How many leaves of the declared domain each value covers; 0 without a hierarchy.
        let coverage: [Int]
        /// The value that is missing.
        let missing: UInt32?
    }

    /// The value at level `upper` of each value at level `lower`, which is as fine or finer.
    func parents(from lower: Int, to upper: Int) -> [UInt32] {
        var parents = [UInt32](repeating: 0, count: rungs[lower].texts.count)
        for (fine, coarse) in zip(rungs[lower].valueOfLeaf, rungs[upper].valueOfLeaf) { parents[Int(fine)] = coarse }
        return parents
    }
}

extension QuasiLadder {
    /// Cuts a hierarchy down to a column.
    ///
    /// - Throws: `invalid` if a text is not in the hierarchy and that is no missing value, if a level holds the missing text
    ///   as a value of something else, or if the levels allowed are none.
    ///
    /// - Parameter population: the population's column, if safeguards are held against one.
    init(
        _ quasi: QuasiIdentifier,
        in table: Table,
        population: EncodedColumn? = nil
    ) throws(DisclosureError) {
        guard let column = table.column(quasi.column.name) else {
            // WHY: the reader checks the columns first.
            preconditionFailure("the table lacks a column of the plan")
        }
        let levelCount = quasi.hierarchy?.levelCount ?? 1
        guard 0 <= quasi.lowest, quasi.lowest <= quasi.highest, quasi.highest < levelCount else {
            let bounds = [quasi.column.name, "\(quasi.lowest)", "\(quasi.highest)", "\(levelCount - 1)"]
            throw .invalid([Diagnostic(.noLevelAllowed, bounds)])
        }
        if let hierarchy = quasi.hierarchy {
            try self.init(column, quasi.column, hierarchy, table, population)
        } else {
            self.init(flat: column, population)
        }
    }

    private init(flat column: EncodedColumn, _ population: EncodedColumn?) {
        self.name = column.name
        self.leafOfCode = column.values.indices.map { UInt32($0) }
        var known: [[UInt8]: UInt32] = [:]
        if population != nil {
            for (code, text) in column.values.enumerated() where UInt32(code) != column.missingCode {
                known[Array(text.utf8)] = UInt32(code)
            }
        }
        self.populationColumn = population?.name ?? ""
        self.leafOfPopulationCode = (population?.values ?? []).enumerated().map { code, text in
            if UInt32(code) == population?.missingCode {
                column.missingCode ?? .max
            } else {
                known[Array(text.utf8)] ?? .max
            }
        }
        self.rungs = [
            Rung(
                valueOfLeaf: leafOfCode,
                texts: column.values,
                coverage: Array(repeating: 0, count: column.values.count),
                missing: column.missingCode
            )
        ]
        self.domainSize = nil
        self.unlisted = 0
    }

    private init(
        _ column: EncodedColumn,
        _ plan: ColumnPlan,
        _ hierarchy: Hierarchy,
        _ table: Table,
        _ population: EncodedColumn?
    ) throws(DisclosureError) {
        let missingLeaf = hierarchy.leaf(plan.missingText)
        let listed = column.values.indices.map { code in
            UInt32(code) == column.missingCode ? missingLeaf : hierarchy.leaf(column.values[code])
        }
        let strays = Strays(in: column, listed: listed)
        if let first = strays.firstRow, !plan.unlistedIsMissing {
            let place = [column.name, "\(table.line(ofRow: first))", "\(strays.rows)"]
            throw .invalid([Diagnostic(.valueNotInHierarchy, place)])
        }
        let missingIsApart = missingLeaf == nil && (column.missingCode != nil || strays.firstRow != nil)
        if missingIsApart, let level = Self.level(holding: plan.missingText, in: hierarchy) {
            throw .invalid([Diagnostic(.missingTextInHierarchy, [column.name, "\(level)"])])
        }
        // A missing value matches other missing ones, and everybody where all are told as one.
        let members = (population?.values ?? []).enumerated().map { code, text -> UInt32?? in
            if UInt32(code) == population?.missingCode { return .some(missingLeaf) }
            return hierarchy.leaf(text).map { .some($0) }
        }
        let occurring = OccurringLeaves(listed.map { $0 ?? missingLeaf }, members)
        self.populationColumn = population?.name ?? ""
        self.leafOfPopulationCode = occurring.leafOfMember
        self.name = column.name
        self.leafOfCode = occurring.leafOfCode
        self.rungs = (0..<hierarchy.levelCount).map { level in
            occurring.rung(level, of: hierarchy, missingText: plan.missingText)
        }
        self.domainSize = hierarchy.leafCount
        self.unlisted = strays.rows
    }

    /// The finest level below a single top that holds a text.
    private static func level(holding text: String, in hierarchy: Hierarchy) -> Int? {
        let top = hierarchy.levelCount - 1
        return hierarchy.values.indices.first { level in
            !(level == top && hierarchy.hasSingleTop && top > 0)
                && hierarchy.values[level].contains { $0.utf8.elementsEqual(text.utf8) }
        }
    }
}

/// Rows whose text a hierarchy lacks.
package struct Strays {
    /// The first of their rows, from 0; `nil` where there are none.
    package private(set) var firstRow: Int?
    package private(set) var rows = 0

    /// The values of a column that its hierarchy lacks; missing ones are none.
    package init(in column: EncodedColumn, of hierarchy: Hierarchy) {
        self.init(in: column, listed: column.values.map(hierarchy.leaf))
    }

    fileprivate init(in column: EncodedColumn, listed: [UInt32?]) {
        let isStray = listed.indices.map { listed[$0] == nil && UInt32($0) != column.missingCode }
        guard isStray.contains(true) else { return }
        var (firstRow, rows) = (Int?.none, 0)
        column.codes.forEachBlock { first, codes, count in
            for position in 0..<count where isStray[Int(codes[position])] {
                if firstRow == nil { firstRow = first + position }
                rows += 1
            }
        }
        (self.firstRow, self.rows) = (firstRow, rows)
    }
}

/// The leaves of a hierarchy that a column holds, and the missing one, numbered from 0.
private struct OccurringLeaves {
    /// By the column's codes.
    var leafOfCode: [UInt32] = []
    /// By the codes of the population's column; `UInt32.max` for what no record can have.
    var leafOfMember: [UInt32] = []
    /// The hierarchy's leaf of each; `nil` for the missing value beside the domain.
    private var leaves: [UInt32?] = []

    /// - Parameter members: of a population's column; `nil` for what no record can have.
    init(_ listed: [UInt32?], _ members: [UInt32??]) {
        var numbers: [UInt32?: UInt32] = [:]
        func number(_ leaf: UInt32?) -> UInt32 {
            let number = numbers[leaf] ?? UInt32(leaves.count)
            if numbers.updateValue(number, forKey: leaf) == nil { leaves.append(leaf) }
            return number
        }
        for leaf in listed { leafOfCode.append(number(leaf)) }
        for member in members { leafOfMember.append(member.map(number) ?? .max) }
    }

    func rung(_ level: Int, of hierarchy: Hierarchy, missingText: String) -> QuasiLadder.Rung {
        let top = hierarchy.levelCount - 1
        let isSingleTop = level == top && hierarchy.hasSingleTop && top > 0
        var numbers: [UInt32?: UInt32] = [:]
        var valueOfLeaf: [UInt32] = []
        var texts: [String] = []
        var coverage: [Int] = []
        var missing: UInt32?
        for leaf in leaves {
            // The missing value beside the domain joins the single top.
            let value = leaf.map { hierarchy.ancestors[level][Int($0)] } ?? (isSingleTop ? 0 : nil)
            let number = numbers[value] ?? UInt32(texts.count)
            if numbers.updateValue(number, forKey: value) == nil {
                let text = value.map { hierarchy.values[level][Int($0)] } ?? missingText
                if text.utf8.elementsEqual(missingText.utf8) { missing = number }
                texts.append(text)
                coverage.append(value.map { Int(hierarchy.leafCounts[level][Int($0)]) } ?? 1)
            }
            valueOfLeaf.append(number)
        }
        return QuasiLadder.Rung(valueOfLeaf: valueOfLeaf, texts: texts, coverage: coverage, missing: missing)
    }
}
