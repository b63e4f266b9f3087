import TideCore

extension SpecialUniques {
    /// As reports and `assess` give it; DIS scores where all sets were looked at.
    func json(_ sampling: SamplingFraction) -> JSONValue {
        .members([
            "uniqueRecords": JSONValue(uniqueRecords),
            "specialRecords": JSONValue(specialRecords),
            "specialShare": .string(specialShare.decimal),
            "depth": JSONValue(depth),
            "sizes": .array(
                zip(smallest, found).enumerated().map { index, counts in
                    ["columns": JSONValue(index + 1), "records": JSONValue(counts.0), "sets": JSONValue(counts.1)]
                }
            ),
            "score": [
                "highest": JSONValue(highestScore),
                "mean": .string(Ratio(totalScore, of: records).decimal),
            ],
            "columns": .array(
                zip(columns, shareOfColumn).map { ["column": .string($0), "share": .string($1.decimal)] }
            ),
            "dis": dis(fraction: sampling.fraction).map { dis in
                [
                    "samplingFraction": .string(DecimalText.rounded(sampling.fraction, decimals: 12)),
                    "fractionFrom": .string(sampling.source.rawValue),
                    "highest": .string(DecimalText.rounded(dis.highest, decimals: 12)),
                    "mean": .string(DecimalText.rounded(dis.mean, decimals: 12)),
                ]
            },
        ])
    }
}
