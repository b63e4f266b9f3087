package import TideCore

extension RecipientReportInput {
    /// The recipient's report for programs; its schema is ``ReportSchema/recipient``.
    package var json: JSONValue {
        [
            "kind": "recipient-report",
            "version": 1,
            "occasion": occasion.json,
            "safeguards": [
                "kAnonymity": [
                    "asked": JSONValue(k), "measured": JSONValue(released.k), "met": .bool(meetsK),
                ],
                "models": .array(verdicts.map(\.json)),
            ],
            "measures": released.json,
            "columns": .array(columns.map(\.json)),
            "distributions": .array(distributions.map(\.json)),
            "disaggregation": .array(disaggregation.map(\.json)),
            "dimensionsWithoutColumn": JSONValue(dimensionsWithoutColumn),
        ]
    }
}

extension ReleasedColumn {
    var json: JSONValue {
        let excerpt = excerpt(limit: ReportLimits.categories).json
        return [
            "column": .string(name),
            "records": JSONValue(distribution.records),
            "missing": JSONValue(distribution.missing),
            "categories": JSONValue(distribution.categories),
            "values": excerpt.values,
            "rest": excerpt.rest,
            "shareToldApart": .string(shareToldApart.decimal),
        ]
    }
}

/// How much a report prints.
package enum ReportLimits {
    /// The categories that a distribution names at most, but for one more where the rest would be a single one.
    package static let categories = 12
    /// The pairs of columns that go together.
    package static let pairs = 20
}
