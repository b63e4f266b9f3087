import TideCore

/// Looks for a text within what base64 makes of it, without decoding: it may begin at any of three offsets.
///
/// What it finds may be no such text, as its ends are not compared; what it does not find is not there.
struct Base64Search: Sendable {
    /// Of each offset, the characters that are all the text's.
    private let patterns: [[UInt8]]
    /// The first eight characters of each, as a number.
    private let starts: [UInt64]

    /// - Precondition: at least eight bytes.
    init(_ text: String) {
        precondition(text.utf8.count >= 8, "a text too short to look for")
        patterns = (0..<3).map { offset in
            let bytes = [UInt8](repeating: 0, count: offset) + Array(text.utf8)
            // Whole groups of three bytes: the first and the last one may hold others'.
            return Array(Base64.characters(of: bytes).prefix(bytes.count / 3 * 4).dropFirst(offset == 0 ? 0 : 4))
        }
        starts = patterns.map { $0.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
    }

    /// Whether some characters hold the text, as far as can be told.
    ///
    /// - Complexity: O(characters).
    func isIn(_ characters: [UInt8]) -> Bool {
        let (first, second, third) = (starts[0], starts[1], starts[2])
        var window: UInt64 = 0
        for (place, character) in characters.enumerated() {
            window = window << 8 | UInt64(character)
            guard window == first || window == second || window == third else { continue }
            let rest = characters[(place + 1)...]
            if zip(starts, patterns).contains(where: { $0 == window && rest.starts(with: $1.dropFirst(8)) }) {
                return true
            }
        }
        return false
    }
}
