/// A set of small numbers: columns of a dataset, purposes, zones, parties by their positions.
///
/// Up to 64 of them are one machine word, so that a proof over thousands of agreements compares words and allocates nothing.
struct Bits: Hashable, Sendable {
    private var first: UInt64
    /// The words beyond the first, the last of them not 0; `nil` where there is none.
    private var rest: [UInt64]?

    init() {
        self.first = 0
        self.rest = nil
    }

    init(_ members: some Sequence<Int>) {
        self.init()
        for member in members { insert(member) }
    }

    private init(first: UInt64, rest: [UInt64]?) {
        self.first = first
        guard var words = rest else {
            self.rest = nil
            return
        }
        while words.last == 0 { words.removeLast() }
        self.rest = words.isEmpty ? nil : words
    }

    /// Everything below a limit.
    init(below limit: Int) { self.init(0..<limit) }

    var isEmpty: Bool { first == 0 && rest == nil }

    var count: Int { first.nonzeroBitCount + (rest ?? []).reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func insert(_ member: Int) {
        guard member >= 64 else {
            first |= 1 << UInt64(member)
            return
        }
        var words = rest ?? []
        let position = member / 64 - 1
        while words.count <= position { words.append(0) }
        words[position] |= 1 << UInt64(member % 64)
        rest = words
    }

    func contains(_ member: Int) -> Bool {
        guard member >= 64 else { return first & 1 << UInt64(member) != 0 }
        guard let rest, member / 64 - 1 < rest.count else { return false }
        return rest[member / 64 - 1] & 1 << UInt64(member % 64) != 0
    }

    func intersects(_ other: Bits) -> Bool {
        if first & other.first != 0 { return true }
        guard let rest, let others = other.rest else { return false }
        return zip(rest, others).contains { $0 & $1 != 0 }
    }

    func isSubset(of other: Bits) -> Bool {
        guard first & ~other.first == 0 else { return false }
        guard let rest else { return true }
        guard let others = other.rest, rest.count <= others.count else { return false }
        return zip(rest, others).allSatisfy { $0 & ~$1 == 0 }
    }

    func intersection(_ other: Bits) -> Bits {
        guard let rest, let others = other.rest else { return Bits(first: first & other.first, rest: nil) }
        return Bits(first: first & other.first, rest: zip(rest, others).map { $0 & $1 })
    }

    func subtracting(_ other: Bits) -> Bits {
        guard let rest else { return Bits(first: first & ~other.first, rest: nil) }
        let others = other.rest ?? []
        let words = rest.indices.map { others.indices.contains($0) ? rest[$0] & ~others[$0] : rest[$0] }
        return Bits(first: first & ~other.first, rest: words)
    }

    mutating func formUnion(_ other: Bits) {
        first |= other.first
        guard let others = other.rest else { return }
        var words = rest ?? []
        while words.count < others.count { words.append(0) }
        for position in others.indices { words[position] |= others[position] }
        rest = words
    }

    func union(_ other: Bits) -> Bits {
        var both = self
        both.formUnion(other)
        return both
    }

    /// The members, ascending.
    var members: [Int] {
        var found: [Int] = []
        for (position, word) in ([first] + (rest ?? [])).enumerated() {
            var left = word
            while left != 0 {
                found.append(position * 64 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return found
    }

    /// The least member; `nil` of an empty set.
    var least: Int? {
        if first != 0 { return first.trailingZeroBitCount }
        guard let rest else { return nil }
        return rest.firstIndex { $0 != 0 }.map { ($0 + 1) * 64 + rest[$0].trailingZeroBitCount }
    }

    /// Whether the ascending members come before another set's, member by member, a beginning before what goes on.
    func precedes(_ other: Bits) -> Bool {
        var difference = subtracting(other)
        difference.formUnion(other.subtracting(self))
        guard let place = difference.least else { return false }
        // Up to the place both are alike; whoever has a member there comes first, unless the other has ended.
        return contains(place) ? other.hasMember(above: place) : !hasMember(above: place)
    }

    private func hasMember(above place: Int) -> Bool {
        if place < 64 { return (first >> UInt64(place)) >> 1 != 0 || rest != nil }
        guard let rest else { return false }
        let position = place / 64 - 1
        guard position < rest.count else { return false }
        return (rest[position] >> UInt64(place % 64)) >> 1 != 0 || position + 1 < rest.count
    }
}
