import TideCore

/// A scalar and how it is written: plainly where that reads as the same text, else in quotes.
struct LayoutScalar: Hashable {
    let text: String
    /// Whether it stood without quotes, where `12` is a number.
    let isPlain: Bool
    /// Its lines, where it was written below `|` or `>`.
    let block: LayoutText.BlockScalar?

    /// How it is written on one line.
    ///
    /// - Parameter isInFlow: within brackets or braces, which a comma would end.
    func flat(isInFlow: Bool) -> String {
        if isPlain && !text.contains("\n") { return text }
        let isText = isPlain || CoreSchema.readsAsText(text)
        if isText && Self.canBePlain(text, isInFlow: isInFlow) { return text }
        let isQuotable = text.unicodeScalars.allSatisfy { !Self.isEscaped($0) }
        let hasMarks = text.unicodeScalars.contains { $0 == "\"" || $0 == "\\" }
        // By scalars: a quote that an accent combines with is another character, and a quote to YAML all the same.
        if isQuotable && hasMarks {
            return "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
        }
        return "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
    }

    /// The text in lines of at most a width, to be read as one line below `>-`; `nil` where that would change it.
    func folded(width: Int) -> [String]? {
        let scalars = text.unicodeScalars
        guard !isPlain || CoreSchema.readsAsText(text), let first = scalars.first, let last = scalars.last,
            first != " ", last != " ", !scalars.contains(where: Self.isEscaped), scalars.contains(" ")
        else { return nil }
        var lines: [String] = []
        // Two spaces in a row are no place to break: the second would begin a line, and be kept as an indentation.
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            guard let line = lines.last else {
                lines.append(String(word))
                continue
            }
            let isJoined =
                word.isEmpty || line.hasSuffix(" ")
                || line.unicodeScalars.count + 1 + word.unicodeScalars.count <= width
            if isJoined {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.contains { $0.hasSuffix(" ") } ? nil : lines
    }

    /// Whether a text reads as itself without quotes.
    private static func canBePlain(_ text: String, isInFlow: Bool) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return false }
        let brackets: [Unicode.Scalar] = [",", "[", "]", "{", "}"]
        if brackets.contains(first) || "#&*!|>'\"%@`".unicodeScalars.contains(first) { return false }
        if "-?:".unicodeScalars.contains(first), scalars.count == 1 || scalars[1] == " " { return false }
        if first == " " || last == " " || last == ":" || text.hasPrefix("---") || text.hasPrefix("...") { return false }
        if scalars.contains(where: isEscaped) { return false }
        for (position, scalar) in scalars.enumerated() {
            if isInFlow && (brackets.contains(scalar) || scalar == "?") { return false }
            if scalar == ":" && position + 1 < scalars.count && scalars[position + 1] == " " { return false }
            if scalar == "#" && position > 0 && scalars[position - 1] == " " { return false }
        }
        return true
    }

    /// Whether a character is written by its code point.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x7f...0x9f, 0x2028, 0x2029, 0xfeff: true
        default: ShownText.misleads(scalar)
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        default: break
        }
        guard isEscaped(scalar) else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        let (letter, width) = scalar.value <= 0xff ? ("x", 2) : scalar.value <= 0xffff ? ("u", 4) : ("U", 8)
        return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

/// What other readers of YAML make of a scalar without quotes.
///
/// *Source:* YAML 1.2.2, section 10.3.2, and the words for truth of YAML 1.1, which editors still read.
enum CoreSchema {
    /// Whether it is a text to them, and no number, truth value or nothing.
    static func readsAsText(_ text: String) -> Bool {
        // Signs alone, as `;`, are hard to see for people too.
        guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else {
            return false
        }
        if ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) { return false }
        let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        if [".inf", ".nan"].contains(unsigned.lowercased()) { return false }
        // Digits with what may stand in a number, in whatever order: quotes that were not needed do no harm.
        let isNumeric = unsigned.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".eE+-_:".utf8.contains(byte)
        }
        let isPrefixed = unsigned.hasPrefix("0x") || unsigned.hasPrefix("0o") || unsigned.hasPrefix("0b")
        return !(isPrefixed || (isNumeric && unsigned.utf8.contains { (48...57).contains($0) }))
    }
}
