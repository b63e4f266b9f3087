import Crypto
import TideCore

/// Makes pseudonyms: the first 16 bytes of HMAC-SHA256 over the normalised identifier's UTF-8, in hexadecimal.
///
/// Every HMAC under one key begins with the same two digest states. They are fed once, in `start`, and copied with it for
/// each identifier, which is less than half the work of beginning anew.
///
/// *Source:* RFC 2104 section 4, on precomputed states.
struct PseudonymGenerator {
    /// How many bytes of the code a pseudonym keeps.
    static let byteCount = 16

    private let start: HMAC<SHA256>
    private let normalisation: Normalisation

    init(_ key: PseudonymKey) {
        self.start = HMAC(key: key.key.exposed)
        self.normalisation = key.normalisation
    }

    /// The identifier as it meets the key.
    func normalised(_ identifier: String) -> String { normalisation.apply(to: identifier) }

    /// The pseudonym of a normalised identifier.
    func pseudonym(of normalised: String) -> String {
        var code = start
        code.update(data: Array(normalised.utf8))
        return Hex.encode(code.finalize().prefix(Self.byteCount))
    }
}

/// The pseudonyms of one column, each with the one identifier that it stands for.
struct PseudonymRegister {
    private var identifiers: [String: String] = [:]

    /// Enters a pseudonym; `false` if it already stands for another identifier.
    mutating func enter(_ pseudonym: String, for normalised: String) -> Bool {
        if let known = identifiers[pseudonym] { return known == normalised }
        identifiers[pseudonym] = normalised
        return true
    }
}
