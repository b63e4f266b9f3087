import TideCore

extension ReportSchema {
    /// A decimal string of twelve decimals.
    static let ratio: JSONValue = ["type": "string", "pattern": "^[0-9]+[.][0-9]{12}$"]

    static let decimal: JSONValue = ["type": "string", "pattern": "^[0-9]+[.][0-9]+$"]
    /// A decimal string of six decimals, with a minus sign before it where it is negative.
    static let signed: JSONValue = ["type": "string", "pattern": "^-?[0-9]+[.][0-9]{6}$"]
    static let figure: JSONValue = ["type": "string", "pattern": "^[0-9]+[.][0-9]{6}$"]

    static func document(title: String, _ members: Members) -> JSONValue {
        guard case .object(var root) = object(members) else { return .null }
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        root["title"] = .string(title)
        root["$defs"] = definitions
        return .object(root)
    }

    private static let definitions: JSONValue = [
        "occasion": object(
            Members(
                required: ["dataset": text, "datasetTitle": text, "at": text],
                optional: [
                    "request": text, "purpose": text, "recipient": text,
                    "agreement": object(Members(required: ["id": text, "version": count])),
                ]
            )
        ),
        "valueCount": object(Members(required: ["value": text, "records": count])),
        "rest": object(Members(required: ["categories": count, "records": count])),
        "column": object(
            Members(
                required: [
                    "name": text,
                    "role": ["enum": ["direct", "quasi", "sensitive", "attribute", "weight"]],
                    "treatment": [
                        "enum": [
                            "dropped", "kept", "full-detail", "generalised", "pseudonymised", "recoded-by-class",
                            "cells-suppressed",
                        ]
                    ],
                    "words": text,
                ],
                optional: ["recoding": text, "dimension": text, "level": count, "levels": list(text)]
            )
        ),
        "measures": object(
            Members(
                required: [
                    "records": count, "quasiIdentifiers": list(text), "classes": count, "smallestClass": count,
                    "averageClass": ratio, "largestClass": count, "uniqueRecords": count, "uniqueShare": ratio,
                    "classSizes": list(
                        object(
                            Members(
                                required: ["from": count, "classes": count, "records": count],
                                optional: ["upTo": count]
                            )
                        )
                    ),
                    "risk": object(risk), "sensitive": list(object(sensitive)),
                ],
                optional: [
                    "specialUniques": object(specialUniques),
                    "units": object(
                        Members(required: ["column": text, "units": count, "smallestClass": count, "alone": count])
                    ),
                    "missing": object(Members(required: ["smallestMatch": count])),
                    "population": object(
                        Members(
                            required: [
                                "members": count, "smallestClass": count, "uniqueRecords": count,
                                "uncoveredRecords": count, "highest": ratio, "average": ratio,
                                "recordsOverThreshold": count,
                            ]
                        )
                    ),
                    "sample": object(
                        Members(
                            required: [
                                "column": text, "members": decimal, "highest": ratio, "average": ratio,
                                "expectedUniques": decimal, "populationUniqueness": ratio,
                            ]
                        )
                    ),
                ]
            )
        ),
    ]

    /// A sensitive column; a figure for which no bound would do is left out.
    private static let sensitive = Members(
        required: [
            "column": text, "values": count, "distinct": count, "entropy": figure,
            "recursive": list(object(Members(required: ["l": count], optional: ["c": figure]))),
            "closeness": object(
                Members(required: ["equal": ratio], optional: ["ordered": ratio, "hierarchical": ratio])
            ),
            "beta": object(Members(required: ["basic": figure], optional: ["enhanced": figure])),
            "uniform": object(Members(required: ["classes": count, "records": count])),
        ],
        optional: ["delta": figure]
    )

    /// Whom few columns single out.
    private static let specialUniques = Members(
        required: [
            "uniqueRecords": count, "specialRecords": count, "specialShare": ratio, "depth": count,
            "sizes": list(object(Members(required: ["columns": count, "records": count, "sets": count]))),
            "score": object(Members(required: ["highest": count, "mean": ratio])),
            "columns": list(object(Members(required: ["column": text, "share": ratio]))),
        ],
        optional: [
            "dis": object(
                Members(
                    required: [
                        "samplingFraction": ratio, "fractionFrom": ["enum": ["population", "weights", "assumed"]],
                        "highest": ratio, "mean": ratio,
                    ]
                )
            )
        ]
    )

    private static let risk = Members(
        required: [
            "threshold": ratio, "recordsOverThreshold": count, "shareOverThreshold": ratio,
            "prosecutor": object(Members(required: ["highest": ratio, "average": ratio])),
            "journalist": object(
                Members(required: ["highest": ratio, "average": ratio, "population": ["enum": ["none", "table"]]])
            ),
            "marketer": object(Members(required: ["average": ratio])),
            "bands": list(
                object(Members(required: ["highest": ratio, "records": count], optional: ["lowest": ratio]))
            ),
        ]
    )
}
