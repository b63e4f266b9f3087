/// Counts how many records a record could be alike with, where a missing cell stands for any value, while cells go missing.
///
/// Combinations are kept by the set of their missing columns. For each such set, and each set of columns that is compared, a table counts the
/// records by their values there; it is made when it is first asked for.
struct MatchIndex {
    /// A set of columns, one bit each.
    typealias Columns = UInt32

    /// With more, there are too many sets.
    static let mostColumns = 12

    /// By combination, then by column: the number of the value, whether it is missing or not.
    private let values: [UInt32]
    private let records: [Int]
    /// By column, what its numbers are multiplied by, so that sums tell all combinations apart.
    private let factors: [UInt128]
    /// By combination.
    private(set) var missing: [Columns]
    /// By the set that is missing, its records.
    private var sizes: [Columns: Int] = [:]
    /// By the set that is missing, then by the set that is compared: the records by their values.
    private var tables: [Columns: [Columns: [UInt128: Int]]] = [:]

    /// - Parameters:
    ///   - values: by combination, then by column.
    ///   - counts: how many values each column has.
    ///   - records: of each combination.
    /// - Returns: `nil` if the columns have so many values that 128 bits do not tell all combinations apart.
    init?(values: [UInt32], counts: [Int], records: [Int], missing: [Columns]) {
        var factors: [UInt128] = []
        var product: UInt128 = 1
        for count in counts {
            factors.append(product)
            let (next, overflows) = product.multipliedReportingOverflow(by: UInt128(max(1, count)))
            if overflows { return nil }
            product = next
        }
        self.values = values
        self.records = records
        self.factors = factors
        self.missing = missing
        for (position, set) in missing.enumerated() { sizes[set, default: 0] += records[position] }
    }

    /// Every column.
    var all: Columns { (1 << Columns(factors.count)) - 1 }

    /// How many records a combination could be alike with if it missed some columns, its own among them.
    mutating func matches(_ position: Int, missing set: Columns) -> Int {
        var matches = 0
        for (other, size) in sizes where size > 0 {
            let compared = all & ~(set | other)
            if compared == 0 {
                matches += size
                continue
            }
            if tables[other]?[compared] == nil { tables[other, default: [:]][compared] = table(other, compared) }
            matches += tables[other]?[compared]?[key(position, compared)] ?? 0
        }
        return matches
    }

    /// Takes further columns of a combination for missing.
    mutating func suppress(_ position: Int, to set: Columns) {
        let before = missing[position]
        missing[position] = set
        sizes[before, default: 0] -= records[position]
        sizes[set, default: 0] += records[position]
        for compared in Array((tables[before] ?? [:]).keys) {
            let key = key(position, compared)
            tables[before]?[compared]?[key, default: 0] -= records[position]
        }
        for compared in Array((tables[set] ?? [:]).keys) {
            let key = key(position, compared)
            tables[set]?[compared]?[key, default: 0] += records[position]
        }
    }

    private func table(_ set: Columns, _ compared: Columns) -> [UInt128: Int] {
        var table: [UInt128: Int] = [:]
        for position in missing.indices where missing[position] == set {
            table[key(position, compared), default: 0] += records[position]
        }
        return table
    }

    private func key(_ position: Int, _ compared: Columns) -> UInt128 {
        var key: UInt128 = 0
        for column in factors.indices where compared & 1 << Columns(column) != 0 {
            key += factors[column] * UInt128(values[position * factors.count + column])
        }
        return key
    }
}
