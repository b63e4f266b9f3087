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
        RequestedSafeguards(k: nil, suppression: nil, preserve: nil),
        "Safeguards at least as strict as the agreement's, which hold where left out."
    )
    static let pseudonymise = Field.defaulted(
        "pseudonymise",
        .table(keys: .free, TreatmentFields.pseudonymiser),
        [],
        "The pseudonymisation asked for, by column; the agreement's where left out."
    )

    private static let own = [
        requester.shape, officer.shape, holder.shape, dataset.shape, purpose.shape, columns.shape, form.shape,
        reference.shape, safeguards.shape, pseudonymise.shape,
    ]
    private static let later = ["access", "linkage", "onward", "outputs", "rows", "zone"]

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
        [k.shape, suppression.shape, preserve.shape],
        later: ["kMap", "lDiversity", "tCloseness"]
    )

    static let reader = ValueReader<RequestedSafeguards>.record(shape) { record in
        RequestedSafeguards(k: record[k], suppression: record[suppression], preserve: record[preserve])
    }
}
