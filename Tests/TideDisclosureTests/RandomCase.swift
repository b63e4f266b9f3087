import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// A small random table with a plan: missing values, columns without hierarchy, bounds on levels, every kind of weight.
struct RandomCase {
    let names: [String]
    let rows: [[String]]
    let spec: ProtectionSpec
    /// Rows of each column's hierarchy, for the twin.
    let ladders: [[[String]]?]

    var table: Table { TableBuilder.table(names, rows) }

    init(seed: UInt64, columns range: ClosedRange<Int> = 1...4, mostRows: Int = 30) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: range, using: &random)
        let names = (0..<count).map { "q\($0)" }
        let ladders = names.map { _ in
            Int.random(in: 0..<5, using: &random) == 0 ? nil : Self.ladder(&random)
        }
        let rowCount = Int.random(in: 0...mostRows, using: &random)
        let missingIsRare = Bool.random(using: &random)
        self.rows = (0..<rowCount).map { _ in
            ladders.map { ladder in
                if Int.random(in: 0..<(missingIsRare ? 30 : 5), using: &random) == 0 { return "" }
                let leaves = ladder?.map { $0[0] } ?? ["x", "y", "z"]
                // The first leaves are likelier, so that classes of several sizes come about.
                let pick = min(
                    Int.random(in: leaves.indices, using: &random),
                    Int.random(in: leaves.indices, using: &random)
                )
                return leaves[pick]
            }
        }
        let plans = try zip(names, ladders).map { name, ladder in
            let levels = ladder?.first?.count ?? 1
            let lowest = Int.random(in: 0..<3, using: &random) == 0 ? Int.random(in: 0..<levels, using: &random) : 0
            let highest =
                Int.random(in: 0..<3, using: &random) == 0
                ? Int.random(in: lowest..<levels, using: &random) : levels - 1
            let hierarchy = try ladder.map { try Hierarchy(rows: $0, levelNames: [], name: name) }
            return ColumnPlan(
                name: name,
                treatment: .quasi(hierarchy: hierarchy, lowest: lowest, highest: highest)
            )
        }
        let suppression = ["0", "10%", "25%", "60%", "1"].randomElement(using: &random) ?? "0"
        self.names = names
        self.ladders = ladders
        self.spec = ProtectionSpec(
            columns: plans,
            k: Int.random(in: 1...5, using: &random),
            suppression: Share(suppression) ?? .none,
            aggregate: Bool.random(using: &random) ? .geometricMean : .arithmeticMean,
            suppressionWeight: [0, 0.25, 0.3, 0.5, 0.75, 0.9, 1].randomElement(using: &random) ?? 0.5
        )
    }

    /// A ladder of 1 to 4 levels over 1 to 9 leaves; its top may or may not be one value.
    private static func ladder(_ random: inout SeededGenerator) -> [[String]] {
        let leaves = Int.random(in: 1...9, using: &random)
        let levels = Int.random(in: 1...4, using: &random)
        var rows = (0..<leaves).map { [$0] }
        for level in 1..<max(levels, 1) {
            let groups = Int.random(in: 1...4, using: &random)
            let isTop = level == levels - 1 && Bool.random(using: &random)
            let group = (0..<max(leaves, 4)).map { _ in isTop ? 0 : Int.random(in: 0..<groups, using: &random) }
            // A value's group hangs on the value alone, so that it has one parent.
            for row in rows.indices { rows[row].append(group[rows[row][level - 1]]) }
        }
        return rows.map { row in row.enumerated().map { "\("abcd".dropFirst($0).prefix(1))\($1)" } }
    }
}

/// Disclosure control as one would write it down: every transformation of the lattice, grouped by texts, nothing shared with
/// the search.
struct Twin {
    struct Outcome {
        let levels: [Int]
        /// Product of `1 + loss`, or the mean.
        let figure: Double
        let lossByColumn: [Double]
        let suppressed: Int
        let kept: [[String]]
        let classSizes: [Int]
    }

    let instance: RandomCase

    /// The value of a text at a level, and the share of the domain that it covers; no share without a hierarchy.
    func value(_ text: String, _ column: Int, _ level: Int) -> (text: String, share: Double?) {
        guard let ladder = instance.ladders[column] else { return (text, nil) }
        let domain = Double(ladder.count)
        let top = (ladder.first?.count ?? 1) - 1
        guard let row = ladder.first(where: { $0[0] == text }) else {
            let tops = Set(ladder.map { $0[top] })
            return level == top && top > 0 && tops.count == 1 ? (tops.first ?? "", 1) : (text, 1 / domain)
        }
        return (row[level], Double(ladder.filter { $0[level] == row[level] }.count) / domain)
    }

    func outcome(at levels: [Int]) -> Outcome {
        let spec = instance.spec
        let values = instance.rows.map { row in row.indices.map { value(row[$0], $0, levels[$0]) } }
        let groups = Dictionary(grouping: values.indices) { values[$0].map(\.text) }
        let isKept = values.map { (groups[$0.map(\.text)] ?? []).count >= spec.k }
        let count = Double(values.count)
        let weight = spec.loss.suppressionWeight ?? 0.5
        let sFactor = min(1, 2 * weight)
        let gFactor = min(1, 2 * (1 - weight))
        let losses = levels.indices.map { column -> Double in
            if values.isEmpty { return 0 }
            guard let domain = instance.ladders[column]?.count else {
                return sFactor * Double(isKept.filter { !$0 }.count) / count
            }
            if domain == 1 { return 0 }
            var sum = 0.0
            for (row, isKept) in zip(values, isKept) {
                let share = row[column].share ?? 0
                sum += isKept ? gFactor * share : share + sFactor * (1 - share)
            }
            let least = gFactor * count / Double(domain)
            return max(0, (sum - least) / (count - least))
        }
        let figure =
            spec.loss.aggregate == .geometricMean
            ? losses.reduce(1) { $0 * (1 + $1) } : losses.reduce(0, +) / Double(max(losses.count, 1))
        return Outcome(
            levels: levels,
            figure: figure,
            lossByColumn: losses,
            suppressed: isKept.filter { !$0 }.count,
            kept: zip(values, isKept).filter(\.1).map { $0.0.map(\.text) },
            classSizes: groups.values.map(\.count).filter { $0 >= spec.k }.sorted()
        )
    }

    /// Every transformation within the bounds, in lexicographic order.
    var lattice: [[Int]] {
        instance.spec.quasiIdentifiers.reduce([[]]) { vectors, column in
            vectors.flatMap { vector in (column.lowest...column.highest).map { vector + [$0] } }
        }
    }

    /// The best one within the limit: least figure, then fewest suppressed, then first.
    var best: Outcome? {
        let limit = Int((instance.spec.suppression.value * Double(instance.rows.count) + 1e-9).rounded(.down))
        var best: Outcome?
        for levels in lattice {
            let candidate = outcome(at: levels)
            guard candidate.suppressed <= limit else { continue }
            if let known = best {
                if candidate.figure > known.figure + 1e-11 { continue }
                if abs(candidate.figure - known.figure) <= 1e-11, candidate.suppressed >= known.suppressed { continue }
            }
            best = candidate
        }
        return best
    }
}
