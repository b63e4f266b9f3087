import TideCore

/// Looks for a text within what base64 makes of it, without decoding: it may begin at any of three offsets.
///
/// What it finds may be no such text, as its ends are not compared; what it does not find is not there.
///
/// *Source:* R. N. Horspool, Practical fast searching in strings, Software: Practice and Experience 10 (1980), for several patterns
/// that are compared by their first eight characters.
struct Base64Search: Sendable {
    /// Of each offset, the characters that are all the text's.
    private let patterns: [[UInt8]]
    /// By the last character of a window of eight, how far the next window is that may begin a pattern; 0 where this one may.
    private let skips: [Int]

    private static let width = 8

    /// - Precondition: at least eight bytes.
    init(_ text: String) {
        precondition(text.utf8.count >= Self.width, "a text too short to look for")
        patterns = (0..<3).map { offset in
            let bytes = [UInt8](repeating: 0, count: offset) + Array(text.utf8)
            // Whole groups of three bytes: the first and the last one may hold others'.
            return Array(Base64.characters(of: bytes).prefix(bytes.count / 3 * 4).dropFirst(offset == 0 ? 0 : 4))
        }
        var skips = [Int](repeating: Self.width, count: 256)
        for pattern in patterns {
            for (place, character) in pattern.prefix(Self.width).enumerated() {
                skips[Int(character)] = min(skips[Int(character)], Self.width - 1 - place)
            }
        }
        self.skips = skips
    }

    /// Whether some characters hold the text, as far as can be told.
    ///
    /// - Complexity: O(characters); most are not looked at.
    func isIn(_ characters: [UInt8]) -> Bool {
        var last = Self.width - 1
        while last < characters.count {
            let skip = skips[Int(characters[last])]
            if skip == 0 {
                let window = characters[(last - Self.width + 1)...]
                if patterns.contains(where: { window.starts(with: $0) }) { return true }
            }
            last += max(1, skip)
        }
        return false
    }
}
