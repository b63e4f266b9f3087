import TideCore

/// Compares a file's first line with the columns that were declared.
///
/// A first line may be a row of data, also where a cell equals a declared name by chance. So messages repeat none of its
/// texts but declared names, and those that are near one that is missing; other columns are told by their number.
struct HeaderCheck {
    private(set) var problems: [Diagnostic] = []
    /// Whether the line is a header at all, so that reading the rows makes sense.
    private(set) var isHeader = true

    /// How many pairs of names are compared at most.
    private static let mostPairs = 10_000

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
        let extra = names.indices.filter { !wanted.contains(keys[$0]) }
        // Every pair of names is compared, so a header that shares little with what was declared is not guessed at.
        let isGuessed = missing.count * extra.count <= Self.mostPairs
        let near = isGuessed ? extra.filter { Self.slip(names[$0], of: missing) != nil }.map { names[$0] } : []
        problems += missing.map {
            Diagnostic(.columnMissing, [$0], at: place, suggestion: Suggestion.nearest(to: $0, among: near))
        }
        problems += extra.map { index in
            guard isGuessed, let meant = Self.slip(names[index], of: missing) else {
                return Diagnostic(.columnExtra, ["\(index + 1)"], at: place)
            }
            return Diagnostic(.columnMistyped, ["\(index + 1)", names[index]], at: place, suggestion: meant)
        }
        var counts: [[UInt8]: Int] = [:]
        for key in keys { counts[key, default: 0] += 1 }
        for (index, key) in keys.enumerated() where wanted.contains(key) {
            // Told once, where the name stands first.
            guard let count = counts.updateValue(1, forKey: key), count > 1 else { continue }
            problems.append(Diagnostic(.columnDoubled, [names[index], "\(count)"], at: place))
        }
    }

    /// The missing name that a text of the first line was probably meant to be.
    ///
    /// Of a single character it cannot be told: every other is one edit away.
    private static func slip(_ text: String, of missing: [String]) -> String? {
        text.count > 1 ? Suggestion.nearest(to: text, among: missing) : nil
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
