import TideCore
package import TideMicrodata

/// What the search needs of a table: how often each combination of quasi-identifier values occurs.
///
/// Its size depends on the distinct combinations, not on the rows; it holds no other column.
package struct QuasiProfile: Sendable {
    /// Records of the table.
    package let rowCount: Int
    /// One per quasi-identifier, in the plan's order.
    let ladders: [QuasiLadder]
    let layout: KeyLayout
    /// Classes of leaf codes.
    let combinations: ClassTable

    /// Distinct combinations of quasi-identifier values.
    package var combinationCount: Int { combinations.count }

    /// Records per column whose text the hierarchy lacks and that count as missing, where there are any, in the plan's order.
    package var unlisted: [UnlistedCount] {
        ladders.filter { $0.unlisted > 0 }.map { UnlistedCount(column: $0.name, records: $0.unlisted) }
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
/// - Throws: `invalid` with every column whose values, missing text or levels do not fit its hierarchy.
/// - Complexity: O(rows · quasi-identifiers).
package func profile(_ table: Table, for spec: ProtectionSpec) throws(DisclosureError) -> QuasiProfile {
    let quasi = spec.quasiIdentifiers
    let ladders = try QuasiLadder.all(quasi, in: table)
    let layout = KeyLayout(codeCounts: ladders.map { $0.rungs[0].texts.count })
    var counter = RowCounter(wordsPerKey: layout.wordsPerKey)
    var none: [UInt32] = []
    counter.count(RowKeys(table, layout, ladders.map { ($0.name, $0.leafOfCode) }), classOfRow: &none)
    return QuasiProfile(rowCount: table.rowCount, ladders: ladders, layout: layout, combinations: counter.classes)
}

extension QuasiLadder {
    /// The ladders of all quasi-identifiers, or every problem with them.
    static func all(_ quasi: [QuasiIdentifier], in table: Table) throws(DisclosureError) -> [QuasiLadder] {
        var ladders: [QuasiLadder] = []
        var problems: [Diagnostic] = []
        for column in quasi {
            do throws(DisclosureError) { ladders.append(try QuasiLadder(column, in: table)) } catch {
                problems += error.diagnostics
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return ladders
    }
}
