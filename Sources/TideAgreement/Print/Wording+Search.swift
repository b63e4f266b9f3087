import TideCore

extension Wording {
    /// What the search for a release minimises.
    static func search(_ search: SearchSettings) -> String {
        guard search != .standard else {
            return worded(
                en: "Of all ways to meet them, the one that loses least of the data is taken.",
                fr: "De toutes les façons d’y satisfaire, on retient celle qui perd le moins d’information."
            )
        }
        let loss = loss(search.loss)
        var words = worded(
            en: "Of all ways to meet them, the one that loses least is taken, by \(loss)",
            fr: "De toutes les façons d’y satisfaire, on retient celle qui perd le moins d’information, selon \(loss)"
        )
        if let aggregate = search.aggregate.map(aggregate) {
            words += worded(en: " (columns together: \(aggregate))", fr: " (colonnes réunies\u{a0}: \(aggregate))")
        }
        if search.loss.weighsSuppression {
            let weight = number(search.suppressionWeight)
            words += worded(
                en: "; removing records weighs \(weight) against making columns coarser",
                fr: "\u{a0}; la suppression d’enregistrements pèse \(weight) face à la généralisation des colonnes"
            )
        }
        if !search.weights.isEmpty {
            let weights = list(
                search.weights.map { item in
                    let weight = number(item.weight)
                    return worded(en: "\(weight) for \(item.column)", fr: "\(weight) pour \(quoted(item.column))")
                }
            )
            words += worded(
                en: "; columns count \(weights)",
                fr: "\u{a0}; les colonnes comptent pour\u{a0}: \(weights)"
            )
        }
        if let budget = search.budget {
            words += worded(
                en: "; the search may stop after \(budget) of them and take the best so far",
                fr: "\u{a0}; la recherche peut s’arrêter après \(budget) d’entre elles et retenir la meilleure trouvée"
            )
        }
        return words + "."
    }

    private static func loss(_ measure: LossMeasure) -> String {
        switch measure {
        case .iyengar: worded(en: "Iyengar's Loss", fr: "la perte d’Iyengar")
        case .precision: worded(en: "precision", fr: "la précision")
        case .normalisedEntropy:
            worded(en: "normalised non-uniform entropy", fr: "l’entropie non uniforme normalisée")
        case .nonUniformEntropy: worded(en: "non-uniform entropy", fr: "l’entropie non uniforme")
        case .generalisationEntropy:
            worded(
                en: "the non-uniform entropy of generalisation alone",
                fr: "l’entropie non uniforme de la seule généralisation"
            )
        case .discernibility: worded(en: "discernibility", fr: "la discernabilité")
        case .classDiscernibility: worded(en: "the discernibility of classes", fr: "la discernabilité des classes")
        case .averageClassSize:
            worded(en: "the average number of alike records", fr: "le nombre moyen d’enregistrements semblables")
        case .ambiguity: worded(en: "ambiguity", fr: "l’ambiguïté")
        case .height: worded(en: "the height of the levels", fr: "la hauteur des niveaux")
        }
    }
}
