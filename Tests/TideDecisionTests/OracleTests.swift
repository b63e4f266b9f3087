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

/// The oracle's requests, translated.
private enum Oracle {
    static func requests() throws -> [OracleRequest] {
        let datasets = try OracleNetwork.file("network.json")["datasets"]?.members ?? [:]
        let agreements = try OracleNetwork.file("network.json")["agreements"]?.elements ?? []
        return (try OracleNetwork.file("requests.json")["requests"]?.elements ?? []).map { item in
            let agreement = agreements.first { $0["id"] == item["agreement"] }
            let columns = OracleNetwork.texts(item["columns"])
            let fitting = datasets.keys.sorted().first { name in
                columns.allSatisfy { datasets[name]?["columns"]?[$0] != nil }
            }
            let named = agreement?["dataset"]?.text ?? fitting ?? ""
            let pseudonyms = OracleNetwork.texts(item["pseudonymised"]).map { column in
                "\(column): {scheme: hmac-sha256, domain: \(OracleNetwork.name(item["domain"]))}"
            }
            let document = """
                tidegate: v1
                kind: request
                id: \(OracleNetwork.name(item["id"]))
                holder: \(OracleNetwork.name(item["from"]))
                requester: \(OracleNetwork.name(item["to"]))
                dataset: \(named)
                purpose: \(OracleNetwork.name(item["purpose"]))
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
                reasons: OracleNetwork.texts(item["reasons"]),
                document: document
            )
        }
    }

    static func policies() throws -> PolicySet { try OracleNetwork.policies() }

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
