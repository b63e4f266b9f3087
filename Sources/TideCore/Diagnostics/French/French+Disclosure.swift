extension French {
    /// `Catalogue.disclosure` in French.
    static let disclosure: [Translation] = [
        Translation(
            .valueNotInHierarchy,
            "colonne `{0}` : la valeur de la ligne {1} n’est pas dans la hiérarchie de la colonne (lignes dans ce cas : {2})",
            advice: "ajouter la valeur à la hiérarchie, ou déclarer `unlisted: missing` pour la colonne",
            explanation: """
                Un quasi-identifiant est généralisé le long d’une hiérarchie qui porte sur un domaine déclaré. Un \
                texte absent de ce domaine ne pourrait être ni généralisé ni compté ; l’exécution s’arrête donc. Le \
                message indique la colonne et la première ligne du fichier dans ce cas, jamais la valeur. Lorsque le \
                jeu de données déclare `unlisted: missing`, ces valeurs comptent comme manquantes et le rapport \
                destiné au responsable en indique le nombre.
                """
        ),
        Translation(
            .missingTextInHierarchy,
            "colonne `{0}` : le niveau {1} de sa hiérarchie emploie le texte qui signifie une valeur manquante",
            advice:
                "inscrire le texte comme feuille de la hiérarchie, ou déclarer en premier un autre texte pour les valeurs manquantes",
            explanation: """
                Une valeur manquante le reste jusqu’au niveau le plus grossier. Si une valeur plus grossière de la \
                hiérarchie s’écrivait avec le même texte, les deux ne pourraient plus être distinguées dans le fichier \
                produit, et les classes qui y seraient mesurées différeraient de celles sur lesquelles la recherche a \
                porté. Lorsque le texte est lui-même une feuille de la hiérarchie, celle-ci indique comment les \
                valeurs manquantes sont généralisées.
                """
        ),
        Translation(
            .noLevelAllowed,
            "colonne `{0}` : aucun niveau n’est permis de {1} à {2} ; les niveaux de la hiérarchie vont de 0 à {3}",
            advice: "abaisser le plancher de l’accord, ou demander que moins de détail de la colonne soit préservé",
            explanation: """
                Un accord peut fixer le niveau le plus fin d’une colonne, et une demande le détail à préserver, qui \
                fixe le niveau le plus grossier. Si le niveau le plus fin permis est plus grossier que le niveau le \
                plus grossier permis, ou si la hiérarchie n’a pas de tel niveau, aucune transformation ne peut \
                respecter les deux.
                """
        ),
        Translation(
            .pseudonymCollision,
            "colonne `{0}` : deux identifiants différents ont le même pseudonyme (ligne {1})",
            advice: "employer une autre époque pour les pseudonymes",
            explanation: """
                Les pseudonymes sont des parties d’une empreinte à clé, de 16 octets ou d’autant de caractères que \
                l’accord le prévoit. Il est improbable que deux identifiants en partagent un ; cela est néanmoins \
                vérifié, car deux personnes n’en feraient plus qu’une dans le fichier produit.
                """
        ),
        Translation(
            .appliedDiffersFromPlan,
            """
            l’application de la transformation a supprimé {0} enregistrements là où la recherche en avait compté \
            {1} ; rien n’a été diffusé
            """,
            advice: "exécuter de nouveau la diffusion sur un fichier d’entrée qui ne change pas pendant sa lecture",
            explanation: """
                La transformation a été cherchée sur des décomptes du tableau. Si son application aux lignes supprime \
                un autre nombre d’enregistrements que celui qui a été compté, les lignes ne sont pas celles sur \
                lesquelles la recherche a porté, et ce qui serait diffusé n’est pas ce qui a été décidé.
                """
        ),
    ]
}
