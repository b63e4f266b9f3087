import TideCore

extension Shape {
    /// The canonical form of a node that meets this shape: integers and truth values where the language has them, no
    /// value as `null`, every other scalar the string that was written.
    func canonical(_ node: ParsedNode) -> JSONValue {
        switch (self, node.content) {
        case (.integer, .scalar(let text, _)): Int(text).map { JSONValue($0) } ?? .string(text)
        case (.truth, .scalar(let text, _)): .bool(text == "true")
        case (.nothing, _): .null
        case (.list(let shape, _, _), .list(let elements)): .array(elements.map(shape.canonical))
        case (.table(_, let values, _), .mapping(let entries)):
            Self.object(entries.map { ($0.key, values.canonical($0.value)) })
        case (.record(let record), .mapping(let entries)):
            Self.object(
                entries.map { entry in
                    let field = record.fields.first { $0.name == entry.key }
                    return (entry.key, field?.shape.canonical(entry.value) ?? entry.value.untypedJSON)
                }
            )
        case (.either(let shapes), _):
            shapes.first { $0.fits(node) }?.canonical(node) ?? node.untypedJSON
        default: node.untypedJSON
        }
    }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(Dictionary(members) { first, _ in first })
    }
}
