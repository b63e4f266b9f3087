extension French {
    /// `Catalogue.certificate` in French.
    static let certificate: [Translation] = [
        Translation(
            .notANetworkCertificate,
            "ceci n’est pas un certificat dans la seule forme qui soit admise",
            explanation: """
                Un certificat est du JSON canonique qui comporte exactement les éléments de son format, tous triés, \
                sans rien en double. Il est lu de manière stricte, car à des documents et des affirmations donnés \
                correspond un seul certificat. Ce qui est écrit autrement n’a pas été prouvé.
                """
        ),
        Translation(
            .certificateOfOtherPolicies,
            "le certificat porte sur d’autres documents que ceux-ci",
            advice:
                "le vérifier au regard des documents enregistrés lorsqu’il a été établi, ou refaire la preuve pour ceux-ci",
            explanation: """
                Un certificat indique l’empreinte SHA-256 de chaque partie, finalité, jeu de données, accord et \
                cloison étanche. Un seul mot différent en fait un autre réseau, au sujet duquel rien n’est certifié.
                """
        ),
        Translation(
            .certificateOfOtherEndings,
            "le certificat a été établi avec d’autres fins d’accords que celles qui sont connues ici",
            advice:
                "donner les fins et suspensions d’accords que le registre contenait lorsqu’il a été établi, ou refaire la preuve",
            explanation: """
                Un accord auquel il a été mis fin ou qui a été suspendu ne transporte plus rien après son dernier \
                jour. Les documents ne disent pas lesquels sont dans ce cas ; un certificat indique donc avec quelles \
                fins d’accords il a été établi.
                """
        ),
        Translation(
            .certificateRootsDiffer,
            "le certificat ne suit pas chaque jeu de données une seule fois : `{0}`",
            explanation: """
                Un certificat contient un flux pour chaque jeu de données de l’ensemble de règles, dans l’ordre de \
                leurs noms.
                """
        ),
        Translation(
            .certificateLabelMissing,
            "davantage peut être atteint que n’en énumère le certificat : {0}",
            explanation: """
                À partir des étiquettes énumérées, une arête ou une dérivation mène à une étiquette qu’aucune de \
                celles-ci ne couvre. Ce qui est atteint dépasse alors ce à quoi les invariants ont été confrontés ; \
                rien n’est donc certifié.
                """
        ),
        Translation(
            .certificateLabelIdle,
            "le certificat énumère ce à quoi rien ne mène : {0}",
            explanation: """
                Chaque étiquette énumérée provient des données du propriétaire en suivant des arêtes et des \
                dérivations, exactement telle quelle. Une étiquette modifiée ou ajoutée n’en provient pas.
                """
        ),
        Translation(
            .certificateLabelCovered,
            "le certificat énumère une étiquette à côté d’une autre qui la couvre : {0}",
            explanation: """
                Parmi les étiquettes d’un même lieu, seules sont énumérées celles qu’aucune autre ne couvre, de sorte \
                qu’il n’y ait qu’un certificat et non plusieurs.
                """
        ),
        Translation(
            .certificateHopsDiffer,
            "le certificat ne suit pas chaque étape possible une seule fois : {0}",
            explanation: """
                Pour chaque arête possible à partir des données du propriétaire, et pour aucune autre, le certificat \
                énumère ce qui est atteint ensuite. Les clauses de transmission ultérieure de l’arête y sont \
                confrontées.
                """
        ),
        Translation(
            .certificateClaimUnknown,
            "le certificat affirme `{0}`, qui n’est pas un invariant de cet ensemble de règles",
            explanation: """
                I1 est affirmé de chaque cloison étanche. I4 est affirmé de chaque cloison étanche, et du réseau \
                seulement lorsqu’il n’y a pas de cloison. I2, I3 et I5 sont affirmés du réseau. Une cloison au sujet \
                de laquelle quelque chose est affirmé doit figurer parmi les documents.
                """
        ),
        Translation(
            .certificateClaimBroken,
            "le certificat affirme `{0}`, qui n’est pas respecté : {1}",
            advice: "refaire la preuve du réseau ; elle montre le chemin le plus court qui le viole",
            explanation: """
                Ce qui est atteint est tel que le certificat l’énumère, et l’invariant est violé à une étape qui est \
                alors possible. Le lieu indique à laquelle, à savoir le jeu de données qui circule et l’étape, \
                précédée d’une étape antérieure lorsque les deux sont en cause.
                """
        ),
    ]
}
