import TideCore

/// What the language says about the purpose tree.
enum PurposeFields {
    private static let parent = ValueReader<Identifier?>.either([
        ValueReader(shape: .nothing) { $0.isNull ? .some(nil) : nil },
        ValueReader<Identifier>.identifier.map { .some($0) },
    ])

    static let purposes = Field.required(
        "purposes",
        .table(keys: .identifier, parent, atLeast: 1),
        "Every purpose and the one that it narrows; nothing at a root."
    )
    static let compatible = Field.defaulted(
        "compatible",
        .list(.list(.identifier, atLeast: 2)),
        [],
        "Ordered pairs, not transitive: data for the first purpose may serve the second."
    )

    static let titles = Field.defaulted(
        "titles",
        .table(keys: .identifier, .text),
        [],
        "What pages for people call a purpose; its name where left out."
    )

    static let shape = HeadFields.document(
        "a purpose tree",
        .purposes,
        [purposes.shape, compatible.shape, titles.shape]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> PurposeTree {
        var parents: [Identifier: Identifier?] = [:]
        for (name, parent) in record[purposes] {
            if let purpose = Identifier(name) { parents[purpose] = .some(parent) }
        }
        return PurposeTree(
            id: record[HeadFields.id],
            parents: parents,
            compatible: record[compatible].map { PurposeTree.CompatiblePair(from: $0[0], to: $0[1]) },
            titles: Dictionary(
                record[titles].compactMap { name, title in Identifier(name).map { ($0, title) } }
            ) { first, _ in first },
            fields: fields
        )
    }
}
