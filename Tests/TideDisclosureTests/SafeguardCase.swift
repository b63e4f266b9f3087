import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// A small random table with everything that safeguards are held against: two sensitive columns, units, sampling weights, a population
/// and earlier releases; and a plan with any safeguards, any loss measure and any limit.
struct SafeguardCase {
    let names: [String]
    /// The quasi-identifiers first, then `category`, `number`, `unit` and `weight`.
    let rows: [[String]]
    /// `nil` in some cases.
    let population: [[String]]?
    let ladders: [[[String]]?]
    /// The hierarchy of `category`.
    let categories: [[String]]
    let spec: ProtectionSpec

    var table: Table { TableBuilder.table(names, rows) }
    var quasiCount: Int { ladders.count }

    /// - Parameters:
    ///   - isWide: whether `number` has a value of its own for most rows.
    ///   - isWhole: whether the records of a unit stay or go together, under k alone.
    init(
        seed: UInt64,
        threads: Int = 1,
        nodes: Int? = nil,
        mostRows: Int = 24,
        isWide: Bool = false,
        isWhole: Bool = false
    ) throws {
        var random = SeededGenerator(seed: seed)
        let base = try RandomCase(seed: seed ^ 0x5afe, columns: 1...3, mostRows: mostRows)
        let categories = [
            ["a", "vowel", "*"], ["e", "vowel", "*"], ["b", "early", "*"], ["c", "early", "*"], ["z", "late", "*"],
        ]
        let unitCount = max(1, base.rows.count * Int.random(in: 1...4, using: &random) / 4)
        let most = Int.random(in: 1...5, using: &random)
        var rows: [[String]] = []
        for row in base.rows {
            let first = Int.random(in: 0..<most, using: &random)
            let pick = min(first, Int.random(in: 0..<most, using: &random))
            let category = Int.random(in: 0..<9, using: &random) == 0 ? "" : categories[pick][0]
            let number = "\(Int.random(in: 1...(isWide ? 400 : 4), using: &random) * 5)"
            let isNobody = Int.random(in: 0..<12, using: &random) == 0
            let unit = isNobody ? "" : "u\(Int.random(in: 0..<unitCount, using: &random))"
            let weight = ["1", "2.5", "4", "0.5"].randomElement(using: &random) ?? "1"
            rows.append(row + [category, number, unit, weight])
        }
        self.rows = rows
        // The sample with some more members; some values occur among them alone.
        let extra = try RandomCase(seed: seed ^ 0x5afe, columns: 1...3, mostRows: mostRows).rows
        let memberCount = Int.random(in: 0...2 * base.rows.count, using: &random)
        let isCovered = Bool.random(using: &random)
        var members = isCovered ? base.rows : []
        for _ in 0..<memberCount {
            var member: [String] = []
            for column in base.names.indices {
                let isElsewhere = Int.random(in: 0..<8, using: &random) == 0
                let leaves: [String] = base.ladders[column]?.map { $0[0] } ?? extra.map { $0[column] }
                member.append(isElsewhere ? "elsewhere" : leaves.randomElement(using: &random) ?? "")
            }
            members.append(member)
        }
        self.names = base.names + ["category", "number", "unit", "weight"]
        self.ladders = base.ladders
        self.categories = categories
        let releases = Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 1...2, using: &random) : 0
        let rowCount = base.rows.count
        let earlier = (0..<releases).map { _ in
            let codes = Int.random(in: 1...3, using: &random)
            return EarlierRelease(
                codes: (0..<rowCount).map { _ in UInt32(Int.random(in: 0..<codes, using: &random)) },
                k: Int.random(in: 1...3, using: &random),
                seesSuppressed: Bool.random(using: &random),
                unseen: UInt32(Int.random(in: 0...1, using: &random))
            )
        }
        var models: [PrivacyModel] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { models.append(Self.model(&random, isWide: isWide)) }
        if isWhole { models = [.kAnonymity(Int.random(in: 2...4, using: &random))] }
        let isCompared = Bool.random(using: &random)
        // Without a population everything that does not need one is tried.
        let hasPopulation = models.contains { if case .kMap = $0 { true } else { false } } || seed % 3 != 0
        self.population = hasPopulation ? members : nil
        let columns =
            base.spec.columns.map { column in
                ColumnPlan(
                    name: column.name,
                    treatment: column.treatment,
                    weight: Self.pick([0, 0.5, 1, 1, 1, 2], &random)
                )
            }
            + ["category", "number", "unit", "weight"].map { ColumnPlan(name: $0, treatment: .drop) }
        let suppression = ["0", "10%", "30%", "60%", "1"].randomElement(using: &random) ?? "0"
        var loss = Self.loss(&random)
        while isWhole,
            [.discernibility(penalisesSuppression: true), .discernibility(penalisesSuppression: false), .ambiguity]
                .contains(loss)
        { loss = Self.loss(&random) }
        let counts = Int.random(in: 0..<3, using: &random) == 0 || isWhole
        self.spec = ProtectionSpec(
            columns: columns,
            models: models,
            suppression: Share(suppression) ?? .none,
            loss: loss,
            unitColumn: counts ? "unit" : nil,
            keepsUnitsWhole: isWhole,
            sensitive: [
                SensitiveColumn(
                    column: "category",
                    hierarchy: try Hierarchy(rows: categories, levelNames: [], name: "category"),
                    order: Bool.random(using: &random) ? .stated(["z", "a", "b"]) : nil
                )
            ],
            weightColumn: "weight",
            population: hasPopulation ? PopulationTable(TableBuilder.table(base.names, members)) : nil,
            comparesWithReleased: isCompared,
            earlier: isWhole ? [] : earlier,
            effort: SearchEffort(threads: threads, nodes: nodes)
        )
    }

    private static func model(_ random: inout SeededGenerator, isWide: Bool) -> PrivacyModel {
        let column = !isWide && Bool.random(using: &random) ? "category" : "number"
        switch Int.random(in: 0..<15, using: &random) {
        case 0, 1: return .kAnonymity(Int.random(in: 1...5, using: &random))
        case 2: return .kMap(Int.random(in: 1...5, using: &random))
        case 3: return .diversity(of: column, .distinct(Int.random(in: 1...4, using: &random)))
        case 4: return .diversity(of: column, .entropy(pick([1, 1.5, 2, 3], &random)))
        case 5, 6:
            let c = pick([0.5, 1, 2, 3.5], &random)
            return .diversity(of: column, .recursive(c: c, l: Int.random(in: 1...3, using: &random)))
        case 7: return .closeness(of: column, t: t(&random), .equal)
        case 8: return .closeness(of: column, t: t(&random), .ordered)
        case 9: return .closeness(of: "category", t: t(&random), .hierarchical)
        case 10: return .deltaDisclosure(of: column, delta: pick([0.5, 1, 2], &random))
        case 11:
            let beta = pick([0.25, 1, 2.5], &random)
            return .betaLikeness(of: column, beta: beta, isEnhanced: Bool.random(using: &random))
        case 12, 13:
            let attacker = [PrivacyModel.Attacker.prosecutor, .journalist, .marketer].randomElement(using: &random)
            let bound = pick([0.15, 0.25, 0.5, 1.0 / 3, 1], &random)
            return .risk(attacker ?? .marketer, Bool.random(using: &random) ? .average : .highest, atMost: bound)
        default: return .populationUniqueness(atMost: pick([0, 0.1, 0.3], &random))
        }
    }

    private static func pick(_ figures: [Double], _ random: inout SeededGenerator) -> Double {
        figures.randomElement(using: &random) ?? 0
    }

    private static func t(_ random: inout SeededGenerator) -> Double {
        pick([0, 0.125, 0.2, 0.25, 0.5], &random)
    }

    private static func loss(_ random: inout SeededGenerator) -> LossMeasure {
        let aggregates: [LossAggregate] = [.geometricMean, .arithmeticMean, .sum, .maximum, .rank]
        let aggregate = aggregates.randomElement(using: &random) ?? .sum
        let weight = pick([0, 0.25, 0.5, 0.5, 0.75, 1], &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: return .iyengar(aggregate, suppressionWeight: weight)
        case 3: return .precision(aggregate, suppressionWeight: weight)
        case 4: return .normalisedEntropy(aggregate)
        case 5: return .nonUniformEntropy(countsSuppressed: Bool.random(using: &random))
        case 6: return .discernibility(penalisesSuppression: Bool.random(using: &random))
        case 7: return .averageClassSize
        case 8: return .ambiguity
        default: return .height
        }
    }
}
