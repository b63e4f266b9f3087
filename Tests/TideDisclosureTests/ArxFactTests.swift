import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// One fact of ARX's own test suite: an optimal transformation of Adult.
struct ArxFact: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let quasi: [String]
    let models: [PrivacyModel]
    let suppression: String
    let measure: LossMeasure
    let weights: [String: Double]
    let isSubset: Bool
    /// Whether the loss is the least; else it is what a search without proof came to.
    let isOptimum: Bool
    /// `nil`: no solution.
    let loss: [Double]?

    /// Every fact whose models and loss measure this program has; `docs/models/arx-facts.md` lists the others with the reason.
    static let all = rows.compactMap(ArxFact.init)

    /// Every line of the table, by its header.
    static let rows: [[String: String]] = {
        let rows = Adult.read("arx-test-cases.tsv").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(unquoted)
        }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { row in Dictionary(uniqueKeysWithValues: zip(header, row)) }
    }()

    private static func unquoted(_ field: Substring) -> String {
        guard field.hasPrefix("\""), field.hasSuffix("\""), field.count > 1 else { return String(field) }
        return String(field.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    init?(_ row: [String: String]) {
        let (family, sensitive) = (row["class"] ?? "", row["sensitive"] ?? "")
        let isHeuristic = family.contains("Heuristic") || family.contains("Genetic")
        guard !family.contains("LocalRecoding"), row["stats"] == "" || family.contains("Solution"),
            let limit = row["suppression_limit"].flatMap({ Double($0) }),
            let measure = Self.measure(row["metric"] ?? ""),
            var models = Self.models(row["privacy"] ?? "")
        else { return nil }
        if family == "TestAnonymizationTCloseness", !models.contains(where: { $0.sensitiveColumn != nil }) {
            models.append(.closeness(of: "occupation", t: 0.2, .hierarchical))
        }
        let text = row["expected_loss"] ?? ""
        let losses = text.split { "[], ".contains($0) }.compactMap { Double($0) }
        guard text == "(no solution)" || !losses.isEmpty else { return nil }
        self.testDescription = "\(family) \(row["idx"] ?? "")"
        self.isOptimum = !isHeuristic && row["practical_monotonicity"] == "false"
        self.quasi = Adult.names.filter { $0 != sensitive }
        self.models = models
        self.suppression = "\(limit)" == "1.0" ? "1" : "\(limit)" == "0.0" ? "0" : "\(limit)"
        self.measure = measure
        let isWeighted = row["wrapper"] == "weight"
        self.weights = Dictionary(
            uniqueKeysWithValues: Adult.names.enumerated().map { ($1, isWeighted ? Double($0 + 1) / 9 : 1) }
        )
        self.isSubset = models.contains { if case .kMap = $0 { true } else { false } }
        self.loss = text == "(no solution)" ? nil : losses
    }

    private static func measure(_ text: String) -> LossMeasure? {
        switch text {
        case "PrecisionMetric()": return .precision(.geometricMean, suppressionWeight: 0.5)
        case "DiscernabilityMetric()": return .discernibility(penalisesSuppression: true)
        case "LossMetric()": return .iyengar(.geometricMean, suppressionWeight: 0.5)
        case "LossMetric(AggregateFunction.RANK)": return .iyengar(.rank, suppressionWeight: 0.5)
        case "AECSMetric()": return .averageClassSize
        case "DiscernabilityMetric(true)": return .discernibility(penalisesSuppression: false)
        case "PrecomputedEntropyMetric(0.1, true)": return .nonUniformEntropy(countsSuppressed: false)
        case "PrecomputedEntropyMetric(0.1, false)", "PrecomputedEntropyMetric(0.1)", "EntropyMetric(false)",
            "EntropyMetric()":
            return .nonUniformEntropy(countsSuppressed: true)
        default: break
        }
        let rank = ", AggregateFunction.RANK)"
        guard text.hasPrefix("LossMetric("), text.hasSuffix(rank) else { return nil }
        let weight = Double(text.dropFirst("LossMetric(".count).dropLast(rank.count))
        return weight.map { .iyengar(.rank, suppressionWeight: $0) }
    }

    private static func models(_ text: String) -> [PrivacyModel]? {
        var models: [PrivacyModel] = []
        for part in text.split(separator: " + ") {
            guard let open = part.firstIndex(of: "(") else { return nil }
            let arguments = part[part.index(after: open)...].split { "(), ".contains($0) }.map(String.init)
            let numbers = arguments.compactMap { Double($0) }
            switch part[..<open] {
            case "KAnonymity": models.append(.kAnonymity(Int(numbers[0])))
            case "KMap":
                guard part.contains("DataSubset") else { return nil }
                models.append(.kMap(Int(numbers[0])))
            case "RecursiveCLDiversity":
                models.append(.diversity(of: "occupation", .recursive(c: numbers[0], l: Int(numbers[1]))))
            case "EntropyLDiversity":
                guard !part.contains("GRASSBERGER") else { return nil }
                models.append(.diversity(of: "occupation", .entropy(numbers[0])))
            case "BasicBLikeness":
                models.append(.betaLikeness(of: "occupation", beta: numbers[0], isEnhanced: false))
            case "EqualDistanceTCloseness": models.append(.closeness(of: "occupation", t: numbers[0], .equal))
            case "OrderedDistanceTCloseness": models.append(.closeness(of: "occupation", t: numbers[0], .ordered))
            case "HierarchicalDistanceTCloseness":
                models.append(.closeness(of: "occupation", t: numbers[0], .hierarchical))
            default: return nil
            }
        }
        return models.isEmpty ? nil : models
    }
}

@Suite(.enabled(if: isOptimised, "run in release mode"))
struct `Facts of ARX's own tests` {
    @Test func `a fact that is not compared with has one of the reasons that the page gives`() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/models/arx-facts.md"), encoding: .utf8)
        let reasons = [
            "LocalRecoding", "DPresence", "DifferentialPrivacy", "Profitability", "KMap", "RiskBased", "Subset",
            "DomainShare", "ClassificationMetric", "GRASSBERGER",
        ]
        for reason in reasons { #expect(page.contains("`\(reason)`"), "\(reason) is not explained") }
        let others = ArxFact.rows.filter { ArxFact($0) == nil }
        #expect(ArxFact.rows.count == 133 && ArxFact.all.count + others.count == 133)
        for row in others {
            let text = ["class", "metric", "privacy"].compactMap { row[$0] }.joined(separator: " ")
            #expect(reasons.contains(where: text.contains), "\(text)")
        }
        #expect(ArxFact.all.count == 91 && ArxFact.all.count(where: \.isOptimum) == 77)
    }

    @Test(arguments: ArxFact.all)
    func `the search loses no more and no less`(_ fact: ArxFact) throws {
        let spec = try Adult.spec(
            quasi: fact.quasi,
            models: fact.models,
            suppression: fact.suppression,
            loss: fact.measure,
            weights: fact.weights,
            population: fact.isSubset ? Adult.table : nil
        )
        let profile = try profile(fact.isSubset ? Adult.subset : Adult.table, for: spec)
        switch (search(profile, for: spec), fact.loss) {
        case (.unmeetable, nil): break
        case (.found(let found), let loss?):
            let weighted = zip(found.lossByColumn, fact.quasi).map { $0 * (fact.weights[$1] ?? 1) }
            let losses = fact.measure.aggregate == .rank ? weighted.sorted(by: >) : [found.loss]
            #expect(losses.count == loss.count)
            guard fact.isOptimum else {
                #expect(!Self.isWorse(losses, loss))
                return
            }
            for (ours, theirs) in zip(losses, loss) { #expect(abs(ours - theirs) < 1e-9 * max(1, theirs)) }
        default: Issue.record("one found a transformation, the other did not")
        }
    }

    /// Whether a loss, or a vector of losses one after the other, is above another.
    private static func isWorse(_ ours: [Double], _ theirs: [Double]) -> Bool {
        for (our, their) in zip(ours, theirs) where abs(our - their) > 1e-9 * max(1, their) { return our > their }
        return false
    }
}
