extension French {
    /// `Catalogue.commandLine` in French.
    static let commandLine: [Translation] = [
        Translation(
            .passphraseEmpty,
            "la phrase de passe est vide",
            advice: "son fichier ou son descripteur la contient à la première ligne",
            explanation: """
                Les clés et les pièces conservées ne sont pas mieux protégées que la phrase de passe. Une phrase vide ne
                protégerait rien ; elle n’est donc jamais acceptée, et un fichier n’est jamais censé la contenir.
                """
        ),
        Translation(
            .moreDiagnostics,
            "nombre de problèmes supplémentaires non affichés : {0}",
            advice: "corriger ceux qui précèdent et relancer la commande",
            explanation: """
                Les mille premiers problèmes sont affichés, dans l’ordre des fichiers et des lignes. Un si grand nombre a
                d’ordinaire peu de causes : un mauvais fichier, un mauvais jeu de caractères, une clé renommée partout.
                """
        ),
    ]
}
