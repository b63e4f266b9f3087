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
            .askedTooMany,
            "{0} dépassent ce qui peut être demandé en une fois, soit {1}",
            advice: "demander moins ; le quota est `{2}` dans le fichier de l’espace de travail",
            explanation: """
                Un tribunal s’enquiert de personnes, non d’une population ; et qui obtient des jetons pour une longue liste d’identifiants
                apprend à qui ils sont. Les quotas figurent dans le fichier de l’espace de travail ; celui des retours est dans ce que les
                responsables signent, de sorte qu’un quota relevé se voit.
                """
        ),
        Translation(
            .askedTooManyInMonth,
            "{0} en plus de {1} dans ce mois dépassent le quota de {2}",
            advice: "attendre le mois prochain ; le quota est `{3}` dans le fichier de l’espace de travail",
            explanation: """
                Est compté ce qui a été demandé dans le mois civil en UTC, dans tous les domaines, trouvé ou non : plusieurs petites demandes
                feraient sinon ce qu’une grande ne peut pas.
                """
        ),
        Translation(
            .quotaUnreadable,
            "`{0}` : `{1}` n’a pas les deux nombres `each` et `month`",
            advice:
                "écrire les deux nombres, ou l’omettre : `reversals` vaut alors 100 et 1000, `assignments` est sans limite",
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
                "remettre le pseudonyms.sqlite le plus récent d’une sauvegarde ; s’il n’en reste aucun, des responsables en acceptent un vide : `tidegate pseudonym accept-vault`",
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
        Translation(
            .vaultBehind,
            "le coffre `{0}` ne fait pas suite à celui dont parle l’entrée {1} du journal : c’est une copie plus ancienne, ou un autre",
            advice:
                "remettre le pseudonyms.sqlite le plus récent ; à défaut, `tidegate pseudonym accept-vault` fait valoir celui-ci, sur la signature de deux responsables",
            explanation: """
                Chaque usage du coffre inscrit au journal combien de fois il a été changé et, sous une clé, ce qu’il contient. Une copie plus
                ancienne n’a pas les jetons donnés depuis : leurs identifiants en auraient un second, et une personne effacée pourrait revenir.
                """
        ),
        Translation(
            .vaultFollows,
            "le coffre fait suite à celui dont parle le journal : il n’y a rien à accepter",
            explanation: "Ce qui se signe ici est que des jetons sont perdus ; là où aucun ne l’est, rien ne se signe."
        ),
        Translation(
            .identifierEmpty,
            "colonne `{0}`, ligne {1} : il ne reste rien de l’identifiant une fois écrit comme le veut son profil",
            advice: "corriger la ligne, ou l’omettre",
            explanation: """
                Toutes ces lignes auraient un seul et même pseudonyme, et plusieurs personnes n’en feraient plus qu’une. Dans une diffusion, ce
                sont des valeurs manquantes.
                """
        ),
        Translation(
            .fieldOfPseudonyms,
            "l’entrée {0} porte sur des pseudonymes : ses champs ne disparaissent que sur la signature de deux responsables",
            advice:
                "`tidegate pseudonym erase DOMAIN --field {0}:reason` suit les mêmes étapes que l’effacement d’une personne",
            explanation: """
                Ce qu’une entrée sur des pseudonymes cache dit à l’auditeur ce qui a été rendu, combien, et qui a signé. Une personne seule qui a
                la phrase de passe ne doit pas pouvoir l’ôter. De ces champs, seul le motif, qui peut nommer une personne, peut disparaître.
                """
        ),
        Translation(
            .fieldOfAnotherDomain,
            "l’entrée {0} porte sur un autre domaine que `{1}`",
            advice: "nommer le domaine sur lequel porte l’entrée",
            explanation:
                "Les responsables du dépositaire d’un domaine signent ce qui disparaît de ce domaine, non d’un autre."
        ),
        Translation(
            .releaseHasNoSuch,
            "la diffusion {0} n’a pas de tels pseudonymes : {1}",
            advice: "nommer domaine, espace de noms, profil et forme comme la diffusion les a, et aucune autre époque",
            explanation: """
                Une diffusion dit dans ses chiffres signés comment chaque colonne de pseudonymes a été faite. Ce qui est demandé doit en être, ou
                rien ne serait trouvé, et le journal dirait qu’une ordonnance est restée sans résultat.
                """
        ),
        Translation(
            .pseudonymOfChance,
            "les pseudonymes de la diffusion {0} sont tirés au hasard, un autre pour chaque enregistrement : rien n’en ramène",
            explanation:
                "`stable: record` ne garde ni clé ni liste ; le bureau qui les a faits ne peut pas davantage les défaire."
        ),
        Translation(
            .vaultDamaged,
            "le coffre `{0}` n’est pas tel que Tidegate l’a écrit : {1}",
            advice:
                "remettre le pseudonyms.sqlite le plus récent d’une sauvegarde ; `registry rebuild` ne fait pas de coffre",
            explanation: """
                Ses lignes sont sous un sceau dont la clé vient de la clé maîtresse de l’espace de travail. Le coffre seul sait quel jeton
                représente qui, et rien ne peut donc le refaire qu’une copie.
                """
        ),
        Translation(
            .kindUnknown,
            "le domaine `{0}` n’a pas de jetons pour {1} ; il en a pour {2}",
            advice: "corriger --namespace et --profile, ou dire que c’est voulu : --new-kind",
            explanation: """
                Un autre espace de noms ou un autre profil fait d’autres jetons des mêmes identifiants. Une inadvertance donnerait à chaque
                personne un second jeton, que ne chercherait personne au moment d’effacer.
                """
        ),
        Translation(
            .sameEpoch,
            "une table de l’époque `{0}` vers elle-même ne mène nulle part",
            explanation: "Une table de conversion mène des pseudonymes d’une époque à ceux d’une autre."
        ),
        Translation(
            .noVaultHere,
            "aucun domaine de cet espace de travail n’a de coffre : il n’y a pas de jetons où chercher",
            advice: "nommer --field seul ; les pseudonymes qu’une clé produit ne sont conservés nulle part",
            explanation: """
                Des pseudonymes issus d’une clé, rien n’est gardé qui permette de retrouver une personne ; il n’y a donc rien à effacer ici : ce
                qu’il en reste est chez les destinataires des diffusions.
                """
        ),
        Translation(
            .outputFolderMissing,
            "il n’y a pas de dossier `{0}` pour le résultat, ou rien ne peut y être écrit",
            explanation: "Rien n’a été fait, inscrit ni compté : le résultat n’aurait eu nulle part où aller."
        ),
        Translation(
            .nothingAsked,
            "la colonne `{0}` de `{1}` est vide",
            advice: "mettre ce qui est demandé sous le nom de la colonne, une ligne chacun",
            explanation: "Une étape qui ne concerne personne n’est ni signée ni inscrite au journal."
        ),
    ]
}
