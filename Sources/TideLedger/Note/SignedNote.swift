import TideCore

/// A text with signatures.
///
///     <text, ending in LF> LF
///     — <key name> <base64(4-byte key id || signature)> LF
///     …
///
/// Text and signatures part at the last empty line. UTF-8, no control character but LF. Read strictly: what is read
/// prints as the same bytes.
///
/// *Source:* C2SP signed-note v1.0.0.
package struct SignedNote: Hashable, Sendable {
    /// One signature line.
    package struct Signature: Hashable, Sendable {
        package let name: String
        /// 4 bytes: tells apart a name's keys.
        package let keyID: [UInt8]
        package let bytes: [UInt8]

        package init(name: String, keyID: [UInt8], bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }

        /// Whether the line claims to be this key's.
        package func isClaimed(by key: VerifierKey) -> Bool { name == key.name && keyID == key.keyID }
    }

    /// With its final newline.
    package let text: String
    package internal(set) var signatures: [Signature]

    /// More lines than this are refused, so that a note cannot keep a verifier busy; the format asks for at least 16.
    package static let largestSignatureCount = 64

    /// Signs a text with a log's key.
    package init(text: String, name: String, key: any LogSigner) throws(LedgerError) {
        let verifier = try VerifierKey(name: name, kind: .ed25519, key: key.verifyingKey)
        let signature = try key.sign(Array(text.utf8))
        self.text = text
        self.signatures = [Signature(name: name, keyID: verifier.keyID, bytes: signature)]
    }

    /// Reads a note.
    ///
    /// - Parameter file: named in the message.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        guard let note = NoteLines.text(bytes) else { throw .refused(.notANote, file, "its text") }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last == "", let gap = lines.dropLast().lastIndex(of: ""), gap > 0 else {
            throw .refused(.notANote, file, "its empty line")
        }
        let signatureLines = lines[(gap + 1)...].dropLast()
        guard (1...Self.largestSignatureCount).contains(signatureLines.count) else {
            throw .refused(.notANote, file, "the number of its signatures")
        }
        self.text = lines[..<gap].joined(separator: "\n") + "\n"
        self.signatures = []
        for line in signatureLines {
            guard let signature = Signature(line: line) else { throw .refused(.notANote, file, "a signature line") }
            signatures.append(signature)
        }
        guard encoded == bytes else { throw .refused(.notANote, file, "its spelling") }
    }

    /// The note's bytes.
    package var encoded: [UInt8] {
        Array((text + "\n" + signatures.map(\.line).joined()).utf8)
    }

    /// Whether a signature line holds under a key.
    ///
    /// A cosignature is of a time, 8 bytes big endian, and covers `cosignature/v1`, the time and the text. One of a time beyond the
    /// year 9999 does not hold: nobody could say when it was.
    package func holds(_ signature: Signature, under key: VerifierKey) -> Bool {
        guard signature.isClaimed(by: key) else { return false }
        switch key.kind {
        case .ed25519: return key.key.isValid(signature.bytes, over: Array(text.utf8))
        case .cosignature:
            guard signature.cosignedAt != nil else { return false }
            let time = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return key.key.isValid(Array(signature.bytes.dropFirst(8)), over: cosignatureMessage(at: time))
        }
    }

    /// The note with one more signature line.
    package func adding(_ signature: Signature) -> SignedNote { with(signatures + [signature]) }

    /// The same text under other signature lines.
    func with(_ signatures: [Signature]) -> SignedNote {
        var note = self
        note.signatures = signatures
        return note
    }
}
