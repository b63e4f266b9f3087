import TideCore

/// What the language says about safeguards.
enum SafeguardFields {
    static let k = Field.required(
        "k",
        .integer(1...Shape.largestInteger),
        "Every combination of quasi-identifiers is shared by at least so many records or units."
    )
    static let unit = Field<CountedUnit?>.optional(
        "unit",
        .word,
        "What k counts; where left out, units if the dataset names their identifier, else records."
    )
    static let suppression = Field<Share?>.optional(
        "suppression",
        .share,
        "The largest share of records that may be removed; none where left out."
    )
    private static let missing = Field.defaulted(
        "missing",
        .word,
        MissingValues.ownLeaf,
        "What a missing quasi-identifier is when k is counted: a value of its own, or one that matches any, with "
            + "`recoding: cells`."
    )
    private static let anonymity = anonymity(
        RecordShape("k-anonymity", [k.shape, unit.shape, suppression.shape], later: ["missing"])
    ) { record in KAnonymity(k: record[k], unit: record[unit]) }
    private static let standaloneAnonymity = anonymity(
        RecordShape("k-anonymity", [k.shape, unit.shape, suppression.shape, missing.shape])
    ) { record in KAnonymity(k: record[k], unit: record[unit], missing: record[missing]) }

    private static func anonymity(
        _ shape: RecordShape,
        _ read: @escaping @Sendable (RecordReader) -> KAnonymity
    ) -> Field<(KAnonymity, Share?)?> {
        .optional(
            "kAnonymity",
            .record(shape) { record in (read(record), record[suppression]) },
            "How many records share each combination of quasi-identifiers."
        )
    }

    static let preserve = Field.defaulted(
        "preserve",
        ValueReader<[Dimension]>.list(.word, isSet: true),
        [],
        "What must stay usable: a column of these never reaches its top level."
    )

    static let reader = reader(anonymity)
    /// For a spec, which has more ways to protect.
    static let standaloneReader = reader(standaloneAnonymity)

    private static func reader(_ anonymity: Field<(KAnonymity, Share?)?>) -> ValueReader<Safeguards> {
        let shape = RecordShape(
            "safeguards",
            [anonymity.shape] + ModelFields.shapes + [suppression.shape, preserve.shape]
        )
        return .record(shape) { record in
            let stated = record[anonymity]
            return Safeguards(
                kAnonymity: stated?.0,
                models: ModelFields.models(of: record),
                suppression: stated?.1 ?? record[suppression] ?? .none,
                preserve: record[preserve]
            )
        }
    }
}

/// What the language says about the models beside k-anonymity; the same in agreements, requests and specs.
enum ModelFields {
    static let shapes = [
        kMap.shape, lDiversity.shape, tCloseness.shape, deltaDisclosure.shape, betaLikeness.shape, risk.shape,
        populationUniqueness.shape,
    ]

    /// Every model that is written, by family.
    static func models(of record: RecordReader) -> [SafeguardModel] {
        [kMap, lDiversity, tCloseness, deltaDisclosure, betaLikeness, risk, populationUniqueness]
            .flatMap { record[$0] }
    }

    private typealias Models = Field<[SafeguardModel]>

    private static let kMap = Models.defaulted(
        "kMap",
        .record(RecordShape("k-map", [members.shape])) { [.kMap($0[members])] },
        [],
        "How many members of the population table match each combination of quasi-identifiers."
    )
    private static let members = Field.required("k", .integer(1...Shape.largestInteger), "At least so many members.")

    private static let lDiversity = Models.defaulted(
        "lDiversity",
        oneOrMore(LDiversityFields.reader.map { .lDiversity($0) }),
        [],
        "How much sensitive columns differ among records that share a combination; one, or a list."
    )
    private static let tCloseness = Models.defaulted(
        "tCloseness",
        oneOrMore(TClosenessFields.reader.map { .tCloseness($0) }),
        [],
        "How near sensitive columns' distributions are to those of all records; one, or a list."
    )
    private static let deltaDisclosure = Models.defaulted(
        "deltaDisclosure",
        oneOrMore(LikenessFields.disclosure.map { .deltaDisclosure($0) }),
        [],
        "How much a sensitive value's share among such records may differ, as a logarithm; one, or a list."
    )
    private static let betaLikeness = Models.defaulted(
        "betaLikeness",
        oneOrMore(LikenessFields.likeness.map { .betaLikeness($0) }),
        [],
        "How much a sensitive value's share among such records may gain; one, or a list."
    )
    private static let risk = Models.defaulted(
        "risk",
        RiskFields.reader,
        [],
        "The largest risk that somebody is singled out."
    )
    private static let populationUniqueness = Models.defaulted(
        "populationUniqueness",
        .record(RecordShape("population uniqueness", [uniques.shape])) { [.populationUniqueness($0[uniques])] },
        [],
        "The estimated share of records that are unique in the file and in the population; needs sampling weights."
    )
    private static let uniques = Field.required("atMost", .share, "The largest share of records.")

    /// One model, or a list of them.
    private static func oneOrMore(_ model: ValueReader<SafeguardModel>) -> ValueReader<[SafeguardModel]> {
        .either([model.map { [$0] }, .list(model, atLeast: 1)])
    }
}
