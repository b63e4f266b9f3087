/// Checks byte by byte that a stream is UTF-8 without NUL; the state goes on from chunk to chunk.
///
/// *Source:* Unicode 15, table 3-7, well-formed UTF-8 byte sequences; RFC 3629 section 4.
struct UTF8Check {
    enum Finding {
        case fine
        case invalid
        case nul
    }

    /// Bytes that the current character still needs.
    private var remaining = 0
    /// Bytes of the current character that were taken; 0 between characters.
    private(set) var taken = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xbf

    /// Takes the next byte; after a finding the check stands as between two characters.
    mutating func take(_ byte: UInt8) -> Finding {
        guard remaining > 0 else { return begin(byte) }
        guard byte >= low, byte <= high else {
            _ = begin(byte)
            return .invalid
        }
        remaining -= 1
        taken = remaining == 0 ? 0 : taken + 1
        low = 0x80
        high = 0xbf
        return .fine
    }

    private mutating func begin(_ byte: UInt8) -> Finding {
        low = 0x80
        high = 0xbf
        remaining = 0
        defer { taken = remaining == 0 ? 0 : 1 }
        switch byte {
        case 0: return .nul
        case 0x01...0x7f: return .fine
        case 0xc2...0xdf: remaining = 1
        case 0xe0:
            remaining = 2
            low = 0xa0
        case 0xed:
            remaining = 2
            high = 0x9f
        case 0xe1...0xef: remaining = 2
        case 0xf0:
            remaining = 3
            low = 0x90
        case 0xf1...0xf3: remaining = 3
        case 0xf4:
            remaining = 3
            high = 0x8f
        default: return .invalid
        }
        return .fine
    }
}
