/// Texts as messages print them: nothing that misleads the eye, and nothing without end.
package enum ShownText {
    /// The longest text that a message repeats, in Unicode scalars.
    private static let longest = 2_000

    /// Whether a character shows nothing itself and can make a reader see another text than the one signed: controls
    /// except tab and line feed, those that turn the direction of writing, and those of no width.
    ///
    /// The joiners U+200C and U+200D are letters' business in several scripts, so they may stand.
    ///
    /// *Source:* Unicode Technical Report 36, section 2; UAX 9, section 2.
    package static func misleads(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a: false
        case 0..<0x20, 0x7f..<0xa0, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028...0x202e, 0x2060...0x206f,
            0xfeff,
            0xfff9...0xfffb, 0xe0000...0xe007f:
            true
        default: false
        }
    }

    /// `U+` and four to six hexadecimal digits.
    package static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// A text on one line: what misleads as its code point, the end of a very long one cut off.
    package static func line(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isLong = text.utf8.count > longest && scalars.count > longest
        guard isLong || scalars.contains(where: { misleads($0) || $0 == "\n" }) else { return text }
        var shown = ""
        for scalar in scalars.prefix(longest) {
            if misleads(scalar) || scalar == "\n" {
                shown += codePoint(scalar)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return isLong ? shown + "…" : shown
    }
}
