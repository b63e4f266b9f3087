extension French {
    /// `Catalogue.witnesses` in French.
    static let witnesses: [Translation] = [
        Translation(
            .notASubmission,
            "`{0}` n’est pas une soumission à un témoin : {1}",
            explanation: """
                Une soumission indique la taille que le témoin a cosignée en dernier, les empreintes qui prouvent que l’arbre \
                se poursuit à partir de là, une ligne vide, et la tête d’arbre signée. Un témoin la lit strictement et ne \
                signe rien qu’il n’ait pu lire.
                """
        ),
        Translation(
            .inconsistentHead,
            "la tête d’arbre de `{0}` de taille {2} ne prolonge pas celle de taille {1}",
            explanation: """
                Un témoin ne cosigne une tête d’arbre qu’avec une preuve que tout ce qu’il a vu auparavant s’y trouve encore, \
                inchangé. Sans cette preuve, le journal a été réécrit, ou a bifurqué. Le témoin conserve ce qu’il a vu.
                """
        ),
        Translation(
            .witnessMemoryBroken,
            "`{0}` n’est pas du journal qui donne son nom au dossier",
            advice: """
                remettre la copie la plus récente ; un témoin qui a oublié ce qu’il a vu ne doit pas continuer sous la même \
                clé
                """,
            explanation: """
                Un témoin garde en mémoire la tête d’arbre la plus récente de chaque journal, dans un dossier nommé d’après le \
                SHA-256 du nom du journal.
                """
        ),
        Translation(
            .witnessSilent,
            "pas de réponse de `{0}` : {1}",
            advice:
                "interroger de nouveau plus tard avec `tidegate log cosign`, ou porter la soumission sur une clé USB",
            explanation: """
                Un témoin n’a pas répondu dans le délai prévu. Ce qui a été ajouté au journal y reste ; rien n’en est publié, \
                et rien n’est diffusé, avant la signature du quorum que la politique du journal exige.
                """
        ),
        Translation(
            .witnessRefused,
            "le témoin `{0}` a refusé, avec le statut {1}",
            advice: "403 et 404 : donner au témoin la clé du journal ; 400 : sa version est peut-être différente",
            explanation: """
                Un témoin répond 404 pour un journal qu’il ne connaît pas, 403 pour une signature qui n’est pas de la clé du
                journal, 400 pour ce qu’il ne peut pas lire.
                """
        ),
        Translation(
            .logBehindWitness,
            "le témoin `{0}` a vu {1} entrées de ce journal, et il y en a ici {2}",
            advice: "remettre l’espace de travail le plus récent ; ne jamais rien ajouter à une copie plus ancienne",
            explanation: """
                Le témoin a cosigné un journal plus long sous ce nom. Cet espace de travail a été ramené à un jour antérieur, \
                ou quelqu’un d’autre possède la clé du journal. Un ajout donnerait au journal une seconde histoire ; rien \
                n’est donc ajouté, et rien n’est diffusé.
                """
        ),
        Translation(
            .logBesideWitness,
            "le témoin `{0}` a vu d’autres entrées que celles-ci : pour {1} entrées, sa tête d’arbre est différente",
            advice: "comparer avec ce que le témoin publie : `tidegate log monitor` ; geler le journal s’il a bifurqué",
            explanation: """
                Le journal d’ici ne prolonge pas ce que le témoin a cosigné. Il y a deux histoires sous une même clé. Les deux \
                têtes d’arbre signées en sont la preuve, que chacun peut vérifier.
                """
        ),
        Translation(
            .witnessWithoutAddress,
            "la politique n’a pas d’adresse pour le témoin `{0}`, et il n’a pas signé",
            advice: "porter la soumission : `tidegate log cosign --submission FILE`, puis `--answer FILE`",
            explanation:
                "Un témoin sans adresse dans la politique est interrogé par fichiers, comme entre des bureaux sans réseau."
        ),
        Translation(
            .noQuorumYet,
            "le quorum de la politique n’a pas signé la tête d’arbre de taille {0} ; rien n’a été diffusé",
            advice:
                "voir quel témoin a manqué, interroger de nouveau avec `tidegate log cosign`, puis relancer la diffusion",
            explanation: """
                Lorsqu’une politique nomme des témoins, aucune diffusion ne sort avant qu’autant d’entre eux qu’elle l’exige \
                aient vu l’entrée qui la constate : ce que personne d’extérieur n’a jamais vu pourrait être retiré de la fin \
                du journal. La diffusion est abandonnée ; les approbations restent valables.
                """
        ),
        Translation(
            .notAForkProof,
            "`{0}` ne prouve pas une bifurcation : {1}",
            explanation: """
                Deux têtes d’arbre d’un même journal, toutes deux signées de sa clé, prouvent une bifurcation si elles ont la \
                même taille et des racines différentes, ou si la plus longue commence, selon une preuve de cohérence, par une \
                autre racine à la taille de la plus courte.
                """
        ),
        Translation(
            .forkFound,
            "le journal `{0}` a deux histoires : la preuve est dans `{1}`",
            advice: """
                envoyer la preuve aux autres témoins, aux auditeurs et au registraire ; elle n’exige pas de se fier à qui \
                l’envoie
                """,
            explanation: """
                Deux têtes d’arbre que la clé du journal a signées ne s’accordent pas. Quiconque détient les deux peut le
                montrer à toute personne qui a la clé publique du journal.
                """
        ),
        Translation(
            .policyOfAnotherLog,
            "`{0}` nomme un autre journal ou une autre clé de journal que ceux de cet espace de travail : {1}",
            explanation: """
                Une politique qui entre en vigueur doit faire confiance au journal auquel elle est destinée, sous la clé qui \
                en signe les têtes d’arbre actuellement.
                """
        ),
        Translation(
            .answerDoesNotHold,
            "`{0}` ne contient aucune signature d’un témoin de la politique sur une tête d’arbre de ce journal",
            advice:
                "la réponse correspond à une soumission précise ; en établir une nouvelle si le journal s’est allongé",
            explanation: """
                Une réponse apportée n’est acceptée que si sa ligne est celle d’un témoin nommé, sur une tête d’arbre \
                conservée.
                """
        ),
        Translation(
            .logShrank,
            "le journal compte {0} entrées, alors que {1} ont déjà été vues",
            advice: "conserver la tête d’arbre détenue : elle prouve ce qui existait",
            explanation: """
                Un journal auquel on ne fait qu’ajouter ne raccourcit jamais. Des entrées ont été retirées, ou la copie reçue \
                est plus ancienne.
                """
        ),
        Translation(
            .unknownWitness,
            "la politique en vigueur ne nomme pas de témoin `{0}`",
            advice:
                "les noms sont ceux des clés, aux lignes `witness` de la politique : la partie qui précède le premier `+`",
            explanation: """
                Une soumission s’adresse à un seul témoin, puisque chacun a vu le journal jusqu’à un endroit qui lui est \
                propre.
                """
        ),
    ]
}
