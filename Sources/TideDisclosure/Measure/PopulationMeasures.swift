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
        let rows = population.table.rowCount
        let joined = known.map { EncodedColumn(joining: $0, $1, told: $2) }
        let (classOfRow, sizes) = RowGrouping.classes(of: joined, rows: records + rows)
        var inFile = [Int](repeating: 0, count: sizes.count)
        for number in classOfRow.prefix(records) { inFile[Int(number)] += 1 }
        var inPopulation = [Int](repeating: 0, count: sizes.count)
        for row in 0..<rows { inPopulation[Int(classOfRow[records + row])] += Int(population.counts?[row] ?? 1) }
        var (smallest, uniques, uncovered, over) = (Int.max, 0, 0, 0)
        var sum = FixedPointSum()
        for (count, there) in zip(inFile, inPopulation) where count > 0 {
            smallest = min(smallest, there)
            if there == 1 { uniques += count }
            if there < count { uncovered += count }
            sum.add(1 / Double(max(1, there)), times: count)
            if threshold.floor(of: max(1, there)) == 0 { over += count }
        }
        self.members = population.members
        self.smallestClass = records == 0 ? 0 : smallest
        self.uniqueRecords = uniques
        self.uncoveredRecords = uncovered
        self.averageRisk = sum.mean(of: records)
        self.recordsOverThreshold = over
        self.records = records
    }
}

extension EncodedColumn {
    /// A column of a file and the population's one for it, as one column with one set of codes: the file's rows first.
    ///
    /// A member's value that the hierarchy lacks is one that no record has; a missing one is missing, or told as the hierarchy tells it.
    fileprivate init(joining file: EncodedColumn, _ population: EncodedColumn, told: ToldLevel?) {
        var values = file.values
        var numbers: [[UInt8]: UInt32] = [:]
        for (code, value) in values.enumerated() where UInt32(code) != file.missingCode {
            numbers[Array(value.utf8)] = UInt32(code)
        }
        func new() -> UInt32 {
            values.append("")
            return UInt32(values.count - 1)
        }
        let nobody = new()
        let missing = file.missingCode ?? new()
        let translation = population.values.indices.map { code -> UInt32 in
            let isMissing = UInt32(code) == population.missingCode
            switch told.map({ $0.value(of: population.values[code], isMissing: isMissing) }) {
            case nil where isMissing, .missing: return missing
            case .nothing: return nobody
            case nil: return numbers[Array(population.values[code].utf8)] ?? nobody
            case .text(let text): return numbers[Array(text.utf8)] ?? nobody
            }
        }
        self.init(
            name: file.name,
            codes: Codes(file.codes + population.codes.map { translation[Int($0)] }, below: values.count),
            values: values,
            missingCode: nil
        )
    }
}
