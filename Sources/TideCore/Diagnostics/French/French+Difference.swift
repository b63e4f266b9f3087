extension French {
    /// `Catalogue.difference` in French.
    static let difference: [Translation] = [
        Translation(
            .differenceWider,
            "{0} : il lui faut les approbations d’un nouvel accord",
            advice: "la faire signer comme un nouvel accord, ou reprendre ce qui est plus large",
            explanation: """
                La différence nomme chaque point sur lequel la version nouvelle est plus large. Ceux à qui sont les données \
                ont consenti à la version ancienne ; à ce qui va au-delà, ils n’ont pas encore consenti. Ce qu’un autre \
                document retient aujourd’hui compte aussi.
                """
        ),
        Translation(
            .noSuchSide,
            "`{0}` n’est pas une version d’un accord sous {1}",
            advice: "nommer deux dossiers, deux fichiers, ou deux versions, `id@1` et `id@2`, avec --policies",
            explanation: """
                Une différence se fait entre deux choses de même sorte : deux dossiers de règles, deux fichiers de documents, \
                ou deux versions d’un accord dans un même dossier.
                """
        ),
        Translation(
            .sidesDiffer,
            "`{0}` et `{1}` ne sont pas des versions d’un même accord",
            advice: "comparer des versions du même identifiant",
            explanation: """
                Deux accords de noms différents ne disent rien l’un de l’autre ; ce que l’un et l’autre permettent, `tidegate \
                decide` le dit.
                """
        ),
        Translation(
            .differencePermitted,
            "devient permis",
            explanation: """
                Chaque ligne a une demande que la version ancienne refuse et que la nouvelle permet ; les deux ont été \
                interrogées.
                """
        ),
        Translation(
            .differenceLooser,
            "obtient plus, ou doit moins, pour la même demande",
            explanation: """
                Les deux versions permettent ici les mêmes demandes, et la nouvelle donne plus pour elles ou demande moins en \
                retour.
                """
        ),
        Translation(
            .differenceRefused,
            "devient refusé",
            explanation: """
                Chaque ligne a une demande que la version ancienne permet et que la nouvelle refuse ; les deux ont été \
                interrogées.
                """
        ),
        Translation(
            .differenceStricter,
            "obtient moins, ou doit plus, pour la même demande",
            explanation: """
                Les deux versions permettent ici les mêmes demandes, et la nouvelle donne moins pour elles ou demande plus en \
                retour.
                """
        ),
        Translation(
            .differenceOtherwise,
            "changé autrement",
            explanation: """
                Des termes qui ne sont pas les mêmes, sans qu’une demande reçoive une autre réponse : ce que quelqu’un doit \
                faire, ou ce qui est couché sur le papier. Il revient à des personnes d’en juger.
                """
        ),
        Translation(
            .differenceWording,
            "des mots qui ne changent rien",
            explanation: "Titres et avis : aucune décision n’en dépend."
        ),
        Translation(
            .differenceNone,
            "toute demande reçoit la même réponse qu’avant",
            explanation: """
                Rien n’a changé dans l’accord hormis son numéro, ou ce qui a changé autour de lui ne le touche pas.
                """
        ),
        Translation(
            .differenceAdded,
            "{0} : un nouvel accord",
            explanation: "Le dossier ancien n’a pas d’accord de ce nom ; tout ce qu’il permet peut donc être nouveau."
        ),
        Translation(
            .differenceRemoved,
            "{0} : un accord qui a disparu",
            explanation: """
                Le dossier nouveau n’a pas d’accord de ce nom. Ce qui a été enregistré ne prend fin que par `tidegate \
                agreement terminate`.
                """
        ),
        Translation(
            .differenceChange,
            "{0} : {1}, au lieu de {2} ({3})",
            explanation: """
                Un point sur lequel deux versions diffèrent : ce qu’a la nouvelle, ce qu’avait l’ancienne, et la clause qui \
                limite.
                """
        ),
        Translation(
            .differenceAsked,
            "{0} demande à {1} {2} de `{3}`, pour la finalité `{4}`{5}",
            explanation: """
                La demande qui a été soumise aux deux versions, avec ce qui a été supposé de l’une comme de l’autre. Avec \
                --format json elle y est comme document, que `tidegate decide` prend comme fichier.
                """
        ),
        Translation(
            .differenceOld,
            "{0} : {1}",
            explanation: "Ce que répond la version ancienne, et pour quel jour, si c’en est un autre."
        ),
        Translation(
            .differenceNew,
            "{0} : {1}",
            explanation: "Ce que répond la version nouvelle, et pour quel jour, si c’en est un autre."
        ),
        Translation(
            .differenceTerm,
            "{0} : {1} -> {2}",
            explanation: """
                Un terme sous forme canonique, avant et après ; d’une liste de droits ou d’autres, l’élément par son \
                identifiant.
                """
        ),
        Translation(
            .differenceDocument,
            "{0} : {1}",
            explanation: """
                Un document ou un fichier à côté des accords diffère. Chaque accord a été interrogé avec l’un et l’autre, \
                puisqu’une cloison, une finalité ou un jeu de données peut changer ce qu’il permet.
                """
        ),
        Translation(
            .wideningNotSigned,
            "UNSIGNED : `{0}` permet plus que `{1}` ({2}), sans la signature de {3}, qui doit signer `{1}`",
            advice: "faire signer aussi `{0}`, ou reprendre ce qui est plus large",
            explanation: """
                Une version plus large que celle en vigueur requiert, outre ses propres signataires, ceux de la version qu’elle \
                remplace, pour autant qu’ils soient des responsables habilités dont une clé est en vigueur. Sinon le texte plus large choisirait qui \
                l’approuve. `tidegate diff ID --policies DIR --workspace DIR` montre tout ce qui est plus large.
                """
        ),
    ]
}
