import TideAgreement
import TideCore

extension NetworkProof {
    /// The network as a picture, the paths of a counterexample on it.
    ///
    /// - Parameter counterexample: `nil` for the network alone.
    /// - Complexity: O(parties · links).
    package func picture(of counterexample: Counterexample? = nil) -> NetworkPicture {
        let ids = network.parties.map(\.id)
        let links = Dictionary(grouping: network.edges) { Pair(provider: $0.provider, recipient: $0.recipient) }
        let hops = numberedHops(of: counterexample)
        let drawn = links.sorted { $0.key < $1.key }.map { pair, edges in
            let (provider, recipient) = (ids[pair.provider], ids[pair.recipient])
            let taken = hops.filter { $0.hop.provider == provider && $0.hop.recipient == recipient }
            let isBlamed = taken.contains { $0.hop.agreement == counterexample?.agreement }
            return NetworkPicture.Link(
                provider: provider,
                recipient: recipient,
                count: Set(edges.map(\.version)).count,
                form: taken.map(\.hop.form).max() ?? edges.map(\.form).max() ?? .aggregate,
                summary: "\(provider) to \(recipient): \(summary(of: edges))",
                hops: taken.map(\.number),
                isBlamed: isBlamed,
                points: []
            )
        }
        let owners = Set(network.policies.datasets.values.compactMap(\.owner))
        var layout = PictureLayout(
            parties: network.parties,
            links: drawn,
            owners: owners,
            firewalls: network.policies.firewalls
        )
        return layout.picture()
    }

    /// The hops of all paths, counted through from 1.
    func numberedHops(of counterexample: Counterexample?) -> [(number: Int, hop: FlowHop)] {
        (counterexample?.paths ?? []).flatMap(\.hops).enumerated().map { ($0 + 1, $1) }
    }

    private func summary(of edges: [Edge]) -> String {
        edges.map { edge in
            "\(network.datasetNames.names[edge.dataset]) under \(edge.version), \(edge.form.rawValue), k \(edge.k)"
        }.joined(separator: "; ")
    }

    private struct Pair: Hashable, Comparable {
        let provider: Int
        let recipient: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.provider, left.recipient) < (right.provider, right.recipient)
        }
    }

    /// The counterexample to draw: the first that has a way, I1 before the others.
    private var drawnCounterexample: Counterexample? {
        let found = results.compactMap { result -> (invariant: Invariant, counterexample: Counterexample)? in
            guard case .refuted(let counterexample) = result.outcome, !counterexample.paths.isEmpty else { return nil }
            return (result.invariant, counterexample)
        }
        return (found.first { $0.invariant == .nonInterference } ?? found.first)?.counterexample
    }

    /// The network as an SVG file, with the first path that breaks something.
    package var svg: String {
        let counterexample = drawnCounterexample
        return picture(of: counterexample).svg(
            title: "Network of \(network.parties.count) parties and \(scope.agreements) agreements",
            description: description(of: counterexample)
        )
    }

    /// A picture in words.
    func description(of counterexample: Counterexample?) -> String {
        let count = "\(network.parties.count) parties; arrows lead from provider to recipient."
        guard let counterexample else { return "\(count) No path is marked. It \(network.coverage)." }
        let hops = numberedHops(of: counterexample).map { "\($0.number): \($0.hop.provider) to \($0.hop.recipient)" }
        let ways = hops.isEmpty ? "" : " \(hops.joined(separator: ", "))."
        return "\(count) Marked: \(counterexample.sentence.message).\(ways) It \(network.coverage)."
    }
}
