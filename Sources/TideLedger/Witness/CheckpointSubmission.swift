package import TideCore

/// What a log sends to a witness: a tree head, and the proof that it goes on from the one that the witness saw last.
///
///     old <size> LF
///     <base64 hash> LF      (each, at most 63)
///     LF
///     <checkpoint, with its signatures>
///
/// *Source:* C2SP tlog-witness v1.0.0, "add-checkpoint".
package struct CheckpointSubmission: Hashable, Sendable {
    /// The size that the witness cosigned last; 0 where it has seen nothing of the log.
    package let oldSize: Int
    /// That the tree of the old size is the beginning of the checkpoint's.
    package let proof: [ContentDigest]
    package let checkpoint: SignedNote

    package init(oldSize: Int, proof: [ContentDigest], checkpoint: SignedNote) {
        self.oldSize = oldSize
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a request's body; what is read prints as the same bytes.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.refused`.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        guard bytes.count <= Self.largestSize, let text = NoteLines.text(bytes) else {
            throw .refused(.notASubmission, file, "its text")
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("old "), let size = NoteLines.number(first.dropFirst(4)) else {
            throw .refused(.notASubmission, file, "its old size")
        }
        guard let gap = lines.firstIndex(of: "") else { throw .refused(.notASubmission, file, "its empty line") }
        let proof = lines[1..<gap].compactMap(NoteLines.hash)
        guard proof.count == gap - 1, proof.count <= Self.mostHashes else {
            throw .refused(.notASubmission, file, "its hashes")
        }
        self.oldSize = size
        self.proof = proof
        self.checkpoint = try SignedNote(Array(lines[(gap + 1)...].joined(separator: "\n").utf8), file: file)
        guard encoded == bytes else { throw .refused(.notASubmission, file, "its spelling") }
    }

    /// The body's bytes.
    package var encoded: [UInt8] {
        let head = ["old \(oldSize)"] + proof.map { Base64.encode($0.bytes) }
        return Array((head.joined(separator: "\n") + "\n\n").utf8) + checkpoint.encoded
    }

    /// The largest body that is read: far more than 63 hashes and 64 signature lines need.
    package static let largestSize = 1 << 18
    private static let mostHashes = 63
}

/// What a witness answers.
package struct WitnessAnswer: Hashable, Sendable {
    /// An HTTP status.
    package let status: Int
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }

    /// The media type of the body: a size has one of its own.
    package var mediaType: String { status == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8" }

    /// The size in the body of a conflict; `nil` for any other answer.
    package var size: Int? {
        guard status == 409, body.last == UInt8(ascii: "\n") else { return nil }
        return String(validating: body.dropLast(), as: UTF8.self).flatMap { NoteLines.number($0) }
    }

    /// The signature lines in the body of a success; none for any other answer, or where one cannot be read.
    package var signatures: [SignedNote.Signature] {
        guard status == 200, let text = NoteLines.text(body) else { return [] }
        let lines = text.split(separator: "\n")
        let signatures = lines.compactMap { SignedNote.Signature(line: $0) }
        return signatures.count == lines.count ? signatures : []
    }
}
