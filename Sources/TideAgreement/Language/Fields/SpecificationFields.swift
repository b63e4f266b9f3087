import TideCore

/// What the language says about a spec.
enum SpecificationFields {
    static let dataset = Field.required("dataset", .identifier, "The dataset, in the same file or folder.")
    static let safeguards = Field.required("safeguards", SafeguardFields.reader, "What the output must meet.")
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

/// What the language says about search settings.
enum SearchFields {
    static let loss = Field.defaulted(
        "loss",
        .word(later: ["average-class-size", "discernibility", "entropy", "precision"]),
        SearchSettings.standard.loss,
        "How the loss of a column is measured."
    )
    static let aggregate = Field.defaulted(
        "aggregate",
        .word(later: ["maximum", "rank", "sum"]),
        SearchSettings.standard.aggregate,
        "How the losses of the columns become one figure."
    )
    static let suppressionWeight = Field.defaulted(
        "suppressionWeight",
        .share,
        SearchSettings.standard.suppressionWeight,
        "From 0, suppression costs nothing of its own, to 1, nothing but suppression costs; 0.5 weighs both alike."
    )
    static let shape = RecordShape(
        "search settings",
        [loss.shape, aggregate.shape, suppressionWeight.shape],
        later: ["budget", "recoding", "weights"]
    )

    static let reader = ValueReader<SearchSettings>.record(shape) { record in
        SearchSettings(
            loss: record[loss],
            aggregate: record[aggregate],
            suppressionWeight: record[suppressionWeight]
        )
    }
}
