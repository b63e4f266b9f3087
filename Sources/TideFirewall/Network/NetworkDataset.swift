import TideAgreement
import TideCore

/// A dataset as the proof uses it: names are positions.
struct NetworkDataset: Sendable {
    let dataset: Dataset
    let owner: Int
    /// The owner's last day of holding it.
    var retain: Day
    /// `nil` only where the purpose tree does not have it.
    let collectedFor: Int?
    /// Everything that it was made from, directly or not.
    let sources: Bits
    /// The datasets that say they were made from it, ascending.
    let derivations: [Int]
    /// Whether it or something that it was made from is protected.
    let isProtected: Bool
    /// The firewalls that protect it or something that it was made from, by position.
    let firewalls: Bits
    /// Its columns by name; a column's position here is its number in ``Bits``.
    let columns: [String]
    private let positions: [String: Int]
    let quasi: Bits
    let sensitive: Bits

    init(
        _ indexed: IndexedDataset,
        at position: Int,
        among datasets: NameTable<Identifier>,
        parties: NameTable<Identifier>,
        purposes: PurposeTable,
        derivations: [Int],
        firewalls: Bits,
        isProtected: Bool
    ) {
        let dataset = indexed.dataset
        let columns = dataset.columns.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let positions = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
        func columnsWith(_ role: DisclosureRole) -> Bits {
            Bits(dataset.columns.filter { $0.role == role }.compactMap { positions[$0.name] })
        }
        self.dataset = dataset
        self.owner = dataset.owner.flatMap { parties[$0] } ?? 0
        self.retain = dataset.retain.map(Day.init) ?? .never
        self.collectedFor = dataset.collectedFor.flatMap(purposes.position)
        self.sources = datasets.bits(indexed.sources)
        self.derivations = derivations
        self.isProtected = isProtected
        self.firewalls = firewalls
        self.columns = columns
        self.positions = positions
        self.quasi = columnsWith(.quasi)
        self.sensitive = columnsWith(.sensitive)
    }

    var allColumns: Bits { Bits(below: columns.count) }

    /// `nil` for a column that it does not have.
    func position(of column: String) -> Int? { positions[column] }

    func names(_ bits: Bits) -> [String] { bits.members.map { columns[$0] } }

    func bits(_ names: some Sequence<String>) -> Bits { Bits(names.compactMap { positions[$0] }) }
}
