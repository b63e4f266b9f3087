import TideCore

/// What a key signs in signed notes.
package enum NoteKeyKind: UInt8, Hashable, Sendable {
    /// Ed25519 over the note's text: a log.
    case ed25519 = 0x01
    /// Ed25519 over a time and the note's text: a witness.
    case cosignature = 0x04
}

/// A key's name with its public key: `name+hash+base64(kind || key)`.
///
/// *Source:* C2SP signed-note v1.0.0, "Verifier keys"; tlog-cosignature v1.0.1.
package struct VerifierKey: Hashable, Sendable {
    package let name: String
    package let kind: NoteKeyKind
    package let key: VerifyingKey

    /// A key under a name.
    ///
    /// - Throws: `.invalid` for a name that signed notes do not allow.
    package init(name: String, kind: NoteKeyKind, key: VerifyingKey) throws(LedgerError) {
        guard NoteLines.isKeyName(name) else { throw .invalid(.notAKeyName, name) }
        self.name = name
        self.kind = kind
        self.key = key
    }

    /// Reads the text of a verifier key; its key id must be the one that name, kind and key give.
    package init(_ text: some StringProtocol) throws(LedgerError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])),
            let kind = bytes.first.flatMap(NoteKeyKind.init(rawValue:)), bytes.count == 33
        else { throw .invalid(.notAVerifierKey, String(text)) }
        let key = try VerifyingKey(rawBytes: Array(bytes.dropFirst()), file: String(text))
        try self.init(name: String(parts[0]), kind: kind, key: key)
        guard self.text.utf8.elementsEqual(text.utf8) else { throw .invalid(.notAVerifierKey, String(text)) }
    }

    /// SHA-256(name || LF || kind || key)[0..<4].
    package var keyID: [UInt8] {
        Array(ContentDigest(of: Array(name.utf8) + [0x0a] + kindAndKey).bytes.prefix(4))
    }

    /// As it stands in a policy.
    package var text: String { "\(name)+\(Hex.encode(keyID))+\(Base64.encode(kindAndKey))" }

    private var kindAndKey: [UInt8] { [kind.rawValue] + key.rawBytes }
}
