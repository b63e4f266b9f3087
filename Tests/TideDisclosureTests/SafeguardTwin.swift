import Foundation
import TideCore
import TideDisclosure

/// Every safeguard and every loss measure as its definition says it, on texts: nothing is shared with the search, and no
/// formula with what it calls.
struct SafeguardTwin {
    struct Outcome {
        let levels: [Int]
        /// Compared one after the other.
        let figures: [Double]
        let suppressed: Int
        let isWithinTable: Bool
        let kept: [Int]
        let classSizes: [Int]
    }

    private let tolerance = 1e-9
    let instance: SafeguardCase
    private let helper: QuasiTwin

    init(_ instance: SafeguardCase) {
        self.instance = instance
        self.helper = QuasiTwin(ladders: instance.ladders)
    }

    var lattice: [[Int]] {
        instance.spec.quasiIdentifiers.reduce([[]]) { vectors, column in
            vectors.flatMap { vector in (column.lowest...column.highest).map { vector + [$0] } }
        }
    }

    func outcome(at levels: [Int]) -> Outcome {
        let keys = instance.rows.map { helper.values(Array($0.prefix(instance.quasiCount)), levels) }
        let members = (instance.population ?? []).compactMap { helper.member($0, levels) }
        var groups: [[String]: [Int]] = [:]
        for (row, key) in keys.enumerated() { groups[key, default: []].append(row) }
        let inPopulation = Dictionary(members.map { ($0, 1) }, uniquingKeysWith: +)
        var good = groups.filter { key, rows in
            instance.spec.models.allSatisfy { holds($0, rows, members: inPopulation[key] ?? 0) }
                && instance.spec.earlier.allSatisfy { holds($0, rows, of: $0.k) }
        }
        if instance.spec.keepsUnitsWhole { good = whole(good) }
        let kept = good.values.flatMap { $0 }.sorted()
        let keptSet = Set(kept)
        let removed = instance.rows.indices.filter { !keptSet.contains($0) }
        let average = instance.spec.models.allSatisfy { model in
            holdsForTable(model, good.map { ($1, inPopulation[$0] ?? 0) })
        }
        let relative =
            !instance.spec.comparesWithReleased
            || good.values.allSatisfy { rows in
                instance.spec.models.allSatisfy { $0.isRelative ? holds($0, rows, members: 0, among: kept) : true }
            }
        let composes = instance.spec.earlier.allSatisfy { release in
            // Of rows that nothing earlier shows and that are removed now, nobody sees anything.
            !release.seesSuppressed
                || holds(release, removed.filter { release.codes[$0] >= release.unseen }, of: release.k)
        }
        return Outcome(
            levels: levels,
            figures: figures(levels, keys, keptSet, groups),
            suppressed: removed.count,
            isWithinTable: average && relative && composes,
            kept: kept,
            classSizes: good.values.map(\.count).sorted()
        )
    }

    /// The best one within the limit: least figure, then fewest suppressed, then first.
    var best: Outcome? {
        let limit = Int((instance.spec.suppression.value * Double(instance.rows.count) + 1e-9).rounded(.down))
        var best: Outcome?
        for levels in lattice {
            let candidate = outcome(at: levels)
            guard candidate.suppressed <= limit, candidate.isWithinTable else { continue }
            if let known = best {
                switch Self.compare(candidate.figures, known.figures) {
                case 1: continue
                case 0 where candidate.suppressed >= known.suppressed: continue
                default: break
                }
            }
            best = candidate
        }
        return best
    }

    /// -1, 0 or 1; figures that differ by less than rounding are equal.
    static func compare(_ left: [Double], _ right: [Double]) -> Int {
        for (first, second) in zip(left, right) where abs(first - second) > 1e-11 * max(1, abs(first)) {
            return first < second ? -1 : 1
        }
        return 0
    }
}

// MARK: Safeguards

extension SafeguardTwin {
    private func column(_ name: String) -> Int { instance.names.firstIndex(of: name) ?? 0 }

    private func units(_ rows: [Int]) -> Int {
        guard instance.spec.unitColumn != nil else { return rows.count }
        return Set(rows.map { instance.rows[$0][column("unit")] }).count
    }

    /// Classes without the units that lose a record anywhere, again and again.
    private func whole(_ classes: [[String]: [Int]]) -> [[String]: [Int]] {
        let unit = column("unit")
        var classes = classes
        while true {
            let kept = Set(classes.values.flatMap(\.self))
            let gone = Set(instance.rows.indices.filter { !kept.contains($0) }.map { instance.rows[$0][unit] })
            let left = classes.mapValues { $0.filter { !gone.contains(instance.rows[$0][unit]) } }
                .filter { units($1) >= instance.spec.k }
            if left == classes { return left }
            classes = left
        }
    }

    private func holds(_ release: EarlierRelease, _ rows: [Int], of k: Int) -> Bool {
        Dictionary(grouping: rows) { release.codes[$0] }.values.allSatisfy { units($0) >= k }
    }

    /// - Parameter others: the records that classes are compared with.
    private func holds(_ model: PrivacyModel, _ rows: [Int], members: Int, among others: [Int]? = nil) -> Bool {
        let others = others ?? Array(instance.rows.indices)
        switch model {
        case .kAnonymity(let k): return units(rows) >= k
        case .kMap(let k): return members >= k
        case .risk(.prosecutor, .highest, let bound): return 1 / Double(rows.count) <= bound + tolerance
        case .risk(_, .highest, let bound):
            // Who has no table of the population is no better off than the prosecutor.
            let alike = instance.population == nil ? rows.count : members
            return 1 / Double(max(1, alike)) <= bound + tolerance
        case .risk(_, .average, _), .populationUniqueness: return true
        case .diversity(let name, let diversity):
            let falling = counts(name, rows).values.sorted(by: >)
            switch diversity {
            case .distinct(let l): return falling.count >= l
            case .entropy(let l):
                let entropy = falling.reduce(0.0) { $0 - share($1, rows) * log(share($1, rows)) }
                return entropy >= log(l) - tolerance
            case .recursive(let c, let l):
                let tail = falling.dropFirst(l - 1).reduce(0, +)
                return Double(falling[0]) < c * Double(tail) - tolerance
            }
        case .closeness(let name, let t, let distance):
            return self.distance(name, rows, others, distance) <= t + tolerance
        case .deltaDisclosure(let name, let delta):
            return shares(name, rows, others).allSatisfy { p, q in q > 0 && abs(log(q / p)) < delta - tolerance }
        case .betaLikeness(let name, let beta, let isEnhanced):
            return shares(name, rows, others).allSatisfy { p, q in
                (q - p) / p <= (isEnhanced ? min(beta, -log(p)) : beta) + tolerance
            }
        }
    }

    private func holdsForTable(_ model: PrivacyModel, _ classes: [(rows: [Int], members: Int)]) -> Bool {
        let kept = Double(classes.reduce(0) { $0 + $1.rows.count })
        guard kept > 0 else { return true }
        switch model {
        case .risk(.prosecutor, .average, let bound): return Double(classes.count) / kept <= bound + tolerance
        case .risk(_, .average, let bound):
            let sum = classes.reduce(0.0) { sum, each in
                let alike = instance.population == nil ? each.rows.count : each.members
                return sum + Double(each.rows.count) / Double(max(1, alike))
            }
            return sum / kept <= bound + tolerance
        case .populationUniqueness(let bound):
            let sum = classes.filter { $0.rows.count == 1 }.reduce(0.0) { sum, single in
                sum + min(1, 1 / (Double(instance.rows[single.rows[0]][column("weight")]) ?? 1))
            }
            return sum / kept <= bound + tolerance
        default: return true
        }
    }

    private func counts(_ name: String, _ rows: [Int]) -> [String: Int] {
        Dictionary(rows.map { (instance.rows[$0][column(name)], 1) }, uniquingKeysWith: +)
    }

    private func share(_ count: Int, _ rows: [Int]) -> Double { Double(count) / Double(rows.count) }

    /// p and q of every value that the other records have.
    private func shares(_ name: String, _ rows: [Int], _ all: [Int]) -> [(p: Double, q: Double)] {
        let inClass = counts(name, rows)
        return counts(name, all).map { value, count in (share(count, all), share(inClass[value] ?? 0, rows)) }
    }

    private func distance(_ name: String, _ rows: [Int], _ all: [Int], _ distance: PrivacyModel.Distance) -> Double {
        let (table, inClass) = (counts(name, all), counts(name, rows))
        func extra(_ value: String) -> Double {
            share(inClass[value] ?? 0, rows) - share(table[value] ?? 0, all)
        }
        switch distance {
        case .equal: return table.keys.reduce(0) { $0 + abs(extra($1)) } / 2
        case .ordered:
            let order = self.order(name, Array(table.keys))
            guard order.count > 1 else { return 0 }
            var (sum, total) = (0.0, 0.0)
            for value in order.dropLast() {
                sum += extra(value)
                total += abs(sum)
            }
            return total / Double(order.count - 1)
        case .hierarchical:
            // At each inner node the smaller of what its children have too much and too little is moved, at a cost of its height.
            func groups(_ level: Int, _ value: String) -> String {
                instance.categories.first { $0[0] == value }.map { $0[level] } ?? (level == 2 ? "*" : value)
            }
            var cost = 0.0
            for level in 1...2 {
                for node in Set(table.keys.map { groups(level, $0) }) {
                    let below = Dictionary(
                        table.keys.filter { groups(level, $0) == node }.map { (groups(level - 1, $0), extra($0)) },
                        uniquingKeysWith: +
                    )
                    let positive = below.values.filter { $0 > 0 }.reduce(0, +)
                    let negative = -below.values.filter { $0 < 0 }.reduce(0, +)
                    cost += Double(level) / 2 * min(positive, negative)
                }
            }
            return cost
        }
    }

    /// Missing last; numbers as such; otherwise the stated order, and what it lacks byte by byte.
    private func order(_ name: String, _ values: [String]) -> [String] {
        var stated: [String]?
        if case .stated(let values)? = instance.spec.sensitive.first(where: { $0.column == name })?.order {
            stated = values
        }
        func place(_ value: String) -> (Int, Double, String) {
            if value.isEmpty { return (2, 0, "") }
            if let stated {
                return (
                    stated.firstIndex(of: value).map { _ in 0 } ?? 1, Double(stated.firstIndex(of: value) ?? 0), value
                )
            }
            return (0, Double(value) ?? 0, value)
        }
        return values.sorted { place($0) < place($1) }
    }
}

extension PrivacyModel {
    /// Whether it compares a class with other records.
    fileprivate var isRelative: Bool {
        switch self {
        case .closeness, .deltaDisclosure, .betaLikeness: true
        default: false
        }
    }
}

// MARK: Losses

extension SafeguardTwin {
    private func figures(_ levels: [Int], _ keys: [[String]], _ kept: Set<Int>, _ groups: [[String]: [Int]]) -> [Double]
    {
        let count = Double(keys.count)
        guard count > 0 else { return [instance.spec.loss == .height ? Double(levels.reduce(0, +)) : 0] }
        let suppressed = count - Double(kept.count)
        let log2n = { (count: Int) in log2(Double(count)) }
        /// Σ over some rows of the bits that tell values from coarser ones.
        func bits(_ rows: [Int], from fine: [String], to coarse: [String]) -> Double {
            let fineCounts = Dictionary(rows.map { (fine[$0], 1) }, uniquingKeysWith: +)
            let coarseCounts = Dictionary(rows.map { (coarse[$0], 1) }, uniquingKeysWith: +)
            return rows.reduce(0) { $0 + log2n(coarseCounts[coarse[$1]] ?? 1) - log2n(fineCounts[fine[$1]] ?? 1) }
        }
        let all = Array(keys.indices)
        let removed = all.filter { !kept.contains($0) }
        let nothing = all.map { _ in "" }
        func entropy(_ column: Int, countsSuppressed: Bool) -> Double {
            // Level 0 is the value itself, however it is written.
            let values = instance.rows.map { $0[column] }
            let told = keys.map { $0[column] }
            return bits(all, from: values, to: told) + (countsSuppressed ? bits(removed, from: told, to: nothing) : 0)
        }
        let columns = Array(levels.indices)
        switch instance.spec.loss {
        case .iyengar(let aggregate, let weight):
            let (g, s) = (min(1, 2 * (1 - weight)), min(1, 2 * weight))
            return combine(
                aggregate,
                columns.map { column in
                    guard let domain = instance.ladders[column]?.count else { return s * suppressed / count }
                    if domain == 1 { return 0 }
                    var sum = 0.0
                    for row in all {
                        let share = helper.share(instance.rows[row][column], column, levels[column])
                        sum += kept.contains(row) ? g * share : share + s * (1 - share)
                    }
                    let least = g * count / Double(domain)
                    return max(0, (sum - least) / (count - least))
                }
            )
        case .precision(let aggregate, let weight):
            let (g, s) = (min(1, 2 * (1 - weight)), min(1, 2 * weight))
            return combine(
                aggregate,
                columns.map { column in
                    let height = (instance.ladders[column]?.first?.count ?? 1) - 1
                    guard height > 0 else { return s * suppressed / count }
                    let share = Double(levels[column]) / Double(height)
                    return (g * share * (count - suppressed) + (share + s * (1 - share)) * suppressed) / count
                }
            )
        case .normalisedEntropy(let aggregate):
            return combine(
                aggregate,
                columns.map { column in
                    let most = bits(all, from: instance.rows.map { $0[column] }, to: nothing)
                    return most < 1e-12 ? 0 : entropy(column, countsSuppressed: true) / most
                }
            )
        case .nonUniformEntropy(let countsSuppressed):
            return [columns.reduce(0) { $0 + entropy($1, countsSuppressed: countsSuppressed) }]
        case .discernibility(let penalises):
            return [
                groups.values.reduce(0.0) { sum, rows in
                    sum + Double(rows.count) * (penalises && !kept.contains(rows[0]) ? count : Double(rows.count))
                }
            ]
        case .averageClassSize:
            let classes = groups.values.count { $0.contains(where: kept.contains) } + (removed.isEmpty ? 0 : 1)
            return [count / Double(classes)]
        case .ambiguity:
            let domain = instance.ladders.reduce(1.0) { $0 * Double($1?.count ?? 1) }
            var sum = 0.0
            for row in all {
                var product = 1.0
                for column in columns {
                    guard let leaves = instance.ladders[column]?.count else { continue }
                    product *= helper.share(instance.rows[row][column], column, levels[column]) * Double(leaves)
                }
                sum += kept.contains(row) ? product : domain
            }
            return [sum]
        case .height: return [Double(levels.reduce(0, +))]
        }
    }

    private func combine(_ aggregate: LossAggregate, _ plain: [Double]) -> [Double] {
        let losses = zip(plain, instance.spec.quasiIdentifiers).map { $0 * $1.column.weight }
        switch aggregate {
        case .geometricMean: return [losses.reduce(1) { $0 * (1 + $1) }]
        case .arithmeticMean: return [losses.reduce(0, +) / Double(losses.count)]
        case .sum: return [losses.reduce(0, +)]
        case .maximum: return [losses.max() ?? 0]
        case .rank: return losses.sorted(by: >)
        }
    }
}

/// Generalisation on texts.
struct QuasiTwin {
    let ladders: [[[String]]?]

    func values(_ row: [String], _ levels: [Int]) -> [String] {
        row.indices.map { value(row[$0], $0, levels[$0]).text }
    }

    /// A member of the population as it is released; `nil` if it has a value that no record can have.
    func member(_ row: [String], _ levels: [Int]) -> [String]? {
        for (column, text) in row.enumerated() {
            let isListed = ladders[column].map { ladder in ladder.contains { $0[0] == text } } ?? true
            guard isListed || text.isEmpty else { return nil }
        }
        return values(row, levels)
    }

    func share(_ text: String, _ column: Int, _ level: Int) -> Double { value(text, column, level).share }

    private func value(_ text: String, _ column: Int, _ level: Int) -> (text: String, share: Double) {
        guard let ladder = ladders[column] else { return (text, 0) }
        let top = (ladder.first?.count ?? 1) - 1
        guard let row = ladder.first(where: { $0[0] == text }) else {
            let tops = Set(ladder.map { $0[top] })
            return level == top && top > 0 && tops.count == 1 ? (tops.first ?? "", 1) : (text, 1 / Double(ladder.count))
        }
        return (row[level], Double(ladder.filter { $0[level] == row[level] }.count) / Double(ladder.count))
    }
}
