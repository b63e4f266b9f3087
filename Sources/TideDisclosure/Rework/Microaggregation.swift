import TideCore
package import TideMicrodata

/// Numbers as means of at least k records.
///
/// One column by itself is grouped at the least sum of squares, several together by MDAV. Records that lack a value in some of the columns are grouped
/// among those that lack the same ones, and what is missing stays missing. Means are exact and written with a stated number of decimals; one
/// halfway between two is written as the even one.
package struct Microaggregation: Sendable {
    package let k: Int
    package let columns: [Column]

    /// A column and how its means are written.
    package struct Column: Hashable, Sendable {
        package let name: String
        /// 0 to 6.
        package let decimals: Int
        /// The texts that mean a missing value.
        package let missing: [String]

        package init(name: String, decimals: Int, missing: [String] = [""]) {
            self.name = name
            self.decimals = decimals
            self.missing = missing
        }
    }

    package init(k: Int, columns: [Column]) {
        precondition(k >= 2 && !columns.isEmpty, "means are of two records at least, and of some column")
        self.k = k
        self.columns = columns
    }

    /// A table with the means in the place of the numbers.
    ///
    /// - Throws: `invalid` for a value that is no number of at most 15 digits, fewer than k records that lack the same, or a mean that reads like
    ///   what is missing.
    /// - Complexity: O(records · log records) for one column; for several see ``NearGroups``.
    package func applied(to table: Table) throws(DisclosureError) -> Table {
        var encoded: [EncodedColumn] = []
        for column in columns {
            guard let found = table.column(column.name) else {
                // WHY: the plan has the column read.
                preconditionFailure("the table lacks a column that is averaged")
            }
            encoded.append(found)
        }
        let scaled = try encoded.map { column throws(DisclosureError) in try ScaledColumn(column, line: table.line) }
        let points = NumberPoints(scaled, rows: table.rowCount)
        let members = Dictionary(grouping: points.weights.indices, by: points.present)
        var texts = [[String?]](repeating: Array(repeating: nil, count: points.weights.count), count: columns.count)
        for (present, own) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where !present.isEmpty {
            let weights = own.map { points.weights[$0] }
            let records = weights.reduce(0, +)
            guard records >= k else {
                let arguments = [columns[present[0]].name, "\(records)", "\(k)"]
                throw .invalid([Diagnostic(.tooFewToAverage, arguments)])
            }
            let numbers = present.map { column in own.map { points.number($0, scaled, column) } }
            let groups =
                present.count == 1
                ? OptimalGroups.find(numbers[0], weights, k: k) : NearGroups.find(numbers, weights, k: k)
            for (position, column) in present.enumerated() {
                let means = Self.means(numbers[position], weights, groups, scaled[column], columns[column].decimals)
                for (index, point) in own.enumerated() { texts[column][point] = means[groups[index]] }
            }
        }
        var result = table
        for (index, column) in columns.enumerated() {
            result = result.replacing(try points.column(column, texts[index]))
        }
        return result
    }

    /// The mean of each group as text.
    private static func means(
        _ numbers: [Int],
        _ weights: [Int],
        _ groups: [Int],
        _ column: ScaledColumn,
        _ decimals: Int
    ) -> [String] {
        var sums = [Int128](repeating: 0, count: (groups.max() ?? -1) + 1)
        var records = [Int128](repeating: 0, count: sums.count)
        for (index, group) in groups.enumerated() {
            sums[group] += Int128(numbers[index]) * Int128(weights[index])
            records[group] += Int128(weights[index])
        }
        return zip(sums, records).map { sum, records in
            ScaledColumn.text(sum, over: records, decimals: column.decimals, to: decimals)
        }
    }
}
