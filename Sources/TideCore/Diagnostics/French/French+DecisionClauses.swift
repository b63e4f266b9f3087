extension French {
    /// `Catalogue.clauseReasons` in French.
    static let clauseReasons: [Translation] = [
        Translation(
            .agreementNotInForce,
            "l’accord doit être en vigueur au registre (état actuel : {0})",
            advice: "faire inscrire l’accord au registre avec ses signatures",
            explanation: """
                UNSIGNED. Les signatures sont connues, mais cette version n’est pas en vigueur au registre : elle est \
                seulement proposée, ou n’a jamais été enregistrée. Rien ne sort au titre de cette version.
                """
        ),
        Translation(
            .agreementSuspended,
            "l’accord est suspendu (état au registre : {0})",
            advice: "faire reprendre l’accord par le fournisseur et le destinataire",
            explanation: """
                SUSPENDED. L’un des signataires, ou un responsable que l’accord désigne à cet effet, l’a suspendu. Rien ne \
                sort au titre de cet accord tant qu’il n’a pas repris.
                """
        ),
        Translation(
            .agreementTerminated,
            "il a été mis fin à l’accord (état au registre : {0})",
            advice: "faire signer un nouvel accord",
            explanation: """
                EXPIRED. Il a été mis fin à l’accord avant son dernier jour. Il s’applique jusqu’à la veille du jour où \
                cette fin prend effet.
                """
        ),
        Translation(
            .agreementSuperseded,
            "l’accord a été remplacé (état au registre : {0})",
            advice: "présenter la demande au titre de l’accord qui l’a remplacé",
            explanation: """
                EXPIRED. Un accord ultérieur désigne cette version comme remplacée. À compter du jour où il entre en \
                vigueur, rien ne sort au titre de celle-ci.
                """
        ),
        Translation(
            .pseudonymCustodian,
            "les pseudonymes seraient produits par `{0}` ; dépositaire de la clé : `{1}`",
            explanation: """
                PSEUDONYM_SCHEME. L’accord désigne la partie dépositaire de la clé d’un domaine de pseudonymes. Elle seule \
                peut en produire les pseudonymes ; un autre détenteur ne peut donc pas diffuser la colonne.
                """
        ),
        Translation(
            .pseudonymKeyOld,
            "jour de production des pseudonymes : `{0}` ; la clé devait être remplacée au plus tard : `{1}`",
            advice: "faire renouveler la clé et inscrire le nouveau jour dans un avenant",
            explanation: """
                PSEUDONYM_SCHEME. L’accord indique jusqu’à quel jour la clé d’un domaine de pseudonymes peut servir, ce \
                jour compris. Une clé plus ancienne ne produit plus de pseudonymes.
                """
        ),
        Translation(
            .lBelow,
            "l-diversité demandée : `{0}` ; minimum exigé : `{1}`",
            explanation: """
                L_BELOW. Une demande peut exiger plus de diversité que l’accord, ou ne rien préciser, mais jamais moins de \
                diversité.
                """
        ),
        Translation(
            .lIncomparable,
            "l-diversité demandée : `{0}` ; l-diversité exigée : `{1}` ; les deux ne sont pas comparables",
            advice: "ne pas préciser la l-diversité, ou l’indiquer comme le fait l’accord",
            explanation: """
                L_BELOW. Des mesures de types différents ou portant sur des colonnes différentes n’ont pas d’ordre entre \
                elles ; aucune n’est donc la plus stricte. Ce qui ne peut pas être évalué est refusé.
                """
        ),
        Translation(
            .tAbove,
            "t-proximité demandée : `{0}` ; maximum admis : `{1}`",
            explanation: """
                T_ABOVE. Une demande peut exiger une distance plus petite que celle de l’accord, ou ne rien préciser, mais \
                jamais une distance plus grande.
                """
        ),
        Translation(
            .tIncomparable,
            "t-proximité demandée : `{0}` ; t-proximité exigée : `{1}` ; les deux ne sont pas comparables",
            advice: "ne pas préciser la t-proximité, ou l’indiquer pour la colonne de l’accord",
            explanation: """
                T_ABOVE. Des distances de colonnes différentes n’ont pas d’ordre entre elles ; aucune n’est donc la plus \
                stricte. Ce qui ne peut pas être évalué est refusé.
                """
        ),
        Translation(
            .zoneOutside,
            "les données seraient traitées dans `{0}` ; traitement admis dans `{1}`",
            explanation: """
                ZONE. L’accord indique où les données peuvent être traitées. Une zone qu’indique une demande doit figurer \
                parmi celles-là, et dans le document de partie du demandeur.
                """
        ),
        Translation(
            .zonesOfRequesterOutside,
            "le demandeur traite aussi des données dans `{0}` ; traitement de ces données admis dans `{1}`",
            advice: """
                modifier l’accord par un avenant, ou enregistrer comme partie distincte le site qui travaille sur ces \
                données
                """,
            explanation: """
                ZONE. Les lieux où un demandeur traite des données sont ceux qu’indique son document de partie signé ; \
                toutes ses zones doivent donc être convenues. Une demande qui indique l’une d’elles n’écarte aucune des \
                autres : une simple affirmation du demandeur ne décide de rien.
                """
        ),
        Translation(
            .zoneNotOfRequester,
            "le demandeur ne traite pas de données dans `{0}`, mais seulement dans `{1}`",
            advice: "faire inscrire la zone dans le document de la partie",
            explanation: """
                ZONE. Une zone qu’indique une demande doit figurer dans le document de partie signé du demandeur : une \
                simple affirmation du demandeur ne décide de rien.
                """
        ),
        Translation(
            .accessModeDiffers,
            "mode d’accès demandé : `{0}` ; mode d’accès convenu : `{1}`",
            explanation: """
                ACCESS_MODE. Les données sont mises à disposition de la manière convenue : un fichier est transféré, le \
                travail se fait dans une enclave, ou des réponses sont données à des questions. Une demande qui ne précise \
                rien demande un transfert.
                """
        ),
        Translation(
            .sealingNotValid,
            "le paquet serait scellé pour `{0}` ; durée de validité de ce certificat : `{1}`",
            advice: "faire inscrire dans le document de la partie un certificat en cours de validité",
            explanation: """
                ACCESS_MODE. L’accord désigne un certificat du destinataire pour lequel les paquets sont scellés. Ce \
                certificat doit figurer dans le document de partie du destinataire et être en cours de validité.
                """
        ),
        Translation(
            .onwardWithoutChain,
            """
            le détenteur n’est pas propriétaire des données, et aucun accord en vigueur ne les lui a apportées : `{0}`
            """,
            advice: "faire inscrire au registre l’accord par lequel le détenteur les a reçues",
            explanation: """
                ONWARD_FORBIDDEN. Qui n’est pas propriétaire d’un jeu de données ne peut le transmettre qu’au titre des \
                accords par lesquels il est venu de son propriétaire. Ces accords doivent être signés, inchangés, entrés en \
                vigueur, ni suspendus ni arrivés à leur fin, et leur jour de destruction ne doit pas être passé.
                """
        ),
        Translation(
            .onwardNone,
            """
            l’accord par lequel le détenteur a reçu les données n’en permet la transmission à personne ; demandé : `{0}`
            """,
            advice: "faire convenir d’une clause de transmission avec le propriétaire",
            explanation: """
                ONWARD_FORBIDDEN. Un accord sans clause de transmission met un terme au parcours des données : rien de ce \
                qui a été reçu au titre de cet accord, ou qui en est tiré, ne parvient à un tiers.
                """
        ),
        Translation(
            .onwardNotAdmitted,
            "transmission demandée : `{0}` ; transmission convenue avec un détenteur précédent : `{1}`",
            explanation: """
                ONWARD_FORBIDDEN. Chaque accord par lequel les données sont venues de leur propriétaire doit admettre, par \
                l’une de ses clauses de transmission, le rôle du destinataire suivant, la finalité, la forme, k, les zones \
                et les colonnes. Seules les conditions qui ne sont pas respectées sont indiquées, dans cet ordre.
                """
        ),
        Translation(
            .approvalOfOfficerMissing,
            "l’approbation de `{1}` manque",
            advice: "faire approuver l’essai à blanc par ce responsable",
            explanation: """
                APPROVALS. Un comité d’éthique que l’accord désigne, ou un responsable que désigne une clause de \
                transmission d’un accord antérieur, doit approuver en plus des autres.
                """
        ),
        Translation(
            .quotaUsed,
            "ce serait la diffusion n° {0} ; nombre convenu : {1}",
            explanation: """
                QUOTA. Les diffusions sont comptées sur toutes les versions d’un accord, par période du calendrier, à \
                l’heure propre de l’accord. Une diffusion retenue ou abandonnée ne compte pas.
                """
        ),
        Translation(
            .quotaTooSoon,
            "une autre diffusion a été faite le {0} ; intervalle exigé entre deux diffusions : {1}",
            explanation: "QUOTA. L’accord indique l’intervalle minimal entre deux diffusions."
        ),
        Translation(
            .retentionOver,
            "les données devaient être détruites au plus tard le {1}, et la décision serait rendue le {0}",
            advice: "faire convenir d’un jour ultérieur, ou faire déclarer un nouveau jeu de données",
            explanation: """
                RETENTION. Après le jour de destruction prévu par l’accord, ou après le dernier jour où le propriétaire \
                lui-même conserve le jeu de données, rien ne sort. Ce jour même est encore dans le délai.
                """
        ),
        Translation(
            .retentionTooLong,
            "conservation demandée jusqu’au {0} ; conservation convenue jusqu’au {1} au plus",
            explanation: """
                RETENTION. Un destinataire peut conserver ce qu’il reçoit jusqu’au jour de destruction prévu par l’accord, \
                et jamais plus longtemps que le propriétaire ne conserve le jeu de données.
                """
        ),
        Translation(
            .retentionPast,
            "conservation demandée jusqu’au {0}, jour déjà passé le {1}",
            explanation: """
                RETENTION. Qui reçoit des données les conserve au moins le jour de leur diffusion : l’obligation de les \
                détruire serait en retard avant même leur sortie.
                """
        ),
        Translation(
            .publicationNotAllowed,
            "une publication est demandée ; convenu : `{1}`",
            explanation: """
                OUTPUTS. Des résultats ne sont publiés que si l’accord le permet, librement ou après examen. Un accord qui \
                n’en dit rien ne permet aucune publication.
                """
        ),
        Translation(
            .publicationTooEarly,
            "une publication est demandée pour le {0} ; rien n’est publié avant le {1}",
            explanation: "OUTPUTS. Sous embargo, rien n’est publié avant le jour fixé."
        ),
        Translation(
            .dutyOverdue,
            "une obligation du demandeur est échue depuis le {1} : `{0}`",
            advice: "s’acquitter de l’obligation et faire inscrire son exécution",
            explanation: """
                DUTY_OVERDUE. Tant qu’une partie a envers un fournisseur une obligation en retard, elle ne reçoit plus rien \
                de lui, sauf au titre d’un accord dont les propres obligations en retard n’entraînent pas de refus.
                """
        ),
        Translation(
            .dutyOverdueOfReader,
            """
            une obligation d’une partie qui compte comme un même lecteur que le demandeur est échue depuis le {1} : `{0}`
            """,
            advice: "faire exécuter l’obligation par cette partie, et faire inscrire son exécution",
            explanation: """
                DUTY_OVERDUE. Les parties d’une même coalition comptent comme un seul lecteur : ce que l’une d’elles doit à \
                un fournisseur et n’a pas fait à temps empêche les autres de recevoir davantage. Sinon, un organisme \
                échapperait à une destruction en retard en demandant par l’intermédiaire de son organisme de tutelle.
                """
        ),
        Translation(
            .reviewOverdue,
            "l’accord devait être réexaminé au plus tard le {1}, et la décision serait rendue le {0}",
            advice: "réexaminer l’accord et faire inscrire le réexamen",
            explanation: """
                DUTY_OVERDUE. Un accord qui fixe un jour pour son réexamen ne permet plus rien après ce jour tant que le \
                réexamen n’est pas inscrit, sauf s’il porte `overdue: permit`.
                """
        ),
        Translation(
            .firewallRole,
            """
            une cloison étanche ferme ces données à ce rôle au-delà de ce qu’elle laisse passer ; demandé : `{0}` ; admis : \
            `{1}`
            """,
            explanation: """
                FIREWALL. Le jeu de données, ou quelque chose dont il est tiré, est protégé, et le demandeur a un rôle que \
                la cloison interdit. Seul ce qui reste sous le seuil de la cloison peut lui parvenir.
                """
        ),
        Translation(
            .firewallPurpose,
            """
            une cloison étanche ferme ces données à cette finalité au-delà de ce qu’elle laisse passer ; demandé : `{0}` ; \
            admis : `{1}`
            """,
            explanation: """
                FIREWALL. Le jeu de données, ou quelque chose dont il est tiré, est protégé, et la finalité est de celles \
                que la cloison interdit, ou en précise une.
                """
        ),
        Translation(
            .firewallNetwork,
            "le réseau des accords ne respecterait pas `{1}` : {0}",
            explanation: """
                FIREWALL. La demande est permise par son propre accord, et les données demandées prendraient un chemin dans
                le réseau qu’exclut une cloison déclarée, ou une règle que tout réseau respecte. La preuve sur le réseau
                indique le chemin entier : `tidegate prove`.
                """
        ),
        Translation(
            .firewallUnknown,
            """
            une cloison étanche protège ces données, et la finalité n’est pas déclarée ; demandé : `{0}` ; admis : `{1}`
            """,
            advice: "écrire la finalité comme dans l’arbre des finalités",
            explanation: """
                FIREWALL. Il ne peut pas être évalué si une finalité que personne n’a déclarée est une finalité interdite. \
                Ce qui ne peut pas être évalué est refusé.
                """
        ),
    ]
}
