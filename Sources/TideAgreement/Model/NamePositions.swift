/// Where each of several names stands: looked through where they are few, which is faster than hashing, and by hash where they
/// are many.
package struct NamePositions: Hashable, Sendable {
    private let names: [String]
    /// Empty where there are few.
    private let positions: [String: Int]

    private static var mostLookedThrough: Int { 16 }

    package init(_ names: [String]) {
        self.names = names
        let isWide = names.count > Self.mostLookedThrough
        self.positions = isWide ? Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first } : [:]
    }

    /// Where a name stands first; `nil` where it does not.
    package subscript(_ name: String) -> Int? {
        if names.count > Self.mostLookedThrough { return positions[name] }
        for position in names.indices where names[position] == name { return position }
        return nil
    }
}
