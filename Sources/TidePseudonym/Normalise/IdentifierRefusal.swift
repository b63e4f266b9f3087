package import TideCore

/// Why an identifier gets no pseudonym.
///
/// It never holds the identifier.
package enum IdentifierRefusal: Error, Hashable, Sendable {
    /// Nothing is left of it.
    case empty
    /// The bytes are no UTF-8.
    case notText
    /// A code point that Unicode 15.0 does not assign.
    case unassigned
    /// A character that the profile has no rule for, told by the name of its block.
    case withoutRule(block: String)
    /// A character that the scheme's alphabet lacks.
    case outsideAlphabet
    /// Fewer characters than the scheme takes.
    case tooShort(least: Int)
    /// More characters than the scheme takes.
    case tooLong(most: Int)

    /// What to tell of an identifier at a place of a table.
    package func diagnostic(column: String, line: Int) -> Diagnostic {
        let place = [column, "\(line)"]
        return switch self {
        case .empty: Diagnostic(.identifierEmpty, place)
        case .notText: Diagnostic(.identifierNotText, place)
        case .unassigned: Diagnostic(.identifierUnassigned, place)
        case .withoutRule(let block): Diagnostic(.identifierWithoutRule, place + [block])
        case .outsideAlphabet: Diagnostic(.identifierOutsideAlphabet, place)
        case .tooShort(let least): Diagnostic(.identifierTooShort, place + ["\(least)"])
        case .tooLong(let most): Diagnostic(.identifierTooLong, place + ["\(most)"])
        }
    }
}
