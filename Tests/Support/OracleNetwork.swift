import Foundation
package import TideAgreement
package import TideCore

/// The network of `Tests/Vectors/network` and its mutants, translated into documents.
package enum OracleNetwork {
    private static let forms = ["kanon": "k-anonymous"]

    package static func file(_ name: String) throws -> JSONValue {
        let bytes = try Data(contentsOf: repositoryRoot.appending(path: "Tests/Vectors/network/\(name)"))
        return try CanonicalJSON.decodeLoosely(bytes)
    }

    package static func texts(_ value: JSONValue?) -> [String] { (value?.elements ?? []).compactMap(\.text) }

    package static func name(_ value: JSONValue?) -> String { value?.text?.lowercased() ?? "" }

    private static func owners() throws -> [String] {
        (try file("network.json")["datasets"]?.members ?? [:]).values.map { name($0["owner"]) }.sorted()
    }

    /// The network's documents, read.
    ///
    /// - Parameters:
    ///   - mutant: the name of a mutant, whose agreements are added and changed.
    ///   - further: documents beside them, without `tidegate`.
    package static func policies(mutant: String? = nil, further: [String] = []) throws -> PolicySet {
        let network = try file("network.json")
        let owners = try owners()
        let agreements = agreements(network, mutant: mutant)
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
        let pairs = (network["compatible"]?.elements ?? []).map { "  - [\(texts($0).joined(separator: ", "))]" }
        let tree = ["kind: purposes", "id: tree", "purposes:"] + purposes + ["compatible:"] + pairs
        documents.append(tree.joined(separator: "\n"))
        documents += (network["datasets"]?.members ?? [:]).map { datasetDocument($0, $1) }
        documents += agreements.map { agreementDocument($0, network) }
        documents.append(firewall(network["firewall"] ?? .null, owners: owners))
        documents += further
        let text = documents.map { "---\ntidegate: v1\n\($0)\n" }.sorted().joined()
        return try PolicySet.read(["network.yaml": Array(text.utf8)], folder: "network")
    }

    /// The names of the mutants with the invariants that each breaks.
    package static func mutants() throws -> [String: [String]] {
        (try file("network.json")["mutants"]?.members ?? [:]).mapValues { texts($0["expect"]) }
    }

    /// The agreements, those of a mutant added, and its changes made.
    private static func agreements(_ network: JSONValue, mutant: String?) -> [JSONValue] {
        let change = mutant.flatMap { network["mutants"]?[$0] }
        let agreements = (network["agreements"]?.elements ?? []) + (change?["add"]?.elements ?? [])
        return agreements.map { agreement in
            let patch = agreement["id"]?.text.flatMap { change?["patch"]?[$0]?.members } ?? [:]
            return .object((agreement.members ?? [:]).merging(patch) { $1 })
        }
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
            // Where there is no domain, no identifier leaves.
            guard value["domain"]?.text != nil else { return "\(column): drop" }
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
}
