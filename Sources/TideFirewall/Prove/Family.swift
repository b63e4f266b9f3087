/// One dataset and all that was made from it, with the edges along which these pass: the part of the network that flows from
/// the dataset's owner can reach.
///
/// Parties and datasets that have no part in it have no number here, so that a search over a small part costs little.
struct Family: Sendable {
    let root: Int
    let owner: Int
    /// The root and all that was made from it, ascending.
    let datasets: [Int]
    /// Every party that takes part, ascending.
    let parties: [Int]
    /// Positions of the network's edges, ascending; a hop is a position here.
    let edges: [Int]
    let hops: [Hop]
    /// The node of the root at its owner.
    let start: Int32
    /// The hops of each node stand next to each other, from here on.
    private let firstHop: [Int32]
    private let hopsByNode: [Int32]
    private let derivationsByNode: [Int32: [Derivation]]

    /// What a search needs of an edge.
    struct Hop: Sendable {
        let from: Day
        let until: Day
        let columns: Bits
        let recipient: Int
        let provider: Int
        /// The node at which it arrives.
        let target: Int32
        /// Data goes back to whom all of it came from, which is no flow.
        let isReturn: Bool
        /// The last day of holding it where the sender holds it to the edge's last day or longer.
        let longestHold: Day
        /// Whether the last day of holding it depends on how long the sender does.
        let dependsOnSender: Bool

        /// The last day of holding it; `nil` where the edge itself must be asked.
        func hold(_ heldBySender: Day) -> Day? {
            dependsOnSender && heldBySender < until ? nil : longestHold
        }
    }

    /// What its owner makes from a dataset.
    struct Derivation: Sendable {
        let dataset: Int
        let target: Int32
        let columns: Bits
        let retain: Day
    }

    /// - Parameter edgesByDataset: positions of the network's edges, ascending.
    init(of root: Int, in network: Network, edgesByDataset: [[Int]]) {
        var members: Set<Int> = [root]
        var open = [root]
        while let next = open.popLast() {
            for made in network.datasets[next].derivations where members.insert(made).inserted { open.append(made) }
        }
        let datasets = members.sorted()
        let edges = datasets.count == 1 ? edgesByDataset[root] : datasets.flatMap { edgesByDataset[$0] }.sorted()
        var parties = Set(datasets.map { network.datasets[$0].owner })
        for edge in edges {
            parties.insert(network.edges[edge].provider)
            parties.insert(network.edges[edge].recipient)
        }
        let partyList = parties.sorted()
        let partyNumbers = Dictionary(uniqueKeysWithValues: partyList.enumerated().map { ($1, $0) })
        let datasetNumbers = Dictionary(uniqueKeysWithValues: datasets.enumerated().map { ($1, $0) })
        func node(_ party: Int, _ dataset: Int) -> Int32 {
            Int32((partyNumbers[party] ?? 0) * datasets.count + (datasetNumbers[dataset] ?? 0))
        }
        let owner = network.datasets[root].owner
        var byNode = [[Int32]](repeating: [], count: partyList.count * datasets.count)
        self.hops = edges.enumerated().map { position, number in
            let edge = network.edges[number]
            let isReturn = edge.recipient == owner
            if !isReturn { byNode[Int(node(edge.provider, edge.dataset))].append(Int32(position)) }
            return Hop(
                from: edge.from,
                until: edge.until,
                columns: edge.columns,
                recipient: edge.recipient,
                provider: edge.provider,
                target: node(edge.recipient, edge.dataset),
                isReturn: isReturn,
                longestHold: edge.hold(.never),
                dependsOnSender: edge.hasTermOfHolding
            )
        }
        var derivations: [Int32: [Derivation]] = [:]
        for dataset in datasets {
            for made in network.datasets[dataset].derivations {
                let found = network.datasets[made]
                derivations[node(found.owner, dataset), default: []].append(
                    Derivation(
                        dataset: made,
                        target: node(found.owner, made),
                        columns: found.allColumns,
                        retain: found.retain
                    )
                )
            }
        }
        var firstHop: [Int32] = [0]
        for hops in byNode { firstHop.append((firstHop.last ?? 0) + Int32(hops.count)) }
        self.root = root
        self.owner = owner
        self.datasets = datasets
        self.parties = partyList
        self.edges = edges
        self.start = node(owner, root)
        self.firstHop = firstHop
        self.hopsByNode = byNode.flatMap(\.self)
        self.derivationsByNode = derivations
    }

    /// Nodes are ordered by party, then dataset.
    var nodeCount: Int { parties.count * datasets.count }

    func party(of node: Int32) -> Int { parties[Int(node) / datasets.count] }

    func dataset(of node: Int32) -> Int { datasets[Int(node) % datasets.count] }

    /// The hops that leave a node, in the order of edges.
    func hops(from node: Int32) -> ArraySlice<Int32> {
        hopsByNode[Int(firstHop[Int(node)])..<Int(firstHop[Int(node) + 1])]
    }

    func derivations(at node: Int32) -> [Derivation] {
        derivationsByNode.isEmpty ? [] : derivationsByNode[node] ?? []
    }
}
