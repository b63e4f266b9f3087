import TideCore

extension Resolution {
    mutating func check(_ tree: PurposeTree) {
        for (purpose, parent) in tree.parents.sorted(by: { $0.key < $1.key }) {
            guard let parent else { continue }
            let place = tree.fields.clause("purposes/\(purpose)").place
            expectPurpose(parent, at: place)
            let above = tree.lineage(of: parent)
            // Said once a ring, at the first of its purposes by name.
            guard above.contains(purpose), above.min() == purpose || parent == purpose else { continue }
            let ring = ([purpose] + above.prefix { $0 != purpose } + [purpose]).map(\.text)
            note(.purposeRing, [purpose.text, ring.joined(separator: " > ")], at: place)
        }
        for (position, pair) in tree.compatible.enumerated() {
            expectPurpose(pair.from, at: tree.fields.clause("compatible/\(position)/0").place)
            expectPurpose(pair.to, at: tree.fields.clause("compatible/\(position)/1").place)
        }
    }

    /// Every compatible pair has two purposes: the model holds no more.
    mutating func checkPairs() {
        guard let document = documents.first(where: { $0.kind == .purposes }) else { return }
        for pair in document.root["compatible"]?.elements ?? [] {
            guard let count = pair.elements?.count, count > 2 else { continue }
            note(.wrongPair, [String(count)], at: pair.place)
        }
    }
}
