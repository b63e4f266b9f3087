import TideCore
import TideFirewall
import TideRelease

extension NetworkRefusal {
    /// The way to each thing that would be broken, hop by hop, and what would mend it.
    var verdict: Verdict {
        let mended = proof.repaired(budget: .standard)
        let results = mended.results(of: broken)
        return Verdict(
            text: (results.flatMap(\.lines) + [proof.network.coverage]).map { "\($0)\n" }.joined(),
            json: [
                "reasons": .array(diagnostics.map(\.json)), "agreement": .string("\(agreement)"),
                "results": .array(results.map(\.json)), "scope": proof.network.scopeJSON,
            ],
            isPositive: false
        )
    }
}
