package import TideMicrodata

/// Who disappears: for each category of a column that tells a dimension, such as age or disability, how many of its records are
/// suppressed.
///
/// For the officer alone. Whether a record is kept is known record by record, so that the column need not leave itself, and so that it may
/// leave at several levels.
package struct SubgroupSuppression: Hashable, Sendable {
    package let dimension: String
    package let column: String
    /// The name of the level at which the source's records are told; `nil` for the values themselves.
    package let level: String?
    /// All records, and those suppressed.
    package let all: Group
    /// Those first that lose most beyond the source's share; of equals the larger, then by the bytes of the value.
    package let groups: [Group]
    /// The records without a value; `nil` where there are none.
    package let missing: Group?
    /// Whether the categories come from a declared hierarchy.
    package let isDeclared: Bool

    /// A category with its records in the source.
    package struct Group: Hashable, Sendable {
        /// Empty where it stands for all, or for those without a value.
        package let value: String
        package let records: Int
        package let suppressed: Int

        package init(_ value: String, records: Int, suppressed: Int) {
            self.value = value
            self.records = records
            self.suppressed = suppressed
        }

        package var share: Ratio { Ratio(suppressed, of: records) }

        /// How many of its records are suppressed beyond the share of all, times the number of all.
        func excess(over all: Group) -> Int { suppressed * all.records - all.suppressed * records }

        /// Whether no record of it is left.
        package var disappears: Bool { records > 0 && suppressed == records }
    }

    /// Counts a column's categories.
    ///
    /// - Parameters:
    ///   - column: of the source.
    ///   - told: where it leaves: how. At a level that tells nothing its own values are counted.
    ///   - hierarchy: which its values come from, if any.
    ///   - isSuppressed: one per record.
    /// - Complexity: O(records + values · log(values)).
    package init(
        of column: EncodedColumn,
        dimension: String,
        told: ToldLevel?,
        hierarchy: Hierarchy?,
        isSuppressed: [Bool]
    ) {
        precondition(column.codes.count == isSuppressed.count, "a column of another table")
        var records = [Int](repeating: 0, count: column.values.count)
        var suppressed = records
        column.codes.forEachBlock { first, codes, count in
            for position in 0..<count {
                records[Int(codes[position])] += 1
                if isSuppressed[first + position] { suppressed[Int(codes[position])] += 1 }
            }
        }
        let level = told.flatMap { told in told.hierarchy.values[told.level].count > 1 && told.level > 0 ? told : nil }
        var byText: [[UInt8]: (text: String, records: Int, suppressed: Int)] = [:]
        var without = (records: 0, suppressed: 0)
        for (code, text) in column.values.enumerated() where records[code] > 0 {
            let isMissing = UInt32(code) == column.missingCode
            let shown: String? =
                switch level?.value(of: text, isMissing: isMissing) {
                case .text(let text): text
                case .missing, .nothing: nil
                case nil: isMissing ? nil : text
                }
            guard let shown else {
                without = (without.records + records[code], without.suppressed + suppressed[code])
                continue
            }
            var group = byText[Array(shown.utf8)] ?? (shown, 0, 0)
            group.records += records[code]
            group.suppressed += suppressed[code]
            byText[Array(shown.utf8)] = group
        }
        self.dimension = dimension
        self.column = column.name
        self.level = level.map { $0.hierarchy.levelNames[$0.level] }
        self.all = Group("", records: isSuppressed.count, suppressed: isSuppressed.count { $0 })
        let all = self.all
        self.groups = byText.values.map { Group($0.text, records: $0.records, suppressed: $0.suppressed) }.sorted {
            left,
            right in
            let (one, other) = (left.excess(over: all), right.excess(over: all))
            if one != other { return one > other }
            if left.records != right.records { return left.records > right.records }
            return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
        }
        self.missing = without.records > 0 ? Group("", records: without.records, suppressed: without.suppressed) : nil
        self.isDeclared = hierarchy != nil
    }
}

extension SubgroupSuppression {
    /// The most values of a column that are told as categories.
    package static let mostGroups = 500

    /// Whether a category loses more than twice as large a share of its records as the source does.
    package func isHitHard(_ group: Group) -> Bool {
        group.suppressed * all.records > 2 * all.suppressed * group.records
    }

    /// How many times the source's share a category loses; 0 where nothing is suppressed.
    package func factor(_ group: Group) -> Double { all.suppressed == 0 ? 0 : group.share.value / all.share.value }

    /// The categories that no record is left of, largest first.
    package var disappearing: [Group] { groups.filter(\.disappears) }

    /// The categories that a report names.
    package func excerpt(limit: Int) -> Excerpt<Group> { excerpt(of: groups, limit: limit) }

    /// Of some categories, those that a report names: a value of a single record only where it is declared.
    package func excerpt(of groups: [Group], limit: Int) -> Excerpt<Group> {
        Excerpt(groups, limit: limit, value: \.value) { isDeclared || $0.records > 1 }
    }
}
