package import TideMicrodata
package import TidePseudonym

/// One column's way through protection.
package struct ColumnPlan: Sendable {
    package let name: String
    package let treatment: ColumnTreatment
    /// The fixed recoding that its texts went through when they were read.
    package let recoding: Recoding?
    /// What its values went through then, by more than the value alone.
    package let reworking: Reworking?
    /// The texts that mean a missing value; the first is written.
    package let missing: [String]
    /// Whether a text that the hierarchy lacks counts as missing, rather than ending the run.
    package let unlistedIsMissing: Bool
    /// What the reports tell apart by it, such as `geography`.
    package let dimension: String?
    /// What it tells about a person, as in the dataset document.
    package let role: String
    /// How much its loss counts against that of other quasi-identifiers: at least 0, 1 for all alike.
    package let weight: Double
    /// The columns that it is declared to tell of, so that nobody counts on their being dropped or coarsened.
    package let tells: [String]

    package init(
        name: String,
        treatment: ColumnTreatment,
        recoding: Recoding? = nil,
        reworking: Reworking? = nil,
        missing: [String] = [""],
        unlistedIsMissing: Bool = false,
        dimension: String? = nil,
        role: String = "",
        weight: Double = 1,
        tells: [String] = []
    ) {
        precondition(weight >= 0 && weight.isFinite, "a weight that is negative or no number")
        self.name = name
        self.treatment = treatment
        self.recoding = recoding
        self.reworking = reworking
        self.missing = missing
        self.unlistedIsMissing = unlistedIsMissing
        self.dimension = dimension
        self.role = role
        self.weight = weight
        self.tells = tells
    }

    /// The text that a missing value is written as.
    package var missingText: String { missing.first ?? "" }
}

/// What happens to a column.
package enum ColumnTreatment: Sendable {
    /// Not in the output.
    case drop
    /// In the output as it was read.
    case attribute
    /// Generalised to one level for the whole table, from `lowest` to `highest`, both inclusive.
    ///
    /// Without a hierarchy there is one level, 0: the column counts for k and loses by suppression alone.
    case quasi(hierarchy: Hierarchy?, lowest: Int, highest: Int)
    /// Replaced by pseudonyms.
    case pseudonym(PseudonymRecipe)
}

/// A column that k-anonymity is about.
package struct QuasiIdentifier: Sendable {
    package let column: ColumnPlan
    package let hierarchy: Hierarchy?
    /// The finest level allowed: the agreement's floor.
    package let lowest: Int
    /// The coarsest level allowed: what must be preserved.
    package let highest: Int

    package init(column: ColumnPlan, hierarchy: Hierarchy?, lowest: Int, highest: Int) {
        self.column = column
        self.hierarchy = hierarchy
        self.lowest = lowest
        self.highest = highest
    }
}
