package import Crypto
package import TideCore

/// Makes pseudonyms: the first 16 bytes of HMAC-SHA256 over the normalised identifier's UTF-8, in hexadecimal.
///
/// Every HMAC under one key begins with the same two digest states. They are fed once, in `start`, and copied with it for
/// each identifier, which is less than half the work of beginning anew.
///
/// *Source:* RFC 2104 section 4, on precomputed states.
package struct PseudonymGenerator {
    /// How many bytes of the code a pseudonym keeps.
    private static let byteCount = 16

    private let start: HMAC<SHA256>
    private let normalisation: Normalisation

    /// Feeds a scheme's key.
    package init(_ key: PseudonymKey) { self.init(key.key, key.normalisation) }

    /// Feeds a key.
    package init(_ key: Redacted<SymmetricKey>, _ normalisation: Normalisation) {
        self.start = HMAC(key: key.exposed)
        self.normalisation = normalisation
    }

    /// The whole code of some bytes, 32 bytes.
    package func code(of bytes: [UInt8]) -> HashedAuthenticationCode<SHA256> {
        var code = start
        code.update(data: bytes)
        return code.finalize()
    }

    /// The identifier as it meets the key.
    package func normalised(_ identifier: String) -> String { normalisation.apply(to: identifier) }

    /// The pseudonym of a normalised identifier.
    package func pseudonym(of normalised: String) -> String {
        let code = Array(code(of: Array(normalised.utf8)))
        var digits = [UInt8](repeating: 0, count: 2 * Self.byteCount)
        for position in 0..<Self.byteCount {
            digits[2 * position] = Self.digit(code[position] >> 4)
            digits[2 * position + 1] = Self.digit(code[position] & 15)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// A hexadecimal digit: one call per identifier and digit, so no table is looked up.
    private static func digit(_ number: UInt8) -> UInt8 { number < 10 ? 0x30 + number : 0x57 + number }
}

/// The pseudonyms of one column, each with the one identifier that it stands for.
package struct PseudonymRegister {
    /// What entering a pseudonym comes to.
    package enum Entry: Hashable, Sendable {
        /// A new one, numbered from 1.
        case added(UInt32, String)
        /// The same identifier was entered before.
        case known(UInt32)
        /// The pseudonym stands for another identifier.
        case collision
    }

    private var entries: [String: (number: UInt32, identifier: [UInt8])] = [:]

    package init() {}

    /// Enters a pseudonym for a normalised identifier.
    package mutating func enter(_ pseudonym: String, for normalised: String) -> Entry {
        let identifier = Array(normalised.utf8)
        if let known = entries[pseudonym] {
            return known.identifier == identifier ? .known(known.number) : .collision
        }
        let number = UInt32(entries.count + 1)
        entries[pseudonym] = (number, identifier)
        return .added(number, pseudonym)
    }
}
