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
