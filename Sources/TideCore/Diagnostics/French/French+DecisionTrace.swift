extension French {
    /// `Catalogue.clausePhrases` in French.
    static let clausePhrases: [Translation] = [
        Translation(
            .obligedAccess,
            "mode d’accès `{0}`, traitement dans `{1}`",
            explanation: "Obligation d’une permission : le mode d’accès et les zones."
        ),
        Translation(
            .obligedSeal,
            "le paquet est scellé pour le certificat `{0}` du destinataire",
            explanation: "Obligation d’une permission : la sécurité du transfert."
        ),
        Translation(
            .obligedOptOutKeep,
            "seules sortent les lignes où la valeur de `{0}` figure parmi `{1}`",
            explanation: "Obligation d’une permission : les oppositions inscrites dans les données."
        ),
        Translation(
            .obligedOptOutRegister,
            "les lignes dont la valeur de `{0}` figure dans le registre `{1}` ne sortent pas",
            explanation: """
                Obligation d’une permission : les oppositions tenues dans un registre, dont la diffusion exige la liste.
                """
        ),
        Translation(
            .obligedPublication,
            "publication des résultats : `{0}`",
            explanation: "Obligation d’une permission : les résultats."
        ),
        Translation(
            .obligedReviewer,
            "`{0}` examine les résultats avant leur publication",
            explanation: "Obligation d’une permission : qui examine les résultats."
        ),
        Translation(
            .obligedEmbargo,
            "rien n’est publié avant le {0}",
            explanation: "Obligation d’une permission : un embargo."
        ),
        Translation(
            .obligedMinCell,
            "effectif d’au moins {0} dans chaque cellule des tableaux publiés",
            explanation: "Obligation d’une permission : le plus petit effectif d’une cellule."
        ),
        Translation(
            .obligedCitation,
            "source à citer : {0}",
            explanation: "Obligation d’une permission : la manière de citer la source."
        ),
        Translation(
            .obligedQuota,
            "diffusions restantes dans cette période après celle-ci : {0}",
            explanation: "Obligation d’une permission : ce qui reste du quota."
        ),
        Translation(
            .obligedL,
            "l-diversité d’au moins `{0}`",
            explanation: "Obligation d’une permission : la l-diversité."
        ),
        Translation(
            .obligedT,
            "t-proximité d’au plus `{0}`",
            explanation: "Obligation d’une permission : la t-proximité."
        ),
        Translation(
            .approvalsDueOfUnits,
            "approbations encore attendues : {0}, d’unités distinctes, parmi `{1}`",
            explanation: "Ce qui doit être approuvé avant une diffusion, par des unités administratives distinctes."
        ),
        Translation(
            .approvalsDueNamed,
            "approbations encore attendues, chacune nécessaire : `{0}`",
            explanation: """
                Responsables dont chacun doit approuver avant une diffusion : un comité d’éthique, ceux que désignent des \
                clauses de transmission.
                """
        ),
        Translation(
            .requestSignatureDue,
            "signature de la demande encore attendue : `{0}`",
            explanation: """
                L’accord dit quels responsables peuvent présenter une demande. Celui que nomme la demande doit la signer \
                avant une diffusion ; un essai à blanc s’en passe.
                """
        ),
        Translation(
            .dueBy,
            "au plus tard le {0}",
            explanation: "L’échéance d’une obligation, dans une phrase qui la décrit."
        ),
        Translation(
            .dueWithin,
            "dans un délai de {0} à compter du fait générateur",
            explanation:
                "L’échéance d’une obligation comptée à partir du fait qui y donne lieu, dans une phrase qui la décrit."
        ),
        Translation(
            .dutyDestroy,
            "`{0}` détruit les données {2}",
            explanation: "Obligation que crée la diffusion : la destruction."
        ),
        Translation(
            .dutyCertify,
            "`{0}` certifie la destruction auprès de `{1}` {2}",
            explanation: "Obligation que crée la diffusion : un certificat de destruction signé."
        ),
        Translation(
            .dutyBreach,
            "`{0}` notifie toute violation de données à `{1}` {2}",
            explanation: "Obligation que crée la diffusion : la notification d’une violation."
        ),
        Translation(
            .dutyReidentification,
            "`{0}` signale à `{1}`, {2}, toute personne reconnue par hasard",
            explanation: "Obligation que crée la diffusion : l’absence de réidentification."
        ),
        Translation(
            .dutyCorrection,
            "`{0}` met en place, {2}, le fichier par lequel `{1}` en remplace un autre",
            explanation: "Obligation que crée la diffusion : les corrections."
        ),
        Translation(
            .dutyReview,
            "`{0}` et `{1}` réexaminent l’accord {2}",
            explanation: "Obligation que crée la diffusion : le réexamen de l’accord."
        ),
        Translation(
            .dutyOutputsReview,
            "`{0}` examine, {2}, ce que `{1}` souhaite publier",
            explanation: "Obligation que crée la diffusion : l’examen des résultats."
        ),
        Translation(
            .dutyRecall,
            "`{0}` répond, {2}, à un rappel fait par `{1}`",
            explanation: "Obligation que crée un rappel."
        ),
        Translation(
            .changeDiversity,
            "demander une l-diversité de `{0}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeCloseness,
            "demander une t-proximité de `{0}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeAccess,
            "demander le mode d’accès `{0}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeZoneOpen,
            "n’indiquer aucune zone : le document de partie dit où le demandeur traite des données",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeRetain,
            "conserver les données jusqu’au {0} au plus tard",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changePublicationOut,
            "ne rien publier qui en soit tiré",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changePublishFrom,
            "publier le {0} ou plus tard",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .traceHead,
            "clauses de `{0}`, droit `{1}`, une à une :",
            explanation: "Introduit la trace d’une décision : toutes les clauses qui ont été examinées."
        ),
        Translation(
            .traceMet,
            "oui : {0} : `{1}` ; convenu : `{2}`",
            explanation: "Clause que la demande respecte."
        ),
        Translation(
            .traceNotMet,
            "non : {0} : `{1}` ; convenu : `{2}`",
            explanation: "Clause qui fait refuser la demande."
        ),
        Translation(
            .traceNone,
            "aucun accord n’était à examiner clause par clause",
            explanation: "La trace d’une demande qu’aucun droit accordé ne pouvait permettre."
        ),
        Translation(
            .topicSignatures,
            "signatures",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicRegister,
            "état au registre",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicBindings,
            "documents tels qu’ils ont été signés",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicValidity,
            "durée de validité de l’accord",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicPurpose,
            "finalité",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicProhibitions,
            "finalités exclues",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicOfficer,
            "responsable qui présente la demande",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicRole,
            "rôle du demandeur",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicAccreditation,
            "agrément",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicColumns,
            "colonnes",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicDirectIdentifiers,
            "colonnes qui révèlent l’identité d’une personne",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicPseudonyms,
            "pseudonymes",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicForm,
            "ce que révèle le fichier",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicKAnonymity,
            "k-anonymat",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicLDiversity,
            "l-diversité",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicTCloseness,
            "t-proximité",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicSuppression,
            "enregistrements qui peuvent être supprimés",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicReference,
            "jours sur lesquels portent les données",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicOnward,
            "transmission de ce qui a été reçu",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicZone,
            "lieu de traitement",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicAccess,
            "mode d’accès",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicApprovals,
            "approbations",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicQuota,
            "nombre de diffusions",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicRetention,
            "durée de conservation des données",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicOutputs,
            "publication",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicDuties,
            "obligations exécutées à temps",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
        Translation(
            .topicFirewall,
            "cloison étanche",
            explanation: "Ce sur quoi porte une clause, dans une trace."
        ),
    ]
}
