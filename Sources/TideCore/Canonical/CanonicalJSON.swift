/// The one encoder of signed and hashed bytes: JSON Canonicalization Scheme.
///
/// Members are sorted by the UTF-16 code units of their names, there is no white space, and only what must be escaped is
/// escaped, with the short forms where they exist.
///
/// *Source:* RFC 8785 section 3.2.
package enum CanonicalJSON {
    /// The canonical bytes of a value, UTF-8 without a final newline.
    ///
    /// - Precondition: every integer is within ±(2^53 − 1); readers refuse others, so a larger one is a bug of ours.
    package static func encode(_ value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return bytes
    }

    /// The canonical form as text.
    package static func text(_ value: JSONValue) -> String {
        String(decoding: encode(value), as: UTF8.self)
    }

    /// The same order of members, indented by two spaces, with a final newline: for people, never for hashing.
    package static func readable(_ value: JSONValue) -> String {
        var bytes: [UInt8] = []
        append(value, to: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a name stands before another: by UTF-16 code units, which for ASCII are the bytes.
    static func precedes(_ name: String, _ other: String) -> Bool {
        for (left, right) in zip(name.utf8, other.utf8) {
            guard left < 0x80, right < 0x80 else { return name.utf16.lexicographicallyPrecedes(other.utf16) }
            if left != right { return left < right }
        }
        return name.utf8.count < other.utf8.count
    }

    private static func append(_ value: JSONValue, to bytes: inout [UInt8], indent: Int? = nil) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .integer(let number):
            precondition(abs(number) <= JSONValue.largestInteger, "an integer beyond I-JSON reached the encoder")
            bytes += String(number).utf8
        case .string(let text): append(text, to: &bytes)
        case .array(let elements):
            appendList(elements, open: "[", close: "]", to: &bytes, indent: indent) { element, bytes, inner in
                append(element, to: &bytes, indent: inner)
            }
        case .object(let members):
            let sorted = members.sorted { precedes($0.key, $1.key) }
            appendList(sorted, open: "{", close: "}", to: &bytes, indent: indent) { member, bytes, inner in
                append(member.key, to: &bytes)
                bytes += (inner == nil ? ":" : ": ").utf8
                append(member.value, to: &bytes, indent: inner)
            }
        }
    }

    private static func appendList<Item>(
        _ items: [Item],
        open: Unicode.Scalar,
        close: Unicode.Scalar,
        to bytes: inout [UInt8],
        indent: Int?,
        item write: (Item, inout [UInt8], Int?) -> Void
    ) {
        let inner = indent.map { $0 + 2 }
        bytes.append(UInt8(ascii: open))
        for (position, item) in items.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            appendLineBreak(inner, to: &bytes)
            write(item, &bytes, inner)
        }
        if !items.isEmpty { appendLineBreak(indent, to: &bytes) }
        bytes.append(UInt8(ascii: close))
    }

    private static func appendLineBreak(_ indent: Int?, to bytes: inout [UInt8]) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: indent)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes += text.utf8
        // No branch on what is nearly always so.
        var isEscaped = false
        for byte in bytes[start...] {
            isEscaped = isEscaped || byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
        guard isEscaped else {
            bytes.append(UInt8(ascii: "\""))
            return
        }
        bytes.removeLast(bytes.count - start)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes += #"\b"#.utf8
            case 0x09: bytes += #"\t"#.utf8
            case 0x0a: bytes += #"\n"#.utf8
            case 0x0c: bytes += #"\f"#.utf8
            case 0x0d: bytes += #"\r"#.utf8
            case 0..<0x20:
                bytes += #"\u00"#.utf8
                bytes += Hex.encode([byte]).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
