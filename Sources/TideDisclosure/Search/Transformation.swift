/// A full-domain generalisation of the quasi-identifiers, and what it does to a table.
package struct Transformation: Hashable, Sendable {
    /// The level of each quasi-identifier, in the plan's order.
    package let levels: [ColumnLevel]
    /// Whether no other transformation within the safeguards loses less: proven over the whole lattice.
    package let isOptimal: Bool
    /// From 0 to 1, but where the loss measure says otherwise.
    package let loss: Double
    /// No transformation within the safeguards loses less than this: the loss itself where it is optimal.
    package let leastLoss: Double
    /// From 0 to 1, one per level, same order.
    package let lossByColumn: [Double]
    /// Records in classes that break a safeguard: they are removed.
    package let suppressed: Int
    /// Classes that are kept.
    package let classes: Int
    /// Records of the smallest class that is kept; 0 where none is.
    package let smallestClass: Int
    /// Records of the largest class that is kept; 0 where none is.
    package let largestClass: Int
    /// Transformations whose classes were counted to find this one and to prove it.
    package let checked: Int
    /// What was chosen, and the best trade-offs of loss and average risk among the others that were looked at and meet the safeguards, in
    /// ascending order of loss.
    package let front: [TriedTransformation]

    package init(
        levels: [ColumnLevel],
        isOptimal: Bool,
        loss: Double,
        lossByColumn: [Double],
        suppressed: Int,
        classes: Int,
        smallestClass: Int,
        largestClass: Int,
        checked: Int,
        leastLoss: Double? = nil,
        front: [TriedTransformation] = []
    ) {
        self.levels = levels
        self.isOptimal = isOptimal
        self.loss = loss
        self.lossByColumn = lossByColumn
        self.suppressed = suppressed
        self.classes = classes
        self.smallestClass = smallestClass
        self.largestClass = largestClass
        self.checked = checked
        self.leastLoss = leastLoss ?? loss
        self.front = front
    }

    /// The level of a column; `nil` if it is no quasi-identifier.
    package func level(of column: String) -> Int? { levels.first { $0.column == column }?.level }
}

/// A transformation that a search looked at and that meets the safeguards: what it loses, and the risk that it leaves.
package struct TriedTransformation: Hashable, Sendable {
    /// The level of each quasi-identifier, in the plan's order.
    package let levels: [Int]
    /// In the unit of the loss measure.
    package let loss: Double
    /// Records that it removes.
    package let suppressed: Int
    /// Records that it keeps; at least 1.
    package let records: Int
    /// Classes that it keeps.
    package let classes: Int
    /// Records of the smallest of them.
    package let smallestClass: Int
    /// Whether it is the one that was chosen.
    package let isChosen: Bool

    /// The most that a search tells of.
    package static let most = 12

    package init(
        levels: [Int],
        loss: Double,
        suppressed: Int,
        records: Int,
        classes: Int,
        smallestClass: Int,
        isChosen: Bool
    ) {
        self.levels = levels
        self.loss = loss
        self.suppressed = suppressed
        self.records = records
        self.classes = classes
        self.smallestClass = smallestClass
        self.isChosen = isChosen
    }
}

/// A quasi-identifier and a level of its hierarchy; 0 is the value itself.
package struct ColumnLevel: Hashable, Sendable {
    package let column: String
    package let level: Int

    package init(column: String, level: Int) {
        self.column = column
        self.level = level
    }
}

/// What a search ends in.
package enum SearchOutcome: Hashable, Sendable {
    /// The transformation of least loss among those that meet the safeguards.
    case found(Transformation)
    /// No transformation meets them: nothing may be released.
    case unmeetable(BestAttainable)
    /// The budget ended before a transformation that meets them was found; there may be one. Nothing may be released.
    case unfinished(UnfinishedSearch)
}

/// How near the safeguards could be come to, where no transformation meets them.
package struct BestAttainable: Hashable, Sendable {
    /// The k asked for.
    package let k: Int
    /// Records of the table.
    package let rowCount: Int
    /// Records that may be suppressed.
    package let limit: Int
    /// The fewest records that have to be suppressed for everything asked for, at any levels allowed; all if nothing is within what is
    /// asked of the whole table.
    package let leastSuppressed: Int
    /// Whether it can be no fewer; the budget may have ended before that was known.
    package let isLeastProven: Bool
    /// The largest k, in records, that the limit allows if nothing else is asked for.
    package let largestK: Int
    /// For each safeguard, in the plan's order, how near it could be come to.
    package let figures: [AttainableFigure]

    package init(
        k: Int,
        rowCount: Int,
        limit: Int,
        leastSuppressed: Int,
        isLeastProven: Bool = true,
        largestK: Int,
        figures: [AttainableFigure] = []
    ) {
        self.k = k
        self.rowCount = rowCount
        self.limit = limit
        self.leastSuppressed = leastSuppressed
        self.isLeastProven = isLeastProven
        self.largestK = largestK
        self.figures = figures
    }
}

/// What is known where a search's budget ended before it found anything.
package struct UnfinishedSearch: Hashable, Sendable {
    /// Transformations whose classes were counted.
    package let checked: Int
    /// No transformation within the safeguards loses less than this.
    package let leastLoss: Double

    package init(checked: Int, leastLoss: Double) {
        self.checked = checked
        self.leastLoss = leastLoss
    }
}
