import TideCore

/// A document that the program has put together, as somebody would write it.
enum AgreementText {
    /// The document in the layout of all documents.
    ///
    /// - Parameter needed: what it lacks; it says so in a comment at its head.
    /// - Throws: ``AgreementError/invalid(_:)`` where its text would not say the same.
    static func document(_ root: ParsedNode, needed: [Diagnostic]) throws(AgreementError) -> [UInt8] {
        var lines: [String] = []
        if !needed.isEmpty {
            lines = [
                "# A draft, made from a policy that does not say all that an agreement must. It lacks:"
            ]
            lines += needed.map { "#   \($0.arguments[0]), which \($0.arguments[1]) needs" } + [""]
        }
        for entry in root.entries ?? [] {
            if entry.key == "grants", let grants = entry.value.elements {
                lines.append("grants:")
                for grant in grants { lines += Self.lines(ofGrant: grant) }
            } else {
                lines.append("\(entry.key): \(flow(entry.value))")
            }
        }
        return try DocumentLayout.of(Array(lines.map { $0 + "\n" }.joined().utf8), file: root.place.file)
    }

    private static func lines(ofGrant grant: ParsedNode) -> [String] {
        var lines: [String] = []
        for entry in grant.entries ?? [] {
            if entry.key == "columns", let columns = entry.value.entries {
                lines.append("    columns:")
                lines += columns.map { "      \(quoted($0.key)): \(flow($0.value))" }
            } else {
                lines.append("    \(entry.key): \(flow(entry.value))")
            }
        }
        return lines.isEmpty ? ["  - {}"] : ["  - " + lines[0].dropFirst(4)] + lines.dropFirst()
    }

    /// A value on one line; the layout breaks it where it is too long.
    private static func flow(_ node: ParsedNode) -> String {
        switch node.content {
        case .refused: return "{}"
        case .list(let elements): return "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .mapping(let entries):
            return "{" + entries.map { "\(quoted($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        case .scalar(let text, let isPlain):
            // Days need no quotes to this language's reader, and people write none.
            return isPlain || CalendarDate(text) != nil ? text : quoted(text)
        }
    }

    private static func quoted(_ text: String) -> String { CanonicalJSON.text(.string(text)) }
}
