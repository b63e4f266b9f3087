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
    var grants = [GrantText()]

    var yaml: String {
        var lines = [
            "---", "tidegate: v1", "kind: agreement", "id: \(id)", "version: \(version)", "title: Work permits",
            "provider: \(provider)", "recipient: \(recipient)", "signatories: \(signatories)",
            "legalBasis: [{act: Statistics Act, section: \"12\", kind: statutory}]", "purposes: \(purposes)",
            "never: \(never)", "valid: {from: \(from), until: \(until)}",
        ]
        let optional = [
            ("recipients", recipients), ("recipientRoles", recipientRoles), ("accreditation", accreditation),
            ("approvals", approvals),
        ]
        lines += optional.compactMap { key, value in value.map { "\(key): \($0)" } }
        lines.append("grants:")
        return (lines + grants.map(\.yaml)).joined(separator: "\n") + "\n"
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

    var yaml: String {
        let safeguards = [
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
    }

    func read() throws -> Request { try Request.read(Array(yaml.utf8), file: "request.yaml") }
}

/// The parties, purposes and datasets of the tests.
enum Network {
    static let columns = ["passport_no", "full_name", "birth_date", "sex", "citizenship", "wage"]

    static func documents(datasetReference: String? = nil) -> String {
        """
        tidegate: v1
        kind: party
        id: mol
        name: Ministry of Labour
        jurisdiction: XA
        roles: [service]
        officers: {director: {title: Director}, dpo: {title: Data Protection Officer}}
        ---
        tidegate: v1
        kind: party
        id: nso
        name: National Statistical Office
        jurisdiction: XA
        roles: [statistics]
        officers: {chief: {title: Chief Statistician}, analyst: {title: Analyst}}
        accreditations: [{scheme: code-of-practice, until: 2026-06-30}]
        ---
        tidegate: v1
        kind: party
        id: uni
        name: University
        jurisdiction: XA
        roles: [research]
        officers: {dean: {title: Dean}}
        ---
        tidegate: v1
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
        ---
        tidegate: v1
        kind: dataset
        id: work-permits
        owner: mol
        collectedFor: service
        \(datasetReference.map { "reference: \($0)" } ?? "title: Work permits")
        columns:
          passport_no: {role: direct, identifier: {namespace: passport}}
          full_name: {role: direct}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          sex: {role: quasi, dimension: sex}
          citizenship: {role: quasi}
          wage: {role: sensitive, type: integer}
        ---
        tidegate: v1
        kind: dataset
        id: crossings
        owner: mol
        collectedFor: service
        columns: {sex: {role: quasi}}

        """
    }

    static func policies(_ agreements: [AgreementText], datasetReference: String? = nil) throws -> PolicySet {
        let text = documents(datasetReference: datasetReference) + agreements.map(\.yaml).joined()
        return try PolicySet.read(["policies.yaml": Array(text.utf8)], folder: "policies")
    }

    /// Both sides signed these versions.
    static func signed(_ versions: String..., changed: [String: [String]] = [:], approvals: [String] = []) -> State {
        State(
            signatures: Dictionary(
                uniqueKeysWithValues: versions.compactMap(AgreementVersion.init).map {
                    ($0, ["mol/director", "nso/chief", "uni/dean"].compactMap(OfficerName.init))
                }
            ),
            changed: Dictionary(
                uniqueKeysWithValues: changed.compactMap { name, names in
                    AgreementVersion(name).map { ($0, names) }
                }
            ),
            approvals: approvals.compactMap(OfficerName.init)
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
