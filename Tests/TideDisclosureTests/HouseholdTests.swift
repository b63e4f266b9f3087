import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

@Suite struct `Households that stay or go as a whole` {
    @Test(arguments: 0..<12 as Range<UInt64>)
    func `the search agrees with a brute force that removes household after household`(hundred: UInt64) throws {
        var (met, cascades) = (0, 0)
        for seed in hundred * 100..<hundred * 100 + 100 {
            let instance = try SafeguardCase(seed: seed, mostRows: 40, isWhole: true)
            let twin = SafeguardTwin(instance)
            let counted = try profile(instance.table, for: instance.spec)
            for descending in [true, false] {
                switch (search(counted, for: instance.spec, descending: descending), twin.best) {
                case (.found(let found), let expected?):
                    met += 1
                    let note: Comment = "seed \(seed)"
                    #expect(found.levels.map(\.level) == expected.levels, note)
                    #expect(found.suppressed == expected.suppressed, note)
                    #expect(found.classes == expected.classSizes.count, note)
                    #expect(found.smallestClass == expected.classSizes.first ?? 0, note)
                    #expect(found.largestClass == expected.classSizes.last ?? 0, note)
                    #expect(found.isOptimal && found.leastLoss == found.loss, note)
                    if found.suppressed > 0, found.suppressed < instance.rows.count { cascades += 1 }
                case (.unmeetable(let figures), nil):
                    let least = twin.lattice.map { twin.outcome(at: $0).suppressed }.min()
                    #expect(figures.leastSuppressed == least ?? instance.rows.count, "seed \(seed)")
                default: Issue.record("seed \(seed): one found a transformation, the other did not")
                }
            }
        }
        #expect(met > 50 && cascades > 10, "cases that nothing meets, or that remove nothing, prove little")
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `applying removes just those households`(hundred: UInt64) throws {
        var applied = 0
        for seed in hundred * 100..<hundred * 100 + 100 {
            let instance = try SafeguardCase(seed: seed, mostRows: 40, isWhole: true)
            let counted = try profile(instance.table, for: instance.spec)
            guard case .found(let found) = search(counted, for: instance.spec) else { continue }
            let twin = SafeguardTwin(instance).outcome(at: found.levels.map(\.level))
            let output = try apply(found, to: instance.table, for: instance.spec, order: .sorted, tellsClasses: true)
            let kept = output.classOfSourceRow.indices.filter {
                output.classOfSourceRow[$0] != ProtectedTable.suppressedRow
            }
            #expect(kept == twin.kept && output.rowCount == kept.count, "seed \(seed)")
            let unit = instance.names.count - 2
            let gone = Set(instance.rows.indices.filter { !kept.contains($0) }.map { instance.rows[$0][unit] })
            #expect(kept.allSatisfy { !gone.contains(instance.rows[$0][unit]) })
            applied += found.suppressed > 0 ? 1 : 0
        }
        #expect(applied > 10)
    }

    @Test func `removing one household can take the next with it`() throws {
        // Household 1 is alone in class c; without it class b has one household left, and without that class a has one.
        let rows = [
            ["c", "1"], ["b", "1"], ["b", "2"], ["a", "2"], ["a", "3"], ["d", "4"], ["d", "5"],
        ]
        let spec = ProtectionSpec(
            columns: [
                ColumnPlan(name: "q", treatment: .quasi(hierarchy: nil, lowest: 0, highest: 0)),
                ColumnPlan(name: "h", treatment: .drop),
            ],
            models: [.kAnonymity(2)],
            suppression: .all,
            loss: .iyengar(.geometricMean, suppressionWeight: 0.5),
            unitColumn: "h",
            keepsUnitsWhole: true
        )
        let table = TableBuilder.table(["q", "h"], rows)
        guard case .found(let found) = search(try profile(table, for: spec), for: spec) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.suppressed == 5 && found.classes == 1 && found.smallestClass == 2)
        let output = try apply(found, to: table, for: spec, order: .sorted)
        #expect(output.columns.map { column in (0..<output.rowCount).map { column[$0] } } == [["d", "d"]])
    }
}
