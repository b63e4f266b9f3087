import TideAgreement
import TideCore
package import TideMicrodata

/// Where a plan's sampling weights come from.
package struct WeightJoin: Sendable {
    /// The column of the table that holds them.
    package let column: String
    /// A file of their own; `nil` where the source has the column.
    let file: WeightFile?

    /// Columns of the source that have to be read for it.
    var needed: [String] { file?.by ?? [column] }

    /// What the plan's digest says of it.
    var json: JSONValue {
        .members([
            "column": .string(column), "by": file.map { JSONValue($0.by) }, "file": file.map { .string($0.digest.hex) },
        ])
    }

    /// A table with the weights as a column, each of them a number above 0.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` naming the first row whose weight is no such number, or which has not exactly one
    ///   row in the file of weights.
    package func adding(to table: Table) throws -> Table {
        let weighted = try file.map { try $0.adding(column, to: table) } ?? table
        guard let weights = weighted.column(column) else {
            // WHY: the plan has the column read.
            preconditionFailure("the table lacks the weights that the plan needs")
        }
        let isSound = weights.values.indices.map { code in
            UInt32(code) != weights.missingCode && Self.isWeight(weights.values[code])
        }
        guard isSound.contains(false), let row = weights.codes.firstIndex(where: { !isSound[Int($0)] }) else {
            return weighted
        }
        throw ReleaseError.invalid(.weightInvalid, column, "\(weighted.line(ofRow: row))")
    }

    /// Whether a text is a decimal number above 0, written plainly.
    fileprivate static func isWeight(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
        }
        return isPlain && (Double(text).map { $0 > 0 && $0.isFinite } ?? false)
    }
}

/// Sampling weights by the values of some columns.
struct WeightFile: Sendable {
    let by: [String]
    let digest: ContentDigest
    private let path: String
    /// The weight of each combination of values, by their bytes, and how many rows say one.
    private let weights: [[[UInt8]]: (weight: String, rows: Int)]

    /// Reads a file with a header line.
    ///
    /// - Parameter reading: how the source's column of a name is read, so that both write a value alike.
    /// - Throws: `MicrodataError` with every problem of the file, a column that it lacks among them.
    init(_ declared: WeightTable, bytes: [UInt8], reading: (String) -> ColumnReading?) throws {
        let names = declared.by + [declared.weight]
        let table = try Table.read(
            bytes,
            file: declared.path,
            separator: declared.separator,
            columns: names.map { name in
                let known = reading(name)
                return ColumnReading(
                    name: name,
                    isEncoded: true,
                    missing: known?.missing ?? [""],
                    recoding: known?.recoding
                )
            }
        )
        let columns = names.compactMap(table.column)
        if let own = columns.last, let row = (0..<table.rowCount).first(where: { !WeightJoin.isWeight(own[$0]) }) {
            let place = "\(declared.weight)` of `\(declared.path)"
            throw ReleaseError.invalid(.weightInvalid, place, "\(table.line(ofRow: row))")
        }
        var weights: [[[UInt8]]: (weight: String, rows: Int)] = [:]
        for row in 0..<table.rowCount {
            let key = columns.dropLast().map { Array($0[row].utf8) }
            weights[key, default: (columns.last?[row] ?? "", 0)].rows += 1
        }
        self.by = declared.by
        self.path = declared.path
        self.digest = ContentDigest(of: bytes)
        self.weights = weights
    }

    /// - Complexity: O(rows · columns), and one look-up for each distinct combination.
    func adding(_ name: String, to table: Table) throws -> Table {
        let columns = by.compactMap(table.column)
        precondition(columns.count == by.count, "the table lacks a column that weights are found by")
        // Rows with the same combination have the same number.
        var numbers = [UInt32](repeating: 0, count: table.rowCount)
        var firstRow: [Int] = table.rowCount > 0 ? [0] : []
        for column in columns {
            var known: [UInt64: UInt32] = [:]
            firstRow = []
            for row in numbers.indices {
                let key = UInt64(numbers[row]) << 32 | UInt64(column.codes[row])
                if let number = known[key] {
                    numbers[row] = number
                } else {
                    known[key] = UInt32(firstRow.count)
                    numbers[row] = UInt32(firstRow.count)
                    firstRow.append(row)
                }
            }
        }
        let values = try firstRow.map { row in
            let found = weights[columns.map { Array($0[row].utf8) }]
            guard let found, found.rows == 1 else {
                let arguments = [by.joined(separator: ", "), "\(table.line(ofRow: row))", "\(found?.rows ?? 0)", path]
                throw ReleaseError.invalid([Diagnostic(.weightUnmatched, arguments)])
            }
            return found.weight
        }
        return table.adding(EncodedColumn(name: name, codes: numbers, values: values, missingCode: nil))
    }
}
