extension French {
    /// `Catalogue.reading` in French.
    static let reading: [Translation] = [
        Translation(
            .notUTF8,
            "le fichier n’est pas un texte UTF-8",
            advice: "l’enregistrer en UTF-8",
            explanation: """
                Les documents sont signés et hachés, si bien que chaque lecteur doit voir les mêmes caractères. La place \
                indiquée est celle du premier octet qui n’est pas de l’UTF-8 ; sa colonne se compte en octets.
                """
        ),
        Translation(
            .yamlSyntax,
            "YAML non valide : {0}",
            explanation: """
                Le fichier n’a pas pu être lu au-delà de cet endroit ; rien de ce qui suit n’a donc été examiné, et les noms \
                qu’il déclare peut-être plus bas ne sont pas signalés ailleurs comme manquants.
                """
        ),
        Translation(
            .documentTooLarge,
            "un fichier de documents compte au plus {0} octets, et celui-ci en compte davantage",
            advice: "le scinder, ou déplacer les longues hiérarchies dans des fichiers CSV",
            explanation: "Une limite empêche un fichier hostile d’épuiser la mémoire avant que quiconque l’ait examiné."
        ),
        Translation(
            .unknownKey,
            "clé inconnue `{0}` dans {1}",
            advice: "clés connues ici : {2}",
            explanation: """
                Une clé que le langage n’a pas est une erreur, jamais ignorée : une garantie mal écrite serait sinon une \
                garantie absente.
                """
        ),
        Translation(
            .duplicateKey,
            "la clé `{0}` figure deux fois ; d’abord à la ligne {1}",
            explanation: """
                Les lecteurs de YAML ne s’accordent pas sur celle de deux clés égales qui compte ; deux personnes pourraient \
                donc signer des accords différents. Chaque clé figure une seule fois.
                """
        ),
        Translation(
            .notImplemented,
            "`{0}` n’est pas encore mis en œuvre",
            advice: "l’omettre, ou attendre une version de tidegate qui en dispose",
            explanation: """
                Le langage connaît cette clause, et cette version du programme ne peut pas la respecter. Elle refuse le \
                document plutôt que de promettre ce qu’elle ne fait pas.
                """
        ),
        Translation(
            .wrongType,
            "`{0}`, contenu attendu : {1} ; contenu trouvé : {2}",
            explanation: """
                La valeur n’est pas ce que le champ admet. Les nombres et les valeurs de vérité s’écrivent sans guillemets ; \
                tout le reste est pris comme le texte qui a été écrit, de sorte que `NO` reste la Norvège.
                """
        ),
        Translation(
            .missingKey,
            "`{0}` manque dans {1}",
            explanation: """
                Le champ n’a pas de valeur par défaut, parce que son omission n’aurait pas de sens que les deux parties \
                partagent.
                """
        ),
        Translation(
            .anchor,
            "les ancres ne sont pas admises",
            advice: "écrire la valeur en toutes lettres là où elle est nécessaire",
            explanation: """
                Un lecteur doit voir ce que dit une ligne sans regarder ailleurs, et les alias peuvent faire enfler un \
                fichier.
                """
        ),
        Translation(
            .alias,
            "les alias ne sont pas admis",
            advice: "écrire la valeur en toutes lettres là où elle est nécessaire",
            explanation: """
                Un lecteur doit voir ce que dit une ligne sans regarder ailleurs, et les alias peuvent faire enfler un \
                fichier.
                """
        ),
        Translation(
            .tag,
            "les étiquettes ne sont pas admises",
            advice: "omettre le `!`, ou mettre le texte entre guillemets",
            explanation: "Une étiquette change la façon dont une valeur est lue ; ici, le champ seul en décide."
        ),
        Translation(
            .mergeKey,
            "les clés de fusion ne sont pas admises",
            advice: "écrire les clés en toutes lettres",
            explanation: "Un lecteur doit voir ce que contient une table de clés sans regarder ailleurs."
        ),
        Translation(
            .tooDeep,
            "plus de {0} listes et tables de clés imbriquées",
            explanation:
                "Aucun document du langage n’est imbriqué à ce point ; une limite écarte les fichiers hostiles."
        ),
        Translation(
            .keyNotText,
            "une clé doit être un texte",
            explanation: "YAML admet comme clés des listes et des tables de clés ; aucun champ du langage n’en a."
        ),
        Translation(
            .wrongKey,
            "clé `{0}` dans `{1}`, forme attendue : {2}",
            explanation:
                "Les clés de cette table sont des noms auxquels d’autres documents renvoient ; elles ont donc une forme fixe."
        ),
        Translation(
            .notDocument,
            "un document doit être une table de clés comportant `tidegate`, `kind` et `id`",
            explanation:
                "Chaque document indique dans quelle version du langage il est écrit, ce qu’il déclare, et son nom."
        ),
        Translation(
            .unknownKind,
            "`{0}` n’est pas un type de document",
            advice: "types : party, purposes, dataset, hierarchy, codelist, agreement, firewall, request, cases, spec",
            explanation: "Le type détermine les champs d’un document ; un document de type inconnu ne peut pas être lu."
        ),
        Translation(
            .notOneDocument,
            "nombre de documents dans le fichier : {0} ; il en faut exactement un",
            explanation:
                "Une demande est décidée et approuvée d’après son empreinte ; son fichier ne contient donc rien d’autre."
        ),
        Translation(
            .tooFew,
            "`{0}` compte trop peu d’éléments : il en faut au moins {1}",
            explanation:
                "Une liste vide signifierait ici personne, rien ou tout, et les lecteurs ne s’accorderaient pas sur le sens."
        ),
        Translation(
            .repeatedElement,
            "`{0}` figure deux fois dans `{1}`",
            explanation:
                "Chaque élément compte une fois ; un second est donc une erreur qui peut cacher l’absence d’un autre."
        ),
        Translation(
            .notOneOf,
            "dans {0}, il faut exactement l’un des champs suivants : {1}",
            explanation: "Ces clés s’excluent mutuellement, et l’une d’elles est nécessaire."
        ),
        Translation(
            .notThisKind,
            "un document de type `{0}` là où il faut un document de type `{1}`",
            explanation: "La commande traite un seul type de document, et ce fichier en contient un autre."
        ),
        Translation(
            .notPlainFile,
            "`{0}` n’est pas un fichier ordinaire",
            advice: "placer le fichier lui-même dans le dossier ; un nom qui commence par un point est ignoré",
            explanation: """
                Ce que contient un dossier de règles est signé et conservé parmi les pièces, fichier par fichier. Un lien \
                pourrait mener à un fichier extérieur au dossier et être un autre demain ; un tube nommé ou un périphérique \
                n’a pas de contenu propre et peut ne jamais prendre fin.
                """
        ),
        Translation(
            .policyFileTooLarge,
            "`{0}` compte plus de {1} octets, le maximum pour un fichier d’un dossier de règles",
            advice: "conserver les données et les archives ailleurs",
            explanation: """
                Chaque fichier d’un dossier de règles est lu en entier, et conservé parmi les pièces dès qu’un accord est \
                enregistré. La limite laisse place aux plus longues hiérarchies ; ce qui est plus grand est presque toujours \
                un fichier de données mal placé.
                """
        ),
        Translation(
            .policyFolderTooLarge,
            "avec `{0}`, le dossier de règles dépasse {1} octets, le maximum pour l’ensemble de ses fichiers",
            advice: "conserver les données et les archives ailleurs",
            explanation: """
                Les fichiers d’un dossier de règles se trouvent ensemble en mémoire pendant sa lecture. Ce qui restait après \
                ce fichier n’a pas été examiné.
                """
        ),
    ]
}
