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
            "colonne `{0}` : le niveau {1} de la hiérarchie a un texte qui se trouve ailleurs à un niveau plus fin",
            advice: "donner un autre texte au groupe, ou choisir `recoding: full-domain`",
            explanation: """
                Là où les classes ont leurs propres niveaux, des valeurs de plusieurs niveaux se côtoient dans une colonne. Si un \
                texte désigne une valeur et, à un niveau plus général, un groupe qui ne contient pas cette valeur, le lecteur \
                est induit en erreur. Un groupe peut porter le texte d’une de ses valeurs : le texte se lit alors partout \
                comme le groupe, et sa perte se compte ainsi.
                """
        ),
        Translation(
            .matchesOfTooManyColumns,
            "une valeur manquante ne peut correspondre à toute valeur dans {0} quasi-identifiants ; on en compte au plus {1}, de moins de valeurs",
            advice: "exclure des colonnes, ou prendre une valeur manquante pour une valeur à part",
            explanation: """
                Pour compter à qui un enregistrement pourrait ressembler, les enregistrements se comparent dans chaque ensemble de                 colonnes où les deux ont une valeur. Le nombre de ces ensembles double avec chaque colonne, et toutes les                 combinaisons de valeurs doivent tenir dans 128 bits.
                """
        ),
        Translation(
            .suppressionUnmeetable,
            "aucune suppression de cellules ne satisfait à {0} avec au plus {1} des enregistrements retirés",
            advice:
                "laisser les colonnes à préserver atteindre leur dernier niveau, admettre plus d’enregistrements retirés, ou demander moins",
            explanation: """
                Les cellules ont été supprimées dans toute colonne où c’est permis, et des enregistrements enfreignent encore une                 garantie. Une colonne à préserver garde ses cellules. Rien n’est écrit.
                """
        ),
        Translation(
            .matchesElsewhere,
            "`missing: matchesAny` n’est compté que pour `recoding: cells`",
            advice: "choisir `recoding: cells`, ou omettre `missing`",
            explanation: """
                Là où une valeur manquante correspond à toute valeur, les enregistrements ne forment plus de classes, et la                 généralisation se cherche sur des classes. Seule la suppression de cellules compte ainsi, pour se comparer aux                 programmes qui le font.
                """
        ),
    ]
}
