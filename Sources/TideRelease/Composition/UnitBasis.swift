package import TideCore
package import TideDisclosure

/// What tells the units of a source apart, so that they are found again in another one.
///
/// A unit is what k counts: a person or an event. The classes of two releases can be held against each other where their
/// basis is the same, and not otherwise; see docs/models/composition.md.
package enum UnitBasis: Hashable, Sendable {
    /// Identifiers of a namespace, written by a normalisation profile: the same unit in whichever dataset it stands.
    case identifier(namespace: Identifier, normalisation: Normalisation)
    /// The line that a row begins on in one source file, known by its SHA-256; every row is a unit.
    case row(of: ContentDigest)

    /// Reads what ``json`` writes; `nil` unless it is that.
    package init?(_ value: JSONValue) {
        if let file = value["rowOf"]?.text.flatMap(ContentDigest.init(hex:)) {
            self = .row(of: file)
        } else if let namespace = value["namespace"]?.text.flatMap(Identifier.init),
            let normalisation = value["normalise"]?.text.flatMap(Normalisation.init(rawValue:))
        {
            self = .identifier(namespace: namespace, normalisation: normalisation)
        } else {
            return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .identifier(let namespace, let normalisation):
            ["namespace": .string(namespace.text), "normalise": .string(normalisation.rawValue)]
        case .row(let file): ["rowOf": .string(file.hex)]
        }
    }

    /// What is counted, for messages: `records` or `units`.
    package var noun: String {
        switch self {
        case .identifier: "units"
        case .row: "records"
        }
    }
}
