package import TideCore
package import TidePseudonym

/// What tells the units of a source apart, so that they are found again in another one.
///
/// A unit is what k counts: a person or an event. The classes of two releases can be held against each other where their
/// bases meet, and not otherwise; see docs/models/composition.md.
package enum UnitBasis: Hashable, Sendable {
    /// Identifiers of a namespace, written by a normalisation profile, in a column: the same unit in whichever source it stands.
    case identifier(namespace: Identifier, normalisation: Normalisation, column: String)
    /// Identifiers in a column of one source file, known by its SHA-256; the rows without one count as one unit.
    case identifierWithin(ContentDigest, normalisation: Normalisation, column: String)
    /// The line that a row begins on in one source file, known by its SHA-256; every row is a unit.
    case row(of: ContentDigest)

    /// Reads what ``json`` writes; `nil` unless it is that.
    package init?(_ value: JSONValue) {
        let normalisation = value["normalise"]?.text.flatMap(Normalisation.init(rawValue:))
        if let file = value["rowOf"]?.text.flatMap(ContentDigest.init(hex:)) {
            self = .row(of: file)
        } else if let file = value["within"]?.text.flatMap(ContentDigest.init(hex:)), let normalisation,
            let column = value["column"]?.text
        {
            self = .identifierWithin(file, normalisation: normalisation, column: column)
        } else if let namespace = value["namespace"]?.text.flatMap(Identifier.init), let normalisation,
            let column = value["column"]?.text
        {
            self = .identifier(namespace: namespace, normalisation: normalisation, column: column)
        } else {
            return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .identifier(let namespace, let normalisation, let column):
            [
                "namespace": .string(namespace.text), "normalise": .string(normalisation.rawValue),
                "column": .string(column),
            ]
        case .identifierWithin(let file, let normalisation, let column):
            [
                "within": .string(file.hex), "normalise": .string(normalisation.rawValue), "column": .string(column),
            ]
        case .row(let file): ["rowOf": .string(file.hex)]
        }
    }

    /// Whether units of the one are found again under the other.
    ///
    /// Two columns of one file can name two people in one row, as a mother and her child, though both are persons of one
    /// namespace: then neither is found under the other.
    ///
    /// - Parameter isSameInput: whether both are of the same source file.
    package func meets(_ other: UnitBasis, isSameInput: Bool) -> Bool {
        guard case .identifier(let namespace, let normalisation, let column) = self,
            case .identifier(namespace, normalisation, let otherColumn) = other
        else { return self == other }
        return !isSameInput || column == otherColumn
    }

    /// What is counted, for messages: `records` or `units`.
    package var noun: String {
        switch self {
        case .identifier, .identifierWithin: "units"
        case .row: "records"
        }
    }

    /// Units with a number below are rows without an identifier, which count as one altogether.
    package var firstNamed: UInt64 {
        switch self {
        case .identifierWithin: UnitNaming.firstNamedWithin
        case .identifier, .row: 0
        }
    }
}
