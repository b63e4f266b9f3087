import Testing
import TideAgreement
import TideCore
import TideDecision

/// An agreement of the tests as text, each field to be changed alone.
struct AgreementText {
    var id = "a1"
    var version = 1
    var provider = "mol"
    var recipient = "nso"
    var signatories = "[mol/director, nso/chief]"
    var recipients: String?
    var recipientRoles: String?
    var accreditation: String?
    var purposes = "[official-statistics]"
    var never = "[]"
    var from = "2026-01-01"
    var until = "2026-12-31"
    var approvals: String?
    var reviewBy: String?
    var utcOffset: String?
    /// Further fields, as `quota: {releases: 1, per: year}`.
    var clauses: [String] = []
    var grants = [GrantText()]

    var yaml: String {
        var lines =
            [
                "---", "tidegate: v1", "kind: agreement", "id: \(id)", "version: \(version)", "title: Work permits",
                "provider: \(provider)", "recipient: \(recipient)", "signatories: \(signatories)",
                "legalBasis: [{act: Statistics Act, section: \"12\", kind: statutory}]", "purposes: \(purposes)",
                "never: \(never)", "valid: {\(valid)}",
            ] + clauses
        let optional = [
            ("recipients", recipients), ("recipientRoles", recipientRoles), ("accreditation", accreditation),
            ("approvals", approvals),
        ]
        lines += optional.compactMap { key, value in value.map { "\(key): \($0)" } }
        lines.append("grants:")
        return (lines + grants.map(\.yaml)).joined(separator: "\n") + "\n"
    }

    private var valid: String {
        let review = reviewBy.map { ", reviewBy: \($0)" } ?? ""
        return "from: \(from), until: \(until)" + review + (utcOffset.map { ", utcOffset: \"\($0)\"" } ?? "")
    }
}

/// A grant of the tests as text.
struct GrantText {
    var id = "permits"
    var dataset = "work-permits"
    var form = "pseudonymised"
    var reference: String?
    var columns = """
        {passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}, full_name: drop, \
        birth_date: {generalise: {atLeast: month}}, sex: keep, citizenship: keep}
        """
    var safeguards = "{kAnonymity: {k: 5, suppression: 10%}, preserve: [sex]}"

    var yaml: String {
        let head = "  - {id: \(id), dataset: \(dataset), form: \(form), columns: \(columns), safeguards: \(safeguards)"
        return head + (reference.map { ", reference: \($0)" } ?? "") + "}"
    }
}

/// A request of the tests as text.
struct RequestText {
    var requester = "nso"
    var officer: String?
    var holder = "mol"
    var dataset = "work-permits"
    var purpose = "official-statistics"
    var columns = ["sex", "citizenship"]
    var form: String?
    var reference: String?
    var k: Int?
    var suppression: String?
    var preserve: String?
    var pseudonymise: String?
    var lDiversity: String?
    var tCloseness: String?
    /// Further safeguards, as `kMap: {k: 5}`.
    var models: String?
    /// Further fields, as `zone: XA`.
    var clauses: [String] = []

    var yaml: String {
        let safeguards = [
            lDiversity.map { "lDiversity: \($0)" }, tCloseness.map { "tCloseness: \($0)" }, models,
            k.map { "k: \($0)" }, suppression.map { "suppression: \($0)" }, preserve.map { "preserve: \($0)" },
        ].compactMap(\.self)
        let optional = [
            ("officer", officer), ("form", form), ("reference", reference), ("pseudonymise", pseudonymise),
            ("safeguards", safeguards.isEmpty ? nil : "{\(safeguards.joined(separator: ", "))}"),
        ]
        return """
            tidegate: v1
            kind: request
            id: r1
            requester: \(requester)
            holder: \(holder)
            dataset: \(dataset)
            purpose: \(purpose)
            columns: [\(columns.joined(separator: ", "))]

            """ + optional.compactMap { key, value in value.map { "\(key): \($0)\n" } }.joined()
                + clauses.map { "\($0)\n" }.joined()
    }

    func read() throws -> Request { try Request.read(Array(yaml.utf8), file: "request.yaml") }
}

/// What a test changes of the documents around its agreements.
struct Surroundings: Sendable {
    var datasetReference: String?
    /// Further fields of the dataset of work permits.
    var dataset: [String] = []
    /// Further fields of parties.
    var parties: [String: [String]] = [:]
    /// Instead of the officers of the parties.
    var officers: [String: String] = [:]
    /// Whole documents, without `tidegate`.
    var documents: [String] = []
    /// Files that documents name.
    var files: [String: [UInt8]] = [:]
}

/// The parties, purposes and datasets of the tests.
enum Network {
    static let columns = ["passport_no", "full_name", "birth_date", "sex", "citizenship", "wage"]

    /// What the dataset says of the population, and of the weights of its records.
    static let population = ["population: {file: people.csv, columns: [birth_date, sex, citizenship]}"]
    static let weights = ["samplingWeights: {file: people.csv, by: [sex], weight: w}"]
    static let populationFile = ["people.csv": Array("birth_date,sex,citizenship,w\n".utf8)]

    private static func party(_ id: String, _ name: String, _ role: String, _ around: Surroundings) -> String {
        let officers = [
            "mol": "{director: {title: Director, person: dora}, dpo: {title: Data Protection Officer, person: deniz}}",
            "nso": "{chief: {title: Chief Statistician, person: chi}, analyst: {title: Analyst, person: ana}}",
            "uni": "{dean: {title: Dean}}",
            "police": "{head: {title: Head}}",
        ]
        let fields = [
            "kind: party", "id: \(id)", "name: \(name)", "jurisdiction: XA", "roles: [\(role)]",
            "officers: \(around.officers[id] ?? officers[id] ?? "{}")",
        ]
        return (fields + (around.parties[id] ?? [])).joined(separator: "\n")
    }

    static func documents(_ around: Surroundings) -> [String] {
        var parties = around
        parties.parties["nso", default: []].append("accreditations: [{scheme: code-of-practice, until: 2026-06-30}]")
        let dataset = around.dataset + [around.datasetReference.map { "reference: \($0)" } ?? "title: Work permits"]
        return [
            party("mol", "Ministry of Labour", "service", parties),
            party("nso", "National Statistical Office", "statistics", parties),
            party("uni", "University", "research", parties), party("police", "Police", "enforcement", parties),
            """
            kind: purposes
            id: tree
            purposes:
              statistics:
              official-statistics: statistics
              survey-frame: official-statistics
              research:
              service:
              enforcement:
              immigration-enforcement: enforcement
            """,
            """
            kind: dataset
            id: work-permits
            owner: mol
            collectedFor: service
            derivedFrom: none
            \(dataset.joined(separator: "\n"))
            columns:
              passport_no: {role: direct, identifier: {namespace: passport}}
              full_name: {role: direct}
              birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
              sex: {role: quasi, dimension: sex}
              citizenship: {role: quasi}
              wage: {role: sensitive, type: integer}
            """,
            """
            kind: dataset
            id: crossings
            owner: mol
            collectedFor: service
            derivedFrom: none
            columns: {sex: {role: quasi}}
            """,
        ] + around.documents
    }

    static func policies(_ agreements: [AgreementText], datasetReference: String? = nil) throws -> PolicySet {
        try policies(agreements, Surroundings(datasetReference: datasetReference))
    }

    static func policies(_ agreements: [AgreementText], _ around: Surroundings) throws -> PolicySet {
        let text = documents(around).map { "---\ntidegate: v1\n\($0)\n" }.joined()
        let files = around.files.merging(["policies.yaml": Array((text + agreements.map(\.yaml).joined()).utf8)]) { $1 }
        return try PolicySet.read(files, folder: "policies")
    }

    private static let everybody = ["mol/director", "nso/chief", "uni/dean", "police/head"]

    /// Both sides signed these versions.
    static func signed(
        _ versions: String...,
        by officers: [String] = everybody,
        changed: [String: [String]] = [:],
        approvals: [String] = [],
        requestSignatures: [String] = [],
        standing: [String: AgreementStanding] = [:],
        used: [String] = [],
        duties: [(party: Identifier, agreement: String, kind: DutyKind, due: String)] = [],
        reviewed: [String: String] = [:]
    ) -> State {
        func byVersion<Value>(_ facts: [String: Value]) -> [AgreementVersion: Value] {
            Dictionary(
                uniqueKeysWithValues: facts.compactMap { name, fact in AgreementVersion(name).map { ($0, fact) } }
            )
        }
        let signatories = officers.compactMap(OfficerName.init)
        return State(
            signatures: byVersion(Dictionary(uniqueKeysWithValues: versions.map { ($0, signatories) })),
            changed: byVersion(changed),
            approvals: approvals.compactMap(OfficerName.init),
            requestSignatures: requestSignatures.compactMap(OfficerName.init),
            standing: byVersion(standing),
            used: ["a1": used.compactMap(Instant.init)],
            duties: duties.compactMap { owed in
                guard let version = AgreementVersion(owed.agreement), let due = Instant(owed.due) else { return nil }
                let duty = OpenDuty(agreement: version, kind: owed.kind, due: due, release: nil)
                return State.OwedDuty(party: owed.party, duty: duty)
            },
            reviewed: byVersion(reviewed).compactMapValues(Instant.init)
        )
    }
}

/// An instant written out.
func instant(_ text: String) throws -> Instant {
    try #require(Instant(text))
}

extension Decision {
    /// The codes of the verdict's reasons, each once, sorted.
    var codes: [String] { Set(reasons.map(\.code.rawValue)).sorted() }
}
