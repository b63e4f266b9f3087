import TideCore

/// Compares a file's first line with the columns that were declared.
///
/// A first line with none of the declared columns may be a row of data, so none of its texts is repeated in a message.
struct HeaderCheck {
    private(set) var problems: [Diagnostic] = []
    /// Whether the line is a header at all, so that reading the rows makes sense.
    private(set) var isHeader = true

    init(names: [String], columns: [ColumnReading], dialect: CSVDialect, file: String) {
        let place = Place(file: file, line: 1, column: 1)
        let keys = names.map { Array($0.utf8) }
        let declared = columns.map { Array($0.name.utf8) }
        let (known, wanted) = (Set(keys), Set(declared))
        guard names.contains(where: { !$0.isEmpty }) else {
            problems = [Diagnostic(.tableEmpty, at: place)]
            isHeader = false
            return
        }
        guard !known.isDisjoint(with: wanted) else {
            let other = Self.otherSeparator(names, wanted, than: dialect)
            problems = [other.map { Diagnostic(.wrongSeparator, [$0], at: place) } ?? Diagnostic(.noHeader, at: place)]
            isHeader = false
            return
        }
        let missing = columns.map(\.name).filter { !known.contains(Array($0.utf8)) }
        var extra: [String] = []
        var counts: [[UInt8]: Int] = [:]
        for (name, key) in zip(names, keys) {
            counts[key, default: 0] += 1
            if !wanted.contains(key), counts[key] == 1 { extra.append(name) }
        }
        problems += missing.map {
            Diagnostic(.columnMissing, [$0], at: place, suggestion: Suggestion.nearest(to: $0, among: extra))
        }
        problems += extra.map {
            Diagnostic(.columnExtra, [$0], at: place, suggestion: Suggestion.nearest(to: $0, among: missing))
        }
        for (index, key) in keys.enumerated() where keys.firstIndex(of: key) == index {
            if let count = counts[key], count > 1 {
                problems.append(Diagnostic(.columnDoubled, [names[index], "\(count)"], at: place))
            }
        }
    }

    /// The separator that would make declared columns of the line, as messages print it.
    private static func otherSeparator(_ names: [String], _ wanted: Set<[UInt8]>, than dialect: CSVDialect) -> String? {
        guard names.count == 1 else { return nil }
        for (other, text) in [(CSVDialect.comma, ","), (.semicolon, ";"), (.tab, "tab")] where other != dialect {
            let parts = Array(names[0].utf8).split(separator: other.separator, omittingEmptySubsequences: false)
            if parts.contains(where: { wanted.contains(Array($0)) }) { return text }
        }
        return nil
    }
}
