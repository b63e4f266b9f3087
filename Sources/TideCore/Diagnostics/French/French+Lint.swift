extension French {
    /// `Catalogue.lint` in French.
    static let lint: [Translation] = [
        Translation(
            .notExercised,
            "aucun cas ne porte sur {0} de `{1}`",
            advice:
                "ajouter un cas qui le rencontre, ou dire pourquoi il n’y en a pas : `# allow TG1625: reason` au-dessus",
            explanation: """
                Une partie d’un accord qu’aucun cas ne rencontre peut être changée, ou perdue, et chaque cas donne encore ce \
                qui était attendu. Un droit est exercé par une permission qui en relève ; une colonne, une finalité ou une \
                clause par tout cas qui lui est confronté.
                """
        ),
        Translation(
            .coverageCount,
            "{0} des {1} parties d’accords sont exercées par des cas",
            explanation: """
                Sont comptés les droits, colonnes, finalités, interdictions et les clauses dont dépendent les décisions, de \
                chaque version.
                """
        ),
        Translation(
            .allowedFinding,
            "{0} toléré : {1}",
            explanation: "L’auteur dit en commentaire que ce qui a été trouvé est voulu, et pourquoi."
        ),
        Translation(
            .hidesNobody,
            "le droit `{0}` de `{1}` demande un k de 1 : chaque enregistrement peut être seul",
            advice: "nommer le k voulu, ou omettre `kAnonymity` et dire pourquoi : `# allow TG1629: reason`",
            explanation: """
                Un k de 1 est respecté par toute table, quoi qu’elle dise et de qui. Il se lit comme une garantie et n’en est pas une.
                """
        ),
        Translation(
            .suppressesAll,
            "le droit `{0}` de `{1}` laisse supprimer tous les enregistrements : `suppression: 100%`",
            advice: "nommer la part que l’usage peut perdre, comme `suppression: 5%`",
            explanation: """
                Une diffusion qui peut omettre tous les enregistrements n’est jamais refusée pour ce qu’elle omet, et ce qui en reste peut \
                ne servir à rien, ou ne porter que sur quelques personnes.
                """
        ),
        Translation(
            .noApprovals,
            "`{0}` donne des enregistrements sur des personnes sous la forme `{1}`, et personne n’approuve ses diffusions",
            advice:
                "nommer qui le fait, comme `approvals: {count: 1, from: [PARTY/OFFICER]}`, ou dire pourquoi : `# allow TG0143: reason`",
            explanation: """
                Sans approbations, une demande permise est diffusée sans que personne ait regardé son essai à blanc. Pour des enregistrements \
                qui portent un pseudonyme ou un nom, c’est rarement voulu.
                """
        ),
        Translation(
            .curlyQuotes,
            "les guillemets courbes autour de `{0}` font partie du texte",
            advice: "écrire des guillemets droits, `\"`, s’ils doivent l’entourer",
            explanation: """
                YAML ne connaît que les guillemets droits. Un traitement de texte les remplace par des courbes, qui figurent alors dans ce \
                qui est signé et montré.
                """
        ),
        Translation(
            .commentBehindText,
            "ce qui suit le `#` derrière `{0}` est un commentaire et ne fait pas partie du texte",
            advice: "mettre tout le texte entre guillemets, ou le commentaire sur une ligne à part",
            explanation: """
                En YAML, un texte sans guillemets finit avant ` #`. Ce qui suit n’est ni signé ni montré, et il est rare qu’on veuille \
                l’omettre.
                """
        ),
        Translation(
            .coveredPurpose,
            "`{0}` dans `{1}` ne dit rien de plus que `{2}`, dont c’est un cas particulier",
            advice: "l’omettre, ou omettre la finalité plus large si seule l’étroite est voulue",
            explanation: """
                Une finalité couvre toutes celles qui la restreignent. Une liste qui a les deux se lit comme si l’étroite \
                était la limite, alors que la large est en vigueur.
                """
        ),
        Translation(
            .coveredOnward,
            "`{0}` de `{1}` ne laisse rien passer que `{2}` ne laisse passer",
            advice: "l’omettre, ou restreindre l’autre",
            explanation: """
                Une autre clause de transmission du même accord a tous ses rôles, finalités, zones et colonnes, et ne demande \
                pas davantage en retour.
                """
        ),
        Translation(
            .coveredGrant,
            "le droit `{0}` de `{1}` ne donne rien que `{2}` ne donne",
            advice: "l’omettre, ou en faire ce qui était voulu",
            explanation: """
                Un autre droit sur le même jeu de données a toutes ses colonnes, traitées de même, sous les mêmes garanties. \
                Qui compterait sur celui-ci comme limite se tromperait.
                """
        ),
        Translation(
            .noFirewall,
            "`{0}` parle de personnes, sort en vertu d’un accord, et aucune cloison ne le protège",
            advice: "déclarer une cloison, ou dire pourquoi il n’en faut pas : `# allow TG1633: reason` au-dessus",
            explanation: """
                Un accord lie ceux qui le signent. Où vont les données après plusieurs d’entre eux, et à quoi elles peuvent \
                alors servir, seule une cloison le règle pour tous ensemble.
                """
        ),
        Translation(
            .noRetention,
            "rien dans `{0}` ne met fin à la détention de `{1}`, qui parle de personnes",
            advice: "ajouter une obligation de détruire, ou le `retain` du propriétaire au jeu de données",
            explanation: """
                Ni le destinataire ne doit détruire ce qu’il obtient à une date donnée, ni la limite du propriétaire n’y met \
                fin. Des données gardées sans terme sont des données qui serviront un jour à autre chose.
                """
        ),
        Translation(
            .lintTooLarge,
            "`{0}` est trop grand pour que `check` y cherche les clauses dont rien ne résulte",
            advice: "`tidegate prove` l’examine, quel que soit le temps qu’il y faut",
            explanation: """
                Chaque droit est demandé avec chaque finalité et chaque colonne. Un accord de centaines de milliers de telles \
                demandes ferait durer un contrôle des minutes, si bien que personne ne le lancerait.
                """
        ),
    ]
}
