extension French {
    /// `Catalogue.register` in French.
    static let register: [Translation] = registerFiles + registerRules + registerEvents + registerChecks

    /// `Catalogue.registerFiles` in French.
    private static let registerFiles: [Translation] = [
        Translation(
            .registerMissing,
            "il n’y a pas de {1} à l’emplacement `{0}`",
            advice: """
                un registre perdu se refait avec `tidegate registry rebuild`, un nouvel espace de travail se crée avec \
                `tidegate init`
                """,
            explanation: """
                Un espace de travail conserve son registre et son journal dans un fichier SQLite chacun. Le fichier n’existe \
                pas, ou le chemin n’est pas celui d’un espace de travail. Un fichier manquant n’est jamais recréé en passant : \
                un journal vide à la place d’un journal perdu commencerait une seconde histoire.
                """
        ),
        Translation(
            .registerForeign,
            "`{0}` n’est pas un {1} de tidegate",
            explanation: """
                Chaque fichier que tidegate écrit avec SQLite porte dans son en-tête un identifiant d’application qui lui est \
                propre. Ce fichier en porte un autre, ou n’est pas un fichier SQLite. Rien n’y a été écrit.
                """
        ),
        Translation(
            .registerNewer,
            "`{0}` a été écrit par une version plus récente de tidegate",
            advice: "utiliser cette version",
            explanation: """
                Le fichier comporte des migrations que ce programme ne connaît pas. Le programme pourrait enfreindre des \
                règles sur lesquelles la version plus récente s’appuie ; il n’ouvre donc le fichier ni en écriture ni en \
                lecture.
                """
        ),
        Translation(
            .registerBusy,
            "un autre processus écrit dans `{0}`",
            advice: "attendre qu’il ait terminé, puis relancer la commande",
            explanation: """
                Un seul processus à la fois écrit dans un espace de travail. L’autre a gardé son verrou plus longtemps que \
                celui-ci n’était prêt à attendre. Rien n’a été écrit.
                """
        ),
        Translation(
            .registerFull,
            "il n’y a plus de place pour écrire dans `{0}`",
            advice: "libérer de la place, puis relancer la commande",
            explanation: """
                Le disque est plein ou le quota est épuisé. La transaction a été annulée ; le fichier contient donc ce qu’il
                contenait auparavant.
                """
        ),
        Translation(
            .registerDamaged,
            "`{0}` est endommagé",
            advice: """
                un registre endommagé se refait avec `tidegate registry rebuild` ; restaurer un journal à partir d’une \
                sauvegarde
                """,
            explanation: """
                Une page du fichier est incohérente, une table, un index ou un déclencheur créé par tidegate a disparu, ou une \
                valeur n’est pas de celles qu’il a pu écrire. On ne peut plus se fier à ce que dit le fichier ; rien n’en est \
                donc lu. Le registre, `registry.sqlite`, ne contient rien que le journal et les pièces ne disent ; c’est le \
                journal, `ledger.sqlite`, qui fait foi.
                """
        ),
        Translation(
            .registerSetting,
            "`{0}` ne peut pas être ouvert en sécurité : `{1}` vaut `{2}` et doit valoir `{3}`",
            explanation: """
                Une entrée dont il a été accusé réception ne survit à une coupure de courant que sous certains réglages de \
                SQLite. Ils sont fixés à l’ouverture d’un fichier puis relus ; un système de fichiers ou une bibliothèque qui \
                ne les accorde pas est refusé.
                """
        ),
        Translation(
            .registerUnavailable,
            "`{0}` n’a pas pu être lu ou écrit : code de résultat SQLite {1}",
            explanation: """
                Le fichier ne peut pas être ouvert, est protégé en écriture, ou le disque signale une erreur. Les codes sont \
                expliqués à l’adresse https://www.sqlite.org/rescode.html.
                """
        ),
        Translation(
            .registerOutcomeUnknown,
            "on ne sait pas si la dernière modification de `{0}` a été conservée : code de résultat SQLite {1}",
            advice: "relancer la commande : l’ouverture du fichier montre ce qui a été conservé",
            explanation: """
                Le disque a signalé une erreur pendant l’écriture durable d’une modification. Elle peut y figurer ou non à la \
                prochaine ouverture ; l’un et l’autre sont sains. Continuer à écrire dans le même processus ne le serait pas ; \
                le fichier a donc été fermé.
                """
        ),
        Translation(
            .registerClosed,
            "`{0}` a été fermé, et plus rien n’y est lu ni écrit",
            advice: "relancer la commande : l’ouverture du fichier montre ce qui a été conservé",
            explanation: """
                Une modification antérieure du même processus s’est terminée par une erreur du disque, de sorte que le fichier \
                a été fermé. Une nouvelle ouverture montre ce qui a été conservé.
                """
        ),
        Translation(
            .registerRule,
            "`{0}` n’accepte pas cet enregistrement de type « {1} » : {2}",
            explanation: """
                Le schéma du fichier indique ce qu’un enregistrement peut être. Celui-ci enfreint la règle nommée. Les \
                commandes vérifient leurs données avant d’écrire ; il s’agit donc d’un défaut de tidegate, qu’il convient de \
                signaler.
                """
        ),
    ]

    /// `Catalogue.registerRules` in French.
    private static let registerRules: [Translation] = [
        Translation(
            .agreementAlreadyRegistered,
            "l’accord `{0}`, version {1}, est déjà enregistré",
            advice: "un avenant exige un numéro de version plus élevé",
            explanation: """
                Un accord enregistré n’est jamais modifié ni remplacé sur place, parce que des diffusions s’y réfèrent. Une \
                modification est une nouvelle version, signée à nouveau.
                """
        ),
        Translation(
            .agreementNotRegistered,
            "l’accord `{0}`, version {1}, n’est pas enregistré",
            explanation:
                "Une diffusion est inscrite au titre de l’accord qui la permet, et celui-ci n’est pas au registre."
        ),
        Translation(
            .dryRunNotRegistered,
            "il n’y a pas d’essai à blanc `{0}` de la demande `{1}`",
            advice: "approuver l’empreinte que `release --dry-run` a affichée pour cette demande",
            explanation: """
                Un responsable approuve ce qu’un essai à blanc a montré. L’approbation d’un essai que ce bureau n’a jamais \
                fait, ou qui a été fait pour une autre demande, n’est pas inscrite.
                """
        ),
        Translation(
            .releaseAlreadyStaged,
            "la diffusion `{0}` est déjà inscrite",
            explanation: """
                Une diffusion a un nom aléatoire de 128 bits. Le même nom deux fois signifie qu’une même diffusion a été
                inscrite deux fois.
                """
        ),
        Translation(
            .releaseNotRegistered,
            "il n’y a pas de diffusion `{0}`",
            explanation: "Le registre ne contient aucune diffusion de ce nom."
        ),
        Translation(
            .releaseMoveForbidden,
            "la diffusion `{0}` est à l’état « {1} » et ne peut pas passer à l’état « {2} »",
            explanation: """
                Une diffusion passe de l’état préparé à l’état diffusé, puis à l’état remis, et peut être abandonnée avant \
                d’être remise. Elle ne revient jamais en arrière, et ce qui est remis ou abandonné le reste.
                """
        ),
        Translation(
            .releaseEntryMissing,
            "la diffusion `{0}` ne peut pas passer à l’état « {1} » avant que son entrée figure au journal",
            explanation: """
                Rien ne quitte le bureau sans une entrée au journal ; une diffusion n’est donc inscrite comme diffusée ou \
                remise qu’avec l’indice de l’entrée de sa décision.
                """
        ),
        Translation(
            .releaseEntryDiffers,
            "la diffusion `{0}` a son entrée à l’indice {1}, et non à l’indice {2}",
            explanation:
                "L’indice est celui de l’entrée de la décision et ne change jamais ; l’entrée de la remise en est une autre."
        ),
    ]

    /// `Catalogue.registerEvents` in French.
    private static let registerEvents: [Translation] = [
        Translation(
            .agreementEventForbidden,
            "l’accord `{0}`, version {1}, est à l’état « {2} » et ne peut pas recevoir l’événement « {3} »",
            advice: "voir ce qu’il en est advenu avec `tidegate agreement show {0} --history`",
            explanation: """
                Une version est proposée, signée et enregistrée ; ce qui est enregistré peut être suspendu, repris, et il peut \
                y être mis fin ; ce qui a pris fin, a expiré ou a été remplacé le reste. Toute autre étape est refusée, par \
                les commandes comme par le schéma du registre lui-même.
                """
        ),
        Translation(
            .agreementEventStale,
            "ceci ne fait pas suite à la dernière entrée de l’accord `{0}`, version {1} : {2}",
            advice: "signer à nouveau, sur la base de l’état actuel",
            explanation: """
                Chaque événement d’une version nomme l’entrée du précédent et porte sur la même forme signée, de sorte qu’une \
                ancienne signature ne puisse pas servir une seconde fois et qu’aucun événement ne se perde entre deux autres.
                """
        ),
        Translation(
            .partyRecordStale,
            "ceci ne fait pas suite à la dernière entrée de la partie `{0}` : {1}",
            advice: "faire signer par le registraire ce qui vaut maintenant",
            explanation: """
                Chaque inscription d’une partie nomme l’entrée de la précédente, de sorte qu’un ancien document et sa \
                signature ne puissent pas être remis en vigueur.
                """
        ),
        Translation(
            .dutyDiffers,
            "l’obligation `{0}` est déjà inscrite, et autrement",
            explanation: """
                Une obligation garde pour toujours ce qu’elle dit : ce qui est dû, par qui, jusqu’à quand. Une seconde \
                obligation du même nom révèle un défaut de tidegate, qu’il convient de signaler.
                """
        ),
        Translation(
            .dutyNotRegistered,
            "il n’y a pas d’obligation `{0}`",
            advice: "en afficher la liste avec `tidegate duties`",
            explanation: "Le registre ne contient aucune obligation de ce nom."
        ),
        Translation(
            .dutyDischarged,
            "l’obligation `{0}` a été acquittée par l’entrée {1}",
            explanation: """
                Une obligation s’acquitte une seule fois. L’entrée du journal qui le dit est indiquée ; une seconde
                attestation n’y change rien.
                """
        ),
    ]
}
