extension French {
    /// `Catalogue.ledgerAudit` in French.
    static let ledgerAudit: [Translation] = [
        Translation(
            .revocationBeyond,
            "aucune clé ne peut être révoquée à partir de l’indice {0} : l’entrée la plus récente est {1}",
            advice:
                "nommer {2}, l’indice de l’entrée suivante, ou un indice antérieur ; --dry-run dit quelles entrées cessent de compter",
            explanation: """
                Une clé ne compte plus à partir d’un indice du journal. Un indice au-delà de l’entrée suivante laisserait la \
                clé en vigueur pour des entrées encore à venir, ce qui n’est guère voulu : le plus souvent, un chiffre a été \
                tapé deux fois. Un indice antérieur à l’entrée qui a apporté la clé ne voudrait rien dire. Rien n’a été \
                inscrit au journal.
                """
        ),
        Translation(
            .keyChangeNotCounted,
            "le dossier de confiance a la clé {2} du rôle {1}, et `{0}`, qui l’apporte, ne compte pas",
            advice:
                "ce qui manque à cette entrée est dit à côté ; demander au bureau un changement que signent assez de clés racines",
            explanation: """
                Un changement de clés compte lorsque plus de la moitié des clés racines en vigueur l’ont signé, avec une clé \
                de diffusion en vigueur. Cela manque à l’entrée nommée, si bien que le journal n’a jamais eu la clé qu’elle \
                apporte, alors que le dossier de confiance l’a. La première entrée du journal n’est pas en cause.
                """
        ),
        Translation(
            .trustAhead,
            "le dossier de confiance a la clé {1} du rôle {0}, qu’aucune des {2} entrées de ce journal n’apporte",
            advice:
                "demander au bureau un export plus récent : un changement de clés est publié dès que ses témoins ont signé",
            explanation: """
                Le dossier de confiance connaît d’autres clés de ce journal ; il est donc de ce journal, et d’un moment \
                ultérieur : l’entrée qui apporte la clé n’est pas dans l’export. Ou bien l’export est ancien, ou bien le \
                changement de clés attend ses témoins, et le bureau lance `tidegate log cosign`. Jusque-là, auditer avec le \
                dossier de confiance d’avant. Si le bureau n’a pas de telle entrée, quelqu’un d’autre a mis la clé dans le \
                dossier de confiance.
                """
        ),
        Translation(
            .seenByTooFew,
            "outre le quorum manquant : {0} motifs contre {1} entrées ; non examiné : {2}",
            advice: "demander aux témoins eux-mêmes la tête d’arbre la plus récente qu’ils ont signée pour ce journal",
            explanation: """
                Un audit se poursuit lorsque tout ce qui manque est le quorum des témoins. Entrées, tuiles, racine, genèse, \
                clés et ancres sont contrôlées comme toujours, puisque le bureau a signé la tête d’arbre. Ce qui suppose les \
                témoins reste ouvert : si le même journal est montré à d’autres, et avant quelle date la tête d’arbre \
                existait, à quoi sont confrontées les dates des entrées et des signatures d’une clé révoquée.
                """
        ),
        Translation(
            .releaseHeld,
            "la diffusion {0} est déjà retenue pour la justice, depuis {1}",
            explanation: """
                Une retenue dure jusqu’à ce que `tidegate evidence lift` y mette fin : il n’est pas besoin de la dire deux \
                fois.
                """
        ),
        Translation(
            .releaseNotHeld,
            "la diffusion {0} n’est pas retenue pour la justice",
            advice: "`tidegate evidence holds` énumère celles qui le sont",
            explanation: "Seule une retenue en vigueur peut être levée."
        ),
    ]
}
