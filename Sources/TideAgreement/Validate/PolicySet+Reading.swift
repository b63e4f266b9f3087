import TideCore

extension PolicySet {
    /// Reads every YAML file of a policy set and the files that its documents name.
    ///
    /// - Parameters:
    ///   - files: bytes by path relative to the folder, as `parties/nso.yaml`. Those that end in `.yaml` or `.yml` hold
    ///     documents; the others are read where a document names them.
    ///   - folder: printed before paths in places.
    ///   - elsewhere: what places call files that do not lie in the folder, by path.
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(
        _ files: [String: [UInt8]],
        folder: String,
        elsewhere: [String: String] = [:]
    ) throws(AgreementError) -> PolicySet {
        var resolution = Resolution(files: files, folder: folder, elsewhere: elsewhere)
        for path in files.keys.sorted() where FolderFiles.isDocument(path) { resolution.add(path) }
        resolution.checkAll()
        guard resolution.problems.isEmpty else { throw .invalid(resolution.problems.sorted()) }
        return PolicySet(resolution)
    }

    /// Whoever calls it has seen that there are no problems.
    private init(_ resolution: Resolution) {
        self.parties = resolution.parties
        self.purposes =
            resolution.purposeTree
            ?? PurposeTree(id: "none", parents: [:], compatible: [], fields: resolution.noFields)
        self.datasets = resolution.datasets
        self.hierarchies = resolution.hierarchies
        self.agreements = resolution.agreements.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
        self.cases = resolution.cases.sorted { $0.id < $1.id }
        self.specifications = resolution.specifications.sorted { $0.id < $1.id }
        self.firewalls = resolution.firewalls.sorted { $0.id < $1.id }
        self.codelists = resolution.codelists
        self.canonical = Dictionary(resolution.documents.map { ($0.name, $0.canonical) }) { first, _ in first }
        self.files = resolution.namedFiles
        self.index = PolicyIndex(
            parties: parties,
            purposes: purposes,
            datasets: datasets,
            agreements: agreements,
            firewalls: firewalls
        )
    }
}

extension Resolution {
    /// Holds every document against the others.
    mutating func checkAll() {
        for party in parties.values.sorted(by: { $0.id < $1.id }) { check(party) }
        checkKeysDiffer()
        if let tree = purposeTree { check(tree) }
        checkPairs()
        for dataset in datasets.values.sorted(by: { $0.id < $1.id }) { check(dataset, standsAlone: false) }
        for hierarchy in hierarchies.values.sorted(by: { $0.id < $1.id }) { check(hierarchy) }
        for agreement in agreements { check(agreement) }
        for part in parts { checkNames(of: part) }
        for set in cases { for item in set.cases { problems += item.request.problems() } }
        for specification in specifications { check(specification) }
        for firewall in firewalls { check(firewall) }
        for codelist in codelists.values.sorted(by: { $0.id < $1.id }) { check(codelist) }
        checkDerivations()
        checkSupersession()
        checkSharedDomains()
        suggestParties()
        if isWhole, let agreement = agreements.first, !documents.contains(where: { $0.kind == .purposes }) {
            note(.noPurposes, at: agreement.fields.clause("purposes").place)
        }
    }

    /// For the tree of a policy set that declares no purposes.
    var noFields: FieldPlaces {
        FieldPlaces(
            document: "none",
            root: ParsedNode(place: Place(file: folder, line: 1, column: 1), content: .mapping([]))
        )
    }
}

extension Request {
    /// Reads a file that holds one document of kind `request`.
    ///
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(_ bytes: [UInt8], file: String) throws(AgreementError) -> Request {
        let document = try ParsedDocument.readOne(bytes, file: file)
        var problems: [Diagnostic] = []
        let read = ReadDocument.read(document, problems: &problems)
        if let read, read.kind != .request {
            problems = [
                Diagnostic(.notThisKind, [read.kind.rawValue, "request"], at: read.fields.clause("kind").place)
            ]
        }
        guard problems.isEmpty, case .request(let request)? = read?.model else { throw .invalid(problems.sorted()) }
        problems = request.problems()
        guard problems.isEmpty else { throw .invalid(problems.sorted()) }
        return request
    }

    /// What is wrong with a request in itself, whatever any agreement says.
    func problems() -> [Diagnostic] {
        var problems = safeguards.models.statementProblems(fields, below: "safeguards/")
        if let officer, officer.party != requester {
            let arguments = [officer.description, requester.text]
            problems.append(Diagnostic(.foreignOfficer, arguments, at: fields.clause("officer").place))
        }
        if let reference, reference.until < reference.from {
            let arguments = ["until", reference.until.description, "from", reference.from.description]
            problems.append(Diagnostic(.datesOutOfOrder, arguments, at: fields.clause("reference/until").place))
        }
        for (column, how) in pseudonymise.sorted(by: { $0.key < $1.key }) {
            problems += how.slips.map { slip in
                slip.diagnostic { fields.clause("pseudonymise/\(column)\($0)").place }
            }
        }
        for column in pseudonymise.keys.sorted() where !columns.contains(column) {
            let place = fields.clause("pseudonymise/\(column)").place
            let meant = Suggestion.nearest(to: column, among: columns)
            problems.append(Diagnostic(.columnNotAsked, [column], at: place, suggestion: meant))
        }
        return problems
    }
}
