package import TideCore

/// The classes of a release's units as they lie in the evidence: a list of chunks, each sealed and addressed by its content,
/// and what decides whether later releases are held against them.
///
/// *Source:* docs/formats/unit-classes.md.
package struct SealedClasses: Hashable, Sendable {
    /// The name under which the record behind a decision's entry holds the list's digest.
    static let name = "unitClasses"

    package let basis: UnitBasis
    package let k: Int
    /// Whether quasi-identifiers leave, so that units are told apart.
    let tellsApart: Bool
    /// What was derived from what, and who counted as one reader, when it was made.
    package let relations: Relations
    /// In the order of the pairs, which they count.
    private let parts: SealedPieces

    /// Parts of the pairs, in their order.
    var chunks: [SealedPieces.Piece] { parts.pieces }

    private static let version = "tidegate/unit-classes/v1"
    private static let pairs = "pairs"

    /// Seals classes, durably.
    ///
    /// - Parameters:
    ///   - tellsApart: whether quasi-identifiers leave.
    ///   - relations: those that bear on the release.
    ///   - pairsPerChunk: at most ``ClassChunk/mostPairs``.
    /// - Returns: the address of the list.
    package static func put(
        _ classes: UnitClasses,
        tellsApart: Bool = true,
        relations: Relations = Relations(),
        in evidence: EvidenceStore,
        pairsPerChunk: Int = ClassChunk.mostPairs,
        using generator: inout some RandomNumberGenerator
    ) throws -> ContentDigest {
        var parts = SealedPieces(counting: pairs)
        for start in stride(from: 0, to: classes.units.count, by: pairsPerChunk) {
            let range = start..<min(start + pairsPerChunk, classes.units.count)
            let chunk = ClassChunk.encode(classes, range)
            try parts.append(chunk, count: range.count, in: evidence, using: &generator)
        }
        let list = Self(
            basis: classes.basis,
            k: classes.k,
            tellsApart: tellsApart,
            relations: relations,
            parts: parts
        )
        return try evidence.put(list.json, using: &generator)
    }

    /// What was sealed behind a release's decision; `nil` where nothing was.
    ///
    /// - Parameter statement: SHA-256 of the decision's entry.
    /// - Throws: ``ReleaseError/failed(_:)`` where the evidence is missing or not what was written.
    package static func behind(_ statement: ContentDigest, in evidence: EvidenceStore) throws -> SealedClasses? {
        guard let address = try evidence.record(behind: statement)[name] else { return nil }
        guard let digest = address.text.flatMap(ContentDigest.init(hex:)) else {
            throw ReleaseError.failed(.evidenceChanged, statement.hex)
        }
        return try at(digest, in: evidence)
    }

    private init(basis: UnitBasis, k: Int, tellsApart: Bool, relations: Relations, parts: SealedPieces) {
        self.basis = basis
        self.k = k
        self.tellsApart = tellsApart
        self.relations = relations
        self.parts = parts
    }

    /// The list at an address.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where it is missing or not what was written.
    package static func at(_ address: ContentDigest, in evidence: EvidenceStore) throws -> SealedClasses {
        guard let list = SealedClasses(try evidence.value(address)) else {
            throw ReleaseError.failed(.evidenceChanged, address.hex)
        }
        return list
    }

    /// Whether another list says the same of every unit.
    func hasClasses(of other: SealedClasses) -> Bool {
        basis == other.basis && k == other.k && chunks == other.chunks
    }

    /// Whether these are the sealed ones.
    ///
    /// - Complexity: O(pairs).
    func holds(_ classes: UnitClasses) -> Bool {
        guard basis == classes.basis, k == classes.k else { return false }
        var start = 0
        for chunk in chunks {
            let end = start + chunk.count
            guard end <= classes.units.count,
                chunk.digest == ContentDigest(of: ClassChunk.encode(classes, start..<end))
            else { return false }
            start = end
        }
        return start == classes.units.count
    }

    /// Reads a list; `nil` unless it is one.
    private init?(_ value: JSONValue) {
        guard value["version"]?.text == Self.version, let basis = value["basis"].flatMap(UnitBasis.init),
            let k = value["k"]?.number, k >= 1,
            let parts = SealedPieces(value["chunks"], counting: Self.pairs, atMost: ClassChunk.mostPairs),
            case .bool(let tellsApart)? = value["quasiIdentifiers"],
            let relations = Relations(derived: value["derivedFrom"], readers: value["oneReader"])
        else { return nil }
        self.init(basis: basis, k: k, tellsApart: tellsApart, relations: relations, parts: parts)
    }

    private var json: JSONValue {
        [
            "version": .string(Self.version), "basis": basis.json, "k": JSONValue(k),
            "quasiIdentifiers": .bool(tellsApart), "derivedFrom": relations.derivedJSON,
            "oneReader": relations.readersJSON,
            "chunks": parts.json,
        ]
    }
}
