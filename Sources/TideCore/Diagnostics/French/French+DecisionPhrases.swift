extension French {
    /// `Catalogue.decisionPhrases` in French.
    static let decisionPhrases: [Translation] = [
        Translation(
            .permitted,
            "demande permise par `{0}`, droit `{1}`",
            explanation: "L’énoncé d’une permission, avec l’identifiant et la version de l’accord."
        ),
        Translation(
            .refused,
            "demande refusée ; nombre de motifs : {0}",
            explanation: "L’énoncé d’un refus, avec le nombre de motifs."
        ),
        Translation(
            .hint,
            "conseil : {0}",
            explanation: "Ce qui aide à lever un motif de refus."
        ),
        Translation(
            .otherCandidates,
            "autres droits accordés qui ont été examinés :",
            explanation: "Ce qui précède les droits examinés qui n’étaient pas les plus proches."
        ),
        Translation(
            .otherCandidate,
            "`{0}`, droit `{1}` : {2}",
            explanation: "Un autre droit examiné, avec les codes de ses motifs de refus."
        ),
        Translation(
            .caseMet,
            "conforme : {0}",
            explanation: "Un cas d’un ensemble de règles dont la réponse est celle qui était attendue."
        ),
        Translation(
            .caseMissed,
            "non conforme : {0} ({1}) ; réponse attendue : {2} ; réponse obtenue : {3}",
            explanation: "Un cas d’un ensemble de règles dont la réponse n’est pas celle qui était attendue."
        ),
        Translation(
            .obligedKeep,
            "`{0}` : sans changement ; un quasi-identifiant est moins précis si k l’exige",
            explanation: "Obligation d’une permission : le traitement `keep`."
        ),
        Translation(
            .obligedDrop,
            "`{0}` : ne sort pas",
            explanation: "Obligation d’une permission : le traitement `drop`."
        ),
        Translation(
            .obligedGeneralise,
            "`{0}` : généralisation au moins au niveau `{1}`",
            explanation: "Obligation d’une permission : le traitement `generalise`."
        ),
        Translation(
            .obligedBand,
            "`{0}` : par tranches de {1}",
            explanation: "Obligation d’une permission : le traitement `band`."
        ),
        Translation(
            .obligedPseudonymise,
            "`{0}` : sous forme de pseudonyme du domaine `{1}`",
            explanation: "Obligation d’une permission : le traitement `pseudonymise`."
        ),
        Translation(
            .obligedK,
            "k d’au moins {0}, avec suppression de {1} des enregistrements au plus",
            explanation: "Obligation d’une permission : le k-anonymat."
        ),
        Translation(
            .obligedPreserve,
            "à garder utilisable : `{0}`",
            explanation: "Obligation d’une permission : les dimensions à préserver."
        ),
        Translation(
            .obligedForm,
            "forme du fichier : `{0}`",
            explanation: "Obligation d’une permission : la forme du fichier."
        ),
        Translation(
            .obligedReference,
            "données relatives aux jours du {0} au {1}",
            explanation: """
                Obligation d’une permission : les jours sur lesquels porte le jeu de données, et donc la diffusion.
                """
        ),
        Translation(
            .approvalsDue,
            "approbations encore attendues : {0}, parmi `{1}`",
            explanation: "Ce qui doit être approuvé avant une diffusion, par des personnes distinctes."
        ),
        Translation(
            .approvalsDueOfParties,
            "approbations encore attendues : {0}, de parties distinctes, parmi `{1}`",
            explanation: "Ce qui doit être approuvé avant une diffusion, par des parties distinctes."
        ),
        Translation(
            .nearestFound,
            "demande la plus proche qui serait permise, par `{0}`, droit `{1}` :",
            explanation: "Ce qui précède les plus petites modifications qui feraient permettre une demande refusée."
        ),
        Translation(
            .nearestNone,
            "demander autrement n’aiderait pas : ce qui refuse ne dépend pas du demandeur",
            explanation: """
                Aucune modification des colonnes, des garanties, de la forme, des jours ou de la finalité ne ferait \
                permettre la demande ; les signatures, les avenants, les rôles ou les agréments doivent d’abord changer.
                """
        ),
        Translation(
            .nearestIsApproval,
            "rien n’est à demander autrement : il ne manque que des signatures",
            explanation: """
                La demande serait permise une fois approuvée, et signée par le responsable habilité qui demande.
                """
        ),
        Translation(
            .changeLeaveOut,
            "ne pas demander `{0}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changePseudonymisation,
            "laisser à l’accord la pseudonymisation de `{0}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeForm,
            "ne pas préciser la forme",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeK,
            "demander un k d’au moins {0}",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeSuppression,
            "demander la suppression de {0} des enregistrements au plus",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeReference,
            "demander tous les jours sur lesquels porte le jeu de données, du {0} au {1}",
            explanation: """
                Modification de la demande la plus proche. Les lignes ne sont pas sélectionnées par date ; une demande qui \
                indique des jours doit donc indiquer au moins ceux du jeu de données.
                """
        ),
        Translation(
            .changeOfficerOpen,
            "ne pas préciser quel responsable demande",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeOfficer,
            "faire présenter la demande par `{0}`",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeDayFrom,
            "présenter la demande le {0} ou plus tard",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changeRetentionOpen,
            "ne pas préciser jusqu’à quand les données sont conservées",
            explanation: "Modification de la demande la plus proche."
        ),
        Translation(
            .changePurpose,
            "demander pour la finalité `{0}`, si les données ne servent à rien d’autre",
            explanation: """
                Modification de la demande la plus proche, proposée en dernier : une finalité est ce à quoi les données \
                serviront réellement, et des données utilisées pour une autre violent l’accord.
                """
        ),
        Translation(
            .changeReferenceOpen,
            "ne pas préciser quels jours sont demandés",
            explanation: """
                Modification de la demande la plus proche, lorsque le jeu de données ne dit pas sur quels jours il porte.
                """
        ),
    ]
}
