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

    /// Adds records of one combination to a class, or begins the next class with them.
    ///
    /// - Precondition: they are told alike at the coarsest step at least.
    mutating func add(_ member: [UInt32], _ records: Int, to number: Int) {
        if number == sizes.count {
            leaves += member
            steps += repeatElement(0, count: columns.count)
            sizes.append(records)
            return
        }
        sizes[number] += records
        for column in columns.indices {
            let place = number * columns.count + column
            while columns[column].steps[Int(steps[place])][Int(leaves[place])]
                != columns[column].steps[Int(steps[place])][Int(member[column])]
            {
                steps[place] += 1
            }
        }
    }

    /// How much more is lost if so many records of a combination join a class, in cells weighed by their columns; `nil` if that is
    /// no less than a bound, or if the class and they are not told alike at any step.
    func cost(of member: [UInt32], _ records: Int, joining number: Int, below bound: Double) -> Double? {
        var sum = 0.0
        let size = Double(sizes[number])
        for column in columns.indices {
            let place = number * columns.count + column
            let told = columns[column]
            var step = Int(steps[place])
            let before = told.cost[Int(told.steps[step][Int(leaves[place])])]
            while told.steps[step][Int(leaves[place])] != told.steps[step][Int(member[column])] {
                step += 1
                if step == told.steps.count { return nil }
            }
            let after = told.cost[Int(told.steps[step][Int(leaves[place])])]
            sum += weights[column] * (after * (size + Double(records)) - before * size)
            if sum >= bound { return nil }
        }
        return sum
    }
}
