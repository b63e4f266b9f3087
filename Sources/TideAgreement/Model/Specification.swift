package import TideCore

/// A dataset, safeguards and search settings for disclosure control alone: a document of kind `spec`.
package struct Specification: Hashable, Sendable {
    package let id: Identifier
    package let dataset: Identifier
    package let safeguards: Safeguards
    package let search: SearchSettings
    /// The columns whose treatment it states, in the document's order.
    package let columns: [GrantColumn]
    package let fields: FieldPlaces

    package init(
        id: Identifier,
        dataset: Identifier,
        columns: [GrantColumn] = [],
        safeguards: Safeguards,
        search: SearchSettings,
        fields: FieldPlaces
    ) {
        self.id = id
        self.dataset = dataset
        self.columns = columns
        self.safeguards = safeguards
        self.search = search
        self.fields = fields
    }
}

extension Specification {
    /// Every column that leaves, with its treatment: what it states, and the others but for direct identifiers as they are.
    package func columns(of dataset: Dataset) -> [GrantColumn] {
        dataset.columns.compactMap { column in
            columns.first { $0.name == column.name }
                ?? (column.role == .direct ? nil : GrantColumn(name: column.name, treatment: .keep))
        }
    }
}

/// What the search minimises, and how long it may look.
package struct SearchSettings: Hashable, Sendable {
    package let loss: LossMeasure
    /// `nil` where the document leaves it open: ``LossMeasure/ownAggregate`` then.
    package let statedAggregate: LossAggregate?
    /// Between 0 (suppression costs nothing beyond generalisation) and 1, as written, such as `0.5`.
    package let suppressionWeight: Share
    /// How much a column's loss counts, in the document's order; 1 for a column that is not here.
    package let weights: [ColumnWeight]
    /// How many transformations are looked at, at most; as many as it takes where there is none.
    package let budget: Int?
    /// In a spec alone something else than the levels of the whole table.
    package let recoding: RecodingMethod

    package init(
        loss: LossMeasure = .iyengar,
        aggregate: LossAggregate? = nil,
        suppressionWeight: Share = standardWeight,
        weights: [ColumnWeight] = [],
        budget: Int? = nil,
        recoding: RecodingMethod = .fullDomain
    ) {
        self.loss = loss
        self.statedAggregate = aggregate
        self.suppressionWeight = suppressionWeight
        self.weights = weights
        self.budget = budget
        self.recoding = recoding
    }

    /// How the losses of the columns become one figure; `nil` for a measure of the whole table.
    package var aggregate: LossAggregate? { loss.ownAggregate.map { statedAggregate ?? $0 } }

    /// Generalisation and suppression weighed alike.
    package static let standardWeight = Share("0.5") ?? .none

    /// Iyengar's Loss, geometric mean, generalisation and suppression weighed alike: what `v1` leaves out means this.
    package static let standard = SearchSettings()
}

/// How quasi-identifiers are made coarser.
package enum RecodingMethod: String, Hashable, Sendable, CaseIterable {
    /// Each at one level for the whole table.
    case fullDomain = "full-domain"
    /// Each class of records at levels of its own.
    case local
    /// Not at all: single cells are suppressed.
    case cells
}

/// How much the loss of a column counts.
package struct ColumnWeight: Hashable, Sendable {
    package let column: String
    package let weight: DecimalNumber

    package init(column: String, weight: DecimalNumber) {
        self.column = column
        self.weight = weight
    }
}

/// Loss measures of this version; `docs/models` has the formula of each.
package enum LossMeasure: String, Hashable, Sendable, CaseIterable {
    /// *Source:* Iyengar 2002, "Transforming data to satisfy privacy constraints".
    case iyengar
    /// *Source:* Sweeney 2002, "Achieving k-anonymity privacy protection using generalization and suppression".
    case precision
    case normalisedEntropy = "normalised-entropy"
    /// *Source:* Gionis and Tassa 2009; de Waal and Willenborg 1999.
    case nonUniformEntropy = "non-uniform-entropy"
    /// The same, a suppressed record at what it would cost if it were kept.
    case generalisationEntropy = "generalisation-entropy"
    /// *Source:* Bayardo and Agrawal 2005.
    case discernibility
    /// The same, suppressed classes at what all others cost.
    case classDiscernibility = "class-discernibility"
    /// *Source:* LeFevre, DeWitt and Ramakrishnan 2006.
    case averageClassSize = "average-class-size"
    case ambiguity
    case height

    /// The aggregate where a document leaves it open; `nil` for a measure of the whole table, which has none.
    package var ownAggregate: LossAggregate? {
        switch self {
        case .iyengar: .geometricMean
        case .precision, .normalisedEntropy: .arithmeticMean
        case .nonUniformEntropy, .generalisationEntropy, .discernibility, .classDiscernibility, .averageClassSize,
            .ambiguity, .height:
            nil
        }
    }

    /// Whether suppression is weighed against generalisation.
    package var weighsSuppression: Bool { self == .iyengar || self == .precision }
}

/// How losses by column become one figure.
package enum LossAggregate: String, Hashable, Sendable, CaseIterable {
    case geometricMean = "geometric-mean"
    case arithmeticMean = "arithmetic-mean"
    case sum
    case maximum
    /// The losses in descending order, compared one after the other.
    case rank
}
