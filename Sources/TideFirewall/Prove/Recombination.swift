import TideAgreement
import TideCore

/// Views that one reader holds at one time and that join: I4.
struct Recombination {
    private let network: Network
    private let views: [View]

    /// A view with what joins it.
    private struct View {
        let dataset: Int
        let view: RootProof.View
        let recipient: Int
        /// The names of its quasi-identifiers, by number.
        let quasi: Bits
        /// Every dimension of its quasi-identifiers.
        let dimensions: Bits
        let hasSensitive: Bool
        let domains: Bits
    }

    init(_ network: Network, _ roots: [RootProof]) {
        self.network = network
        let names = NameTable(
            network.datasets.flatMap { dataset in dataset.names(dataset.quasi) }
        )
        let numbers = network.datasets.map { dataset in dataset.columns.map { names[$0] ?? 0 } }
        let dimensions = network.datasets.map { dataset in
            dataset.columns.map { name in
                dataset.dataset.column(name)?.dimension.flatMap { Dimension.allCases.firstIndex(of: $0) }
            }
        }
        self.views = roots.flatMap { root in
            root.views.map { view in
                let edge = network.edges[view.edge]
                let dataset = network.datasets[edge.dataset]
                let quasi = view.columns.intersection(dataset.quasi)
                return View(
                    dataset: edge.dataset,
                    view: view,
                    recipient: edge.recipient,
                    quasi: Bits(quasi.members.map { numbers[edge.dataset][$0] }),
                    dimensions: Bits(quasi.members.compactMap { dimensions[edge.dataset][$0] }),
                    hasSensitive: view.columns.intersects(dataset.sensitive),
                    domains: edge.domains(of: view.columns)
                )
            }
        }
    }

    /// For each last hop the first of the shortest pairs of views that join, for a firewall or the network alone.
    ///
    /// - Complexity: O(pairs of views of one reader).
    func violations(_ firewall: NetworkFirewall, number: Int?) -> [Violation] {
        var groups: [Int: [Int: [Int]]] = [:]
        for (position, view) in views.enumerated() where network.datasets[view.dataset].owner != view.recipient {
            groups[firewall.groups[view.recipient], default: [:]][view.dataset, default: []].append(position)
        }
        var shortest: [Int: Violation] = [:]
        for (_, byDataset) in groups.sorted(by: { $0.key < $1.key }) {
            let datasets = byDataset.sorted { $0.key < $1.key }
            for (position, left) in datasets.enumerated() {
                for right in datasets.dropFirst(position + 1) where mayNotJoin(left.key, right.key, firewall) {
                    for first in left.value {
                        for second in right.value {
                            guard let fault = fault(views[first], views[second], firewall, number) else { continue }
                            note(fault, first, second, number, &shortest)
                        }
                    }
                }
            }
        }
        return shortest.values.sorted { $0.isBefore($1) }
    }

    /// Whether neither dataset is the other one under another name, and no linkage of the firewall lets them join.
    private func mayNotJoin(_ left: Int, _ right: Int, _ firewall: NetworkFirewall) -> Bool {
        !isMade(left, of: right) && !isMade(right, of: left)
            && !firewall.linkages.contains { $0.contains(left) && $0.contains(right) }
    }

    /// Whether a dataset was made from another one and what that was made from, and from nothing else.
    private func isMade(_ dataset: Int, of other: Int) -> Bool {
        let sources = network.datasets[dataset].sources
        var known = network.datasets[other].sources
        known.insert(other)
        return sources.contains(other) && sources.isSubset(of: known)
    }

    /// Whether the owners of all data under a firewall that is in two datasets sign an agreement: nobody else lets it be linked.
    private func isSigned(_ edge: Edge, forJoining datasets: [Int], _ firewall: Int?) -> Bool {
        guard let firewall else { return true }
        return datasets.allSatisfy { dataset in
            ([dataset] + network.datasets[dataset].sources.members).allSatisfy { source in
                !network.datasets[source].firewalls.contains(firewall)
                    || edge.signing.contains(network.datasets[source].owner)
            }
        }
    }

    /// Keeps a violation at each of its two last hops where it is the first there.
    private func note(
        _ fault: Violation.Fault,
        _ left: Int,
        _ right: Int,
        _ number: Int?,
        _ shortest: inout [Int: Violation]
    ) {
        let (first, second) = (views[left].view, views[right].view)
        let violation = Violation(
            invariant: .recombination,
            firewall: number,
            level: first.level + second.level,
            edges: [first.edge, second.edge],
            fault: fault,
            paths: [first.walk, second.walk]
        )
        for edge in violation.edges where shortest[edge].map(violation.isBefore) ?? true {
            shortest[edge] = violation
        }
    }

    /// How two views join; `nil` where they do not, or where they may.
    ///
    /// A linkage clause lets them join by its pseudonyms, and so by all else; where there are none, it lets nothing join.
    private func fault(
        _ left: View,
        _ right: View,
        _ firewall: NetworkFirewall,
        _ number: Int?
    ) -> Violation.Fault? {
        guard left.view.from <= right.view.until, right.view.from <= left.view.until else { return nil }
        let domains = left.domains.intersection(right.domains)
        let common = firewall.areStatistics[left.recipient] ? nil : joining(left, right, firewall)
        guard !domains.isEmpty || common != nil else { return nil }
        guard !domains.isEmpty else { return common }
        func clauses(_ view: View, _ other: View) -> [Int] {
            let edge = network.edges[view.view.edge]
            guard isSigned(edge, forJoining: [view.dataset, other.dataset], number) else { return [] }
            return edge.linkages.filter { $0.with.contains(other.dataset) }.map(\.domain)
        }
        return domains.subtracting(Bits(clauses(left, right) + clauses(right, left))).least.map { .domain($0) }
    }

    /// Enough quasi-identifiers in common to join to a sensitive column.
    private func joining(_ left: View, _ right: View, _ firewall: NetworkFirewall) -> Violation.Fault? {
        guard left.hasSensitive || right.hasSensitive else { return nil }
        let common = left.quasi.intersection(right.quasi)
        let most = common.count + left.dimensions.intersection(right.dimensions).count
        guard most >= firewall.recombinationQuasi else { return nil }
        let (first, second) = (network.datasets[left.dataset], network.datasets[right.dataset])
        func others(_ view: View, _ dataset: NetworkDataset, _ other: View, _ otherDataset: NetworkDataset) -> Bits {
            let carried = view.view.columns.intersection(dataset.quasi)
            return Bits(
                carried.members.filter { column in
                    otherDataset.position(of: dataset.columns[column]).map { place in
                        !other.view.columns.intersection(otherDataset.quasi).contains(place)
                    } ?? true
                }
            )
        }
        func dimensions(_ columns: Bits, _ dataset: NetworkDataset) -> Set<Dimension> {
            Set(columns.members.compactMap { dataset.dataset.column(dataset.columns[$0])?.dimension })
        }
        let leftOthers = others(left, first, right, second)
        let shared = dimensions(leftOthers, first).intersection(
            dimensions(others(right, second, left, first), second)
        )
        let count = common.count + shared.count
        guard count >= firewall.recombinationQuasi else { return nil }
        let carried = left.view.columns.intersection(first.quasi)
        let byDimension = leftOthers.members.filter { column in
            first.dataset.column(first.columns[column])?.dimension.map(shared.contains) ?? false
        }
        return .quasi(count, columns: carried.subtracting(leftOthers).union(Bits(byDimension)))
    }
}
