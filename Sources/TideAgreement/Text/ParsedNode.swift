package import TideCore

/// A value of a document as it was written, with its place; nothing in it was retyped.
package struct ParsedNode: Hashable, Sendable {
    package let place: Place
    package let content: Content
    /// Where each key of a long mapping stands among its entries; short ones are searched.
    private let positions: [String: Int]?

    /// How long a mapping is searched entry by entry.
    static let mostSearched = 24

    package init(place: Place, content: Content) {
        self.place = place
        self.content = content
        if case .mapping(let entries) = content, entries.count > Self.mostSearched {
            self.positions = Dictionary(entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
        } else {
            self.positions = nil
        }
    }

    /// The entry of a key.
    func entry(_ key: String) -> Entry? {
        guard case .mapping(let entries) = content else { return nil }
        guard let positions else { return entries.first { $0.key == key } }
        return positions[key].map { entries[$0] }
    }

    /// A scalar, a list, a mapping, or something that was refused.
    package indirect enum Content: Hashable, Sendable {
        /// The text that was written; `isPlain` where it stands without quotes and in no block.
        case scalar(String, isPlain: Bool)
        case list([ParsedNode])
        /// In the order written, each key once.
        case mapping([Entry])
        /// An anchored, aliased, tagged or too deep value: the problem has been noted, what it was does not matter.
        case refused
    }

    /// A key of a mapping with its value.
    package struct Entry: Hashable, Sendable {
        package let key: String
        package let keyPlace: Place
        package let value: ParsedNode

        package init(key: String, keyPlace: Place, value: ParsedNode) {
            self.key = key
            self.keyPlace = keyPlace
            self.value = value
        }
    }
}

extension ParsedNode {
    /// The text of a scalar.
    package var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// The text of a scalar without quotes: only such a one is a number or a truth value.
    package var plainText: String? {
        guard case .scalar(let text, isPlain: true) = content else { return nil }
        return text
    }

    /// The elements of a list.
    package var elements: [ParsedNode]? {
        guard case .list(let elements) = content else { return nil }
        return elements
    }

    /// The entries of a mapping.
    package var entries: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// The value of a key.
    package subscript(key: String) -> ParsedNode? { entry(key)?.value }

    /// Whether nothing was written, as after `title:`.
    package var isEmpty: Bool { plainText == "" }

    /// Whether it says that there is no value: nothing written, `null` or `~`.
    package var isNull: Bool { plainText.map { ["", "null", "~"].contains($0) } ?? false }
}

extension ParsedNode {
    /// The value at a path from here and where it stands, a key's value at the key; see ``Clause/path``.
    ///
    /// Where there is none, the place of the nearest one above it and no value. A key may hold slashes, as a column's
    /// name may; the longest that fits is taken.
    package func nearest(to path: String) -> (place: Place, value: ParsedNode?) {
        var here = self
        var (place, rest) = (place, path[...])
        while !rest.isEmpty {
            guard let (step, node, found) = here.step(along: rest) else { return (place, nil) }
            (here, place, rest) = (node, found, rest.dropFirst(step + 1))
        }
        return (place, here)
    }

    /// One step down a path: how many characters it takes, to what, and where that stands.
    private func step(along path: Substring) -> (Int, ParsedNode, Place)? {
        switch content {
        case .scalar, .refused: return nil
        case .list(let elements):
            let name = path.prefix { $0 != "/" }
            guard let position = Int(name), elements.indices.contains(position) else { return nil }
            return (name.count, elements[position], elements[position].place)
        case .mapping:
            var name = path
            while true {
                if let entry = entry(String(name)) { return (name.count, entry.value, entry.keyPlace) }
                guard let slash = name.lastIndex(of: "/") else { return nil }
                name = name[..<slash]
            }
        }
    }

    /// The value as JSON with every scalar a string as written, for what another stage owns the form of.
    ///
    /// Nothing written is `null`.
    package var untypedJSON: JSONValue {
        switch content {
        case .scalar(let text, _): isEmpty ? .null : .string(text)
        case .refused: .null
        case .list(let elements): .array(elements.map(\.untypedJSON))
        case .mapping(let entries):
            .object(Dictionary(entries.map { ($0.key, $0.value.untypedJSON) }) { first, _ in first })
        }
    }
}
