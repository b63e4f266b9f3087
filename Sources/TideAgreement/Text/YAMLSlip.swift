import TideCore

/// A common mistake in YAML, recognised by what stands where the parser gave up.
///
/// The parser tells where it could not go on, in its own English; authors need what they typed. Its words are kept where none
/// of these is seen.
struct YAMLSlip {
    /// What is wrong, in the program's words; ``French`` has them in French.
    let words: String

    /// - Parameters:
    ///   - problem: the parser's words.
    ///   - line: where it gave up, counted from 1.
    ///   - start: where what it was reading began, where it says so.
    init?(problem: String, at line: Int, from start: Int?, in source: SourceText) {
        let near = Set([line - 1, line, start ?? line]).sorted().compactMap(source.line)
        if near.contains(where: { Self.indent($0).contains("\u{a0}") || $0.hasAfterColon("\u{a0}") }) {
            words = "a no-break space (U+00A0) stands where a plain one belongs"
        } else if near.contains(where: { Self.indent($0).contains("\t") }) || problem.contains("tab") {
            words = "a tab stands where only spaces indent"
        } else if near.contains(where: { $0.trimmed.first.map { "•·▪–—".unicodeScalars.contains($0) } ?? false }) {
            words = "a list item begins with `- `"
        } else if near.contains(where: \.isKeyWithoutSpace) {
            words = "after the colon of a key stands a space, as in `title: Gateway`"
        } else if problem.contains("mapping values are not allowed") {
            let below = source.line(line - 1).map(Self.indent)?.count ?? 0
            let isDeeper = (source.line(line).map(Self.indent)?.count ?? 0) > below && source.line(line)?.colons == 1
            words =
                isDeeper
                ? "this line is not indented as those above it"
                : "a text with `: ` in it stands in quotes, as in `title: \"Gateway: taxes\"`"
        } else if problem.contains("quoted scalar") || near.contains(where: \.hasOddQuotes) {
            words = "a quote is opened and not closed, or text follows behind it"
        } else if problem.contains("flow sequence") || problem.contains("flow mapping") {
            words = "a bracket is opened and not closed, or a comma is missing"
        } else {
            return nil
        }
    }

    /// The blanks that a line begins with.
    private static func indent(_ line: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{a0}" }
    }
}

extension [Unicode.Scalar] {
    /// Without the blanks that it begins with.
    fileprivate var trimmed: ArraySlice<Unicode.Scalar> { drop { $0 == " " || $0 == "\t" } }

    /// How many colons are followed by a blank, or end the line.
    fileprivate var colons: Int {
        indices.count { self[$0] == ":" && ($0 + 1 == count || self[$0 + 1] == " ") }
    }

    /// Whether the first colon is followed by a character.
    fileprivate func hasAfterColon(_ scalar: Unicode.Scalar) -> Bool {
        firstIndex(of: ":").map { $0 + 1 < count && self[$0 + 1] == scalar } ?? false
    }

    /// Whether it is a key with a value that no space parts from it.
    fileprivate var isKeyWithoutSpace: Bool {
        let name = trimmed.prefix { $0.properties.isAlphabetic }
        let rest = trimmed.dropFirst(name.count)
        guard !name.isEmpty, rest.first == ":", let next = rest.dropFirst().first else { return false }
        return next != " " && next != "/" && colons == 0
    }

    /// Whether a straight quote is left over.
    fileprivate var hasOddQuotes: Bool { !count { $0 == "\"" }.isMultiple(of: 2) }
}
