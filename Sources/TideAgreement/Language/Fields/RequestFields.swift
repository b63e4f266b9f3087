import TideCore

/// What the language says about a request.
enum RequestFields {
    static let requester = Field.required("requester", .identifier, "The party that asks.")
    static let officer = Field<OfficerName?>.optional("officer", .officer, "The officer of that party who asks.")
    static let holder = Field.required("holder", .identifier, "The party that holds the data.")
    static let dataset = Field.required("dataset", .identifier, "The dataset asked for.")
    static let purpose = Field.required("purpose", .identifier, "What the data is for.")
    static let columns = Field.required(
        "columns",
        .list(.text, atLeast: 1, isSet: true),
        "The columns asked for, in the order wished."
    )
    static let form = Field<Form?>.optional("form", .word, "How much the release may tell about a person.")
    static let reference = Field<ReferencePeriod?>.optional(
        "reference",
        ReferenceFields.reader,
        "The days asked for, the dataset's among them all; left open where left out."
    )
    static let safeguards = Field.defaulted(
        "safeguards",
        RequestedSafeguardFields.reader,
        RequestedSafeguards(),
        "Safeguards at least as strict as the agreement's, which hold where left out."
    )
    static let pseudonymise = Field.defaulted(
        "pseudonymise",
        .table(keys: .free, TreatmentFields.pseudonymiser),
        [],
        "The pseudonymisation asked for, by column; the agreement's where left out."
    )

    static let access = Field<AccessMode?>.optional(
        "access",
        .word,
        "How the requester wants to get at the data; a transfer where left out."
    )
    static let zone = Field<String?>.optional(
        "zone",
        .text(.zone),
        "Where the requester will process it; where its party document says where left out."
    )
    static let outputs = Field<RequestedOutputs?>.optional(
        "outputs",
        RequestedOutputFields.reader,
        "What the requester wants to publish."
    )
    static let retain = Field<CalendarDate?>.optional(
        "retain",
        .date,
        "The last day on which the requester wants to hold the data, inclusive."
    )

    private static let own = [
        requester.shape, officer.shape, holder.shape, dataset.shape, purpose.shape, columns.shape, form.shape,
        reference.shape, safeguards.shape, pseudonymise.shape, access.shape, zone.shape, outputs.shape, retain.shape,
    ]
    private static let later = ["linkage", "rows"]

    static let shape = HeadFields.document("a request", .request, own, later: later)

    /// A request within a case, which needs no head.
    static let id = Field<Identifier?>.optional("id", .identifier, "The request's name.")
    static let bareShape = RecordShape("a request", [id.shape] + own, later: later)

    static func read(
        _ record: RecordReader,
        id: Identifier,
        canonical: JSONValue,
        _ fields: FieldPlaces
    ) -> Request {
        Request(
            id: id,
            requester: record[requester],
            officer: record[officer],
            holder: record[holder],
            dataset: record[dataset],
            purpose: record[purpose],
            columns: record[columns],
            form: record[form],
            reference: record[reference],
            safeguards: record[safeguards],
            pseudonymise: Dictionary(record[pseudonymise]) { first, _ in first },
            access: record[access],
            zone: record[zone],
            outputs: record[outputs],
            retain: record[retain],
            canonical: canonical,
            fields: fields
        )
    }
}

/// What the language says about the safeguards of a request.
enum RequestedSafeguardFields {
    static let k = Field<Int?>.optional("k", .integer(1...Shape.largestInteger), "k of at least so much.")
    static let suppression = Field<Share?>.optional("suppression", .share, "The largest share of records removed.")
    static let preserve = Field<[Dimension]?>.optional("preserve", .list(.word, isSet: true), "What must stay usable.")
    static let shape = RecordShape(
        "requested safeguards",
        [k.shape, SafeguardFields.unit.shape, suppression.shape] + ModelFields.shapes + [preserve.shape]
    )

    static let reader = ValueReader<RequestedSafeguards>.record(shape) { record in
        RequestedSafeguards(
            k: record[k],
            unit: record[SafeguardFields.unit],
            suppression: record[suppression],
            models: ModelFields.models(of: record),
            preserve: record[preserve]
        )
    }
}

/// What the language says about the outputs that a request announces.
enum RequestedOutputFields {
    static let publish = Field.required("publish", .truth, "Whether something is to be published.")
    static let on = Field<CalendarDate?>.optional("on", .date, "The first day on which it is.")
    static let shape = RecordShape("requested outputs", [publish.shape, on.shape])

    static let reader = ValueReader<RequestedOutputs>.record(shape) { record in
        RequestedOutputs(publish: record[publish], on: record[on])
    }
}
