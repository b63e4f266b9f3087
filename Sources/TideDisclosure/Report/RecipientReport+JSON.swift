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
            "disaggregation": .array(disaggregation.map(Self.json)),
        ]
    }

    private static func json(_ line: DimensionLine<ReleasedColumn>) -> JSONValue {
        let categories = line.measured?.categories ?? []
        return .members([
            "dimension": .string(line.dimension),
            "column": line.column.map { .string($0.name) },
            "level": line.column?.level.map { JSONValue($0) },
            "levelName": line.column?.levelName.map(JSONValue.string),
            "categories": JSONValue(categories.count),
            "smallestCategory": JSONValue(categories.last?.records ?? 0),
            "largestCategory": JSONValue(categories.first?.records ?? 0),
            "recordsToldApart": JSONValue(line.measured?.recordsToldApart ?? 0),
            "shareToldApart": .string((line.measured?.shareToldApart ?? Ratio(0, of: 0)).decimal),
        ])
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
}
