import TideAgreement
import TideCore

/// The declared purposes by position, ascending by name, with what lies within each and what each is compatible with.
struct PurposeTable: Sendable {
    let names: [Identifier]
    private let positions: [Identifier: Int]
    /// By purpose: itself and all that narrow it.
    private let withins: [Bits]
    /// By purpose: itself, all that narrow it, and all that it narrows.
    private let arounds: [Bits]
    /// By purpose: what data that was collected or received for it may serve.
    private let compatibles: [Bits]

    /// - Complexity: O(purposes · (depth of the tree + compatible pairs)).
    init(_ tree: PurposeTree) {
        let names = tree.parents.keys.sorted()
        let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var withins = names.map { _ in Bits() }
        var arounds = names.map { _ in Bits() }
        for (position, name) in names.enumerated() {
            for wider in tree.lineage(of: name).compactMap({ positions[$0] }) {
                withins[wider].insert(position)
                arounds[wider].insert(position)
                arounds[position].insert(wider)
            }
        }
        var compatibles = withins
        for pair in tree.compatible {
            guard let from = positions[pair.from], let to = positions[pair.to] else { continue }
            for purpose in withins[from].members { compatibles[purpose].formUnion(withins[to]) }
        }
        self.names = names
        self.positions = positions
        self.withins = withins
        self.arounds = arounds
        self.compatibles = compatibles
    }

    /// `nil` for a purpose that is not declared.
    func position(of name: Identifier) -> Int? { positions[name] }

    func within(_ purpose: Int) -> Bits { withins[purpose] }

    /// All at, above or below a purpose.
    func around(_ purpose: Int) -> Bits { arounds[purpose] }

    /// Everything within one of some purposes; what is not declared covers nothing.
    func cover(_ purposes: [Identifier]) -> Bits {
        purposes.compactMap(position).reduce(into: Bits()) { $0.formUnion(withins[$1]) }
    }

    func compatible(with purpose: Int) -> Bits { compatibles[purpose] }

    /// What one of some purposes is compatible with.
    func compatible(with purposes: Bits) -> Bits {
        purposes.members.reduce(into: Bits()) { $0.formUnion(compatibles[$1]) }
    }

    func names(_ purposes: Bits) -> [Identifier] { purposes.members.map { names[$0] } }
}
