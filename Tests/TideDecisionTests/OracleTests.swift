import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// The requests of `Tests/Vectors/network`, asked of its agreements translated into documents.
struct OracleTests {
    @Test func `there are sixteen requests, each of the oracle's parties and datasets`() throws {
        #expect(try Oracle.requests().count == 16)
    }

    @Test(arguments: try Oracle.requests())
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
        #expect(decision.codes == asked.reasons.sorted())
        if let agreement = asked.agreement { #expect(decision.agreement?.id.text == agreement) }
    }

    @Test(arguments: try Oracle.requests())
    func `a refused request's nearest one, if there is any, is permitted`(_ asked: OracleRequest) throws {
        let policies = try Oracle.policies()
        let request = try Request.read(Array(asked.document.utf8), file: "request.yaml")
        let facts = Oracle.state(policies)
        let at = try instant(asked.at)
        guard let nearest = nearest(to: request, in: policies, facts: facts, at: at) else {
            // R07, R11 and R19 have no agreement, and nobody asks for R24 on a day before its agreement ended.
            let isOutOfReach = !["NO_AGREEMENT", "EXPIRED"].filter(asked.reasons.contains).isEmpty
            #expect(asked.verdict == "permit" || isOutOfReach)
            return
        }
        let read = try Request.read(CanonicalJSON.encode(nearest.request.canonical), file: "nearest.json")
        #expect(isPermitted(read, in: policies, facts: facts, at: nearest.at, approvals: .required))
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

    private static func owners() throws -> [String] {
        (try file("network.json")["datasets"]?.members ?? [:]).values.map { name($0["owner"]) }.sorted()
    }

    static func requests() throws -> [OracleRequest] {
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
                dataset: \(named)
                purpose: \(name(item["purpose"]))
                columns: [\(columns.joined(separator: ", "))]
                pseudonymise: {\(pseudonyms.joined(separator: ", "))}
                safeguards: {\(item["k"]?.number.map { "k: \($0)" } ?? "")}
                \(item["zone"]?.text.map { "zone: \($0)" } ?? "")

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
        documents += (network["datasets"]?.members ?? [:]).map { datasetDocument($0, $1) }
        documents += agreements.map { agreementDocument($0, network) }
        documents.append(firewall(network["firewall"] ?? .null, owners: owners))
        let text = documents.map { "---\ntidegate: v1\n\($0)\n" }.sorted().joined()
        return try PolicySet.read(["network.yaml": Array(text.utf8)], folder: "network")
    }

    private static func party(_ id: String, roles: [String], officers: Set<String>) -> String {
        let all = officers.union(["signer"]).sorted().map { "\($0): {title: \($0), person: \(id)-\($0)}" }.joined(
            separator: ", "
        )
        return """
            kind: party
            id: \(id)
            name: \(id)
            jurisdiction: XA
            roles: [\(roles.joined(separator: ", "))]
            officers: {\(all)}
            """
    }

    private static func datasetDocument(_ name: String, _ value: JSONValue) -> String {
        let columns = (value["columns"]?.members ?? [:]).map { column, role in
            let isDirect = role.text == "direct"
            let identifier = isDirect ? ", identifier: {namespace: \(column.replacing("_", with: "-"))}" : ""
            return "\(column): {role: \(role.text ?? "")\(identifier)}"
        }.sorted()
        return """
            kind: dataset
            id: \(name)
            owner: \(self.name(value["owner"]))
            collectedFor: \(value["collected"]?.text ?? "")
            protected: \(value["protected"] == true)
            retain: \(value["retain"]?.text ?? "")
            derivedFrom: none
            columns: {\(columns.joined(separator: ", "))}
            """
    }

    private static func firewall(_ value: JSONValue, owners: [String]) -> String {
        let protected = texts(value["protectedCollected"]).joined(separator: ", ")
        let roles = texts(value["forbiddenRoles"]).joined(separator: ", ")
        let purposes = texts(value["forbiddenPurposes"]).joined(separator: ", ")
        let form = value["maxForm"]?.text ?? ""
        return """
            kind: firewall
            id: wall
            title: The oracle's firewall
            protects: {collectedFor: [\(protected)]}
            owners: [\(owners.joined(separator: ", "))]
            forbids: {roles: [\(roles)], purposes: [\(purposes)]}
            floor: {form: \(forms[form] ?? form), minK: \(value["minK"]?.number ?? 0)}
            """
    }

    private static func onward(_ value: JSONValue) -> String {
        let form = value["maxForm"]?.text ?? ""
        let zones = value["zones"].map { ", zones: [\(texts($0).joined(separator: ", "))]" } ?? ""
        return "{roles: [\(texts(value["roles"]).joined(separator: ", "))], "
            + "purposes: [\(texts(value["purposes"]).joined(separator: ", "))], "
            + "maxForm: \(forms[form] ?? form), minK: \(value["minK"]?.number ?? 0)\(zones)}"
    }

    private static func agreementDocument(_ value: JSONValue, _ network: JSONValue) -> String {
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
        let duties =
            ["destroy: {by: \(value["retain"]?.text ?? ""), certifyWithin: 30d}"]
            + texts(value["notify"]).map { "notifyBreach: {to: \($0.lowercased()), within: 72h}" }
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
            access: {zones: [\(texts(value["zone"]).joined(separator: ", "))]}
            onward: [\((value["onward"]?.elements ?? []).map(onward).joined(separator: ", "))]
            duties: [\(duties.map { "{\($0)}" }.joined(separator: ", "))]
            grants:
              - id: only
                dataset: \(value["dataset"]?.text ?? "")
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
