package import TideCore

/// A tree head: three lines, origin, size and base64 of the root.
///
/// Extension lines, which the format discourages, are refused: nobody could audit them.
///
/// *Source:* C2SP tlog-checkpoint v1.0.0.
package struct Checkpoint: Hashable, Sendable {
    /// The log's name, which is its key's name too.
    package let origin: String
    package let size: Int
    package let root: ContentDigest

    package init(origin: String, size: Int, root: ContentDigest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note.
    package init(text: String, file: String) throws(LedgerError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, NoteLines.isKeyName(lines[0]) else {
            throw .refused(.notACheckpoint, file, "its lines")
        }
        guard let size = NoteLines.number(lines[1]) else { throw .refused(.notACheckpoint, file, "its size") }
        guard let root = NoteLines.hash(lines[2]) else { throw .refused(.notACheckpoint, file, "its root") }
        self.init(origin: String(lines[0]), size: size, root: root)
        guard size > 0 || root == MerkleHash.empty else { throw .refused(.notACheckpoint, file, "its root") }
        guard self.text.utf8.elementsEqual(text.utf8) else { throw .refused(.notACheckpoint, file, "its spelling") }
    }

    /// The note's text.
    package var text: String { "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n" }
}
