extension French {
    /// `Catalogue.composition` in French.
    static let composition: [Translation] = [
        Translation(
            .compositionUnderK,
            """
            qui détient des diffusions antérieures avec celle-ci peut isoler des groupes trop petits : {0} ; sont admises \
            les classes conjointes de {1} ou plus
            """,
            advice: "essayer `tidegate release --search`, ou demander ce qui a été diffusé auparavant",
            explanation: """
                COMPOSITION. k ne vaut que pour chaque fichier seul. Qui détient deux fichiers joint les classes des deux :
                deux fichiers dont chacun est 5-anonyme peuvent ensemble isoler une personne. Les classes de toutes les
                unités sont donc conservées, scellées, avec chaque diffusion et, avant la suivante, on compte les classes
                conjointes de tout ce qu’un lecteur peut détenir ensemble, par lui-même, par quiconque compte comme un même
                lecteur que lui, aujourd’hui ou lorsqu’un fichier est sorti, ou le long d’accords enregistrés. Que des
                enregistrements aient été retirés d’un fichier, ou que quelqu’un ne figure pas dans sa source, forme aussi
                des classes. Chaque classe conjointe doit avoir autant de membres que le plus grand k de ces diffusions, ou
                aucun. Les effectifs ne regardent que le bureau.
                """
        ),
        Translation(
            .compositionUncountable,
            "ce que cette diffusion révèle avec les précédentes ne peut pas être compté : {0} ; k vaut {1}",
            advice: "demander ce qui a été diffusé auparavant",
            explanation: """
                COMPOSITION. Une unité qui a plusieurs enregistrements est membre de chaque classe conjointe que forment ses
                enregistrements. Quand celles-ci sont trop nombreuses pour une unité, rien ne peut en être dit, et ce dont la
                compatibilité avec le reste ne peut pas être montrée est refusé.
                """
        ),
        Translation(
            .compositionUnmeetable,
            "aucune transformation respectant les garanties n’est compatible avec les diffusions antérieures : {0}",
            advice:
                "demander moins de colonnes, admettre plus de suppression, ou demander ce qui a été diffusé auparavant",
            explanation: """
                `release --search` cherche la transformation qui perd le moins parmi celles dont toutes les classes
                conjointes avec les diffusions antérieures ont k membres ou aucun. Il n’y en a pas ici, bien que certaines
                satisfassent aux garanties à elles seules.
                """
        ),
    ]
}
