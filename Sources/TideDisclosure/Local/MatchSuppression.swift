import TideCore

/// Suppresses cells until every record could be alike with k, a missing cell standing for any value.
///
/// A suppressed cell helps its own record and all that it could then be alike with, and takes nothing from any: counts only grow. So the
/// records go one combination after the other, those with the fewest matches first, and each loses the fewest cells that it then needs.
struct MatchSuppression {
    private let profile: QuasiProfile
    private let columns: [LocalColumn]
    private let k: Int
    /// By combination, the columns whose cells may be suppressed.
    private let open: [MatchIndex.Columns]
    /// Every set of columns, those that cost least first.
    private let sets: [MatchIndex.Columns]
    private var index: MatchIndex

    /// - Returns: `nil` if the columns have too many values.
    init?(_ profile: QuasiProfile, _ spec: ProtectionSpec, _ columns: [LocalColumn]) {
        let combinations = profile.combinations
        var values: [UInt32] = []
        var missing: [MatchIndex.Columns] = []
        var open: [MatchIndex.Columns] = []
        for position in 0..<combinations.count {
            var (gone, may): (MatchIndex.Columns, MatchIndex.Columns) = (0, 0)
            for (index, column) in columns.enumerated() {
                let leaf = profile.leaf(of: position, index)
                values.append(column.steps[0][leaf])
                if column.steps[0][leaf] == column.missing { gone |= 1 << MatchIndex.Columns(index) }
                if column.canSuppress(leaf) { may |= 1 << MatchIndex.Columns(index) }
            }
            missing.append(gone)
            open.append(may)
        }
        let index = MatchIndex(
            values: values,
            counts: columns.map(\.texts.count),
            records: combinations.sizes[..<combinations.count].map { Int($0) },
            missing: missing
        )
        guard let index else { return nil }
        self.profile = profile
        self.columns = columns
        self.k = spec.k
        self.open = open
        self.index = index
        self.sets = Self.sets(columns, weights: spec.quasiIdentifiers.map(\.column.weight))
    }

    /// Of sets that cost the same, the one whose columns have more values comes first: they set records apart most.
    private static func sets(_ columns: [LocalColumn], weights: [Double]) -> [MatchIndex.Columns] {
        let all = MatchIndex.Columns(1) << MatchIndex.Columns(columns.count)
        let ranked = (1..<max(1, all)).map { set in
            let members = columns.indices.filter { set & 1 << MatchIndex.Columns($0) != 0 }
            return (
                set: set, cost: members.reduce(0) { $0 + weights[$1] }, cells: members.count,
                values: members.reduce(0) { $0 + columns[$1].texts.count }
            )
        }
        return ranked.sorted { left, right in
            if left.cost != right.cost { return left.cost < right.cost }
            if left.cells != right.cells { return left.cells < right.cells }
            return left.values == right.values ? left.set < right.set : left.values > right.values
        }.map(\.set)
    }

    /// Suppresses until nobody matches fewer than k; `false` if some records can't be alike with so many.
    mutating func run() -> Bool {
        var few: [(position: Int, matches: Int, texts: [String])] = []
        for position in index.missing.indices {
            let matches = index.matches(position, missing: index.missing[position])
            let values = columns.indices.map { columns[$0].steps[0][profile.leaf(of: position, $0)] }
            if matches < k { few.append((position, matches, columns.texts(values))) }
        }
        few.sort { left, right in
            left.matches == right.matches
                ? [LocalColumn].precedes(left.texts, right.texts) : left.matches < right.matches
        }
        for (position, _, _) in few {
            let before = index.missing[position]
            guard index.matches(position, missing: before) < k else { continue }
            var enough: MatchIndex.Columns?
            for set in sets where set & ~open[position] == 0 {
                guard index.matches(position, missing: before | set) >= k else { continue }
                enough = before | set
                break
            }
            guard let enough else { return false }
            index.suppress(position, to: enough)
        }
        return true
    }

    func recoding(_ spec: ProtectionSpec) -> LocalRecoding {
        let classes = LocalClasses(profile, columns) { position in
            columns.indices.map { number in
                let (column, leaf) = (columns[number], profile.leaf(of: position, number))
                let isMissing = index.missing[position] & 1 << MatchIndex.Columns(number) != 0
                return isMissing ? column.missing ?? 0 : column.steps[0][leaf]
            }
        }
        return classes.summary(spec, checked: 0)
    }
}
