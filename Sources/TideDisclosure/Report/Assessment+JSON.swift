package import TideCore

extension Assessment {
    /// The assessment for programs; its schema is ``ReportSchema/assessment``.
    package var json: JSONValue {
        [
            "kind": "assessment",
            "version": 1,
            "occasion": occasion.json,
            "measures": measures.json,
            "columns": .array(
                columns.map { column in
                    .members([
                        "name": .string(column.name),
                        "role": .string(column.role),
                        "dimension": column.dimension.map(JSONValue.string),
                        "categories": column.content.map { JSONValue($0.distribution.categories) },
                        "missing": column.content.map { JSONValue($0.distribution.missing) },
                        "shareToldApart": column.content.map { .string($0.shareToldApart.decimal) },
                        "uniqueWithout": column.uniqueWithout.map { JSONValue($0) },
                    ])
                }
            ),
            "related": .array(related.map(\.json)),
            "hints": JSONValue(hints),
        ]
    }
}

extension ColumnLeak.Relation {
    /// As reports spell it.
    package var name: String {
        switch self {
        case .determines: "determines"
        case .coarserForm: "coarser-form"
        case .finerForm: "finer-form"
        }
    }
}

extension ColumnLeak {
    /// The columns, and how the one tells of the other.
    package var json: JSONValue {
        [
            "telling": .string(telling), "told": .string(told),
            "relation": .string(relation.name),
        ]
    }
}
