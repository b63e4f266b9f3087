extension French {
    /// `Catalogue.local` in French.
    static let local: [Translation] = [
        Translation(
            .localMeasureRefused,
            "des enregistrements recodés un à un ne se mesurent pas par la perte `{0}`",
            advice: "choisir `loss: iyengar`, ou `recoding: full-domain`",
            explanation: """
                Le recodage local indique chaque classe d’enregistrements à ses propres niveaux. Il cherche ceux où les \
                cellules perdent le moins, et ce que perd une cellule à elle seule n’est connu ici que pour la perte d’Iyengar. \
                Les autres mesures parlent de niveaux ou de la table entière.
                """
        ),
        Translation(
            .localSafeguardRefused,
            "la garantie `{0}` n’est pas vérifiée pour des enregistrements recodés un à un",
            advice: "omettre la garantie, ou choisir `recoding: full-domain`",
            explanation: """
                Une table de la population, des pondérations et des diffusions antérieures se comparent à des enregistrements \
                indiqués tous à un même niveau de chaque colonne. Là où les classes ont leurs propres niveaux, cette \
                comparaison n’est pas encore faite, et une garantie qui n’est pas vérifiée ne doit pas être promise. Rien \
                n’est écrit.
                """
        ),
        Translation(
            .localTextAmbiguous,
            "colonne `{0}` : le niveau {1} de la hiérarchie a un texte qui a un autre sens à un niveau plus fin",
            advice:
                "donner des textes différents aux valeurs qui couvrent des feuilles différentes, ou choisir `recoding: full-domain`",
            explanation: """
                Là où les classes ont leurs propres niveaux, des valeurs de plusieurs niveaux se côtoient dans une colonne. Si un \
                texte désigne une seule valeur à un niveau et un groupe à un autre, le lecteur ne sait pas ce qui est indiqué. \
                Une valeur peut garder son texte tant qu’elle couvre les mêmes feuilles.
                """
        ),
    ]
}
