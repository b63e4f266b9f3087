extension French {
    /// `Catalogue.stamps` in French.
    static let stamps: [Translation] = stampFiles + stampStanding + stampFolders + sidecars

    /// `Catalogue.stampFiles` in French.
    private static let stampFiles: [Translation] = [
        Translation(
            .notAStampRequest,
            "`{0}` n’est pas une demande d’horodatage écrite ici",
            advice: "utiliser le fichier que `tidegate log stamp request` a écrit",
            explanation: """
                Une demande est un TimeStampReq en DER sur une empreinte SHA-256, avec un nonce d’au plus 64 bits, qui demande \
                le certificat et rien d’autre.
                """
        ),
        Translation(
            .notAStamp,
            "`{0}` n’est pas un horodatage : {1}",
            advice: "interroger de nouveau l’autorité, avec `certReq` tel que la demande le porte",
            explanation: """
                Un horodatage est un TimeStampResp en DER avec un seul jeton : un SignedData d’un seul signataire sur un \
                TSTInfo, avec le certificat du signataire à l’intérieur, lié par son empreinte. Tout ce qui suit sa fin, et \
                toute extension qui doit être comprise et ne l’est pas, en fait autre chose.
                """
        ),
        Translation(
            .stampNotGranted,
            "l’autorité n’a pas accordé l’horodatage dans `{0}` : {1}",
            advice: "demander à l’autorité ce qu’elle accepte, puis renouveler la demande",
            explanation: """
                Seule une réponse dont le statut est « granted » (accordé) est acceptée. Une autorité qui a modifié ce qui \
                était demandé, qui refuse ou qui veut être interrogée plus tard n’a pas horodaté ce qui lui a été remis.
                """
        ),
        Translation(
            .stampOfOtherBytes,
            "`{0}` horodate d’autres octets",
            explanation: """
                L’empreinte que porte l’horodatage doit être le SHA-256 de `checkpoint`, ou, pour un renouvellement, de \
                `checkpoint` suivi de tous les horodatages antérieurs, le plus ancien d’abord. Un horodatage mis à la place \
                d’un autre, un horodatage antérieur modifié ou retiré, et une autre tête d’arbre se révèlent tous ici.
                """
        ),
        Translation(
            .stampOfOtherRequest,
            "`{0}` ne répond pas à cette demande : son nonce est différent",
            advice: "enregistrer la réponse avec la demande à laquelle elle répond",
            explanation: """
                Le nonce est tiré à nouveau pour chaque demande. Une réponse qui en porte un autre a été faite pour une autre \
                demande, peut-être plus ancienne, dont l’heure ne dit rien de celle-ci.
                """
        ),
        Translation(
            .stampWeak,
            "`{0}` utilise un algorithme faible ou inconnu : {1}",
            explanation: """
                Qui peut fabriquer deux données ayant une même empreinte SHA-1 ou MD5 peut faire horodater l’une et montrer \
                l’autre. Ce qui est horodaté est haché en SHA-256, ce qui est signé l’est en SHA-256, SHA-384 ou SHA-512, avec \
                RSA ou ECDSA.
                """
        ),
        Translation(
            .stampBroken,
            "la signature de `{0}` n’est pas valable",
            explanation:
                "La clé du certificat contenu n’a pas signé ce que dit l’horodatage ; l’un des deux a été modifié."
        ),
        Translation(
            .stampSigner,
            "le certificat qui a signé `{0}` n’est pas réservé à l’horodatage",
            explanation: """
                Le certificat d’une autorité d’horodatage porte l’usage étendu de clé timeStamping, critique, et aucun autre. \
                Sans cette règle, quiconque possède un certificat quelconque du même émetteur pourrait fabriquer des \
                horodatages de n’importe quelle date.
                """
        ),
    ]

    /// `Catalogue.stampStanding` in French.
    private static let stampStanding: [Translation] = [
        Translation(
            .stampUntrusted,
            "`{0}` ne provient d’aucune autorité de confiance : {1}",
            advice:
                "placer dans `tsa/` du dossier de confiance les émetteurs de l’autorité, jusqu’à celui qui est autosigné",
            explanation: """
                Les émetteurs de `tsa/` dans le dossier de confiance doivent conduire du certificat de l’horodatage à celui \
                d’entre eux qui est autosigné, ou au dernier, chacun étant valable à l’heure de l’horodatage même. Les \
                certificats que l’horodatage apporte avec lui ne garantissent rien. S’il y a des listes de révocation, l’une \
                d’elles doit répondre pour cette heure.
                """
        ),
        Translation(
            .stampOutlived,
            "`{0}` a survécu à ce qui le prouve : {1}",
            advice: """
                chercher une liste de révocation de cette période ; renouveler les autres horodatages avant la fin de leur \
                certificat
                """,
            explanation: """
                Quand le certificat d’une autorité prend fin, plus personne ne veille sur sa clé, et personne ne dit si elle a \
                été volée. Un horodatage compte encore s’il a été renouvelé auparavant, ou si une liste de révocation établie \
                entre l’horodatage et la fin du certificat ne mentionne pas celui-ci. Aucun des deux n’existe ici.
                """
        ),
        Translation(
            .stampSpoiled,
            "le certificat qui a signé `{0}` a été révoqué le {1}, et les horodatages antérieurs ne comptent pas non plus",
            advice: "faire horodater la tête d’arbre par une autre autorité",
            explanation: """
                Qui vole la clé d’une autorité fabrique des horodatages de n’importe quelle date. Une révocation sans motif \
                indiqué, ou pour perte de la clé, disqualifie donc aussi les horodatages antérieurs, sauf si un renouvellement \
                l’a précédée. Les horodatages antérieurs restent bons seulement si le motif est que le certificat a été \
                remplacé, que l’autorité a cessé son activité ou changé de rattachement, ou si le motif est déclaré non \
                précisé.
                """
        ),
        Translation(
            .stampAged,
            "`{0}` compte malgré le constat suivant : {1} ; raison : {2}",
            advice: "le renouveler tant que son horodatage le plus récent se suffit à lui-même",
            explanation: """
                Le temps a dépassé un certificat ou une liste de révocation. Ce qui est signé compte encore pour la raison que \
                le message indique ; le message est donné parce que l’étape suivante peut y mettre fin.
                """
        ),
        Translation(
            .stampAhead,
            "`{0}` est daté du {1}, soit plus tard que maintenant",
            advice: "vérifier l’horloge de cette machine",
            explanation:
                "L’horodatage est vérifié. Ou bien l’horloge de cette machine retarde, ou bien celle de l’autorité avance."
        ),
    ]

    /// `Catalogue.stampFolders` in French.
    private static let stampFolders: [Translation] = [
        Translation(
            .stampOrder,
            "`{0}` est daté du {1}, avant l’horodatage qu’il renouvelle, daté du {2}",
            explanation:
                "Un renouvellement est établi sur l’horodatage antérieur ; il ne peut pas être plus ancien que lui."
        ),
        Translation(
            .strangeStampFile,
            "`{0}` n’a pas sa place dans un dossier d’horodatages : {1}",
            advice: "retirer ce qui n’y a pas sa place ; voir docs/formats/stamps.md",
            explanation: """
                Le dossier contient un dossier par taille, avec `checkpoint`, `checkpoint.tsr`, ses renouvellements \
                `checkpoint.2.tsr`, `checkpoint.3.tsr` et ainsi de suite sans lacune, et `checkpoint.p7s`. Tout autre fichier \
                serait passé sous silence.
                """
        ),
        Translation(
            .stampedHeadOther,
            "`{0}` n’est pas une tête d’arbre de ce journal : {1}",
            explanation: """
                La tête d’arbre doit avoir la taille qui donne son nom au dossier, et sa racine doit être celle du journal à \
                cette taille. Une tête d’arbre horodatée qui n’est pas dans le journal prouve que le journal a été réécrit : \
                il faut la conserver.
                """
        ),
        Translation(
            .unstamped,
            "`{0}` n’a pas d’horodatage",
            advice: "le faire horodater avec `tidegate log stamp request`",
            explanation:
                "La tête d’arbre a été classée, peut-être signée, et aucun horodatage ne dit quand elle existait."
        ),
        Translation(
            .stampNotDue,
            "la tête d’arbre de taille {0} ne se prête pas à cette étape : {1}",
            explanation: """
                Une tête d’arbre est d’abord classée, puis horodatée, puis renouvelée ; elle est signée une seule fois.
                L’étape ne fait pas suite à ce qui existe.
                """
        ),
    ]

    /// `Catalogue.sidecars` in French.
    private static let sidecars: [Translation] = [
        Translation(
            .sidecarNotValid,
            "`{0}` n’est pas une signature du bureau : {1}",
            explanation: """
                La signature doit être valable sur les octets exacts de `checkpoint`, sous un certificat que `pki/` du dossier \
                de confiance épingle, avec ses émetteurs et ses listes de révocation s’ils y figurent. Elle l’est maintenant ; \
                ou, si seul son certificat ou une liste a pris fin depuis, ou si le certificat a été remplacé, elle l’était \
                lorsque la tête d’arbre a été horodatée. Un certificat révoqué pour perte de la clé ou sans motif indiqué ne \
                signe plus, puisque rien ne prouve quand la signature a été faite.
                """
        ),
        Translation(
            .sidecarForm,
            "`{0}` ne lie pas son certificat : c’est du CMS simple et non du CAdES",
            advice: "signer avec `tidegate log stamp sign`, ou avec `openssl cms -sign -cades -binary -outform DER`",
            explanation: """
                Le CMS simple ne désigne son certificat que par l’émetteur et le numéro. L’attribut signé \
                signing-certificate-v2 dit par une empreinte quel certificat, avec quelles limites, est visé.
                """
        ),
    ]
}
