import TideCore

extension Wording {
    private static let amongAlike = "among the records that share such a combination, "

    /// What a release must meet, a sentence a safeguard.
    static func safeguards(_ safeguards: Safeguards) -> [String] {
        var words: [String] = []
        if let anonymity = safeguards.kAnonymity {
            words.append(
                "every combination of the columns that could help to recognise people is shared by at least "
                    + "\(anonymity.k) \(counted(anonymity.unit))"
            )
        } else {
            words.append("no number of alike records is asked for")
        }
        words += safeguards.models.map(model)
        if !safeguards.protectNothing {
            words.append(
                safeguards.suppression == .none
                    ? "no record may be removed to reach this"
                    : "at most \(safeguards.suppression) of the records may be removed to reach this"
            )
        }
        if !safeguards.preserve.isEmpty {
            let dimensions = safeguards.preserve.map(\.rawValue).joined(separator: ", ")
            words.append("a release must stay usable by: \(dimensions)")
        }
        return words
    }

    private static func counted(_ unit: CountedUnit?) -> String {
        switch unit {
        case nil: "records, or units where the dataset tells them apart"
        case .records: "records, also where several are about one person"
        case .units: "distinct units, each counted once however many records it has"
        }
    }

    private static func model(_ model: SafeguardModel) -> String {
        switch model {
        case .kMap(let k): "every such combination matches at least \(k) members of the population"
        case .lDiversity(let diversity): amongAlike + words(diversity)
        case .tCloseness(let closeness): amongAlike + words(closeness)
        case .deltaDisclosure(let limit):
            amongAlike + "the share of every value of \(limit.of) differs from that among all by a factor whose "
                + "logarithm is less than \(limit.delta), up and down"
        case .betaLikeness(let likeness):
            amongAlike
                + "the share of every value of \(likeness.of) is above that among all by at most \(likeness.beta) "
                + "times as much"
                + (likeness.isEnhanced ? ", and by less where the value is frequent (enhanced beta-likeness)" : "")
        case .risk(let limit): risk(limit)
        case .populationUniqueness(let share):
            "at most \(share) of the records are estimated to be unique in the file and in the population"
        }
    }

    private static func words(_ diversity: LDiversity) -> String {
        switch diversity.measure {
        case .distinct(let count): "\(diversity.of) has at least \(count) different values"
        case .entropy(let number): "\(diversity.of) has an entropy of at least the logarithm of \(number)"
        case .recursive(let c, let l):
            "\(diversity.of) has a most frequent value that is less frequent than \(c) times all from the \(l)th on "
                + "together"
        }
    }

    private static func words(_ closeness: TCloseness) -> String {
        let distance =
            switch closeness.distance {
            case .equal: "any two values being equally far apart"
            case .ordered: "values being the farther apart the more lie between them"
            case .hierarchical: "values being the farther apart the later they meet in the hierarchy"
            }
        return "\(closeness.of) is distributed as among all, but for a distance of at most \(closeness.t), \(distance)"
    }

    private static func risk(_ limit: RiskLimit) -> String {
        let attacker =
            switch limit.attacker {
            case .prosecutor: "somebody who knows that a person is in the file"
            case .journalist: "somebody who knows a table of the population"
            case .marketer: "somebody who links as many records as can be to a table of the population"
            }
        let chance =
            switch limit.statistic {
            case .average: "on average"
            case .highest: "for any record"
            }
        return "\(attacker) has a chance of at most \(limit.atMost) \(chance) to find the person's record"
    }

    /// What the search for a release minimises.
    static func search(_ search: SearchSettings) -> String {
        var words = "Of all ways to meet them, the one that loses least is taken, by \(loss(search.loss))"
        if let aggregate = search.aggregate { words += " (columns together: \(aggregate.rawValue))" }
        if search.loss.weighsSuppression {
            words += "; removing records weighs \(search.suppressionWeight) against making columns coarser"
        }
        if !search.weights.isEmpty {
            words += "; columns count " + list(search.weights.map { "\($0.weight) for \($0.column)" })
        }
        if let budget = search.budget {
            words += "; the search may stop after \(budget) of them and take the best so far"
        }
        return words + "."
    }

    private static func loss(_ measure: LossMeasure) -> String {
        switch measure {
        case .iyengar: "Iyengar's Loss"
        case .precision: "precision"
        case .normalisedEntropy: "normalised non-uniform entropy"
        case .nonUniformEntropy: "non-uniform entropy"
        case .generalisationEntropy: "the non-uniform entropy of generalisation alone"
        case .discernibility: "discernibility"
        case .classDiscernibility: "the discernibility of classes"
        case .averageClassSize: "the average number of alike records"
        case .ambiguity: "ambiguity"
        case .height: "the height of the levels"
        }
    }
}
