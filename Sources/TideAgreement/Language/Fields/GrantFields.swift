import TideCore

/// What the language says about a grant.
enum GrantFields {
    static let id = Field.required("id", .identifier, "The grant's name within its agreement.")
    static let dataset = Field.required("dataset", .identifier, "The dataset that it opens.")
    static let form = Field.required("form", ValueReader<Form>.word, "The most that a release may tell about a person.")
    static let reference = Field<ReferencePeriod?>.optional(
        "reference",
        ReferenceFields.reader,
        "The days that the dataset may be about, none beyond them; any where left out."
    )
    static let columns = Field.required(
        "columns",
        .table(keys: .free, TreatmentFields.reader, atLeast: 1),
        "The columns that may leave and how; a column not named here never leaves."
    )
    static let necessity = Field<[Necessity]?>.optional(
        "necessity",
        ValueReader<[(String, [String])]>.table(keys: .identifier, .list(.text, atLeast: 1, isSet: true), atLeast: 1)
            .map { pairs in
                pairs.compactMap { name, columns in Identifier(name).map { Necessity(purpose: $0, columns: columns) } }
            },
        "Which columns each purpose needs; every column that leaves then stands under one."
    )
    static let safeguards = Field.defaulted(
        "safeguards",
        SafeguardFields.reader,
        Safeguards.none,
        "What a release must meet."
    )
    static let search = Field.defaulted(
        "search",
        SearchFields.reader,
        SearchSettings.standard,
        "What the search for a release minimises."
    )

    static let shape = RecordShape(
        "a grant",
        [
            id.shape, dataset.shape, form.shape, reference.shape, columns.shape, necessity.shape, safeguards.shape,
            search.shape,
        ],
        later: ["rows", "version"]
    )

    static let reader = ValueReader<Grant>.record(shape) { record in
        Grant(
            id: record[id],
            dataset: record[dataset],
            form: record[form],
            reference: record[reference],
            columns: record[columns].map { name, treatment in GrantColumn(name: name, treatment: treatment) },
            necessity: record[necessity],
            safeguards: record[safeguards],
            search: record[search],
            path: ""
        )
    }
}

extension Grant {
    /// The same grant at its place in the agreement, with the safeguards of the agreement's class where it states none.
    func placed(at path: String, in sharingClass: SharingClass?) -> Grant {
        Grant(
            id: id,
            dataset: dataset,
            form: form,
            reference: reference,
            columns: columns,
            necessity: necessity,
            safeguards: Safeguards(
                kAnonymity: safeguards.kAnonymity ?? sharingClass.map { KAnonymity(k: $0.defaultK) },
                models: safeguards.models,
                suppression: safeguards.suppression,
                preserve: safeguards.preserve
            ),
            search: search,
            path: path
        )
    }
}
