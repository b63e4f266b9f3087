package import Crypto
package import TideCore

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

    /// The identifier as it meets the key; as it is where the profile refuses it, see ``Normalisation/applyWhereRuled(to:)``.
    package func normalised(_ identifier: String) -> String { normalisation.applyWhereRuled(to: identifier) }

    /// An identifier's UTF-8 as it meets the key.
    package func normalised(_ identifier: ArraySlice<UInt8>) throws(IdentifierRefusal) -> ArraySlice<UInt8> {
        try normalisation.apply(toBytes: identifier)
    }

    /// The pseudonym of a normalised identifier's UTF-8.
    package func pseudonym(ofBytes normalised: ArraySlice<UInt8>) -> Pseudonym {
        let (high, low) = start.leadingWords(of: normalised)
        return Pseudonym(high: high, low: low)
    }

    /// The pseudonym of a normalised identifier.
    package func pseudonym(of normalised: String) -> String { pseudonym(ofBytes: Array(normalised.utf8)[...]).text }
}
