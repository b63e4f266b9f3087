import TideCore

/// Documents being resolved against each other, with every problem found on the way.
///
/// A name counts as declared also where its own document does not read, so that one mistake gives one message; and where
/// a file could not be read to its end, names that are declared nowhere are not complained of.
struct Resolution {
    /// The folder's files that documents may name, by path.
    let files: [String: [UInt8]]
    let folder: String
    /// What messages call files that do not lie in the folder, by path.
    private let elsewhere: [String: String]
    /// Whether every file was read to its end.
    var isWhole = true
    var problems: [Diagnostic] = []
    /// In source order.
    private(set) var documents: [ReadDocument] = []
    private(set) var namedFiles: [String: [UInt8]] = [:]
    private var places: [String: Place] = [:]
    private var declared: [DocumentKind: Set<Identifier>] = [:]
    private var officers: [OfficerName: Officer] = [:]
    /// The datasets that each party gets by some agreement.
    private var received: [Identifier: Set<Identifier>] = [:]
    /// How many more names are looked for among how many others: a hostile set would ask for them all.
    private var suggestionsLeft = 20_000

    private(set) var parties: [Identifier: Party] = [:]
    private(set) var purposeTree: PurposeTree?
    private(set) var purposeRanges = PurposeRanges()
    /// What the agreement that is being checked agrees to and rules out: made once for all of its purposes.
    private var covers: (agreement: AgreementVersion, agreed: PurposeCover, never: PurposeCover)?
    private(set) var datasets: [Identifier: Dataset] = [:]
    private(set) var hierarchies: [Identifier: HierarchyDocument] = [:]
    private(set) var agreements: [Agreement] = []
    /// What reads of agreements that do not read as a whole: only their names are looked up.
    private(set) var parts: [Agreement] = []
    private(set) var cases: [CaseSet] = []
    private(set) var specifications: [Specification] = []
    private(set) var firewalls: [Firewall] = []
    private(set) var codelists: [Identifier: Codelist] = [:]

    init(files: [String: [UInt8]], folder: String, elsewhere: [String: String] = [:]) {
        self.files = files
        self.elsewhere = elsewhere
        self.folder = PlainPath.of(folder)
    }

    /// How a path is printed in places.
    func printed(_ path: String) -> String {
        elsewhere[path] ?? (folder.isEmpty || folder == "." ? path : "\(folder)/\(path)")
    }

    /// Reads the documents of a file and adds them.
    mutating func add(_ path: String) {
        guard let bytes = files[path] else { return }
        let reading = ParsedDocument.readAll(bytes, file: printed(path))
        isWhole = isWhole && reading.isWhole
        add(reading.documents, with: reading.problems)
    }

    /// Adds documents of a file, with the file's problems.
    mutating func add(_ parsed: [ParsedDocument], with fileProblems: [Diagnostic]) {
        problems += fileProblems
        for document in parsed {
            if let read = ReadDocument.read(document, problems: &problems) {
                add(read)
            } else {
                // A document without kind or name may declare anything.
                isWhole = false
            }
        }
    }

    private mutating func add(_ document: ReadDocument) {
        if document.kind == .request { note(.requestInPolicySet, [document.id.text], at: document.root.place) }
        if let first = places[document.name] {
            let kind = document.kind == .purposes ? "purpose tree" : document.kind.rawValue
            let arguments = [kind, document.id.text, first.description]
            note(.declaredTwice, arguments, at: document.fields.clause("id").place)
            return
        }
        if document.kind == .purposes, let first = documents.first(where: { $0.kind == .purposes }) {
            note(.secondPurposes, [document.id.text, first.id.text], at: document.fields.clause("id").place)
            return
        }
        documents.append(document)
        places[document.name] = document.root.place
        declared[document.kind, default: []].insert(document.id)
        if let part = document.part {
            parts.append(part)
            received[part.recipient, default: []].formUnion(part.grants.map(\.dataset))
        }
        switch document.model {
        case .party(let party):
            parties[party.id] = withKeys(party)
            for officer in party.officers { officers[officer.name] = officer }
        case .purposes(let tree):
            purposeTree = tree
            purposeRanges = PurposeRanges(of: tree)
        case .dataset(let dataset): datasets[dataset.id] = dataset
        case .hierarchy(let hierarchy): hierarchies[hierarchy.id] = hierarchy
        case .agreement(let agreement):
            agreements.append(agreement)
            received[agreement.recipient, default: []].formUnion(agreement.grants.map(\.dataset))
        case .cases(let set): cases.append(set)
        case .specification(let specification): specifications.append(specification)
        case .firewall(let firewall): firewalls.append(firewall)
        case .codelist(let codelist): codelists[codelist.id] = codelist
        case .request, nil: break
        }
    }

    mutating func note(
        _ code: DiagnosticCode,
        _ arguments: [String] = [],
        at place: Place? = nil,
        meant: String? = nil
    ) {
        problems.append(Diagnostic(code, arguments, at: place, suggestion: meant))
    }

    /// Looks up the names of what reads of an agreement; whatever else is found may be for want of what does not read.
    mutating func checkNames(of part: Agreement) {
        let names: Set<DiagnosticCode> = [.undeclared, .unknownColumn, .directIdentifier, .foreignSignatory]
        let known = problems.count
        check(part)
        problems = problems[..<known] + problems[known...].filter { names.contains($0.code) }
    }

    /// Where a party's name stands instead of its id, suggests the id.
    mutating func suggestParties() {
        let ids = Dictionary(parties.values.map { ("`\($0.name)`", $0.id.text) }) { first, _ in first }
        problems = problems.map { problem in
            guard problem.code == .wrongType, problem.arguments.count == 3,
                problem.arguments[1] == TextForm.identifier.expected, let id = ids[problem.arguments[2]]
            else { return problem }
            return Diagnostic(problem.code, problem.arguments, at: problem.place, suggestion: id)
        }
    }

    /// The bytes of a file that a document names; notes where it is not there.
    mutating func file(_ path: String, at place: Place) -> [UInt8]? {
        guard let bytes = files[path] else {
            let meant = suggestion(for: path, among: isSuggesting ? files.keys.sorted() : [])
            problems.append(Diagnostic(.fileMissing, [path], at: place, suggestion: meant, advice: Self.advice(path)))
            return nil
        }
        namedFiles[path] = bytes
        return bytes
    }

    /// How a file that is not there comes to be; `nil` where only its author knows.
    private static func advice(_ path: String) -> Advice? {
        guard path.hasSuffix(".pub.pem") else { return nil }
        return Advice(
            en: "make the key with `tidegate key new` and put its `.pub.pem` there",
            fr: "créer la clé avec `tidegate key new` et y déposer le `.pub.pem`"
        )
    }

    /// The purposes that an agreement agrees to and those that it rules out, with all that narrow them.
    mutating func covers(of agreement: Agreement) -> (agreed: PurposeCover, never: PurposeCover) {
        if let covers, covers.agreement == agreement.identity { return (covers.agreed, covers.never) }
        let agreed = PurposeCover(agreement.purposes, purposeRanges)
        let never = PurposeCover(agreement.never, purposeRanges)
        covers = (agreement.identity, agreed, never)
        return (agreed, never)
    }

    // MARK: Names

    func isDeclared(_ kind: DocumentKind, _ id: Identifier) -> Bool { declared[kind]?.contains(id) ?? false }

    /// The officer of a name.
    func officer(_ name: OfficerName) -> Officer? { officers[name] }

    /// Whether a party gets a dataset by some agreement.
    func receives(_ party: Identifier, _ dataset: Identifier) -> Bool { received[party]?.contains(dataset) ?? false }

    /// Whether there is time; if not, names need not even be listed.
    private var isSuggesting: Bool { suggestionsLeft > 0 }

    /// The name that was probably meant, while there is time to look for it.
    mutating func suggestion(for name: String, among names: [String]) -> String? {
        guard names.count <= suggestionsLeft else {
            suggestionsLeft = 0
            return nil
        }
        suggestionsLeft -= names.count
        return Suggestion.nearest(to: name, among: names)
    }

    /// Notes a name that no document declares.
    mutating func expectDeclared(_ kind: DocumentKind, _ id: Identifier, at place: @autoclosure () -> Place) {
        guard isWhole, !isDeclared(kind, id) else { return }
        let names = isSuggesting ? declared[kind]?.map(\.text) ?? [] : []
        note(.undeclared, [kind.rawValue, id.text], at: place(), meant: suggestion(for: id.text, among: names))
    }

    /// Notes a purpose that the tree does not have.
    mutating func expectPurpose(_ id: Identifier, at place: @autoclosure () -> Place) {
        guard let tree = purposeTree, tree.parents[id] == nil else { return }
        let meant = suggestion(for: id.text, among: isSuggesting ? tree.parents.keys.map(\.text) : [])
        note(.undeclared, ["purpose", id.text], at: place(), meant: meant)
    }

    /// Notes an officer whom no party declares.
    mutating func expectOfficer(_ name: OfficerName, at place: @autoclosure () -> Place) {
        guard let party = parties[name.party] else { return expectDeclared(.party, name.party, at: place()) }
        guard officers[name] == nil else { return }
        let meant = suggestion(for: name.description, among: party.officers.map(\.name.description))
        note(.undeclared, ["officer", name.description], at: place(), meant: meant)
    }

    /// Notes a period that ends before it begins.
    mutating func expectOrder(
        _ first: (String, CalendarDate),
        _ second: (String, CalendarDate)?,
        at place: @autoclosure () -> Place
    ) {
        guard let second, second.1 < first.1 else { return }
        note(.datesOutOfOrder, [second.0, second.1.description, first.0, first.1.description], at: place())
    }
}
