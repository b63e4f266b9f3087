import TideAgreement
import TideCore

extension Network {
    /// What some edges rest on beside the documents around the agreements.
    func keys(of edges: [Int]) -> [EdgeKey] {
        edges.map { number in
            let edge = self.edges[number]
            return EdgeKey(
                agreement: digests["agreement/\(edge.version)"],
                grant: edge.grant,
                from: edge.from,
                until: edge.until,
                possible: edge.possible,
                purposes: edge.purposes,
                revision: edge.revision
            )
        }
    }
}
