/// Bytes in Crockford's alphabet: five bits a character, the highest first, zeros after the last.
///
/// *Source:* D. Crockford, Base 32, 2019; RFC 4648 section 6 for the order of bits, without padding.
package enum Base32 {
    private static let characters = TokenEncoding.base32.alphabet
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xff, count: 256)
        for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    package static func encode(_ bytes: [UInt8]) -> String {
        let characters = characters
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 8 + 4) / 5)
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(characters[Int(bits >> UInt32(count) & 31)])
            }
        }
        if count > 0 { text.append(characters[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or `nil` unless encoding them again gives the same text.
    package static func decode(_ text: String) -> [UInt8]? {
        let values = values
        var bytes: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for character in text.utf8 {
            let value = values[Int(character)]
            guard value < 32 else { return nil }
            bits = bits << 5 | UInt32(value)
            count += 5
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return count < 5 && bits & (1 << UInt32(count) - 1) == 0 ? bytes : nil
    }
}
