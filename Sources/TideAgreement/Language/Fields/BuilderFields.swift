import TideCore

/// What the language says about rules that make ladders.
enum BuilderFields {
    private static let limit = 1_000_000_000_000_000

    private static let lowest = Field.required("from", .integer(-limit...limit), "The smallest number of the domain.")
    private static let highest = Field.required(
        "until",
        .integer(-limit...limit),
        "The largest whole number of the domain, inclusive."
    )
    private static let widths = Field.required(
        "widths",
        ValueReader<[Int]>.list(.integer(1...limit), atLeast: 1),
        "The widths of the bands, finest first, each a multiple of the one before; bands begin at their multiples."
    )
    private static let clamp = Field.defaulted(
        "clamp",
        .truth,
        false,
        "Whether numbers beyond the domain become `under FROM` and `over UNTIL`; if not, they are unlisted."
    )
    static let interval = ValueReader<IntervalBuilder>
        .record(
            RecordShape("an interval ladder", [lowest.shape, highest.shape, widths.shape, clamp.shape])
        ) { record in
            IntervalBuilder(
                from: record[lowest],
                until: record[highest],
                widths: record[widths],
                isClamped: record[clamp]
            )
        }

    private static let first = Field.required("from", .date, "The first day of the domain.")
    private static let last = Field.required("until", .date, "The last day of the domain, inclusive.")
    private static let levels = Field.required(
        "levels",
        ValueReader<[DateLevel]>.list(.word, atLeast: 1, isSet: true),
        "How dates are told, finest first; the values of the first are the domain's leaves."
    )
    static let date = ValueReader<DateBuilder>
        .record(
            RecordShape("a date ladder", [first.shape, last.shape, levels.shape])
        ) { record in
            DateBuilder(from: record[first], until: record[last], levels: record[levels])
        }

    private static let keep = Field.required(
        "keep",
        ValueReader<[Int]>.list(.integer(1...64), atLeast: 1),
        "How many leading characters are kept at each level, most first."
    )
    private static let style = Field.defaulted(
        "style",
        .word,
        MaskBuilder.Style.star,
        "What becomes of the other characters: each a star, or cut off."
    )
    private static let digits = Field<MaskBuilder.Codes?>.optional(
        "digits",
        ValueReader<Int>.integer(1...6).map { .digits($0) },
        "The domain is every number of so many digits, leading zeros written."
    )
    private static let values = Field<MaskBuilder.Codes?>.optional(
        "values",
        ValueReader<[String]>.list(.text, atLeast: 1, isSet: true).map { .values($0) },
        "The codes of the domain."
    )
    private static let file = Field<String?>.optional(
        "file",
        .text(.path),
        "A CSV without a header whose first column has the codes of the domain, below the policy set's folder."
    )
    private static let separator = Field.defaulted("separator", .separator, ",", "Between two fields of that file.")
    static let mask = ValueReader<MaskBuilder>
        .record(
            RecordShape(
                "a mask ladder",
                [keep.shape, style.shape, digits.shape, values.shape, file.shape, separator.shape],
                oneOf: ["digits", "values", "file"]
            )
        ) { record in
            let listed = record[digits] ?? record[values]
            let codes =
                listed ?? record[file].map { .file(HierarchyFile(path: $0, separator: record[separator])) }
            return codes.map { MaskBuilder(codes: $0, keep: record[keep], style: record[style]) }
        }

    private static let ordered = Field.required(
        "values",
        ValueReader<[String]>.list(.text(.cell), atLeast: 1, isSet: true),
        "The values of the domain, lowest first."
    )
    private static let groups = Field.defaulted(
        "groups",
        ValueReader<[[(String, [String])]]>
            .list(.table(keys: .free, .list(.text(.cell), atLeast: 1), atLeast: 1))
            .map { levels in levels.map { $0.map { OrderBuilder.Group(name: $0.0, members: $0.1) } } },
        [],
        "Level by level, each group's name with the values of the level below that it holds."
    )
    static let order = ValueReader<OrderBuilder>
        .record(RecordShape("an ordered ladder", [ordered.shape, groups.shape])) { record in
            OrderBuilder(values: record[ordered], groups: record[groups])
        }
}
