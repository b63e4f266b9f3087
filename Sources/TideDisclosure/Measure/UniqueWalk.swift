import TideMicrodata

/// A walk over the sets of columns that finds the minimal sample uniques of every record.
///
/// Classes are refined column by column. What a set singles out needs no further look below it, nor do classes among which no record is
/// alone, so that the lists shrink fast. Columns are added in descending order: then every part of a set was looked at before it, and a set
/// is minimal for a record if none of its parts singles it out.
struct UniqueWalk {
    /// The columns in the order of the walk: those of most values come first, since they leave least to be looked at below them.
    private let order: [Int]
    /// By column in that order, then by class.
    private let codes: [[UInt32]]
    /// By class: the number of the record that is alone in it; `UInt32.max` where there are several.
    private let candidateOfClass: [UInt32]
    private let candidates: Int
    /// What a set of each size, from 1, adds to a score; as many as there may be columns together.
    private let weights: [Int]
    /// By set, a bit for each column: the records that it singles out, a bit each.
    private var singledOut: [[Int]: [UInt64]] = [:]

    /// By record alone in its class: its score.
    private(set) var score: [Int]
    /// By record alone in its class: the size of its smallest set; 0 for none.
    private(set) var smallest: [Int]
    /// By size, from 1: minimal sample uniques.
    private(set) var found: [Int]
    /// By column.
    private(set) var weightOfColumn: [Int]

    private var refiner: ClassRefiner

    init(_ columns: [EncodedColumn], _ partition: ClassPartition, weights: [Int]) {
        let firsts = (0..<partition.count).map { partition.recordsByClass[partition.starts[$0]] }
        var candidates: UInt32 = 0
        self.candidateOfClass = (0..<partition.count).map { number in
            guard partition.size(number) == 1 else { return .max }
            candidates += 1
            return candidates - 1
        }
        self.candidates = Int(candidates)
        let order = columns.indices.sorted { (columns[$1].values.count, $0) < (columns[$0].values.count, $1) }
        self.order = order
        self.codes = order.map { columns[$0].codes.gathered(firsts) }
        self.weights = weights
        self.score = Array(repeating: 0, count: Int(candidates))
        self.smallest = Array(repeating: 0, count: Int(candidates))
        self.found = Array(repeating: 0, count: weights.count)
        self.weightOfColumn = Array(repeating: 0, count: columns.count)
        self.refiner = ClassRefiner(codes: columns.map(\.values.count).max() ?? 0)
    }

    /// Looks at every set.
    mutating func run() {
        guard !weights.isEmpty else { return }
        let all = ClassGroups(
            classes: (0..<UInt32(candidateOfClass.count)).map { $0 },
            starts: [0, candidateOfClass.count]
        )
        let none = [UInt64](repeating: 0, count: (candidates + 63) / 64)
        extend([], all, singledOut: none)
    }

    /// Looks at every set that adds later columns to some.
    ///
    /// - Parameters:
    ///   - set: ascending.
    ///   - groups: the classes that are alike in them, without those that need no further look.
    ///   - known: the records that they single out.
    private mutating func extend(_ set: [Int], _ groups: ClassGroups, singledOut known: [UInt64]) {
        let first = set.last.map { $0 + 1 } ?? 0
        for column in stride(from: codes.count - 1, through: first, by: -1) {
            let larger = set + [column]
            var out = known
            let isLast = column == codes.count - 1 || larger.count == weights.count
            let (finer, alone) = refiner.refine(groups, codes[column], candidateOfClass, tellsGroups: !isLast)
            take(alone, of: larger)
            for record in alone { out[Int(record >> 6)] |= 1 << UInt64(record & 63) }
            if !isLast { extend(larger, finer, singledOut: out) }
            // Only sets that may be a part of a later one are looked up again.
            if larger.count < weights.count { singledOut[larger] = out }
        }
    }

    /// Takes in the records that a set singles out and its part without the last column does not.
    private mutating func take(_ records: [UInt32], of set: [Int]) {
        guard !records.isEmpty else { return }
        let parts = set.indices.dropLast().compactMap { left -> [UInt64]? in
            singledOut[set.indices.filter { $0 != left }.map { set[$0] }]
        }
        let weight = weights[set.count - 1]
        var count = 0
        for record in records {
            let (word, bit) = (Int(record >> 6), UInt64(1) << UInt64(record & 63))
            if parts.contains(where: { $0[word] & bit != 0 }) { continue }
            count += 1
            score[Int(record)] += weight
            let size = smallest[Int(record)]
            smallest[Int(record)] = size == 0 ? set.count : min(size, set.count)
        }
        found[set.count - 1] += count
        for column in set { weightOfColumn[order[column]] += weight * count }
    }
}

/// Classes in groups, those of a group next to each other.
private struct ClassGroups {
    var classes: [UInt32]
    /// `starts[group]..<starts[group + 1]` is where a group's classes are.
    var starts: [Int]
}

/// Parts groups of classes by a further column; its storage is used again and again.
private struct ClassRefiner {
    /// By code: classes of the group; all 0 between two groups.
    private var members: [UInt32]
    /// By code: whether a record alone in its class is among them.
    private var hasCandidate: [Bool]
    /// By code: where its next class goes.
    private var place: [Int]
    private var seen: [UInt32] = []

    init(codes: Int) {
        self.members = Array(repeating: 0, count: codes)
        self.hasCandidate = Array(repeating: false, count: codes)
        self.place = Array(repeating: 0, count: codes)
    }

    /// The finer groups that may single out somebody yet, and the records that are now alone.
    ///
    /// - Parameter tellsGroups: whether the finer groups are wanted; else there are none.
    mutating func refine(
        _ groups: ClassGroups,
        _ codes: [UInt32],
        _ candidateOfClass: [UInt32],
        tellsGroups: Bool
    ) -> (finer: ClassGroups, alone: [UInt32]) {
        // Local arrays and spans: what is stored in a property is checked for exclusive access each time.
        var (ownMembers, ownFlags, ownPlaces, seen) = (
            Self.taken(&members), Self.taken(&hasCandidate), Self.taken(&place), Self.taken(&self.seen)
        )
        var finer = [UInt32](repeating: 0, count: tellsGroups ? groups.classes.count : 0)
        var starts = [0]
        var alone: [UInt32] = []
        var end = 0
        do {
            var members = ownMembers.mutableSpan
            var hasCandidate = ownFlags.mutableSpan
            var place = ownPlaces.mutableSpan
            var target = finer.mutableSpan
            let (classes, codeOf, candidateOf) = (groups.classes.span, codes.span, candidateOfClass.span)
            for group in 0..<groups.starts.count - 1 {
                let range = groups.starts[group]..<groups.starts[group + 1]
                seen.removeAll(keepingCapacity: true)
                for position in range {
                    let code = Int(codeOf[Int(classes[position])])
                    if members[code] == 0 { seen.append(UInt32(code)) }
                    members[code] += 1
                    if candidateOf[Int(classes[position])] != .max { hasCandidate[code] = true }
                }
                for code in seen {
                    let code = Int(code)
                    if tellsGroups && members[code] > 1 && hasCandidate[code] {
                        place[code] = end
                        end += Int(members[code])
                        starts.append(end)
                    } else {
                        place[code] = -1
                    }
                }
                for position in range {
                    let number = classes[position]
                    let code = Int(codeOf[Int(number)])
                    if place[code] >= 0 {
                        target[place[code]] = number
                        place[code] += 1
                    } else if members[code] == 1, candidateOf[Int(number)] != .max {
                        alone.append(candidateOf[Int(number)])
                    }
                }
                for code in seen { (members[Int(code)], hasCandidate[Int(code)]) = (0, false) }
            }
        }
        finer.removeLast(finer.count - end)
        (members, hasCandidate, place, self.seen) = (ownMembers, ownFlags, ownPlaces, seen)
        return (ClassGroups(classes: finer, starts: starts), alone)
    }

    /// An array out of its place, so that it is changed without a copy.
    private static func taken<Element>(_ array: inout [Element]) -> [Element] {
        var empty: [Element] = []
        swap(&array, &empty)
        return empty
    }
}
