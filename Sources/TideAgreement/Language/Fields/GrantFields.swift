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
    static let safeguards = Field.defaulted(
        "safeguards",
        SafeguardFields.reader,
        Safeguards(kAnonymity: nil, lDiversity: nil, tCloseness: nil, preserve: []),
        "What a release must meet."
    )

    static let shape = RecordShape(
        "a grant",
        [id.shape, dataset.shape, form.shape, reference.shape, columns.shape, safeguards.shape],
        later: ["access", "linkage", "necessity", "onward", "outputs", "quota", "rows", "version"]
    )

    static let reader = ValueReader<Grant>.record(shape) { record in
        Grant(
            id: record[id],
            dataset: record[dataset],
            form: record[form],
            reference: record[reference],
            columns: record[columns].map { name, treatment in GrantColumn(name: name, treatment: treatment) },
            necessity: nil,
            safeguards: record[safeguards],
            path: ""
        )
    }
}

extension Grant {
    /// The same grant at its place in the agreement.
    func placed(at path: String) -> Grant {
        Grant(
            id: id,
            dataset: dataset,
            form: form,
            reference: reference,
            columns: columns,
            necessity: necessity,
            safeguards: safeguards,
            path: path
        )
    }
}

/// What the language says about a column's treatment.
enum TreatmentFields {
    static let atLeast = Field.required("atLeast", .text, "The level of the column's hierarchy, by name.")
    static let generalisation = RecordShape("a generalisation", [atLeast.shape], later: ["exactly", "atMost"])

    static let scheme = Field.required("scheme", ValueReader<PseudonymScheme>.word, "How pseudonyms are made.")
    static let domain = Field.required(
        "domain",
        .identifier,
        "Pseudonyms of one domain link with each other and with nothing else."
    )
    static let pseudonymisation = RecordShape(
        "a pseudonymisation",
        [scheme.shape, domain.shape],
        later: ["custodian", "rotation", "epoch"]
    )
    static let pseudonymiser = ValueReader<Pseudonymisation>.record(pseudonymisation) { record in
        Pseudonymisation(scheme: record[scheme], domain: record[domain])
    }

    static let generalise = Field<Treatment?>.optional(
        "generalise",
        .record(generalisation) { .generalise(atLeast: $0[atLeast]) },
        "Along its hierarchy, at least to a level; a date exactly to it."
    )
    static let band = Field<Treatment?>.optional(
        "band",
        ValueReader<Int>.integer(1...1_000_000_000).map { .band(width: $0) },
        "In bands of so many units: 0-4, 5-9 for 5."
    )
    static let pseudonymise = Field<Treatment?>.optional(
        "pseudonymise",
        pseudonymiser.map { .pseudonymise($0) },
        "As a keyed pseudonym."
    )
    static let shape = RecordShape(
        "a treatment",
        [generalise.shape, band.shape, pseudonymise.shape],
        later: ["bottomCode", "microaggregate", "round", "suppress", "topCode"],
        isChoice: true
    )

    static let reader = ValueReader<Treatment>.either([
        ValueReader(shape: .word(["keep", "drop"], later: [])) { $0.text == "keep" ? .keep : .drop },
        .record(shape) { $0[generalise] ?? $0[band] ?? $0[pseudonymise] },
    ])
}

/// What the language says about safeguards.
enum SafeguardFields {
    static let k = Field.required(
        "k",
        .integer(1...Shape.largestInteger),
        "Every combination of quasi-identifiers is shared by at least so many records."
    )
    static let suppression = Field.defaulted(
        "suppression",
        .share,
        Share.none,
        "The largest share of records that may be removed; none where left out."
    )
    static let kAnonymity = Field<KAnonymity?>.optional(
        "kAnonymity",
        .record(RecordShape("k-anonymity", [k.shape, suppression.shape], later: ["missing", "unit"])) { record in
            KAnonymity(k: record[k], suppression: record[suppression])
        },
        "How many records share each combination of quasi-identifiers."
    )
    static let preserve = Field.defaulted(
        "preserve",
        ValueReader<[Dimension]>.list(.word, isSet: true),
        [],
        "What must stay usable: a column of these never reaches its top level."
    )

    static let shape = RecordShape(
        "safeguards",
        [kAnonymity.shape, preserve.shape],
        later: [
            "betaLikeness", "deltaDisclosure", "kMap", "lDiversity", "populationUniqueness", "risk", "tCloseness",
        ]
    )
    static let reader = ValueReader<Safeguards>.record(shape) { record in
        Safeguards(
            kAnonymity: record[kAnonymity],
            lDiversity: nil,
            tCloseness: nil,
            preserve: record[preserve]
        )
    }
}
