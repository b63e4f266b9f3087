// How many decisions a second, with 10 agreements and with 10,000: a decoded request to a whole decision with every reason
// and every obligation, without the nearest request and JSON; and how long reading 10,000 agreements takes beside the YAML
// library alone. Prints JSON. Seconds are those of the processor, on one core.
//
// Usage: agreement-speed [SECONDS [FOLDER]]
//
// SECONDS, 3 by default, is how long each figure is measured, in five rounds. Into FOLDER it writes the agreements, the
// requests and its verdicts for Benchmarks/Peers/decisions.py.

import TideCore

let arguments = CommandLine.arguments.dropFirst()
let seconds = arguments.first.flatMap(Double.init) ?? 3
let rounds = 5

let (few, many) = (try Network(.few()), try Network(.many()))
let (fewByFour, manyByFour) = (try Network(.few(hasFourEyes: true)), try Network(.many(hasFourEyes: true)))
let mixed = (few: try Questions(to: few, refused: true), many: try Questions(to: many, refused: true))
var decisions: [String: DecisionSpeed] = [
    "permits": DecisionSpeed(
        few: try Questions(to: few, refused: false),
        many: try Questions(to: many, refused: false)
    ),
    "oneInFourRefused": DecisionSpeed(few: mixed.few, many: mixed.many),
    "fourEyes": DecisionSpeed(
        few: try Questions(to: fewByFour, refused: true),
        many: try Questions(to: manyByFour, refused: true)
    ),
]
for _ in 0..<rounds {
    for name in decisions.keys.sorted() { decisions[name]?.measure(seconds: seconds / Double(rounds)) }
}
var reading = ReadingSpeed(many)
for _ in 0..<rounds { try reading.measure() }
if let folder = arguments.dropFirst().first {
    try SharedCases(network: few, questions: mixed.few).write(to: "\(folder)/10")
    try SharedCases(network: many, questions: mixed.many).write(to: "\(folder)/10000")
}
let figures: JSONValue = ["decisions": .object(decisions.mapValues(\.json)), "reading": reading.json]
print(CanonicalJSON.readable(figures))
