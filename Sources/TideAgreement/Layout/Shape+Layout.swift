extension Shape {
    /// The one of several shapes that a node is told by.
    func alternative(for node: ParsedNode) -> Shape? {
        guard case .either(let shapes) = self else { return self }
        return shapes.first { $0.fits(node) }?.alternative(for: node)
    }

    /// The shape of a list's elements.
    var element: Shape? {
        guard case .list(let element, _, _) = self else { return nil }
        return element
    }

    /// The shape of a key's value.
    func value(of key: String) -> Shape? {
        switch self {
        case .table(_, let values, _): values
        case .record(let record): record.fields.first { $0.name == key }?.shape
        default: nil
        }
    }

    /// The names of a record's fields, in the order of the language.
    var names: [String]? {
        guard case .record(let record) = self else { return nil }
        return record.fields.map(\.name)
    }
}

extension Shape? {
    /// Entries in the order of the language, where it knows every one of them; otherwise in theirs.
    func ordered(_ items: [LayoutItem]) -> [LayoutItem] {
        guard let names = self?.names else { return items }
        let positions = items.compactMap { item in item.key.flatMap { names.firstIndex(of: $0.text) } }
        guard positions.count == items.count else { return items }
        return zip(positions, items).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
