import Foundation
import TideAgreement
import TideCore
import TideDecision

/// A network and its requests as files, for other programs to decide the same.
///
/// ```
/// policies/*.yaml   the policy set, as this program read it
/// cases.json        what both languages can say of its agreements, and the requests in the order asked
/// verdicts.json     what Tidegate decides: true for a permit, in the same order
/// ```
struct SharedCases {
    let network: Network
    let questions: Questions

    func write(to folder: String) throws {
        let policies = URL(filePath: folder).appending(path: "policies")
        try FileManager.default.createDirectory(at: policies, withIntermediateDirectories: true)
        for (path, bytes) in network.files { try Data(bytes).write(to: policies.appending(path: path)) }
        func write(_ value: JSONValue, _ name: String) throws {
            try Data(CanonicalJSON.encode(value)).write(to: URL(filePath: folder).appending(path: name))
        }
        try write(cases, "cases.json")
        try write(.array(questions.all.map { .bool(questions.decision(on: $0).isPermitted) }), "verdicts.json")
    }

    private var cases: JSONValue {
        [
            "today": JSONValue("\(questions.at.date)"),
            "purposes": .object(
                Dictionary(
                    uniqueKeysWithValues: network.policies.purposes.parents.map { purpose, parent in
                        (purpose.text, parent.map { JSONValue($0.text) } ?? .null)
                    }
                )
            ),
            "agreements": .array(
                network.policies.agreements.flatMap { agreement in agreement.grants.map { json(agreement, $0) } }
            ),
            "requests": .array(questions.all.map { json($0.request) }),
        ]
    }

    private func json(_ agreement: Agreement, _ grant: Grant) -> JSONValue {
        [
            "id": JSONValue(agreement.id.text), "holder": JSONValue(agreement.provider.text),
            "requester": JSONValue(agreement.recipient.text), "dataset": JSONValue(grant.dataset.text),
            "purposes": JSONValue(agreement.purposes.map(\.text)), "never": JSONValue(agreement.never.map(\.text)),
            "columns": JSONValue(grant.columns.filter { $0.treatment != .drop }.map(\.name)),
            "k": JSONValue(grant.safeguards.kAnonymity?.k ?? 1), "from": JSONValue("\(agreement.valid.from)"),
            "until": JSONValue("\(agreement.valid.until)"),
        ]
    }

    private func json(_ request: Request) -> JSONValue {
        [
            "holder": JSONValue(request.holder.text), "requester": JSONValue(request.requester.text),
            "dataset": JSONValue(request.dataset.text), "purpose": JSONValue(request.purpose.text),
            "columns": JSONValue(request.columns), "k": JSONValue(request.safeguards.k ?? 1),
        ]
    }
}
