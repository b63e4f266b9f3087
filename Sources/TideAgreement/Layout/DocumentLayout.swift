import TideCore

/// A file of documents in the one layout that all documents have: what `tidegate fmt` writes.
///
/// Two spaces for each step; keys in the order of the language; quotes only where a text would read as something else without
/// them; what was written in brackets on one line of at most ``width`` characters, or else a line for each item;
/// blank lines kept as one. Comments stay with what they stand above or behind, texts below `|` and `>` keep their lines.
package enum DocumentLayout {
    /// The longest line, in characters, that a list or mapping in brackets may take.
    package static var width: Int { LayoutWriter.width }

    /// The same documents in the canonical layout.
    ///
    /// The result is read again before it is returned: it says the same, in the same order where order counts, and has every
    /// comment.
    ///
    /// - Parameters:
    ///   - bytes: the file, UTF-8; what departs from the language is laid out too.
    ///   - file: printed in places.
    /// - Throws: ``AgreementError/invalid(_:)`` for a file that is no YAML of documents, and for one that would not stay
    ///   what it is.
    /// - Complexity: O(*n*) in the file's size.
    package static func of(_ bytes: [UInt8], file: String) throws(AgreementError) -> [UInt8] {
        let (documents, text) = try read(bytes, file: file)
        var builder = LayoutBuilder(text)
        var writer = LayoutWriter()
        var markers = text.markers[...]
        for (position, document) in documents.enumerated() {
            if position > 0 { writer.separate() }
            let start = text.index(of: document.root.place)
            markers = markers.drop { $0 < start }
            // Comments below the last document's end are its own too.
            let end = position + 1 < documents.count ? markers.first : nil
            let laid = builder.document(document, until: end ?? text.scalars.count)
            writer.write(head: laid.head, laid.root)
        }
        let lines = documents.isEmpty ? text.comments.map(\.text) : writer.lines
        let written = Array(lines.map { $0 + "\n" }.joined().utf8)
        let (again, textAgain) = try read(written, file: file)
        let isUnchanged =
            zip(documents, again).allSatisfy { isSame($0.root, $1.root, as: shape(of: $0)) }
            && documents.count == again.count
            && text.comments.map(\.text).sorted() == textAgain.comments.map(\.text).sorted()
        guard isUnchanged else { throw .invalid([Diagnostic(.layoutChanges, at: ParsedDocument.start(of: file))]) }
        return written
    }

    private static func read(
        _ bytes: [UInt8],
        file: String
    ) throws(AgreementError) -> ([ParsedDocument], LayoutText) {
        let reading = ParsedDocument.readAll(bytes, file: file)
        var problems = reading.problems
        for document in reading.documents where document.root.entries == nil && problems.isEmpty {
            problems.append(Diagnostic(.notDocument, at: document.root.place))
        }
        guard problems.isEmpty, let source = SourceText(bytes) else { throw .invalid(problems) }
        let text = LayoutText(source, reading.documents)
        if let directive = text.markers.first(where: { text.scalars[$0] == "%" }) {
            throw .invalid([Diagnostic(.directive, at: source.place(of: directive, in: file))])
        }
        return (reading.documents, text)
    }

    private static func shape(of document: ParsedDocument) -> Shape? {
        document.root["kind"]?.text.flatMap(DocumentKind.init(rawValue:)).map { .record($0.shape) }
    }

    /// Whether two values say the same to every reader: only the order of keys that the language orders may differ, and quotes
    /// around what is a text without them too.
    private static func isSame(_ one: ParsedNode, _ other: ParsedNode, as shape: Shape?) -> Bool {
        let shape = shape?.alternative(for: one)
        switch (one.content, other.content) {
        case (.scalar(let text, let isPlain), .scalar(let otherText, let isOtherPlain)):
            return text == otherText && (isPlain == isOtherPlain || CoreSchema.readsAsText(text))
        case (.list(let elements), .list(let others)):
            return elements.count == others.count
                && zip(elements, others).allSatisfy { isSame($0, $1, as: shape?.element) }
        case (.mapping(let entries), .mapping(let others)):
            let isOrdered = shape?.names == nil
            guard entries.count == others.count, !isOrdered || entries.map(\.key) == others.map(\.key) else {
                return false
            }
            return entries.allSatisfy { entry in
                other[entry.key].map { isSame(entry.value, $0, as: shape?.value(of: entry.key)) } ?? false
            }
        default: return false
        }
    }
}
