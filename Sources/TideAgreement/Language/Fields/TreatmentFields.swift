import TideCore
import TidePseudonym

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
    static let bottomCode = Field<CodedEnd?>.optional(
        "bottomCode",
        .record(RecordShape("bottom coding", [upTo.shape, text.shape])) {
            CodedEnd(bound: $0[upTo], text: $0[text])
        },
        "Numbers up to a bound as one text; beside `topCode` or alone."
    )
    static let topCode = Field<CodedEnd?>.optional(
        "topCode",
        .record(RecordShape("top coding", [from.shape, text.shape])) { CodedEnd(bound: $0[from], text: $0[text]) },
        "Numbers from a bound on as one text; beside `bottomCode` or alone."
    )
    private static let bounds = -1_000_000_000_000_000...1_000_000_000_000_000
    private static let upTo = Field.required("upTo", .integer(bounds), "The largest number that is coded.")
    private static let from = Field.required("from", .integer(bounds), "The smallest number that is coded.")
    private static let text = Field<String?>.optional(
        "as",
        .text(.cell),
        "What stands for all of them; `15 or less` or `80 or more` where left out."
    )
    static let round = Field<Treatment?>.optional(
        "round",
        ValueReader<Int>.integer(1...1_000_000_000).map { .round(base: $0) },
        "At the nearest multiple of a base; halfway between two at the even multiple."
    )
    static let shift = Field<Treatment?>.optional(
        "shift",
        .record(RecordShape("a shift of dates", [days.shape])) { .shift(days: $0[days]) },
        "Dates moved under a key, all of one unit by the same number of days, so that what lies between them stays."
    )
    private static let days = Field.required("days", .integer(1...3_660), "The most days, earlier or later.")
    static let microaggregate = Field<Treatment?>.optional(
        "microaggregate",
        .record(RecordShape("a microaggregation", [k.shape, decimals.shape, together.shape])) {
            .microaggregate(Averaging(k: $0[k], decimals: $0[decimals], together: $0[together]))
        },
        "Each number as the mean of the records nearest to it."
    )
    private static let k = Field.required("k", .integer(2...1_000), "The records that each mean is of, at least.")
    private static let decimals = Field.defaulted(
        "decimals",
        .integer(0...6),
        0,
        "How many decimals of a mean are written."
    )
    private static let together = Field<Identifier?>.optional(
        "together",
        .identifier,
        "A name that several columns share: they are averaged over the same records."
    )
    static let pseudonymise = Field<Treatment?>.optional(
        "pseudonymise",
        pseudonymiser.map { .pseudonymise($0) },
        "As a keyed pseudonym."
    )
    static let shape = RecordShape(
        "a treatment",
        [
            generalise.shape, band.shape, bottomCode.shape, topCode.shape, round.shape, shift.shape,
            microaggregate.shape,
            pseudonymise.shape,
        ],
        later: ["suppress"],
        isChoice: true,
        joined: [bottomCode.shape.name, topCode.shape.name]
    )

    static let reader = ValueReader<Treatment>.either([
        ValueReader(shape: .word(["keep", "drop"], later: [])) { $0.text == "keep" ? .keep : .drop },
        .record(shape) { record in
            if record.has(bottomCode) || record.has(topCode) {
                return .code(EndCoding(bottom: record[bottomCode], top: record[topCode]))
            }
            return [generalise, band, round, shift, microaggregate, pseudonymise].lazy.compactMap { record[$0] }.first
        },
    ])
}
