package import TideCore

/// A field that a signed entry holds by digest only: base64url of `[salt, name, value]`.
///
/// Who is given the one string can check it against the entry; who is not can guess neither name nor value, for the salt
/// has 128 random bits.
///
/// *Source:* RFC 9901 sections 4.2.1 and 4.2.3.
package struct Disclosure: Hashable, Sendable {
    package let name: String
    package let value: JSONValue
    /// As it is handed over; its digest is of these characters.
    package let text: String

    /// Hides a field behind a fresh salt.
    package init(name: String, value: JSONValue, using generator: inout some RandomNumberGenerator) {
        let salt = Base64URL.encode(.random(16, using: &generator))
        self.name = name
        self.value = value
        self.text = Base64URL.encode(CanonicalJSON.encode([.string(salt), .string(name), value]))
    }

    /// Reads what was handed over: exactly what Tidegate writes, with a salt of 16 bytes or more.
    package init?(_ text: String) {
        guard let bytes = Base64URL.decode(text), let value = try? CanonicalJSON.decode(bytes),
            let parts = value.elements, parts.count == 3, let salt = parts[0].text.flatMap(Base64URL.decode),
            salt.count >= 16, let name = parts[1].text
        else { return nil }
        self.name = name
        self.value = parts[2]
        self.text = text
    }

    /// base64url of SHA-256 of the text: what stands in `_sd`.
    package var digest: String { Self.digest(of: text) }

    /// The digest of any disclosure's text.
    package static func digest(of text: String) -> String { Base64URL.encode(ContentDigest(of: text).bytes) }
}

extension Disclosure {
    /// `disclosures.json`: the canonical array of the texts, in the order of their field names.
    package static func encodeList(_ disclosures: [Disclosure]) -> [UInt8] {
        CanonicalJSON.encode(JSONValue(disclosures.sorted { ($0.name, $0.text) < ($1.name, $1.text) }.map(\.text)))
    }

    /// Reads `disclosures.json`.
    ///
    /// - Throws: `.refused` for another layout, order or content, or a field twice.
    package static func decodeList(_ bytes: [UInt8], file: String) throws(LedgerError) -> [Disclosure] {
        guard let texts = (try? CanonicalJSON.decode(bytes))?.elements else { throw .refused(.notDisclosures, file) }
        let disclosures = texts.compactMap { $0.text.flatMap(Disclosure.init) }
        guard Set(disclosures.map(\.name)).count == texts.count, encodeList(disclosures) == bytes else {
            throw .refused(.notDisclosures, file)
        }
        return disclosures
    }
}
