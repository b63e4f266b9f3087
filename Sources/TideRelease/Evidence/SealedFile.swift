package import TideCore

/// A file as it lies in the evidence: a list of pieces of at most 4 MiB, each sealed and addressed by its content.
///
/// The list is canonical JSON: `version`, `sha256` and `size` of the whole file, and `chunks` in their order with `bytes` and
/// `sha256` of each.
///
/// *Source:* docs/formats/workspace.md.
package struct SealedFile: Hashable, Sendable {
    /// SHA-256 of the whole file.
    package let digest: ContentDigest
    /// In bytes.
    package let size: Int
    private let pieces: SealedPieces

    private static let version = "tidegate/sealed-file/v1"
    private static let bytes = "bytes"
    /// Bytes of the largest piece.
    static let largestPiece = 4 << 20

    /// Seals a plain file, durably; it never lies in memory whole.
    ///
    /// - Returns: the address of the list.
    package static func put(
        _ path: String,
        in evidence: EvidenceStore,
        using generator: inout some RandomNumberGenerator
    ) throws -> ContentDigest {
        let reader = try FileReader(path)
        var pieces = SealedPieces(counting: bytes)
        var hasher = StreamedDigest()
        var size = 0
        while true {
            let piece = try reader.read(largestPiece, at: size)
            if piece.isEmpty { break }
            hasher.add(piece)
            size += piece.count
            try pieces.append(piece, count: piece.count, in: evidence, using: &generator)
        }
        return try evidence.put(SealedFile(digest: hasher.digest, size: size, pieces: pieces).json, using: &generator)
    }

    private init(digest: ContentDigest, size: Int, pieces: SealedPieces) {
        self.digest = digest
        self.size = size
        self.pieces = pieces
    }

    /// The list at an address.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where it is missing or not what was written.
    package init(at address: ContentDigest, in evidence: EvidenceStore) throws {
        let value = try evidence.value(address)
        guard let digest = value["sha256"]?.text.flatMap(ContentDigest.init(hex:)), let size = value["size"]?.number,
            let pieces = SealedPieces(value["chunks"], counting: Self.bytes, atMost: Self.largestPiece)
        else { throw ReleaseError.failed(.evidenceChanged, address.hex) }
        self.init(digest: digest, size: size, pieces: pieces)
        guard json == value, pieces.pieces.reduce(0, { $0 + $1.count }) == size else {
            throw ReleaseError.failed(.evidenceChanged, address.hex)
        }
    }

    /// The addresses of its pieces.
    package var addresses: [ContentDigest] { pieces.pieces.map(\.digest) }

    /// Opens its pieces, one at a time, in their order.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for a piece that is missing or not what was written.
    package func read(from evidence: EvidenceStore, _ body: ([UInt8]) throws -> Void) throws {
        for piece in pieces.pieces {
            let content = try evidence.get(piece.digest)
            guard content.count == piece.count else { throw ReleaseError.failed(.evidenceChanged, piece.digest.hex) }
            try body(content)
        }
    }

    /// Hands its pieces to a reader of files, which asks for one after another.
    ///
    /// - Throws: what `read` throws, or in the place of a file's error ``ReleaseError/failed(_:)`` for a piece that is missing or not
    ///   what was written.
    func reading<Result>(
        in evidence: EvidenceStore,
        name: String,
        _ read: (@escaping () throws(FileError) -> [UInt8]?) throws -> Result
    ) throws -> Result {
        var rest = addresses[...]
        var failure: (any Error)?
        do {
            return try read { () throws(FileError) in
                guard let address = rest.popFirst() else { return nil }
                do {
                    return try evidence.get(address)
                } catch {
                    failure = error
                    throw FileError(action: "read", path: name, reason: "its evidence is not readable")
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    private var json: JSONValue {
        [
            "version": .string(Self.version), "sha256": .string(digest.hex), "size": JSONValue(size),
            "chunks": pieces.json,
        ]
    }
}
