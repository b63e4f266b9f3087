import TideCore

extension ParsedNode {
    /// An agreement without its fields and items that do not read, as far as they may be left out; `nil` where something is left
    /// that does not read, or may not be left out.
    ///
    /// One slip would else hide every name of the document that nobody declares. What is left is checked for names alone: what
    /// the missing field would have said is not known.
    func readablePart(of shape: RecordShape) -> ParsedNode? {
        guard let entries else { return nil }
        var kept: [Entry] = []
        for entry in entries {
            guard let field = shape.fields.first(where: { $0.name == entry.key }) else { continue }
            if entry.value.reads(as: field.shape) {
                kept.append(entry)
            } else if let rest = entry.value.readableItems(of: field.shape) {
                kept.append(Entry(key: entry.key, keyPlace: entry.keyPlace, value: rest))
            } else if field.isRequired {
                return nil
            }
        }
        let part = ParsedNode(place: place, content: .mapping(kept))
        return part.reads(as: .record(shape)) ? part : nil
    }

    private func reads(as shape: Shape) -> Bool {
        var check = ShapeCheck()
        check.check(self, shape, named: "")
        return check.isReadable
    }

    /// A list with the items that read, each without its own fields that do not; `nil` for anything else, and for too few.
    private func readableItems(of shape: Shape) -> ParsedNode? {
        guard case .list(let element, let atLeast, _) = shape, let elements else { return nil }
        let kept = elements.compactMap { item -> ParsedNode? in
            if item.reads(as: element) { return item }
            guard case .record(let record) = element, !record.isChoice else { return nil }
            return item.readablePart(of: record)
        }
        return kept.count >= atLeast ? ParsedNode(place: place, content: .list(kept)) : nil
    }
}
