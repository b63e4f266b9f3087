import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// What "at least as strict" promises, held against tables: whatever meets the stricter model meets the other.
struct SafeguardComparingTests {
    /// Classes of a sensitive column, as counts by value; an ordered and a hierarchical distance need no more.
    struct RandomTable {
        let classes: [[Int]]

        init(seed: UInt64) {
            var generator = SeededGenerator(seed: seed)
            let values = Int.random(in: 2...4, using: &generator)
            classes = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<values).map { _ in Int.random(in: 0...5, using: &generator) }
            }.filter { $0.reduce(0, +) > 0 }
        }

        var all: [Double] {
            let total = Double(classes.flatMap(\.self).reduce(0, +))
            return classes[0].indices.map { value in Double(classes.reduce(0) { $0 + $1[value] }) / total }
        }

        /// Whether every class meets a model, by the textbook.
        func meets(_ model: SafeguardModel) -> Bool {
            let sizes = classes.map { $0.reduce(0, +) }
            switch model {
            case .risk(let limit):
                let risks = sizes.map { 1 / Double($0) }
                let mean = Double(classes.count) / Double(sizes.reduce(0, +))
                return (limit.statistic == .highest ? risks.max() ?? 0 : mean) <= limit.atMost.value + 1e-12
            case .kMap, .populationUniqueness: return true
            default: return classes.allSatisfy { meets(model, $0) }
            }
        }

        private func meets(_ model: SafeguardModel, _ counts: [Int]) -> Bool {
            let size = Double(counts.reduce(0, +))
            let shares = counts.map { Double($0) / size }
            switch model {
            case .lDiversity(let diversity):
                switch diversity.measure {
                case .distinct(let l): return counts.count { $0 > 0 } >= l
                case .entropy(let l):
                    let entropy = shares.filter { $0 > 0 }.reduce(0.0) { $0 - $1 * logarithm($1) }
                    return entropy >= logarithm(l.value) - 1e-9
                case .recursive(let c, let l):
                    let sorted = counts.sorted(by: >)
                    return Double(sorted[0]) < c.value * Double(sorted.dropFirst(l - 1).reduce(0, +))
                }
            case .tCloseness(let closeness):
                let gaps = zip(shares, all).map { $0 - $1 }
                var distance = gaps.reduce(0) { $0 + abs($1) } / 2
                if closeness.distance == .ordered {
                    var (sum, moved) = (0.0, 0.0)
                    for gap in gaps.dropLast() {
                        sum += gap
                        moved += abs(sum)
                    }
                    distance = moved / Double(gaps.count - 1)
                }
                return distance <= closeness.t.value + 1e-12
            case .deltaDisclosure(let limit):
                return zip(shares, all).allSatisfy { share, base in
                    base == 0 || share > 0 && abs(logarithm(share / base)) < limit.delta.value
                }
            case .betaLikeness(let limit):
                // A value that nobody has is nobody's, and 0 has no logarithm.
                return zip(shares, all).filter { $1 > 0 }.allSatisfy { share, base in
                    let most = limit.isEnhanced ? min(limit.beta.value, -logarithm(base)) : limit.beta.value
                    return (share - base) / base <= most + 1e-12
                }
            default: return true
            }
        }

        private func logarithm(_ figure: Double) -> Double {
            // ln x = 2·artanh((x − 1)/(x + 1)), after halving x into [0.5, 1.5]: no library is needed for nine digits.
            precondition(figure > 0, "only numbers above 0 have a logarithm")
            var (x, twos) = (figure, 0.0)
            while x > 1.5 { (x, twos) = (x / 2, twos + 1) }
            while x < 0.5 { (x, twos) = (x * 2, twos - 1) }
            let z = (x - 1) / (x + 1)
            var (term, sum) = (z, 0.0)
            for power in stride(from: 1.0, to: 60, by: 2) {
                sum += term / power
                term *= z * z
            }
            return 2 * sum + twos * 0.693_147_180_559_945_3
        }
    }

    static let models: [SafeguardModel] = {
        let numbers = ["1", "1.5", "2", "3"].compactMap { DecimalNumber($0) }
        let shares = ["10%", "25%", "50%", "100%"].compactMap { Share($0) }
        var models: [SafeguardModel] = []
        for column in ["a", "b"] {
            models += (1...3).map { .lDiversity(LDiversity(of: column, measure: .distinct($0))) }
            for number in numbers {
                models.append(.lDiversity(LDiversity(of: column, measure: .entropy(number))))
                models += (1...3).map { .lDiversity(LDiversity(of: column, measure: .recursive(c: number, l: $0))) }
                models.append(.deltaDisclosure(DeltaDisclosure(of: column, delta: number)))
                models += [true, false].map { .betaLikeness(BetaLikeness(of: column, beta: number, isEnhanced: $0)) }
            }
            for share in shares {
                models += [.equal, .ordered].map { .tCloseness(TCloseness(of: column, t: share, distance: $0)) }
            }
        }
        for share in shares {
            models += RiskLimit.Statistic.allCases.map { .risk(RiskLimit(.prosecutor, $0, atMost: share)) }
        }
        return models
    }()

    /// Two models where one is at least as strict as the other, though it should not be.
    private static func words(_ first: SafeguardModel, _ second: SafeguardModel) -> String {
        "\(first.family.rawValue) \(first.summary), \(second.family.rawValue) \(second.summary)"
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `what meets a stricter model meets every weaker one`(seed: UInt64) {
        let table = RandomTable(seed: seed)
        guard !table.classes.isEmpty else { return }
        let met = Self.models.filter { table.meets($0) }
        let missed = Self.models.filter { !table.meets($0) }
        let broken = met.flatMap { stricter in
            missed.filter { stricter.isAtLeast($0) }.map { Self.words(stricter, $0) }
        }
        #expect(broken == [])
    }

    @Test func `the random tables meet some models and miss some`() {
        for family in Set(Self.models.map(\.family)) {
            let models = Self.models.filter { $0.family == family }
            let tables = (0..<60 as Range<UInt64>).map { RandomTable(seed: $0) }.filter { !$0.classes.isEmpty }
            let verdicts = Set(tables.flatMap { table in models.map { table.meets($0) } })
            #expect(verdicts == [true, false], "\(family.rawValue)")
        }
    }

    @Test func `every model is at least itself, and at least is carried on`() {
        var broken: [String] = []
        for first in Self.models {
            if !first.isAtLeast(first) { broken.append(Self.words(first, first)) }
            let weaker = Self.models.filter { first.isAtLeast($0) }
            for second in weaker {
                if first.family != second.family || first.of != second.of { broken.append(Self.words(first, second)) }
                for third in Self.models where second.isAtLeast(third) && !first.isAtLeast(third) {
                    broken.append(Self.words(first, third))
                }
            }
        }
        #expect(broken == [])
    }

    @Test func `merging keeps the strictest of each kind, and nothing that another one says`() {
        var broken: [String] = []
        for first in Self.models {
            for second in Self.models {
                let merged = [first].merged(with: [second])
                let isComparable = first.isAtLeast(second) || second.isAtLeast(first)
                let isKept = merged.contains { $0.isAtLeast(first) } && merged.contains { $0.isAtLeast(second) }
                if !isKept || merged.count != (isComparable ? 1 : 2) { broken.append(Self.words(first, second)) }
            }
        }
        #expect(broken == [])
    }
}
