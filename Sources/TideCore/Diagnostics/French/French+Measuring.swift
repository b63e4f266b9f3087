extension French {
    /// `Catalogue.measuring` in French.
    static let measuring: [Translation] = [
        Translation(
            .columnsTell,
            "des colonnes diffusées en révèlent d’autres, dont moins est diffusé : {0}",
            advice: """
                les écarter ou les rendre moins précises aussi, les diffuser comme quasi-identifiants, ou déclarer ce \
                qu’elles révèlent : `tells: [COLUMN]`
                """,
            explanation: """
                Écarter une colonne ou la rendre moins précise ne cache rien si une autre colonne diffusée s’en \
                déduit, ou si elle se déduit de cette autre colonne. C’est le cas de l’année d’un fait à côté d’une \
                date écartée, ou d’une copie sous un autre nom. Toutes les paires de colonnes sont comparées d’après \
                les données. L’une se déduit de l’autre si un enregistrement sur cent au plus fait exception, et si \
                ces exceptions sont bien moins nombreuses que n’en produirait le hasard. Des quasi-identifiants qui se \
                révèlent l’un l’autre ne font pas de tort, car ils sont dans les classes que compte k. Ne fait pas de \
                tort non plus ce que le document du jeu de données déclare par `tells`, car personne ne se fie alors à \
                cette protection. Rien n’est diffusé et le message ne nomme que des colonnes.
                """
        ),
        Translation(
            .weightsUnusable,
            """
            colonne `{0}` : une pondération manque, est négative ou n’est pas un nombre ; aucun risque n’est donc \
            estimé d’après les pondérations
            """,
            advice: "donner à chaque enregistrement une pondération d’au moins 0, avec `.` devant les décimales",
            explanation: """
                La pondération d’un échantillon indique combien de membres de la population un enregistrement \
                représente. Si un seul enregistrement n’en a pas, les sommes par classe ne sont pas ce qu’elles \
                paraissent ; rien n’est donc estimé, plutôt que quelque chose de faux. Tous les autres chiffres sont \
                inchangés.
                """
        ),
        Translation(
            .ladderLacks,
            "colonne `{0}` : l’échelle n’a pas les valeurs de {1} enregistrements, le premier ligne {2}, et une diffusion s’y arrêterait",
            advice: """
                ajouter les valeurs à l’échelle, corriger le fichier, ou déclarer `unlisted: missing` pour la colonne
                """,
            explanation: """
                Un quasi-identifiant est généralisé selon une échelle sur un domaine déclaré. `assess` dit ce qui manque au domaine avant que quiconque \
                le signe ; les valeurs elles-mêmes ne sont pas dites. Les échelles de jours et de nombres ne sont pas examinées ici.
                """
        ),
        Translation(
            .notOneDataset,
            "nombre de documents de jeu de données dans ce fichier : {0}, alors qu’il en faut un seul",
            advice: "désigner un fichier qui contient un seul document de type `dataset`",
            explanation: """
                La commande `assess` tire d’un seul document de jeu de données les rôles des colonnes d’un fichier, à \
                savoir lesquelles identifient une personne et lesquelles sont sensibles. Avec aucun document, ou avec \
                plusieurs, elle ne pourrait pas savoir lequel est visé.
                """
        ),
        Translation(
            .safeguardBroken,
            "le fichier de données ne satisfait pas à la garantie `{0}` que la déclaration lui attribue",
            advice: "traiter le fichier comme non protégé, et en informer le bureau qui l’a diffusé",
            explanation: """
                La déclaration signée énumère toutes les garanties auxquelles le fichier diffusé a été soumis. La \
                vérification mesure de nouveau le fichier et le confronte à chacune de celles que ses enregistrements \
                suffisent à apprécier. Un fichier qui en viole une n’est pas ce qui a été déclaré, même si toutes les \
                empreintes sont justes.
                """
        ),
    ]
}
