package import TideCore

/// What is seldom meant in the texts of documents: quotes that are part of them, and comments that cut them short.
package enum TextNotes {
    /// Every finding with its place, in source order.
    ///
    /// - Parameters:
    ///   - files: bytes by path relative to the folder; those that do not read have none.
    ///   - folder: printed before paths in places.
    package static func findings(in files: [String: [UInt8]], folder: String) -> [Diagnostic] {
        let folder = PlainPath.of(folder)
        return files.keys.sorted().filter(FolderFiles.isDocument).flatMap { path -> [Diagnostic] in
            let file = folder.isEmpty || folder == "." ? path : "\(folder)/\(path)"
            guard let bytes = files[path], let source = SourceText(bytes) else { return [] }
            let documents = ParsedDocument.readAll(bytes, file: file).documents
            let comments = LayoutText(source, documents).comments.filter { comment in
                comment.isTrailing && !comment.text.drop { $0 == "#" || $0 == " " }.hasPrefix("allow TG")
            }
            let lines = Set(comments.map(\.line))
            return documents.flatMap { document -> [Diagnostic] in
                guard let kind = document.root["kind"]?.text.flatMap(DocumentKind.init(rawValue:)) else { return [] }
                return Shape.record(kind.shape).freeTexts(of: document.root).flatMap { notes(on: $0, commented: lines) }
            }
        }
    }

    private static func notes(on node: ParsedNode, commented lines: Set<Int>) -> [Diagnostic] {
        guard case .scalar(let text, let isPlain) = node.content else { return [] }
        var found: [Diagnostic] = []
        if let first = text.first, let last = text.last, text.count > 1, "“„‟".contains(first), "”“‟".contains(last) {
            let inner = TextForm.shown(String(text.dropFirst().dropLast()))
            found.append(Diagnostic(.curlyQuotes, [inner], at: node.place))
        }
        if isPlain, lines.contains(node.place.line) {
            found.append(Diagnostic(.commentBehindText, [TextForm.shown(text)], at: node.place))
        }
        return found
    }
}

extension Shape {
    /// The texts of a document that are for people to read, whose words the program knows nothing of.
    fileprivate func freeTexts(of node: ParsedNode) -> [ParsedNode] {
        switch self {
        case .text(.free): node.text == nil ? [] : [node]
        case .list(let element, _, _): (node.elements ?? []).flatMap(element.freeTexts)
        case .table(_, let values, _): (node.entries ?? []).flatMap { values.freeTexts(of: $0.value) }
        case .record(let record):
            record.fields.flatMap { field in node[field.name].map(field.shape.freeTexts) ?? [] }
        case .either(let shapes): shapes.first { $0.fits(node) }?.freeTexts(of: node) ?? []
        default: []
        }
    }
}
