import TideCore
import TidePseudonym

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

/// What the language says about a column's treatment.
enum TreatmentFields {
    static let atLeast = Field.required("atLeast", .text, "The level of the column's hierarchy, by name.")
    static let generalisation = RecordShape("a generalisation", [atLeast.shape], later: ["exactly", "atMost"])

    static let scheme = Field.required(
        "scheme",
        ValueReader<SchemeName>.word,
        "How pseudonyms are made: tokens that nobody takes back, or identifiers that the key's holder gets back."
    )
    static let domain = Field.required(
        "domain",
        .identifier,
        "Pseudonyms of one domain link with each other and with nothing else."
    )
    static let encoding = Field<TokenEncoding?>.optional(
        "encoding",
        .word,
        "What tokens are written in, `hex` where left out; `hex` or `base32` for `aes-siv`."
    )
    static let length = Field<Int?>.optional(
        "length",
        .integer(1...256),
        "Characters of a token: 8 to 64 of hex (32 where left out), 7 to 51 of base32 (26), 10 to 38 of decimal (38)."
    )
    static let check = Field<CheckSystem?>.optional(
        "check",
        .word,
        "Characters behind a token, or behind what `ff1` makes, that show typing errors; none where left out."
    )
    static let alphabet = Field<String?>.optional(
        "alphabet",
        .text,
        "For `ff1`, needed there: `digits`, `letters` (A to Z), `alphanumeric`, or the characters themselves."
    )
    static let stable = Field<PseudonymTerm?>.optional(
        "stable",
        .word,
        "How long a token of `hmac-sha256` stays the same: in the domain, in a release, or in a record; `domain` where left out."
    )
    static let pseudonymisation = RecordShape(
        "a pseudonymisation",
        [
            scheme.shape, domain.shape, encoding.shape, length.shape, check.shape, alphabet.shape, stable.shape,
        ],
        later: ["epoch"]
    )
    static let pseudonymiser = ValueReader<Pseudonymisation>.record(pseudonymisation) { record in
        Pseudonymisation(
            PseudonymSettings(
                scheme: record[scheme],
                encoding: record[encoding],
                length: record[length],
                check: record[check],
                alphabet: record[alphabet],
                stable: record[stable]
            ),
            domain: record[domain]
        )
    }

    static let generalise = Field<Treatment?>.optional(
        "generalise",
        .record(generalisation) { .generalise(atLeast: $0[atLeast]) },
        "Along its hierarchy, at least to a level; a date exactly to it."
    )
    static let band = Field<Treatment?>.optional(
        "band",
        ValueReader<Int>.integer(1...1_000_000_000).map { .band(width: $0) },
        "In bands of so many units: 0-4, 5-9 for 5; of decimals `0 to under 5`."
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
