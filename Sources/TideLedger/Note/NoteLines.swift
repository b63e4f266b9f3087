import TideCore

/// Parts that the line formats of the ledger share.
enum NoteLines {
    /// Reads a decimal number without sign or leading zero, at most 2^53 − 1.
    static func number(_ text: some StringProtocol) -> Int? {
        let digits = text.utf8
        guard (1...16).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.first != 0x30 || digits.count == 1, let number = Int(text), number <= JSONValue.largestInteger
        else { return nil }
        return number
    }

    /// Reads decimal digits, which may begin with zeros, at most sixteen.
    static func decimal(_ text: some StringProtocol) -> Int? {
        let digits = text.utf8
        guard (1...16).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// Reads a base64 hash of 32 bytes.
    static func hash(_ text: some StringProtocol) -> ContentDigest? {
        Base64.decode(String(text)).flatMap(ContentDigest.init(bytes:))
    }

    /// Whether a text may name a key: not empty, printable ASCII, no space, no plus sign.
    ///
    /// The format allows other letters; names here are URLs without a scheme, and ASCII has one spelling only.
    ///
    /// *Source:* C2SP signed-note v1.0.0.
    static func isKeyName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "+") }
    }

    /// UTF-8 read strictly: no repair of invalid bytes, and no control character but the newline (and tab, if wanted).
    static func text(_ bytes: [UInt8], tabs: Bool = false) -> String? {
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0a || (tabs && $0 == 0x09) }),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return text
    }
}
