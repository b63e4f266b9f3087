extension French {
    /// `Catalogue.derivations` in French.
    static let derivations: [Translation] = [
        Translation(
            .derivationTooLong,
            "le jeu de données `{0}` a été établi à partir de plus de {1} autres",
            advice: "nommer les jeux de données à partir desquels il a été établi, et non chaque étape intermédiaire",
            explanation: """
                Ce à partir de quoi un jeu de données a été établi est confronté à toute demande qui le concerne, à \
                savoir ses propriétaires, leurs clauses de transmission ultérieure, les interdictions et les cloisons \
                étanches. Personne ne pourrait répondre d’un si grand nombre, et un ensemble de règles qui croît \
                sans fin empêcherait un bureau de décider.
                """
        )
    ]
}
