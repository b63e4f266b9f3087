import TideCore

/// Reads pairs of unit and class, unit by unit, one chunk in memory at a time.
package struct ClassCursor {
    /// Where chunks come from.
    private enum Source {
        case memory
        case evidence(EvidenceStore, [SealedPieces.Piece])
    }

    private let source: Source
    private var nextChunk = 0
    private var units: [UInt64] = []
    private var values: [UInt32] = []
    private var position = 0
    /// The last unit of the chunk before, which the next must not begin in front of.
    private var last: (unit: UInt64, value: UInt32)?

    /// The unit that is looked at; `nil` past the last.
    private(set) var unit: UInt64?
    /// Its classes, ascending.
    private(set) var classes: [UInt32] = []

    /// From what is in memory, before the first unit.
    package init(_ classes: UnitClasses) throws {
        source = .memory
        units = classes.units
        values = classes.classes
        try advance()
    }

    /// From what was sealed, at the first unit.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the evidence is missing or not what was written.
    package init(_ sealed: SealedClasses, in evidence: EvidenceStore) throws {
        source = .evidence(evidence, sealed.chunks)
        try advance()
    }

    /// Goes on to the next unit.
    mutating func advance() throws {
        classes.removeAll(keepingCapacity: true)
        guard try fill() else {
            unit = nil
            return
        }
        let next = units[position]
        unit = next
        repeat {
            classes.append(values[position])
            position += 1
        } while try fill() && units[position] == next
    }

    /// Whether there is a pair at the position; reads the next chunk where this one is at its end.
    private mutating func fill() throws -> Bool {
        guard position == units.count else { return true }
        guard case .evidence(let evidence, let chunks) = source, nextChunk < chunks.count else { return false }
        let chunk = chunks[nextChunk]
        nextChunk += 1
        guard let pairs = ClassChunk.decode(try evidence.get(chunk.digest), pairs: chunk.count),
            last.map({ $0 < (pairs.units[0], pairs.classes[0]) }) ?? true
        else { throw ReleaseError.failed(.evidenceChanged, chunk.digest.hex) }
        (units, values) = pairs
        position = 0
        last = (units[units.count - 1], values[values.count - 1])
        return true
    }
}
