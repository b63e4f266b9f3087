package import TideMicrodata

/// A value of a column with the number of records that have it.
package struct ValueCount: Hashable, Sendable {
    package let value: String
    package let records: Int

    package init(_ value: String, _ records: Int) {
        self.value = value
        self.records = records
    }

    /// The value's bytes, by which values are told apart.
    var key: [UInt8] { Array(value.utf8) }

    /// Whether the value is exactly this text.
    func isValue(_ text: String?) -> Bool { text.map { value.utf8.elementsEqual($0.utf8) } ?? false }
}

/// How the records of a table spread over the values of one column.
///
/// Values without a record are not in it. A missing value is counted apart, never as a category.
package struct ColumnDistribution: Hashable, Sendable {
    /// The column's name.
    package let name: String
    /// All records, those with a missing value too.
    package let records: Int
    /// The records whose value is missing.
    package let missing: Int
    /// Most frequent first, ties by the UTF-8 bytes of the value.
    package let counts: [ValueCount]

    /// Counts a column's values.
    ///
    /// - Complexity: O(records + values · log(values)).
    package init(of column: EncodedColumn) {
        var byCode = column.records
        var missing = 0
        if let code = column.missingCode {
            missing = byCode[Int(code)]
            byCode[Int(code)] = 0
        }
        // A column's values are told apart by their bytes already.
        let counts = zip(column.values, byCode).lazy.filter { $1 > 0 }.map { ValueCount($0, $1) }
        self.init(name: column.name, distinct: Array(counts), missing: missing)
    }

    /// From values that were counted before; a value may stand in several counts, which are then summed.
    package init(name: String, counts: [ValueCount], missing: Int) {
        // Texts are told apart by their bytes, as the reader of the file does, not as String's `==` does.
        var byBytes: [[UInt8]: Int] = [:]
        for count in counts { byBytes[Array(count.value.utf8), default: 0] += count.records }
        let distinct = byBytes.filter { $0.value > 0 }.map {
            ValueCount(String(decoding: $0.key, as: UTF8.self), $0.value)
        }
        self.init(name: name, distinct: distinct, missing: missing)
    }

    private init(name: String, distinct: [ValueCount], missing: Int) {
        self.name = name
        self.missing = missing
        self.records = missing + distinct.reduce(0) { $0 + $1.records }
        self.counts = distinct.sorted {
            $0.records != $1.records
                ? $0.records > $1.records : $0.value.utf8.lexicographicallyPrecedes($1.value.utf8)
        }
    }

    /// The number of distinct values, the missing one not counted.
    package var categories: Int { counts.count }

    /// The records that have a value; a value of exactly `topValue` says nothing and does not count.
    package func recordsToldApart(topValue: String?) -> Int {
        counts.reduce(0) { $0 + ($1.isValue(topValue) ? 0 : $1.records) }
    }
}

extension EncodedColumn {
    /// By code: the records that have it.
    ///
    /// - Complexity: O(records).
    var records: [Int] {
        var counts = [Int](repeating: 0, count: values.count)
        codes.forEachBlock { _, codes, count in
            for position in 0..<count { counts[Int(codes[position])] += 1 }
        }
        return counts
    }
}

/// The level of a hierarchy that a column is told at.
package struct ToldLevel: Sendable {
    package let hierarchy: Hierarchy
    /// From 0, the values themselves, to ``Hierarchy/levelCount`` − 1.
    package let level: Int
    /// Whether each class of records is told at a level of its own, this one at the finest.
    package let isByClass: Bool
    /// How a missing value is written; the hierarchy may list it.
    private let missingText: String

    package init(_ hierarchy: Hierarchy, level: Int, isByClass: Bool = false, missingText: String = "") {
        precondition((0..<hierarchy.levelCount).contains(level), "a level that the hierarchy does not have")
        self.hierarchy = hierarchy
        self.level = level
        self.isByClass = isByClass
        self.missingText = missingText
    }

    /// How somebody's value is told.
    enum Told {
        case text(String)
        case missing
        /// As nothing: the hierarchy does not have the value.
        case nothing
    }

    /// How a value at its own detail is told at this level.
    func value(of text: String, isMissing: Bool) -> Told {
        if let leaf = hierarchy.leaf(isMissing ? missingText : text) {
            return .text(hierarchy.values[level][Int(hierarchy.ancestors[level][Int(leaf)])])
        }
        guard isMissing else { return .nothing }
        return (level == hierarchy.levelCount - 1 ? topValue : nil).map(Told.text) ?? .missing
    }

    /// The value that stands for the whole domain and so tells nothing, where generalisation leads to one.
    package var topValue: String? {
        hierarchy.hasSingleTop && (level > 0 || isByClass && hierarchy.levelCount > 1) ? hierarchy.values.last?.first : nil
    }
}

extension ColumnDistribution {
    /// The same records with every value generalised: what the released column would be if no record were suppressed.
    ///
    /// A value that the hierarchy does not have counts as missing, and a missing value stays missing, but at a single top
    /// value of the whole domain it becomes that value.
    package func told(at told: ToldLevel) -> ColumnDistribution {
        let hierarchy = told.hierarchy
        var missing = missing
        var generalised: [ValueCount] = []
        for count in counts {
            if let leaf = hierarchy.leaf(count.value) {
                let ancestor = hierarchy.ancestors[told.level][Int(leaf)]
                generalised.append(ValueCount(hierarchy.values[told.level][Int(ancestor)], count.records))
            } else {
                missing += count.records
            }
        }
        if told.level == hierarchy.levelCount - 1, let top = told.topValue, missing > 0 {
            generalised.append(ValueCount(top, missing))
            missing = 0
        }
        return ColumnDistribution(name: name, counts: generalised, missing: missing)
    }
}
