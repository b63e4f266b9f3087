import TideCore
import TideDisclosure
import TideMicrodata

extension Transformation {
    /// Levels by column, as an object.
    var levelsJSON: JSONValue {
        .object(Dictionary(uniqueKeysWithValues: levels.map { ($0.column, JSONValue($0.level)) }))
    }
}

extension BestAttainable {
    /// Why nothing is released, with what could be attained as the hint.
    func diagnostic(for spec: ProtectionSpec) -> Diagnostic {
        let share = DecimalText.ratio(leastSuppressed * 100, of: rowCount, decimals: 2)
        let attainable =
            largestK > 0
            ? "k of \(k) takes \(share)% suppressed; within \(spec.suppression) the largest k is \(largestK)"
            : "k of \(k) takes \(share)% suppressed"
        return Diagnostic(.safeguardsUnmeetable, ["\(k)", "\(spec.suppression)", attainable])
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "leastSuppressed": JSONValue(leastSuppressed), "largestK": JSONValue(largestK),
            "records": JSONValue(rowCount), "limit": JSONValue(limit),
        ]
    }
}

extension Recoding {
    /// As the reports say it.
    var words: String {
        switch self {
        case .date(let unit): unit.rawValue
        case .band(let width), .decimalBand(let width): "bands of \(width)"
        case .bounded(let domain, let isDecimal):
            "\(isDecimal ? "bands of 1 " : "")from \(domain.lowerBound) to \(domain.upperBound), others as below or above"
        }
    }
}
