extension French {
    /// `Catalogue.meaning` in French.
    static let meaning: [Translation] = [
        Translation(
            .declaredTwice,
            "{0} `{1}` figure deux fois ; d’abord à {2}",
            explanation: """
                Les documents se désignent les uns les autres par des noms. Chaque nom d’un type donné n’est donc déclaré \
                qu’une fois ; d’un accord, chaque version n’est déclarée qu’une fois.
                """
        ),
        Translation(
            .secondPurposes,
            "un second arbre des finalités, `{0}` à côté de `{1}`",
            advice: "réunir toutes les finalités dans un seul document",
            explanation: """
                La question de savoir si une finalité en restreint une autre ne doit avoir qu’une réponse dans un ensemble \
                de règles.
                """
        ),
        Translation(
            .undeclared,
            "aucune déclaration pour {0} `{1}`",
            explanation: """
                Le nom désigne un document, une finalité ou un responsable habilité qui ne figure pas dans l’ensemble de \
                règles. Tant qu’un fichier ne peut être lu jusqu’à la fin, les noms de documents ne donnent lieu à aucune \
                remarque, car ce fichier les déclare peut-être.
                """
        ),
        Translation(
            .noPurposes,
            "l’ensemble de règles contient des accords et aucun document du type `purposes`",
            explanation: """
                Les accords limitent ce à quoi les données peuvent servir ; sans arbre des finalités, aucune finalité n’a de \
                sens.
                """
        ),
        Translation(
            .purposeRing,
            "la finalité `{0}` se restreint elle-même : {1}",
            explanation: """
                Chaque finalité en restreint une autre au plus, et le chemin vers le haut aboutit à une racine.
                """
        ),
        Translation(
            .wrongPair,
            "un couple de finalités compatibles en compte deux, celle de départ et celle d’arrivée ; celui-ci en compte {0}",
            explanation: """
                La compatibilité a un sens et n’est pas transitive : un couple dit que les données de la première finalité \
                peuvent servir la seconde, et rien de plus.
                """
        ),
        Translation(
            .requestInPolicySet,
            "la demande `{0}` figure dans un ensemble de règles",
            advice: "conserver les demandes ailleurs et les fournir à `decide` et à `release`",
            explanation: """
                Un ensemble de règles dit ce qui est permis ; une demande sollicite quelque chose et n’en fait pas partie. \
                Les réponses attendues figurent dans des documents du type `cases`.
                """
        ),
        Translation(
            .datasetLacks,
            "le jeu de données `{0}` n’a pas de champ `{1}`",
            explanation: """
                Dans un ensemble de règles, un jeu de données dit qui en répond et pour quelle finalité il a été collecté ; \
                les décisions reposent sur les deux. Seul le jeu de données d’une spécification isolée peut s’en passer.
                """
        ),
        Translation(
            .datasetRing,
            "le jeu de données `{0}` est dérivé de lui-même",
            explanation: "La provenance remonte à des données qui ont été collectées ; elle a donc un terme."
        ),
        Translation(
            .hierarchyWithoutSource,
            "la hiérarchie de la colonne `{0}` n’a ni lignes ni `levels`",
            advice: "indiquer `file`, `rows` ou un constructeur, ou, pour une date, ses niveaux",
            explanation: "Sans l’un d’eux, rien ne permet de rendre la colonne moins précise."
        ),
        Translation(
            .dateLevelsElsewhere,
            "des niveaux sans fichier sont ceux d’une date ; la colonne `{0}` est de type `{1}`",
            advice: "nommer le fichier qui contient les niveaux, ou écrire `type: date`",
            explanation: "Seules les dates ont des niveaux qui découlent du calendrier."
        ),
        Translation(
            .notDateLevel,
            "`{0}` n’est pas un niveau d’une date",
            advice: "niveaux d’une date : day, week, month, quarter, year, decade",
            explanation: "Seuls ces niveaux découlent du calendrier ; les autres exigent un fichier."
        ),
        Translation(
            .dateLevelsOutOfOrder,
            "les niveaux d’une date se suivent du plus fin au plus grossier : day, week, month, quarter, year, decade",
            explanation: "L’ordre dit quel niveau est plus grossier que tel autre."
        ),
        Translation(
            .hierarchyDocumentWithoutSource,
            """
            la hiérarchie `{0}` doit avoir exactement une indication parmi `rows`, `file`, `interval`, `date`, `mask`, \
            `order`
            """,
            explanation: """
                Des lignes écrites dans le document et des lignes tirées d’un fichier pourraient différer ; une hiérarchie \
                n’a donc qu’une source.
                """
        ),
        Translation(
            .raggedHierarchy,
            "la ligne {0} a {1} valeurs pour {2} niveaux",
            explanation: "Chaque feuille d’une hiérarchie a une valeur à chaque niveau."
        ),
        Translation(
            .fileMissing,
            "le fichier `{0}` n’est pas dans le dossier",
            advice: "indiquer les chemins à partir du dossier de l’ensemble de règles",
            explanation: """
                Les documents nomment les fichiers par leur chemin à l’intérieur du dossier de l’ensemble de règles, quel \
                que soit l’endroit où se trouve le document lui-même. Déplacer un document ne change donc pas ce qu’il dit.
                """
        ),
        Translation(
            .keyWithoutSource,
            "une clé doit avoir exactement une indication parmi `publicKey`, `file`, `certificate`",
            explanation: "Deux sources pourraient différer, et sans source il n’y a pas de clé."
        ),
        Translation(
            .notPublicKey,
            "ceci n’est pas une clé publique Ed25519 : 44 octets de SubjectPublicKeyInfo sont attendus",
            advice: "l’obtenir avec `openssl pkey -pubin -in KEY.pem -outform DER | base64 -w0`",
            explanation: """
                Les responsables habilités signent avec Ed25519 (RFC 8410) ; aucune autre clé ne permettrait de vérifier une \
                signature.
                """
        ),
        Translation(
            .notPublicKeyFile,
            "le fichier `{0}` n’est pas une clé publique Ed25519 au format PEM",
            advice: "fournir un fichier qui commence par `-----BEGIN PUBLIC KEY-----` et ne contient rien d’autre",
            explanation: """
                Les responsables habilités signent avec Ed25519 (RFC 8410) ; aucune autre clé ne permettrait de vérifier une \
                signature. Une clé privée n’a jamais sa place dans un ensemble de règles.
                """
        ),
        Translation(
            .datesOutOfOrder,
            "`{0}` {1} est antérieur à `{2}` {3}",
            explanation: """
                Une période qui finit avant de commencer ne vaut aucun jour ; elle ne peut donc pas être voulue.
                """
        ),
        Translation(
            .foreignOfficer,
            "`{0}` n’est pas un responsable habilité de `{1}`",
            explanation: "Seuls les responsables habilités de la partie qui demande peuvent demander en son nom."
        ),
        Translation(
            .foreignSignatory,
            "le signataire `{0}` n’appartient ni au fournisseur ni au destinataire",
            explanation: """
                Un accord lie ses deux parties, et seuls leurs responsables habilités peuvent signer pour elles.
                """
        ),
        Translation(
            .sideUnsigned,
            "aucun responsable habilité de `{1}` ({0}) ne signe",
            explanation: "Un accord que l’une des parties ne signe jamais n’entre jamais en vigueur."
        ),
        Translation(
            .sameParty,
            "`{0}` est à la fois fournisseur et destinataire",
            explanation: "Un accord est conclu entre deux parties ; nul ne peut s’engager envers soi-même."
        ),
        Translation(
            .noLegalBasis,
            "le jeu de données `{0}` porte sur des personnes et l’accord n’a pas de champ `legalBasis`",
            advice: "indiquer le texte, l’article et la nature de la base légale",
            explanation: """
                Les données à caractère personnel ne sont diffusées que là où une loi le permet. Un jeu de données est tenu \
                pour personnel s’il est protégé, s’il porte sur des personnes ou des ménages, ou s’il a une colonne qui \
                identifie directement.
                """
        ),
        Translation(
            .grantTwice,
            "le droit `{0}` figure deux fois",
            explanation: """
                Les décisions nomment le droit accordé sur lequel elles reposent ; son nom n’en désigne donc qu’un.
                """
        ),
        Translation(
            .unknownColumn,
            "le jeu de données `{0}` n’a pas de colonne `{1}`",
            explanation: """
                Un droit accordé ne peut ouvrir que des colonnes que le jeu de données déclare avec leur rôle.
                """
        ),
        Translation(
            .directIdentifier,
            "la colonne `{0}` identifie directement des personnes ; elle est pseudonymisée ou écartée, rien d’autre",
            explanation: """
                Un nom, un numéro ou une adresse ne sort jamais tel quel, quelles que soient les autres garanties.
                """
        ),
        Translation(
            .pseudonymWithoutIdentifier,
            "la colonne `{0}` du jeu de données `{1}` n’a pas de champ `identifier`",
            advice: "lui donner un espace de noms, par exemple `identifier: {namespace: passport}`",
            explanation: """
                Les pseudonymes sont faits par espace de noms : un même passeport a ainsi le même pseudonyme dans deux jeux \
                de données d’un même domaine, et le nom d’une colonne ne décide de rien.
                """
        ),
        Translation(
            .noHierarchy,
            "la colonne `{0}` n’a pas de hiérarchie le long de laquelle la généraliser",
            explanation: """
                `generalise` monte les niveaux de la hiérarchie de la colonne ; le jeu de données doit donc en déclarer une.
                """
        ),
        Translation(
            .levelsWithoutNames,
            "la hiérarchie de la colonne `{0}` ne nomme pas ses niveaux",
            advice: "ajouter `levels`, du plus fin au plus grossier",
            explanation: "`atLeast` nomme un niveau ; les niveaux doivent donc avoir un nom."
        ),
        Translation(
            .unknownLevel,
            "`{0}` n’est pas un niveau de la colonne `{1}`",
            advice: "niveaux, du plus fin au plus grossier : {2}",
            explanation: "`atLeast` nomme un niveau de la hiérarchie de la colonne."
        ),
        Translation(
            .bandWithoutNumbers,
            "la colonne `{0}` est de type `{1}` ; seuls les nombres entiers et décimaux ont des tranches",
            explanation: "Une tranche est un intervalle de nombres."
        ),
        Translation(
            .formTooLow,
            "la forme `{0}` en annonce moins que n’en révèle la colonne `{1}`, diffusée sous forme de pseudonyme",
            advice: "écrire `form: pseudonymised`",
            explanation: """
                Un fichier qui porte un pseudonyme d’une personne est pseudonymisé, si peu précis que soit le reste.
                """
        ),
        Translation(
            .formWithoutK,
            "la forme `k-anonymous` sans `safeguards: kAnonymity`",
            explanation: "Un fichier n’est k-anonyme que pour un k qui a été exigé et mesuré."
        ),
        Translation(
            .nothingLeaves,
            "toutes les colonnes du droit `{0}` sont écartées",
            explanation: "Un droit accordé au titre duquel rien ne sort est une inadvertance."
        ),
        Translation(
            .preservedWithoutColumn,
            "`{0}` est à préserver et aucune colonne diffusée n’en rend compte",
            explanation: """
                Préserver une dimension, c’est en garder une colonne utilisable ; le droit accordé doit donc en avoir une. \
                Le champ `dimension` du jeu de données dit de quoi chaque colonne rend compte.
                """
        ),
        Translation(
            .preservedAtTop,
            "la colonne `{0}` doit préserver `{1}` et elle est généralisée à son niveau le plus élevé, `{2}`",
            explanation: """
                Une colonne préservée n’atteint jamais son niveau le plus élevé, où tous les enregistrements se valent ; les \
                deux clauses se contredisent donc.
                """
        ),
        Translation(
            .notOwner,
            "`{0}` fournit le jeu de données `{1}`, qui appartient à `{2}`",
            explanation: """
                Une partie partage les données qui lui appartiennent, celles qui ont été faites à partir des siennes, ou \
                celles qu’elle reçoit au titre d’un accord du même ensemble de règles.
                """
        ),
        Translation(
            .approvalsOutOfReach,
            "il faut {0} {1}, sans double compte ; il y en a {2}",
            explanation: """
                Une règle que personne ne peut satisfaire refuse tout. Deux fonctions d’une même personne comptent pour une \
                personne, deux fonctions d’une même unité pour une unité.
                """
        ),
        Translation(
            .purposeForbidden,
            "la finalité `{0}` ne peut jamais être permise : `never` nomme `{1}`",
            explanation: """
                Une finalité de `never`, comme toutes celles qui la restreignent, est refusée quoi que permette le reste ; \
                les deux clauses se contredisent donc.
                """
        ),
        Translation(
            .columnNotAsked,
            "pseudonymisation de la colonne `{0}`, que la demande ne sollicite pas",
            explanation: "Un souhait au sujet d’une colonne qui n’est pas demandée est une inadvertance."
        ),
        Translation(
            .sharedKey,
            "`{0}` et `{1}` ont la même clé",
            advice: "faire une clé pour chaque responsable",
            explanation: """
                Les signatures distinguent les responsables habilités par leur clé ; avec une clé commune, une seule \
                personne pourrait donc donner deux approbations.
                """
        ),
        Translation(
            .notOneSpecification,
            "le fichier a {0} documents du type `spec` ; un seul est attendu",
            explanation: """
                `anonymise` travaille sur une seule spécification ; son jeu de données et ses hiérarchies peuvent figurer à \
                côté d’elle.
                """
        ),
    ]
}
