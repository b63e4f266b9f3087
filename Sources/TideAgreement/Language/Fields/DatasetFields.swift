import TideCore

/// What the language says about a dataset.
enum DatasetFields {
    static let title = Field<String?>.optional("title", .text, "What the table is called.")
    static let owner = Field<Identifier?>.optional("owner", .identifier, "The party that answers for the data.")
    static let collectedFor = Field<Identifier?>.optional(
        "collectedFor",
        .identifier,
        "The purpose that the data was collected for."
    )
    static let isProtected = Field.defaulted(
        "protected",
        .truth,
        true,
        "Whether the data is protected by law; true where left out."
    )
    static let retain = Field<CalendarDate?>.optional("retain", .date, "The owner's last day of holding it.")
    static let reference = Field<ReferencePeriod?>.optional(
        "reference",
        ReferenceFields.reader,
        "The days that the data is about."
    )
    static let unit = Field.defaulted("unit", .word, ObservationUnit.person, "What one row is about.")
    static let unitIdentifier = Field<String?>.optional(
        "unitIdentifier",
        .text,
        "The column that tells units apart, as a person with several rows: k counts them, not rows."
    )
    static let population = Field<PopulationTable?>.optional(
        "population",
        PopulationFields.population,
        "The population that the data is drawn from, for kMap and the risks of journalist and marketer."
    )
    static let samplingWeights = Field<WeightTable?>.optional(
        "samplingWeights",
        PopulationFields.weights,
        "Sampling weights in a file of their own; a column of role `weight` needs none."
    )
    static let separator = Field.defaulted("separator", .separator, ",", "Between two fields of the file.")
    static let derivedFrom = Field<[Identifier]?>.optional(
        "derivedFrom",
        .either([.word("none", meaning: []), .list(.identifier, atLeast: 1, isSet: true)]),
        "The datasets that this one was made from, or `none`."
    )
    static let columns = Field.required(
        "columns",
        .table(keys: .free, ColumnFields.reader, atLeast: 1),
        "Every column of the file by its name in the header."
    )

    static let shape = HeadFields.document(
        "a dataset",
        .dataset,
        [
            title.shape, owner.shape, collectedFor.shape, isProtected.shape, retain.shape, reference.shape, unit.shape,
            unitIdentifier.shape, population.shape, samplingWeights.shape, separator.shape, derivedFrom.shape,
            columns.shape,
        ],
        later: ["version", "encoding", "format", "codelists"]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Dataset {
        Dataset(
            id: record[HeadFields.id],
            title: record[title],
            owner: record[owner],
            collectedFor: record[collectedFor],
            isProtected: record[isProtected],
            retain: record[retain],
            reference: record[reference],
            unit: record[unit],
            unitIdentifier: record[unitIdentifier],
            population: record[population],
            samplingWeights: record[samplingWeights],
            separator: record[separator],
            columns: record[columns].map { name, column in column.named(name) },
            derivedFrom: record[derivedFrom],
            fields: fields
        )
    }
}

/// What the language says about a period.
enum ReferenceFields {
    static let from = Field.required("from", .date, "The first day.")
    static let until = Field.required("until", .date, "The last day, inclusive.")
    static let shape = RecordShape("a period", [from.shape, until.shape])

    static let reader = ValueReader<ReferencePeriod>.record(shape) { record in
        ReferencePeriod(from: record[from], until: record[until])
    }
}
