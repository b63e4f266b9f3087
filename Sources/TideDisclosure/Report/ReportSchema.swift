package import TideCore

/// The published JSON Schemas of the reports, version 1.
///
/// No member is allowed that is not named here: a program that reads a report meets nothing unforeseen, and a figure of
/// the source cannot enter the recipient's report unnoticed.
///
/// *Source:* JSON Schema, draft 2020-12.
package enum ReportSchema: SchemaWriting {
    package static let isOpen = false

    /// The schema of the officer's report, `officer-report.json`.
    package static let officer: JSONValue = document(
        title: "officer's report of a Tidegate release",
        Members(
            required: [
                "kind": ["const": "officer-report"],
                "version": ["const": 1],
                "occasion": reference("occasion"),
                "verdict": text,
                "safeguards": object(
                    Members(
                        required: [
                            "met": truth, "recordsAddUp": truth, "kAnonymity": kAnonymity, "models": list(model),
                            "suppression": object(
                                Members(
                                    required: [
                                        "limit": ratio, "limitRecords": count, "records": count, "share": ratio,
                                        "met": truth,
                                    ]
                                )
                            ),
                        ]
                    )
                ),
                "before": reference("measures"),
                "after": reference("measures"),
                "columns": list(reference("column")),
                "loss": object(
                    Members(
                        required: [
                            "aggregate": text, "total": ratio,
                            "columns": list(object(Members(required: ["column": text, "loss": ratio]))),
                        ]
                    )
                ),
                "unlisted": list(object(Members(required: ["column": text, "records": count]))),
                "search": object(
                    Members(
                        required: ["optimal": truth, "checked": count, "tried": list(object(tried))],
                        optional: [
                            "recoding": ["enum": ["local", "cells"]], "cellsSuppressed": count,
                            "fullDomainLoss": decimal,
                        ]
                    )
                ),
                "distributions": list(object(officerDistribution)),
                "disaggregation": list(
                    object(
                        Members(
                            required: dimension.required,
                            optional: dimension.optional.merging(
                                ["categoriesInSource": count, "leastKeptShare": ratio],
                                uniquingKeysWith: { first, _ in first }
                            )
                        )
                    )
                ),
                "dimensionsWithoutColumn": list(text),
            ],
            optional: [
                "subgroups": list(object(subgroup)),
                "associations": associations,
                "composition": composition,
                "pseudonyms": list(
                    object(
                        Members(
                            required: ["column": text, "identifiers": count, "exact": truth, "collisionBound": text]
                        )
                    )
                ),
                "optOuts": object(
                    Members(
                        required: ["column": text, "removed": count, "undecided": count],
                        optional: ["listed": count]
                    )
                ),
            ]
        )
    )

    /// A transformation that the search looked at.
    private static let tried = Members(
        required: [
            "levels": list(count), "loss": ratio, "averageRisk": ratio, "suppressed": count, "records": count,
            "classes": count, "smallestClass": count, "chosen": truth,
        ]
    )

    /// Who disappears by a column.
    private static let subgroup = Members(
        required: [
            "dimension": text, "column": text, "records": count, "suppressed": count, "share": ratio,
            "groups": list(
                object(
                    Members(
                        required: [
                            "value": text, "records": count, "suppressed": count, "share": ratio, "disappears": truth,
                            "hitHard": truth,
                        ]
                    )
                )
            ),
            "rest": object(Members(required: ["categories": count, "records": count, "suppressed": count])),
            "disappearing": count, "hitHard": count,
        ],
        optional: [
            "levelName": text, "missing": object(Members(required: ["records": count, "suppressed": count])),
        ]
    )

    private static let associations = object(
        Members(
            required: [
                "pairs": list(
                    object(
                        Members(
                            required: [
                                "left": text, "right": text, "measure": ["enum": ["cramers-v", "spearman"]],
                                "before": signed, "after": signed, "lost": figure,
                            ]
                        )
                    )
                ),
                "omitted": list(text), "notable": count, "kept": count,
            ]
        )
    )

    private static let composition = object(
        Members(
            required: [
                "earlierReleases": count,
                "groups": list(
                    object(
                        Members(
                            required: [
                                "releases": list(text), "counted": text, "k": count, "units": count,
                                "foundAgain": list(count), "jointClasses": count, "smallest": count,
                            ]
                        )
                    )
                ),
            ]
        )
    )

    /// The schema of the recipient's report, `report.json`.
    package static let recipient: JSONValue = document(
        title: "recipient's report of a Tidegate release",
        Members(
            required: [
                "kind": ["const": "recipient-report"],
                "version": ["const": 1],
                "occasion": reference("occasion"),
                "safeguards": object(Members(required: ["kAnonymity": kAnonymity, "models": list(model)])),
                "measures": reference("measures"),
                "columns": list(reference("column")),
                "distributions": list(
                    object(
                        Members(
                            required: [
                                "column": text, "records": count, "missing": count, "categories": count,
                                "values": list(reference("valueCount")), "rest": reference("rest"),
                                "shareToldApart": ratio,
                            ]
                        )
                    )
                ),
                "disaggregation": list(object(dimension)), "dimensionsWithoutColumn": list(text),
            ]
        )
    )

    private static let kAnonymity = object(Members(required: ["asked": count, "measured": count, "met": truth]))

    private static let model = object(
        Members(
            required: ["model": text, "asked": text, "met": truth],
            optional: ["column": text, "kind": text, "l": count, "measured": text]
        )
    )

    private static let officerDistribution = Members(
        required: [
            "column": text,
            "missing": object(Members(required: ["before": count, "after": count])),
            "categories": object(Members(required: ["inSource": count, "before": count, "after": count])),
            "values": list(object(Members(required: ["value": text, "before": count, "after": count]))),
            "rest": object(Members(required: ["categories": count, "before": count, "after": count])),
            "lost": object(Members(required: ["values": list(reference("valueCount")), "rest": reference("rest")])),
            "source": object(
                Members(
                    required: [
                        "missing": count, "values": list(reference("valueCount")), "rest": reference("rest"),
                    ]
                )
            ),
            "shareToldApart": ratio,
            "shift": ratio,
        ]
    )

    private static let dimension = Members(
        required: [
            "dimension": text, "categories": count, "smallestCategory": count, "largestCategory": count,
            "recordsToldApart": count, "shareToldApart": ratio, "asked": truth,
            "values": list(reference("valueCount")), "rest": reference("rest"),
        ],
        optional: ["column": text, "level": count, "levelName": text]
    )
}
