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
        let field: KeyLayout.Field
        /// By level, then by value: how many leaves of the domain it covers.
        let coverage: [[Int]]
        /// By level: the most leaves that a value covers.
        let mostCoverage: [Int]
        /// By level: the sum of coverage over all records.
        let leaves: [Int]
        /// By level: the loss if nothing is suppressed, a lower bound of the loss at this level or a coarser one.
        let leastLoss: [Double]
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
    let loss: IyengarLoss

    init(_ profile: QuasiProfile, _ spec: ProtectionSpec) {
        let quasi = spec.quasiIdentifiers
        precondition(quasi.map(\.column.name) == profile.ladders.map(\.name), "a profile of another plan")
        let loss = IyengarLoss(
            rowCount: profile.rowCount,
            suppressionWeight: spec.loss.suppressionWeight ?? 0.5,
            aggregate: spec.loss.aggregate ?? .geometricMean
        )
        self.columns = quasi.indices.map { index in
            Column(
                profile.ladders[index],
                quasi[index],
                profile.layout.fields[index],
                records: profile.recordsByLeaf(of: index),
                loss
            )
        }
        self.rowCount = profile.rowCount
        self.loss = loss
    }
}

extension Lattice.Column {
    fileprivate init(
        _ ladder: QuasiLadder,
        _ quasi: QuasiIdentifier,
        _ field: KeyLayout.Field,
        records: [Int],
        _ loss: IyengarLoss
    ) {
        let leaves = ladder.rungs.map { rung in
            zip(records, rung.valueOfLeaf).reduce(0) { $0 + $1.0 * rung.coverage[Int($1.1)] }
        }
        self.name = ladder.name
        self.lowest = quasi.lowest
        self.highest = quasi.highest
        self.domainSize = ladder.domainSize
        self.field = field
        self.coverage = ladder.rungs.map(\.coverage)
        self.mostCoverage = ladder.rungs.map { $0.coverage.max() ?? 0 }
        self.leaves = leaves
        self.leastLoss = leaves.map {
            loss.column(domainSize: ladder.domainSize, leaves: $0, suppressed: 0, suppressedLeaves: 0)
        }
        self.moves = ladder.rungs.indices.map { lower in
            ladder.rungs.indices.map { upper in
                lower < upper ? FieldMove(field: field, parents: ladder.parents(from: lower, to: upper)) : nil
            }
        }
    }
}

extension QuasiProfile {
    /// How many records hold each leaf of a column.
    fileprivate func recordsByLeaf(of column: Int) -> [Int] {
        let field = layout.fields[column]
        var records = [Int](repeating: 0, count: ladders[column].rungs[0].texts.count)
        for position in 0..<combinations.count {
            let word = combinations.keys[position * layout.wordsPerKey + field.word]
            records[field.code(in: word)] += Int(combinations.sizes[position])
        }
        return records
    }
}
