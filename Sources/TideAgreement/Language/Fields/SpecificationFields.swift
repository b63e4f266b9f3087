import TideCore

/// What the language says about a spec.
enum SpecificationFields {
    static let dataset = Field.required("dataset", .identifier, "The dataset, in the same file or folder.")
    static let safeguards = Field.required("safeguards", SafeguardFields.standaloneReader, "What the output must meet.")
    static let search = Field.defaulted(
        "search",
        SearchFields.reader,
        SearchSettings.standard,
        "What the search minimises."
    )
    static let shape = HeadFields.document(
        "a spec",
        .spec,
        [dataset.shape, safeguards.shape, search.shape],
        later: ["columns"]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Specification {
        Specification(
            id: record[HeadFields.id],
            dataset: record[dataset],
            safeguards: record[safeguards],
            search: record[search],
            fields: fields
        )
    }
}

/// What the language says about search settings, in grants and in specs.
enum SearchFields {
    static let loss = Field.defaulted("loss", .word, LossMeasure.iyengar, "How loss is measured.")
    static let aggregate = Field<LossAggregate?>.optional(
        "aggregate",
        .word,
        "How the losses of the columns become one figure; geometric-mean for iyengar, arithmetic-mean for precision "
            + "and normalised-entropy where left out; no other measure has one."
    )
    static let suppressionWeight = Field.defaulted(
        "suppressionWeight",
        .share,
        SearchSettings.standardWeight,
        "From 0, suppression costs nothing of its own, to 1, nothing but suppression costs; 0.5 weighs both alike."
    )
    static let weights = Field.defaulted(
        "weights",
        ValueReader<[(String, DecimalNumber)]>.table(keys: .free, .decimal, atLeast: 1)
            .map { pairs in pairs.map { ColumnWeight(column: $0.0, weight: $0.1) } },
        [],
        "How much the loss of a column counts, by column; 1 where left out."
    )
    static let budget = Field<Int?>.optional(
        "budget",
        .integer(1...1_000_000_000),
        "How many transformations are looked at, at most; the best of them is taken and not called optimal."
    )
    static let recoding = Field.defaulted(
        "recoding",
        .word,
        RecodingMethod.fullDomain,
        "Whether columns are told at one level for the whole table, at levels of each class of records, or whole but for "
            + "suppressed cells."
    )
    private static let shape = RecordShape(
        "search settings",
        [loss.shape, aggregate.shape, suppressionWeight.shape, weights.shape, budget.shape, recoding.shape]
    )

    static let reader = ValueReader<SearchSettings>.record(shape) { record in
        SearchSettings(
            loss: record[loss],
            aggregate: record[aggregate],
            suppressionWeight: record[suppressionWeight],
            weights: record[weights],
            budget: record[budget],
            recoding: record[recoding]
        )
    }
}
