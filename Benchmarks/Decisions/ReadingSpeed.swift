import TideAgreement
import TideCore
import Yams

/// Reading and validating a policy set, against what the YAML library alone takes to compose the same text.
struct ReadingSpeed {
    private let network: Network
    private let texts: [String]
    private var times = (yams: Rounds(), tidegate: Rounds())

    init(_ network: Network) {
        self.network = network
        self.texts = network.files.keys.sorted().map { String(decoding: network.files[$0] ?? [], as: UTF8.self) }
    }

    /// One round of either, in turn.
    mutating func measure() throws {
        var documents = 0
        times.yams.add(
            try Timing.seconds {
                for text in texts {
                    // As Tidegate calls it: with the cheapest resolver and encoding.
                    let parser = try Parser(yaml: text, resolver: .basic, constructor: .default, encoding: .utf8)
                    while try parser.nextRoot() != nil { documents += 1 }
                }
            }
        )
        var agreements = 0
        times.tidegate.add(
            try Timing.seconds { agreements = try PolicySet.read(network.files, folder: "network").agreements.count }
        )
        precondition(documents > agreements && agreements == network.policies.agreements.count, "both read everything")
    }

    var json: JSONValue {
        func seconds(_ rounds: Rounds) -> JSONValue {
            [
                "best": .string(DecimalText.rounded(rounds.least, decimals: 2)),
                "worst": .string(DecimalText.rounded(rounds.most, decimals: 2)),
            ]
        }
        return [
            "agreements": JSONValue(network.policies.agreements.count),
            "bytes": JSONValue(network.files.values.reduce(0) { $0 + $1.count }),
            "yams": seconds(times.yams), "tidegate": seconds(times.tidegate),
            "ratio": .string(DecimalText.rounded(times.tidegate.least / times.yams.least, decimals: 2)),
        ]
    }
}
