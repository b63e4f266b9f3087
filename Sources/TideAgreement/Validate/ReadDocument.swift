import TideCore

/// A document held against the language, not yet against the other documents.
struct ReadDocument {
    let kind: DocumentKind
    let id: Identifier
    /// For agreements alone.
    let version: Int?
    let root: ParsedNode
    let canonical: JSONValue
    let fields: FieldPlaces
    /// `nil` where a field that the model needs is missing or does not read.
    let model: Model?
    /// An agreement of which fields that do not read were left out, so that its names can be looked up: no ``model``.
    let part: Agreement?

    enum Model {
        case party(Party)
        case purposes(PurposeTree)
        case dataset(Dataset)
        case hierarchy(HierarchyDocument)
        case agreement(Agreement)
        case request(Request)
        case cases(CaseSet)
        case specification(Specification)
        case firewall(Firewall)
        case codelist(Codelist)
    }

    /// Its name among the canonical documents of a policy set: `kind/id`, agreements `agreement/id@version`.
    var name: String { "\(kind.rawValue)/\(id)" + (version.map { "@\($0)" } ?? "") }

    /// Reads a document.
    ///
    /// - Parameter problems: gets what departs from the language.
    /// - Returns: `nil` where kind or id do not read.
    static func read(_ document: ParsedDocument, problems: inout [Diagnostic]) -> ReadDocument? {
        let root = document.root
        if case .refused = root.content { return nil }
        guard root.entries != nil else {
            problems.append(Diagnostic(.notDocument, at: root.place))
            return nil
        }
        guard let kind = kind(of: root, problems: &problems) else { return nil }
        let shape = kind.shape
        var check = ShapeCheck()
        check.check(root, .record(shape), named: shape.title)
        problems += check.problems
        guard let id = root["id"]?.text.flatMap({ Identifier($0) }) else { return nil }
        let fields = FieldPlaces(document: id, root: root)
        let canonical = Shape.record(shape).canonical(root)
        return ReadDocument(
            kind: kind,
            id: id,
            version: kind == .agreement ? root["version"]?.plainText.flatMap { Int($0) } : nil,
            root: root,
            canonical: canonical,
            fields: fields,
            model: check.isReadable ? model(kind, id, root, canonical, fields) : nil,
            part: check.isReadable || kind != .agreement ? nil : part(of: root, id)
        )
    }

    private static func part(of root: ParsedNode, _ id: Identifier) -> Agreement? {
        root.readablePart(of: AgreementFields.shape).map { part in
            AgreementFields.read(RecordReader(part), FieldPlaces(document: id, root: part))
        }
    }

    private static func kind(of root: ParsedNode, problems: inout [Diagnostic]) -> DocumentKind? {
        guard let written = root["kind"], let name = written.text else {
            problems.append(
                root["kind"].map { Diagnostic(.wrongType, ["kind", "a kind of document", "no text"], at: $0.place) }
                    ?? Diagnostic(.missingKey, ["kind", "a document"], at: root.place)
            )
            return nil
        }
        guard let kind = DocumentKind(rawValue: name) else {
            let kinds = DocumentKind.allCases.map(\.rawValue)
            let meant = KeySynonyms.meant(by: name, among: kinds) ?? Suggestion.nearest(to: name, among: kinds)
            problems.append(Diagnostic(.unknownKind, [name], at: written.place, suggestion: meant))
            return nil
        }
        return kind
    }

    private static func model(
        _ kind: DocumentKind,
        _ id: Identifier,
        _ root: ParsedNode,
        _ canonical: JSONValue,
        _ fields: FieldPlaces
    ) -> Model? {
        let record = RecordReader(root)
        return switch kind {
        case .party: .party(PartyFields.read(record, fields))
        case .purposes: .purposes(PurposeFields.read(record, fields))
        case .dataset: .dataset(DatasetFields.read(record, fields))
        case .hierarchy: .hierarchy(HierarchyFields.read(record, fields))
        case .agreement: .agreement(AgreementFields.read(record, fields))
        case .request: .request(RequestFields.read(record, id: id, canonical: canonical, fields))
        case .cases: .cases(CaseFields.read(record, fields))
        case .spec: .specification(SpecificationFields.read(record, fields))
        case .codelist: .codelist(CodelistFields.read(record, fields))
        case .firewall: .firewall(FirewallFields.read(record, fields))
        }
    }
}
