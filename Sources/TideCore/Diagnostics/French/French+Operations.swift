extension French {
    /// `Catalogue.operations` in French.
    static let operations: [Translation] = hiddenFields + retention + backups + clocks

    private static let retention: [Translation] = [
        Translation(
            .retentionAhead,
            "`{0}` n’a pas commencé : seul ce qui est antérieur à un jour déjà commencé peut être retiré",
            advice:
                "indiquer la date du jour, ou le jour jusqu’auquel la règle de conservation du bureau permet de retirer des lignes",
            explanation: """
                La commande `tidegate evidence retain` retire les lignes et les rapports destinés aux responsables \
                pour les diffusions antérieures à un jour donné. Un jour à venir est une erreur de saisie, qui ferait \
                retirer ce qui a été diffusé il y a une heure. Ce qui est retiré ne revient pas.
                """
        )
    ]

    private static let hiddenFields: [Translation] = [
        Translation(
            .noSuchField,
            "l’entrée {0} ne masque aucun champ `{1}`",
            advice: "elle masque : {2}",
            explanation: """
                Une entrée ne contient que sous forme d’empreinte ce qui désigne une partie, un accord, un jeu de \
                données ou un chiffre. Les champs que comporte chaque sorte d’entrée sont indiqués dans \
                docs/formats/ledger.md. Un champ sur lequel une entrée n’a rien à dire est omis.
                """
        ),
        Translation(
            .fieldErased,
            "le champ `{1}` de l’entrée {0} a été effacé",
            explanation: """
                Son sel et sa valeur ont été détruits, et une entrée `disclosure-erasure` le constate. L’empreinte \
                inscrite au journal demeure ; plus personne ne peut l’ouvrir ni la deviner, pas même le bureau.
                """
        ),
        Translation(
            .fieldNeeded,
            "le champ `{1}` de l’entrée {0} ne peut pas être effacé : {2}",
            explanation: """
                Le registre est reconstitué à partir du journal et de ses pièces, et les décisions, obligations et \
                rappels ultérieurs lisent ce que disent les entrées antérieures. Ce dont ils ont besoin demeure aussi \
                longtemps que le journal est utilisé. Les noms de personnes qui n’y sont pas nécessaires, ainsi que \
                les textes libres, peuvent disparaître.
                """
        ),
        Translation(
            .notDisclosureLines,
            "`{0}`, ligne {1} : la ligne n’est pas formée de l’indice d’une entrée, d’une espace et d’une divulgation",
            explanation: """
                La commande `tidegate log disclose` écrit une ligne pour chaque champ, à savoir l’indice de l’entrée, \
                une espace et la divulgation selon la RFC 9901, base64url de [salt, name, value]. Rien d’autre n’est \
                lu.
                """
        ),
        Translation(
            .disclosureOfAnother,
            "ligne {0} : l’entrée {1} ne comporte pas l’empreinte de cette divulgation",
            explanation: """
                L’empreinte d’une divulgation doit figurer dans `_sd` de son entrée. Ce n’est pas le cas ici. La \
                divulgation se rapporte à une autre entrée ou à un autre journal, a été modifiée, ou donne un champ \
                pour la seconde fois.
                """
        ),
    ]

    private static let backups: [Translation] = [
        Translation(
            .notABackup,
            "`{0}` n’est pas une sauvegarde : il y manque backup.json",
            explanation: """
                La commande `tidegate backup` écrit backup.json en dernier. Un dossier qui ne le contient pas est un \
                autre dossier, ou sa copie a été interrompue par un arrêt brutal.
                """
        ),
        Translation(
            .backupChanged,
            "`{0}` n’a pas été écrit par ce bureau",
            advice: "prendre une autre sauvegarde ; rechercher qui a écrit dans celle-ci",
            explanation: """
                La liste d’une sauvegarde est munie d’un code d’authentification, établi avec une clé de l’espace de \
                travail. Le code ne correspond pas. La liste a été modifiée ou endommagée, ou provient d’un autre \
                espace de travail.
                """
        ),
        Translation(
            .backupStrange,
            "la sauvegarde contient `{0}`, qui ne figure pas dans sa liste",
            explanation: """
                Une sauvegarde contient ce qui y a été écrit et rien d’autre. Quiconque y a placé ce fichier peut \
                avoir modifié davantage.
                """
        ),
        Translation(
            .backupLacks,
            "il manque à la sauvegarde `{0}`",
            advice: "prendre une autre sauvegarde ; celle-ci est une copie partielle",
            explanation: """
                Tous les fichiers que nomme la liste doivent être présents. Un espace de travail auquel il en manque \
                un s’ouvrirait, puis échouerait un jour.
                """
        ),
        Translation(
            .backupBroken,
            "`{0}`, dans la sauvegarde, n’est pas ce qui a été écrit",
            advice: "prendre une autre sauvegarde ; vérifier le support",
            explanation: """
                La taille et l’empreinte SHA-256 de chaque fichier figurent dans la liste, et le journal doit donner \
                la racine qui y figure. Une différence d’un seul bit suffit au refus.
                """
        ),
        Translation(
            .backupBehind,
            "`{0}` atteste {1} entrées de ce journal, et la sauvegarde en contient {2}",
            advice:
                "trouver une sauvegarde plus récente ; à défaut, geler ce journal et commencer un journal successeur",
            explanation: """
                Quelqu’un conserve une tête d’arbre signée d’un journal plus long. Continuer à partir de la sauvegarde \
                donnerait au journal une seconde histoire, ce que tout détenteur de cette tête d’arbre peut prouver.
                """
        ),
        Translation(
            .backupBeside,
            "`{0}` atteste, à {1} entrées, un autre journal que la sauvegarde",
            advice: "conserver les deux comme pièces, et rechercher lequel est le bon",
            explanation: """
                Deux têtes d’arbre de même taille dont les racines sont différentes constituent une bifurcation. L’une \
                d’elles a été signée dans un autre espace de travail.
                """
        ),
        Translation(
            .restoreUnseen,
            "témoins ayant une adresse et n’ayant pas signé la dernière tête d’arbre de la sauvegarde : {0} sur {1}",
            advice:
                "les interroger de nouveau ; s’ils restent muets et que des têtes d’arbre sont disponibles ailleurs : --without-witnesses",
            explanation: """
                Un témoin qui a vu du journal plus que n’en contient la sauvegarde le dit lorsqu’il est interrogé. Un \
                témoin muet peut en avoir vu davantage. Un espace de travail qui continue à partir d’une sauvegarde en \
                retard fait bifurquer son journal.
                """
        ),
        Translation(
            .checkpointOfAnotherLog,
            "`{0}` n’est pas une tête d’arbre signée par le journal `{1}`",
            explanation: """
                La note signée a une autre origine, ou ne porte pas de signature d’une clé que la politique de \
                confiance de la sauvegarde désigne pour le journal.
                """
        ),
        Translation(
            .recoveryMissing,
            "il n’y a pas de copies de secours : `{0}` manque",
            explanation: """
                La commande `tidegate backup recovery-sheet` fait des copies de la clé maîtresse et des clés privées \
                sous une seconde phrase de passe. Sans elles, personne ne peut remplacer une phrase de passe perdue.
                """
        ),
        Translation(
            .recoveryOutdated,
            "la clé `{0}` manque aux copies de secours, ou celles-ci en contiennent une autre",
            advice:
                "la clé est postérieure à la fiche de secours ; exécuter `tidegate backup recovery-sheet` après chaque changement de clés",
            explanation: """
                Chaque clé privée de l’espace de travail a une copie sous la phrase de passe de secours, et cette \
                copie doit bien être celle de cette clé.
                """
        ),
    ]

    private static let clocks: [Translation] = [
        Translation(
            .clockJumped,
            "l’horloge indique {0} : elle a sauté de {1} secondes depuis {2}",
            advice: "mettre l’horloge à l’heure ou, si elle est désormais juste : tidegate log clock --confirm",
            explanation: """
                Outre l’horloge que l’on peut régler, une machine en a une qui compte depuis son démarrage. Depuis la \
                dernière écriture dans l’espace de travail, les deux ont avancé de durées qui diffèrent de plus de dix \
                minutes. Une horloge qui a avancé daterait toutes les entrées ultérieures ; une horloge qui a reculé \
                peut remettre en vigueur un accord qui a pris fin. Une personne vérifie, et le journal le constate.
                """
        ),
        Translation(
            .clockFarAhead,
            "l’horloge indique {0}, soit plus de 366 jours après la dernière utilisation de cet espace de travail, {1}",
            advice: "mettre l’horloge à l’heure ou, si elle est désormais juste : tidegate log clock --confirm",
            explanation: """
                La machine a été démarrée depuis, de sorte que rien ne mesure la durée écoulée. Une entrée inscrite \
                sous une horloge en avance de plusieurs années daterait toutes les suivantes. Une personne vérifie, et \
                le journal le constate.
                """
        ),
        Translation(
            .clockNotDoubted,
            "l’horloge indique {0}, et rien ne le contredit",
            explanation: """
                Une horloge est confirmée lorsqu’elle retarde sur le journal ou qu’elle a sauté. Dans les autres cas, \
                le journal n’a rien à constater.
                """
        ),
    ]
}
