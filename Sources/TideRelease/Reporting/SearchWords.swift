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
        let least = "\(isLeastProven ? "" : "at most ")\(share)% suppressed"
        let asked = spec.models.filter { $0 != .kAnonymity(1) }
        guard asked.count > 1 || asked.first.map({ $0 != .kAnonymity(k) }) == true else {
            let largest = largestK > 0 ? "; within \(spec.suppression) the largest k is \(largestK)" : ""
            return Diagnostic(
                .safeguardsUnmeetable,
                ["k of \(k)", "\(spec.suppression)", "k of \(k) takes \(least)\(largest)"]
            )
        }
        let names = asked.map(\.label).joined(separator: ", ")
        let alone = figures.filter { $0.model != .kAnonymity(1) }.compactMap(\.words)
        let hint =
            ["all together they take \(least)"]
            + (alone.isEmpty
                ? []
                : ["within \(spec.suppression), each alone at the coarsest levels: \(alone.joined(separator: ", "))"])
        return Diagnostic(.safeguardsUnmeetable, [names, "\(spec.suppression)", hint.joined(separator: "; ")])
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "leastSuppressed": JSONValue(leastSuppressed), "leastProven": .bool(isLeastProven),
            "largestK": JSONValue(largestK), "records": JSONValue(rowCount), "limit": JSONValue(limit),
            "safeguards": .array(figures.filter { $0.model != .kAnonymity(1) }.map(\.json)),
        ]
    }
}

extension AttainableFigure {
    /// As `tCloseness ordered income from 0.31`; `nil` where it was not figured out.
    fileprivate var words: String? {
        bound.map { bound in
            let relation = model.largerIsStricter == true ? "up to" : model.meetsItsFigure ? "from" : "above"
            return "\(model.label) \(relation) \(model.text(of: bound))"
        }
    }

    /// The safeguard as asked, and the strictest bound that it could have alone; without one where none was figured out.
    fileprivate var json: JSONValue {
        guard case .object(var members) = model.json else { return model.json }
        if let bound { members["attainable"] = .string(model.text(of: bound)) }
        return .object(members)
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
        case .crosswalk(let list): "\(list.standard) by the codelist ‘\(list.name)’"
        case .ends(let ends, _, let others):
            ([
                ends.bottom.map { "numbers up to \($0.bound) as ‘\($0.text)’" },
                ends.top.map { "numbers from \($0.bound) as ‘\($0.text)’" },
            ]
            .compactMap(\.self) + (others.map { ["the others to \($0.words)"] } ?? [])).joined(separator: ", ")
        case .rounded(let base, _): "the nearest multiple of \(base)"
        case .then(let first, let second): "\(first.words), then to \(second.words)"
        }
    }
}

extension ColumnPlan {
    /// Everything that its values went through before they were counted, as the reports say it; `nil` where that is nothing.
    var recodingWords: String? {
        let words = [recoding?.words, reworking?.words].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ", then to ")
    }
}
