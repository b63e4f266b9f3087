/// Names by position, ascending.
struct NameTable<Name: Hashable & Comparable & Sendable>: Sendable {
    let names: [Name]
    private let positions: [Name: Int]

    init(_ names: some Sequence<Name>) {
        let sorted = Set(names).sorted()
        self.names = sorted
        self.positions = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    }

    /// Where a name stands; `nil` for one that is not there.
    subscript(_ name: Name) -> Int? { positions[name] }

    /// Where those of some names stand that are there.
    func bits(_ names: some Sequence<Name>) -> Bits { Bits(names.compactMap { positions[$0] }) }

    func names(_ bits: Bits) -> [Name] { bits.members.map { names[$0] } }
}
