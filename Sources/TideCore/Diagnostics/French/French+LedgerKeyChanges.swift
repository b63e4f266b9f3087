extension French {
    /// `Catalogue.ledgerKeyChanges` in French.
    static let ledgerKeyChanges: [Translation] = signers + keysInLog + keyEvents + successors

    private static let signers: [Translation] = [
        Translation(
            .signerNotStarted,
            "le programme de signature `{0}` n’a pas pu être lancé : {1}",
            advice: "exécuter la commande à la main, et vérifier que le compte du bureau peut l’exécuter",
            explanation: """
                La commande sous `signers` dans workspace.json donne accès à une clé conservée ailleurs. Elle est exécutée \
                par `/bin/sh -c`, avec les octets à signer sur l’entrée standard.
                """
        ),
        Translation(
            .signerFailed,
            "le programme de signature `{0}` a échoué : {1}",
            advice: "son propre message figure ci-dessus ; exécuter la commande à la main",
            explanation: """
                Un programme de signature indique par le code de sortie 0 qu’il a signé. Avec tout autre code, ou quand un \
                signal l’a arrêté, rien de ce qu’il a écrit n’est examiné, et rien n’est publié.
                """
        ),
        Translation(
            .signerAnswerSize,
            "le programme de signature `{0}` a écrit {1} octets, et une signature en compte 64",
            advice: """
                faire écrire par la commande la seule signature sur la sortie standard, et tout le reste sur la sortie \
                d’erreur
                """,
            explanation: "Une signature Ed25519 compte 64 octets, sans fin de ligne, ni en hexadécimal ni en base64."
        ),
        Translation(
            .signerAnswerWrong,
            "ce que le programme de signature `{0}` a écrit n’est pas une signature de la clé {1}",
            advice: """
                vérifier que la commande signe avec la clé dont la moitié publique se trouve dans keys/, en Ed25519 simple
                """,
            explanation: """
                Chaque réponse d’un programme de signature est vérifiée avec la clé publique de son rôle avant d’être \
                utilisée. Celle-ci n’est pas valable : la commande accède à une autre clé, signe d’autres octets, ou en \
                signe une empreinte.
                """
        ),
        Translation(
            .signerLate,
            "le programme de signature `{0}` n’a pas répondu en {1} secondes",
            advice: "vérifier si le module attend quelqu’un, par exemple pour un code PIN",
            explanation: """
                Un programme de signature qui ne se termine pas est arrêté, avec tout ce qu’il a lancé. Les entrées déjà \
                enregistrées reçoivent leur tête d’arbre à la prochaine exécution.
                """
        ),
    ]

    private static let keysInLog: [Translation] = [
        Translation(
            .keyNotEnrolled,
            "`{0}` est signé avec la clé {1}, que le journal n’avait pas à cet endroit comme clé de diffusion",
            advice: "demander au bureau à qui appartient cette clé",
            explanation: """
                La genèse nomme les clés de diffusion avec lesquelles un journal commence, et les changements de clés \
                celles qui sont venues ensuite. Une clé signe les entrées postérieures à celle qui l’a apportée. Il faut \
                aussi que le dossier de confiance contienne la clé, mais cela ne suffit pas.
                """
        ),
        Translation(
            .keyOverlapEnded,
            """
            `{0}` est signé avec la clé {1}, que l’entrée {2} a remplacée, après la fin de la période de chevauchement, le \
            {3}
            """,
            advice: "demander au bureau pourquoi il a continué avec l’ancienne clé",
            explanation: """
                Quand une autre clé prend sa place, une clé compte encore jusqu’à la fin de la période de chevauchement, \
                afin que chacun puisse recevoir le nouveau dossier de confiance. Cette fin est une heure, et l’heure d’une \
                entrée est celle que dit le bureau ; cette règle tient donc un bureau à sa propre parole, et n’arrête pas \
                un voleur, contre lequel une clé est révoquée.
                """
        ),
        Translation(
            .keyRevoked,
            "`{0}` est signé avec la clé {1}, qui ne compte plus à partir de l’index {2}, comme le dit l’entrée {3}",
            advice: "ne pas se fier à ce qui y est dit ; demander au bureau le journal qui suit celui-ci",
            explanation: """
                Une clé volée ou perdue est révoquée à partir d’un index du journal. Ce qu’elle a signé à partir de là, dit \
                le bureau, n’est pas du bureau. Une tête d’arbre est concernée quand elle couvre cet index.
                """
        ),
        Translation(
            .revokedNotDated,
            """
            {4} entrées, de {0} à {1}, sont signées avec la clé {2}, révoquée à compter du {3}, et personne à l’extérieur \
            ne les a toutes vues auparavant
            """,
            advice: "demander une tête d’arbre cosignée ou horodatée, antérieure à ce moment, qui les couvre",
            explanation: """
                Constat d’un audit, qui n’empêche pas la vérification d’aboutir. Le bureau dit que la clé était en d’autres \
                mains à partir d’un moment, et quel index est venu après. Le journal seul ne peut pas montrer si les \
                entrées d’avant cet index sont plus anciennes que ce moment : peut le montrer une tête d’arbre qui les \
                couvre et qu’un témoin a signée, ou une autorité d’horodatage horodatée, avant ce moment. Aucune n’était \
                disponible.
                """
        ),
        Translation(
            .wrongRootKeys,
            "les clés racines du dossier de confiance ne sont pas celles du journal",
            advice: "comparer les unes et les autres avec ce que le bureau a remis sur papier",
            explanation: """
                `root/` peut contenir les clés qui signent les changements de clés. Dans ce cas, ce doivent être toutes \
                celles que nomme la genèse, ou toutes celles qui sont en vigueur à la fin du journal. D’autres clés \
                signifieraient que quelqu’un d’autre peut changer les clés de ce journal.
                """
        ),
        Translation(
            .logKeyMissing,
            "le point de contrôle n’a pas de ligne de la clé du journal {0}, en vigueur depuis l’entrée {1}",
            advice: "demander au bureau un export plus récent",
            explanation: """
                À partir de l’entrée qui renouvelle la clé du journal, les têtes d’arbre sont signées avec la nouvelle clé \
                et, pendant la période de chevauchement, avec l’ancienne aussi. Une tête sans la ligne de la nouvelle clé \
                n’a pas été faite par le bureau comme il l’a dit, ou l’a été avec la seule ancienne clé.
                """
        ),
        Translation(
            .noLogKey,
            "le journal n’a aucune clé du journal en vigueur",
            advice: "demander au bureau le journal qui suit celui-ci",
            explanation: """
                Sa clé du journal a été révoquée, et aucune autre n’a pris sa place : rien de ce qui est signé avec elle ne \
                compte plus.
                """
        ),
    ]

    private static let keyEvents: [Translation] = [
        Translation(
            .keyEventRoots,
            "`{0}` change une clé ; signatures de clés racines en vigueur : {1} ; signatures nécessaires : {2}",
            advice: "faire signer davantage de détenteurs d’une clé racine",
            explanation: """
                Les clés changent sur la parole des clés racines, qui sont conservées hors de l’espace de travail : plus de \
                la moitié de celles qui sont en vigueur, sans celle qui est elle-même révoquée. Qui n’a que l’espace de \
                travail ne peut pas en changer les clés.
                """
        ),
        Translation(
            .keyEventRelease,
            "`{0}` change une clé et n’est pas signé avec une clé de diffusion en vigueur",
            advice: """
                signer l’entrée avec la clé de diffusion aussi ; si celle-ci est perdue, avec la clé supplémentaire que \
                l’entrée inscrit
                """,
            explanation: """
                Chaque entrée est signée avec une clé de diffusion qui compte à l’endroit où elle se trouve. Une clé de \
                diffusion ne se révoque pas elle-même. Une clé de diffusion supplémentaire que l’on inscrit peut signer \
                seule sa propre entrée, à côté des clés racines, puisque la seule autre a pu être perdue.
                """
        ),
        Translation(
            .keyEventPossession,
            "`{0}` apporte la clé {1}, qui ne l’a pas signé",
            advice: "signer l’entrée avec la nouvelle clé aussi",
            explanation: """
                Une nouvelle clé de diffusion ou clé racine signe l’entrée qui l’apporte : ainsi, le bureau en a la moitié \
                privée, et nul ne voit sa clé inscrite au nom d’un autre. Une nouvelle clé du journal se voit dans les \
                têtes d’arbre de la période de chevauchement, celle d’un registraire dans ce qu’elle signe.
                """
        ),
        Translation(
            .keyKnown,
            "`{0}` apporte la clé {1}, qui est déjà connue : {2}",
            advice: "créer une nouvelle clé pour chaque rôle",
            explanation: """
                Aucune clé ne signe deux sortes de choses, afin que rien de ce qui est signé dans un rôle ne puisse être \
                présenté comme signé dans un autre ; et une clé remplacée ou révoquée ne revient pas.
                """
        ),
        Translation(
            .keyEventStrange,
            "`{0}` est un changement de clés qui ne concorde pas avec le journal : {1}",
            explanation: """
                Une clé prend la place d’une clé en vigueur dans le même rôle ; ce qui est révoqué est une clé de ce rôle, \
                à partir d’un index postérieur à sa venue et qui ne dépasse pas l’entrée elle-même. Il n’y a à la fois \
                qu’une clé du journal et qu’une clé du registraire.
                """
        ),
    ]

    private static let successors: [Translation] = [
        Translation(
            .ledgerFrozen,
            "le journal a été gelé par son entrée {0} : plus rien n’y est ajouté",
            advice: "créer un espace de travail pour le journal qui le suit, avec `tidegate init --predecessor`",
            explanation: """
                Un journal est gelé quand il a pris fin : sa clé est peut-être en d’autres mains, ou un autre prend sa \
                place comme prévu. Sa tête d’arbre finale figure dans la genèse du journal qui le suit. Il peut être lu, \
                exporté et audité comme avant.
                """
        ),
        Translation(
            .wrongPredecessor,
            "le journal précédent n’est pas celui que nomme la genèse : {0}",
            advice: "demander au bureau l’export du journal qu’il a gelé",
            explanation: """
                La genèse d’un journal qui en suit un autre nomme l’origine, la taille finale et la racine de cet autre. \
                L’export disponible doit être ce journal, jusqu’à la dernière entrée, et sa dernière entrée doit être celle \
                qui l’a gelé.
                """
        ),
        Translation(
            .predecessorNotSeen,
            "le journal suit {0}, de {1} entrées, qui n’était pas disponible",
            advice: "indiquer son export avec --predecessor",
            explanation: """
                Constat d’un audit, qui n’empêche pas la vérification d’aboutir : ce qui figure dans le journal précédent \
                n’a pas été examiné.
                """
        ),
    ]
}
