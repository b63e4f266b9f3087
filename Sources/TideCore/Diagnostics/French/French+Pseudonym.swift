extension French {
    /// `Catalogue.pseudonyms` in French.
    static let pseudonyms: [Translation] = [
        Translation(
            .identifierNotText,
            "colonne `{0}`, ligne {1} : l’identifiant n’est pas de l’UTF-8",
            advice: "corriger l’encodage du fichier",
            explanation: """
                Un profil écrit des caractères. Des octets qui n’en sont pas pourraient être lus de plusieurs façons, et une \
                personne aurait plusieurs pseudonymes.
                """
        ),
        Translation(
            .identifierUnassigned,
            "colonne `{0}`, ligne {1} : l’identifiant comporte un point de code qu’Unicode 15.0 n’attribue pas",
            advice: """
                chercher un caractère endommagé ; s’il est correct, la colonne exige un profil d’une version ultérieure \
                d’Unicode
                """,
            explanation: """
                Un profil nomme sa version d’Unicode, et ce que celle-ci laisse ouvert peut s’écrire autrement demain. Le \
                pseudonyme changerait avec le programme, et les enregistrements d’une même personne se sépareraient.
                """
        ),
        Translation(
            .identifierWithoutRule,
            "colonne `{0}`, ligne {1} : `icao-v1` n’a pas de règle pour un caractère du bloc {2}",
            advice: "employer la graphie latine du document de voyage, ou le profil `name-v1`",
            explanation: """
                Le profil écrit les noms comme ils figurent dans la zone de lecture automatique d’un document de voyage. Rien \
                n’est deviné pour les écritures dont il n’a pas la table.
                """
        ),
        Translation(
            .identifierOutsideAlphabet,
            "colonne `{0}`, ligne {1} : l’identifiant comporte un caractère qui manque à l’alphabet du procédé",
            advice: "employer une normalisation qui le supprime, par exemple `document-v1`, ou un alphabet plus grand",
            explanation:
                "Un procédé qui conserve le format des identifiants n’accepte que les caractères de son alphabet."
        ),
        Translation(
            .identifierTooShort,
            "colonne `{0}`, ligne {1} : l’identifiant compte moins de {2} caractères",
            advice: "employer des jetons pour les identifiants de cette longueur",
            explanation: """
                Les textes courts d’un alphabet sont si peu nombreux qu’une permutation de ces textes se déjoue par essais. Le \
                NIST exige un million de textes au moins.
                """
        ),
        Translation(
            .identifierTooLong,
            "colonne `{0}`, ligne {1} : l’identifiant compte plus de {2} caractères",
            explanation: """
                Aucun registre n’a d’identifiants aussi longs ; très probablement, une ligne n’a pas été coupée là où elle \
                aurait dû l’être.
                """
        ),
        Translation(
            .tokenTooShort,
            "colonne `{0}` : des jetons de {1} caractères de `{2}` sont trop courts pour {3} identifiants ; il en faudrait {4}",
            advice: "faire porter par avenant la `length` à {4} au moins",
            explanation: """
                Deux identifiants reçoivent le même jeton avec une probabilité qui croît comme le carré de leur nombre.
                Au-delà d’une chance sur un million, la diffusion est refusée avant que rien ne soit écrit, même si aucun
                jeton n’a coïncidé cette fois : dans le fichier suivant, cela pourrait arriver.
                """
        ),
    ]
}
