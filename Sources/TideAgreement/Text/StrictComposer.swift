import TideCore
import Yams

/// Turns YAML into documents by way of the YAML library, and refuses what would make a document ambiguous.
///
/// The library resolves aliases while it composes, which may take exponential time, and stops at a duplicate key. So
/// every `*` is replaced by an unused private-use character before (an alias then is a plain scalar that begins with it),
/// and so is the first letter of a key that the library finds doubled; both are put back here. One character stands for
/// one, so places stay what they are. Anchors and tags are seen by the character at a value's place.
struct StrictComposer {
    private let source: SourceText
    private let file: String
    private let star: Unicode.Scalar
    /// What stands in the text that the library reads, where it is not what was written; by index.
    private var masked: SourceText
    private var masks: [Unicode.Scalar: Unicode.Scalar]
    private var unused: [Unicode.Scalar]
    private(set) var problems: [Diagnostic] = []
    private(set) var isWhole = true

    /// What means something else to YAML than itself where a key begins.
    private static let indicators = Set(##"-?:,[]{}#&!|>'"%@`\"##.unicodeScalars)

    /// How many doubled keys of a file are told apart before reading stops: each costs another reading of the whole text.
    private static func mostDoubledKeys(in text: SourceText) -> Int { text.scalars.count > 1 << 16 ? 4 : 64 }

    init(text: SourceText, file: String) {
        self.source = text
        self.file = file
        var unused = Array(text.unusedScalars().prefix(Self.mostDoubledKeys(in: text) + 1))
        // Without a character to spare, a text that has a `*` is refused below.
        self.star = unused.isEmpty ? "*" : unused.removeFirst()
        self.unused = unused
        self.masks = [star: "*"]
        self.masked = text
        for index in text.scalars.indices where text.scalars[index] == "*" {
            masked.replace(at: index, with: star)
        }
    }

    /// The documents of the text, in order; see ``problems`` for what could not be read.
    mutating func documents() -> [ParsedDocument] {
        guard star != "*" || !source.scalars.contains("*") else {
            let words = "too many different private-use characters"
            stop(Diagnostic(.yamlSyntax, [words], at: ParsedDocument.start(of: file)))
            return []
        }
        // The library drops one at the beginning of a text, which then would not be the one that was written.
        if let mark = source.scalars.firstIndex(of: "\u{feff}") {
            stop(Diagnostic(.yamlSyntax, ["a byte order mark inside the text"], at: source.place(of: mark, in: file)))
            return []
        }
        while true {
            var roots: [Node] = []
            do {
                // A short text would live inside the string itself, whose address does not last as long as the parser.
                let text = masked.text
                let padded = text.utf8.count < 64 ? text + "\n" + String(repeating: "#", count: 64) : text
                let parser = try Parser(yaml: padded, resolver: .basic, constructor: .default, encoding: .utf8)
                while let root = try parser.nextRoot() { roots.append(root) }
                return convert(roots)
            } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
                guard mask(context.mark) else {
                    let arguments = [
                        TextForm.shown(restore(duplicates.sorted().first ?? "")), String(context.mark.line),
                    ]
                    stop(Diagnostic(.duplicateKey, arguments, at: place(context.mark)))
                    return convert(roots)
                }
            } catch {
                stop(syntaxError(error))
                return convert(roots)
            }
        }
    }

    private mutating func stop(_ problem: Diagnostic) {
        problems.append(problem)
        isWhole = false
    }

    /// Replaces the first letter of a doubled key, so that the library reads on.
    private mutating func mask(_ mark: Mark) -> Bool {
        guard var index = source.index(line: mark.line, column: mark.column), let replacement = unused.first else {
            return false
        }
        if ["\"", "'"].contains(masked.scalars[index]) { index += 1 }
        guard index < masked.scalars.count else { return false }
        let letter = masked.scalars[index]
        guard !letter.properties.isWhitespace, !Self.indicators.contains(letter) else { return false }
        masked.replace(at: index, with: replacement)
        masks[replacement] = source.scalars[index]
        unused.removeFirst()
        return true
    }

    private func restore(_ text: String) -> String {
        // What masks is a private-use character, and those begin with one of two bytes; few texts have them.
        guard text.utf8.contains(where: { $0 == 0xee || $0 == 0xef }) else { return text }
        guard text.unicodeScalars.contains(where: { masks[$0] != nil }) else { return text }
        var restored = String.UnicodeScalarView()
        restored.append(contentsOf: text.unicodeScalars.map { masks[$0] ?? $0 })
        return String(restored)
    }

    private func place(_ mark: Mark) -> Place { Place(file: file, line: mark.line, column: mark.column) }

    private func syntaxError(_ error: any Error) -> Diagnostic {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            // The library names its own function, which nobody who writes documents can set.
            guard !problem.hasPrefix("Maximum nesting level") else {
                return Diagnostic(.tooDeep, [String(ParsedDocument.deepest)], at: place(mark))
            }
            let words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
            let slip = YAMLSlip(problem: words, at: mark.line, from: context?.mark.line, in: source)
            // A quote that nothing closes is read to the end of the file, where nobody looks for it: it is told where it opens.
            let isOpen = problem.contains("end of stream") && words.contains("quoted scalar")
            let found = isOpen ? context?.mark ?? mark : mark
            return Diagnostic(.yamlSyntax, [slip?.words ?? "`\(words)`"], at: place(found))
        case YamlError.reader(let problem, let offset, _, _):
            let index = masked.text.prefix(offset ?? 0).unicodeScalars.count
            return Diagnostic(.yamlSyntax, ["`\(problem.lowercased())`"], at: source.place(of: index, in: file))
        default:
            return Diagnostic(.tooDeep, [String(ParsedDocument.deepest)], at: ParsedDocument.start(of: file))
        }
    }
}

extension StrictComposer {
    private mutating func convert(_ roots: [Node]) -> [ParsedDocument] {
        var documents: [ParsedDocument] = []
        for root in roots {
            documents.append(ParsedDocument(root: convert(root, depth: 1)))
        }
        return documents
    }

    /// A value, what is refused in it replaced by ``ParsedNode/Content/refused``.
    private mutating func convert(_ node: Node, depth: Int) -> ParsedNode {
        let place = node.mark.map(place) ?? ParsedDocument.start(of: file)
        switch source.index(line: place.line, column: place.column).map({ source.scalars[$0] }) {
        case "&": return refuse(.anchor, at: place)
        case "!": return refuse(.tag, at: place)
        case "*": return refuse(.alias, at: place)
        default: break
        }
        guard depth <= ParsedDocument.deepest || node.scalar != nil else {
            return refuse(.tooDeep, [String(ParsedDocument.deepest)], at: place)
        }
        switch node {
        case .scalar(let scalar):
            return ParsedNode(
                place: place,
                content: .scalar(restore(scalar.string), isPlain: scalar.style == .plain)
            )
        case .sequence(let sequence):
            var elements: [ParsedNode] = []
            for element in sequence { elements.append(convert(element, depth: depth + 1)) }
            return ParsedNode(place: place, content: .list(elements))
        case .mapping(let mapping):
            return ParsedNode(place: place, content: .mapping(entries(of: mapping, depth: depth)))
        case .alias: return refuse(.alias, at: place)
        }
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [ParsedNode.Entry] {
        var entries: [ParsedNode.Entry] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            let converted = convert(value, depth: depth + 1)
            let keyNode = convert(key, depth: depth + 1)
            if case .refused = keyNode.content { continue }
            guard case .scalar(let name, let isPlain) = keyNode.content else {
                _ = refuse(.keyNotText, at: keyNode.place)
                continue
            }
            guard name != "<<" || !isPlain else {
                _ = refuse(.mergeKey, at: keyNode.place)
                continue
            }
            // Looking through a few is faster than hashing.
            let isLong = mapping.count > ParsedNode.mostSearched
            if let line = isLong ? lines[name] : entries.first(where: { $0.key == name })?.keyPlace.line {
                // What follows belongs to another document, whose start is not marked: it would only seem doubled too.
                if depth == 1, name == "tidegate" {
                    stop(
                        Diagnostic(
                            .duplicateKey,
                            [name, String(line)],
                            at: keyNode.place,
                            advice: Advice(
                                en: "does a new document begin here? put `---` above",
                                fr: "un nouveau document commence-t-il ici\u{a0}? mettre `---` au-dessus"
                            )
                        )
                    )
                    return entries
                }
                _ = refuse(.duplicateKey, [TextForm.shown(name), String(line)], at: keyNode.place)
                continue
            }
            if isLong { lines[name] = keyNode.place.line }
            entries.append(ParsedNode.Entry(key: name, keyPlace: keyNode.place, value: converted))
        }
        return entries
    }

    private mutating func refuse(_ code: DiagnosticCode, _ arguments: [String] = [], at place: Place) -> ParsedNode {
        problems.append(Diagnostic(code, arguments, at: place))
        return ParsedNode(place: place, content: .refused)
    }
}
