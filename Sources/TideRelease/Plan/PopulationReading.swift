import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata

extension Table {
    /// Reads a small file with a header line, of which only some columns matter.
    ///
    /// - Parameter columns: those that matter.
    /// - Throws: `MicrodataError` with every problem; a column that the header lacks is one.
    static func read(
        _ bytes: [UInt8],
        file: String,
        separator: String,
        columns: [ColumnReading]
    ) throws(MicrodataError) -> Table {
        let dialect = CSVDialect(named: separator) ?? .comma
        let header = try CSVReader.header(bytes: bytes, file: file, dialect: dialect)
        let others = header.filter { name in !columns.contains { $0.name.utf8.elementsEqual(name.utf8) } }
            .map { ColumnReading(name: $0, isEncoded: false, missing: [""], recoding: nil) }
        return try CSVReader.read(bytes: bytes, file: file, dialect: dialect, columns: columns + others).0
    }
}

extension TideDisclosure.PopulationTable {
    /// Reads the population table that a dataset declares, its values recoded as the dataset's are.
    ///
    /// - Parameters:
    ///   - reading: how the dataset's column of a name is read; `nil` where it does not leave.
    /// - Throws: `MicrodataError` with every problem of the file; ``ReleaseError/invalid(_:)`` for a count that is none.
    init(
        _ declared: TideAgreement.PopulationTable,
        bytes: [UInt8],
        reading: (String) -> ColumnReading?
    ) throws {
        var readings: [ColumnReading] = []
        var names: [String: String] = [:]
        for column in declared.columns {
            guard let reading = reading(column.name) else { continue }
            names[column.name] = column.column
            readings.append(
                ColumnReading(
                    name: column.column,
                    isEncoded: true,
                    missing: reading.missing,
                    recoding: reading.recoding
                )
            )
        }
        if let count = declared.count {
            readings.append(ColumnReading(name: count, isEncoded: true, missing: [], recoding: nil))
        }
        let rows = try Table.read(bytes, file: declared.path, separator: declared.separator, columns: readings)
        guard let name = declared.count, let counts = rows.column(name) else {
            self.init(rows, names: names)
            return
        }
        let members = counts.values.map { text in Int(text).flatMap { String($0) == text && $0 >= 1 ? $0 : nil } }
        if let row = counts.codes.firstIndex(where: { members[Int($0)] == nil }) {
            throw ReleaseError.invalid(.countInvalid, declared.path, "\(rows.line(ofRow: row))")
        }
        let ofRow = counts.codes.map { members[Int($0)] ?? 0 }
        guard ofRow.allSatisfy({ $0 <= UInt32.max }), ofRow.reduce(0, +) <= UInt32.max else {
            throw ReleaseError.invalid(.populationTooLarge, declared.path)
        }
        self.init(rows, counts: ofRow.map { UInt32($0) }, names: names)
    }
}
