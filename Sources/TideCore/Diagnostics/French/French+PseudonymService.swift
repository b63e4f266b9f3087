extension French {
    /// `Catalogue.pseudonymService` in French.
    static let pseudonymService: [Translation] = [
        Translation(
            .pseudonymUnsigned,
            "domaine `{0}` : à l’acte {1} il manque des signatures : {2}",
            advice:
                "écrire ce qui se signe avec --write-payload, le faire signer (`tidegate sign --payload`), tout remettre avec --signature",
            explanation: """
                Une clé de pseudonymes change, des pseudonymes sont convertis, des identifiants rendus et des personnes effacées sur la
                signature de deux responsables de chaque dépositaire du domaine, qui soient des personnes différentes. Un responsable dont le
                document ne nomme pas de `person` ne compte pas ici : sa fonction pourrait être tenue par qui a déjà signé.
                """
        ),
        Translation(
            .pseudonymSignatureNotValid,
            "`{0}` n’est pas une signature de la déclaration telle qu’elle est : {1}",
            advice:
                "signer ce que la même commande écrit maintenant avec --write-payload, avec les mêmes options et fichiers",
            explanation: """
                Les responsables signent ce qui est fait, sur quels fichiers et pourquoi, dans quel journal, et quelle entrée du domaine
                précède ; une signature compte donc une fois et dans un seul bureau. Une autre option, un autre fichier ou une étape
                intermédiaire font une autre déclaration.
                """
        ),
        Translation(
            .reversalTooLarge,
            "{0} pseudonymes dépassent ce qu’un retour peut rendre en une fois, soit {1}",
            advice: "demander moins ; le quota est `reversals` dans le fichier de l’espace de travail",
            explanation: """
                Un tribunal s’enquiert de personnes, non d’une population. Le quota figure dans le fichier de l’espace de travail, et dans ce
                que les responsables signent, de sorte qu’un quota relevé se voit.
                """
        ),
        Translation(
            .reversalMonthUsed,
            "{0} pseudonymes en plus de {1} dans ce mois dépassent le quota de {2}",
            advice: "attendre le mois prochain ; le quota est `reversals` dans le fichier de l’espace de travail",
            explanation: """
                Est compté ce qui a été demandé dans le mois civil en UTC, dans tous les domaines, trouvé ou non : plusieurs petits retours
                feraient sinon ce qu’un grand ne peut pas.
                """
        ),
        Translation(
            .reversalQuotaUnreadable,
            "`{0}` : `reversals` n’a pas les deux nombres `each` et `month`",
            advice: "écrire les deux nombres, ou omettre `reversals` pour 100 et 1000",
            explanation: "Un quota illisible ne doit pas valoir absence de quota."
        ),
        Translation(
            .custodyMissing,
            "le domaine `{0}` n’a pas de coffre : personne n’a de part d’une clé pour lui",
            advice: "en faire un : `tidegate pseudonym custody {0} --shares 3 --needed 2 --output DIR --workspace DIR`",
            explanation: """
                Le coffre scelle les identifiants pour une paire de clés du domaine dont la moitié privée est remise en parts aux dépositaires
                et n’est conservée nulle part. Avant cela il n’y a rien pour quoi les sceller.
                """
        ),
        Translation(
            .custodyExists,
            "le domaine `{0}` a déjà sa paire de clés",
            explanation: """
                La paire se fait une fois : ce qui est scellé pour elle ne s’ouvre qu’avec ses parts, et une seconde laisserait aux
                dépositaires des parts dont personne ne sait ce qu’elles ouvrent.
                """
        ),
        Translation(
            .vaultMissing,
            "le coffre `{0}` n’est pas là, alors que le journal dit qu’un domaine en a un",
            advice:
                "remettre le pseudonyms.sqlite le plus récent d’une sauvegarde ; ne jamais en commencer un autre à sa place",
            explanation: """
                Le coffre seul sait quel jeton représente qui ; rien d’autre ne peut le refaire. Un coffre vide à sa place donnerait aux
                personnes un second jeton.
                """
        ),
        Translation(
            .sharesRefused,
            "les parts n’ouvrent pas le domaine `{0}` : {1}",
            explanation: """
                Les parts se lisent entières, chacune avec son propre contrôle. Elles doivent être d’un même partage, chacune une fois, en
                nombre suffisant, et donner la moitié privée de la paire de clés que le journal nomme pour le domaine.
                """
        ),
        Translation(
            .sharesNeeded,
            "le domaine `{0}` est confié à plusieurs : apporter leurs parts",
            advice: "nommer le fichier de chaque part avec --share",
            explanation: """
                Un domaine qui a une paire de clés ne rend rien sans ses dépositaires, quelle que soit la forme de ses pseudonymes.
                """
        ),
        Translation(
            .epochUnknown,
            "le domaine `{0}` n’a pas encore d’époque `{1}` ; la plus récente est `{2}`",
            explanation: "Les époques sont des nombres de 1 jusqu’à celui que la dernière rotation a commencé."
        ),
        Translation(
            .reversalNeedsList,
            "les pseudonymes de la forme `{0}` sont sans retour : nommer les identifiants parmi lesquels chercher",
            advice: "donner un fichier que le bureau détient avec --among et --among-column",
            explanation: """
                Personne ne défait un code à clé, pas même avec la clé. Qui a la clé peut seulement refaire les pseudonymes d’identifiants
                connus et comparer.
                """
        ),
        Translation(
            .nobodyToErase,
            "rien à effacer : le coffre de `{0}` n’a aucun de ces identifiants, et aucun champ n’a été nommé",
            explanation:
                "Un effacement qui ne trouve rien n’est ni signé ni inscrit au journal : il n’y a rien qui pourrait disparaître."
        ),
        Translation(
            .outputCertificateNotValid,
            "le certificat `{0}` n’est pas valable en ce moment",
            explanation: "Ce qui est scellé pour un certificat échu peut être lu par qui en détient la clé aujourd’hui."
        ),
        Translation(
            .identifierColumnMissing,
            "`{1}` n’a pas de colonne `{0}`",
            explanation:
                "La première ligne du fichier nomme ses colonnes ; celle des identifiants est nommée par une option."
        ),
        Translation(
            .passphraseCommandFailed,
            "la commande pour la phrase de passe n’en a donné aucune : {0}",
            explanation: """
                La première ligne de ce que la commande imprime est la phrase de passe. Elle a trente secondes, et ses propres messages vont
                vers la sortie d’erreur.
                """
        ),
        Translation(
            .domainUnknown,
            "aucun domaine de pseudonymes ne s’appelle `{0}` ici",
            explanation: "Ni un accord enregistré ni une étape inscrite ne le nomme."
        ),
    ]
}
