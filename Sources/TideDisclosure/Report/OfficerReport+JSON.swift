package import TideCore

extension OfficerReportInput {
    /// The officer's report for programs; its schema is ``ReportSchema/officer``.
    package var json: JSONValue {
        .members([
            "kind": "officer-report",
            "version": 1,
            "occasion": occasion.json,
            "verdict": .string(verdict),
            "safeguards": [
                "met": .bool(isMet),
                "kAnonymity": [
                    "asked": JSONValue(k), "measured": JSONValue(released.k), "met": .bool(meetsK),
                ],
                "suppression": [
                    "limit": .string(DecimalText.rounded(suppression.limit.value, decimals: 12)),
                    "limitRecords": JSONValue(suppressionLimit),
                    "records": JSONValue(suppression.records),
                    "share": .string(suppressedShare.decimal),
                    "met": .bool(meetsLimit),
                ],
                "recordsAddUp": .bool(addsUp),
                "models": .array(verdicts.map(\.json)),
            ],
            "before": source.json,
            "after": released.json,
            "columns": .array(columns.map(\.json)),
            "loss": [
                "aggregate": .string(loss.aggregate),
                "total": .string(DecimalText.rounded(loss.total, decimals: 12)),
                "columns": .array(
                    loss.columns.map {
                        ["column": .string($0.column), "loss": .string(DecimalText.rounded($0.loss, decimals: 12))]
                    }
                ),
            ],
            "unlisted": .array(
                unlisted.map { ["column": .string($0.column), "records": JSONValue($0.records)] }
            ),
            "search": .members([
                "optimal": .bool(search.isOptimal), "checked": JSONValue(search.checked), "tried": triedJSON,
                "recoding": search.byClass.map { .string($0.method) },
                "cellsSuppressed": search.byClass.map { JSONValue($0.cellsSuppressed) },
                "fullDomainLoss": search.byClass?.fullDomainLoss.map {
                    .string(DecimalText.rounded($0, decimals: 12))
                },
            ]),
            "distributions": .array(comparisons.map(\.json)),
            "disaggregation": .array(disaggregation.map(\.json)),
            "dimensionsWithoutColumn": JSONValue(dimensionsWithoutColumn),
            "subgroups": subgroups.isEmpty ? nil : .array(subgroups.map(\.json)),
            "associations": associations?.json,
            "composition": composition?.json,
            "pseudonyms": pseudonyms.isEmpty ? nil : .array(pseudonyms.map(\.json)),
            "optOuts": optOuts.map { optOuts in
                .members([
                    "column": .string(optOuts.column), "listed": optOuts.listed.map { JSONValue($0) },
                    "removed": JSONValue(optOuts.removed), "undecided": JSONValue(optOuts.undecided),
                ])
            },
        ])
    }
}

extension ColumnComparison {
    var json: JSONValue {
        let excerpt = excerpt(limit: ReportLimits.categories)
        let source = sourceExcerpt(limit: ReportLimits.categories).json
        let lost = lostExcerpt(limit: ReportLimits.categories).json
        return [
            "column": .string(name),
            "missing": ["before": JSONValue(sourceAsTold.missing), "after": JSONValue(released.distribution.missing)],
            "categories": [
                "inSource": JSONValue(self.source.categories),
                "before": JSONValue(sourceAsTold.categories),
                "after": JSONValue(released.distribution.categories),
            ],
            "values": .array(excerpt.named.map(\.json)),
            "rest": [
                "categories": JSONValue(excerpt.rest.count),
                "before": JSONValue(excerpt.rest.reduce(0) { $0 + $1.before }),
                "after": JSONValue(excerpt.rest.reduce(0) { $0 + $1.after }),
            ],
            "lost": ["values": lost.values, "rest": lost.rest],
            "source": ["missing": JSONValue(self.source.missing), "values": source.values, "rest": source.rest],
            "shareToldApart": .string(shareToldApart.decimal),
            "shift": .string(DecimalText.rounded(shift, decimals: 12)),
        ]
    }
}

extension ColumnComparison.Pair {
    var json: JSONValue {
        ["value": .string(value), "before": JSONValue(before), "after": JSONValue(after)]
    }
}
