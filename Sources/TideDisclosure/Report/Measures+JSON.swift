package import TideCore

extension ClassMeasures {
    /// The measures as both reports give them; ratios are strings of twelve decimals.
    package var json: JSONValue {
        [
            "records": JSONValue(records),
            "quasiIdentifiers": JSONValue(quasiIdentifiers),
            "classes": JSONValue(classes),
            "smallestClass": JSONValue(smallestClass),
            "averageClass": .string(averageClass.decimal),
            "largestClass": JSONValue(largestClass),
            "uniqueRecords": JSONValue(uniqueRecords),
            "uniqueShare": .string(uniqueShare.decimal),
            "classSizes": .array(histogram.map(\.json)),
            "risk": [
                "threshold": .string(DecimalText.rounded(threshold.value, decimals: 12)),
                "recordsOverThreshold": JSONValue(recordsOverThreshold),
                "shareOverThreshold": .string(shareOverThreshold.decimal),
                "prosecutor": ["highest": .string(highestRisk.decimal), "average": .string(averageRisk.decimal)],
                "journalist": [
                    "highest": .string(highestRisk.decimal),
                    "average": .string(averageRisk.decimal),
                    "population": "none",
                ],
                "marketer": ["average": .string(averageRisk.decimal)],
                "bands": .array(riskBands.map(\.json)),
            ],
        ]
    }
}

extension SizeBandCount {
    var json: JSONValue {
        .members([
            "from": JSONValue(band.from),
            "upTo": band.upTo.map { JSONValue($0) },
            "classes": JSONValue(classes),
            "records": JSONValue(records),
        ])
    }
}

extension ReportOccasion {
    var json: JSONValue {
        .members([
            "dataset": .string(dataset),
            "datasetTitle": .string(datasetTitle),
            "request": request.map(JSONValue.string),
            "agreement": agreement.map { ["id": .string($0.id), "version": JSONValue($0.version)] },
            "purpose": purpose.map(JSONValue.string),
            "recipient": recipient.map(JSONValue.string),
            "at": .string(at.description),
        ])
    }
}

extension ReportedColumn {
    var json: JSONValue {
        .members([
            "name": .string(name),
            "role": .string(role),
            "treatment": .string(treatment.word),
            "words": .string(words),
            "recoding": recoding.map(JSONValue.string),
            "dimension": dimension.map(JSONValue.string),
            "level": level.map { JSONValue($0) },
            "levels": levelNames.map { JSONValue($0) },
        ])
    }
}

extension ValueCount {
    var json: JSONValue { ["value": .string(value), "records": JSONValue(records)] }
}

extension Excerpt<ValueCount> {
    /// The named categories, and how many categories and records the rest are.
    var json: (values: JSONValue, rest: JSONValue) {
        (
            .array(named.map(\.json)),
            ["categories": JSONValue(rest.count), "records": JSONValue(rest.reduce(0) { $0 + $1.records })]
        )
    }
}
