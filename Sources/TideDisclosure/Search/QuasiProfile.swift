import TideCore
package import TideMicrodata

/// What the search needs of a table: how often each combination of quasi-identifier values occurs.
///
/// Its size depends on the distinct combinations, not on the rows. Of other columns it holds how often each value of a sensitive
/// column, each unit with several combinations and each class of an earlier release occurs in each, where a safeguard asks.
package struct QuasiProfile: Sendable {
    /// Records of the table.
    package let rowCount: Int
    /// One per quasi-identifier, in the plan's order.
    let ladders: [QuasiLadder]
    let layout: KeyLayout
    /// Classes of leaf codes; those of the population that no record is in have no records.
    let combinations: ClassTable
    /// What is counted in each.
    let contents: ClassContents

    /// Distinct combinations of quasi-identifier values.
    package var combinationCount: Int { combinations.sizes[..<combinations.count].count { $0 > 0 } }

    /// What a search takes of memory at most, in bytes, beside the profile itself: two tables for each column on each thread, none larger than
    /// the profile's, and what merging them takes.
    package func bytesOfSearch(threads: Int) -> Int {
        let pairs = combinations.pairs.reduce(0) { $0 + $1.count }
        let classes = combinations.count * (8 * layout.wordsPerKey + 4 + 4 * combinations.cellsPerClass) + 12 * pairs
        let merging = 16 * (combinations.count + pairs)
        return threads * (2 * ladders.count * classes + merging)
    }

    /// Records per column whose text the hierarchy lacks and that count as missing, where there are any, in the plan's order.
    package var unlisted: [UnlistedCount] {
        ladders.filter { $0.unlisted > 0 }.map { UnlistedCount(column: $0.name, records: $0.unlisted) }
    }
}

extension QuasiProfile {
    /// How many records each class has at least that meets the safeguards: the largest k, or more where a highest risk, a number
    /// of distinct values or a distance needs more.
    package func leastClass(for spec: ProtectionSpec) -> Int {
        max(spec.k, Int(ClassJudge(spec, contents).leastRecords))
    }
}

/// How many records of a column hold a text that its hierarchy lacks.
package struct UnlistedCount: Hashable, Sendable {
    package let column: String
    package let records: Int

    package init(column: String, records: Int) {
        self.column = column
        self.records = records
    }
}

/// Counts the combinations of quasi-identifier values of a table.
///
/// - Throws: `invalid` with every column whose values, missing text or levels do not fit its hierarchy, or with what a safeguard lacks.
/// - Complexity: O(rows · quasi-identifiers).
package func profile(_ table: Table, for spec: ProtectionSpec) throws(DisclosureError) -> QuasiProfile {
    let ladders = try QuasiLadder.all(in: table, for: spec)
    let layout = KeyLayout(codeCounts: ladders.map { $0.rungs[0].texts.count })
    let leaves = ladders.map { ladder in ladder.rungs[0].texts.indices.map { UInt32($0) } }
    let counted = try CountedClasses(table, spec, ladders, leaves, layout, tellsRows: false)
    return QuasiProfile(
        rowCount: table.rowCount,
        ladders: ladders,
        layout: layout,
        combinations: counted.classes,
        contents: counted.contents
    )
}

extension QuasiLadder {
    /// The ladders of all quasi-identifiers, or every problem with them.
    static func all(in table: Table, for spec: ProtectionSpec) throws(DisclosureError) -> [QuasiLadder] {
        var ladders: [QuasiLadder] = []
        var problems: [Diagnostic] = []
        for column in spec.quasiIdentifiers {
            let population = spec.comparedPopulation?.column(for: column.column.name)
            if spec.comparedPopulation != nil && population == nil {
                problems.append(Diagnostic(.populationTooNarrow, [column.column.name]))
            }
            do throws(DisclosureError) {
                ladders.append(try QuasiLadder(column, in: table, population: population))
            } catch {
                problems += error.diagnostics
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return ladders
    }
}
