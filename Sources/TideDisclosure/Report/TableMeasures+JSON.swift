package import TideCore

extension TableMeasures {
    /// Every measure as both reports and `assess` give it: those of the classes, and what was measured beside them.
    package var json: JSONValue {
        guard case .object(var members) = classes.json else { return classes.json }
        members["sensitive"] = .array(sensitive.map(\.json))
        if let units { members["units"] = units.json }
        if let smallestMatch { members["missing"] = ["smallestMatch": JSONValue(Int(smallestMatch))] }
        if let population {
            members["population"] = population.json
            if case .object(var risk)? = members["risk"] {
                risk["journalist"] = [
                    "highest": .string(population.highestRisk.decimal), "average": .share(population.averageRisk),
                    "population": "table",
                ]
                risk["marketer"] = ["average": .share(population.averageRisk)]
                members["risk"] = .object(risk)
            }
        }
        if let sample { members["sample"] = sample.json }
        if let specialUniques { members["specialUniques"] = specialUniques.json(samplingFraction) }
        return .object(members)
    }
}

extension JSONValue {
    /// A figure from 0 to 1 with twelve decimals.
    fileprivate static func share(_ figure: Double) -> JSONValue { .string(DecimalText.rounded(figure, decimals: 12)) }

    /// A figure of any size with six decimals; `nil` where no bound would do.
    fileprivate static func figure(_ figure: Double) -> JSONValue? {
        figure.isFinite ? .string(DecimalText.rounded(figure, decimals: 6)) : nil
    }
}

extension SensitiveMeasures {
    var json: JSONValue {
        .members([
            "column": .string(column),
            "values": JSONValue(values),
            "distinct": JSONValue(distinct),
            "entropy": JSONValue.figure(entropyDiversity),
            "recursive": .array(
                recursive.map { .members(["l": JSONValue($0.l), "c": JSONValue.figure($0.worst.leastC)]) }
            ),
            "closeness": .members([
                "equal": .share(equalDistance), "ordered": orderedDistance.map(JSONValue.share),
                "hierarchical": hierarchicalDistance.map(JSONValue.share),
            ]),
            "delta": JSONValue.figure(deviation.delta),
            "beta": .members([
                "basic": JSONValue.figure(deviation.basicBeta), "enhanced": JSONValue.figure(deviation.enhancedBeta),
            ]),
            "uniform": ["classes": JSONValue(uniformClasses), "records": JSONValue(uniformRecords)],
        ])
    }
}

extension UnitMeasures {
    var json: JSONValue {
        [
            "column": .string(column), "units": JSONValue(units), "smallestClass": JSONValue(smallestClass),
            "alone": JSONValue(unitsAlone),
        ]
    }
}

extension PopulationMeasures {
    var json: JSONValue {
        [
            "members": JSONValue(members), "smallestClass": JSONValue(smallestClass),
            "uniqueRecords": JSONValue(uniqueRecords), "uncoveredRecords": JSONValue(uncoveredRecords),
            "highest": .string(highestRisk.decimal), "average": .share(averageRisk),
            "recordsOverThreshold": JSONValue(recordsOverThreshold),
        ]
    }
}

extension SampleMeasures {
    var json: JSONValue {
        [
            "column": .string(column), "members": .string(DecimalText.rounded(members, decimals: 3)),
            "highest": .share(highestRisk), "average": .share(averageRisk),
            "expectedUniques": .string(DecimalText.rounded(expectedUniques, decimals: 6)),
            "populationUniqueness": .share(populationUniqueness),
        ]
    }
}

extension ModelVerdict {
    /// What was asked, what was measured (`unbounded`: no bound would do; left out: not measured), and whether it is met.
    package var json: JSONValue {
        guard case .object(var members) = model.json else { return model.json }
        if let figure { members["measured"] = .string(figure.isFinite ? model.text(of: figure) : "unbounded") }
        members["met"] = .bool(isMet)
        return .object(members)
    }
}

extension PrivacyModel {
    /// A measured figure as reports print it: counts as counts, others with up to six decimals.
    package func text(of figure: Double) -> String {
        switch self {
        case .kAnonymity, .kMap, .diversity(_, .distinct): String(Int(figure))
        default: DecimalText.rounded(figure, decimals: 6)
        }
    }
}
