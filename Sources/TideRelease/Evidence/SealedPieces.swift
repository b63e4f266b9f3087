import TideCore

/// What is too large for one sealed file, as it lies in the evidence: pieces in their order, each sealed and addressed by its
/// content, and how much of something each holds.
struct SealedPieces: Hashable, Sendable {
    /// One of them.
    struct Piece: Hashable, Sendable {
        let digest: ContentDigest
        /// Of what the list counts.
        let count: Int
    }

    private(set) var pieces: [Piece] = []
    /// What is counted, as the list names it: `pairs` or `bytes`.
    private let counted: String

    /// Of nothing yet.
    init(counting counted: String) { self.counted = counted }

    /// Seals the next piece, durably.
    mutating func append(
        _ content: [UInt8],
        count: Int,
        in evidence: EvidenceStore,
        using generator: inout some RandomNumberGenerator
    ) throws {
        pieces.append(Piece(digest: try evidence.put(content, using: &generator), count: count))
    }

    /// Reads a list; `nil` unless it is one.
    init?(_ value: JSONValue?, counting counted: String, atMost most: Int) {
        guard let elements = value?.elements else { return nil }
        self.counted = counted
        pieces = elements.compactMap { element in
            guard let digest = element["sha256"]?.text.flatMap(ContentDigest.init(hex:)),
                let count = element[counted]?.number, (1...most).contains(count)
            else { return nil }
            return Piece(digest: digest, count: count)
        }
        guard pieces.count == elements.count else { return nil }
    }

    var json: JSONValue {
        .array(pieces.map { ["sha256": .string($0.digest.hex), counted: JSONValue($0.count)] })
    }
}
