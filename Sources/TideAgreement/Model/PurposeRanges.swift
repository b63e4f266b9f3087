package import TideCore

/// Where a purpose stands in its tree: those that narrow it have ranges inside its own.
package struct PurposeRange: Hashable, Sendable {
    fileprivate let first: Int
    fileprivate let last: Int

    /// Whether the other purpose is this one or narrows it.
    package func contains(_ other: PurposeRange) -> Bool { first <= other.first && other.last <= last }

    /// Whether one of the two is the other or narrows it.
    package func overlaps(_ other: PurposeRange) -> Bool { contains(other) || other.contains(self) }
}

/// The purposes of a tree, numbered so that narrowing is a comparison of numbers.
package struct PurposeRanges: Sendable {
    private let ranges: [Identifier: PurposeRange]

    /// Those of no tree.
    init() { self.ranges = [:] }

    /// Numbers every purpose before those that narrow it.
    ///
    /// - Complexity: O(purposes · log purposes).
    init(of tree: PurposeTree) {
        var children: [Identifier: [Identifier]] = [:]
        var roots: [Identifier] = []
        for (purpose, parent) in tree.parents.sorted(by: { $0.key < $1.key }) {
            if let parent { children[parent, default: []].append(purpose) } else { roots.append(purpose) }
        }
        var firsts: [Identifier: Int] = [:]
        var ranges: [Identifier: PurposeRange] = [:]
        var next = 0
        // Each purpose stands on the stack twice: on the way down and on the way back.
        var stack = roots.reversed().map { (purpose: $0, isEntering: true) }
        while let (purpose, isEntering) = stack.popLast() {
            if isEntering {
                firsts[purpose] = next
                next += 1
                stack.append((purpose, false))
                stack += (children[purpose] ?? []).reversed().map { ($0, true) }
            } else {
                ranges[purpose] = PurposeRange(first: firsts[purpose] ?? 0, last: next - 1)
            }
        }
        self.ranges = ranges
    }

    /// Where a purpose stands; `nil` for one that is not declared.
    package subscript(_ purpose: Identifier) -> PurposeRange? { ranges[purpose] }
}

/// Some purposes of a tree, and everything that narrows them.
struct PurposeCover {
    /// By place in the tree; none of them narrows another.
    private let widest: [(purpose: Identifier, range: PurposeRange)]

    /// Purposes that the tree does not have cover nothing.
    init(_ purposes: [Identifier], _ ranges: PurposeRanges) {
        let placed = purposes.compactMap { purpose in ranges[purpose].map { (purpose: purpose, range: $0) } }
        var widest: [(purpose: Identifier, range: PurposeRange)] = []
        // A purpose comes before those that narrow it.
        for next in placed.sorted(by: { $0.range.first < $1.range.first }) {
            if let last = widest.last, last.range.contains(next.range) { continue }
            widest.append(next)
        }
        self.widest = widest
    }

    /// The purpose that another one is or narrows, the widest of several.
    ///
    /// - Complexity: O(log purposes).
    func widest(around range: PurposeRange) -> Identifier? {
        var (low, high) = (0, widest.count)
        while low < high {
            let middle = (low + high) / 2
            if widest[middle].range.first <= range.first { low = middle + 1 } else { high = middle }
        }
        guard low > 0, widest[low - 1].range.contains(range) else { return nil }
        return widest[low - 1].purpose
    }
}
