import TideCore

/// A template's text with its marks replaced: values, sentences, comments, lines.
///
/// A value enters as a YAML scalar of its own, in quotes where it needs them, so that whatever an author answers is that value
/// and nothing else.
struct TemplateText {
    let filling: TemplateFilling
    /// What stands for marks that are no slots, as YAML.
    var fragments: [String: String] = [:]
    /// Lines that stand for a line `# @name`, without indentation.
    var blocks: [String: [String]] = [:]

    /// - Precondition: every mark is a slot, a fragment, a phrase, a block or a note; a test fills in every template.
    func filled(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap(lines).joined(separator: "\n") + "\n"
    }

    private func lines(_ line: Substring) -> [String] {
        let indentation = String(line.prefix { $0 == " " })
        let rest = line.dropFirst(indentation.count)
        guard rest.hasPrefix("# @") else { return [withValues(line)] }
        let name = String(rest.dropFirst(3))
        if let block = blocks[name] { return block.map { indentation + withValues($0[...]) } }
        return comment(name).map { indentation + $0 }
    }

    /// The comment of a name, in lines of at most 100 characters; none where there is nothing to say.
    func comment(_ name: String) -> [String] {
        let note =
            name == "model" ? filling.template.model : filling.template.phrases["# \(name)"] ?? ClauseNotes.all[name]
        guard let note else { return [] }
        return Self.comment(note.told)
    }

    static func comment(_ words: String) -> [String] {
        var lines: [String] = []
        for word in words.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 100 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append("# " + word)
            }
        }
        return lines
    }

    private func withValues(_ line: Substring) -> String {
        var filled = ""
        var rest = line
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            filled += rest[..<open.lowerBound] + value(String(rest[open.upperBound..<close.lowerBound]))
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }

    /// What a mark stands for, as YAML.
    private func value(_ mark: String) -> String {
        if let fragment = fragments[mark] { return fragment }
        if mark == "version" { return Self.quoted(filling.value("id") + "@1") }
        if mark.hasPrefix("=") { return Self.quoted(filling.template.phrases[String(mark.dropFirst())]?.told ?? "") }
        let parts = mark.split(separator: "/").map(String.init)
        if parts.count == 2 {
            return Self.quoted(filling.value(parts[0]) + "/" + filling.value("\(parts[0])-\(parts[1])"))
        }
        guard let slot = filling.template.slot(mark) else { return "" }
        let values = filling.values(mark).map { slot.type.isPlain ? $0 : Self.quoted($0) }
        return slot.type.isList ? "[" + values.joined(separator: ", ") + "]" : values.first ?? "\"\""
    }

    /// A list of texts in brackets.
    static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    /// A text as YAML reads it back, whatever it holds.
    static func quoted(_ text: String) -> String {
        LayoutScalar(text: text, isPlain: false, block: nil).flat(isInFlow: true)
    }
}
