// How many decisions a second, with 10 agreements and with 10,000: a decoded request to a whole decision with every reason
// and every obligation, without the nearest request and JSON; and how long reading 10,000 agreements takes beside the YAML
// library alone. Prints JSON. Seconds are those of the processor, on one core.
//
// Usage: agreement-speed [SECONDS [FOLDER]]
//
// SECONDS, 3 by default, is how long each figure is measured, in five rounds, and each kind of refusal by itself a fifth of
// that. Into FOLDER it writes the agreements, the requests and its verdicts for Benchmarks/Peers/decisions.py. With less than
// a second, which is for profiling, reading has one round.

import TideCore

let arguments = CommandLine.arguments.dropFirst()
let seconds = arguments.first.flatMap(Double.init) ?? 3
let rounds = 5

let (few, many) = (try Network(.few()), try Network(.many()))
let (fewByFour, manyByFour) = (try Network(.few(hasFourEyes: true)), try Network(.many(hasFourEyes: true)))
let mixed = (few: try Questions(to: few, .oneInFourRefused), many: try Questions(to: many, .oneInFourRefused))
var decisions: [String: DecisionSpeed] = [
    "permits": DecisionSpeed(few: try Questions(to: few, .permitted), many: try Questions(to: many, .permitted)),
    "oneInFourRefused": DecisionSpeed(few: mixed.few, many: mixed.many),
    "fourEyes": DecisionSpeed(
        few: try Questions(to: fewByFour, .oneInFourRefused),
        many: try Questions(to: manyByFour, .oneInFourRefused)
    ),
]
var refusals: [String: DecisionSpeed] = [:]
for slip in Slip.allCases {
    refusals[slip.rawValue] = DecisionSpeed(
        few: try Questions(to: few, .refused(slip)),
        many: try Questions(to: many, .refused(slip))
    )
}
for _ in 0..<rounds {
    for name in decisions.keys.sorted() { decisions[name]?.measure(seconds: seconds / Double(rounds)) }
    for name in refusals.keys.sorted() { refusals[name]?.measure(seconds: seconds / 5 / Double(rounds)) }
}
var reading = ReadingSpeed(many)
for _ in 0..<(seconds < 1 ? 1 : rounds) { try reading.measure() }
if let folder = arguments.dropFirst().first {
    try SharedCases(network: few, questions: mixed.few).write(to: "\(folder)/10")
    try SharedCases(network: many, questions: mixed.many).write(to: "\(folder)/10000")
}
let figures: JSONValue = [
    "decisions": .object(decisions.mapValues(\.json)), "refusals": .object(refusals.mapValues(\.json)),
    "reading": reading.json,
]
print(CanonicalJSON.readable(figures))
