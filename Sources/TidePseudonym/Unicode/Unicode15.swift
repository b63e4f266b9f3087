/// What the profiles need of Unicode 15.0: which code points it assigns, normal forms, case folding, digits, blocks.
///
/// The tables are the program's own, so that no toolchain's newer ones change a pseudonym. Another program may use any later
/// version of Unicode for what passes ``isAssigned(_:)``: Unicode promises that normal forms of assigned code points, and
/// foldings of such forms, never change.
///
/// *Source:* Unicode 15.0.0; Unicode Standard Annex 15; Unicode Character Encoding Stability Policies, "Normalization Stability" and
/// "Case Folding Stability".
package enum Unicode15 {
    /// Whether a code point is assigned; surrogates are not, private use is.
    package static func isAssigned(_ point: UInt32) -> Bool { assigned.contains(point) }

    /// The name of the block of a code point, such as `Cyrillic`; `No block` outside all.
    package static func block(of point: UInt32) -> String {
        blocks.first { $0.points.contains(point) }?.name ?? "No block"
    }

    /// The value of a decimal digit of any script, 0 to 9; `nil` for anything else.
    package static func digit(_ point: UInt32) -> UInt32? {
        guard let zero = zeros.last(where: { $0 <= point }), point < zero + 10 else { return nil }
        return point - zero
    }

    /// The canonical combining class, 0 to 240.
    static func combiningClass(_ point: UInt32) -> UInt8 { point < 0x300 ? 0 : classes[point] ?? 0 }

    /// One step of full case folding.
    static func folding(of point: UInt32) -> [UInt32]? { foldings[point] }

    /// A decomposition in full, without Hangul syllables, which are computed.
    static func decomposition(of point: UInt32, compatible: Bool) -> [UInt32]? {
        compatible ? compatibleDecompositions[point] : canonicalDecompositions[point]
    }

    /// What two code points compose to.
    static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        compositions[UInt64(first) << 32 | UInt64(second)]
    }

    private static let assigned = PointRanges(assignedText)
    private static let zeros = tokens(zeroText).map { point($0) }
    private static let blocks = tokens(blockText).map { token in
        let parts = token.split(separator: ":")
        return (points: range(parts[0]), name: String(parts[1].map { $0 == "_" ? " " : $0 }))
    }
    private static let classes: [UInt32: UInt8] = {
        var classes: [UInt32: UInt8] = [:]
        for token in tokens(classText) {
            let parts = token.split(separator: ":")
            for point in range(parts[0]) { classes[point] = UInt8(parts[1]) }
        }
        return classes
    }()
    private static let foldings = mappings(foldingText, ["="])
    private static let canonicalDecompositions = expanded(mappings(decompositionText, ["=", "*"]))
    private static let compatibleDecompositions = expanded(mappings(decompositionText, ["=", "*", "~"]))
    private static let compositions: [UInt64: UInt32] = {
        var compositions: [UInt64: UInt32] = [:]
        for (point, pair) in mappings(decompositionText, ["="]) where pair.count == 2 {
            compositions[UInt64(pair[0]) << 32 | UInt64(pair[1])] = point
        }
        return compositions
    }()

    private static func tokens(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }

    private static func point(_ text: Substring) -> UInt32 {
        // WHY: the tables are ours and tested as a whole.
        guard let point = UInt32(text, radix: 16) else { preconditionFailure("a table of Unicode is damaged") }
        return point
    }

    private static func range(_ text: Substring) -> ClosedRange<UInt32> {
        let ends = text.split(separator: "-").map { point($0) }
        return ends[0]...ends[ends.count - 1]
    }

    /// The mappings whose sign is one of those given.
    private static func mappings(_ text: String, _ signs: Set<Character>) -> [UInt32: [UInt32]] {
        var mappings: [UInt32: [UInt32]] = [:]
        for token in tokens(text) {
            guard let sign = token.firstIndex(where: { "=*~".contains($0) }), signs.contains(token[sign]) else {
                continue
            }
            mappings[point(token[..<sign])] = token[token.index(after: sign)...].split(separator: ".").map { point($0) }
        }
        return mappings
    }

    /// Mappings applied until nothing changes.
    private static func expanded(_ mappings: [UInt32: [UInt32]]) -> [UInt32: [UInt32]] {
        func expand(_ points: [UInt32]) -> [UInt32] { points.flatMap { mappings[$0].map(expand) ?? [$0] } }
        return mappings.mapValues(expand)
    }

    /// Ranges of code points that ascend and do not touch.
    private struct PointRanges {
        private let ranges: [ClosedRange<UInt32>]

        init(_ text: String) { ranges = tokens(text).map { range($0) } }

        /// - Complexity: O(log ranges).
        func contains(_ point: UInt32) -> Bool {
            var (low, high) = (0, ranges.count)
            while low < high {
                let middle = (low + high) / 2
                if ranges[middle].upperBound < point { low = middle + 1 } else { high = middle }
            }
            return low < ranges.count && ranges[low].contains(point)
        }
    }
}
