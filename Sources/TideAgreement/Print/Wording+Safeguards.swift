import TideCore

extension Wording {
    private static var amongAlike: String {
        worded(
            en: "among the records that share such a combination, ",
            fr: "parmi les enregistrements qui partagent une telle combinaison, "
        )
    }

    /// What a release must meet, a sentence a safeguard.
    static func safeguards(_ safeguards: Safeguards) -> [String] {
        var words: [String] = []
        if let anonymity = safeguards.kAnonymity {
            let least = "\(anonymity.k) \(counted(anonymity.unit))"
            words.append(
                worded(
                    en: """
                        every combination of the columns that could help to recognise people is shared by at least \(least)
                        """,
                    fr: """
                        toute combinaison des colonnes qui peuvent aider à reconnaître une personne est partagée par au moins \
                        \(least)
                        """
                )
            )
        } else {
            words.append(
                worded(
                    en: "no number of alike records is asked for",
                    fr: "aucun nombre d’enregistrements semblables n’est exigé"
                )
            )
        }
        words += safeguards.models.map(model)
        if !safeguards.protectNothing { words.append(suppression(safeguards.suppression)) }
        if !safeguards.preserve.isEmpty {
            let dimensions = safeguards.preserve.map(dimension).joined(separator: ", ")
            words.append(
                worded(
                    en: "a release must stay usable by: \(dimensions)",
                    fr: "une diffusion doit rester exploitable selon\u{a0}: \(dimensions)"
                )
            )
        }
        return words
    }

    private static func suppression(_ most: Share) -> String {
        guard most != .none else {
            return worded(
                en: "no record may be removed to reach this",
                fr: "aucun enregistrement ne peut être supprimé pour y parvenir"
            )
        }
        return worded(
            en: "at most \(number(most)) of the records may be removed to reach this",
            fr: "au plus \(number(most)) des enregistrements peuvent être supprimés pour y parvenir"
        )
    }

    private static func counted(_ unit: CountedUnit?) -> String {
        switch unit {
        case nil:
            worded(
                en: "records, or units where the dataset tells them apart",
                fr: "enregistrements, ou unités lorsque le jeu de données les distingue"
            )
        case .records:
            worded(
                en: "records, also where several are about one person",
                fr: "enregistrements, même si plusieurs portent sur une même personne"
            )
        case .units:
            worded(
                en: "distinct units, each counted once however many records it has",
                fr: "unités distinctes, chacune comptée une seule fois quel que soit le nombre de ses enregistrements"
            )
        }
    }

    private static func model(_ model: SafeguardModel) -> String {
        switch model {
        case .kMap(let k):
            worded(
                en: "every such combination matches at least \(k) members of the population",
                fr: "chacune de ces combinaisons correspond à au moins \(k) membres de la population"
            )
        case .lDiversity(let diversity): amongAlike + words(diversity)
        case .tCloseness(let closeness): amongAlike + words(closeness)
        case .deltaDisclosure(let limit):
            amongAlike
                + worded(
                    en: """
                        the share of every value of \(limit.of) differs from that among all by a factor whose logarithm is \
                        less than \(number(limit.delta)), up and down
                        """,
                    fr: """
                        la part de chaque valeur de \(quoted(limit.of)) s’écarte de sa part dans l’ensemble d’un facteur dont \
                        le logarithme est inférieur à \(number(limit.delta)), en plus comme en moins
                        """
                )
        case .betaLikeness(let likeness): amongAlike + words(likeness)
        case .risk(let limit): risk(limit)
        case .populationUniqueness(let share):
            worded(
                en:
                    "at most \(number(share)) of the records are estimated to be unique in the file and in the population",
                fr:
                    "au plus \(number(share)) des enregistrements sont estimés uniques dans le fichier et dans la population"
            )
        }
    }

    private static func words(_ likeness: BetaLikeness) -> String {
        let (of, beta) = (likeness.of, number(likeness.beta))
        let words = worded(
            en: "the share of every value of \(of) is above that among all by at most \(beta) times as much",
            fr:
                "la part de chaque valeur de \(quoted(of)) dépasse sa part dans l’ensemble d’au plus \(beta) fois celle-ci"
        )
        guard likeness.isEnhanced else { return words }
        return words
            + worded(
                en: ", and by less where the value is frequent (enhanced beta-likeness)",
                fr: ", et d’une moindre mesure lorsque la valeur est fréquente (bêta-ressemblance renforcée)"
            )
    }

    private static func words(_ diversity: LDiversity) -> String {
        let (of, column) = (diversity.of, quoted(diversity.of))
        return switch diversity.measure {
        case .distinct(let count):
            worded(
                en: "\(of) has at least \(count) different values",
                fr: "\(column) prend au moins \(count) valeurs différentes"
            )
        case .entropy(let least):
            worded(
                en: "\(of) has an entropy of at least the logarithm of \(number(least))",
                fr: "\(column) a une entropie au moins égale au logarithme de \(number(least))"
            )
        case .recursive(let c, let l):
            worded(
                en: """
                    \(of) has a most frequent value that is less frequent than \(number(c)) times all from the \(l)th on \
                    together
                    """,
                fr: """
                    la valeur la plus fréquente de \(column) est moins fréquente que \(number(c)) fois l’ensemble des valeurs \
                    à partir de la \(l)e
                    """
            )
        }
    }

    private static func words(_ closeness: TCloseness) -> String {
        let distance =
            switch closeness.distance {
            case .equal:
                worded(
                    en: "any two values being equally far apart",
                    fr: "deux valeurs quelconques étant à égale distance"
                )
            case .ordered:
                worded(
                    en: "values being the farther apart the more lie between them",
                    fr: "deux valeurs étant d’autant plus éloignées que d’autres les séparent"
                )
            case .hierarchical:
                worded(
                    en: "values being the farther apart the later they meet in the hierarchy",
                    fr: "deux valeurs étant d’autant plus éloignées qu’elles se rejoignent tard dans la hiérarchie"
                )
            }
        let t = number(closeness.t)
        return worded(
            en: "\(closeness.of) is distributed as among all, but for a distance of at most \(t), \(distance)",
            fr:
                "\(quoted(closeness.of)) se répartit comme dans l’ensemble, à une distance de \(t) près au plus, \(distance)"
        )
    }

    private static func risk(_ limit: RiskLimit) -> String {
        let attacker =
            switch limit.attacker {
            case .prosecutor:
                worded(
                    en: "somebody who knows that a person is in the file",
                    fr: "quiconque sait qu’une personne figure dans le fichier"
                )
            case .journalist:
                worded(
                    en: "somebody who knows a table of the population",
                    fr: "quiconque connaît une table de la population"
                )
            case .marketer:
                worded(
                    en: "somebody who links as many records as can be to a table of the population",
                    fr: "quiconque apparie autant d’enregistrements que possible à une table de la population"
                )
            }
        let chance =
            switch limit.statistic {
            case .average: worded(en: "on average", fr: "en moyenne")
            case .highest: worded(en: "for any record", fr: "pour tout enregistrement")
            }
        let most = number(limit.atMost)
        return worded(
            en: "\(attacker) has a chance of at most \(most) \(chance) to find the person's record",
            fr: "\(attacker) a, \(chance), une chance d’au plus \(most) de retrouver l’enregistrement de la personne"
        )
    }
}
