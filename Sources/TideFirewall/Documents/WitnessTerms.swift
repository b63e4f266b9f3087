import TideAgreement
import TideCore

/// What a request asks for, while it is put together to show what a clause admits.
struct WitnessTerms {
    var purpose: Identifier
    var columns: [String]
    var officer: OfficerName?
    var form: Form?
    var k: Int?
    var unit: CountedUnit?
    var suppression: Share?
    var models: [SafeguardModel] = []
    var pseudonymise: [String: Pseudonymisation] = [:]
    var access: AccessMode?
    var zone: String?
    var outputs: RequestedOutputs?
    var retain: CalendarDate?

    init(purpose: Identifier, columns: [String], under agreement: Agreement) {
        self.purpose = purpose
        self.columns = columns
        self.officer = agreement.recipients.first
        self.access = agreement.access.mode == .transfer ? nil : agreement.access.mode
    }

    /// The request of the agreement's recipient to its provider; its canonical form reads as the same request.
    func request(for dataset: Identifier, under agreement: Agreement) -> Request {
        Request(
            id: "witness",
            requester: agreement.recipient,
            officer: officer,
            holder: agreement.provider,
            dataset: dataset,
            purpose: purpose,
            columns: columns,
            form: form,
            reference: nil,
            safeguards: RequestedSafeguards(k: k, unit: unit, suppression: suppression, models: models),
            pseudonymise: pseudonymise,
            access: access,
            zone: zone,
            outputs: outputs,
            retain: retain,
            canonical: canonical(for: dataset, under: agreement),
            fields: Self.fields
        )
    }

    private func canonical(for dataset: Identifier, under agreement: Agreement) -> JSONValue {
        let stated =
            JSONValue.members([
                "k": k.map { JSONValue($0) }, "unit": unit.map { .string($0.rawValue) },
                "suppression": suppression.map { .string($0.description) },
            ]).members ?? [:]
        let safeguards = stated.merging(models.members) { first, _ in first }
        let pseudonyms = pseudonymise.mapValues(\.json)
        return .members([
            "tidegate": "v1", "kind": "request", "id": "witness", "requester": .string(agreement.recipient.text),
            "officer": officer.map { .string($0.description) }, "holder": .string(agreement.provider.text),
            "dataset": .string(dataset.text), "purpose": .string(purpose.text), "columns": JSONValue(columns),
            "form": form.map { .string($0.rawValue) },
            "safeguards": safeguards.isEmpty ? nil : .object(safeguards),
            "pseudonymise": pseudonyms.isEmpty ? nil : .object(pseudonyms),
            "access": access.map { .string($0.rawValue) }, "zone": zone.map { .string($0) },
            "outputs": outputs.map { asked in
                .members(["publish": .bool(asked.publish), "on": asked.on.map { .string($0.description) }])
            },
            "retain": retain.map { .string($0.description) },
        ])
    }

    /// Of a request that stands in no file.
    private static let fields = FieldPlaces(
        document: "witness",
        root: ParsedNode(place: Place(file: "witness", line: 1, column: 1), content: .mapping([]))
    )
}
