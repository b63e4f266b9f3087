extension French {
    /// `Catalogue.safeguards` in French.
    static let safeguards: [Translation] = safeguardMeaning + ladderMeaning + safeguardDecision + ladderData

    private static let safeguardMeaning: [Translation] = [
        Translation(
            .suppressionTwice,
            "`suppression` figure sous `safeguards` et sous `kAnonymity`",
            advice: "l’écrire une seule fois ; la valeur vaut pour tous les modèles ensemble",
            explanation: """
                La part des enregistrements qui peuvent être supprimés est un seul chiffre pour tout le fichier ; elle est \
                donc indiquée à un seul endroit.
                """
        ),
        Translation(
            .unitNotDirect,
            "`unitIdentifier` nomme la colonne `{0}`, qui n’est pas, telle quelle, un identifiant direct",
            advice: "nommer une colonne qui a `role: direct` et qui n’a pas de hiérarchie",
            explanation: """
                Ce qui distingue une personne d’une autre est un identifiant direct. Une colonne que d’autres peuvent \
                connaître, ou qui est rendue moins précise, prendrait plusieurs personnes pour une seule, et k en compterait \
                trop peu ou trop.
                """
        ),
        Translation(
            .unitsWithoutIdentifier,
            "k compte des unités, et le jeu de données `{0}` n’a pas de champ `unitIdentifier`",
            advice:
                "nommer dans le jeu de données la colonne qui distingue les unités, ou faire compter à k des enregistrements",
            explanation: """
                Les personnes différentes ne peuvent être comptées que si une colonne dit quelles lignes portent sur la même \
                personne.
                """
        ),
        Translation(
            .modelWithoutPopulation,
            "`{0}` porte sur la population, et le jeu de données `{1}` n’a pas de champ `population`",
            advice: "déclarer la table de la population dans le document du jeu de données",
            explanation: """
                Le k-map et les risques du journaliste et du démarcheur comparent le fichier à une table de la population.
                """
        ),
        Translation(
            .modelWithoutWeights,
            "`{0}` exige des pondérations d’échantillonnage, et le jeu de données `{1}` n’en a pas",
            advice: "donner à une colonne le rôle `weight`, ou nommer un fichier sous `samplingWeights`",
            explanation: """
                Le nombre d’enregistrements uniques qui le sont aussi dans la population est estimé d’après le nombre de \
                membres de celle-ci que chaque enregistrement représente.
                """
        ),
        Translation(
            .quasiWithoutPopulation,
            "la colonne `{0}` est diffusée et la table de population de `{1}` ne l’a pas",
            advice: "l’ajouter sous `population: columns`, ou écarter la colonne",
            explanation: """
                Qui connaît la population la compare par tous les quasi-identifiants diffusés ; s’il en manquait un dans la \
                table, le chiffre serait trop favorable.
                """
        ),
        Translation(
            .populationOfNoQuasi,
            "la colonne `{0}` de la table de population a le rôle `{1}` dans le jeu de données",
            advice: "ne nommer que des quasi-identifiants",
            explanation: "Seuls les quasi-identifiants sont rapprochés de la population."
        ),
        Translation(
            .secondWeight,
            "les pondérations d’échantillonnage sont données deux fois : aussi par `{0}`",
            advice: "ne laisser qu’une colonne de rôle `weight`, ou le fichier",
            explanation: "Un enregistrement représente un seul nombre de membres de la population."
        ),
        Translation(
            .weightWithoutNumbers,
            "la colonne `{0}` a le rôle `weight` et le type `{1}`",
            advice: "écrire `type: decimal` ou `type: integer`",
            explanation: "Une pondération d’échantillonnage est un nombre."
        ),
        Translation(
            .distanceWithoutLadder,
            "rien ne permet de mesurer la distance `{0}` de la colonne `{1}`",
            advice: "donner à la colonne une hiérarchie ou, pour `ordered`, un type de nombres ou de dates",
            explanation: """
                Une distance ordonnée exige un ordre des valeurs, une distance hiérarchique une hiérarchie qui dit où elles \
                se rejoignent.
                """
        ),
        Translation(
            .riskWithoutLimit,
            "une limite de risque ne dit rien",
            advice: "nommer un attaquant avec `average` ou `highest`",
            explanation: "Une clause qui ne limite rien est une inadvertance."
        ),
        Translation(
            .settingWithoutEffect,
            "`{0}` n’a pas d’effet sur la mesure de perte `{1}`",
            advice: "l’omettre, ou choisir une autre mesure de perte",
            explanation: """
                Les mesures qui portent sur toute la table, comme la discernabilité, n’ont pas de pertes par colonne à \
                pondérer ni à réunir, et seules certaines mettent en balance la suppression et la généralisation. Un réglage \
                qui ne fait rien est une inadvertance.
                """
        ),
        Translation(
            .weightsOfNothing,
            "aucun quasi-identifiant n’a de poids supérieur à 0",
            explanation: "Si aucune colonne ne compte, aucune transformation ne perdrait quoi que ce soit."
        ),
        Translation(
            .weightOfNoQuasi,
            "la colonne `{0}` du jeu de données `{1}` n’est pas un quasi-identifiant",
            explanation: "Seuls les quasi-identifiants sont généralisés ; eux seuls ont donc une perte qui compte."
        ),
    ]

    private static let ladderMeaning: [Translation] = [
        Translation(
            .ladderSourceTwice,
            "une hiérarchie a une seule source ; en voici plusieurs : {0}",
            explanation: "Deux sources pourraient différer ; une hiérarchie n’en a donc qu’une."
        ),
        Translation(
            .builtLevelNames,
            "{0} noms pour les {1} niveaux que fait le constructeur",
            advice: "nommer chaque niveau, celui de toutes les valeurs en dernier, ou omettre `levels`",
            explanation: """
                Un constructeur fait les niveaux qu’il décrit et, au-dessus d’eux, un niveau qui contient toutes les \
                valeurs.
                """
        ),
        Translation(
            .builderElsewhere,
            "`{0}` ne fait pas d’échelle d’une colonne de type `{1}`",
            explanation: """
                Les intervalles valent pour les nombres, les niveaux de date pour les dates, les masques pour les codes.
                """
        ),
        Translation(
            .domainTooLarge,
            "le domaine a plus de {0} valeurs",
            advice: "le réduire, ou recoder d’abord la colonne",
            explanation: "Une échelle contient chaque valeur de son domaine déclaré, que les données l’aient ou non."
        ),
        Translation(
            .boundsOutOfOrder,
            "`until` {0} est inférieur à `from` {1}",
            explanation: "Un domaine va de son plus petit nombre à son plus grand."
        ),
        Translation(
            .widthsNotNested,
            "les largeurs se suivent de la plus fine à la plus large, chacune étant un multiple de la précédente",
            advice: "par exemple `widths: [5, 10, 20]`",
            explanation: """
                Une tranche d’un niveau doit se trouver dans une seule tranche du niveau suivant, sans quoi des valeurs \
                seraient réunies puis de nouveau séparées.
                """
        ),
        Translation(
            .dateLevelsNotNested,
            "une même période `{0}` peut se trouver dans deux périodes `{1}`",
            advice: "ne rien placer après `week`",
            explanation: """
                Un niveau doit se trouver à l’intérieur du suivant, sans quoi des valeurs seraient réunies puis de nouveau \
                séparées ; une semaine peut commencer dans un mois ou une année et finir dans un autre.
                """
        ),
        Translation(
            .maskOrder,
            "les valeurs de `keep` se suivent de la plus longue à la plus courte, chacune inférieure à la précédente",
            advice: "par exemple `keep: [4, 3, 2]`",
            explanation: "Chaque niveau d’un masque en dit moins que le précédent."
        ),
        Translation(
            .groupOfUnknown,
            "`{0}` n’est pas une valeur du niveau {1}",
            explanation: """
                Un groupe contient des valeurs du niveau qui se trouve au-dessous : celles de l’ordre lui-même, ou les noms \
                des groupes précédents.
                """
        ),
        Translation(
            .valueNotInOneGroup,
            "la valeur `{0}` se trouve dans {1} groupes du niveau {2}",
            advice: "placer chaque valeur dans exactement un groupe de chaque niveau",
            explanation: """
                Une valeur qui ne serait dans aucun groupe n’aurait rien à devenir, et une valeur qui serait dans deux \
                groupes deviendrait deux choses.
                """
        ),
        Translation(
            .groupsOutOfOrder,
            "les groupes du niveau {0} ne suivent pas l’ordre",
            advice: "réunir des valeurs voisines, en commençant par les plus basses",
            explanation: """
                Un groupe de valeurs ordonnées en est un intervalle ; des valeurs placées au milieu le couperaient.
                """
        ),
    ]

    private static let safeguardDecision: [Translation] = [
        Translation(
            .unitBelow,
            "k doit compter `{0}` selon la demande, `{1}` selon l’accord",
            advice: "ne pas préciser `unit`",
            explanation: """
                K_BELOW. Les unités donnent le compte le plus strict lorsque le jeu de données nomme ce qui en identifie \
                une : une personne qui a plusieurs lignes compte une fois.
                """
        ),
        Translation(
            .modelBelow,
            "`{0}` est demandé, ce qui est plus faible que `{1}`",
            explanation: """
                K_MAP_BELOW, DELTA_ABOVE, BETA_ABOVE, RISK_ABOVE ou UNIQUENESS_ABOVE. Une demande peut solliciter une \
                garantie plus stricte que l’accord, ou ne pas la préciser, jamais une plus faible.
                """
        ),
        Translation(
            .modelIncomparable,
            "`{0}` est demandé, `{1}` est exigé, et les deux ne sont pas comparables",
            advice: "ne pas préciser la garantie, ou l’écrire comme le fait l’accord",
            explanation: """
                DELTA_ABOVE, BETA_ABOVE ou RISK_ABOVE. Entre des limites de colonnes ou d’attaquants différents il n’y a pas \
                d’ordre, si bien qu’aucune n’est la plus stricte. Ce qui ne peut être évalué est refusé.
                """
        ),
        Translation(
            .changeUnitOpen,
            "ne pas préciser ce que k compte",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .obligedModel,
            "{0} : `{1}`",
            explanation: "Obligation d’une permission : un modèle de protection de la vie privée avec sa limite."
        ),
        Translation(
            .changeModel,
            "demander la garantie « {0} » : `{1}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .topicKMap,
            "k-map",
            explanation: "Clause d’une trace : combien de membres de la population correspondent."
        ),
        Translation(
            .topicDeltaDisclosure,
            "delta-divulgation",
            explanation: "Clause d’une trace : de combien la part d’une valeur peut différer."
        ),
        Translation(
            .topicBetaLikeness,
            "bêta-ressemblance",
            explanation: "Clause d’une trace : de combien la part d’une valeur peut augmenter."
        ),
        Translation(
            .topicRisk,
            "risque",
            explanation: "Clause d’une trace : avec quelle probabilité une personne est isolée."
        ),
        Translation(
            .topicPopulationUniqueness,
            "unicité dans la population",
            explanation: "Clause d’une trace : combien d’enregistrements peuvent être uniques dans la population."
        ),
    ]

    private static let ladderData: [Translation] = [
        Translation(
            .entropyBelowOne,
            "une entropie au moins égale au logarithme d’un nombre inférieur à 1 n’exige rien",
            advice: "par exemple `entropy: \"2.5\"`",
            explanation: """
                Aucune entropie n’est inférieure à 0, logarithme de 1 ; une limite qui ne limite rien est une inadvertance.
                """
        ),
        Translation(
            .hierarchyCycle,
            """
            hiérarchie `{0}`, ligne {1} : une valeur devient, de niveau en niveau, une valeur qui se trouve au-dessous \
            d’elle
            """,
            advice: "donner un autre nom à la valeur la plus grossière",
            explanation: """
                Une hiérarchie monte : si une valeur se généralise en une seconde et que la seconde, dans une autre ligne, \
                revient à la première, personne ne peut dire laquelle est la plus grossière.
                """
        ),
        Translation(
            .weightInvalid,
            "colonne `{0}`, ligne {1} : une pondération d’échantillonnage est un nombre supérieur à 0",
            advice: "corriger la pondération ; une valeur manquante n’est pas un nombre",
            explanation: "Un enregistrement représente une partie de la population. Rien n’est corrigé en silence."
        ),
        Translation(
            .weightUnmatched,
            "colonne `{0}`, ligne {1} : {2} lignes de `{3}` ont ces valeurs",
            advice: "donner à chaque combinaison présente dans les données une seule ligne du fichier des pondérations",
            explanation: """
                Des pondérations qui se trouvent dans un fichier à part sont retrouvées par les colonnes que les deux ont en \
                commun ; un enregistrement en a exactement une.
                """
        ),
        Translation(
            .countInvalid,
            "`{0}`, ligne {1} : le nombre de membres qu’une ligne représente est un nombre entier d’au moins 1",
            explanation: "Une ligne d’une table de population représente des personnes."
        ),
    ]
}
