/// A colour of a terminal, by its number in ECMA-48 (SGR).
///
/// Nothing is said by colour alone.
enum TerminalColour: Int {
    case red = 31
    case yellow = 33
    case cyan = 36

    /// The text in this colour, and what follows as before.
    func around(_ text: String) -> String { "\u{1b}[\(rawValue)m\(text)\u{1b}[39m" }

    /// Whether the environment leaves colours on: `NO_COLOR` is not there or empty (no-color.org), `TERM` is not `dumb`.
    static func isWanted(by environment: [String: String]) -> Bool {
        environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }
}
