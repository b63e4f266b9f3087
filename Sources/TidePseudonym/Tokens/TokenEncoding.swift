/// The digits that a token is written in.
///
/// `base32` is Crockford's alphabet: it has no I, L, O and U, its order is that of ASCII, and whoever reads `o`, `i` or `l` in a letter on
/// paper can be understood. `digits` is for systems that take nothing else.
///
/// *Source:* D. Crockford, Base 32, 2019.
package enum TokenEncoding: String, Hashable, Sendable, CaseIterable {
    /// Lower case, four bits a character.
    case hex
    /// Upper case, five bits a character.
    case base32
    case digits = "decimal"

    /// The characters, by value.
    package var alphabet: [UInt8] {
        switch self {
        case .hex: Self.hexCharacters
        case .base32: Self.base32Characters
        case .digits: Self.digitCharacters
        }
    }

    private static let hexCharacters = Array("0123456789abcdef".utf8)
    private static let base32Characters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let digitCharacters = Array("0123456789".utf8)

    /// How many characters a token may have: at least 2^32 different ones, and no more than a code of 32 bytes tells apart.
    ///
    /// Of digits at most 38, so that the bias is below 2^-129: see ``TokenForm``.
    package var lengths: ClosedRange<Int> {
        switch self {
        case .hex: 8...64
        case .base32: 7...51
        case .digits: 10...38
        }
    }

    /// What a person typed, as it was written: letters in the alphabet's case, and in base32 the look-alikes read as the digits that
    /// they resemble; hyphens and spaces fall away.
    package func reading(_ typed: String) -> String {
        let bytes = typed.utf8.compactMap { byte -> UInt8? in
            switch (self, byte) {
            case (_, 0x20), (_, 0x2d): nil
            case (.base32, 0x69), (.base32, 0x49), (.base32, 0x6c), (.base32, 0x4c): 0x31
            case (.base32, 0x6f), (.base32, 0x4f): 0x30
            case (.base32, 0x61...0x7a): byte - 0x20
            case (.hex, 0x41...0x5a): byte + 0x20
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
