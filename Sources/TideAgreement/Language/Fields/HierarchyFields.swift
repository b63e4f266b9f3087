import TideCore

/// What the language says about a hierarchy of its own.
enum HierarchyFields {
    static let shape = HeadFields.document(
        "a hierarchy",
        .hierarchy,
        LadderFields.shapes(LadderFields.levels),
        later: ["codelist"]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> HierarchyDocument {
        HierarchyDocument(
            id: record[HeadFields.id],
            ladder: LadderFields.ladder(of: record, levels: record[LadderFields.levels])
                ?? HierarchyLadder(source: .rows([]), levels: record[LadderFields.levels]),
            fields: fields
        )
    }
}

/// What the language says about a hierarchy written at its column.
enum ColumnHierarchyFields {
    static let levels = Field.defaulted(
        "levels",
        .list(.text, atLeast: 1, isSet: true),
        [],
        "Names of the levels, finest first; alone, those of a date that is told by one of them and never searched: "
            + "day, week, month, quarter, year, decade."
    )
    static let shape = RecordShape("a hierarchy", LadderFields.shapes(levels), later: ["codelist"])

    static let reader = ValueReader<HierarchyReference>.record(shape) { record in
        guard let ladder = LadderFields.ladder(of: record, levels: record[levels]) else {
            return .date(levels: record[levels].compactMap(DateLevel.init))
        }
        return .ladder(ladder)
    }
}

/// What the language says about where a ladder's rows come from.
enum LadderFields {
    static let levels = Field.defaulted(
        "levels",
        .list(.text, atLeast: 1, isSet: true),
        [],
        "Names of the levels, finest first; a builder has names of its own where they are left out."
    )
    private static let rows = Field<[[String]]?>.optional(
        "rows",
        .list(.list(.text(.cell), atLeast: 1), atLeast: 1),
        "One row a leaf: its value at each level, finest first."
    )
    private static let file = Field<String?>.optional(
        "file",
        .text(.path),
        "A CSV of the rows, without a header, below the policy set's folder."
    )
    private static let separator = Field.defaulted("separator", .separator, ",", "Between two fields of that file.")
    private static let interval = Field<HierarchyBuilder?>.optional(
        "interval",
        BuilderFields.interval.map { .interval($0) },
        "Numbers in ever wider bands."
    )
    private static let date = Field<HierarchyBuilder?>.optional(
        "date",
        BuilderFields.date.map { .date($0) },
        "Dates told ever more coarsely, as levels of the search."
    )
    private static let mask = Field<HierarchyBuilder?>.optional(
        "mask",
        BuilderFields.mask.map { .mask($0) },
        "Codes of which ever fewer leading characters are kept."
    )
    private static let order = Field<HierarchyBuilder?>.optional(
        "order",
        BuilderFields.order.map { .order($0) },
        "Values in an order of their own, grouped with their neighbours."
    )

    /// Keys of which one says where the rows come from.
    static let sources = [rows.shape.name, file.shape.name] + builders.map(\.shape.name)
    private static let builders = [interval, date, mask, order]

    static func shapes(_ levels: Field<[String]>) -> [FieldShape] {
        [levels.shape, rows.shape, file.shape, separator.shape] + builders.map(\.shape)
    }

    /// The ladder of the first source written; `nil` where none is.
    static func ladder(of record: RecordReader, levels: [String]) -> HierarchyLadder? {
        if let rows = record[rows] { return HierarchyLadder(source: .rows(rows), levels: levels) }
        if let path = record[file] {
            let file = HierarchyFile(path: path, separator: record[separator])
            return HierarchyLadder(source: .file(file), levels: levels)
        }
        return builders.lazy.compactMap { record[$0] }.first
            .map { HierarchyLadder(source: .built($0), levels: levels) }
    }
}
