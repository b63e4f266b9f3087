extension French {
    /// `Catalogue.interchange` in French.
    static let interchange: [Translation] = [
        Translation(
            .clauseWithoutTerm,
            "`{0}` ne peut être transposé en ODRL",
            advice: "`--partial` exporte le reste, marqué comme une partie qui n’accorde rien",
            explanation: """
                Ni ODRL 2.2 ni le profil des accords n’ont de terme pour cette clause. Une politique sans elle permettrait plus que ce qui a été convenu\u{a0}: aucun accord n’est donc \
                exporté si toutes ses clauses n’ont pas de terme. La page du format dit lesquelles en ont un.
                """
        ),
        Translation(
            .quotaOfSeveralGrants,
            "`{0}` compte ensemble les diffusions de tous les droits accordés, et ODRL compte chaque permission à part",
            advice: "`--partial` exporte le reste, marqué comme une partie qui n’accorde rien",
            explanation: """
                Un droit accordé devient une permission, et un `count` d’ODRL ne porte que sur la permission où il se trouve. Répété dans plusieurs, il permettrait autant de diffusions \
                de chacune. Un quota n’est donc transposé qu’avec un seul droit accordé.
                """
        ),
        Translation(
            .quotaOfPeriod,
            "`{0}` compte les diffusions par période, et ODRL compte sur toute la durée d’une politique",
            advice: "`--partial` exporte le reste, marqué comme une partie qui n’accorde rien",
            explanation: """
                Un `count` d’ODRL dit combien de fois une chose peut être faite en tout. Tant par an deviendrait tant en tout, ou autant en un jour : un autre accord dans les deux \
                cas. Un quota est transposé là où il compte sur toute la durée de l’accord.
                """
        ),
        Translation(
            .partialExport,
            "la politique est une partie de `{0}` et n’accorde rien\u{a0}: ce qui y manque est nommé ci-dessus",
            explanation: """
                Un export auquel manquent des clauses est du type `Assertion`, qui dans ODRL n’accorde rien, et déclare un profil à part, devant lequel un programme qui ne le connaît pas \
                doit s’arrêter. Sa description nomme ce qui manque. Il n’est jamais relu comme un accord.
                """
        ),
        Translation(
            .notJSON,
            "ceci n’est pas du JSON",
            explanation: """
                Une politique est une seule valeur JSON, et rien d’autre\u{a0}: ni commentaires, ni virgule après le dernier élément, ni nombre précédé de zéros, ni texte avec la moitié d’un \
                caractère que JSON écrit en deux séquences. Ce qui suit cet endroit n’a pas été lu.
                """
        ),
        Translation(
            .jsonNameTwice,
            "le nom `{0}` figure deux fois dans un même objet",
            explanation: """
                Les lecteurs de JSON ne s’accordent pas sur celui des deux qui compte\u{a0}; deux services pourraient ainsi convenir de politiques différentes avec les mêmes octets.
                """
        ),
        Translation(
            .jsonTooDeep,
            "plus de {0} listes et objets sont imbriqués",
            explanation: """
                Aucune politique n’en demande autant. La limite empêche un fichier hostile d’épuiser la mémoire du programme.
                """
        ),
        Translation(
            .noPolicyContext,
            "aucun `@context` ne dit que les termes sont ceux d’ODRL",
            advice: "commencer par `\"@context\": \"http://www.w3.org/ns/odrl.jsonld\"`",
            explanation: """
                Les mêmes mots ont d’autres sens dans d’autres vocabulaires. Une politique nomme le contexte d’ODRL, ou déclare un préfixe pour son espace de noms et l’écrit devant chaque \
                terme.
                """
        ),
        Translation(
            .contextNotKnown,
            "le contexte `{0}` est inconnu, et aucun n’est téléchargé",
            advice: "écrire ses termes en IRI complets, et l’ôter",
            explanation: """
                Un contexte change le sens de chaque mot du document, et qui le publie peut le modifier après les signatures. Le programme connaît le contexte d’ODRL 2.2 et ne télécharge \
                rien.
                """
        ),
        Translation(
            .contextRedefines,
            "`{0}` dans `@context` n’est pas repris\u{a0}: seuls le sont des préfixes, autres que ceux du contexte d’ODRL",
            explanation: """
                Un contexte dans le document pourrait donner à `permission` le sens de `prohibition`. Il peut donc déclarer des préfixes d’espaces de noms, dont l’IRI finit par l’un des \
                caractères `:/?#[]@`, et rien d’autre\u{a0}: ni termes, ni mots-clés comme `@vocab` et `@base`, ni un autre sens pour un préfixe du contexte officiel.
                """
        ),
        Translation(
            .termNotCarried,
            "`{0}`, à l’endroit `{1}`, n’a pas de clause dans un accord",
            advice: "convenir autrement de ce qu’il dit\u{a0}; un accord qui l’omet est un autre accord",
            explanation: """
                Tout ce que contient une politique devient une clause ou est nommé ici. Cela vaut aussi pour les termes d’autres vocabulaires, pour les métadonnées, et pour les noms \
                qu’aucun contexte ne définit et qu’un programme JSON-LD ignore en silence.
                """
        ),
        Translation(
            .policyValue,
            "attendu pour `{0}`, à l’endroit `{1}`\u{a0}: {2}",
            explanation: """
                La valeur n’a pas la forme que lui donne ODRL ou le profil des accords. L’endroit est un pointeur JSON depuis la racine du document.
                """
        ),
        Translation(
            .notAgreementPolicy,
            "une politique du type `{0}` n’est pas un accord",
            explanation: """
                Seul un `Agreement` d’ODRL accorde quelque chose d’une partie à une autre. Un ensemble, une offre ou une demande n’a été convenu par personne, et une assertion est ce \
                qu’affirme un seul côté.
                """
        ),
        Translation(
            .conflictStrategy,
            "`conflict` doit être `prohibit`\u{a0}: ce qu’un accord interdit l’emporte sur ce qu’il permet",
            explanation: """
                Là où une politique permet et interdit la même chose, `perm` fait prévaloir la permission, et sans `conflict` toute la politique est nulle. Dans un accord, `never` prévaut. \
                Une politique qui interdit quelque chose doit dire de même.
                """
        ),
        Translation(
            .constraintNotCarried,
            "une contrainte sur `{0}` par `{1}`, à l’endroit `{2}`, n’a pas de clause dans un accord",
            explanation: """
                Une contrainte est transposée par son opérande gauche et son opérateur ensemble\u{a0}: `purpose` par `eq` est plus étroit qu’une finalité d’un accord, qui couvre celles qui la \
                précisent, et `purpose` par `isNoneOf` est tout autre chose. La page du format dit lesquelles existent.
                """
        ),
        Translation(
            .actionNotCarried,
            "l’action `{0}`, à l’endroit `{1}`, n’a pas de clause dans un accord",
            explanation: """
                Un droit accordé permet `read`, c’est-à-dire obtenir des données, et une clause de transmission `distribute`. Ce que permet `use` va bien plus loin, et un accord qui en dit \
                moins est un autre accord. Les actions des interdictions et des obligations sont dans la page du format.
                """
        ),
        Translation(
            .iriWithoutName,
            "`{0}`, à l’endroit `{1}`, n’est pas connu comme le nom d’un genre `{2}`",
            advice: "dire ce que c’est par `--name {0}={2}/NAME`",
            explanation: """
                Les documents nomment parties, jeux de données et finalités par des noms courts, les politiques par des IRI. Les IRI du programme disent le nom\u{a0}; pour tout autre, quelqu’un \
                doit dire ce qu’il nomme ici. Un nom n’est jamais deviné d’après la fin d’un IRI\u{a0}: deux IRI peuvent finir de même.
                """
        ),
        Translation(
            .permissionsDiffer,
            "`{0}`, à l’endroit `{1}`, n’est pas ce que disent les règles précédentes, et un accord le dit une fois pour toutes",
            advice: "faire des accords distincts de permissions qui diffèrent",
            explanation: """
                Un accord a un fournisseur et un destinataire, et ses finalités, ses jours, ses zones et ses approbations valent pour tous ses droits accordés. Les règles d’une politique \
                peuvent différer en tout cela.
                """
        ),
        Translation(
            .clauseNeeded,
            "la politique ne dit pas `{0}`, que demande {1}",
            advice: "`--draft` écrit ce qu’il y a, à compléter par quelqu’un",
            explanation: """
                Un accord doit dire plus qu’une politique d’ODRL\u{a0}: qui signe, ce qu’une diffusion peut révéler, quelles colonnes sortent. Rien n’est ajouté, puisque tout ce que contient un \
                accord est signé. Un projet dit en tête ce qui lui manque, et aucune commande ne le prend pour un accord.
                """
        ),
        Translation(
            .partOfAgreement,
            "cette politique est une partie d’un accord, qui n’accorde rien et ne peut être relue",
            explanation: """
                Qui l’a exportée a omis des clauses, et l’a dit par le profil. Relue comme un accord, elle permettrait plus que ce qui a été convenu.
                """
        ),
        Translation(
            .profileNotKnown,
            "le profil `{0}` est inconnu",
            explanation: """
                Un profil d’ODRL définit des termes et des règles qui lui sont propres, et un programme qui ne le connaît pas ne doit pas traiter la politique.
                """
        ),
        Translation(
            .targetNotWhole,
            "la cible à l’endroit `{0}` n’est pas tout ce qui est accordé",
            explanation: """
                Ce qu’un accord interdit, laisse transmettre et demande vaut pour tous ses jeux de données. Une règle d’une politique peut ne porter que sur certains, ce pour quoi il n’y a pas \
                de clause.
                """
        ),
        Translation(
            .constraintTwice,
            "`{0}`, à l’endroit `{1}`, y figure une seconde fois",
            explanation: """
                Deux contraintes sur la même chose doivent être satisfaites toutes deux. Un accord dit chacune une fois\u{a0}; c’est à l’auteur de dire laquelle des deux valeurs est la plus étroite.
                """
        ),
        Translation(
            .importNotHeld,
            "l’accord n’a pas été confronté à un ensemble de politiques",
            advice: "dire `--policies DIR`, ou le mettre dans son dossier et lancer `tidegate check`",
            explanation: """
                Que les parties, responsables, jeux de données, colonnes et finalités qu’il nomme existent, et qu’il ait une base légale là où il en faut une, ce sont les documents voisins qui \
                le disent.
                """
        ),
        Translation(
            .clocksDiffer,
            "`{0}`, à l’endroit `{1}`, suit une autre horloge que les jours précédents",
            explanation: """
                Tous les jours d’un accord commencent et finissent selon une seule horloge, celle de `valid.utcOffset`, ou selon UTC. Un jour qui ne nomme pas de fuseau est un jour UTC.
                """
        ),
        Translation(
            .countOfSeveralPermissions,
            "la contrainte à l’endroit `{0}` compte une permission parmi plusieurs, et un accord compte toutes ses diffusions",
            explanation: """
                Le quota d’un accord porte sur les diffusions de tous ses droits accordés ensemble. Un `count` ou un `timeInterval` d’une permission parmi plusieurs n’a pas de clause.
                """
        ),
    ]
}
