import TideCore

/// Reads an envelope in one pass over its bytes.
///
/// It takes what ``Envelope/encoded`` writes and gives up on everything else, and on payload types that need an escape, which nobody uses;
/// a test holds it against decoding, encoding again and comparing.
struct EnvelopeReader {
    private let bytes: [UInt8]
    private var place = 0

    /// The envelope that the bytes are; `nil` for anything that it does not read.
    static func envelope(of bytes: [UInt8]) -> Envelope? {
        var reader = EnvelopeReader(bytes: bytes)
        return reader.read()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func read() -> Envelope? {
        guard take(Self.payload), let payload = Base64.decode(characters: text()), take(Self.payloadType) else {
            return nil
        }
        let type = text()
        guard type.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") }),
            let type = String(validating: type, as: UTF8.self), take(Self.signatures)
        else { return nil }
        var signatures: [Envelope.Signature] = []
        repeat {
            guard let signature = signature(), signatures.count < 16,
                !signatures.contains(where: { $0.keyID == signature.keyID })
            else { return nil }
            signatures.append(signature)
        } while take([UInt8(ascii: ",")])
        guard take(Self.end), place == bytes.count else { return nil }
        return Envelope(payload, type: type, signatures)
    }

    private mutating func signature() -> Envelope.Signature? {
        guard take(Self.keyID) else { return nil }
        let keyID = text()
        guard keyID.count == 64, Hex.decode(characters: keyID) != nil, take(Self.sig) else { return nil }
        let signature = text()
        guard signature.count == 88, let signature = Base64.decode(characters: signature), signature.count == 64,
            take(Self.signatureEnd)
        else { return nil }
        return Envelope.Signature(keyID: String(decoding: keyID, as: UTF8.self), bytes: signature)
    }

    /// Up to the next quotation mark.
    private mutating func text() -> ArraySlice<UInt8> {
        let start = place
        var place = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
        self.place = place
        return bytes[start..<place]
    }

    /// Goes on past exactly these characters, if they are next.
    private mutating func take(_ characters: [UInt8]) -> Bool {
        guard bytes[place...].starts(with: characters) else { return false }
        place += characters.count
        return true
    }

    private static let payload = Array(#"{"payload":""#.utf8)
    private static let payloadType = Array(#"","payloadType":""#.utf8)
    private static let signatures = Array(#"","signatures":["#.utf8)
    private static let keyID = Array(#"{"keyid":""#.utf8)
    private static let sig = Array(#"","sig":""#.utf8)
    private static let signatureEnd = Array(#""}"#.utf8)
    private static let end = Array("]}".utf8)
}
