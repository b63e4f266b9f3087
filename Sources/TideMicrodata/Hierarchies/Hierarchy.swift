package import TideCore

/// A generalisation ladder over a declared domain: each value, and what it becomes at every coarser level.
///
/// Level 0 is the value itself. Values are told apart byte by byte.
/// INVARIANT: leaves are distinct, and values that are equal at one level are equal at every coarser one.
///
/// *Source:* Sweeney 2002, domain generalisation hierarchies.
package struct Hierarchy: Hashable, Sendable {
    package let name: String
    /// Names of the levels, finest first; `0`, `1`, … where none were given.
    package let levelNames: [String]
    /// `values[level]`: the distinct values of a level, in order of first appearance.
    package let values: [[String]]
    /// `ancestors[level][leaf]`: an index into `values[level]`; level 0 is the identity.
    package let ancestors: [[UInt32]]
    /// `leafCounts[level][value]`: how many leaves lie under a value.
    package let leafCounts: [[UInt32]]
    private let leaves: [[UInt8]: UInt32]

    /// Levels, the leaves' own included; at least 1.
    package var levelCount: Int { values.count }
    /// The size of the declared domain.
    package var leafCount: Int { values[0].count }
    /// Whether the coarsest level has one value for all.
    package var hasSingleTop: Bool { values[levelCount - 1].count == 1 }

    /// Builds a ladder from its rows: one row a leaf, its value at each level, finest first.
    ///
    /// - Parameters:
    ///   - levelNames: as many as a row has values, or none.
    ///   - name: what messages call it.
    /// - Throws: `invalid` if there is no row, rows differ in length, a leaf stands twice, a value has two parents, or one stands
    ///   above itself.
    package init(rows: [[String]], levelNames: [String], name: String) throws(MicrodataError) {
        try self.init(rows: rows, levelNames: levelNames, name: name) { _ in nil }
    }

    /// The same, with the place of each row.
    package init(
        rows: [[String]],
        levelNames: [String],
        name: String,
        place: (Int) -> Place?
    ) throws(MicrodataError) {
        var ladder = LadderBuilder(name: name, levelCount: rows.first?.count ?? 0)
        ladder.check(levelNames: levelNames, hasRows: !rows.isEmpty)
        for (index, row) in rows.enumerated() { ladder.add(row, number: index + 1, at: place(index)) }
        ladder.checkCycles { place($0) }
        let problems = ladder.problems
        guard problems.isEmpty else { throw .invalid(problems.listed) }
        self.name = name
        self.levelNames = levelNames.isEmpty ? (0..<ladder.levelCount).map(String.init) : levelNames
        self.values = ladder.values
        self.ancestors = ladder.ancestors
        self.leafCounts = ladder.leafCounts
        self.leaves = ladder.indexes[0]
    }

    /// The leaf of a text, byte for byte; `nil` if the domain lacks it.
    package func leaf(_ text: String) -> UInt32? { leaves[Array(text.utf8)] }

    /// The level of a name; `nil` if no level has it.
    package func level(named name: String) -> Int? { levelNames.firstIndex(of: name) }

    package static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.levelNames == right.levelNames && left.leaves == right.leaves
            && left.values == right.values && left.ancestors == right.ancestors
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(values)
    }
}

/// Collects the rows of a ladder and what is wrong with them.
struct LadderBuilder {
    let name: String
    let levelCount: Int
    var problems = ProblemList()
    private(set) var values: [[String]]
    private(set) var ancestors: [[UInt32]]
    private(set) var leafCounts: [[UInt32]]
    /// Per level: a value's bytes to its index.
    private(set) var indexes: [[[UInt8]: UInt32]]
    /// Per level: the index at the next level of each value.
    private var parents: [[UInt32]]

    init(name: String, levelCount: Int) {
        self.name = name
        self.levelCount = levelCount
        self.values = Array(repeating: [], count: levelCount)
        self.ancestors = Array(repeating: [], count: levelCount)
        self.leafCounts = Array(repeating: [], count: levelCount)
        self.indexes = Array(repeating: [:], count: levelCount)
        self.parents = Array(repeating: [], count: levelCount)
    }

    mutating func check(levelNames: [String], hasRows: Bool) {
        guard hasRows, levelCount > 0 else {
            problems.add(Diagnostic(.hierarchyEmpty, [name]))
            return
        }
        if !levelNames.isEmpty, levelNames.count != levelCount {
            problems.add(Diagnostic(.hierarchyLevelNames, [name, "\(levelNames.count)", "\(levelCount)"]))
        }
        for (index, level) in levelNames.enumerated() where levelNames[..<index].contains(level) {
            problems.add(Diagnostic(.hierarchyLevelDoubled, [name, level]))
        }
    }

    /// Notes the first row in which a value becomes what it stands above in another; of a ladder that is sound otherwise.
    mutating func checkCycles(place: (Int) -> Place?) {
        guard problems.isEmpty, let cycles = LadderCycles(indexes: indexes, parents: parents),
            let leaf = cycles.firstLeaf(in: ancestors)
        else { return }
        problems.add(Diagnostic(.hierarchyCycle, [name, "\(leaf + 1)"], at: place(leaf)))
    }

    /// Adds a row; one with a problem is noted and left out.
    mutating func add(_ row: [String], number: Int, at place: Place?) {
        guard levelCount > 0 else { return }
        guard row.count == levelCount else {
            problems.add(
                Diagnostic(.hierarchyRagged, [name, "\(number)", "\(row.count)", "\(levelCount)"], at: place)
            )
            return
        }
        guard indexes[0][Array(row[0].utf8)] == nil else {
            problems.add(Diagnostic(.hierarchyLeafDoubled, [name, "\(number)"], at: place))
            return
        }
        var below: (index: UInt32, isNew: Bool)?
        for level in 0..<levelCount {
            let key = Array(row[level].utf8)
            let known = indexes[level][key]
            let index = known ?? UInt32(values[level].count)
            if known == nil {
                indexes[level][key] = index
                values[level].append(row[level])
                leafCounts[level].append(0)
            }
            ancestors[level].append(index)
            leafCounts[level][Int(index)] += 1
            if let below {
                if below.isNew {
                    parents[level - 1].append(index)
                } else if parents[level - 1][Int(below.index)] != index {
                    let levels = ["\(level - 1)", "\(level)"]
                    problems.add(Diagnostic(.hierarchyTwoParents, [name, "\(number)"] + levels, at: place))
                }
            }
            below = (index, known == nil)
        }
    }
}
