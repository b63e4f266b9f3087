extension French {
    /// `Catalogue.contradictions` in French.
    static let contradictions: [Translation] = [
        Translation(
            .destroyedBeforeStart,
            "les données doivent être détruites au plus tard le {0}, et l’accord commence le {1}",
            advice: "indiquer un jour postérieur au premier jour de `valid`",
            explanation: """
                Rien ne peut être conservé au-delà de ce jour ; aucune diffusion au titre de l’accord ne pourrait donc \
                jamais être permise.
                """
        ),
        Translation(
            .formWithKOfOne,
            "la forme `k-anonymous` exige un k d’au moins 2, et le droit accordé indique 1",
            advice: "indiquer le k dont les parties sont convenues, ou une autre forme",
            explanation: """
                Chaque combinaison de quasi-identifiants est portée par au moins un enregistrement, quoi qu’il soit \
                diffusé : un k de 1 ne protège personne, et le lecteur du mot k-anonyme croirait le contraire.
                """
        ),
        Translation(
            .onwardBelowGrant,
            "les données peuvent être transmises à des tiers avec un k de {0}, et sont accordées avec un k d’au moins {1}",
            advice: "indiquer au moins le k des droits accordés eux-mêmes, ou omettre `minK`",
            explanation: """
                Rien n’est transmis qui en dise plus que ce qui a été reçu. Omettre `minK` signifie le k du droit accordé \
                lui-même.
                """
        ),
        Translation(
            .embargoOfNothing,
            "les résultats ne doivent pas être publiés avant le {0}, et `publication` vaut `none`",
            advice: "omettre `embargo`, ou dire que les résultats sont `reviewed` ou `free`",
            explanation: """
                Ou bien rien n’est jamais publié, ou bien quelque chose l’est à partir de ce jour ; aucun de ceux qui ont \
                signé ne pourrait dire lequel des deux.
                """
        ),
        Translation(
            .coalitionWithItself,
            "la partie `{0}` est en coalition avec elle-même",
            advice: "nommer les autres parties qui comptent avec elle pour un seul lecteur",
            explanation: """
                Une partie ne fait de toute façon qu’un seul lecteur avec elle-même. Qui a écrit son propre nom en voulait \
                sans doute un autre.
                """
        ),
        Translation(
            .endingInCapitals,
            "le nom du fichier `{0}` se termine en majuscules",
            advice: "le renommer de sorte qu’il se termine par `.yaml` ou `.yml`",
            explanation: """
                Les documents sont lus dans des fichiers dont le nom se termine par `.yaml` ou `.yml`. Celui-ci serait \
                laissé de côté, et peut-être avec lui une cloison étanche ou une interdiction que tous croient en vigueur.
                """
        ),
    ]
}
