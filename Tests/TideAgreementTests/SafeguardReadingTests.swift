import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// Every safeguard reads as it is written, in agreements, requests and specs alike, and prints as it was.
struct SafeguardReadingTests {
    static let models = """
        kMap: {k: 4}
        lDiversity: [{of: permit_status, distinct: 2}, {of: permit_status, entropy: "1.5"}]
        tCloseness: {of: permit_status, t: "0.3", distance: hierarchical}
        deltaDisclosure: {of: permit_status, delta: "1.25"}
        betaLikeness: [{of: permit_status, basic: "3"}, {of: permit_status, enhanced: "2"}]
        risk: {prosecutor: {highest: 10%, average: 5%}, journalist: {highest: 20%}, marketer: {average: 1%}}
        populationUniqueness: {atMost: 2%}
        """.split(separator: "\n").map(String.init)

    static let read: [SafeguardModel] = {
        let (column, one, two, three) = ("permit_status", "1.25", "2", "3")
        func number(_ text: String) -> DecimalNumber {
            // WHY: the texts are numbers.
            guard let number = DecimalNumber(text) else { preconditionFailure("\(text) is no number") }
            return number
        }
        func share(_ text: String) -> Share { Share(text) ?? .none }
        return [
            .kMap(4), .lDiversity(LDiversity(of: column, measure: .distinct(2))),
            .lDiversity(LDiversity(of: column, measure: .entropy(number("1.5")))),
            .tCloseness(TCloseness(of: column, t: share("30%"), distance: .hierarchical)),
            .deltaDisclosure(DeltaDisclosure(of: column, delta: number(one))),
            .betaLikeness(BetaLikeness(of: column, beta: number(three), isEnhanced: false)),
            .betaLikeness(BetaLikeness(of: column, beta: number(two), isEnhanced: true)),
            .risk(RiskLimit(.prosecutor, .average, atMost: share("5%"))),
            .risk(RiskLimit(.prosecutor, .highest, atMost: share("10%"))),
            .risk(RiskLimit(.journalist, .highest, atMost: share("20%"))),
            .risk(RiskLimit(.marketer, .average, atMost: share("1%"))),
            .populationUniqueness(share("2%")),
        ]
    }()

    /// The sample with a population, weights, a unit and every model.
    static func files(_ more: String = "", in file: String = "agreement.yaml") -> [String: [UInt8]] {
        var texts = Sample.texts
        texts["permits.yaml"] = Sample.dataset
            .replacing(
                "columns:\n",
                with: """
                    unitIdentifier: passport_no
                    population: {file: people.csv, columns: [birth_date, sex, citizenship, occupation], count: people}
                    samplingWeights: {file: weights.csv, by: [sex], weight: w}
                    columns:

                    """
            )
            .replacing("permit_status: {role: sensitive}", with: "permit_status: {role: sensitive, hierarchy: states}")
        texts["states.yaml"] = """
            tidegate: v1
            kind: hierarchy
            id: states
            rows: [[valid, in force, any], [renewed, in force, any], [ended, over, any]]
            """
        texts["people.csv"] = "birth_date,sex,citizenship,occupation,people\n"
        texts["weights.csv"] = "sex,w\n"
        let indented = models.map { "      \($0)\n" }.joined()
        texts["agreement.yaml"] = Sample.agreement
            .replacing(
                "      kAnonymity: {k: 10, suppression: 5%}\n",
                with: "      kAnonymity: {k: 10, unit: units}\n      suppression: 5%\n\(indented)"
            )
            .replacing("approvals:", with: "\(more)approvals:")
        texts["spec.yaml"] = """
            tidegate: v1
            kind: spec
            id: permits-k5
            dataset: work-permits
            safeguards:
              suppression: 10%
            \(models.map { "  \($0)\n" }.joined())search: {loss: precision, weights: {sex: "2", occupation: "0.5"}, budget: 500}
            """
        return Sample.bytes(texts)
    }

    @Test func `every safeguard of an agreement and of a spec reads as it is written`() throws {
        let set = try Sample.read(Self.files())
        let granted = try #require(set.agreements.first?.grants.first)
        #expect(granted.safeguards.models == Self.read)
        #expect(granted.safeguards.kAnonymity == KAnonymity(k: 10, unit: .units))
        #expect(granted.safeguards.suppression == Share("5%"))
        let specification = try #require(set.specifications.first)
        #expect(specification.safeguards.models == Self.read)
        #expect(specification.safeguards.kAnonymity == nil && specification.safeguards.suppression == Share("10%"))
        #expect(specification.search.loss == .precision && specification.search.aggregate == .arithmeticMean)
        #expect(specification.search.weights.map { "\($0.column) \($0.weight)" } == ["sex 2", "occupation 0.5"])
        #expect(specification.search.budget == 500)
    }

    @Test func `safeguards print as they were written`() throws {
        let set = try Sample.read(Self.files())
        let written = try #require(set.canonical["agreement/mol-nso-2026-01@1"]?["grants"]?.elements?.first)
        let members = try #require(written["safeguards"]?.members)
        let printed = Self.read.members
        #expect(printed.keys.sorted() == SafeguardModel.Family.allCases.map(\.rawValue).sorted())
        for (name, value) in printed where name != "tCloseness" && name != "risk" && name != "populationUniqueness" {
            #expect(members[name] == value, "\(name)")
        }
        // Shares are printed in percent, whichever way they were written.
        #expect(printed["tCloseness"] == ["of": "permit_status", "t": "30%", "distance": "hierarchical"])
        #expect(
            printed["risk"] == members["risk"] && printed["populationUniqueness"] == members["populationUniqueness"]
        )
    }

    @Test func `a request states the same models, alone and in lists`() throws {
        let text = Sample.request.replacing(
            "{k: 12, suppression: 2%, preserve: [sex]}",
            with: "\n  k: 12\n  unit: records\n" + Self.models.map { "  \($0)\n" }.joined()
        )
        let request = try Request.read(Array(text.utf8), file: "request.yaml")
        #expect(request.safeguards.models == Self.read)
        #expect(request.safeguards.unit == .records && request.safeguards.suppression == nil)
    }

    @Test(arguments: ["risk: {}", "risk: {marketer: {}}", "lDiversity: {of: wage, entropy: \"0.5\"}"])
    func `a request that limits nothing is refused as an agreement is`(model: String) {
        let text = Sample.request.replacing("{k: 12, suppression: 2%, preserve: [sex]}", with: "{\(model)}")
        do {
            _ = try Request.read(Array(text.utf8), file: "request.yaml")
            Issue.record("it was read")
        } catch {
            let code: DiagnosticCode = model.hasPrefix("risk") ? .riskWithoutLimit : .entropyBelowOne
            #expect(error.diagnostics.map(\.code) == [code])
        }
    }

    @Test func `what a dataset tells of units, population and weights is read and bound`() throws {
        let set = try Sample.read(Self.files())
        let dataset = try #require(set.datasets["work-permits"])
        #expect(dataset.unitIdentifier == "passport_no" && dataset.hasWeights)
        #expect(dataset.population?.count == "people" && dataset.population?.column(for: "sex") == "sex")
        #expect(dataset.samplingWeights == WeightTable(path: "weights.csv", separator: ",", by: ["sex"], weight: "w"))
        let bound = Set(set.binds(of: try #require(set.agreements.first)).keys)
        #expect(bound.isSuperset(of: ["file/people.csv", "file/weights.csv", "hierarchy/states"]))
    }

    @Test func `a population's columns may have other names`() throws {
        var files = Self.files()
        let text = String(decoding: files["permits.yaml"] ?? [], as: UTF8.self)
        files["permits.yaml"] = Array(
            text.replacing(
                "columns: [birth_date, sex, citizenship, occupation]",
                with: "columns: {birth_date: born, sex: s, citizenship: c, occupation: o}"
            )
            .utf8
        )
        let population = try #require(try Sample.read(files).datasets["work-permits"]?.population)
        #expect(population.columns.map(\.column) == ["born", "s", "c", "o"] && population.column(for: "sex") == "s")
        #expect(population.column(for: "wage") == nil)
    }
}
