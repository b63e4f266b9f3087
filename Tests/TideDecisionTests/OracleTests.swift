import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// The requests of `Tests/Vectors/network`, asked of its agreements translated into documents.
struct OracleTests {
    /// Reasons of clauses that this version does not have.
    private static let later = [
        "FIREWALL", "ZONE", "ONWARD_FORBIDDEN", "L_BELOW", "QUOTA", "RETENTION", "DUTY_OVERDUE",
    ]

    @Test func `there are sixteen requests, fifteen of them within this version`() throws {
        #expect(try Oracle.requests().count == 16)
        #expect(try Oracle.requests().filter(Self.isWithin).count == 15)
    }

    @Test(arguments: try Oracle.requests().filter(isWithin))
    func `each request has the verdict and every reason expected`(_ asked: OracleRequest) throws {
        let policies = try Oracle.policies()
        let request = try Request.read(Array(asked.document.utf8), file: "\(asked.id).yaml")
        let decision = evaluate(
            request,
            in: policies,
            facts: Oracle.state(policies),
            at: try instant(asked.at),
            approvals: .required
        )
        #expect(decision.verdict.rawValue == asked.verdict)
        #expect(decision.codes == asked.reasons.filter { !Self.later.contains($0) }.sorted())
        if let agreement = asked.agreement { #expect(decision.agreement?.id.text == agreement) }
    }

    private static func isWithin(_ request: OracleRequest) -> Bool {
        request.reasons.isEmpty || request.reasons.contains { !later.contains($0) }
    }
}

/// One request of the oracle.
struct OracleRequest: CustomTestStringConvertible, Sendable {
    let id: String
    let agreement: String?
    let at: String
    let verdict: String
    let reasons: [String]
    let document: String

    var testDescription: String { id }
}

/// The oracle's files, translated.
private enum Oracle {
    private static let forms = ["kanon": "k-anonymous"]

    private static func file(_ name: String) throws -> JSONValue {
        let bytes = try Data(contentsOf: repositoryRoot.appending(path: "Tests/Vectors/network/\(name)"))
        return try CanonicalJSON.decodeLoosely(bytes)
    }

    private static func texts(_ value: JSONValue?) -> [String] { (value?.elements ?? []).compactMap(\.text) }

    private static func name(_ value: JSONValue?) -> String { value?.text?.lowercased() ?? "" }

    /// What a party shares of a dataset that another owns is, in documents, a dataset of its own made from it.
    private static func dataset(_ name: String, heldBy holder: String, owners: [String: String]) -> String {
        owners[name] == holder ? name : "\(holder).\(name)"
    }

    static func owners() throws -> [String: String] {
        (try file("network.json")["datasets"]?.members ?? [:]).mapValues { name($0["owner"]) }
    }

    static func requests() throws -> [OracleRequest] {
        let owners = try owners()
        let datasets = try file("network.json")["datasets"]?.members ?? [:]
        let agreements = try file("network.json")["agreements"]?.elements ?? []
        return (try file("requests.json")["requests"]?.elements ?? []).map { item in
            let agreement = agreements.first { $0["id"] == item["agreement"] }
            let columns = texts(item["columns"])
            let fitting = datasets.keys.sorted().first { name in
                columns.allSatisfy { datasets[name]?["columns"]?[$0] != nil }
            }
            let named = agreement?["dataset"]?.text ?? fitting ?? ""
            let pseudonyms = texts(item["pseudonymised"]).map { column in
                "\(column): {scheme: hmac-sha256, domain: \(name(item["domain"]))}"
            }
            let document = """
                tidegate: v1
                kind: request
                id: \(name(item["id"]))
                holder: \(name(item["from"]))
                requester: \(name(item["to"]))
                dataset: \(dataset(named, heldBy: name(item["from"]), owners: owners))
                purpose: \(name(item["purpose"]))
                columns: [\(columns.joined(separator: ", "))]
                pseudonymise: {\(pseudonyms.joined(separator: ", "))}
                safeguards: {\(item["k"]?.number.map { "k: \($0)" } ?? "")}

                """
            return OracleRequest(
                id: item["id"]?.text ?? "",
                agreement: item["agreement"]?.text?.lowercased(),
                at: item["at"]?.text ?? "",
                verdict: item["verdict"]?.text ?? "",
                reasons: texts(item["reasons"]),
                document: document
            )
        }
    }

    static func policies() throws -> PolicySet {
        let network = try file("network.json")
        let owners = try owners()
        let agreements = network["agreements"]?.elements ?? []
        var officers: [String: Set<String>] = ["iom": []]
        for agreement in agreements {
            for approval in texts(agreement["approvals"]) {
                let parts = approval.lowercased().split(separator: ":").map(String.init)
                officers[parts[0], default: []].insert(parts[1])
            }
        }
        var documents = (network["parties"]?.members ?? [:]).map { party, value in
            self.party(party.lowercased(), roles: texts(value["roles"]), officers: officers[party.lowercased()] ?? [])
        }
        documents.append(party("iom", roles: ["humanitarian"], officers: officers["iom"] ?? []))
        let purposes = (network["purposes"]?.members ?? [:]).map { "  \($0): \($1.text ?? "")" }.sorted()
        documents.append("kind: purposes\nid: tree\npurposes:\n" + purposes.joined(separator: "\n"))
        for (name, value) in network["datasets"]?.members ?? [:] {
            let holders = Set(agreements.filter { $0["dataset"]?.text == name }.map { self.name($0["from"]) })
            for holder in holders.union([owners[name] ?? ""]) {
                documents.append(datasetDocument(name, value, heldBy: holder, owners: owners))
            }
        }
        documents += agreements.map { agreementDocument($0, network, owners: owners) }
        let text = documents.map { "---\ntidegate: v1\n\($0)\n" }.sorted().joined()
        return try PolicySet.read(["network.yaml": Array(text.utf8)], folder: "network")
    }

    private static func party(_ id: String, roles: [String], officers: Set<String>) -> String {
        let all = officers.union(["signer"]).sorted().map { "\($0): {title: \($0)}" }.joined(separator: ", ")
        return """
            kind: party
            id: \(id)
            name: \(id)
            jurisdiction: XA
            roles: [\(roles.joined(separator: ", "))]
            officers: {\(all)}
            """
    }

    private static func datasetDocument(
        _ name: String,
        _ value: JSONValue,
        heldBy holder: String,
        owners: [String: String]
    ) -> String {
        let columns = (value["columns"]?.members ?? [:]).map { column, role in
            let isDirect = role.text == "direct"
            let identifier = isDirect ? ", identifier: {namespace: \(column.replacing("_", with: "-"))}" : ""
            return "\(column): {role: \(role.text ?? "")\(identifier)}"
        }.sorted()
        let source = owners[name] == holder ? "none" : "[\(name)]"
        return """
            kind: dataset
            id: \(dataset(name, heldBy: holder, owners: owners))
            owner: \(holder)
            collectedFor: \(value["collected"]?.text ?? "")
            protected: \(value["protected"] == true)
            retain: \(value["retain"]?.text ?? "")
            derivedFrom: \(source)
            columns: {\(columns.joined(separator: ", "))}
            """
    }

    private static func agreementDocument(
        _ value: JSONValue,
        _ network: JSONValue,
        owners: [String: String]
    ) -> String {
        let (from, to) = (name(value["from"]), name(value["to"]))
        let dropped = texts(value["drop"])
        let declared = network["datasets"]?[value["dataset"]?.text ?? ""]?["columns"]?.members ?? [:]
        let columns = declared.map { column, role in
            if dropped.contains(column) { return "\(column): drop" }
            guard role.text == "direct" else { return "\(column): keep" }
            return "\(column): {pseudonymise: {scheme: hmac-sha256, domain: \(name(value["domain"]))}}"
        }.sorted().joined(separator: ", ")
        let form = value["form"]?.text ?? ""
        let approvals = texts(value["approvals"]).map { $0.lowercased().replacing(":", with: "/") }
        let valid = texts(value["valid"])
        return """
            kind: agreement
            id: \(name(value["id"]))
            version: 1
            title: \(name(value["id"]))
            provider: \(from)
            recipient: \(to)
            signatories: [\(from)/signer, \(to)/signer]
            legalBasis: [{act: Act, kind: statutory}]
            purposes: [\(texts(value["purposes"]).joined(separator: ", "))]
            valid: {from: \(valid[0]), until: \(valid[1])}
            approvals: {count: 2, from: [\(approvals.joined(separator: ", "))]}
            grants:
              - id: only
                dataset: \(dataset(value["dataset"]?.text ?? "", heldBy: from, owners: owners))
                form: \(forms[form] ?? form)
                columns: {\(columns)}
                safeguards: {kAnonymity: {k: \(value["k"]?.number ?? 0), suppression: 10%}}
            """
    }

    /// Everybody signed, everybody approved.
    static func state(_ policies: PolicySet) -> State {
        let versions = policies.agreements.map { agreement in
            (AgreementVersion(id: agreement.id, version: agreement.version), agreement.signatories)
        }
        return State(
            signatures: Dictionary(uniqueKeysWithValues: versions),
            approvals: policies.agreements.flatMap { $0.approvals?.from ?? [] }
        )
    }
}
