import TideCore

/// What the language says about the population behind a dataset.
enum PopulationFields {
    private static let file = Field.required(
        "file",
        .text(.path),
        "A CSV with a header line, below the policy set's folder."
    )
    private static let separator = Field.defaulted("separator", .separator, ",", "Between two fields of that file.")
    private static let columns = Field.required(
        "columns",
        .either([
            ValueReader<[String]>.list(.text, atLeast: 1, isSet: true)
                .map { names in names.map { PopulationColumn(name: $0, column: $0) } },
            ValueReader<[(String, String)]>.table(keys: .free, .text, atLeast: 1)
                .map { pairs in pairs.map { PopulationColumn(name: $0.0, column: $0.1) } },
        ]),
        "The columns that the file shares with the dataset; a mapping where the file calls them otherwise."
    )
    private static let count = Field<String?>.optional(
        "count",
        .text,
        "The column that tells how many members a row stands for; one each where left out."
    )

    static let population = ValueReader<PopulationTable>
        .record(
            RecordShape("a population table", [file.shape, separator.shape, columns.shape, count.shape])
        ) { record in
            PopulationTable(
                path: record[file],
                separator: record[separator],
                columns: record[columns],
                count: record[count]
            )
        }

    private static let by = Field.required(
        "by",
        ValueReader<[String]>.list(.text, atLeast: 1, isSet: true),
        "The columns of the dataset that tell which row of the file a record has, under the same names in both."
    )
    private static let weight = Field.required("weight", .text, "The column of the file that holds the weight.")

    static let weights = ValueReader<WeightTable>
        .record(
            RecordShape("sampling weights", [file.shape, separator.shape, by.shape, weight.shape])
        ) { record in
            WeightTable(path: record[file], separator: record[separator], by: record[by], weight: record[weight])
        }
}
