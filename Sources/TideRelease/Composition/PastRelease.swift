import TideCore

/// An earlier release with what is sealed of it.
struct PastRelease: Sendable {
    let record: ReleaseRecord
    /// `nil` for a release of an earlier version, of which nothing is.
    let sealed: SealedClasses?

    /// - Throws: ``ReleaseError/failed(_:)`` where evidence is missing or not what was written.
    init(_ record: ReleaseRecord, in evidence: EvidenceStore) throws {
        self.record = record
        self.sealed = try SealedClasses.behind(record.statement, in: evidence)
    }

    var id: ReleaseIdentifier { record.id }

    /// Whether another release says nothing that this one does not: the identical transformation of the identical input, with
    /// the same class for every unit.
    ///
    /// The transformation alone does not tell: what it rests on, as which rows stay out, may be written in columns that do not
    /// leave.
    func isIdentical(to other: PastRelease) -> Bool {
        guard record.input == other.record.input, record.transformation == other.record.transformation else {
            return false
        }
        return switch (sealed, other.sealed) {
        case (let one?, let another?): one.hasClasses(of: another)
        case (nil, nil): true
        case (_?, nil), (nil, _?): false
        }
    }

    /// Whether this one is the same as one that is about to be made.
    ///
    /// Of what an earlier version released no classes are known: there the transformation must do.
    func isIdentical(to input: ContentDigest, _ transformation: ContentDigest, _ classes: UnitClasses) -> Bool {
        record.input == input && record.transformation == transformation && sealed?.holds(classes) ?? true
    }
}
