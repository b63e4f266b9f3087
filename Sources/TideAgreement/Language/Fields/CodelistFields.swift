import TideCore

/// What the language says about a codelist.
enum CodelistFields {
    static let title = Field<String?>.optional("title", .text, "What the list is called.")
    static let standard = Field.required(
        "standard",
        ValueReader<Codelist.Standard>.word,
        "What codes are translated to."
    )
    static let from = Field.required("from", NationalListFields.reader, "The list that codes come from.")
    static let rows = Field<[[String]]?>.optional(
        "rows",
        .list(.list(.text(.cell), atLeast: 1), atLeast: 1),
        "One row a national code: that code, then the standard one."
    )
    static let file = Field<String?>.optional(
        "file",
        .text(.path),
        "A CSV of the rows, without a header, below the policy set's folder."
    )
    static let separator = Field.defaulted("separator", .separator, ",", "Between two fields of that file.")
    static let unmatched = Field.defaulted(
        "unmatched",
        .either([
            .word("refuse", meaning: Codelist.Unmatched.refuse),
            .record(RecordShape("a default", [code.shape])) { .map($0[code]) },
        ]),
        Codelist.Unmatched.refuse,
        "What happens to a code that the list does not have; the run stops where left out."
    )
    private static let code = Field.required("map", .text(.cell), "The standard code that it becomes.")

    static let shape = HeadFields.document(
        "a codelist",
        .codelist,
        [
            title.shape, standard.shape, from.shape, rows.shape, file.shape, separator.shape, unmatched.shape,
        ],
        oneOf: ["rows", "file"]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Codelist {
        let source: Codelist.Source =
            if let path = record[file] {
                .file(path: path, separator: record[separator])
            } else {
                .rows(
                    (record[rows] ?? []).map { row in Codelist.Row(national: row[0], standard: row.last ?? "") }
                )
            }
        return Codelist(
            id: record[HeadFields.id],
            title: record[title],
            standard: record[standard],
            from: record[from],
            source: source,
            unmatched: record[unmatched],
            fields: fields
        )
    }
}

/// What the language says about the list that codes come from.
enum NationalListFields {
    static let name = Field.required("name", .text, "What it is called.")
    static let version = Field.required("version", .text, "Which edition.")
    static let shape = RecordShape("a national list", [name.shape, version.shape])

    static let reader = ValueReader<Codelist.NationalList>.record(shape) { record in
        Codelist.NationalList(name: record[name], version: record[version])
    }
}
