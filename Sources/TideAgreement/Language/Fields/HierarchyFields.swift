import TideCore

/// What the language says about a hierarchy of its own.
enum HierarchyFields {
    static let levels = Field.required(
        "levels",
        .list(.text, atLeast: 1, isSet: true),
        "Names of the levels, finest first."
    )
    static let rows = Field<[[String]]?>.optional(
        "rows",
        .list(.list(.text(.cell), atLeast: 1), atLeast: 1),
        "One row a leaf: its value at each level, finest first."
    )
    static let file = Field<String?>.optional(
        "file",
        .text(.path),
        "A CSV of the rows, without a header, below the policy set's folder."
    )
    static let separator = Field.defaulted("separator", .separator, ",", "Between two fields of that file.")

    static let shape = HeadFields.document(
        "a hierarchy",
        .hierarchy,
        [levels.shape, rows.shape, file.shape, separator.shape],
        later: ["builder", "interval", "date", "mask", "order", "codelist"]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> HierarchyDocument {
        let names = record[levels]
        let source: HierarchyDocument.Source =
            if let path = record[file] {
                .file(HierarchyFile(path: path, separator: record[separator], levels: names))
            } else {
                .rows(record[rows] ?? [])
            }
        return HierarchyDocument(id: record[HeadFields.id], levels: names, source: source, fields: fields)
    }
}
