package import TideCore

/// Whose rows never leave because they said so.
package struct OptOut: Hashable, Sendable {
    /// A column of every granted dataset; it need not be granted.
    package let column: String
    package let rule: Rule

    /// How a row is told.
    package enum Rule: Hashable, Sendable {
        /// Rows whose value is none of these never leave.
        case keep([String])
        /// Rows whose value stands in a list of this name, given to the release, never leave.
        case register(Identifier)
    }
}
