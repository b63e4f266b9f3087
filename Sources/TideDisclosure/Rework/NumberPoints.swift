import TideCore
import TideMicrodata

/// The distinct combinations of some columns' numbers, ascending, and the records of each.
struct NumberPoints {
    /// Records of each point.
    let weights: [Int]
    private let pointOfRow: [UInt32]
    private let width: Int
    /// By point and column, the place of the number in its column.
    private let places: [UInt32]

    /// - Complexity: O(rows · columns), and sorting the distinct combinations.
    init(_ columns: [ScaledColumn], rows: Int) {
        let width = columns.count
        // Rows with the same combination have the same number.
        var numbers = columns[0].placeOfRow
        for column in columns.dropFirst() {
            var known: [UInt64: UInt32] = [:]
            for row in 0..<rows {
                let key = UInt64(numbers[row]) << 32 | UInt64(column.placeOfRow[row])
                let number = known[key] ?? UInt32(known.count)
                if number == known.count { known[key] = number }
                numbers[row] = number
            }
        }
        var firstRow: [UInt32: Int] = [:]
        var sizes: [UInt32: Int] = [:]
        for row in 0..<rows {
            if firstRow[numbers[row]] == nil { firstRow[numbers[row]] = row }
            sizes[numbers[row], default: 0] += 1
        }
        let sorted = firstRow.sorted { left, right in
            for column in columns where column.placeOfRow[left.value] != column.placeOfRow[right.value] {
                return column.placeOfRow[left.value] < column.placeOfRow[right.value]
            }
            return false
        }
        let pointOfNumber = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, UInt32($0)) })
        self.width = width
        self.weights = sorted.map { sizes[$0.key] ?? 0 }
        self.places = sorted.flatMap { entry in columns.map { $0.placeOfRow[entry.value] } }
        self.pointOfRow = numbers.map { pointOfNumber[$0] ?? 0 }
    }

    /// Which columns have a number.
    func present(_ point: Int) -> [Int] {
        (0..<width).filter { places[point * width + $0] != ScaledColumn.missing }
    }

    /// The number of a column that has one there.
    func number(_ point: Int, _ columns: [ScaledColumn], _ column: Int) -> Int {
        columns[column].numbers[Int(places[point * width + column])]
    }

    /// A column of the texts of its records' points; `nil` for a missing value.
    ///
    /// - Throws: `invalid` for a text that means a missing value.
    func column(
        _ column: Microaggregation.Column,
        _ texts: [String?]
    ) throws(DisclosureError) -> EncodedColumn {
        if texts.contains(where: { text in text.map(column.missing.contains) ?? false }) {
            throw .invalid([Diagnostic(.meanLikeMissing, [column.name])])
        }
        var (codeOfPoint, values, missingCode) = (
            [UInt32?](repeating: nil, count: texts.count), [String](), UInt32?.none
        )
        var known: [String: UInt32] = [:]
        let codes = pointOfRow.map { point -> UInt32 in
            if let code = codeOfPoint[Int(point)] { return code }
            let text = texts[Int(point)]
            let code = (text.map { known[$0] } ?? missingCode) ?? UInt32(values.count)
            if code == values.count {
                values.append(text ?? column.missing.first ?? "")
                if let text { known[text] = code } else { missingCode = code }
            }
            codeOfPoint[Int(point)] = code
            return code
        }
        return EncodedColumn(name: column.name, codes: codes, values: values, missingCode: missingCode)
    }
}
