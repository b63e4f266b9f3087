extension French {
    /// `Catalogue.authoring` in French.
    static let authoring: [Translation] = [
        Translation(
            .layoutChanges,
            "ce fichier ne peut être remis en page sans changer ce qu’il dit",
            advice: "le mettre en page à la main, et signaler le fichier",
            explanation: """
                Un fichier remis en page est relu avant d’être écrit. S’il disait autre chose, ou s’il lui manquait un \
                commentaire, rien n’est écrit : les documents sont signés, et un outil qui les range ne doit pas pouvoir les \
                modifier.
                """
        ),
        Translation(
            .directive,
            "un fichier qui a une directive `%` n’est pas mis en page",
            advice: "ôter la directive : les documents n’en ont pas besoin",
            explanation: """
                YAML a des directives en tête d’un fichier, pour sa version et pour des noms courts d’étiquettes. Les \
                documents de ce langage n’emploient ni l’une ni les autres, et un lecteur qui en suit une pourrait lire autre \
                chose.
                """
        ),
        Translation(
            .allowanceWithoutReason,
            "une tolérance demande un motif",
            advice: "l’écrire ainsi : `# allow TG1560: reason`",
            explanation: """
                Qui lira les documents plus tard doit voir pourquoi un constat était voulu. Une tolérance sans motif ne tolère \
                rien.
                """
        ),
        Translation(
            .allowanceUnused,
            "rien ici n’a besoin d’une tolérance de `{0}`",
            advice: "l’ôter, ou la placer au-dessus de la ligne signalée",
            explanation: """
                Le constat sur lequel elle portait a disparu, ou se trouve à une autre ligne. Laissée là, elle tairait le \
                prochain qui se présente.
                """
        ),
    ]
}
