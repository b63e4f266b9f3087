import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

@Suite struct `The search` {
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `agrees with a brute force that shares nothing with it`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        try expectTwinAgrees(instance)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `agrees with a brute force on larger lattices`(seed: UInt64) throws {
        let instance = try RandomCase(seed: 10_000 + seed, columns: 4...6, mostRows: 60)
        try expectTwinAgrees(instance)
    }

    private func expectTwinAgrees(_ instance: RandomCase) throws {
        let twin = Twin(instance: instance)
        let counted = try profile(instance.table, for: instance.spec)
        try expect(search(counted, for: instance.spec), agreesWith: twin)
        try expect(search(counted, for: instance.spec, descending: false), agreesWith: twin)
    }

    private func expect(_ outcome: SearchOutcome, agreesWith twin: Twin) throws {
        let instance = twin.instance
        switch (outcome, twin.best) {
        case (.found(let found), let expected?):
            #expect(found.levels.map(\.level) == expected.levels)
            #expect(found.suppressed == expected.suppressed)
            #expect(zip(found.lossByColumn, expected.lossByColumn).allSatisfy { abs($0 - $1) < 1e-12 })
            #expect(found.classes == expected.classSizes.count)
            #expect(found.smallestClass == expected.classSizes.first ?? 0)
            #expect(found.largestClass == expected.classSizes.last ?? 0)
            #expect(found.isOptimal)
            #expect((1...twin.lattice.count).contains(found.checked))
        case (.unmeetable(let figures), nil):
            let all = twin.lattice.map { twin.outcome(at: $0) }
            #expect(figures.leastSuppressed == all.map(\.suppressed).min())
            #expect(figures.leastSuppressed > figures.limit)
            #expect(figures.rowCount == instance.rows.count)
        default: Issue.record("one found a transformation, the other did not")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `names the largest k that the limit allows where k cannot be met`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        func outcome(k: Int) throws -> SearchOutcome {
            let spec = ProtectionSpec(
                columns: instance.spec.columns,
                k: k,
                suppression: instance.spec.suppression,
                aggregate: .geometricMean,
                suppressionWeight: 0.5
            )
            return search(try profile(instance.table, for: spec), for: spec)
        }
        guard case .unmeetable(let figures) = try outcome(k: instance.spec.k) else { return }
        guard case .found = try outcome(k: figures.largestK) else {
            Issue.record("the largest k is not met")
            return
        }
        guard case .unmeetable = try outcome(k: figures.largestK + 1) else {
            Issue.record("a larger k is met")
            return
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `finds the same however the rows are ordered`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed)
        var random = SeededGenerator(seed: seed)
        let shuffled = TableBuilder.table(instance.names, instance.rows.shuffled(using: &random))
        let first = search(try profile(instance.table, for: instance.spec), for: instance.spec)
        #expect(search(try profile(shuffled, for: instance.spec), for: instance.spec) == first)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `never suppresses more at a coarser level`(seed: UInt64) throws {
        let instance = try RandomCase(seed: seed, columns: 1...3)
        func suppressed(at levels: [Int]) throws -> Int {
            let fixed = zip(instance.spec.quasiIdentifiers, levels).map { quasi, level in
                ColumnPlan(
                    name: quasi.column.name,
                    treatment: .quasi(hierarchy: quasi.hierarchy, lowest: level, highest: level)
                )
            }
            let spec = ProtectionSpec(
                columns: fixed,
                k: instance.spec.k,
                suppression: .all,
                aggregate: .geometricMean,
                suppressionWeight: 0.5
            )
            guard case .found(let found) = search(try profile(instance.table, for: spec), for: spec) else { return -1 }
            #expect(found.levels.map(\.level) == levels)
            return found.suppressed
        }
        for levels in Twin(instance: instance).lattice {
            let here = try suppressed(at: levels)
            for (index, column) in instance.spec.quasiIdentifiers.enumerated() where levels[index] < column.highest {
                var coarser = levels
                coarser[index] += 1
                let there = try suppressed(at: coarser)
                #expect((0...here).contains(there))
            }
        }
    }

    @Test func `keys longer than a word are counted like short ones`() throws {
        var random = SeededGenerator(seed: 7)
        let names = (0..<16).map { "q\($0)" }
        let ladder = (0..<40).map { ["v\($0)", "g\($0 / 8)", "*"] }
        let rows = (0..<300).map { _ in names.map { _ in "v\(Int.random(in: 0..<40, using: &random))" } }
        let plans = try names.enumerated().map { index, name in
            ColumnPlan(
                name: name,
                treatment: .quasi(
                    hierarchy: try Hierarchy(rows: ladder, levelNames: [], name: name),
                    lowest: index < 13 ? 2 : 0,
                    highest: 2
                )
            )
        }
        // The last three columns alone hold all that is left of the search.
        let short = Array(plans.suffix(3))
        func outcome(_ plans: [ColumnPlan]) throws -> Transformation {
            let spec = ProtectionSpec(
                columns: plans,
                k: 3,
                suppression: Share("20%") ?? .none,
                aggregate: .arithmeticMean,
                suppressionWeight: 0.5
            )
            let table = TableBuilder.table(names, rows)
            guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
                throw CancellationError()
            }
            return found
        }
        let (long, few) = (try outcome(plans), try outcome(short))
        #expect(long.levels.suffix(3) == few.levels[...])
        #expect(long.suppressed == few.suppressed)
        #expect(long.classes == few.classes)
    }

    @Test func `an empty table is found to need nothing`() throws {
        let hierarchy = try Hierarchy(rows: [["a", "*"], ["b", "*"]], levelNames: [], name: "q")
        let spec = ProtectionSpec(
            columns: [ColumnPlan(name: "q", treatment: .quasi(hierarchy: hierarchy, lowest: 0, highest: 1))],
            k: 5,
            suppression: .none,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        guard case .found(let found) = search(try profile(TableBuilder.table(["q"], []), for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.levels == [ColumnLevel(column: "q", level: 0)])
        #expect(found.suppressed == 0 && found.classes == 0 && found.smallestClass == 0 && found.loss == 0)
    }

    @Test func `an empty table beside a population is found to need nothing`() throws {
        let spec = ProtectionSpec(
            columns: [ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0))],
            models: [.kAnonymity(2), .kMap(2)],
            suppression: .none,
            loss: .height,
            population: PopulationTable(TableBuilder.table(["q"], [["a"], ["b"], [""]]))
        )
        guard case .found(let found) = search(try profile(TableBuilder.table(["q"], []), for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.suppressed == 0 && found.classes == 0)
    }

    @Test func `one row meets k of 1 alone, and says so`() throws {
        let table = TableBuilder.table(["q"], [["a"]])
        func outcome(k: Int) throws -> SearchOutcome {
            let spec = ProtectionSpec(
                columns: [ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0))],
                k: k,
                suppression: .none,
                aggregate: .geometricMean,
                suppressionWeight: 0.5
            )
            return search(try profile(table, for: spec), for: spec)
        }
        guard case .found(let found) = try outcome(k: 1) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.smallestClass == 1 && found.loss == 0 && found.checked == 1)
        #expect(
            try outcome(k: 2)
                == .unmeetable(
                    BestAttainable(
                        k: 2,
                        rowCount: 1,
                        limit: 0,
                        leastSuppressed: 1,
                        largestK: 1,
                        figures: [AttainableFigure(model: .kAnonymity(2), bound: 1)]
                    )
                )
        )
    }

    @Test func `without quasi-identifiers all rows are one class`() throws {
        let spec = ProtectionSpec(
            columns: [ColumnPlan(name: "a", treatment: .attribute)],
            k: 2,
            suppression: .none,
            aggregate: .geometricMean,
            suppressionWeight: 0.5
        )
        let table = TableBuilder.table(["a"], [["1"], ["2"], ["3"]])
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.smallestClass == 3 && found.classes == 1 && found.loss == 0)
    }
}
