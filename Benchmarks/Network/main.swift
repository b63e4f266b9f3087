// How long a proof over a network of agreements takes, and how much memory: networks drawn from a seed, the same documents on
// every machine. Prints JSON. Seconds are those of the processor, on one core; reading the documents is apart.
//
// Usage: network-speed small|large|hard|wide
//
// small: 200 parties, 1,000 agreements; then one agreement more, proved anew and on from the proof before.
// large: 2,000 parties, 10,000 agreements. hard: one dataset through 200 parties by 1,000 agreements, everybody passing it on.
// wide: the same through 2,000 parties by 10,000 agreements.

import Foundation
import TideAgreement
import TideCore
import TideFirewall

let name = CommandLine.arguments.dropFirst().first ?? "small"
let plans: [String: NetworkPlan] = [
    "small": NetworkPlan(parties: 200, agreements: 1000, isHard: false),
    "large": NetworkPlan(parties: 2000, agreements: 10_000, isHard: false),
    "hard": NetworkPlan(parties: 200, agreements: 1000, isHard: true),
    "wide": NetworkPlan(parties: 2000, agreements: 10_000, isHard: true),
]
guard let plan = plans[name] else {
    print("network-speed \(plans.keys.sorted().joined(separator: "|"))")
    exit(64)
}

/// Seconds of the processor, so that other programs on the machine count for less.
func seconds<Result>(_ work: () throws -> Result) rethrows -> (Result, Double) {
    let start = clock()
    let result = try work()
    return (result, Double(clock() - start) / Double(CLOCKS_PER_SEC))
}

func shown(_ seconds: Double) -> JSONValue { .string("\((seconds * 10_000).rounded() / 10_000)") }

/// The most memory that the process had, in MiB.
func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
}

var drawn = NetworkTexts(plan)
let (policies, reading) = try seconds { try PolicySet.read(drawn.files, folder: "network") }
let memoryBefore = try peakMemory()
let (network, making) = seconds { Network(policies, endings: [:]) }
let (proof, proving) = seconds { network.prove(budget: .standard) }
let (certificate, writing) = seconds { proof.certificate }
let (digest, hashing) = seconds { certificate.map { ContentDigest(of: $0).hex } }
var figures: [String: JSONValue] = [
    "agreements": JSONValue(plan.agreements), "parties": JSONValue(plan.parties),
    "reading": shown(reading), "network": shown(making), "proof": shown(proving),
    "certificate": shown(writing + hashing), "certificateBytes": JSONValue(certificate?.count ?? 0),
    "memoryOfDocuments": JSONValue(memoryBefore), "memory": JSONValue(try peakMemory()),
    "results": .object(
        Dictionary(
            uniqueKeysWithValues: proof.results.map { result in
                let outcome =
                    switch result.outcome {
                    case .holds: "holds"
                    case .unknown: "unknown"
                    case .refuted(let counterexample): "refuted: \(counterexample.sentence.message)"
                    }
                return ("\(result.firewall?.text ?? "network") \(result.invariant.rawValue)", .string(outcome))
            }
        )
    ),
]
if let digest { figures["digest"] = .string(digest) }
if name == "small" {
    drawn.addOne()
    let more = try PolicySet.read(drawn.files, folder: "network")
    let (next, makingNext) = seconds { Network(more, endings: [:], after: network) }
    let (onward, provingOn) = seconds { next.prove(budget: .standard, after: proof) }
    let (whole, provingAnew) = seconds { next.prove(budget: .standard) }
    precondition(onward.results == whole.results && onward.certificate == whole.certificate)
    figures["oneMore"] = [
        "network": shown(makingNext), "onFromTheProof": shown(provingOn), "anew": shown(provingAnew),
    ]
}
print(CanonicalJSON.readable(.object(figures)))
