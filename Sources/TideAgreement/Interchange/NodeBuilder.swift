import TideCore

/// A document's mapping as it is put together, path by path.
struct NodeBuilder {
    private var entries: [(key: String, part: Part)] = []

    private enum Part {
        case value(ParsedNode)
        case mapping(NodeBuilder)
    }

    var isEmpty: Bool { entries.isEmpty }

    /// Whether something stands at a path.
    func has(_ path: [String]) -> Bool {
        guard let first = path.first, let entry = entries.first(where: { $0.key == first }) else { return false }
        guard path.count > 1, case .mapping(let inner) = entry.part else { return true }
        return inner.has(Array(path.dropFirst()))
    }

    /// Puts a value at a path where nothing stands yet.
    mutating func insert(_ value: ParsedNode, at path: [String]) {
        guard let first = path.first else { return }
        guard path.count > 1 else { return entries.append((first, .value(value))) }
        let position = entries.firstIndex { $0.key == first }
        var inner = NodeBuilder()
        if let position, case .mapping(let there) = entries[position].part { inner = there }
        inner.insert(value, at: Array(path.dropFirst()))
        if let position { entries[position].part = .mapping(inner) } else { entries.append((first, .mapping(inner))) }
    }

    /// Takes over what another builder has where this one has nothing.
    mutating func merge(_ other: NodeBuilder) {
        for entry in other.entries {
            let position = entries.firstIndex { $0.key == entry.key }
            guard let position else {
                entries.append(entry)
                continue
            }
            if case .mapping(var mine) = entries[position].part, case .mapping(let theirs) = entry.part {
                mine.merge(theirs)
                entries[position].part = .mapping(mine)
            }
        }
    }

    /// The mapping; each key stands where its value does.
    func node(at place: Place) -> ParsedNode {
        ParsedNode(
            place: place,
            content: .mapping(
                entries.map { key, part in
                    switch part {
                    case .value(let value): ParsedNode.Entry(key: key, keyPlace: value.place, value: value)
                    case .mapping(let inner):
                        ParsedNode.Entry(key: key, keyPlace: place, value: inner.node(at: place))
                    }
                }
            )
        )
    }
}

extension ParsedNode {
    /// A word or a number of the program's own, or of a value that was read.
    static func plain(_ text: String, at place: Place) -> ParsedNode {
        ParsedNode(place: place, content: .scalar(text, isPlain: true))
    }

    static func list(_ elements: [ParsedNode], at place: Place) -> ParsedNode {
        ParsedNode(place: place, content: .list(elements))
    }
}
