/// Holds the classes at some levels against every safeguard: one judge for the search and for applying what it found.
///
/// A class that breaks a safeguard is removed as a whole. What a safeguard says of the whole table is held against the classes that
/// stay.
struct ClassJudge: Sendable {
    /// A safeguard of the whole table.
    private enum TableRule: Sendable {
        /// Mean over kept records of one by the class's records.
        case averageRisk(Double)
        /// The same by members of the population.
        case averagePopulationRisk(Double)
        case populationUniqueness(Double)
    }

    /// What the judge is asked.
    enum Question {
        /// Which records are removed at these levels.
        case verdict
        /// How many records of each class are removed at least, here and at every finer level.
        case bound
    }

    let contents: ClassContents
    /// Records that a class needs at least; no more than 2^32 − 1 are told apart.
    let leastRecords: UInt32
    let leastUnits: Int
    /// Whether the records of a unit stay or go together.
    private let keepsUnitsWhole: Bool
    private let leastMembers: UInt32
    private let tableRules: [TableRule]
    private let comparesWithReleased: Bool

    init(_ spec: ProtectionSpec, _ contents: ClassContents) {
        var (records, members) = (1, 0)
        var rules: [TableRule] = []
        for model in spec.models {
            switch model {
            case .kAnonymity(let k):
                // A class has at least as many records as units.
                records = max(records, k)
            case .kMap(let k): members = max(members, k)
            case .risk(.prosecutor, .highest, let bound): records = max(records, Self.least(for: bound))
            case .risk(_, .highest, let bound):
                if contents.populationCell == nil {
                    records = max(records, Self.least(for: bound))
                } else {
                    members = max(members, bound >= 1 ? 0 : Self.least(for: bound))
                }
            case .risk(let attacker, .average, let bound):
                let hasPopulation = attacker != .prosecutor && contents.populationCell != nil
                rules.append(hasPopulation ? .averagePopulationRisk(bound) : .averageRisk(bound))
            case .populationUniqueness(let bound): rules.append(.populationUniqueness(bound))
            case .diversity, .closeness, .deltaDisclosure, .betaLikeness: break
            }
        }
        self.contents = contents
        self.leastRecords = UInt32(clamping: contents.sensitive.reduce(records) { max($0, $1.check.leastRecords) })
        self.leastUnits = contents.unitCell == nil ? 0 : spec.k
        self.keepsUnitsWhole = spec.keepsUnitsWhole
        precondition(!keepsUnitsWhole || spec.earlier.isEmpty, "whole units are not searched beside earlier releases")
        self.leastMembers = UInt32(clamping: members)
        self.tableRules = rules
        self.comparesWithReleased = spec.comparesWithReleased
    }

    /// The smallest class whose records' risk, one by its size, is at most a bound.
    private static func least(for bound: Double) -> Int {
        guard bound * 0x1p32 >= 1 else { return Int(UInt32.max) }
        var size = max(1, Int((1 / bound).rounded(.down)) - 1)
        while !Bound.isMet(1 / Double(size), atMost: bound) { size += 1 }
        return size
    }

    /// Whether every class that meets the safeguards still does with any other records added, so that the coarsest levels suppress fewest
    /// records.
    var coarsestIsBest: Bool {
        contents.earlier.isEmpty && tableRules.isEmpty && contents.sensitive.allSatisfy(\.check.onlyGrows)
    }
}

/// How many records of each class are removed.
struct ClassVerdict: Sendable {
    /// By position; what is beyond the table's classes is of no meaning.
    var removed: [UInt32] = []
    /// Their sum.
    fileprivate(set) var suppressed = 0
    /// By the code of a unit in several classes, whether its records are removed; empty unless units stay whole.
    var unitIsRemoved: [Bool] = []
    /// Scratch, by class.
    var counts: [UInt32] = []

    fileprivate mutating func reserve(_ classes: Int) {
        if removed.count < classes { removed += repeatElement(0, count: classes - removed.count) }
    }
}

extension ClassJudge {
    /// Answers a question about a table's classes.
    ///
    /// - Parameter limit: with more removed records than that, the answer is of no use, and need not be finished: ``ClassVerdict/suppressed`` is
    ///   then some number above it.
    func judge(
        _ table: ClassTable,
        _ question: Question,
        upTo limit: Int = .max,
        _ verdict: inout ClassVerdict,
        _ merger: inout ClassMerger
    ) {
        verdict.reserve(table.count)
        judgeSizes(table, &verdict.removed)
        if leastMembers > 0, let cell = contents.populationCell {
            judgeCells(table, cell, below: leastMembers, &verdict.removed)
        }
        if leastUnits > 1 { judgeUnits(table, &verdict) }
        if keepsUnitsWhole { removeWholeUnits(table, &verdict) }
        verdict.suppressed = Self.sum(verdict.removed, table.count)
        for values in contents.sensitive where verdict.suppressed <= limit {
            switch values.place {
            case .cells(let start): judgeCells(table, values.check, start, question, upTo: limit, &verdict)
            case .pairs(let index):
                judgePairs(table, values.check, index, question, &verdict)
                verdict.suppressed = Self.sum(verdict.removed, table.count)
            }
        }
        guard !contents.earlier.isEmpty, verdict.suppressed <= limit else { return }
        for index in contents.earlier.indices { judgeEarlier(table, index, question, &verdict, &merger) }
        verdict.suppressed = Self.sum(verdict.removed, table.count)
    }

    private static func sum(_ numbers: [UInt32], _ count: Int) -> Int {
        let numbers = numbers.span
        var sum = 0
        for position in 0..<count { sum += Int(numbers[position]) }
        return sum
    }

    private func judgeSizes(_ table: ClassTable, _ removed: inout [UInt32]) {
        let sizes = table.sizes.span
        var removed = removed.mutableSpan
        let least = leastRecords
        for position in 0..<table.count {
            let size = sizes[position]
            removed[position] = size < least ? size : 0
        }
    }

    private func judgeCells(_ table: ClassTable, _ cell: Int, below least: UInt32, _ removed: inout [UInt32]) {
        let cells = table.cells.span
        for position in 0..<table.count where cells[position * table.cellsPerClass + cell] < least {
            removed[position] = table.sizes[position]
        }
    }

    private func judgeUnits(_ table: ClassTable, _ verdict: inout ClassVerdict) {
        guard let cell = contents.unitCell, let index = contents.unitPairs else { return }
        verdict.counts = (0..<table.count).map { table.cells[$0 * table.cellsPerClass + cell] }
        let pairs = table.pairs[index]
        for entry in pairs.entries[..<pairs.count] { verdict.counts[Int(entry >> 32)] += 1 }
        for position in 0..<table.count where Int(verdict.counts[position]) < leastUnits {
            verdict.removed[position] = table.sizes[position]
        }
    }

    /// A sensitive column that is counted in cells.
    private func judgeCells(
        _ table: ClassTable,
        _ check: SensitiveCheck,
        _ start: Int,
        _ question: Question,
        upTo limit: Int,
        _ verdict: inout ClassVerdict
    ) {
        let cells = table.cells.span
        let sizes = table.sizes.span
        let values = check.values.span
        var suppressed = verdict.suppressed
        defer { verdict.suppressed = suppressed }
        var removed = verdict.removed.mutableSpan
        let (width, stride) = (check.width, table.cellsPerClass)
        for position in 0..<table.count where removed[position] < sizes[position] {
            let from = position * stride + start
            let counts = cells.extracting(from..<from + width)
            if check.isMet(values, counts) { continue }
            let before = removed[position]
            removed[position] = max(before, lost(check, values, counts, sizes[position], question))
            suppressed += Int(removed[position] - before)
            if suppressed > limit { return }
        }
    }

    /// How many records of a class that breaks a column's rules are removed.
    private func lost(
        _ check: SensitiveCheck,
        _ values: Span<UInt32>,
        _ counts: Span<UInt32>,
        _ size: UInt32,
        _ question: Question
    ) -> UInt32 {
        guard question == .bound else { return size }
        let kept = check.mostKept(values, counts, size: Int(size))
        // Whatever is kept is kept in classes that are large enough.
        return kept < Int(leastRecords) ? size : size - UInt32(kept)
    }

    /// A sensitive column that is counted in pairs.
    private func judgePairs(
        _ table: ClassTable,
        _ check: SensitiveCheck,
        _ index: Int,
        _ question: Question,
        _ verdict: inout ClassVerdict
    ) {
        let histograms = PairHistograms(table.pairs[index], classes: table.count)
        for position in 0..<table.count where verdict.removed[position] < table.sizes[position] {
            let range = histograms.range(position)
            let values = histograms.values.span.extracting(range)
            let counts = histograms.counts.span.extracting(range)
            if check.isMet(values, counts) { continue }
            let lost = lost(check, values, counts, table.sizes[position], question)
            verdict.removed[position] = max(verdict.removed[position], lost)
        }
    }

    /// Joint classes with an earlier release.
    private func judgeEarlier(
        _ table: ClassTable,
        _ index: Int,
        _ question: Question,
        _ verdict: inout ClassVerdict,
        _ merger: inout ClassMerger
    ) {
        let joint = jointClasses(table, index, &merger)
        let least = UInt32(clamping: contents.earlier[index].k)
        verdict.counts = Array(repeating: 0, count: table.count)
        for entry in 0..<joint.count where joint.sizes[entry] < least {
            verdict.counts[Int(joint.entries[entry] >> 32)] += joint.sizes[entry]
        }
        for position in 0..<table.count where verdict.counts[position] > 0 {
            let size = table.sizes[position]
            // What is looked alike with too few before goes with whatever class it is in; the rest of the class may stay.
            let kept = question == .bound ? size - min(size, verdict.counts[position]) : 0
            verdict.removed[position] = max(verdict.removed[position], kept < leastRecords ? size : size - kept)
        }
    }

    /// Records, or units, by class and earlier code.
    private func jointClasses(_ table: ClassTable, _ index: Int, _ merger: inout ClassMerger) -> PairTable {
        let earlier = contents.earlier[index]
        guard let units = earlier.units, table.pairs[units].count > 0 else { return table.pairs[earlier.codes] }
        var joint = table.pairs[earlier.codes]
        for entry in table.pairs[units].entries[..<table.pairs[units].count] {
            let code = earlier.codeOfUnit[Int(entry & 0xffff_ffff)]
            joint.append(Int(entry >> 32), code, 1)
        }
        merger.mergeEqual(&joint)
        return joint
    }
}

// MARK: The whole table

extension ClassJudge {
    /// Whether what stays meets every safeguard of the whole table.
    ///
    /// - Parameters:
    ///   - verdict: the judge's answer on which records are removed at these levels.
    ///   - removed: records that were removed before and are not in the table.
    func holds(_ table: ClassTable, _ verdict: ClassVerdict, removed: Int = 0) -> Bool {
        for rule in tableRules where !holds(rule, table, verdict) { return false }
        for index in contents.earlier.indices where contents.earlier[index].seesSuppressed {
            if !holdsForRemoved(index, table, verdict) { return false }
        }
        return !comparesWithReleased
            || contents.sensitive.allSatisfy { values in
                verdict.suppressed + removed == 0 || holdsAmongKept(values, table, verdict)
            }
    }

    /// Whether every class that stays meets a column's rules if it is compared with the records that stay.
    private func holdsAmongKept(_ values: ClassContents.Values, _ table: ClassTable, _ verdict: ClassVerdict) -> Bool {
        let width = values.check.width
        guard values.check.comparesWithTable else { return true }
        var kept = [Int](repeating: 0, count: width)
        let classes = (0..<table.count).filter { verdict.removed[$0] < table.sizes[$0] }
        switch values.place {
        case .cells(let start):
            let cells = table.cells.span
            for position in classes {
                let from = position * table.cellsPerClass + start
                for value in 0..<width { kept[value] += Int(cells[from + value]) }
            }
            guard let check = values.check.among(kept) else { return true }
            let all = values.check.values.span
            for position in classes {
                let from = position * table.cellsPerClass + start
                if !check.isMet(all, cells.extracting(from..<from + width)) { return false }
            }
        case .pairs(let index):
            let histograms = PairHistograms(table.pairs[index], classes: table.count)
            for position in classes {
                for entry in histograms.range(position) {
                    kept[Int(histograms.values[entry])] += Int(histograms.counts[entry])
                }
            }
            guard let check = values.check.among(kept) else { return true }
            for position in classes {
                let range = histograms.range(position)
                let (values, counts) = (histograms.values.span, histograms.counts.span)
                if !check.isMet(values.extracting(range), counts.extracting(range)) { return false }
            }
        }
        return true
    }

    private func holds(_ rule: TableRule, _ table: ClassTable, _ verdict: ClassVerdict) -> Bool {
        var (kept, classes) = (0, 0)
        var sum = FixedPointSum()
        for position in 0..<table.count where verdict.removed[position] < table.sizes[position] {
            let size = Int(table.sizes[position])
            kept += size
            classes += 1
            switch rule {
            case .averageRisk: break
            case .averagePopulationRisk:
                let members = table.cells[position * table.cellsPerClass + (contents.populationCell ?? 0)]
                sum.add(1 / Double(max(1, members)), times: size)
            case .populationUniqueness:
                guard size == 1 else { continue }
                let weight = table.cells[position * table.cellsPerClass + (contents.weightCell ?? 0)]
                sum.add(contents.uniquenessOfWeight[Int(weight)])
            }
        }
        switch rule {
        case .averageRisk(let bound): return kept == 0 || Bound.isMet(Double(classes) / Double(kept), atMost: bound)
        case .averagePopulationRisk(let bound), .populationUniqueness(let bound):
            return Bound.isMet(sum.mean(of: kept), atMost: bound)
        }
    }

    /// Whether the removed records look alike in an earlier release with enough removed ones each; those that it does not show
    /// either look like nothing.
    private func holdsForRemoved(_ index: Int, _ table: ClassTable, _ verdict: ClassVerdict) -> Bool {
        let earlier = contents.earlier[index]
        var removed = [Int](repeating: 0, count: earlier.codeCount)
        let codes = table.pairs[earlier.codes]
        for entry in 0..<codes.count where verdict.removed[Int(codes.entries[entry] >> 32)] > 0 {
            removed[Int(codes.entries[entry] & 0xffff_ffff)] += Int(codes.sizes[entry])
        }
        if let units = earlier.units {
            let pairs = table.pairs[units]
            var isCounted = [Bool](repeating: false, count: earlier.codeOfUnit.count)
            for entry in pairs.entries[..<pairs.count] where verdict.removed[Int(entry >> 32)] > 0 {
                let unit = Int(entry & 0xffff_ffff)
                guard !isCounted[unit] else { continue }
                isCounted[unit] = true
                removed[Int(earlier.codeOfUnit[unit])] += 1
            }
        }
        return removed.indices.allSatisfy { code in
            code < Int(earlier.unseen) || removed[code] == 0 || removed[code] >= earlier.k
        }
    }
}

/// The entries of a table of pairs by class, and by code within one.
private struct PairHistograms {
    /// Ascending within a class.
    let values: [UInt32]
    /// One per value.
    let counts: [UInt32]
    private let starts: [Int]

    init(_ pairs: PairTable, classes: Int) {
        var starts = [Int](repeating: 0, count: classes + 1)
        for entry in pairs.entries[..<pairs.count] { starts[Int(entry >> 32) + 1] += 1 }
        for position in 0..<classes { starts[position + 1] += starts[position] }
        let order = (0..<pairs.count).sorted { pairs.entries[$0] < pairs.entries[$1] }
        self.values = order.map { UInt32(truncatingIfNeeded: pairs.entries[$0]) }
        self.counts = order.map { pairs.sizes[$0] }
        self.starts = starts
    }

    /// Where a class's entries are.
    func range(_ position: Int) -> Range<Int> { starts[position]..<starts[position + 1] }
}
