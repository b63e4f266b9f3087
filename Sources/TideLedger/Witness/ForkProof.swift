package import TideCore

/// Two tree heads of one log that cannot both be true: anybody who has the log's public key can check it.
///
///     first.checkpoint    a signed tree head
///     second.checkpoint   another one, of the same size or larger
///     consistency.txt     where it is larger: base64 of the root that its tree has at the first one's size, and, a line each,
///                         the hashes that prove it
///
/// *Source:* C2SP tlog-checkpoint v1.0.0, "a log MUST NOT sign two inconsistent checkpoints"; RFC 9162 section 2.1.4.2.
package struct ForkProof: Hashable, Sendable {
    /// The one of fewer entries, or of as many.
    package let first: SignedNote
    package let second: SignedNote
    /// Where the second is larger: which root its tree has at the first one's size, with the proof.
    package let beginning: Beginning?

    /// How the larger tree begins.
    package struct Beginning: Hashable, Sendable {
        package let root: ContentDigest
        package let proof: [ContentDigest]

        package init(root: ContentDigest, proof: [ContentDigest]) {
            self.root = root
            self.proof = proof
        }
    }

    package init(first: SignedNote, second: SignedNote, beginning: Beginning?) {
        self.first = first
        self.second = second
        self.beginning = beginning
    }

    /// The proof's files by name.
    package var files: [String: [UInt8]] {
        var files = [Self.firstFile: first.encoded, Self.secondFile: second.encoded]
        if let beginning {
            let lines = ([beginning.root] + beginning.proof).map { Base64.encode($0.bytes) + "\n" }
            files[Self.consistencyFile] = Array(lines.joined().utf8)
        }
        return files
    }

    /// Reads the files of a proof.
    ///
    /// - Throws: `.refused` for files that are missing or can't be read.
    package init(_ files: [String: [UInt8]]) throws(LedgerError) {
        func note(_ name: String) throws(LedgerError) -> SignedNote {
            guard let bytes = files[name] else { throw .refused(.notAForkProof, name, "it is missing") }
            return try SignedNote(bytes, file: name)
        }
        first = try note(Self.firstFile)
        second = try note(Self.secondFile)
        guard let bytes = files[Self.consistencyFile] else {
            beginning = nil
            return
        }
        let lines = NoteLines.text(bytes)?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        let hashes = lines.dropLast().compactMap(NoteLines.hash)
        guard lines.last == "", hashes.count == lines.count - 1, let root = hashes.first, hashes.count <= 65 else {
            throw .refused(.notAForkProof, Self.consistencyFile, "its hashes")
        }
        beginning = Beginning(root: root, proof: Array(hashes.dropFirst()))
    }

    /// Checks the proof: both tree heads are of the same log and signed with a key of it, and do not fit together.
    ///
    /// - Parameter logs: the keys of the log.
    /// - Returns: the two tree heads, or why this proves nothing.
    package func check(under logs: [VerifierKey]) -> Verification<(Checkpoint, Checkpoint)> {
        func refuse(_ what: String) -> Verification<(Checkpoint, Checkpoint)> {
            .notVerified([Diagnostic(.notAForkProof, ["proof", what])])
        }
        guard let one = try? Checkpoint(text: first.text, file: Self.firstFile),
            let other = try? Checkpoint(text: second.text, file: Self.secondFile)
        else { return refuse("a tree head cannot be read") }
        guard one.origin == other.origin else { return refuse("the tree heads are of two logs") }
        func isSigned(_ note: SignedNote) -> Bool {
            logs.contains { log in
                log.name == one.origin && log.kind == .ed25519
                    && note.signatures.contains { note.holds($0, under: log) }
            }
        }
        guard isSigned(first), isSigned(second) else { return refuse("a tree head is not signed by the log") }
        guard one.size != other.size else {
            return one.root == other.root ? refuse("the roots are the same") : .verified((one, other))
        }
        guard one.size < other.size, let beginning else { return refuse("nothing says how the longer one begins") }
        guard beginning.root != one.root else { return refuse("the longer one begins with the shorter one") }
        let isProved = MerkleProof.isConsistent(
            from: one.size,
            beginning.root,
            to: other.size,
            other.root,
            proof: beginning.proof
        )
        return isProved ? .verified((one, other)) : refuse("the hashes prove nothing")
    }

    private static let firstFile = "first.checkpoint"
    private static let secondFile = "second.checkpoint"
    private static let consistencyFile = "consistency.txt"
}
