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
    private static let c = Field.required("c", .decimal, "The factor c.")
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
    static let shape = RecordShape("t-closeness", [of.shape, t.shape])

    static let reader = ValueReader<TCloseness>.record(shape) { record in
        TCloseness(of: record[of], t: record[t])
    }
}
