extension French {
    /// `Catalogue.registerChecks` in French.
    static let registerChecks: [Translation] = [
        Translation(
            .registerSealBroken,
            "autre chose que tidegate a modifié `{0}`",
            advice: """
                voir ce qui a changé avec `tidegate registry check`, et le reconstituer avec `tidegate registry rebuild`
                """,
            explanation: """
                Le registre est sous un sceau, fait avec une clé de l’espace de travail sur toutes ses lignes et son \
                schéma. Ce sceau n’est pas valable : une ligne a été modifiée, ajoutée ou retirée par un autre programme, \
                ou le fichier est celui d’un autre espace de travail ou d’une version plus ancienne. Rien n’est décidé \
                d’après ce registre. Le journal et les pièces n’en sont pas touchés, et le registre en est tiré.
                """
        ),
        Translation(
            .registerBehind,
            """
            il manque à `{0}` ce que disent les entrées les plus récentes du journal, et une autre exécution occupe \
            l’espace de travail
            """,
            advice: "attendre qu’elle soit terminée, et réessayer",
            explanation: """
                Une modification est d’abord dans le journal et un instant plus tard dans le registre. Une commande qui lit \
                attend cet instant, mais pas indéfiniment.
                """
        ),
        Translation(
            .registerAhead,
            """
            le registre est tiré de {0} entrées du journal et de {1} enregistrements du journal des pièces, et il y en a \
            {2} et {3}
            """,
            advice: """
                remettre en place le journal et les pièces les plus récents ; ne jamais continuer à travailler dans une \
                copie plus ancienne
                """,
            explanation: """
                Le registre a vu du journal ou du journal des pièces plus qu’il n’y en a maintenant : une copie plus \
                ancienne en a été remise en place, ou des enregistrements ont été retirés. Continuer donnerait au journal \
                une seconde histoire.
                """
        ),
        Translation(
            .revocationsOlder,
            "`{0}` contient une liste de `{1}` qui n’est pas plus récente que celle en vigueur : {2} contre {3}",
            advice: "obtenir la liste la plus récente de l’émetteur",
            explanation: """
                Un émetteur numérote ses listes de certificats révoqués. Une fois que l’une d’elles est en vigueur ici, \
                aucune liste plus ancienne ne prend sa place : un certificat révoqué depuis compterait de nouveau.
                """
        ),
        Translation(
            .revocationsStrange,
            "`{0}` ne contient aucune liste de certificats révoqués qui compte pour la partie `{1}` : {2}",
            advice:
                "donner une liste en PEM qu’un émetteur des certificats de la partie a signée et qui est d’aujourd’hui",
            explanation: """
                Une liste compte pour les certificats dont `revocations` nomme un fichier, si l’un de leurs `issuers` l’a \
                signée, si elle a commencé et n’a pas pris fin, et si elle est entière : les listes des seules \
                modifications ne sont pas lues.
                """
        ),
        Translation(
            .revocationsUnchanged,
            "les listes données sont déjà en vigueur",
            explanation: "Il n’y a rien à faire : chaque liste est, à l’octet près, celle que contient le registre."
        ),
    ]
}
