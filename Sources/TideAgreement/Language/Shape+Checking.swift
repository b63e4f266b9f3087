package import TideCore

extension Shape {
    /// Whether a node is of the kind that this shape is told by.
    func fits(_ node: ParsedNode) -> Bool {
        switch (self, node.content) {
        case (.nothing, _): node.isNull
        case (.text, .scalar), (.integer, .scalar), (.truth, .scalar), (.word, .scalar): true
        case (.list, .list), (.table, .mapping), (.record, .mapping), (.foreign, .mapping): true
        case (.either(let shapes), _): shapes.contains { $0.fits(node) }
        default: false
        }
    }

    /// In words, after "expected".
    package var expected: String {
        switch self {
        case .text(let form): form.expected
        case .integer(let range) where range.upperBound >= Shape.largestInteger:
            "a whole number of at least \(range.lowerBound)"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .truth: "`true` or `false`"
        case .word(let words, _):
            (words.count == 1 ? "" : "one of ") + words.map { "`\($0)`" }.joined(separator: ", ")
        case .list: "a list"
        case .table, .foreign: "a mapping"
        case .record(let record) where record.isChoice:
            "a mapping with one of " + record.fields.map { "`\($0.name)`" }.joined(separator: ", ")
        case .record: "a mapping"
        case .either(let shapes): shapes.map(\.expected).joined(separator: ", or ")
        case .nothing: "nothing"
        }
    }

    /// For whole numbers without a limit of their own.
    package static let largestInteger = Int(JSONValue.largestInteger)
}

/// Holds a document against the language and notes every departure from it.
package struct ShapeCheck {
    /// In the order found, which is the document's.
    package private(set) var problems: [Diagnostic] = []
    /// Whether every field that the model needs is there and reads.
    ///
    /// Unknown keys, clauses of later versions and repeated elements are problems that leave the model whole.
    package private(set) var isReadable = true

    package init() {}

    /// How many more slips of this document a near name is looked for; a hostile one would ask without end.
    private var suggestionsLeft = 500

    private static let noBreakSpace = Advice(
        en: "a no-break space (U+00A0) stands in it, where a plain one belongs",
        fr: "elle contient une espace insécable (U+00A0), là où il faut une espace ordinaire"
    )

    private mutating func nearest(to name: String, among names: [String]) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        return Suggestion.nearest(to: name, among: names)
    }

    private mutating func note(_ code: DiagnosticCode, _ arguments: [String], at place: Place, meant: String? = nil) {
        problems.append(Diagnostic(code, arguments, at: place, suggestion: meant))
    }

    private mutating func refuse(_ node: ParsedNode, _ name: String, _ shape: Shape) {
        isReadable = false
        let slip = ValueSlip(node, shape)
        problems.append(
            Diagnostic(
                .wrongType,
                [name, shape.expected, Self.found(node)],
                at: node.place,
                suggestion: slip.suggestion,
                advice: slip.advice
            )
        )
    }

    /// What a node is, in words; its text where it is short.
    private static func found(_ node: ParsedNode) -> String {
        switch node.content {
        case .list: return "a list"
        case .mapping, .refused: return "a mapping"
        case .scalar(let text, let isPlain):
            if text.isEmpty { return isPlain ? "nothing" : "an empty text" }
            let isUnfit = text.count > 40 || text.contains { $0.isNewline || $0 == "`" } || !TextForm.free.accepts(text)
            if let hidden = text.unicodeScalars.first(where: ShownText.misleads) {
                return "a text with \(ShownText.codePoint(hidden))"
            }
            guard !isUnfit else { return "another text" }
            // A letter of another script may look just like the one that was expected.
            let foreign = text.unicodeScalars.first { !$0.isASCII }
            let remark = foreign.map { ", where `\($0)` is \(ShownText.codePoint($0))" } ?? ""
            return (isPlain ? "`\(text)`" : "the text `\(text)`") + remark
        }
    }

    /// Checks a node against a shape.
    ///
    /// - Parameter name: what the node is called in messages: its key, or the key of its list.
    package mutating func check(_ node: ParsedNode, _ shape: Shape, named name: String) {
        switch (shape, node.content) {
        case (_, .refused): isReadable = false
        case (.text(let form), .scalar(let text, let isPlain)):
            if !form.accepts(text) || (isPlain && text.isEmpty) { refuse(node, name, shape) }
        case (.integer(let range), .scalar(let text, isPlain: true)):
            guard let number = Int(text), String(number) == text, range.contains(number) else {
                return refuse(node, name, shape)
            }
        case (.truth, .scalar(let text, isPlain: true)):
            if text != "true" && text != "false" { refuse(node, name, shape) }
        case (.word(let words, let later), .scalar(let text, _)):
            check(word: text, of: words, later: later, node, named: name)
        case (.list(let element, let atLeast, let isSet), .list(let elements)):
            check(elements, element, isSet: isSet, named: name)
            checkCount(elements.count, atLeast: atLeast, node, named: name)
        case (.table(let keys, let values, let atLeast), .mapping(let entries)):
            for entry in entries {
                if !keys.accepts(entry.key) {
                    isReadable = false
                    note(.wrongKey, [TextForm.shown(entry.key), name, keys.expected], at: entry.keyPlace)
                }
                check(entry.value, values, named: TextForm.shown(entry.key))
            }
            checkCount(entries.count, atLeast: atLeast, node, named: name)
        case (.record(let record), .mapping(let entries)): check(entries, record, in: node)
        case (.either(let shapes), _): check(node, shapes, of: shape, named: name)
        case (.nothing, _): if !node.isNull { refuse(node, name, shape) }
        case (.foreign, .mapping): break
        default: refuse(node, name, shape)
        }
    }

    private mutating func check(
        word: String,
        of words: [String],
        later: [String],
        _ node: ParsedNode,
        named name: String
    ) {
        guard !words.contains(word) else { return }
        isReadable = false
        if words.contains(SchemeName.hmacSHA256.rawValue), SchemeName.isUnkeyed(word) {
            return note(.unkeyedScheme, [word], at: node.place)
        }
        if later.contains(word) { return note(.notImplemented, ["\(name): \(word)"], at: node.place) }
        guard let meant = nearest(to: word, among: words), !word.isEmpty else {
            return refuse(node, name, .word(words, later: later))
        }
        note(
            .wrongType,
            [name, Shape.word(words, later: later).expected, Self.found(node)],
            at: node.place,
            meant: meant
        )
    }

    private mutating func check(_ elements: [ParsedNode], _ shape: Shape, isSet: Bool, named name: String) {
        var seen: Set<String> = []
        for element in elements {
            check(element, shape, named: name)
            guard isSet, let text = element.text, !seen.insert(text).inserted else { continue }
            note(.repeatedElement, [TextForm.shown(text), name], at: element.place)
        }
    }

    private mutating func checkCount(_ count: Int, atLeast: Int, _ node: ParsedNode, named name: String) {
        guard count < atLeast else { return }
        isReadable = false
        note(.tooFew, [name, String(atLeast)], at: node.place)
    }

    private mutating func check(_ entries: [ParsedNode.Entry], _ record: RecordShape, in node: ParsedNode) {
        // Listed only where something is wrong, or the record is a choice: every record of every document comes here.
        func names() -> [String] { record.fields.map(\.name) }
        func isWritten(_ name: String) -> Bool { entries.contains { $0.key == name } }
        for entry in entries {
            if let field = record.fields.first(where: { $0.name == entry.key }) {
                check(entry.value, field.shape, named: entry.key)
            } else if record.later.contains(entry.key) {
                note(.notImplemented, [entry.key], at: entry.keyPlace)
            } else {
                let meant =
                    KeySynonyms.meant(by: entry.key, among: names())
                    ?? nearest(to: entry.key, among: names() + record.later)
                // Read without the field that was meant, the document would seem to say something else.
                if meant.map(names().contains) ?? (suggestionsLeft == 0) { isReadable = false }
                let arguments = [TextForm.shown(entry.key), record.title, names().joined(separator: ", ")]
                // Which looks like a plain space, so that the name would seem to be right.
                let advice = entry.key.contains("\u{a0}") ? Self.noBreakSpace : nil
                problems.append(
                    Diagnostic(
                        .unknownKey,
                        arguments,
                        at: entry.keyPlace,
                        suggestion: advice == nil ? meant : nil,
                        advice: advice
                    )
                )
            }
        }
        if record.isChoice {
            let written = names().filter(isWritten)
            guard written.count != 1, written.isEmpty || !written.allSatisfy(record.joined.contains) else { return }
            isReadable = false
            if written.isEmpty && !entries.isEmpty { return }
            note(.notOneOf, [record.title, names().map { "`\($0)`" }.joined(separator: ", ")], at: node.place)
            return
        }
        if !record.oneOf.isEmpty, record.oneOf.count(where: isWritten) != 1 {
            isReadable = false
            let words = record.oneOf.map { "`\($0)`" }.joined(separator: ", ")
            note(.notOneOf, [record.title, words], at: node.place)
        }
        for field in record.fields where field.isRequired && !isWritten(field.name) {
            isReadable = false
            note(.missingKey, [field.name, record.title], at: node.place)
        }
    }

    private mutating func check(_ node: ParsedNode, _ shapes: [Shape], of shape: Shape, named name: String) {
        let fitting = shapes.filter { $0.fits(node) }
        if fitting.contains(where: { if case .nothing = $0 { true } else { false } }) { return }
        guard let first = fitting.first else { return refuse(node, name, shape) }
        guard case .word(let words, let later) = first else { return check(node, first, named: name) }
        // A word that is none of the words is told of every alternative.
        guard let text = node.text, !words.contains(text), !later.contains(text),
            nearest(to: text, among: words) == nil
        else { return check(node, first, named: name) }
        refuse(node, name, shape)
    }
}
