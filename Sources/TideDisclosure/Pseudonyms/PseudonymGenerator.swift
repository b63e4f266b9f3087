package import Crypto
package import TideCore
import TideMicrodata

/// Makes pseudonyms: the first 16 bytes of HMAC-SHA256 over the normalised identifier's UTF-8, in hexadecimal.
///
/// *Source:* RFC 2104.
package struct PseudonymGenerator {
    private let start: KeyedStates
    private let normalisation: Normalisation

    /// Feeds a scheme's key.
    package init(_ key: PseudonymKey) { self.init(key.key, key.normalisation) }

    /// Feeds a key.
    package init(_ key: Redacted<SymmetricKey>, _ normalisation: Normalisation) {
        self.start = KeyedStates(key.exposed)
        self.normalisation = normalisation
    }

    /// The whole code of some bytes, 32 bytes.
    package func code(of bytes: [UInt8]) -> [UInt8] { start.code(of: bytes[...]) }

    /// The identifier as it meets the key.
    package func normalised(_ identifier: String) -> String { normalisation.apply(to: identifier) }

    /// The same of an identifier's UTF-8.
    package func normalised(_ identifier: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if normalisation.leaves(identifier) { return identifier }
        return Array(normalisation.apply(to: String(decoding: identifier, as: UTF8.self)).utf8)[...]
    }

    /// The pseudonym of a normalised identifier's UTF-8.
    package func pseudonym(ofBytes normalised: ArraySlice<UInt8>) -> Pseudonym {
        let (high, low) = start.leadingWords(of: normalised)
        return Pseudonym(high: high, low: low)
    }

    /// The pseudonym of a normalised identifier.
    package func pseudonym(of normalised: String) -> String { pseudonym(ofBytes: Array(normalised.utf8)[...]).text }
}

/// A pseudonym as the number that its 32 digits write.
package struct Pseudonym: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// 32 hexadecimal digits in lower case.
    package var text: String {
        Hex.encode(
            [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
        )
    }
}
