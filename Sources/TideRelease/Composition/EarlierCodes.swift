import TideCore
import TideDisclosure

/// What earlier releases show of the rows of a new source, as the search takes it: one code a row.
///
/// Rows of one code look the same in all of them together. A unit with several records there is told apart by the whole set of
/// joint classes that it is a member of; that is finer than the joint partition, so what the search finds composes, and
/// something that composes may stay unfound.
struct EarlierCodes: Hashable, Sendable {
    /// One a row, in the engine's order; from 0 without gaps beyond ``unseen``.
    let codes: [UInt32]
    /// The codes below are of units that no release shows anything of; 0 is one that no release's source holds.
    let unseen: UInt32

    /// - Parameters:
    ///   - units: the number of each row's unit, in the engine's order.
    ///   - releases: at their first unit, of the same basis.
    /// - Returns: `nil` where a unit is a member of too many joint classes.
    /// - Throws: ``ReleaseError/failed(_:)`` where sealed classes cannot be read.
    /// - Complexity: O(rows + pairs · releases).
    init?(of units: [UInt64], in releases: [ClassCursor]) throws {
        let (sorted, rows) = PairSorting.sorted(units, (0..<UInt32(units.count)).map { $0 })
        var met = [UInt32](repeating: 0, count: units.count)
        var numbering = JointNumbering(releases)
        var interning = Interning()
        var position = 0
        walk: while position < sorted.count {
            switch try numbering.next() {
            case .end: break walk
            case .tooMany: return nil
            case .unit:
                while position < sorted.count && sorted[position] < numbering.unit { position += 1 }
                guard position < sorted.count, sorted[position] == numbering.unit else { continue walk }
                let number = interning.number(of: numbering.codes)
                while position < sorted.count && sorted[position] == numbering.unit {
                    met[Int(rows[position])] = number
                    position += 1
                }
            }
        }
        let (order, unseen) = interning.unseenFirst
        self.codes = met.map { order[Int($0)] }
        self.unseen = unseen
    }

    /// Numbers sets of joint classes from 1; 0 is none at all.
    private struct Interning {
        /// By the number of a joint class that stands alone; 0 where it was not met.
        private var single: [UInt32] = []
        private var sets: [[UInt32]: UInt32] = [:]
        /// By number, whether some release shows something of its units.
        private var isSeen = [false]

        mutating func number(of codes: [UInt32]) -> UInt32 {
            guard codes.count == 1 else {
                let set = codes.sorted()
                if let known = sets[set] { return known }
                let number = add(codes)
                sets[set] = number
                return number
            }
            let position = Int(codes[0] >> 1)
            if position >= single.count { single += repeatElement(0, count: position + 1 - single.count) }
            if single[position] == 0 { single[position] = add(codes) }
            return single[position]
        }

        private mutating func add(_ codes: [UInt32]) -> UInt32 {
            isSeen.append(codes.contains(where: JointNumbering.isSeen))
            return UInt32(isSeen.count - 1)
        }

        /// A code for each number, those that nothing is shown of first, and how many these are.
        var unseenFirst: (codes: [UInt32], unseen: UInt32) {
            var codes = [UInt32](repeating: 0, count: isSeen.count)
            var next: UInt32 = 0
            for wanted in [false, true] {
                for number in isSeen.indices where isSeen[number] == wanted {
                    codes[number] = next
                    next += 1
                }
            }
            return (codes, UInt32(isSeen.count { !$0 }))
        }
    }
}
