extension French {
    /// `Catalogue.clauses` in French.
    static let clauses: [Translation] = [
        Translation(
            .notPEM,
            "le fichier `{0}` n’a pas le contenu attendu, au format PEM : {1}",
            advice: "un certificat se place entre `-----BEGIN CERTIFICATE-----` et `-----END CERTIFICATE-----`, "
                + "une liste de révocation entre les mêmes lignes avec `X509 CRL`, et le fichier ne contient rien d’autre",
            explanation: """
                Le fichier est lié aux accords octet par octet ; il contient donc ce qu’annonce le champ qui le nomme, et \
                rien d’autre. La confiance à accorder à un certificat s’apprécie lors de la vérification d’une signature.
                """
        ),
        Translation(
            .withoutCertificate,
            "`{0}` accompagne une clé qui n’est pas un certificat",
            explanation: """
                Une chaîne et une liste de révocation se rapportent à un certificat ; une clé seule n’a ni l’une ni \
                l’autre.
                """
        ),
        Translation(
            .officerWithoutUnit,
            "le responsable `{0}` n’a pas de `unit`, et des unités distinctes sont exigées",
            advice: "indiquer l’unité du responsable dans le document de la partie",
            explanation: """
                Quand des signatures ou des approbations doivent venir d’unités administratives différentes, un responsable \
                dont personne ne connaît l’unité pourrait représenter n’importe laquelle.
                """
        ),
        Translation(
            .officerWithoutPerson,
            "le responsable `{0}` n’a pas de `person`, et des personnes distinctes sont exigées",
            advice: "indiquer dans le document de la partie qui exerce la fonction",
            explanation: """
                Quand deux personnes ou plus doivent signer ou approuver, une fonction dont personne ne connaît le \
                titulaire pourrait être exercée par quelqu’un qui a déjà signé, et le double regard n’en serait plus un. \
                Une signature unique n’exige pas de nom.
                """
        ),
        Translation(
            .noCertificate,
            "la partie `{0}` n’a pas de certificat `{1}`",
            advice: "l’ajouter sous `certificates` dans le document de la partie",
            explanation:
                "Un paquet est scellé pour un certificat de son destinataire, afin que nul autre ne puisse l’ouvrir."
        ),
        Translation(
            .onwardAboveGrant,
            """
            les données peuvent être transmises sous la forme `{0}`, et ne sont accordées que sous la forme `{1}` au plus
            """,
            explanation: "Nul ne peut transmettre sur une personne plus que ce qu’il a reçu."
        ),
        Translation(
            .columnDoesNotLeave,
            "la colonne `{0}` ne sort pas au titre de ce droit",
            explanation: """
                La clause porte sur des colonnes qui sortent ; une colonne retirée ou absente de la liste ne sort jamais.
                """
        ),
        Translation(
            .noReviewer,
            "les résultats sont soumis à examen, et personne n’est désigné comme `reviewer`",
            advice: "désigner le responsable qui les examine",
            explanation: "Un examen dont personne n’est chargé n’a jamais lieu, et rien n’est alors jamais publié."
        ),
        Translation(
            .heldTooLong,
            "les données sont détruites au plus tard le {0} ; le jeu de données `{1}` est conservé jusqu’au {2}",
            explanation: """
                La conservation ne peut que se raccourcir le long d’un flux : nul ne conserve des données plus longtemps \
                que leur propriétaire ne le peut ; le dernier jour de conservation ne dépasse donc pas le `retain` du jeu \
                de données.
                """
        ),
        Translation(
            .domainNotUsed,
            "aucun droit accordé n’utilise le domaine de pseudonymes `{0}`",
            explanation: "Une clause sur un domaine que rien n’utilise ne dit rien ; c’est donc une erreur."
        ),
        Translation(
            .domainNotListed,
            "le domaine de pseudonymes `{0}` ne figure pas sous `pseudonymise`",
            advice: "l’ajouter, avec son procédé et son dépositaire",
            explanation: """
                Quand un accord énumère ses domaines de pseudonymes, la liste est complète : pour chacun, on voit qui \
                détient la clé.
                """
        ),
        Translation(
            .purposeNotCovered,
            "la finalité `{0}` n’est aucune de celles de l’accord et n’en précise aucune",
            explanation: "Une clause ne peut pas servir une finalité que l’accord ne permet pas."
        ),
        Translation(
            .domainShared,
            """
            le domaine de pseudonymes `{0}` sert aussi au jeu de données `{2}` dans l’accord `{1}` : un même lecteur \
            pourrait le joindre à `{3}`
            """,
            advice: "ajouter une clause `linkage` qui nomme `{2}`, ou utiliser un autre domaine",
            explanation: """
                Les pseudonymes d’un même domaine relient des enregistrements entre eux. Deux accords qui donnent à un même \
                lecteur (un destinataire, ou les parties d’une coalition) des jeux de données différents avec des \
                pseudonymes d’un même domaine lui permettent de les joindre ; l’un des deux doit donc dire qu’il y est \
                autorisé.
                """
        ),
        Translation(
            .supersedesItself,
            "`{0}` est une autre version du même accord",
            advice: "omettre `supersedes` : une nouvelle version remplace d’elle-même la précédente",
            explanation:
                "`supersedes` désigne une version d’un autre accord, qui prend fin quand celui-ci entre en vigueur."
        ),
        Translation(
            .supersedesOthers,
            "`{0}` lie `{1}` et `{2}` ; seules ces deux mêmes parties peuvent y mettre fin",
            explanation: "Nul ne met fin à l’accord d’autres parties en signant l’un des siens."
        ),
        Translation(
            .supersessionRing,
            "des accords se remplacent les uns les autres en boucle : {0}",
            explanation:
                "Chacun mettrait fin à l’autre en entrant en vigueur ; aucun n’entrerait donc jamais en vigueur."
        ),
        Translation(
            .ownerNotAsked,
            "le jeu de données `{0}` est protégé ici, et son propriétaire `{1}` ne figure pas sous `owners`",
            advice: "ajouter le propriétaire, dont la cloison exige alors la signature",
            explanation: """
                Une cloison étanche est déclarée avec les signatures des propriétaires de ce qu’elle protège nommément.
                """
        ),
        Translation(
            .notStandardCode,
            "par sa forme, ce n’est pas un code de `{0}`",
            advice:
                "ISO 3166 : deux ou trois lettres majuscules ou trois chiffres ; CITP-08 (ISCO-08) : un à quatre chiffres ; "
                + "CITE 2011 (ISCED 2011) : un à trois chiffres",
            explanation: """
                Chaque ligne d’une nomenclature aboutit à un code de la norme ; sans cela, les diffusions ne seraient pas \
                comparables.
                """
        ),
        Translation(
            .codelistRow,
            "la ligne {0} n’a pas deux codes",
            explanation: "Une ligne de nomenclature comporte un code national et le code de la norme, rien d’autre."
        ),
        Translation(
            .codelistTwice,
            "le code national figure deux fois",
            explanation: "Un code national devient un seul code de la norme ; il ne figure donc qu’une fois."
        ),
        Translation(
            .protectionLost,
            "le jeu de données `{0}` est tiré du jeu de données protégé `{1}` et n’est pas protégé",
            advice: "écrire `protected: true`",
            explanation: "Ce qui était protégé le reste ; sinon, il suffirait de copier des données pour les blanchir."
        ),
        Translation(
            .roleLost,
            "la colonne `{0}` a le rôle `{2}` dans le jeu de données `{1}` et `{3}` ici",
            advice: "conserver le rôle",
            explanation: """
                Une colonne qui identifie des personnes, ou qui pourrait aider à les reconnaître, le fait dans tout ce qui \
                en est tiré. Une colonne qui ne le fait plus porte un autre nom, et le propriétaire des données le dit.
                """
        ),
        Translation(
            .namedUnprotected,
            "le jeu de données `{0}` est protégé ici et n’est pas marqué comme tel dans son propre document",
            advice: "écrire `protected: true` dans `dataset/{0}`",
            explanation: """
                Qui détient des données protégées dit, pour tous ses jeux de données, de quoi ils sont tirés, et des \
                données protégées ne sortent qu’avec des approbations. L’un et l’autre reposent sur la marque du jeu de \
                données lui-même ; une cloison ne nomme donc que des jeux de données qui la portent.
                """
        ),
        Translation(
            .newColumnTells,
            """
            la colonne `{0}` ne figure dans rien de ce dont `{1}` est tiré, et a ici le rôle `{2}`, bien que `{3}` soit \
            protégé
            """,
            advice:
                "lui donner le rôle `quasi`, ou le nom de la colonne dont elle vient ; sinon, le propriétaire de `{3}` doit être "
                + "aussi celui du jeu de données",
            explanation: """
                Une colonne de données protégées qui porte un autre nom dans ce qui en est tiré permet de contourner le \
                k-anonymat, qui compte les colonnes pouvant aider à reconnaître des personnes. C’est au propriétaire des \
                données de dire si une nouvelle colonne y aide ; une pondération relève de qui produit le jeu de données.
                """
        ),
        Translation(
            .onwardRuledOut,
            "la transmission est permise pour `{0}`, qui comprend la finalité `{1}`, exclue par `never`",
            advice: "nommer les finalités comprises dans `{0}` qui sont visées",
            explanation: """
                `never` lie les propres accords du fournisseur. Ce que les accords suivants peuvent servir est ce que dit \
                la clause de transmission ; elle ne laisse donc aucune place à ce qui est exclu.
                """
        ),
        Translation(
            .derivationOpen,
            """
            le jeu de données `{0}` ne dit pas de quoi il est tiré, et son propriétaire `{1}` détient des données protégées
            """,
            advice: "écrire `derivedFrom`, au besoin `derivedFrom: none`",
            explanation: """
                Une partie qui est propriétaire de données protégées ou en reçoit dit, pour chaque jeu de données dont elle \
                est propriétaire, de quoi il est tiré. Sinon, un jeu de données portant un nouveau nom échapperait à la \
                protection de ce dont il est tiré.
                """
        ),
        Translation(
            .publicFormTooHigh,
            "forme `{0}` dans un accord de classe `public`",
            advice: "un fichier public est au plus k-anonyme",
            explanation: "Ce que chacun peut lire ne porte aucun pseudonyme et n’identifie personne."
        ),
        Translation(
            .columnNotNeeded,
            "la colonne `{0}` sort, et aucune finalité sous `necessity` n’en a besoin",
            advice: "nommer la finalité qui en a besoin, ou retirer la colonne",
            explanation: """
                Minimisation des données : quand un accord dit à quoi sert chaque colonne, une colonne qui ne sert aucune \
                finalité ne sort pas.
                """
        ),
        Translation(
            .notSensitive,
            "la colonne `{0}` de `{1}` n’est pas une colonne sensible qui sort",
            explanation: """
                Les modèles de divulgation d’attributs, tels que la l-diversité et la t-proximité, portent sur une colonne \
                qui a le rôle `sensitive` dans le jeu de données, mesurée dans le fichier qui sort.
                """
        ),
    ]
}
