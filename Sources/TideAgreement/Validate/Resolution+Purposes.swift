import TideCore

extension Resolution {
    mutating func check(_ tree: PurposeTree) {
        // Whether the way up from a purpose ends; each is walked once.
        var isWalked: Set<Identifier> = []
        for (purpose, parent) in tree.parents.sorted(by: { $0.key < $1.key }) {
            if let parent { expectPurpose(parent, at: tree.fields.clause("purposes/\(purpose)").place) }
            var way: [Identifier] = []
            var onWay: Set<Identifier> = []
            var next: Identifier? = purpose
            while let here = next, isWalked.insert(here).inserted {
                way.append(here)
                onWay.insert(here)
                next = tree.parents[here] ?? nil
            }
            guard let first = next, onWay.contains(first) else { continue }
            noteRing(Array(way.drop { $0 != first }), of: tree)
        }
        for purpose in tree.titles.keys.sorted() {
            expectPurpose(purpose, at: tree.fields.clause("titles/\(purpose)").place)
        }
        for (position, pair) in tree.compatible.enumerated() {
            expectPurpose(pair.from, at: tree.fields.clause("compatible/\(position)/0").place)
            expectPurpose(pair.to, at: tree.fields.clause("compatible/\(position)/1").place)
        }
    }

    /// Said once a ring, at the first of its purposes by name; a long one is cut.
    private mutating func noteRing(_ ring: [Identifier], of tree: PurposeTree) {
        guard let start = ring.indices.min(by: { ring[$0] < ring[$1] }) else { return }
        let turned = ring[start...] + ring[..<start]
        let shown = turned.prefix(20).map(\.text) + (turned.count > 20 ? ["…"] : []) + [ring[start].text]
        note(
            .purposeRing,
            [ring[start].text, shown.joined(separator: " > ")],
            at: tree.fields.clause("purposes/\(ring[start])").place
        )
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
