extension French {
    /// `Catalogue.search` in French.
    static let search: [Translation] = [
        Translation(
            .budgetTooSmall,
            "le budget s’est épuisé après {0} transformations, avant qu’une seule satisfaisant aux garanties ait été trouvée",
            advice:
                "accorder à la recherche plus de transformations ou plus de temps, ou demander des garanties plus faibles",
            explanation: """
                Une recherche dotée d’un budget garde la meilleure transformation qu’elle a trouvée quand le budget s’épuise. \
                Ici, elle n’en avait trouvé aucune. Ce n’est pas la même chose que des garanties auxquelles rien ne \
                satisfait : il existe peut-être une transformation à laquelle la recherche n’est pas parvenue. Rien n’est \
                diffusé.
                """
        ),
        Translation(
            .weightNotANumber,
            "colonne `{0}` : la pondération à la ligne {1} est absente, négative ou n’est pas un nombre (lignes concernées : {2})",
            advice: "donner à chaque enregistrement une pondération, avec `.` devant les décimales",
            explanation: """
                Une pondération indique combien de membres de la population un enregistrement représente. Une pondération \
                absente, négative ou qui n’est pas un nombre ôte son sens à l’estimation du nombre de membres uniques ; \
                l’exécution s’arrête donc. Le message nomme la colonne et la ligne, jamais la valeur.
                """
        ),
        Translation(
            .populationTooNarrow,
            "le quasi-identifiant `{0}` manque à la table de la population",
            advice:
                "nommer la colonne de la table de la population qui lui correspond, ou exclure la colonne de la diffusion",
            explanation: """
                Le k-map et le risque du journaliste comptent combien de membres d’une table de la population partagent les \
                valeurs diffusées. Une table à laquelle manque un quasi-identifiant n’en dit rien.
                """
        ),
        Translation(
            .safeguardWithoutColumn,
            "une garantie exige `{0}`, qui n’existe pas",
            advice: "le déclarer dans le jeu de données, ou omettre la garantie",
            explanation: """
                Une garantie examine une colonne sensible, mesure des distances le long de sa hiérarchie, compte les unités \
                d’une colonne, lit les pondérations d’une colonne ou compte les membres d’une table de la population. Sans \
                cela, elle ne peut pas être respectée ; rien n’est donc diffusé.
                """
        ),
        Translation(
            .populationTooLarge,
            "la table de la population `{0}` compte plus de 4 294 967 295 membres",
            advice: "vérifier la colonne des effectifs ; ne compter qu’une fois chaque combinaison de valeurs",
            explanation: """
                Les effectifs d’une table de la population s’additionnent pour donner ses membres, et les membres de chaque \
                combinaison tiennent sur 32 bits. Aucune population n’est plus grande ; une somme supérieure est donc une \
                erreur du fichier.
                """
        ),
    ]
}
