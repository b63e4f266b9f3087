import TideCore

/// What the language says about cases.
enum CaseFields {
    static let cases = Field.required(
        "cases",
        .list(reader, atLeast: 1),
        "Requests with the answers that the policy set must give them."
    )
    static let shape = HeadFields.document("a set of cases", .cases, [cases.shape])

    static let name = Field.required("name", .text, "A sentence about the rule that it shows.")
    static let at = Field.required("at", .instant, "When it is decided; a day means its first moment, UTC.")
    static let request = Field.required(
        "request",
        ValueReader<ParsedNode>(shape: .record(RequestFields.bareShape)) { $0 },
        "The request, without `tidegate` and `kind`."
    )
    static let state = Field<ParsedNode?>.optional("state", .foreign, "What the log and the register say then.")
    static let expect = Field.required(
        "expect",
        .either([.word("permit", meaning: nil), .record(refusal) { $0[refuse] }]),
        "`permit`, or `refuse` with every reason code."
    )
    static let refuse = Field.required(
        "refuse",
        .list(.text(.reasonCode), atLeast: 1, isSet: true),
        "Every reason code of the refusal."
    )
    private static let refusal = RecordShape("a refusal", [refuse.shape])
    private static let caseShape = RecordShape(
        "a case",
        [name.shape, at.shape, request.shape, state.shape, expect.shape]
    )
    private static let reader = ValueReader<RecordReader>.record(caseShape) { $0 }

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> CaseSet {
        let id = record[HeadFields.id]
        let cases = record[cases].enumerated().map { position, item in
            let node = item[request]
            let requestID = RecordReader(node)[RequestFields.id] ?? defaultID(position)
            var canonical = Shape.record(RequestFields.bareShape).canonical(node).members ?? [:]
            canonical["tidegate"] = "v1"
            canonical["kind"] = .string(DocumentKind.request.rawValue)
            canonical["id"] = .string(requestID.text)
            let reasons = item[expect]
            return PolicyCase(
                name: item[name],
                at: item[at],
                request: RequestFields.read(
                    RecordReader(node),
                    id: requestID,
                    canonical: .object(canonical),
                    FieldPlaces(document: requestID, root: node)
                ),
                state: item[state]?.untypedJSON ?? [:],
                isPermitted: reasons == nil,
                reasons: (reasons ?? []).sorted(),
                clause: fields.clause("cases/\(position)")
            )
        }
        return CaseSet(id: id, cases: cases, fields: fields)
    }

    private static func defaultID(_ position: Int) -> Identifier {
        Identifier("case-\(position + 1)") ?? "case"
    }
}
