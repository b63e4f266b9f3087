import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

@Suite struct `The search under any safeguards` {
    private func outcome(_ instance: SafeguardCase, descending: Bool = true) throws -> SearchOutcome {
        search(try profile(instance.table, for: instance.spec), for: instance.spec, descending: descending)
    }

    @Test(arguments: 0..<15 as Range<UInt64>)
    func `agrees with a brute force that shares nothing with it`(hundred: UInt64) throws {
        var met = 0
        for seed in hundred * 100..<hundred * 100 + 100 {
            let instance = try SafeguardCase(seed: seed)
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
                case (.unmeetable(let figures), nil):
                    let all = twin.lattice.map { twin.outcome(at: $0) }
                    let least = all.filter(\.isWithinTable).map(\.suppressed).min() ?? instance.rows.count
                    #expect(figures.leastSuppressed == least, "seed \(seed)")
                default: Issue.record("seed \(seed): one found a transformation, the other did not")
                }
            }
        }
        #expect(met > 50, "cases that nothing meets prove little")
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `agrees with it where a sensitive column has more values than fit the cells of a class`(seed: UInt64) throws {
        let instance = try SafeguardCase(seed: seed, mostRows: 160, isWide: true)
        let twin = SafeguardTwin(instance)
        switch (try outcome(instance), twin.best) {
        case (.found(let found), let expected?):
            #expect(found.levels.map(\.level) == expected.levels)
            #expect(found.suppressed == expected.suppressed)
        case (.unmeetable, nil): break
        default: Issue.record("one found a transformation, the other did not")
        }
    }

    @Test func `some of these columns have more values than that`() throws {
        let most = try (0..<60 as Range<UInt64>).map { seed in
            let instance = try SafeguardCase(seed: seed, mostRows: 160, isWide: true)
            return Set(instance.rows.map { $0[instance.quasiCount + 1] }).count
        }
        #expect(most.count { $0 > 64 } > 10)
    }

    @Test(arguments: 0..<3 as Range<UInt64>)
    func `a coarser choice never has a smaller class, in records and in units`(hundred: UInt64) throws {
        for seed in hundred * 100..<hundred * 100 + 100 {
            let twin = SafeguardTwin(try SafeguardCase(seed: seed))
            let smallest = try Dictionary(
                uniqueKeysWithValues: twin.lattice.map { ($0, try Self.smallest(twin.instance, at: $0)) }
            )
            for (levels, figures) in smallest {
                for column in levels.indices {
                    var coarser = levels
                    coarser[column] += 1
                    guard let other = smallest[coarser] else { continue }
                    #expect(other.records >= figures.records && other.units >= figures.units, "seed \(seed)")
                }
            }
        }
    }

    /// The smallest class at some levels with nothing suppressed, as it is applied.
    private static func smallest(_ instance: SafeguardCase, at levels: [Int]) throws -> (records: Int, units: Int) {
        let columns = instance.spec.columns.enumerated().map { index, column -> ColumnPlan in
            guard case .quasi(let hierarchy, _, _) = column.treatment else {
                return ColumnPlan(name: column.name, treatment: column.name == "unit" ? .attribute : .drop)
            }
            return ColumnPlan(
                name: column.name,
                treatment: .quasi(hierarchy: hierarchy, lowest: levels[index], highest: levels[index])
            )
        }
        let spec = ProtectionSpec(
            columns: columns,
            models: [.kAnonymity(1)],
            suppression: .none,
            loss: .height
        )
        guard case .found(let found) = search(try profile(instance.table, for: spec), for: spec) else { return (0, 0) }
        let measures = TableMeasures(
            of: try apply(found, to: instance.table, for: spec, order: .sorted).columns,
            records: instance.rows.count,
            by: MeasuringSpec(
                quasiIdentifiers: spec.quasiIdentifiers.map(\.column.name),
                unitColumn: "unit"
            )
        )
        return (measures.classes.smallestClass, measures.units?.smallestClass ?? 0)
    }

    @Test(arguments: 0..<3 as Range<UInt64>)
    func `finds the same, by looking at the same, on one, two and three threads`(hundred: UInt64) throws {
        for seed in hundred * 100..<hundred * 100 + 100 {
            let one = try outcome(SafeguardCase(seed: seed, threads: 1))
            #expect(try outcome(SafeguardCase(seed: seed, threads: 2)) == one, "seed \(seed)")
            #expect(try outcome(SafeguardCase(seed: seed, threads: 3)) == one, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<2 as Range<UInt64>)
    func `never finds worse with a larger budget, and its bound is never above the optimum`(hundred: UInt64) throws {
        for seed in hundred * 100..<hundred * 100 + 100 {
            let optimum: Transformation? =
                if case .found(let found) = try outcome(SafeguardCase(seed: seed)) { found } else { nil }
            var last: Double?
            for nodes in [0, 1, 2, 3, 5, 8, 13, 21, 34, 200] {
                let (one, two) = try (
                    outcome(SafeguardCase(seed: seed, nodes: nodes)),
                    outcome(SafeguardCase(seed: seed, threads: 2, nodes: nodes))
                )
                #expect(one == two, "seed \(seed), \(nodes) nodes: threads differ")
                switch one {
                case .found(let found):
                    #expect(found.checked <= nodes)
                    if let last { #expect(found.loss <= last + 1e-9, "seed \(seed), \(nodes) nodes: worse") }
                    last = found.loss
                    let least = try #require(optimum).loss
                    #expect(found.leastLoss <= least + 1e-9 * max(1, least) && found.loss >= least - 1e-9)
                    if found.isOptimal { #expect(found.levels == optimum?.levels, "seed \(seed), \(nodes) nodes") }
                case .unmeetable: #expect(optimum == nil)
                case .unfinished(let unfinished):
                    #expect(last == nil && unfinished.checked <= nodes, "seed \(seed): lost what it had")
                    if let optimum { #expect(unfinished.leastLoss <= optimum.loss + 1e-9 * max(1, optimum.loss)) }
                }
            }
        }
    }

    @Test func `ends when the time is up with what it has, and says that it is not proven`() throws {
        let instance = try SafeguardCase(seed: 4)
        var spec = instance.spec
        spec.effort.isOver = { true }
        let counted = try profile(instance.table, for: spec)
        guard case .unfinished(let unfinished) = search(counted, for: spec) else {
            Issue.record("found something in no time")
            return
        }
        #expect(unfinished.checked == 0)
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `applying removes just the records that the search counted`(hundred: UInt64) throws {
        var applied = 0
        for seed in hundred * 100..<hundred * 100 + 100 {
            let instance = try SafeguardCase(seed: seed)
            guard case .found(let found) = try outcome(instance) else { continue }
            let twin = SafeguardTwin(instance).outcome(at: found.levels.map(\.level))
            let output = try apply(
                found,
                to: instance.table,
                for: instance.spec,
                order: .sorted,
                tellsClasses: true
            )
            applied += 1
            #expect(output.rowCount == instance.rows.count - found.suppressed, "seed \(seed)")
            let kept = output.classOfSourceRow.indices.filter {
                output.classOfSourceRow[$0] != ProtectedTable.suppressedRow
            }
            #expect(kept == twin.kept, "seed \(seed)")
            #expect(found.suppressed <= instance.spec.suppression.floor(of: instance.rows.count))
        }
        #expect(applied > 20)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `applying refuses where it would remove another number of records`(seed: UInt64) throws {
        let instance = try SafeguardCase(seed: seed)
        guard case .found(let found) = try outcome(instance) else { return }
        let other = Transformation(
            levels: found.levels,
            isOptimal: true,
            loss: found.loss,
            lossByColumn: found.lossByColumn,
            suppressed: found.suppressed + 1,
            classes: found.classes,
            smallestClass: found.smallestClass,
            largestClass: found.largestClass,
            checked: found.checked
        )
        #expect(throws: DisclosureError.self) {
            _ = try apply(other, to: instance.table, for: instance.spec, order: .sorted)
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `finds the same however the rows are ordered`(seed: UInt64) throws {
        let instance = try SafeguardCase(seed: seed)
        var random = SeededGenerator(seed: seed)
        let order = Array(instance.rows.indices).shuffled(using: &random)
        var spec = instance.spec
        spec.earlier = spec.earlier.map { release in
            EarlierRelease(
                codes: order.map { release.codes[$0] },
                k: release.k,
                seesSuppressed: release.seesSuppressed,
                unseen: release.unseen
            )
        }
        let shuffled = TableBuilder.table(instance.names, order.map { instance.rows[$0] })
        #expect(try search(profile(shuffled, for: spec), for: spec) == outcome(instance))
    }

    @Test func `says how near each safeguard could be come to at the coarsest levels`() throws {
        var compared = 0
        for seed in 0..<600 as Range<UInt64> {
            let instance = try SafeguardCase(seed: seed)
            guard case .unmeetable(let attainable) = try outcome(instance) else { continue }
            let coarsest = instance.spec.columns.map { column in
                guard case .quasi(let hierarchy, _, let highest) = column.treatment else { return column }
                return ColumnPlan(
                    name: column.name,
                    treatment: .quasi(hierarchy: hierarchy, lowest: highest, highest: highest)
                )
            }
            func isMet(_ model: PrivacyModel) throws -> Bool {
                let spec = ProtectionSpec(
                    columns: coarsest,
                    models: [model],
                    suppression: instance.spec.suppression,
                    loss: .height,
                    sensitive: instance.spec.sensitive,
                    population: instance.spec.population,
                    // The figure compares classes with all records.
                    comparesWithReleased: false
                )
                if case .found = try search(profile(instance.table, for: spec), for: spec) { return true }
                return false
            }
            for figure in attainable.figures {
                guard let bound = figure.bound else { continue }
                let (met, broken): (PrivacyModel, PrivacyModel)
                switch figure.model {
                case .kAnonymity: (met, broken) = (.kAnonymity(Int(bound)), .kAnonymity(Int(bound) + 1))
                case .kMap: (met, broken) = (.kMap(max(1, Int(bound))), .kMap(Int(bound) + 1))
                case .closeness(let column, _, let distance):
                    guard bound > 0.01 else { continue }
                    met = .closeness(of: column, t: bound, distance)
                    broken = .closeness(of: column, t: bound * 0.999, distance)
                case .betaLikeness(let column, _, let isEnhanced):
                    guard bound > 0.01 else { continue }
                    met = .betaLikeness(of: column, beta: bound, isEnhanced: isEnhanced)
                    broken = .betaLikeness(of: column, beta: bound * 0.999, isEnhanced: isEnhanced)
                default: continue
                }
                if figure.model != .kMap(1), bound >= 1 || figure.model.sensitiveColumn != nil {
                    #expect(try isMet(met), "seed \(seed)")
                }
                #expect(try !isMet(broken), "seed \(seed)")
                compared += 1
            }
        }
        #expect(compared > 20)
    }
}
