extension French {
    /// `Catalogue.microdata` in French.
    static let microdata: [Translation] = tableFile + tableHeader + tableRows + tableValues + hierarchies

    private static let tableFile: [Translation] = [
        Translation(
            .tableFileFailed,
            "opération impossible ({0}) sur `{1}` : {2}",
            explanation: """
                Un fichier de données n’a pas pu être lu ou écrit. Le motif est celui que donne le système \
                d’exploitation. Un fichier qui n’a pas pu être écrit en entier est supprimé.
                """
        ),
        Translation(
            .moreProblems,
            "problèmes non énumérés : {0}",
            explanation: """
                Vingt problèmes au plus sont énumérés pour un fichier, parce que les premiers ont d’ordinaire une \
                cause commune, comme un mauvais séparateur. Les autres sont comptés, afin que personne ne tienne la \
                liste pour complète.
                """
        ),
    ]

    private static let tableHeader: [Translation] = [
        Translation(
            .tableEmpty,
            "le fichier n’a pas de ligne d’en-tête",
            advice: "la première ligne nomme les colonnes, même lorsqu’il n’y a aucune autre ligne",
            explanation: """
                Un fichier de données commence par une ligne qui nomme ses colonnes. Un fichier qui ne contient aucun \
                octet, ou seulement une marque d’ordre des octets, ne peut être distingué d’un fichier tronqué ; il \
                est donc refusé. Un en-tête sans lignes est en revanche un tableau valable.
                """
        ),
        Translation(
            .columnMissing,
            "la colonne `{0}` manque",
            explanation: """
                Le document du jeu de données déclare une colonne que l’en-tête du fichier ne comporte pas. Les noms \
                sont comparés octet par octet. Une colonne absente ne peut pas être protégée, et son absence peut \
                signifier qu’un autre fichier que le bon a été donné.
                """
        ),
        Translation(
            .columnExtra,
            "la colonne {0} n’est pas déclarée",
            advice: "la déclarer dans le document du jeu de données, ou la retirer du fichier",
            explanation: """
                Le fichier comporte une colonne que le document du jeu de données ne déclare pas. Chaque colonne de la \
                source est déclarée avec son rôle, afin qu’aucune n’entre dans une diffusion sans avoir été examinée. \
                Les colonnes sont numérotées à partir de 1. Le nom n’est pas répété, car c’est une valeur lorsqu’une \
                ligne de données occupe la place de l’en-tête.
                """
        ),
        Translation(
            .columnDoubled,
            "la colonne `{0}` figure {1} fois dans l’en-tête",
            explanation: """
                Un document qui désigne les colonnes par leur nom ne peut distinguer deux colonnes de même nom. Plutôt \
                que de choisir l’une d’elles, le programme refuse le fichier.
                """
        ),
        Translation(
            .noHeader,
            "la première ligne ne comporte aucune des colonnes déclarées",
            advice: "la première ligne nomme les colonnes, octet par octet comme le document du jeu de données",
            explanation: """
                La première ligne d’un fichier est son en-tête. Une ligne sans aucun des noms déclarés peut être une \
                ligne de données ; ses textes ne sont donc pas répétés dans le message.
                """
        ),
        Translation(
            .wrongSeparator,
            "les champs sont séparés par `{0}`, qui n’est pas le séparateur déclaré",
            advice: "déclarer `separator` dans le document du jeu de données",
            explanation: """
                Lu avec le séparateur déclaré, l’en-tête forme un seul champ ; lu avec celui-ci, il comporte des \
                colonnes déclarées. Le séparateur est déclaré et n’est jamais deviné.
                """
        ),
        Translation(
            .columnMistyped,
            "la colonne {0}, `{1}`, n’est pas déclarée",
            explanation: """
                Le fichier comporte une colonne que le document du jeu de données ne déclare pas, et dont le nom est \
                presque celui d’une colonne déclarée qui manque. Les colonnes sont numérotées à partir de 1 et les \
                noms sont comparés octet par octet.
                """
        ),
    ]

    private static let tableRows: [Translation] = [
        Translation(
            .rowRagged,
            "le nombre de champs de la ligne est de {0}, celui de l’en-tête de {1}",
            advice: "un champ qui contient le séparateur, un guillemet ou un saut de ligne se met entre guillemets",
            explanation: """
                Chaque ligne a autant de champs que l’en-tête. Une ligne qui en a plus ou moins est souvent une ligne \
                dont le texte contient le séparateur sans guillemets. Deviner de quel champ il s’agit ferait passer \
                des valeurs dans d’autres colonnes.
                """
        ),
        Translation(
            .strayQuote,
            "un guillemet à l’intérieur d’un champ qui ne commence pas par un guillemet",
            advice: "mettre le champ entre guillemets et doubler les guillemets qu’il contient",
            explanation: """
                Selon la RFC 4180, un guillemet ne se place qu’autour d’un champ ou, doublé, à l’intérieur d’un champ \
                entre guillemets. Les programmes lisent tout autre usage de façons différentes ; il est donc refusé.
                """
        ),
        Translation(
            .textAfterQuote,
            "du texte après le guillemet fermant d’un champ",
            advice: "doubler les guillemets à l’intérieur d’un champ entre guillemets",
            explanation: """
                Après le guillemet qui ferme un champ vient un séparateur ou la fin de la ligne. Du texte à cet \
                endroit signifie d’ordinaire qu’un guillemet à l’intérieur du champ n’a pas été doublé.
                """
        ),
        Translation(
            .openQuote,
            "le guillemet n’est jamais fermé",
            explanation: """
                Un champ entre guillemets commence ici et le fichier se termine à l’intérieur de ce champ. Tout ce qui \
                suit le guillemet serait une seule valeur ; le fichier est donc refusé.
                """
        ),
        Translation(
            .bareCarriageReturn,
            "un retour chariot sans saut de ligne",
            advice: "terminer les lignes par CRLF ou LF, ou mettre le champ entre guillemets",
            explanation: """
                Les lignes se terminent par CRLF ou LF. Un retour chariot seul est une fin de ligne pour certains \
                programmes et du texte pour d’autres ; hors des guillemets, il est refusé.
                """
        ),
        Translation(
            .recordTooLong,
            "la ligne dépasse {0} octets",
            advice: "chercher un guillemet qui n’est jamais fermé",
            explanation: """
                Une ligne est tenue tout entière en mémoire ; sa longueur est donc limitée. Une ligne qui dépasse \
                cette limite est presque toujours l’effet d’un guillemet qui n’est pas fermé.
                """
        ),
        Translation(
            .invalidUTF8,
            "des octets qui ne sont pas de l’UTF-8",
            advice: "convertir le fichier en UTF-8 ; il est peut-être en Latin-1 ou en Windows-1252",
            explanation: """
                Les fichiers sont lus en UTF-8, dans toutes leurs colonnes, y compris celles qui sont écartées. Les \
                autres codages sont refusés et jamais devinés, car une erreur modifierait des noms sans que rien ne le \
                signale.
                """
        ),
        Translation(
            .nulByte,
            "un octet NUL",
            explanation: """
                Un octet NUL n’a pas sa place dans un fichier de texte, et des programmes y coupent les valeurs. Il \
                signale d’ordinaire de l’UTF-16 ou un fichier endommagé.
                """
        ),
    ]

    private static let tableValues: [Translation] = [
        Translation(
            .notADate,
            "une valeur de la colonne `{0}` n’est pas une date",
            advice: "écrire les dates sous la forme YYYY-MM-DD, ou déclarer le texte comme valeur manquante",
            explanation: """
                La colonne est rendue moins précise en tant que date, et la valeur de cette ligne n’est pas un jour du \
                calendrier écrit sous la forme YYYY-MM-DD. La valeur elle-même n’est pas affichée, car les messages ne \
                montrent jamais de données sur des personnes.
                """
        ),
        Translation(
            .notAnInteger,
            "une valeur de la colonne `{0}` n’est pas un nombre entier",
            advice:
                "écrire les nombres entiers sans `+`, sans espaces et sans zéros en tête, ou déclarer le texte comme valeur manquante",
            explanation: """
                La colonne est mise en tranches, et la valeur de cette ligne n’est pas un nombre entier de taille \
                ordinaire écrit de la manière la plus courte (avec `-` devant un nombre négatif). La valeur elle-même \
                n’est pas affichée, car les messages ne montrent jamais de données sur des personnes.
                """
        ),
        Translation(
            .recodedLikeMissing,
            "une valeur de la colonne `{0}` aurait l’apparence d’une valeur manquante une fois rendue moins précise",
            advice: "déclarer un autre texte comme valeur manquante",
            explanation: """
                Une fois rendue moins précise, une valeur présente s’écrit comme un texte que la colonne déclare comme \
                valeur manquante. Le lecteur du fichier produit ne pourrait pas distinguer l’une de l’autre ; \
                l’exécution s’arrête donc.
                """
        ),
        Translation(
            .notADecimal,
            "une valeur de la colonne `{0}` n’est pas un nombre décimal",
            advice: """
                écrire les nombres comme 1234.50, sans `+`, sans espaces, sans exposant et sans zéros en tête, ou \
                déclarer le texte comme valeur manquante
                """,
            explanation: """
                La colonne est mise en tranches, et la valeur de cette ligne n’est pas un nombre de taille ordinaire \
                avec un point devant ses décimales (et `-` devant un nombre négatif). La valeur elle-même n’est pas \
                affichée, car les messages ne montrent jamais de données sur des personnes.
                """
        ),
    ]

    private static let hierarchies: [Translation] = [
        Translation(
            .hierarchyEmpty,
            "la hiérarchie `{0}` ne contient aucune valeur",
            explanation: """
                Une hiérarchie énumère toutes les valeurs de son domaine, une par ligne, avec ce que chacune devient à \
                chaque niveau. Sans aucune ligne, il n’y a pas de domaine auquel une valeur pourrait appartenir.
                """
        ),
        Translation(
            .hierarchyRagged,
            "le nombre de niveaux est de {2} à la ligne {1} de la hiérarchie `{0}`, et de {3} à la première ligne",
            explanation: """
                Chaque valeur d’une hiérarchie indique ce qu’elle devient à chaque niveau ; toutes les lignes ont donc \
                la même longueur.
                """
        ),
        Translation(
            .hierarchyLeafDoubled,
            "la ligne {1} de la hiérarchie `{0}` contient une valeur qui figure déjà à une ligne antérieure",
            explanation: """
                Chaque valeur du domaine figure à une seule ligne. La même valeur donnée deux fois donnerait deux \
                réponses à la question de ce qu’elle devient, et compterait double dans la perte d’information.
                """
        ),
        Translation(
            .hierarchyTwoParents,
            "la ligne {1} de la hiérarchie `{0}` donne à une valeur du niveau {2} un second parent au niveau {3}",
            advice: "distinguer les deux par leur nom, par exemple `other (Africa)` et `other (Asia)`",
            explanation: """
                Des valeurs qui sont identiques à un niveau le sont à tous les niveaux plus grossiers, car une \
                hiérarchie est une échelle. Sinon, un tableau plus grossier pourrait distinguer ce qu’un tableau plus \
                fin ne distingue pas, et la recherche du meilleur niveau serait fausse.
                """
        ),
        Translation(
            .hierarchyLevelNames,
            "le nombre de noms de niveaux de la hiérarchie `{0}` est de {1}, celui de ses niveaux de {2}",
            explanation: """
                Les noms de niveaux sont donnés pour toutes les colonnes de la hiérarchie, de la plus fine à la plus \
                grossière, ou pour aucune.
                """
        ),
        Translation(
            .hierarchyLevelDoubled,
            "la hiérarchie `{0}` a deux niveaux nommés `{1}`",
            explanation: """
                Les accords désignent les niveaux par leur nom ; chaque niveau d’une hiérarchie a donc un nom qui lui \
                est propre.
                """
        ),
    ]
}
