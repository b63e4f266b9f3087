package import TideCore

extension SafeguardModel {
    /// Whether whatever meets this meets the other too, on any table.
    ///
    /// Models that have no order in this sense are not at least each other. What is used, beside the obvious: a class whose
    /// entropy is at least ln l, and one that is recursive (c,l)-diverse, has at least l values; a ground distance is
    /// at most 1, so equal distance bounds every other; enhanced beta-likeness is basic one and more; a mean is at most the
    /// highest.
    package func isAtLeast(_ other: SafeguardModel) -> Bool {
        switch (self, other) {
        case (.kMap(let mine), .kMap(let theirs)): mine >= theirs
        case (.lDiversity(let mine), .lDiversity(let theirs)): mine.isAtLeast(theirs)
        case (.tCloseness(let mine), .tCloseness(let theirs)):
            mine.of == theirs.of && mine.t <= theirs.t && (mine.distance == theirs.distance || mine.distance == .equal)
        case (.deltaDisclosure(let mine), .deltaDisclosure(let theirs)):
            mine.of == theirs.of && mine.delta <= theirs.delta
        case (.betaLikeness(let mine), .betaLikeness(let theirs)):
            mine.of == theirs.of && mine.beta <= theirs.beta && (mine.isEnhanced || !theirs.isEnhanced)
        case (.risk(let mine), .risk(let theirs)):
            mine.attacker == theirs.attacker && mine.atMost <= theirs.atMost
                && (mine.statistic == theirs.statistic || mine.statistic == .highest)
        case (.populationUniqueness(let mine), .populationUniqueness(let theirs)): mine <= theirs
        default: false
        }
    }
}

extension LDiversity {
    fileprivate func isAtLeast(_ other: LDiversity) -> Bool {
        guard of == other.of else { return false }
        return switch (measure, other.measure) {
        case (.distinct(let mine), .distinct(let theirs)): mine >= theirs
        case (.entropy(let mine), .entropy(let theirs)): mine >= theirs
        case (.recursive(let c, let l), .recursive(let otherC, let otherL)): c <= otherC && l >= otherL
        case (.entropy(let mine), .distinct(let theirs)): mine.value >= Double(theirs)
        case (.recursive(_, let l), .distinct(let theirs)): l >= theirs
        default: false
        }
    }
}

extension [SafeguardModel] {
    /// These and others by family, the weaker ones of each family left out.
    package func merged(with others: [SafeguardModel]) -> [SafeguardModel] {
        var kept: [SafeguardModel] = []
        for model in self + others where !kept.contains(where: { $0.isAtLeast(model) }) {
            kept.removeAll { model.isAtLeast($0) }
            kept.append(model)
        }
        return kept.inOrder
    }

    /// By family, within one as they stand.
    package var inOrder: [SafeguardModel] {
        SafeguardModel.Family.allCases.flatMap { family in filter { $0.family == family } }
    }
}

extension SafeguardModel {
    /// As data, without words: `permit_status distinct 2`, `wage 20%`, `prosecutor highest 5%`.
    package var summary: String {
        switch self {
        case .kMap(let k): "\(k)"
        case .lDiversity(let diversity): diversity.summary
        case .tCloseness(let closeness):
            "\(closeness.of) \(closeness.t)"
                + (closeness.distance == .equal ? "" : " \(closeness.distance.rawValue)")
        case .deltaDisclosure(let disclosure): "\(disclosure.of) \(disclosure.delta)"
        case .betaLikeness(let likeness):
            "\(likeness.of) \(likeness.isEnhanced ? "enhanced" : "basic") \(likeness.beta)"
        case .risk(let limit): "\(limit.attacker.rawValue) \(limit.statistic.rawValue) \(limit.atMost)"
        case .populationUniqueness(let share): "\(share)"
        }
    }
}

extension LDiversity {
    fileprivate var summary: String {
        switch measure {
        case .distinct(let count): "\(of) distinct \(count)"
        case .entropy(let number): "\(of) entropy \(number)"
        case .recursive(let c, let l): "\(of) recursive c \(c) l \(l)"
        }
    }
}

extension [SafeguardModel] {
    /// As they stand in a document: each family by its key.
    ///
    /// One of a family that may be listed stands alone, several in a list.
    package var members: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for family in SafeguardModel.Family.allCases {
            let models = filter { $0.family == family }
            guard let first = models.first else { continue }
            members[family.rawValue] =
                family == .risk ? risks : models.count == 1 ? first.json : .array(models.map(\.json))
        }
        return members
    }

    /// Attacker, statistic, limit.
    private var risks: JSONValue {
        var attackers: [String: JSONValue] = [:]
        for attacker in RiskLimit.Attacker.allCases {
            var limits: [String: JSONValue] = [:]
            for case .risk(let limit) in self where limit.attacker == attacker {
                limits[limit.statistic.rawValue] = .string(limit.atMost.description)
            }
            if !limits.isEmpty { attackers[attacker.rawValue] = .object(limits) }
        }
        return .object(attackers)
    }
}

extension SafeguardModel {
    /// As it stands below its family's key.
    package var json: JSONValue {
        switch self {
        case .kMap(let k): ["k": JSONValue(k)]
        case .lDiversity(let diversity): diversity.json
        case .tCloseness(let closeness):
            .members([
                "of": .string(closeness.of), "t": .string(closeness.t.description),
                "distance": closeness.distance == .equal ? nil : .string(closeness.distance.rawValue),
            ])
        case .deltaDisclosure(let disclosure):
            ["of": .string(disclosure.of), "delta": .string(disclosure.delta.description)]
        case .betaLikeness(let likeness):
            [
                "of": .string(likeness.of),
                likeness.isEnhanced ? "enhanced" : "basic": .string(likeness.beta.description),
            ]
        case .risk(let limit):
            [limit.attacker.rawValue: [limit.statistic.rawValue: .string(limit.atMost.description)]]
        case .populationUniqueness(let share): ["atMost": .string(share.description)]
        }
    }
}

extension LDiversity {
    fileprivate var json: JSONValue {
        switch measure {
        case .distinct(let count): ["of": .string(of), "distinct": JSONValue(count)]
        case .entropy(let number): ["of": .string(of), "entropy": .string(number.description)]
        case .recursive(let c, let l):
            ["of": .string(of), "recursive": ["c": .string(c.description), "l": JSONValue(l)]]
        }
    }
}
