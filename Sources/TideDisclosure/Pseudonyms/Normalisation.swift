/// How an identifier is written before it meets a key, so that two offices that write it differently link alike.
///
/// A profile never changes once it is released; a new rule is a new profile.
package enum Normalisation: String, Hashable, Sendable, CaseIterable {
    /// The text as it is.
    case none = "none-v1"
    /// Without white space at both ends.
    case trim = "trim-v1"

    /// The normalised text.
    package func apply(to text: String) -> String {
        switch self {
        case .none: text
        case .trim: Self.trimmed(text)
        }
    }

    /// Whether a text surely stays as it is, told by its first and last byte alone.
    func leaves(_ text: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .none: return true
        case .trim:
            guard let first = text.first, let last = text.last else { return true }
            // Visible ASCII is no white space; what begins beyond ASCII needs a closer look.
            return (0x21...0x7e).contains(first) && (0x21...0x7e).contains(last)
        }
    }

    /// The code points of the property White_Space, written out so that no library's tables decide a pseudonym.
    ///
    /// *Source:* Unicode 6.3 and later, PropList.txt.
    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isWhiteSpace($0) }),
            let last = scalars.lastIndex(where: { !isWhiteSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
