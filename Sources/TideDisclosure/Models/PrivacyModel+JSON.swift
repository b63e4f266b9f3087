package import TideCore

extension PrivacyModel {
    /// The name of the safeguard, as documents spell it.
    package var name: String {
        switch self {
        case .kAnonymity: "kAnonymity"
        case .kMap: "kMap"
        case .diversity: "lDiversity"
        case .closeness: "tCloseness"
        case .deltaDisclosure: "deltaDisclosure"
        case .betaLikeness: "betaLikeness"
        case .risk: "risk"
        case .populationUniqueness: "populationUniqueness"
        }
    }

    /// Which of several safeguards of one name: `entropy`, `ordered`, `prosecutor-highest`; `nil` where there is one.
    package var kind: String? {
        switch self {
        case .kAnonymity, .kMap, .deltaDisclosure, .populationUniqueness: nil
        case .diversity(_, .distinct): "distinct"
        case .diversity(_, .entropy): "entropy"
        case .diversity(_, .recursive): "recursive"
        case .closeness(_, _, let distance): "\(distance)"
        case .betaLikeness(_, _, let isEnhanced): isEnhanced ? "enhanced" : "basic"
        case .risk(let attacker, let statistic, _): "\(attacker)-\(statistic)"
        }
    }

    /// The bound as a decimal: the least or greatest figure that is allowed.
    package var asked: String {
        switch self {
        case .kAnonymity(let k), .kMap(let k): String(k)
        case .diversity(_, .distinct(let l)): String(l)
        case .diversity(_, .entropy(let bound)), .diversity(_, .recursive(let bound, _)), .closeness(_, let bound, _),
            .deltaDisclosure(_, let bound), .betaLikeness(_, let bound, _), .risk(_, _, let bound),
            .populationUniqueness(let bound):
            DecimalText.exact(bound)
        }
    }

    /// The l of recursive (c,l)-diversity, whose bound is c; `nil` of other models.
    private var tail: Int? {
        if case .diversity(_, .recursive(_, let l)) = self { l } else { nil }
    }

    /// For statements and reports: `model`, `asked`, and where it has them `column`, `kind`, `l`.
    package var json: JSONValue {
        .members([
            "model": .string(name), "asked": .string(asked), "column": sensitiveColumn.map(JSONValue.string),
            "kind": kind.map(JSONValue.string), "l": tail.map { JSONValue($0) },
        ])
    }

    /// Reads what ``json`` writes; `nil` for anything else.
    package init?(_ value: JSONValue) {
        guard let name = value["model"]?.text, let asked = value["asked"]?.text else { return nil }
        let column = value["column"]?.text
        let (count, bound) = (Int(asked), DecimalFigure.number(asked))
        let model: PrivacyModel?
        switch (name, value["kind"]?.text) {
        case ("kAnonymity", nil): model = count.map(PrivacyModel.kAnonymity)
        case ("kMap", nil): model = count.map(PrivacyModel.kMap)
        case ("populationUniqueness", nil): model = bound.map(PrivacyModel.populationUniqueness)
        case ("risk", let kind?): model = Self.risk(kind, bound)
        case (_, let kind): model = column.flatMap { Self.sensitive(name, kind, $0, count, bound, value["l"]?.number) }
        }
        // What is written again is what was read: no member too many, no second way to spell a figure.
        guard let model, model.hasValidBounds, model.json == value else { return nil }
        self = model
    }

    private static func risk(_ kind: String, _ bound: Double?) -> PrivacyModel? {
        for attacker in [Attacker.prosecutor, .journalist, .marketer] {
            for statistic in [Statistic.average, .highest] where kind == "\(attacker)-\(statistic)" {
                return bound.map { .risk(attacker, statistic, atMost: $0) }
            }
        }
        return nil
    }

    private static func sensitive(
        _ name: String,
        _ kind: String?,
        _ column: String,
        _ count: Int?,
        _ bound: Double?,
        _ tail: Int?
    ) -> PrivacyModel? {
        switch (name, kind) {
        case ("lDiversity", "distinct"): return count.map { .diversity(of: column, .distinct($0)) }
        case ("lDiversity", "entropy"): return bound.map { .diversity(of: column, .entropy($0)) }
        case ("lDiversity", "recursive"):
            guard let bound, let tail else { return nil }
            return .diversity(of: column, .recursive(c: bound, l: tail))
        case ("tCloseness", let kind?):
            let distance = [Distance.equal, .ordered, .hierarchical].first { "\($0)" == kind }
            guard let bound, let distance else { return nil }
            return .closeness(of: column, t: bound, distance)
        case ("deltaDisclosure", nil): return bound.map { .deltaDisclosure(of: column, delta: $0) }
        case ("betaLikeness", "basic"): return bound.map { .betaLikeness(of: column, beta: $0, isEnhanced: false) }
        case ("betaLikeness", "enhanced"): return bound.map { .betaLikeness(of: column, beta: $0, isEnhanced: true) }
        default: return nil
        }
    }
}
