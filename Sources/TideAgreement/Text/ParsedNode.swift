package import TideCore

/// A value of a document as it was written, with its place; nothing in it was retyped.
package struct ParsedNode: Hashable, Sendable {
    package let place: Place
    package let content: Content

    package init(place: Place, content: Content) {
        self.place = place
        self.content = content
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
    package subscript(key: String) -> ParsedNode? { entries?.first { $0.key == key }?.value }

    /// Whether nothing was written, as after `title:`.
    package var isEmpty: Bool { plainText == "" }

    /// Whether it says that there is no value: nothing written, `null` or `~`.
    package var isNull: Bool { plainText.map { ["", "null", "~"].contains($0) } ?? false }
}

extension ParsedNode {
    /// Where the value at a path from here stands, a key's value at the key; see ``Clause/path``.
    ///
    /// Where there is none, the place of the nearest one above it. A key may hold slashes, as a column's name may.
    func nearest(to path: Substring) -> (place: Place, isExact: Bool) {
        guard !path.isEmpty else { return (place, true) }
        switch content {
        case .scalar, .refused: break
        case .list(let elements):
            let step = path.prefix { $0 != "/" }
            guard let position = Int(step), elements.indices.contains(position) else { break }
            return elements[position].below(elements[position].place, path.dropFirst(step.count))
        case .mapping(let entries):
            let fitting = entries.filter { entry in
                path.hasPrefix(entry.key)
                    && (path.count == entry.key.count || path.dropFirst(entry.key.count).first == "/")
            }
            guard let entry = fitting.max(by: { $0.key.count < $1.key.count }) else { break }
            return entry.value.below(entry.keyPlace, path.dropFirst(entry.key.count))
        }
        return (place, false)
    }

    /// The rest of a path below this value, which stands at a place.
    private func below(_ here: Place, _ rest: Substring) -> (place: Place, isExact: Bool) {
        guard !rest.isEmpty else { return (here, true) }
        let found = nearest(to: rest.dropFirst())
        return found.isExact || found.place != place ? found : (here, false)
    }

    /// Where every part of this value stands, by path from here; see ``Clause/path``.
    ///
    /// A key's value is placed at the key.
    package var places: [String: Place] {
        var places: [String: Place] = [:]
        collect(into: &places, below: "")
        return places
    }

    private func collect(into places: inout [String: Place], below path: String) {
        func step(_ name: String, _ place: Place, _ value: ParsedNode) {
            let inner = path.isEmpty ? name : "\(path)/\(name)"
            places[inner] = place
            value.collect(into: &places, below: inner)
        }
        switch content {
        case .scalar, .refused: break
        case .list(let elements):
            for (position, element) in elements.enumerated() { step(String(position), element.place, element) }
        case .mapping(let entries):
            for entry in entries { step(entry.key, entry.keyPlace, entry.value) }
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
