/// What a document declares, as its `kind` says.
package enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case party
    case purposes
    case dataset
    case hierarchy
    case codelist
    case agreement
    case firewall
    case request
    case cases
    case spec
}

extension DocumentKind {
    /// What the language says about documents of this kind, head included.
    package var shape: RecordShape {
        switch self {
        case .party: PartyFields.shape
        case .purposes: PurposeFields.shape
        case .dataset: DatasetFields.shape
        case .hierarchy: HierarchyFields.shape
        case .agreement: AgreementFields.shape
        case .request: RequestFields.shape
        case .cases: CaseFields.shape
        case .spec: SpecificationFields.shape
        case .codelist: CodelistFields.shape
        case .firewall: FirewallFields.shape
        }
    }
}

/// The first fields of every document.
enum HeadFields {
    static let version = Field.required(
        "tidegate",
        ValueReader<String>.word("v1", meaning: "v1"),
        "The version of the language."
    )
    static let id = Field.required("id", .identifier, "The document's name, by which others refer to it.")

    /// A kind's record with the head before its own fields.
    static func document(
        _ title: String,
        _ kind: DocumentKind,
        _ fields: [FieldShape],
        later: [String] = [],
        oneOf: [String] = []
    )
        -> RecordShape
    {
        let kind = Field.required(
            "kind",
            ValueReader<String>.word(kind.rawValue, meaning: kind.rawValue),
            "What the document declares."
        )
        return RecordShape(title, [version.shape, kind.shape, id.shape] + fields, later: later, oneOf: oneOf)
    }
}
