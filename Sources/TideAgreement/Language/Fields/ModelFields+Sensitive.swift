import TideCore

/// What the language says about l-diversity.
enum LDiversityFields {
    static let of = Field.required("of", .text, "The sensitive column.")
    static let distinct = Field<Int?>.optional(
        "distinct",
        .integer(1...1_000_000),
        "At least so many distinct values."
    )
    static let entropy = Field<DecimalNumber?>.optional(
        "entropy",
        .decimal,
        "The entropy is at least the logarithm of this number."
    )
    static let recursive = Field<LDiversity.Measure?>.optional(
        "recursive",
        .record(RecordShape("recursive diversity", [c.shape, l.shape])) { .recursive(c: $0[c], l: $0[l]) },
        "The most frequent value is less frequent than c times all from the l-th on."
    )
    private static let c = Field.required("c", .positive, "The factor c.")
    private static let l = Field.required("l", .integer(1...1_000_000), "The rank l.")

    static let shape = RecordShape(
        "l-diversity",
        [of.shape, distinct.shape, entropy.shape, recursive.shape],
        oneOf: ["distinct", "entropy", "recursive"]
    )

    static let reader = ValueReader<LDiversity>.record(shape) { record in
        let measure =
            record[distinct].map { LDiversity.Measure.distinct($0) } ?? record[entropy].map { .entropy($0) }
            ?? record[recursive]
        return measure.map { LDiversity(of: record[of], measure: $0) }
    }
}

/// What the language says about t-closeness.
enum TClosenessFields {
    static let of = Field.required("of", .text, "The sensitive column.")
    static let t = Field.required("t", .share, "The largest distance, from 0 to 1.")
    static let distance = Field.defaulted(
        "distance",
        .word,
        TCloseness.Distance.equal,
        "How far two values are apart: all alike where left out, by their order, or by the column's hierarchy."
    )
    static let shape = RecordShape("t-closeness", [of.shape, t.shape, distance.shape])

    static let reader = ValueReader<TCloseness>.record(shape) { record in
        TCloseness(of: record[of], t: record[t], distance: record[distance])
    }
}

/// What the language says about models that hold each value of a sensitive column near its share among all records.
enum LikenessFields {
    static let of = Field.required("of", .text, "The sensitive column.")

    static let delta = Field.required(
        "delta",
        .positive,
        "The logarithm of a value's share among such records by that among all is less than this, up and down."
    )
    static let disclosure = ValueReader<DeltaDisclosure>
        .record(RecordShape("delta-disclosure privacy", [of.shape, delta.shape])) { record in
            DeltaDisclosure(of: record[of], delta: record[delta])
        }

    static let basic = Field<DecimalNumber?>.optional(
        "basic",
        .positive,
        "A value's share gains at most so many times what it is among all records."
    )
    static let enhanced = Field<DecimalNumber?>.optional(
        "enhanced",
        .positive,
        "The same, and at most the negative logarithm of its share among all records, which is stricter for frequent values."
    )
    static let likeness = ValueReader<BetaLikeness>
        .record(
            RecordShape(
                "beta-likeness",
                [of.shape, basic.shape, enhanced.shape],
                oneOf: ["basic", "enhanced"]
            )
        ) { record in
            (record[enhanced] ?? record[basic]).map { beta in
                BetaLikeness(of: record[of], beta: beta, isEnhanced: record[enhanced] != nil)
            }
        }
}

/// What the language says about limits of risk.
enum RiskFields {
    private typealias Limits = Field<[(RiskLimit.Statistic, Share)]>

    private static let average = Field<Share?>.optional("average", .share, "The mean over all kept records.")
    private static let highest = Field<Share?>.optional("highest", .share, "The record with the highest.")

    private static func limits(_ attacker: RiskLimit.Attacker, _ summary: String) -> Limits {
        let shape = RecordShape("limits of risk", [average.shape, highest.shape])
        return .defaulted(
            attacker.rawValue,
            .record(shape) { record in
                [
                    record[average].map { (RiskLimit.Statistic.average, $0) },
                    record[highest].map { (.highest, $0) },
                ].compactMap(\.self)
            },
            [],
            summary
        )
    }

    private static let prosecutor = limits(.prosecutor, "From somebody who knows that the target is in the file.")
    private static let journalist = limits(
        .journalist,
        "From somebody who knows the population table, which the target is in."
    )
    private static let marketer = limits(
        .marketer,
        "From somebody who links as many records as can be to the population table."
    )

    static let shape = RecordShape("limits of risk", [prosecutor.shape, journalist.shape, marketer.shape])

    static let reader = ValueReader<[SafeguardModel]>.record(shape) { record in
        [(RiskLimit.Attacker.prosecutor, prosecutor), (.journalist, journalist), (.marketer, marketer)]
            .flatMap { attacker, field in
                record[field].map { .risk(RiskLimit(attacker, $0.0, atMost: $0.1)) }
            }
    }
}
