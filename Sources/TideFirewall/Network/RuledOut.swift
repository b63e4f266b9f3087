import TideAgreement
import TideCore

/// What a provider's agreements about a dataset rule out, whoever they are with and whether or not they are in force.
struct RuledOut {
    private var rules: [Holding: [Rule]] = [:]

    private struct Holding: Hashable {
        let provider: Identifier
        let dataset: Identifier
    }

    private struct Rule {
        /// The first day on which an amendment may have lifted it.
        let lifted: Day
        var purposes: Bits
    }

    init(_ agreements: [Agreement], windows: Windows, purposes: PurposeTable) {
        for (position, agreement) in agreements.enumerated() where !agreement.never.isEmpty {
            let around = agreement.never.compactMap(purposes.position).reduce(into: Bits()) {
                $0.formUnion(purposes.around($1))
            }
            let lifted = windows.amended[position]
            for dataset in Set(agreement.grants.map(\.dataset)) {
                let holding = Holding(provider: agreement.provider, dataset: dataset)
                if let known = rules[holding]?.firstIndex(where: { $0.lifted == lifted }) {
                    rules[holding]?[known].purposes.formUnion(around)
                } else {
                    rules[holding, default: []].append(Rule(lifted: lifted, purposes: around))
                }
            }
        }
    }

    /// What stays ruled out until a day, for a dataset or for what it was made from.
    func purposes(of provider: Identifier, lineage: [Identifier], until: Day) -> Bits {
        var found = Bits()
        for dataset in lineage {
            for rule in rules[Holding(provider: provider, dataset: dataset)] ?? [] where rule.lifted > until {
                found.formUnion(rule.purposes)
            }
        }
        return found
    }
}
