extension French {
    /// `Catalogue.pseudonymLanguage` in French.
    static let pseudonymLanguage: [Translation] = [
        Translation(
            .unkeyedScheme,
            """
            `{0}` n’a pas de clé et ne fait donc pas de pseudonymes : un hachage sans clé se défait en essayant tous les \
            identifiants
            """,
            advice:
                "écrire `hmac-sha256`, ou bien `ff1` ou `aes-siv` si les identifiants doivent pouvoir être retrouvés",
            explanation: """
                Il existe quelque dix milliards de numéros de passeport, et un ordinateur les essaie tous avec SHA-256 en \
                quelques secondes. Qui détient le fichier connaît alors la personne derrière chaque code. Avec une clé, seul \
                celui qui la détient peut essayer ; chaque procédé en a donc une.
                """
        ),
        Translation(
            .pseudonymKeyForeign,
            "`{0}` n’a pas de sens avec le procédé `{1}`",
            advice: "l’omettre ; `{1}` accepte {2}",
            explanation: """
                Ce qu’un procédé laisse ouvert est précisé, et rien d’autre : un champ qui ne changerait rien semblerait \
                promettre quelque chose.
                """
        ),
        Translation(
            .tokenLength,
            "les jetons en `{1}` comptent de {2} à {3} caractères, et non {0}",
            advice: "écrire une longueur de {2} à {3}, ou l’omettre",
            explanation: """
                Si moins de 2^32 jetons sont possibles, il en est qui coïncident par hasard dans n’importe quel registre ; \
                un jeton plus long que ne le permettent les bits du code n’en dit pas davantage. Un jeton décimal qui aurait \
                plus de chiffres favoriserait certains nombres.
                """
        ),
        Translation(
            .checkUnread,
            "le contrôle `{0}` ne lit pas chaque caractère de `{1}`",
            advice: "utiliser {2}",
            explanation: """
                Un contrôle compte les caractères d’après leur valeur ; chacun doit donc en avoir une dans son système.
                """
        ),
        Translation(
            .alphabetUnfit,
            """
            un alphabet est `digits`, `letters`, `alphanumeric`, ou une suite de 2 à 94 caractères différents d’ASCII \
            visible
            """,
            explanation: """
                FF1 compte les caractères d’un identifiant d’après leur place dans l’alphabet. Un caractère qui y figure \
                deux fois a deux places.
                """
        ),
        Translation(
            .alphabetMissing,
            "le procédé `ff1` exige un `alphabet`",
            advice:
                "écrire `alphabet: digits`, `letters`, `alphanumeric`, ou les caractères que comportent les identifiants",
            explanation: """
                Un pseudonyme fait par FF1 a la longueur et les caractères de l’identifiant ; il faut donc savoir quels \
                caractères peuvent apparaître.
                """
        ),
        Translation(
            .sealedEncoding,
            "`aes-siv` s’écrit en `hex` ou en `base32`, et non en `{0}`",
            explanation: """
                Ce qui est scellé est une suite d’octets, non un nombre : chaque caractère représente quatre ou cinq de \
                leurs bits.
                """
        ),
        Translation(
            .linksInUnlinkable,
            """
            le domaine `{0}` exclut tout appariement, et les pseudonymes de cette colonne restent les mêmes d’une \
            diffusion à l’autre
            """,
            advice: "écrire `stable: release` ou `stable: record`, ou une autre valeur de `linkable` pour le domaine",
            explanation: """
                `linkable: none` promet que deux diffusions n’ont rien en commun qui permette de retrouver une personne. Une \
                clé du domaine romprait cette promesse dès la deuxième diffusion.
                """
        ),
        Translation(
            .linkageUndeclared,
            "l’appariement exige que le domaine `{0}` soit `linkable: declared` ; il est `{1}`",
            advice: "écrire `linkable: declared` pour le domaine, ou omettre l’appariement",
            explanation: """
                Une clause dit que les pseudonymes du domaine ne sont rapprochés d’aucune autre donnée, l’autre clause dit \
                qu’ils le sont.
                """
        ),
        Translation(
            .unlinkableShared,
            "le domaine `{0}` est `linkable: {1}`, et l’accord `{2}` l’a aussi",
            advice: "utiliser un domaine propre à chacun, ou écrire `linkable: declared` et un appariement",
            explanation: """
                Un domaine qui ne permet l’appariement qu’à l’intérieur d’un seul accord ne figure dans aucun autre : même \
                une clause d’appariement ne l’ouvre pas, car ceux qui ont signé cet accord ont été assurés que rien d’autre \
                n’y est rapproché.
                """
        ),
        Translation(
            .parentNotListed,
            "le domaine `{0}` se trouve dans `{1}`, qui ne figure pas sous `pseudonymise`",
            advice: "ajouter le domaine extérieur, avec son procédé et son dépositaire",
            explanation: """
                Un pseudonyme du domaine intérieur exige la clé du domaine extérieur ; il faut donc dire qui la détient.
                """
        ),
        Translation(
            .domainRing,
            "le domaine `{0}` se trouve dans `{1}`, et cela forme une boucle",
            explanation: """
                Un domaine intérieur prend les pseudonymes du domaine extérieur. Dans une boucle, aucun ne pourrait être \
                fait le premier.
                """
        ),
        Translation(
            .parentDiffers,
            "le domaine `{0}` a un autre domaine extérieur dans l’accord `{1}` : {2}",
            advice: "indiquer le même dans les deux, ou utiliser un autre domaine",
            explanation: """
                Le domaine dont les pseudonymes sont soumis à une clé décide de ce qui en sort. Sous un même nom, il y \
                aurait deux domaines qui ne s’apparient jamais.
                """
        ),
        Translation(
            .domainOfOtherScheme,
            "les pseudonymes du domaine `{0}` sont faits par `{1}`, et non par `{2}`",
            advice: "écrire le même procédé ici et sous `pseudonymise`",
            explanation: """
                La liste dit de chaque domaine comment ses pseudonymes sont faits : c’est là qu’il est décidé si quelqu’un \
                peut retrouver les identifiants.
                """
        ),
        Translation(
            .parentOfOtherScheme,
            "le domaine `{0}` utilise le procédé `{1}`, et `{2}`, dans lequel il se trouve, le procédé `{3}`",
            advice: "écrire un seul procédé pour les deux",
            explanation: """
                Les pseudonymes du domaine extérieur, tels qu’ils sont diffusés, sont soumis à la clé du domaine intérieur. \
                Ils sont faits par un même procédé, afin que ce qui vaut pour le retour à l’identifiant vaille pour toute sa \
                longueur.
                """
        ),
        Translation(
            .filtersInDomain,
            "l’appariement se fait par filtres à clé, et le domaine `{0}` est un domaine de pseudonymes",
            advice: "utiliser un domaine propre aux filtres, ou omettre `by`",
            explanation: """
                Une clause relative aux filtres permet de comparer deux listes, une seule fois, là où elles sont appariées. \
                Une clause relative aux pseudonymes permet de joindre des fichiers pour toujours. Sous un même nom, on ne \
                saurait dire laquelle a été convenue.
                """
        ),
    ]
}
