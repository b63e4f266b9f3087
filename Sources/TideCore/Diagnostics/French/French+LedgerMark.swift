extension French {
    /// `Catalogue.ledgerMark` in French.
    static let ledgerMark: [Translation] = [
        Translation(
            .ledgerBehindMark,
            "le journal a {0} entrées, et {1} ont été confirmées",
            advice:
                "remettre en place le ledger.sqlite le plus récent ; ne jamais continuer à travailler dans une copie plus ancienne",
            explanation: """
                Avant qu’un ajout soit confirmé, sa tête d’arbre est inscrite dans le repère d’avancement des pièces. Le \
                journal est en retard sur lui : une copie plus ancienne a été remise en place, ou ses entrées les plus \
                récentes ont été retirées. Quoi qu’elles aient dit, un rappel ou une suspension par exemple, cela serait \
                oublié, et un ajout donnerait au journal une seconde histoire. Rien n’est décidé et rien n’est écrit.
                """
        ),
        Translation(
            .ledgerBesideMark,
            "les {0} premières entrées du journal ne sont pas celles qui ont été confirmées",
            advice: "remettre en place le ledger.sqlite le plus récent ; rechercher d’où vient celui-ci",
            explanation: """
                Le repère d’avancement contient la racine de l’arbre des entrées confirmées et le nom du journal. Ce journal \
                a là une autre racine : il vient d’un autre espace de travail, ou il a continué à partir d’une copie plus \
                ancienne.
                """
        ),
        Translation(
            .markMissing,
            "`{0}` manque, et nul ne peut donc dire si le journal est le plus récent",
            advice: "remettre en place toute la copie la plus récente de l’espace de travail",
            explanation: """
                Le repère d’avancement est écrit avec la première entrée et avec chacune des suivantes, et il n’est jamais \
                retiré. Sans lui, un journal plus ancien passerait pour le plus récent. Il n’est pas refait à partir du \
                journal, puisqu’il est là pour le contrôler.
                """
        ),
        Translation(
            .markBroken,
            "`{0}` n’est pas un repère d’avancement de cet espace de travail",
            advice: "remettre en place toute la copie la plus récente de l’espace de travail",
            explanation: """
                Le repère est protégé par un code d’authentification, fait avec une clé de l’espace de travail. Le code ne \
                correspond pas : le fichier a été modifié ou endommagé, ou vient d’un autre espace de travail.
                """
        ),
        Translation(
            .evidenceAhead,
            "les pièces contiennent ce qui se trouve derrière l’entrée {0}, et le journal a {1} entrées",
            advice:
                "remettre en place le ledger.sqlite le plus récent ; ne jamais continuer à travailler dans une copie plus ancienne",
            explanation: """
                Ce qui se trouve derrière une entrée est classé avant que l’entrée soit ajoutée, et dit à quelle entrée du \
                journal il est destiné. Une exécution interrompue laisse au plus un enregistrement pour l’entrée suivante. \
                S’il y en a un pour une entrée ultérieure, c’est que le journal a été plus long qu’il ne l’est.
                """
        ),
        Translation(
            .journalBehindMark,
            "le journal des pièces a {0} enregistrements, et {1} ont été confirmés",
            advice: """
                remettre en place le dossier des pièces le plus récent ; ne jamais continuer à travailler dans une copie \
                plus ancienne
                """,
            explanation: """
                Le repère d’avancement compte aussi les enregistrements de `evidence/journal` : les approbations, les \
                diffusions préparées, les paquets sortis. Des enregistrements manquent à la fin ou au milieu ; une copie \
                plus ancienne a donc été remise en place, ou quelqu’un les a retirés.
                """
        ),
        Translation(
            .releaseKeyStrange,
            "`{0}` n’est pas la clé de diffusion que nomme la première entrée du journal",
            advice: "remettre en place le fichier de clé propre à l’espace de travail",
            explanation: """
                Les entrées ne sont signées qu’avec la clé de diffusion, et les destinataires ne se fient à aucune autre. \
                Toutes les clés d’un espace de travail s’ouvrent avec une même phrase de passe ; une autre clé mise à cette \
                place signerait donc ce que personne ne pourrait vérifier, ou ce que son rôle ne signe jamais.
                """
        ),
    ]
}
