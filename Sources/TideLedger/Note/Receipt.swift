package import TideCore

/// The proof that an entry stands in a log: a `.tlog-proof` file.
///
///     c2sp.org/tlog-proof@v1 LF
///     index <n> LF
///     <base64 hash> LF      (each)
///     LF
///     <checkpoint, with its signatures>
///
/// An `extra` line, which the format allows, is refused: nothing here would check it.
///
/// *Source:* C2SP tlog-proof (draft at 5ba5ee8).
package struct Receipt: Hashable, Sendable {
    package let index: Int
    /// Hashes beside the way up, lowest first.
    package let proof: [ContentDigest]
    package let checkpoint: SignedNote

    package init(index: Int, proof: [ContentDigest], checkpoint: SignedNote) {
        self.index = index
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a receipt; what is read prints as the same bytes.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        guard let text = NoteLines.text(bytes) else { throw .refused(.notAReceipt, file, "its text") }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == Self.firstLine, let gap = lines.firstIndex(of: ""), gap >= 2 else {
            throw .refused(.notAReceipt, file, "its first lines")
        }
        guard lines[1].hasPrefix("index "), let index = NoteLines.number(lines[1].dropFirst(6)) else {
            throw .refused(.notAReceipt, file, "its index")
        }
        self.index = index
        var proof: [ContentDigest] = []
        for line in lines[2..<gap] {
            guard let hash = NoteLines.hash(line), proof.count < 63 else {
                throw .refused(.notAReceipt, file, "its hashes")
            }
            proof.append(hash)
        }
        self.proof = proof
        self.checkpoint = try SignedNote(Array(lines[(gap + 1)...].joined(separator: "\n").utf8), file: file)
        guard encoded == bytes else { throw .refused(.notAReceipt, file, "its spelling") }
    }

    /// The file's bytes.
    package var encoded: [UInt8] {
        let head = [String(Self.firstLine), "index \(index)"] + proof.map { Base64.encode($0.bytes) }
        return Array((head.joined(separator: "\n") + "\n\n").utf8) + checkpoint.encoded
    }

    private static let firstLine: Substring = "c2sp.org/tlog-proof@v1"
}
