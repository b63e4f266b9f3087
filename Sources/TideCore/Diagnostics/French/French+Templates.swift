extension French {
    /// `Catalogue.templates` in French.
    static let templates: [Translation] = [
        Translation(
            .templateUnknown,
            "il n’y a pas de modèle `{0}`",
            advice: "`tidegate new agreement --list` les nomme",
            explanation: """
                Chaque modèle est un accord entier d’une pratique, avec des blancs. `--template` le nomme.
                """
        ),
        Translation(
            .slotUnknown,
            "il n’y a pas de champ `{0}` dans le modèle `{1}`",
            advice: "`--slots` les énumère",
            explanation: """
                Une réponse à un champ que le modèle n’a pas serait perdue sans un mot, et autre chose figurerait à sa \
                place.
                """
        ),
        Translation(
            .slotTwice,
            "`{0}` reçoit deux réponses",
            advice: "ôter l’une des réponses",
            explanation: """
                De deux réponses à un champ, l’une serait ignorée. Les options et le fichier de réponses comptent ensemble.
                """
        ),
        Translation(
            .slotCount,
            "`{0}` attend {1}, pas autant de valeurs",
            explanation: """
                Un champ prend une valeur, ou une liste d’au moins une là où il le dit.
                """
        ),
        Translation(
            .slotWrong,
            "`{0}` attend {1}, non `{2}`",
            advice: "`--slots` dit ce que chaque champ attend",
            explanation: """
                Un champ attend ce que la lecture stricte attend à la place où la valeur figurera. Une réponse erronée est \
                signalée ici, avant d’être une faute dans un document.
                """
        ),
        Translation(
            .slotRepeats,
            "une valeur figure deux fois dans `{0}`",
            advice: "ôter l’une des deux",
            explanation: """
                Une liste de zones ou de finalités a chacune une fois.
                """
        ),
        Translation(
            .slotMissing,
            "`{0}` n’a pas de réponse : {1}",
            advice: "la donner avec `--set {0}=…`, ou dans le fichier de `--answers`",
            explanation: """
                Un champ sans valeur par défaut doit recevoir une réponse : ce qui doit y figurer ne se devine pas. Dans un \
                terminal, il est demandé.
                """
        ),
        Translation(
            .slotsAlike,
            "`{0}` et `{1}` sont tous deux `{2}`",
            advice: "leur donner des noms différents",
            explanation: """
                Le fournisseur et le destinataire diffèrent, et les responsables d’une partie ont chacun leur nom ; une \
                personne peut tenir deux fonctions, sous deux noms.
                """
        ),
        Translation(
            .slotOrder,
            "`{0}`, {1}, précède `{2}`, {3}",
            advice: "mettre les jours dans l’ordre",
            explanation: """
                Une période ne finit pas avant de commencer, et un réexamen se situe dans la durée de validité.
                """
        ),
        Translation(
            .slotNotInSet,
            "`{0}` : l’ensemble de documents n’a pas {1} `{2}`",
            advice: """
                en prendre un qu’il a, ou l’ajouter d’abord à son document : une finalité est une ligne `NAME: PARENT`
                """,
            explanation: """
                Un accord qui rejoint un ensemble de documents emploie ses parties, ses responsables et ses finalités. Ce \
                qui y manque s’ajoute aux documents en place, qui ne sont jamais écrasés.
                """
        ),
        Translation(
            .slotPresent,
            "`{0}` n’est pas demandé : l’ensemble de documents a déjà `{1}`",
            advice: "ôter la réponse ; changer le document lui-même s’il est faux",
            explanation: """
                Ce qu’un ensemble de documents a est employé tel quel. Une réponse qui en dirait autre chose ne serait lue \
                de personne.
                """
        ),
        Translation(
            .agreementPresent,
            "l’ensemble de documents a déjà un accord `{0}`",
            advice: "donner au nouveau un autre `id` ; une modification de l’ancien en est une nouvelle version",
            explanation: """
                Un modèle commence un accord. Celui qui est déjà là se modifie par un avenant, une nouvelle version du même \
                nom.
                """
        ),
        Translation(
            .slotZones,
            "`{0}` n’a pas `{1}`, où `{2}` traite des données",
            advice: "l’ajouter, ou changer les zones de la partie",
            explanation: """
                Un accord qui omet un pays où le destinataire travaille ne permet rien : toute demande serait refusée.
                """
        ),
        Translation(
            .slotKeyFile,
            "`{0}` : `{1}` n’est pas un fichier avec une clé publique Ed25519 en PEM",
            advice: "donner le NAME.pub.pem que crée `tidegate key new`",
            explanation: """
                Le document d’un responsable ne contient que la moitié publique de la clé. La moitié privée ne quitte jamais \
                son titulaire.
                """
        ),
        Translation(
            .notAnswers,
            "un fichier de réponses est un seul groupe de champs et de valeurs",
            advice: "écrire une ligne pour chacun, comme `provider: xa.labour`",
            explanation: """
                Le fichier de `--answers` a le nom d’un champ avant chaque deux-points et sa valeur après.
                """
        ),
        Translation(
            .answerNotText,
            "la réponse pour `{0}` n’est ni un texte ni une liste de textes",
            explanation: """
                Les réponses sont des valeurs seules, ou des listes de valeurs pour les champs qui en prennent plusieurs.
                """
        ),
        Translation(
            .draftNotValid,
            "remplis ainsi, les documents seraient refusés ; rien n’a été écrit",
            advice: "changer les réponses que concernent les messages suivants",
            explanation: """
                Avant toute écriture, les nouveaux documents sont lus avec ceux qui sont là, aussi strictement que le fait \
                `tidegate check`. Les endroits que citent les messages sont ceux que les fichiers auraient eus.
                """
        ),
        Translation(
            .draftCaseUnmet,
            "dans cet ensemble de documents, le cas `{0}` donnerait autre chose : {1} ; rien n’a été écrit",
            advice: "changer ce que nomment les motifs, dans les réponses ou dans les documents en place",
            explanation: """
                Les cas d’un modèle disent ce que son accord permet et refuse. Là où d’autres documents de l’ensemble, comme \
                une cloison étanche, changent la réponse, l’accord ne serait pas celui que son auteur voulait. Là où \
                répond un autre accord sur le même jeu de données, il est nommé.
                """
        ),
        Translation(
            .draftOutside,
            "`{0}` ne se trouve pas dans le dossier de documents `{1}`",
            advice: "nommer un dossier qui s’y trouve, ou omettre `--output`",
            explanation: """
                Les documents d’un même ensemble sont dans un même dossier. Ailleurs, ils ne seraient pas lus avec lui.
                """
        ),
        Translation(
            .inputEnded,
            "les questions n’ont pas toutes reçu de réponse ; rien n’a été écrit",
            explanation: """
                L’entrée s’est terminée, comme par Ctrl-D, avant que chaque champ ait une réponse. Ce qui a été \
                répondu est gardé dans un fichier pour `--answers`, que nomme le programme.
                """
        ),
        Translation(
            .slotUnusual,
            "`{0}` est {1}, au-delà de ce qu’ont d’ordinaire de tels accords, {2}",
            advice: "répondre autrement, ou dire dans un commentaire de l’accord pourquoi il le faut",
            explanation: """
                La réponse est prise. Un k plus petit que l’usuel, plus d’enregistrements ôtés, une conservation plus longue ou \
                un signalement plus tardif, c’est ce que demande d’abord un délégué à la protection des données ; cela est donc \
                dit avant que quiconque signe.
                """
        ),
        Translation(
            .slotPast,
            "`{0}`, {1}, est passé",
            advice: "donner à l’accord un dernier jour encore à venir",
            explanation: """
                Un accord permet de son premier à son dernier jour. Un accord échu ne permet rien, qui que ce soit qui signe.
                """
        ),
        Translation(
            .slotCountry,
            "`{0}` : `{1}` n’est pas un code de pays d’ISO 3166-1",
            advice: "deux lettres majuscules, comme NO ou NE ; XA à XZ désignent des pays inventés",
            explanation: """
                Les zones et les cloisons étanches comparent ces codes. Un code qu’aucune norme n’a ne s’accorderait avec rien \
                de ce qu’écrit un autre organisme.
                """
        ),
        Translation(
            .slotRuledOut,
            "`{0}` est `{1}`, et `{2}` est exclu par `{3}`",
            advice: """
                prendre une autre finalité ; ce qu’exclut `never` peut recevoir une autre réponse, ce qu’exclut tout \
                modèle non
                """,
            explanation: """
                Ce qu’un accord ne permet jamais ne peut être sa finalité, ni rien de ce qui la précise. Aucun modèle ne laisse \
                des données sur des personnes servir la répression.
                """
        ),
        Translation(
            .publishedInside,
            "`{0}` se trouve dans l’espace de travail `{1}`, que nul autre ne doit lire",
            advice: "nommer un dossier qui n’y soit pas",
            explanation: """
                Le registre public est remis, ou placé sur un serveur web. Un dossier de l’espace de travail qui serait remis \
                emporterait des fichiers scellés.
                """
        ),
    ]
}
