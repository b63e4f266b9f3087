extension French {
    /// `Catalogue.decision` in French.
    static let decision: [Translation] =
        decisionReasons + clauseReasons + decisionInputs + decisionPhrases + clausePhrases

    /// `Catalogue.decisionReasons` in French.
    private static let decisionReasons: [Translation] = [
        Translation(
            .noAgreement,
            "aucun accord ne couvre `{0}`",
            advice: "les deux parties doivent d’abord signer un accord qui porte sur ce jeu de données",
            explanation: """
                NO_AGREEMENT. Rien ne sort sans un accord conclu entre ce détenteur précis et ce demandeur précis, et qui \
                accorde ce jeu de données précis. Ce qui n’est pas accordé est refusé.
                """
        ),
        Translation(
            .unknownParty,
            "la partie `{0}` n’est pas déclarée",
            advice: "écrire le nom de la partie comme dans son document, ou l’enregistrer",
            explanation: """
                NO_AGREEMENT. La demande nomme un détenteur ou un demandeur qui ne figure pas dans l’ensemble de règles. Ce \
                qui ne peut pas être évalué est refusé.
                """
        ),
        Translation(
            .unknownDataset,
            "le jeu de données `{0}` n’est pas déclaré",
            advice: "écrire le nom du jeu de données comme dans son document",
            explanation: """
                NO_AGREEMENT. La demande nomme un jeu de données qui ne figure pas dans l’ensemble de règles. Ce qui ne peut \
                pas être évalué est refusé.
                """
        ),
        Translation(
            .agreementUnsigned,
            "signatures apposées sur l’accord : `{0}` ; signatures requises : `{1}`",
            advice: "faire signer cette version par les responsables qui manquent",
            explanation: """
                UNSIGNED. Un accord ne permet rien tant que tous les signataires qu’il nomme n’ont pas signé cette version \
                même, avec au moins un signataire de chaque côté.
                """
        ),
        Translation(
            .bindingChanged,
            "`{0}` n’est plus ce que les responsables ont signé",
            advice: "faire signer une nouvelle version qui lie ce document dans son état actuel",
            explanation: """
                BINDING. Une signature couvre les finalités, les jeux de données, les hiérarchies, les fichiers et les parties \
                dont l’accord dépend. Quand l’un d’eux change, l’accord ne permet plus rien jusqu’à ce qu’un avenant le lie de \
                nouveau.
                """
        ),
        Translation(
            .agreementNotYetValid,
            "l’accord ne prend effet que le {1}, et la décision serait rendue le {0}",
            explanation:
                "NOT_YET_VALID. Un accord vaut à compter de son premier jour, à minuit dans son propre fuseau horaire."
        ),
        Translation(
            .agreementExpired,
            "l’accord a pris fin le {1}, et la décision serait rendue le {0}",
            advice: "faire renouveler l’accord",
            explanation:
                "EXPIRED. Un accord vaut jusqu’à son dernier jour, ce jour compris, dans son propre fuseau horaire."
        ),
        Translation(
            .purposeNotAllowed,
            "la finalité `{0}` ne figure pas parmi `{1}` et n’en précise aucune",
            explanation: """
                PURPOSE_NOT_ALLOWED. La finalité demandée doit être l’une de celles que l’accord nomme, ou se trouver \
                au-dessous de l’une d’elles dans l’arbre des finalités.
                """
        ),
        Translation(
            .purposeRuledOut,
            "la finalité `{0}` est exclue par `{1}`",
            explanation: """
                PURPOSE_NOT_ALLOWED. Une finalité placée sous `never` dans un accord quelconque de ce détenteur sur ce jeu de \
                données fait refuser les demandes faites pour cette finalité, pour celles qui se trouvent au-dessous d’elle et \
                pour celles qui l’incluent, quoi que permettent les autres textes.
                """
        ),
        Translation(
            .unknownPurpose,
            "l’arbre des finalités ne contient pas `{0}`",
            advice: "écrire la finalité comme dans l’arbre des finalités",
            explanation: """
                PURPOSE_NOT_ALLOWED. La demande nomme une finalité que l’ensemble de règles ne déclare pas. Ce qui ne peut pas \
                être évalué est refusé.
                """
        ),
        Translation(
            .officerUnknown,
            "le responsable `{0}` ne figure pas parmi `{1}`",
            advice: "nommer un responsable enregistré du demandeur, ou n’en nommer aucun",
            explanation:
                "RECIPIENT_OFFICER. La demande nomme un responsable qui n’est pas enregistré comme l’un de ceux du demandeur."
        ),
        Translation(
            .officerNotNamed,
            "la demande émane de `{0}`, et cet accord n’admet que les demandes de `{1}`",
            explanation: """
                RECIPIENT_OFFICER. Un accord qui nomme des `recipients` ne laisse que ces responsables demander à ce titre ; \
                une demande qui ne nomme aucun responsable n’émane d’aucun d’eux.
                """
        ),
        Translation(
            .requestUnsigned,
            "la demande n’est pas signée par `{1}`, dont elle dit émaner",
            advice: "la faire signer par ce responsable avec `tidegate sign --request`, et ajouter --request-signature",
            explanation: """
                RECIPIENT_OFFICER. Un accord qui nomme des `recipients` dit qui peut demander. Le responsable qu’une demande \
                nomme n’est qu’une affirmation tant que ce responsable ne l’a pas signée avec une clé ou un certificat du \
                document de sa partie qui soit valable à ce moment.
                """
        ),
        Translation(
            .recipientRole,
            "les rôles du demandeur sont `{0}`, et il faut l’un de `{1}`",
            explanation: """
                RECIPIENT_ROLE. Un accord qui comporte `recipientRoles` ne donne des données qu’à une partie dont le document \
                porte l’un de ces rôles.
                """
        ),
        Translation(
            .accreditationMissing,
            "le demandeur n’a pas l’agrément `{1}`",
            advice: "faire inscrire l’agrément dans le document de la partie",
            explanation: "ACCREDITATION. L’accord exige un agrément qui ne figure pas dans le document du demandeur."
        ),
        Translation(
            .accreditationExpired,
            "l’agrément du demandeur est `{0}`, et il faut `{1}`",
            advice: "faire renouveler l’agrément",
            explanation: """
                ACCREDITATION. L’agrément que l’accord exige doit être en cours de validité le jour de la décision, dernier \
                jour compris.
                """
        ),
        Translation(
            .columnNotGranted,
            "la colonne `{0}` n’est pas accordée",
            explanation: "COLUMN_NOT_COVERED. Seules les colonnes que le droit accordé énumère peuvent sortir."
        ),
        Translation(
            .columnDropped,
            "la colonne `{0}` ne sort jamais au titre de ce droit",
            explanation: "COLUMN_NOT_COVERED. Le droit accordé énumère la colonne avec le traitement `drop`."
        ),
        Translation(
            .columnUndeclared,
            "le jeu de données n’a pas de colonne `{0}`",
            advice: "écrire le nom de la colonne comme dans le document du jeu de données",
            explanation: "COLUMN_NOT_COVERED. La demande nomme une colonne que le jeu de données ne déclare pas."
        ),
        Translation(
            .noColumns,
            "aucune colonne n’est demandée",
            advice: "nommer des colonnes, parmi `{1}`",
            explanation: "COLUMN_NOT_COVERED. Une demande doit nommer au moins une colonne."
        ),
        Translation(
            .directIdentifierAsked,
            "la colonne `{0}` révèle qui est une personne, et le droit accordé n’en fait pas un pseudonyme",
            explanation: """
                DIRECT_ID_PRESENT. Une colonne qui a le rôle `direct` ne sort que sous la forme d’un pseudonyme prévu par le \
                droit accordé, ou au titre d’un droit de la forme `identified` qui l’énumère.
                """
        ),
        Translation(
            .pseudonymDiffers,
            "il est demandé `{0}`, il est accordé `{1}`",
            explanation: """
                PSEUDONYM_SCHEME. Une demande peut laisser ouverte la pseudonymisation ; si elle indique un procédé et un \
                domaine, ce doivent être ceux du droit accordé.
                """
        ),
        Translation(
            .formExceedsGrant,
            "la forme demandée est `{0}`, la forme accordée est au plus `{1}`",
            explanation: """
                FORM. Les formes en disent de plus en plus sur une personne : agrégée, k-anonyme, pseudonymisée, identifiée. \
                Une demande ne peut pas aller au-delà de la forme du droit accordé.
                """
        ),
        Translation(
            .formOfColumns,
            "avec ces colonnes et ces garanties, le fichier serait `{0}` ; la forme accordée est au plus `{1}`",
            explanation: """
                FORM. La forme d’un fichier résulte de ses colonnes et de ses garanties : un pseudonyme, ou l’absence d’un k \
                d’au moins 2, en fait un fichier pseudonymisé ; sinon, il est k-anonyme.
                """
        ),
        Translation(
            .formContradicted,
            "la forme demandée est `{0}`, mais avec ces colonnes et ces garanties le fichier serait `{1}`",
            explanation: "FORM. La demande indique une forme qui en dit moins que les colonnes qu’elle demande."
        ),
        Translation(
            .kBelow,
            "il est demandé un k de {0}, il faut au moins {1}",
            explanation: """
                K_BELOW. Une demande peut porter sur un k plus grand que celui de l’accord, ou le laisser ouvert, mais jamais \
                sur un k plus petit.
                """
        ),
        Translation(
            .suppressionOverLimit,
            "la part d’enregistrements à supprimer peut atteindre {0} selon la demande, {1} au plus selon l’accord",
            explanation: """
                SUPPRESSION_OVER_LIMIT. Une demande peut abaisser la part des enregistrements qui peuvent être supprimés, ou \
                la laisser ouverte, mais jamais la relever.
                """
        ),
        Translation(
            .referenceOfDatasetUnknown,
            "le jeu de données ne dit pas sur quels jours il porte, et les jours accordés sont {1}",
            advice: "faire déclarer la `reference` du jeu de données, et signer l’accord avec elle",
            explanation: """
                REFERENCE_PERIOD. Les lignes ne sont pas sélectionnées selon leur date ; un droit accordé pour certains jours \
                n’ouvre donc qu’un jeu de données qui déclare ses jours et n’en a pas d’autres. Ce qui ne peut pas être \
                vérifié est refusé, quoi que dise la demande.
                """
        ),
        Translation(
            .referenceBelowDataset,
            "les jours demandés sont {0}, alors que le jeu de données porte sur {1} et sortirait en entier",
            advice: "demander tous ces jours, ou faire déclarer et accorder un jeu de données qui en compte moins",
            explanation: """
                REFERENCE_PERIOD. Les lignes ne sont pas sélectionnées selon leur date ; une demande qui vise moins de jours \
                que le jeu de données obtiendrait donc plus que ce qu’elle demande. Personne ne reçoit plus que ce qui a été \
                demandé.
                """
        ),
        Translation(
            .referenceOfDatasetOutsideGrant,
            "le jeu de données porte sur {0}, et les jours accordés sont {1}",
            advice: "faire déclarer et accorder un jeu de données limité aux jours accordés",
            explanation: """
                REFERENCE_PERIOD. Le jeu de données s’étend au-delà des jours accordés, et les lignes ne sont pas \
                sélectionnées selon leur date. Les jours que la demande nomme n’y changent rien : c’est le jeu de données \
                entier qui sortirait.
                """
        ),
        Translation(
            .referenceAskedOfUnknown,
            "les jours demandés sont {0}, et le jeu de données ne dit pas sur quels jours il porte",
            advice: "laisser les jours ouverts, ou faire déclarer la `reference` du jeu de données",
            explanation: """
                REFERENCE_PERIOD. Les lignes ne sont pas sélectionnées selon leur date ; une demande qui vise certains jours \
                ne convient donc qu’à un jeu de données qui déclare ses jours et n’en a pas d’autres.
                """
        ),
        Translation(
            .approvalsMissing,
            "approbations reçues : `{0}` ; approbations requises : `{1}`",
            advice: "faire approuver cette demande et son essai à blanc par les responsables qui manquent",
            explanation: """
                APPROVALS. Une diffusion exige autant d’approbations de personnes ou de parties distinctes que l’accord le \
                prévoit, chacune donnée par un responsable qu’il nomme.
                """
        ),
    ]

    /// `Catalogue.decisionInputs` in French.
    private static let decisionInputs: [Translation] = [
        Translation(
            .unknownStateKey,
            "clé inconnue `{0}` dans l’état",
            advice: "les clés connues sont `approvals`, `changed` et `signatures`",
            explanation: "Un état est lu strictement : un fait mal orthographié ne compterait pas."
        ),
        Translation(
            .stateHeadExpected,
            "un fichier d’état commence par `{0}`",
            explanation: """
                Chaque document de Tidegate indique sa version et son type ; un fichier d’état porte `tidegate: v1` et \
                `kind: state`.
                """
        ),
        Translation(
            .stateShapeExpected,
            "contenu attendu pour `{0}` : {1}",
            explanation:
                "Une partie de l’état est une liste là où il faut une table de clés, ou une erreur du même ordre."
        ),
        Translation(
            .agreementVersionExpected,
            "`{0}` ne désigne pas une version d’un accord",
            advice: "l’écrire sous la forme `id@version`, par exemple `mol-nso-2026-01@2`",
            explanation: "Les signatures et les modifications se rapportent à une version précise d’un accord."
        ),
        Translation(
            .officerExpected,
            "`{0}` ne désigne pas un responsable habilité",
            advice: "l’écrire sous la forme `party/officer`",
            explanation: "Les responsables sont désignés par leur partie et leur fonction."
        ),
        Translation(
            .stateEntryRepeated,
            "`{0}` figure deux fois",
            explanation:
                "Une liste de l’état nomme deux fois la même chose ; une fois suffit, deux fois est une erreur."
        ),
        Translation(
            .unknownAgreementVersion,
            "l’ensemble de règles ne contient pas `{0}`",
            explanation: """
                L’état d’un cas parle d’une version d’un accord que l’ensemble de règles ne contient pas ; il ne compterait \
                donc pas.
                """
        ),
        Translation(
            .unknownReasonCode,
            "`{0}` n’est pas un code de motif",
            explanation: "Un cas attend un motif qu’aucune décision ne donne jamais."
        ),
        Translation(
            .stateNameExpected,
            "`{0}` n’est pas un nom",
            advice: "l’écrire en lettres minuscules, chiffres, `.`, `-` et `_`",
            explanation: """
                Une partie de l’état se rapporte à une partie ou à un accord, et le nom qu’elle indique ne peut en désigner \
                aucun.
                """
        ),
        Translation(
            .stateInstantExpected,
            "`{0}` n’est pas un instant",
            advice: "l’écrire sous la forme `2026-05-01T09:00:00Z`, ou comme un jour seul",
            explanation: "Les instants de l’état sont des jours ou des secondes, en temps universel coordonné (UTC)."
        ),
        Translation(
            .standingExpected,
            "`{0}` n’indique rien qui puisse advenir d’un accord",
            advice:
                "écrire `proposed`, `unregistered`, `suspended`, `terminated` ou `superseded`, ou bien `suspended: 2026-05-01`",
            explanation: """
                La situation d’une version est un mot, ou un mot suivi de son instant, de son jour ou de la version qui l’a \
                remplacée.
                """
        ),
        Translation(
            .dutyKindExpected,
            "`{0}` n’est pas un type d’obligation",
            advice: "écrire l’un des types énumérés dans la page sur les décisions",
            explanation: "Une obligation de l’état nomme ce qui est dû."
        ),
    ]
}
