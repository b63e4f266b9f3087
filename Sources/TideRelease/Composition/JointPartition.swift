/// The classes that several releases make together, for somebody who holds them all.
///
/// A joint class names one class of each release, or that the records are removed from it, or that the unit is not in its
/// source. Its members are the units that have a record in each of these classes. Joint classes of which no file shows
/// anything do not count: nobody sees their members. A unit with several records is a member of every joint class that its
/// records make.
///
/// *Source:* Ganta, Kasiviswanathan and Smith 2008, "Composition attacks and auxiliary information in data privacy", section
/// 2 (the intersection attack); docs/models/composition.md.
package struct JointPartition: Hashable, Sendable {
    /// How many joint classes of which something is shown.
    package private(set) var classes = 0
    /// Units in the smallest of them; 0 where there is none.
    package private(set) var smallest = 0
    /// Joint classes with fewer than k units.
    package private(set) var classesUnder = 0
    /// Units in those, a unit once for each.
    package private(set) var unitsUnder = 0

    /// How many joint classes one unit is a member of at most; past that nothing is counted.
    package static let mostClassesOfAUnit = 1 << 16

    /// Joins releases; one at least.
    ///
    /// - Parameter k: as many units as a joint class must have.
    /// - Returns: `nil` where a unit is a member of more than ``mostClassesOfAUnit``.
    /// - Throws: ``ReleaseError/failed(_:)`` where sealed classes cannot be read.
    /// - Complexity: O(pairs · releases); memory grows with the joint classes, about 30 bytes each and release.
    package static func join(_ releases: [ClassCursor], k: Int) throws -> JointPartition? {
        var met: [Int] = []
        return try join(releases, k: k, firstNamed: 0, met: &met)
    }

    /// Joins releases, and counts whom the last one has in common with each of the others.
    ///
    /// - Parameters:
    ///   - firstNamed: units with a lower number count as one in each joint class that any of them is a member of.
    ///   - met: receives for each release but the last how many units both have; not all of them where nothing is returned.
    package static func join(
        _ releases: [ClassCursor],
        k: Int,
        firstNamed: UInt64,
        met: inout [Int]
    ) throws -> JointPartition? {
        var numbering = JointNumbering(releases)
        var sizes = Sizes()
        met = [Int](repeating: 0, count: max(releases.count, 1) - 1)
        while true {
            switch try numbering.next() {
            case .end: return JointPartition(sizes: sizes.counts, k: k)
            case .tooMany: return nil
            case .unit:
                let isNamed = numbering.unit >= firstNamed
                for code in numbering.codes where JointNumbering.isSeen(code) {
                    sizes.add(to: Int(code >> 1), isNamed: isNamed)
                }
                if numbering.isThere.last == true {
                    for position in met.indices where numbering.isThere[position] { met[position] += 1 }
                }
            }
        }
    }

    /// How many members joint classes have, by number.
    private struct Sizes {
        private(set) var counts: [UInt32] = []
        /// Whether a unit without a name was counted.
        private var hasNameless: [Bool] = []

        mutating func add(to number: Int, isNamed: Bool) {
            if number >= counts.count { counts += repeatElement(0, count: number + 1 - counts.count) }
            if !isNamed {
                if number >= hasNameless.count {
                    hasNameless += repeatElement(false, count: number + 1 - hasNameless.count)
                }
                if hasNameless[number] { return }
                hasNameless[number] = true
            }
            counts[number] += 1
        }
    }

    private init(sizes: [UInt32], k: Int) {
        for size in sizes where size > 0 {
            classes += 1
            smallest = smallest == 0 ? Int(size) : min(smallest, Int(size))
            if Int(size) < k {
                classesUnder += 1
                unitsUnder += Int(size)
            }
        }
    }
}

/// Goes through the units of several releases and numbers the joint classes that they are members of.
struct JointNumbering {
    /// What going on comes to.
    enum Step {
        case unit
        case end
        /// A unit is a member of more than ``JointPartition/mostClassesOfAUnit`` joint classes.
        case tooMany
    }

    private var releases: [ClassCursor]
    private var tables: [PairTable]
    private var longer: [UInt32] = []
    private static let absent = [UnitClasses.absent]
    /// The unit that the last step came to.
    private(set) var unit: UInt64 = 0
    /// Its joint classes: twice a number, counted from 0 in the order in which they are met, and 1 more where some release
    /// shows the members.
    private(set) var codes: [UInt32] = []
    /// One for each release, same order: whether its source has the unit.
    private(set) var isThere: [Bool]

    init(_ releases: [ClassCursor]) {
        self.releases = releases
        self.isThere = releases.map { _ in false }
        self.tables = releases.map { _ in PairTable() }
    }

    /// Whether some release shows the members of a joint class.
    static func isSeen(_ code: UInt32) -> Bool { code & 1 == 1 }

    /// Goes on to the next unit.
    mutating func next() throws -> Step {
        var least: UInt64?
        for release in releases { if let unit = release.unit { least = min(least ?? unit, unit) } }
        guard let next = least else { return .end }
        unit = next
        codes.removeAll(keepingCapacity: true)
        codes.append(0)
        for position in releases.indices {
            isThere[position] = releases[position].unit == next
            let values = isThere[position] ? releases[position].classes : Self.absent
            guard codes.count * values.count <= JointPartition.mostClassesOfAUnit else { return .tooMany }
            longer.removeAll(keepingCapacity: true)
            for code in codes {
                for value in values {
                    let isSeen = value != UnitClasses.suppressed && value != UnitClasses.absent
                    longer.append(tables[position].number(code, value) << 1 | (isSeen ? 1 : code & 1))
                }
            }
            swap(&codes, &longer)
            if isThere[position] { try releases[position].advance() }
        }
        return .unit
    }
}

/// Numbers pairs of two 32-bit numbers in the order in which they are met.
private struct PairTable {
    private var keys: [UInt64] = [UInt64](repeating: 0, count: 1 << 10)
    /// 1 + the number of a pair; 0 where there is none.
    private var numbers: [UInt32] = [UInt32](repeating: 0, count: 1 << 10)
    private var bits = 10
    private var count: UInt32 = 0

    mutating func number(_ first: UInt32, _ second: UInt32) -> UInt32 {
        if 2 * Int(count) >= keys.count { grow() }
        let key = UInt64(first) << 32 | UInt64(second)
        let slot = slot(of: key)
        if numbers[slot] == 0 {
            // INVARIANT: below 2^31, since the number becomes part of a code of 32 bits.
            precondition(count < 1 << 31 - 1, "more joint classes than can be numbered")
            count += 1
            keys[slot] = key
            numbers[slot] = count
        }
        return numbers[slot] - 1
    }

    /// Where a pair stands, or would.
    private func slot(of key: UInt64) -> Int {
        let product = (key ^ key >> 32) &* 0x9e37_79b9_7f4a_7c15
        var slot = Int(truncatingIfNeeded: ((product ^ product >> 29) &* 0xbf58_476d_1ce4_e5b9) >> UInt64(64 - bits))
        while numbers[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = (keys, numbers)
        bits += 1
        keys = [UInt64](repeating: 0, count: 1 << bits)
        numbers = [UInt32](repeating: 0, count: 1 << bits)
        for position in old.1.indices where old.1[position] != 0 {
            let slot = slot(of: old.0[position])
            keys[slot] = old.0[position]
            numbers[slot] = old.1[position]
        }
    }
}
