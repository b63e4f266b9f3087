package import TideCore

/// A dataset, safeguards and search settings for disclosure control alone: a document of kind `spec`.
package struct Specification: Hashable, Sendable {
    package let id: Identifier
    package let dataset: Identifier
    package let safeguards: Safeguards
    package let search: SearchSettings
    package let fields: FieldPlaces

    package init(
        id: Identifier,
        dataset: Identifier,
        safeguards: Safeguards,
        search: SearchSettings,
        fields: FieldPlaces
    ) {
        self.id = id
        self.dataset = dataset
        self.safeguards = safeguards
        self.search = search
        self.fields = fields
    }
}

/// What the search minimises.
package struct SearchSettings: Hashable, Sendable {
    package let loss: LossMeasure
    package let aggregate: LossAggregate
    /// Between 0 (suppression costs nothing beyond generalisation) and 1, as written, such as `0.5`.
    package let suppressionWeight: Share

    package init(loss: LossMeasure, aggregate: LossAggregate, suppressionWeight: Share) {
        self.loss = loss
        self.aggregate = aggregate
        self.suppressionWeight = suppressionWeight
    }

    /// Iyengar's Loss, geometric mean, generalisation and suppression weighed alike: what `v1` leaves out means this.
    package static var standard: SearchSettings {
        SearchSettings(
            loss: .iyengar,
            aggregate: .geometricMean,
            suppressionWeight: Share("0.5") ?? .none
        )
    }
}

/// Loss measures of this version.
///
/// *Source:* Iyengar 2002, "Transforming data to satisfy privacy constraints".
package enum LossMeasure: String, Hashable, Sendable, CaseIterable {
    case iyengar
}

/// How losses by column become one figure.
package enum LossAggregate: String, Hashable, Sendable, CaseIterable {
    case geometricMean = "geometric-mean"
    case arithmeticMean = "arithmetic-mean"
}
