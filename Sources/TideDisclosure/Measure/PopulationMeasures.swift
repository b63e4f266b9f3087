package import TideCore
package import TideMicrodata

/// The risk of a file's records against a table of the population: what a journalist and a marketer can do who have it.
///
/// Each class of the file is looked up in the population, whose values are told at the levels that the file tells them at.
///
/// *Source:* Sweeney 2002 and El Emam and Dankar 2008 for k-map; Dankar and El Emam 2010 for the marketer.
package struct PopulationMeasures: Hashable, Sendable {
    /// Members of the population.
    package let members: Int
    /// The members in the smallest population class that some record of the file falls into: the k of k-map.
    ///
    /// 0 if a record falls into none, or the file has no records.
    package let smallestClass: Int
    /// Records alone in the population: only one member is like them.
    package let uniqueRecords: Int
    /// Records that no member of the population is like, or fewer than the file has: the table does not hold everybody.
    package let uncoveredRecords: Int
    /// The chance of naming the right member, averaged over the records: the marketer's, and the journalist's average.
    package let averageRisk: Double
    /// Records whose chance is above the threshold.
    package let recordsOverThreshold: Int
    /// The records of the file.
    package let records: Int

    /// The journalist's risk of the record most at risk; 1 if a record falls into no population class.
    package var highestRisk: Ratio { records == 0 ? Ratio(0, of: 1) : Ratio(1, of: max(1, smallestClass)) }

    /// Measures the classes of a file.
    ///
    /// - Parameters:
    ///   - columns: the file's quasi-identifiers.
    ///   - told: by quasi-identifier, the hierarchy and level that the file tells it at; those left out are compared as they are.
    ///   - threshold: above which a record is at high risk.
    /// - Complexity: O((records + members) · columns).
    package init(
        of columns: [EncodedColumn],
        records: Int,
        in population: PopulationTable,
        told: [String: ToldLevel] = [:],
        threshold: Share = ClassMeasures.usualThreshold
    ) {
        let known = columns.compactMap { column in
            population.column(for: column.name).map { (column, $0, told[column.name]) }
        }
        let members = population.table.rowCount
        let joined = known.map { JoinedColumn($0, $1, told: $2) }
        let columns = joined.map { EncodedColumn(name: $0.name, codes: $0.codes, values: $0.values, missingCode: nil) }
        let (classOfRow, sizes) = RowGrouping.classes(of: columns, rows: records + members)
        var inFile = [Int](repeating: 0, count: sizes.count)
        for number in classOfRow.prefix(records) { inFile[Int(number)] += 1 }
        var (smallest, uniques, uncovered, over) = (Int.max, 0, 0, 0)
        var sum = FixedPointSum()
        for (count, both) in zip(inFile, sizes) where count > 0 {
            let there = both - count
            smallest = min(smallest, there)
            if there == 1 { uniques += count }
            if there < count { uncovered += count }
            sum.add(1 / Double(max(1, there)), times: count)
            if threshold.floor(of: max(1, there)) == 0 { over += count }
        }
        self.members = members
        self.smallestClass = records == 0 ? 0 : smallest
        self.uniqueRecords = uniques
        self.uncoveredRecords = uncovered
        self.averageRisk = sum.mean(of: records)
        self.recordsOverThreshold = over
        self.records = records
    }
}

/// A column of a file and the population's one for it, as one column with one set of codes: the file's rows first.
private struct JoinedColumn {
    let name: String
    let codes: Codes
    let values: [String]

    init(_ file: EncodedColumn, _ population: EncodedColumn, told: ToldLevel?) {
        var values = file.values
        var numbers: [[UInt8]: UInt32] = [:]
        for (code, value) in values.enumerated() where UInt32(code) != file.missingCode {
            numbers[Array(value.utf8)] = UInt32(code)
        }
        var missing = file.missingCode
        let translation = population.values.indices.map { code -> UInt32 in
            let text = UInt32(code) == population.missingCode ? nil : Self.text(population.values[code], told)
            if let text, let known = numbers[Array(text.utf8)] { return known }
            if text == nil, let missing { return missing }
            let number = UInt32(values.count)
            values.append(text ?? "")
            if let text { numbers[Array(text.utf8)] = number } else { missing = number }
            return number
        }
        self.name = file.name
        self.values = values
        self.codes = Codes(file.codes + population.codes.map { translation[Int($0)] }, below: values.count)
    }

    /// A value of the population as the file tells it; `nil` where it would be missing there.
    private static func text(_ value: String, _ told: ToldLevel?) -> String? {
        guard let told else { return value }
        guard let leaf = told.hierarchy.leaf(value) else {
            return told.level == told.hierarchy.levelCount - 1 ? told.topValue : nil
        }
        return told.hierarchy.values[told.level][Int(told.hierarchy.ancestors[told.level][Int(leaf)])]
    }
}
