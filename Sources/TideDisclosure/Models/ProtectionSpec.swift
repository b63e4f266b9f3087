package import TideCore

/// What protection a table gets: the treatment of every column, the safeguards with what they are held against, and what the
/// search minimises.
package struct ProtectionSpec: Sendable {
    /// Every column of the dataset, in the document's order, which ties between transformations are broken by.
    package let columns: [ColumnPlan]
    /// Every safeguard that released records must meet, all of them together.
    package let models: [PrivacyModel]
    /// The largest share of records that may be suppressed.
    package let suppression: Share
    package let loss: LossMeasure
    /// A column of the table that identifies a unit, such as a person with several records; `nil`: k counts records.
    ///
    /// With one, k counts distinct units. Records without an identifier are one unit altogether.
    package let unitColumn: String?
    /// Whether the records of a unit, such as the members of a household, leave together or not at all.
    ///
    /// Then what is removed is closed over units, until what is left of every class still has k of them.
    package let keepsUnitsWhole: Bool
    /// How sensitive columns' distances are measured, for the columns where that takes more than their values.
    package let sensitive: [SensitiveColumn]
    /// A column of the table with each record's sampling weight, for population uniqueness.
    package let weightColumn: String?
    /// Whom the records were drawn from or may be matched with: for k-map and the risk from a journalist.
    package var population: PopulationTable?
    /// Whether closeness, delta and beta are held against the records that are released too, as whoever reads the file measures them.
    ///
    /// A class is compared with all records in any case, and suppressed if it breaks the safeguard there. Other programs leave it at that.
    package let comparesWithReleased: Bool
    /// Earlier releases that the same readers may hold beside this one.
    package var earlier: [EarlierRelease]
    /// How much the search may do; without a budget it says nothing of the result.
    package var effort: SearchEffort

    package init(
        columns: [ColumnPlan],
        models: [PrivacyModel],
        suppression: Share,
        loss: LossMeasure,
        unitColumn: String? = nil,
        keepsUnitsWhole: Bool = false,
        sensitive: [SensitiveColumn] = [],
        weightColumn: String? = nil,
        population: PopulationTable? = nil,
        comparesWithReleased: Bool = true,
        earlier: [EarlierRelease] = [],
        effort: SearchEffort = .exhaustive
    ) {
        precondition(models.allSatisfy(\.hasValidBounds), "a safeguard with a bound outside its range")
        precondition(
            !keepsUnitsWhole
                || unitColumn != nil && models.allSatisfy { if case .kAnonymity = $0 { true } else { false } },
            "units stay whole where k counts them, and under k alone"
        )
        precondition((0...1).contains(loss.suppressionWeight ?? 0), "a suppression weight outside 0 to 1")
        self.columns = columns
        self.models = models
        self.suppression = suppression
        self.loss = loss
        self.unitColumn = unitColumn
        self.keepsUnitsWhole = keepsUnitsWhole
        self.sensitive = sensitive
        self.weightColumn = weightColumn
        self.population = population
        self.comparesWithReleased = comparesWithReleased
        self.earlier = earlier
        self.effort = effort
    }

    /// k-anonymity and Iyengar's Loss.
    package init(
        columns: [ColumnPlan],
        k: Int,
        suppression: Share,
        aggregate: LossAggregate,
        suppressionWeight: Double
    ) {
        self.init(
            columns: columns,
            models: [.kAnonymity(k)],
            suppression: suppression,
            loss: .iyengar(aggregate, suppressionWeight: suppressionWeight)
        )
    }

    /// The smallest number of records, or units, that may share a combination of quasi-identifiers: the largest that a
    /// safeguard asks for, or 1.
    package var k: Int {
        models.reduce(1) { most, model in
            if case .kAnonymity(let k) = model { max(most, k) } else { most }
        }
    }

    /// The quasi-identifiers in the document's order.
    package var quasiIdentifiers: [QuasiIdentifier] {
        columns.compactMap { column in
            guard case .quasi(let hierarchy, let lowest, let highest) = column.treatment else { return nil }
            return QuasiIdentifier(column: column, hierarchy: hierarchy, lowest: lowest, highest: highest)
        }
    }

    /// The columns that a safeguard looks into, each once, in the safeguards' order.
    package var sensitiveColumns: [String] {
        var names: [String] = []
        for case let name? in models.map(\.sensitiveColumn) where !names.contains(name) { names.append(name) }
        return names
    }
}
