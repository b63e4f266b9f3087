extension French {
    /// `Catalogue.linkage` in French.
    static let linkage: [Translation] = [
        Translation(
            .linkColumnMissing,
            "`{0}` n’a pas de colonne `{1}`",
            advice: """
                nommer la colonne du fichier lui-même ; le `name` du champ reste celui dont les deux bureaux sont convenus
                """,
            explanation: """
                Les réglages nomment les colonnes du fichier d’un seul bureau. Les noms des champs, dont viennent les clés, \
                sont communs.
                """
        ),
        Translation(
            .linkNotAgreed,
            "aucun accord en vigueur ne prévoit d’appariement `by: filters` dans le domaine `{0}`",
            advice: "en faire signer un qui nomme les jeux de données et les finalités, ou corriger `--domain`",
            explanation: """
                Les filtres permettent de retrouver une personne dans deux listes ; un bureau ne les produit donc à partir \
                de sa clé maîtresse que si un accord dit quelles listes sont jointes et à quelle fin.
                """
        ),
        Translation(
            .filtersDiffer,
            "`{0}` et `{1}` ont été produits avec d’autres réglages, un autre domaine ou un autre secret",
            advice: "comparer les réglages des deux bureaux, sauf les colonnes ; puis le domaine ; puis le secret",
            explanation: """
                Des filtres qui n’ont pas été produits de la même manière n’ont en commun que le hasard : personne ne \
                serait retrouvé, et il semblerait que personne ne figure dans les deux listes. Chaque fichier porte une \
                marque de ce avec quoi il a été produit, qui ne révèle rien du secret.
                """
        ),
        Translation(
            .filterUnfit,
            "`{0}`, ligne {1} : pas de filtre, ou un filtre d’une autre longueur que les précédents",
            advice: "faire produire de nouveau le fichier",
            explanation: """
                Un filtre s’écrit en hexadécimal, et tous ceux d’une liste ont la même longueur. Quelque chose a modifié le \
                fichier.
                """
        ),
        Translation(
            .linkSecretUnfit,
            "la première ligne de `{0}` n’est pas un secret : il faut 64 chiffres hexadécimaux tirés au hasard",
            advice: """
                faire produire le secret par un seul bureau, par exemple avec `openssl rand -hex 32`, et le remettre par \
                une voie séparée
                """,
            explanation: """
                Qui a le secret et une liste de noms peut trouver à qui appartiennent les filtres. Un mot que quelqu’un a \
                choisi peut être deviné ; 32 octets tirés au hasard ne le peuvent pas.
                """
        ),
        Translation(
            .linkRecordTwice,
            "`{0}`, ligne {1} : l’enregistrement a le même nom qu’un précédent",
            advice: "nommer une autre colonne comme `record`, ou aucune pour les numéros de ligne",
            explanation:
                "Les paires désignent par son nom l’enregistrement dont il s’agit ; chacun a donc un nom à lui."
        ),
        Translation(
            .filterLength,
            "le nombre de bits d’un filtre est une puissance de deux, de 64 à 8192, et non {0}",
            explanation: """
                Les bits sont choisis par les bits de poids faible d’un code à clé, qui ne sont répartis également que sur \
                une puissance de deux.
                """
        ),
        Translation(
            .notFilters,
            """
            `{0}` n’est pas une liste de filtres, dont les colonnes sont `record` et `filter-` suivi de 16 chiffres \
            hexadécimaux
            """,
            advice: "la produire avec `tidegate link encode`",
            explanation: """
                La comparaison ne porte que sur des filtres. Elle ne lit jamais de noms ; une liste de personnes est donc \
                refusée dès sa première ligne.
                """
        ),
    ]
}
