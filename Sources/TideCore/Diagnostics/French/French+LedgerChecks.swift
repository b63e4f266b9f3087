extension French {
    /// `Catalogue.ledgerChecks` in French.
    static let ledgerChecks: [Translation] = [
        Translation(
            .changedFile,
            "`{0}` n’est pas le fichier qu’indique le manifeste",
            explanation: "La taille ou l’empreinte du fichier diffère de celle du manifeste."
        ),
        Translation(
            .missingFile,
            "`{0}` figure dans le manifeste et n’est pas dans le paquet",
            explanation: "Un paquet se vérifie en entier."
        ),
        Translation(
            .extraFile,
            "`{0}` est dans le paquet et ne figure pas dans le manifeste",
            explanation: """
                Personne n’a signé ce fichier ou dossier ; un paquet est clos, afin que rien de non signé ne voyage avec \
                lui.
                """
        ),
        Translation(
            .unknownLog,
            "`{0}` vient du journal `{1}`, que la politique de confiance ne nomme pas",
            explanation: """
                Un journal n’est digne de confiance que si sa clé figure dans la politique, qui est parvenue par une autre \
                voie.
                """
        ),
        Translation(
            .unknownSigner,
            "`{0}` a une ligne de signature de `{1}`, dont la politique de confiance ne nomme pas la clé",
            explanation: """
                Un reçu se suffit à lui-même pour la vérification : ce qui ne peut pas être vérifié ne doit pas y figurer.
                """
        ),
        Translation(
            .brokenSignature,
            "`{0}` a une ligne de signature de `{1}` qui n’est pas valable",
            explanation:
                "Une ligne qui se donne pour celle d’une clé connue et ne l’est pas montre que la note a été modifiée."
        ),
        Translation(
            .doubledSignature,
            "`{0}` a deux lignes de signature de `{1}`",
            explanation: "Une seconde ligne de la même clé ne prouve rien et n’a pas été écrite par ce programme."
        ),
        Translation(
            .noLogSignature,
            "`{0}` n’est pas signé par le journal `{1}`",
            explanation: "La tête d’arbre doit porter une signature valable de la propre clé du journal."
        ),
        Translation(
            .noQuorum,
            "`{0}` n’est pas cosigné par le quorum de la politique de confiance",
            explanation:
                "La politique exige des témoins qui ont vu cette tête d’arbre ; trop peu d’entre eux l’ont signée."
        ),
        Translation(
            .notIncluded,
            "la preuve dans `{0}` ne mène pas de l’entrée à la racine signée",
            explanation: """
                L’entrée n’est pas à cette place du journal, ou l’entrée, la preuve ou le point de contrôle a été modifié.
                """
        ),
        Translation(
            .untrustedEntry,
            "`{0}` n’est pas signé uniquement par des clés de diffusion du dossier de confiance",
            explanation: """
                Chaque signature d’une entrée doit être valable avec une clé de diffusion que le vérificateur a reçue par \
                une autre voie ; une clé trouvée dans un paquet ou un journal n’inspire aucune confiance.
                """
        ),
        Translation(
            .missingLogFile,
            "le journal n’a pas de `{0}`",
            explanation:
                "Toutes les tuiles et tous les paquets d’entrées de l’arbre du point de contrôle doivent être présents."
        ),
        Translation(
            .strangeLogFile,
            "`{0}` n’est ni un fichier ni un dossier de ce journal",
            explanation: """
                Il n’a pas de place dans l’arbre du point de contrôle, ou n’est pas un fichier ordinaire ; rien ne pourrait \
                donc le vérifier.
                """
        ),
        Translation(
            .wrongTile,
            "`{0}` ne contient pas les empreintes des entrées",
            explanation: "Chaque tuile est recalculée à partir des entrées, et doit être identique à l’octet près."
        ),
        Translation(
            .wrongRoot,
            "les entrées ne donnent pas la racine que le journal a signée",
            explanation: "Une entrée a été modifiée, omise, insérée ou déplacée après la signature de la tête d’arbre."
        ),
        Translation(
            .brokenBundle,
            "`{0}` ne contient pas {1} entrées entières",
            explanation: "Un paquet d’entrées est tronqué, trop long, ou contient une entrée qui dépasse la limite."
        ),
        Translation(
            .wrongGenesis,
            "la première entrée n’est pas une genèse qui concorde avec le dossier de confiance : {0}",
            explanation: """
                L’entrée 0 dit de quel journal il s’agit, et avec quelles clés et quelle politique il a commencé ; le \
                dossier de confiance doit dire la même chose.
                """
        ),
        Translation(
            .wrongAnchor,
            "`{0}` nomme une tête d’arbre que ce journal n’a pas eue",
            explanation: "L’ancre d’une entrée est une tête antérieure du même journal ; sa racine est recalculée."
        ),
        Translation(
            .entryAfterFreeze,
            "`{0}` vient après l’entrée {1}, qui a gelé le journal",
            advice: "demander au bureau le journal qui suit celui-ci, et qui a ajouté des entrées à un journal gelé",
            explanation: """
                Un journal gelé a pris fin : sa clé est peut-être en d’autres mains, et sa tête d’arbre finale figure dans \
                la première entrée du journal qui le suit. Ce qui y est ajouté plus tard ne l’est pas par un bureau qui \
                tient son engagement.
                """
        ),
        Translation(
            .unannouncedKind,
            "`{0}` est d’un type que le journal n’a pas annoncé sous une forme que ce programme lit : {1}",
            advice: "auditer le journal avec la version de tidegate qui l’a écrit, ou une plus récente",
            explanation: """
                La première entrée contient l’empreinte du schéma de chaque type d’entrée, et une entrée `schemas` celles \
                qu’un programme plus récent a apportées. Une entrée d’un autre type, ou d’un schéma que ce programme ne \
                connaît pas, n’est pas lue comme si elle était comprise.
                """
        ),
        Translation(
            .repeatedEntry,
            "`{0}` est l’entrée {1} une fois de plus",
            explanation: """
                Deux entrées ne sont jamais identiques à l’octet près, puisque chacune a ses propres sels. Qui a la clé du \
                journal et aucune de celles qui signent des entrées ne pourrait que journaliser de nouveau une ancienne \
                entrée.
                """
        ),
        Translation(
            .entryDatedBack,
            "l’entrée {0} est datée du {1}, avant l’entrée {2}, qui est datée du {3}",
            advice: "demander au bureau ce qu’a fait son horloge entre les deux",
            explanation: """
                Constat d’un audit, qui n’empêche pas la vérification d’aboutir : l’ordre des entrées est prouvé, leurs \
                heures sont la parole du bureau. Une horloge reculée fait valoir de nouveau des accords qui ont pris fin ; \
                une décision entre les deux a donc pu être prise au titre de l’un d’eux. Ce programme n’écrit aucune entrée \
                qui soit de plus de deux secondes en retard sur la précédente.
                """
        ),
        Translation(
            .entryBeforeAnchor,
            "l’entrée {0} est datée du {1}, et nomme une tête d’arbre que des témoins avaient vue au plus tard le {2}",
            advice: "demander au bureau ce que disait son horloge, et aux témoins ce que disaient les leurs",
            explanation: """
                Constat d’un audit, qui n’empêche pas la vérification d’aboutir : une entrée ne peut pas être plus ancienne \
                qu’une tête d’arbre qu’elle nomme. Ou bien elle a été antidatée, ou bien l’une des horloges était fausse de \
                plus de cinq minutes.
                """
        ),
        Translation(
            .entryAfterHead,
            "l’entrée {0} est datée du {1}, et des témoins l’avaient vue au plus tard le {2}",
            advice: "demander au bureau ce que disait son horloge, et aux témoins ce que disaient les leurs",
            explanation: """
                Constat d’un audit, qui n’empêche pas la vérification d’aboutir : ce que des témoins ont vu existait alors. \
                Ou bien l’entrée a été postdatée, ou bien l’une des horloges était fausse de plus de cinq minutes.
                """
        ),
        Translation(
            .emptyLog,
            "le journal n’a aucune entrée",
            explanation: "Un journal commence par son entrée de genèse."
        ),
    ]

    /// `Catalogue.ledgerStore` in French.
    static let ledgerStore: [Translation] = [
        Translation(
            .ledgerFile,
            "opération impossible ({0}) sur `{1}` : {2}",
            explanation: "Le système a refusé de lire ou d’écrire un fichier ; la raison qu’il donne est indiquée."
        ),
        Translation(
            .storeMoved,
            "le stockage du journal n’est pas dans l’état où ce programme l’a laissé",
            advice: "vérifier qu’aucun autre processus n’écrit dans l’espace de travail, puis réessayer",
            explanation: "Les entrées et les têtes se suivent sans lacune ; un autre processus a écrit entre-temps."
        ),
        Translation(
            .storeBroken,
            "le stockage du journal ne contient pas ce qui a été écrit : {0}",
            advice: "restaurer l’espace de travail à partir d’une sauvegarde, et le comparer au journal publié",
            explanation: """
                Ce qui a été relu dans le stockage diffère de ce qui a été calculé ou signé. Rien n’est signé par-dessus.
                """
        ),
        Translation(
            .storeBehind,
            "le stockage du journal compte {0} entrées et a signé une tête qui en couvre {1}",
            advice: "restaurer l’espace de travail à partir d’une sauvegarde, et le comparer au journal publié",
            explanation:
                "Des entrées qui étaient signées ont disparu ; ajouter des entrées créerait une seconde histoire."
        ),
        Translation(
            .publishedAhead,
            "le point de contrôle `{0}` n’est pas le début de ce journal",
            advice: """
                ne rien ajouter ; déterminer si l’espace de travail a été ramené en arrière ou si le dossier est celui d’un \
                autre journal
                """,
            explanation: "Un journal ne doit jamais signer deux histoires ; ce qui a été publié fait foi."
        ),
        Translation(
            .notAnExport,
            "`{0}` contient d’autres fichiers ; le journal n’y est donc pas écrit",
            advice: "indiquer un nouveau dossier, ou un dossier qui contient un export antérieur de ce journal",
            explanation: """
                Un export se transmet sous forme de dossier ; mêlé à d’autres fichiers, il ne serait plus un journal, et \
                ces fichiers ne seraient plus à leur place.
                """
        ),
        Translation(
            .noSuchEntry,
            "le journal n’a ni entrée ni taille {0}",
            explanation: """
                Les positions se comptent à partir de 0 et sont inférieures à la taille de la plus récente tête signée.
                """
        ),
    ]
}
