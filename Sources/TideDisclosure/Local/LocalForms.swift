/// What classes tell: by class and column the finest step at which all members are told alike.
struct LocalForms {
    let columns: [LocalColumn]
    private let weights: [Double]
    /// By class, then by column: the leaf of the class's first member.
    private var leaves: [UInt32] = []
    /// By class, then by column.
    private var steps: [UInt16] = []
    /// Records of each class; 0 for a number that is none.
    private(set) var sizes: [Int] = []

    init(_ columns: [LocalColumn], weights: [Double]) {
        self.columns = columns
        self.weights = weights
    }

    /// The value that a class tells in a column.
    func told(_ number: Int, _ column: Int) -> UInt32 {
        let place = number * columns.count + column
        return columns[column].steps[Int(steps[place])][Int(leaves[place])]
    }

    /// The values that a class tells.
    func told(_ number: Int) -> [UInt32] { columns.indices.map { told(number, $0) } }

    /// Adds a combination to a class, or begins the next class with it.
    ///
    /// - Precondition: they are told alike at the coarsest step at least.
    mutating func add(_ profile: QuasiProfile, _ combination: Int, to number: Int) {
        let records = Int(profile.combinations.sizes[combination])
        if number == sizes.count {
            for column in columns.indices { leaves.append(UInt32(profile.leaf(of: combination, column))) }
            steps += repeatElement(0, count: columns.count)
            sizes.append(records)
            return
        }
        sizes[number] += records
        for column in columns.indices {
            let place = number * columns.count + column
            let leaf = profile.leaf(of: combination, column)
            while columns[column].steps[Int(steps[place])][Int(leaves[place])]
                != columns[column].steps[Int(steps[place])][leaf]
            {
                steps[place] += 1
            }
        }
    }

    /// How much more is lost if a combination joins a class, in cells weighed by their columns; `nil` if that is no less than a bound, or if the
    /// class and the combination are not told alike at any step.
    func cost(of combination: Int, _ profile: QuasiProfile, joining number: Int, below bound: Double) -> Double? {
        var sum = 0.0
        let size = Double(sizes[number])
        let grown = size + Double(profile.combinations.sizes[combination])
        for column in columns.indices {
            let place = number * columns.count + column
            let leaf = profile.leaf(of: combination, column)
            let told = columns[column]
            var step = Int(steps[place])
            let before = told.cost[Int(told.steps[step][Int(leaves[place])])]
            while told.steps[step][Int(leaves[place])] != told.steps[step][leaf] {
                step += 1
                if step == told.steps.count { return nil }
            }
            let after = told.cost[Int(told.steps[step][Int(leaves[place])])]
            sum += weights[column] * (after * grown - before * size)
            if sum >= bound { return nil }
        }
        return sum
    }
}
