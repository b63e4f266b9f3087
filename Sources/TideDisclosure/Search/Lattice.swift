import TideCore
import TideMicrodata

/// The lattice of transformations over a profile: for each quasi-identifier its levels, what they cost, and how class keys
/// change from one to the next.
struct Lattice: Sendable {
    /// One quasi-identifier.
    struct Column: Sendable {
        let name: String
        let lowest: Int
        let highest: Int
        /// Leaves of the declared domain; `nil` without a hierarchy.
        let domainSize: Int?
        /// Levels of the hierarchy above the values themselves; 0 without one.
        let height: Int
        /// What its loss counts against that of others.
        let weight: Double
        let field: KeyLayout.Field
        /// By level, then by value: how many leaves of the domain it covers.
        let coverage: [[Int]]
        /// By level: the most leaves that a value covers.
        let mostCoverage: [Int]
        /// By level: the sum of coverage over all records.
        let leaves: [Int]
        /// By level: the bits that tell all records' values from those at the level.
        let bits: [Double]
        /// The bits that tell all records' values from nothing.
        let mostBits: Double
        /// By level: the loss if nothing is suppressed, a lower bound of the loss at this level or a coarser one; 0 where the
        /// measure has no losses by column.
        fileprivate(set) var leastLoss: [Double] = []
        /// By lower level, then by upper level.
        let moves: [[FieldMove?]]

        /// From one level to a coarser one; nothing where they are the same.
        func move(from lower: Int, to upper: Int) -> FieldMove? { moves[lower][upper] }

        /// From the lowest level allowed to the highest.
        var wholeMove: FieldMove? { moves[lowest][highest] }
    }

    /// In the plan's order.
    let columns: [Column]
    let rowCount: Int
    let measure: LossMeasure
    let loss: IyengarLoss
    /// The product of the domains: what a suppressed record may stand for.
    let domain: Double
    /// By how much the bits of one column may be wrong: they are differences of sums of up to n·log2 n.
    let bitsInDoubt: Double

    init(_ profile: QuasiProfile, _ spec: ProtectionSpec) {
        let quasi = spec.quasiIdentifiers
        precondition(quasi.map(\.column.name) == profile.ladders.map(\.name), "a profile of another plan")
        let loss = IyengarLoss(rowCount: profile.rowCount, suppressionWeight: spec.loss.suppressionWeight ?? 0.5)
        let columns = quasi.indices.map { index in
            Column(
                profile.ladders[index],
                quasi[index],
                profile.layout.fields[index],
                records: profile.recordsByLeaf(of: index)
            )
        }
        self.rowCount = profile.rowCount
        self.measure = spec.loss
        self.loss = loss
        let records = Double(max(2, profile.rowCount))
        let doubt = records * Natural.logarithm(records) / Natural.logarithm(2) * 0x1p-46
        self.bitsInDoubt = doubt
        self.domain = columns.reduce(1) { $0 * Double($1.domainSize ?? 1) }
        self.columns = columns.map { column in
            var column = column
            column.leastLoss = column.leaves.indices.map { column.leastLoss(at: $0, spec.loss, loss, doubt: doubt) }
            return column
        }
    }
}

extension Lattice.Column {
    fileprivate init(
        _ ladder: QuasiLadder,
        _ quasi: QuasiIdentifier,
        _ field: KeyLayout.Field,
        records: [Int]
    ) {
        self.name = ladder.name
        self.lowest = quasi.lowest
        self.highest = quasi.highest
        self.domainSize = ladder.domainSize
        self.height = quasi.hierarchy.map { $0.levelCount - 1 } ?? 0
        self.weight = quasi.column.weight
        self.field = field
        self.coverage = ladder.rungs.map(\.coverage)
        self.mostCoverage = ladder.rungs.map { $0.coverage.max() ?? 0 }
        self.leaves = ladder.rungs.map { rung in
            zip(records, rung.valueOfLeaf).reduce(0) { $0 + $1.0 * rung.coverage[Int($1.1)] }
        }
        let perRecord = Entropy.sum(records)
        self.bits = ladder.rungs.map { rung in
            var counts = [Int](repeating: 0, count: rung.texts.count)
            for (count, value) in zip(records, rung.valueOfLeaf) { counts[Int(value)] += count }
            return max(0, Entropy.sum(counts) - perRecord)
        }
        self.mostBits = max(0, Entropy.sum([records.reduce(0, +)]) - perRecord)
        self.moves = ladder.rungs.indices.map { lower in
            ladder.rungs.indices.map { upper in
                lower < upper ? FieldMove(field: field, parents: ladder.parents(from: lower, to: upper)) : nil
            }
        }
    }

    fileprivate func leastLoss(at level: Int, _ measure: LossMeasure, _ loss: IyengarLoss, doubt: Double) -> Double {
        switch measure {
        case .iyengar: loss.column(domainSize: domainSize, leaves: leaves[level], suppressed: 0, suppressedLeaves: 0)
        case .precision: loss.precision(level: level, height: height, suppressed: 0)
        case .normalisedEntropy: mostBits == 0 ? 0 : max(0, bits[level] - doubt) / mostBits
        case .nonUniformEntropy, .discernibility, .averageClassSize, .ambiguity, .height: 0
        }
    }
}

extension QuasiProfile {
    /// How many records hold each leaf of a column.
    func recordsByLeaf(of column: Int) -> [Int] {
        let field = layout.fields[column]
        var records = [Int](repeating: 0, count: ladders[column].rungs[0].texts.count)
        // Classes of members alone may have values that no record has.
        for position in 0..<combinations.count where combinations.sizes[position] > 0 {
            let word = combinations.keys[position * layout.wordsPerKey + field.word]
            records[field.code(in: word)] += Int(combinations.sizes[position])
        }
        return records
    }
}

/// Sums that entropies are made of.
enum Entropy {
    /// Σ c·log2 c, in ascending order of counts, so that the values' order does not matter.
    static func sum(_ counts: [Int]) -> Double {
        counts.sorted().reduce(0) { $0 + ($1 > 1 ? Double($1) * Natural.logarithm(Double($1)) : 0) }
            / Natural.logarithm(2)
    }
}
