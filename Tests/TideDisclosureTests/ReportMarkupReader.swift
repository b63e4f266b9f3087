import Testing

/// An element of a page, as a strict reader finds it.
final class PageElement {
    let name: String
    let attributes: [String: String]
    var children: [PageElement] = []
    /// All text inside, that of elements inside too.
    var text = ""

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// This element and all inside, in order.
    var all: [PageElement] { [self] + children.flatMap(\.all) }

    func all(_ name: String) -> [PageElement] { all.filter { $0.name == name } }
}

/// Reads a page as XML does, with HTML's one difference that the document type comes first.
///
/// Anything that is not well formed is an error: a tag left open or closed twice, an attribute without quotation marks or
/// given twice, a bare `<` or `&`.
struct PageReader {
    struct Malformed: Error { let reason: String }

    private var rest: Substring
    private var open: [PageElement] = []
    private var root: PageElement?

    static func read(_ page: String) throws -> PageElement {
        let start = "<!DOCTYPE html>\n"
        guard page.hasPrefix(start) else { throw Malformed(reason: "no document type") }
        var reader = PageReader(rest: page.dropFirst(start.count))
        while !reader.rest.isEmpty { try reader.step() }
        guard reader.open.isEmpty, let root = reader.root else { throw Malformed(reason: "an element stays open") }
        return root
    }

    private init(rest: Substring) { self.rest = rest }

    private mutating func step() throws {
        guard rest.first == "<" else {
            let text = rest.prefix { $0 != "<" }
            rest = rest.dropFirst(text.count)
            let read = try Self.unescape(String(text))
            if open.isEmpty && !read.allSatisfy(\.isWhitespace) { throw Malformed(reason: "text outside: \(read)") }
            for element in open { element.text += read }
            return
        }
        guard let end = rest.firstIndex(of: ">") else { throw Malformed(reason: "a tag without end") }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
            guard let last = open.popLast(), last.name == tag.dropFirst() else {
                throw Malformed(reason: "</\(tag.dropFirst())> closes another element")
            }
            return
        }
        let isEmpty = tag.hasSuffix("/")
        let element = try Self.element(isEmpty ? tag.dropLast() : tag)
        if let parent = open.last {
            parent.children.append(element)
        } else if root == nil {
            root = element
        } else {
            throw Malformed(reason: "two roots")
        }
        if !isEmpty { open.append(element) }
    }

    private static func element(_ tag: Substring) throws -> PageElement {
        let name = tag.prefix { $0.isLetter || $0.isNumber }
        guard !name.isEmpty else { throw Malformed(reason: "a bare <") }
        var attributes: [String: String] = [:]
        var rest = tag.dropFirst(name.count)
        while !rest.isEmpty {
            guard let match = rest.prefixMatch(of: /\ ([A-Za-z0-9:-]+)="([^"<]*)"/) else {
                throw Malformed(reason: "an attribute of \(name): \(rest)")
            }
            guard attributes.updateValue(try unescape(String(match.2)), forKey: String(match.1)) == nil else {
                throw Malformed(reason: "an attribute given twice: \(match.1)")
            }
            rest = rest[match.range.upperBound...]
        }
        return PageElement(name: String(name), attributes: attributes)
    }

    private static func unescape(_ text: String) throws -> String {
        let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        var result = ""
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
        result += parts.removeFirst()
        for part in parts {
            guard let end = part.firstIndex(of: ";"), let entity = entities[String(part[..<end])] else {
                throw Malformed(reason: "a bare &")
            }
            result += entity + part[part.index(after: end)...]
        }
        return result
    }
}
