extension French {
    /// `Catalogue.memory` in French.
    static let memory: [Translation] = [
        Translation(
            .memoryShort,
            "le fichier occuperait environ {0} Mio de mémoire, et {1} Mio sont libres",
            advice: """
                environ {2} lignes de ces colonnes tiennent ; accorder moins de colonnes, libérer de la mémoire ou prendre \
                une machine plus grande
                """,
            explanation: """
                Les lignes d’un fichier sont gardées en mémoire, quelques octets par ligne et par colonne. Après les \
                premières lignes, il est possible de dire combien il y en aura et ce qu’occupent leurs valeurs. Un fichier \
                qui ne tient pas est alors refusé, avant que la machine ne se mette à échanger la mémoire avec le disque ou \
                que le système d’exploitation n’arrête le programme à mi-chemin. Est libre ce qui est le moindre de la \
                mémoire libre de la machine et de ce que les groupes de contrôle laissent au programme. L’estimation pèche \
                par excès lorsque les premières lignes en disent peu, par exemple pour une colonne dont les valeurs ne se \
                répètent guère.
                """
        )
    ]
}
