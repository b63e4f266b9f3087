/// Lower-case hexadecimal.
package enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two digits a byte.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        let digits = digits
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads lower-case digits, two a byte; `nil` for anything else.
    package static func decode(_ text: String) -> [UInt8]? { decode(characters: Array(text.utf8)[...]) }

    /// The same for characters that are at hand as bytes.
    package static func decode(characters: ArraySlice<UInt8>) -> [UInt8]? {
        guard characters.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 2)
        for start in stride(from: characters.startIndex, to: characters.endIndex, by: 2) {
            guard let high = value(of: characters[start]), let low = value(of: characters[start + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

/// Base64 with padding, read strictly: only the one spelling that the encoder would write.
///
/// *Source:* RFC 4648 section 4; section 3.5 for the canonical spelling.
package enum Base64 {
    private static let characters = SixBitCharacters(last: "+/")

    /// Standard alphabet, padded, on one line.
    package static func encode(_ bytes: [UInt8]) -> String { String(decoding: characters(of: bytes), as: UTF8.self) }

    /// The same as the bytes of the text.
    package static func characters(of bytes: [UInt8]) -> [UInt8] {
        let text = characters.encode(bytes)
        return text + repeatElement(UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
    }

    /// The bytes, or `nil` unless encoding them again gives the same text.
    package static func decode(_ text: String) -> [UInt8]? { decode(characters: Array(text.utf8)[...]) }

    /// The same for characters that are at hand as bytes.
    package static func decode(characters text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        var end = text.endIndex
        while end > text.startIndex, text.endIndex - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
        return characters.decode(text[..<end])
    }
}

/// Base64 for names and tokens: `-` and `_`, no padding.
///
/// *Source:* RFC 4648 section 5.
package enum Base64URL {
    private static let characters = SixBitCharacters(last: "-_")

    /// URL-safe alphabet, without padding.
    package static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: characters.encode(bytes), as: UTF8.self)
    }

    /// The bytes, or `nil` unless encoding them again gives the same text.
    package static func decode(_ text: String) -> [UInt8]? { characters.decode(Array(text.utf8)[...]) }
}

/// Sixty-four characters for six bits each: letters, digits and two others.
///
/// Four characters make three bytes, most significant bits first; of a last group of two or three, the bits that make no byte are
/// zero, so that bytes have one spelling.
private struct SixBitCharacters: Sendable {
    private let characters: [UInt8]
    /// By character, what it is worth; ``none`` for every other.
    private let values: [UInt8]
    private static let none: UInt8 = 0xff

    init(last: String) {
        characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(last)".utf8)
        var values = [UInt8](repeating: Self.none, count: 256)
        for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
        self.values = values
    }

    /// Without padding.
    func encode(_ bytes: [UInt8]) -> [UInt8] {
        let characters = characters
        var text = [UInt8](repeating: 0, count: (bytes.count * 8 + 5) / 6)
        let whole = bytes.count / 3
        for group in 0..<whole {
            let (first, second, third) = (bytes[3 * group], bytes[3 * group + 1], bytes[3 * group + 2])
            text[4 * group] = characters[Int(first >> 2)]
            text[4 * group + 1] = characters[Int((first & 3) << 4 | second >> 4)]
            text[4 * group + 2] = characters[Int((second & 15) << 2 | third >> 6)]
            text[4 * group + 3] = characters[Int(third & 63)]
        }
        let rest = bytes[(3 * whole)...]
        guard let first = rest.first else { return text }
        text[4 * whole] = characters[Int(first >> 2)]
        let second = rest.count == 2 ? bytes[3 * whole + 1] : 0
        text[4 * whole + 1] = characters[Int((first & 3) << 4 | second >> 4)]
        if rest.count == 2 { text[4 * whole + 2] = characters[Int((second & 15) << 2)] }
        return text
    }

    /// `nil` for another character, a length that no bytes have, and bits beyond the last byte.
    func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let values = values
        let rest = text.count % 4
        guard rest != 1 else { return nil }
        var bytes = [UInt8](repeating: 0, count: text.count * 6 / 8)
        let whole = text.count / 4
        var place = text.startIndex
        var seen: UInt8 = 0
        for group in 0..<whole {
            let (first, second) = (values[Int(text[place])], values[Int(text[place + 1])])
            let (third, fourth) = (values[Int(text[place + 2])], values[Int(text[place + 3])])
            // What is no character has bits that no value has.
            seen |= first | second | third | fourth
            bytes[3 * group] = first << 2 | second >> 4
            bytes[3 * group + 1] = second << 4 | third >> 2
            bytes[3 * group + 2] = third << 6 | fourth
            place += 4
        }
        if rest > 0 {
            let (first, second) = (values[Int(text[place])], values[Int(text[place + 1])])
            let third = rest == 3 ? values[Int(text[place + 2])] : 0
            seen |= first | second | third
            guard rest == 3 ? third & 3 == 0 : second & 15 == 0 else { return nil }
            bytes[3 * whole] = first << 2 | second >> 4
            if rest == 3 { bytes[3 * whole + 1] = second << 4 | third >> 2 }
        }
        return seen < 64 ? bytes : nil
    }
}
