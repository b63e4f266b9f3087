import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

private func recoded(_ instance: LocalCase) throws -> LocalRecoding? {
    guard case .found(let found) = try recode(try profile(instance.table, for: instance.spec), for: instance.spec)
    else { return nil }
    return found
}

@Suite struct `Local recoding` {
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `tells every class at the finest levels that its members share, k records at least, and loses what is counted`(
        seed: UInt64
    ) throws {
        let instance = LocalCase(try RandomCase(seed: seed))
        let best = Twin(instance: instance.instance).best
        guard let found = try recoded(instance) else {
            #expect(best == nil)
            return
        }
        let output = try instance.output(found)
        let classes = Dictionary(grouping: output.keys) { output[$0] ?? [] }
        let removed = (0..<instance.rowCount).filter { output[$0] == nil }
        for (told, rows) in classes {
            #expect(rows.count >= instance.k)
            #expect(told == told.indices.map { instance.join(rows, $0)?.text ?? "no common value" })
        }
        #expect(found.suppressed == removed.count)
        #expect(removed.count <= instance.spec.suppression.floor(of: instance.rowCount))
        #expect(found.classes == classes.count && found.smallestClass == classes.values.map(\.count).min() ?? 0)
        #expect(found.largestClass == classes.values.map(\.count).max() ?? 0)
        let losses = instance.losses(Array(classes.values), removed: removed)
        #expect(zip(found.lossByColumn, losses).allSatisfy { abs($0 - $1) < 1e-12 })
        let whole = try #require(best)
        let figure =
            instance.spec.loss.aggregate == .geometricMean
            ? losses.reduce(1) { $0 * (1 + $1) } : losses.reduce(0, +) / Double(max(losses.count, 1))
        #expect(figure <= whole.figure + 1e-9, "no more than the best generalisation of the whole table")
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `never loses less than the best of all partitions of a tiny table, and little more`(seed: UInt64) throws {
        let instance = LocalCase(try RandomCase(seed: 500 + seed, columns: 1...2, mostRows: 7))
        guard let found = try recoded(instance), found.suppressed == 0, instance.rowCount > 0 else { return }
        let all = partitions(instance.rowCount).filter { groups in
            groups.allSatisfy { rows in
                rows.count >= instance.k
                    && instance.spec.quasiIdentifiers.indices.allSatisfy { instance.join(rows, $0) != nil }
            }
        }
        let least = try #require(all.map { instance.losses($0, removed: []).reduce(0, +) }.min())
        let mine = found.lossByColumn.reduce(0, +)
        #expect(mine >= least - 1e-12)
        #expect(mine <= least + 0.75 * Double(found.lossByColumn.count))
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `makes the same of the rows in any order, with any number of threads`(seed: UInt64) throws {
        let first = try RandomCase(seed: seed)
        var random = SeededGenerator(seed: seed)
        let shuffled = TableBuilder.table(first.names, first.rows.shuffled(using: &random))
        func output(_ table: Table, threads: Int) throws -> ProtectedTable? {
            var spec = first.spec
            spec.effort.threads = threads
            guard case .found(let found) = try recode(try profile(table, for: spec), for: spec) else { return nil }
            return try apply(found, to: table, for: spec, order: .sorted)
        }
        let expected = try output(first.table, threads: 1)
        #expect(try output(first.table, threads: 3) == expected)
        #expect(try output(shuffled, threads: 1) == expected)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `keeps k where a budget ends the search`(seed: UInt64) throws {
        let instance = LocalCase(
            try RandomCase(seed: 2_000 + seed, columns: 2...4, mostRows: 60),
            effort: SearchEffort(nodes: Int(seed % 7))
        )
        guard let found = try recoded(instance) else { return }
        let output = try instance.output(found)
        let classes = Dictionary(grouping: output.keys) { output[$0] ?? [] }
        #expect(classes.values.allSatisfy { $0.count >= instance.k })
        #expect(instance.rowCount - output.count == found.suppressed)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `what it makes meets every safeguard as measured, or the safeguard is refused by name`(hundred: UInt64) throws
    {
        var (met, refused) = (0, 0)
        for seed in hundred * 100..<hundred * 100 + 100 {
            let base = try SafeguardCase(seed: seed)
            do throws(DisclosureError) {
                _ = try recode(try profile(base.table, for: base.spec), for: base.spec)
            } catch {
                let codes = Set(error.diagnostics.map(\.code))
                #expect(codes.isSubset(of: [.localMeasureRefused, .localSafeguardRefused]))
                refused += 1
            }
            let held = base.spec.models.filter(\.isHeldLocally)
            let spec = base.spec.holding(held)
            let outcome = try recode(try profile(base.table, for: spec), for: spec)
            guard case .found(let found) = outcome else { continue }
            met += 1
            let classes = try apply(found, to: base.table, for: spec, order: .sorted, tellsClasses: true)
                .classOfSourceRow
            let kept = classes.indices.filter { classes[$0] != ProtectedTable.suppressedRow }
            // What is held is of the classes that are told; sensitive columns and units do not leave here.
            let rows = kept.map { ["c\(classes[$0])"] + base.rows[$0].suffix(4) }
            let table = TableBuilder.table(["class", "category", "number", "unit", "weight"], rows)
            let measured = TableMeasures(
                of: table.columns,
                records: rows.count,
                by: MeasuringSpec(
                    quasiIdentifiers: ["class"],
                    sensitive: spec.sensitive,
                    unitColumn: spec.unitColumn
                ).covering(spec.models)
            )
            let isWhole = kept.count == base.rows.count
            for verdict in measured.verdicts(on: spec.models) {
                // Without comparing with released records, relative safeguards hold against the source alone.
                if !isWhole, !spec.comparesWithReleased, verdict.model.isRelative { continue }
                // Where nothing says how values follow each other, no ordered distance is measured.
                #expect(!verdict.isBroken, "seed \(seed): \(verdict)")
            }
        }
        #expect(met > 5 && refused > 5, "cases that nothing meets prove little")
    }

    @Test
    func `a group with the text of one of its values is the group everywhere, and of a value elsewhere is refused`()
        throws
    {
        func outcome(_ ladder: [[String]], _ rows: [String]) throws -> LocalOutcome {
            let hierarchy = try Hierarchy(rows: ladder, levelNames: [], name: "place")
            let highest = hierarchy.levelCount - 1
            let spec = ProtectionSpec(
                columns: [
                    ColumnPlan(name: "place", treatment: .quasi(hierarchy: hierarchy, lowest: 0, highest: highest))
                ],
                k: 2,
                suppression: .none,
                aggregate: .sum,
                suppressionWeight: 0.5
            )
            return try recode(try profile(TableBuilder.table(["place"], rows.map { [$0] }), for: spec), for: spec)
        }
        let nested = [
            ["Africa", "Africa", "*"], ["North", "Africa", "*"], ["South", "Africa", "*"], ["Asia", "Asia", "*"],
        ]
        guard case .found(let found) = try outcome(nested, ["Africa", "Africa", "North", "South", "Asia", "Asia"])
        else {
            Issue.record("nothing found")
            return
        }
        // `Africa` covers three of four leaves, whoever has it.
        #expect(found.classes == 2 && found.loss == 4 * (2.0 / 3) / 6)
        let error = #expect(throws: DisclosureError.self) {
            _ = try outcome([["x", "y"], ["a", "x"], ["b", "x"]], ["x", "a"])
        }
        #expect(error?.diagnostics.map(\.code) == [.localTextAmbiguous])
    }

    @Test func `a table of sixteen columns with long keys is recoded within its work`() throws {
        var random = SeededGenerator(seed: 11)
        let names = (0..<16).map { "q\($0)" }
        let ladder = (0..<40).map { ["v\($0)", "g\($0 / 8)", "h\($0 / 16)", "*"] }
        let rows = (0..<400).map { _ in names.map { _ in "v\(Int.random(in: 0..<40, using: &random))" } }
        let spec = ProtectionSpec(
            columns: try names.map { name in
                let hierarchy = try Hierarchy(rows: ladder, levelNames: [], name: name)
                return ColumnPlan(name: name, treatment: .quasi(hierarchy: hierarchy, lowest: 1, highest: 3))
            },
            k: 4,
            suppression: .none,
            aggregate: .arithmeticMean,
            suppressionWeight: 0.5
        )
        var limited = spec
        limited.effort.nodes = 500
        let table = TableBuilder.table(names, rows)
        guard case .found(let found) = try recode(try profile(table, for: limited), for: limited) else {
            Issue.record("nothing found")
            return
        }
        let output = try apply(found, to: table, for: limited, order: .sorted)
        let measured = ClassMeasures(of: output.columns, records: output.rowCount)
        #expect(measured.smallestClass >= 4 && output.rowCount == 400)
        #expect(output.columns.flatMap(\.values).allSatisfy { !$0.hasPrefix("v") }, "nothing finer than the floor")
    }
}

extension PrivacyModel {
    /// Whether it compares a class with all records of the table.
    fileprivate var isRelative: Bool {
        switch self {
        case .closeness, .deltaDisclosure, .betaLikeness: true
        default: false
        }
    }

    /// Whether local recoding holds it without a population table.
    fileprivate var isHeldLocally: Bool {
        switch self {
        case .kMap, .populationUniqueness: false
        default: true
        }
    }
}

extension ProtectionSpec {
    /// The same with Iyengar's Loss and other safeguards, beside no earlier release and without population.
    fileprivate func holding(_ models: [PrivacyModel]) -> ProtectionSpec {
        ProtectionSpec(
            columns: columns,
            models: models,
            suppression: suppression,
            loss: .iyengar(.arithmeticMean, suppressionWeight: loss.suppressionWeight ?? 0.5),
            unitColumn: unitColumn,
            sensitive: sensitive,
            comparesWithReleased: comparesWithReleased
        )
    }
}
