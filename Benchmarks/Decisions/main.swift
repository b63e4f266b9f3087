// How many decisions a second, with 10 agreements and with 10,000: a decoded request to a whole decision with every reason
// and every obligation, without the nearest request and JSON. Prints one line of JSON. Seconds are those of the processor,
// so that other programs on the machine count for less.
//
// Usage: Decisions [seconds for each figure, 3 by default]

import Glibc
import TideAgreement
import TideCore
import TideDecision

/// Ministries that share work permits with offices, an agreement for each pair.
struct Network {
    let policies: PolicySet
    let state: State
    /// Asked in turn.
    let questions: [Question]

    /// A class that asks for itself, so that asking measures deciding and not the copying of a request.
    final class Question: Sendable {
        private let request: Request

        init(_ request: Request) { self.request = request }

        func decision(in network: borrowing Network, at: Instant) -> Decision {
            decide(request, in: network.policies, facts: network.state, at: at, approvals: .required)
        }
    }

    init(providers: Int, recipients: Int, refused: Bool) throws {
        var files: [String: [UInt8]] = [:]
        func write(_ name: String, _ documents: [String]) {
            files["\(name).yaml"] = Array(documents.map { "---\ntidegate: v1\n\($0)\n" }.joined().utf8)
        }
        write("network", [Self.purposes] + (0..<recipients).map { Self.party("o\($0)", role: "statistics") })
        for provider in 0..<providers {
            let own = [Self.party("m\(provider)", role: "service"), Self.dataset(provider)]
            write("m\(provider)", own + (0..<recipients).map { Self.agreement(provider, $0) })
        }
        let policies = try PolicySet.read(files, folder: "network")
        self.policies = policies
        self.state = State(
            signatures: Dictionary(uniqueKeysWithValues: policies.agreements.map { ($0.identity, $0.signatories) }),
            used: Dictionary(
                uniqueKeysWithValues: policies.agreements.map { agreement in
                    (agreement.id, [Instant("2026-02-01")].compactMap(\.self))
                }
            )
        )
        self.questions = try (0..<1000).map { number in
            let (provider, recipient) = (number * 7919 % providers, number * 104_729 % recipients)
            return Question(try Self.request(provider, recipient, refused: refused && number.isMultiple(of: 4)))
        }
    }

    private static let purposes = """
        kind: purposes
        id: tree
        purposes:
          statistics:
          official-statistics: statistics
          survey-frame: official-statistics
          enforcement:
          immigration-enforcement: enforcement
        """

    private static func party(_ id: String, role: String) -> String {
        """
        kind: party
        id: \(id)
        name: Office \(id)
        jurisdiction: XA
        roles: [\(role)]
        officers: {chief: {title: Chief}, dpo: {title: Data protection officer}}
        """
    }

    private static func dataset(_ provider: Int) -> String {
        """
        kind: dataset
        id: permits-\(provider)
        owner: m\(provider)
        collectedFor: statistics
        protected: true
        derivedFrom: none
        retain: 2036-12-31
        columns:
          passport_no: {role: direct, identifier: {namespace: passport}}
          full_name: {role: direct}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          sex: {role: quasi, dimension: sex}
          citizenship: {role: quasi}
          occupation: {role: quasi}
          permit_status: {role: sensitive}
          wage: {role: sensitive, type: integer}
        """
    }

    private static func agreement(_ provider: Int, _ recipient: Int) -> String {
        """
        kind: agreement
        id: a-\(provider)-\(recipient)
        version: 1
        title: Work permits
        provider: m\(provider)
        recipient: o\(recipient)
        signatories: [m\(provider)/chief, o\(recipient)/chief]
        legalBasis: [{act: Statistics Act, section: "12", kind: statutory}]
        valid: {from: 2026-01-01, until: 2028-12-31, reviewBy: 2027-06-30}
        purposes: [survey-frame, official-statistics]
        never: [enforcement]
        access: {mode: transfer, zones: [XA]}
        quota: {releases: 12, per: year}
        duties:
          - destroy: {by: 2029-06-30, certifyWithin: 30d}
          - notifyBreach: {to: m\(provider), within: 72h}
        grants:
          - id: permits
            dataset: permits-\(provider)
            form: pseudonymised
            columns:
              passport_no: {pseudonymise: {scheme: hmac-sha256, domain: d-\(provider)-\(recipient)}}
              birth_date: {generalise: {atLeast: month}}
              sex: keep
              citizenship: keep
              occupation: keep
              wage: {band: 5}
            safeguards: {kAnonymity: {k: 10, suppression: 5%}, preserve: [sex]}
        """
    }

    private static func request(_ provider: Int, _ recipient: Int, refused: Bool) throws -> Request {
        let text = """
            tidegate: v1
            kind: request
            id: r1
            requester: o\(recipient)
            holder: m\(provider)
            dataset: permits-\(provider)
            purpose: survey-frame
            columns: [birth_date, sex, citizenship, occupation\(refused ? ", full_name" : "")]
            safeguards: {k: \(refused ? 5 : 10)}
            """
        return try Request.read(Array(text.utf8), file: "request.yaml")
    }
}

/// Decisions a second, the best of five runs: the others were disturbed.
func speed(_ network: Network, seconds: Double, at: Instant) -> Int {
    let limit = seconds / 5 * Double(CLOCKS_PER_SEC)
    var best = 0.0
    for _ in 0..<5 {
        let start = clock()
        var (decided, permitted) = (0, 0)
        repeat {
            for question in network.questions {
                let decision = question.decision(in: network, at: at)
                if decision.isPermitted { permitted += 1 }
            }
            decided += network.questions.count
        } while Double(clock() - start) < limit
        let time = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        precondition(permitted > 0, "a network that permits nothing measures nothing")
        best = max(best, Double(decided) / time)
    }
    return Int(best)
}

guard let at = Instant("2026-05-01T12:00:00Z") else { preconditionFailure("no instant") }
let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 3
var figures: [String: JSONValue] = [:]
var speeds: [String: Int] = [:]
for (name, refused) in [("permits", false), ("oneInFourRefused", true)] {
    for (count, sides) in [("10", (2, 5)), ("10000", (100, 100))] {
        let network = try Network(providers: sides.0, recipients: sides.1, refused: refused)
        speeds[count] = speed(network, seconds: seconds, at: at)
    }
    let (few, many) = (speeds["10"] ?? 0, speeds["10000"] ?? 0)
    figures[name] = [
        "decisionsPerSecondWith10": JSONValue(few), "decisionsPerSecondWith10000": JSONValue(many),
        "ratio": .string(DecimalText.ratio(few, of: many, decimals: 2)),
    ]
}
print(String(decoding: CanonicalJSON.encode(.object(figures)), as: UTF8.self))
