extension French {
    /// `Catalogue.ledger` in French.
    static let ledger: [Translation] = ledgerKeys + ledgerFormats + ledgerChecks + ledgerStore + ledgerCertificates

    private static let ledgerKeys: [Translation] = [
        Translation(
            .notAPublicKey,
            "`{0}` ne contient pas de clé publique Ed25519",
            advice: "l’écrire avec `openssl pkey -pubout`",
            explanation: """
                Une clé publique est lue sous la forme DER ou PEM d’une structure SubjectPublicKeyInfo pour Ed25519, \
                exactement comme openssl l’écrit, en un seul bloc et sans rien avant ni après. Un fichier qui contient \
                autre chose pourrait avoir deux sens pour deux programmes.
                """
        ),
        Translation(
            .weakPublicKey,
            "la clé publique contenue dans `{0}` est de petit ordre ou n’est pas dans son unique écriture",
            advice: "créer une nouvelle paire de clés",
            explanation: """
                Quelques clés publiques Ed25519 acceptent des signatures que personne n’a faites, et certains points \
                peuvent s’écrire de deux manières, de sorte qu’une même clé aurait deux noms. Aucune paire de clés \
                honnête n’est dans ce cas ; une telle clé est refusée lorsqu’elle est inscrite.
                """
        ),
        Translation(
            .notAPrivateKey,
            "`{0}` ne contient pas de clé privée Ed25519 chiffrée",
            explanation: """
                Les clés privées sont conservées au format PEM `ENCRYPTED PRIVATE KEY`, c’est-à-dire PKCS#8 avec \
                PBES2. Une clé sans phrase de passe, d’une autre sorte ou dans un autre conteneur n’est pas lue.
                """
        ),
        Translation(
            .privateKeyOfAnotherKind,
            "`{0}` contient une clé privée d’une autre sorte qu’Ed25519",
            advice:
                "la clé d’un certificat signe, au moyen de `openssl cms -sign -binary`, ce qu’écrit --payload-only ou --write-payload",
            explanation: """
                Tidegate signe avec des clés Ed25519. La clé d’un certificat X.509, RSA ou EC, reste dans les outils \
                qui la gardent. `agreement sign --payload-only`, ainsi que `--write-payload` pour toute autre commande \
                que signent les responsables habilités, écrivent ce qui est à signer, et `--signature` reçoit la \
                signature CMS détachée.
                """
        ),
        Translation(
            .wrongPassphrase,
            "la phrase de passe ou la clé n’ouvre pas `{0}`",
            explanation: """
                Le secret qui a été donné n’est pas celui avec lequel le fichier a été scellé. Le fichier lui-même \
                peut être intact.
                """
        ),
        Translation(
            .keyNotEncrypted,
            "la clé privée n’a pas pu être chiffrée",
            advice: "donner une phrase de passe qui ne soit pas vide",
            explanation: "Une clé privée n’est jamais écrite sans phrase de passe, et une phrase vide n’en est pas une."
        ),
        Translation(
            .notSealed,
            "`{0}` n’est pas un fichier scellé de cette version, ou exige une clé d’une autre sorte",
            explanation: """
                Un fichier scellé commence par son nom, sa version et un en-tête. L’en-tête indique si c’est une \
                phrase de passe ou la clé maîtresse de l’espace de travail qui l’ouvre. Un chiffrement ou un coût de \
                calcul que cette version n’écrit pas n’est pas lu.
                """
        ),
        Translation(
            .sealedForOther,
            "`{0}` a été scellé en tant que `{1}`, et non en tant que `{2}`",
            explanation: """
                L’usage auquel un fichier scellé est destiné est scellé avec lui, de sorte qu’un fichier ne puisse pas \
                être mis à la place d’un autre.
                """
        ),
        Translation(
            .brokenSeal,
            "`{0}` a été modifié ou tronqué après avoir été scellé",
            explanation: """
                Le code d’authentification du fichier ne correspond pas à ses octets, qui ne sont donc pas ceux qui \
                ont été scellés.
                """
        ),
        Translation(
            .notSealable,
            "rien n’a pu être scellé en tant que `{0}`",
            advice: "donner une phrase de passe qui ne soit pas vide, ou une clé maîtresse de 32 octets",
            explanation: "La clé qui a été donnée est vide ou d’une autre longueur, ou la mémoire n’a pas suffi."
        ),
    ]

    private static let ledgerFormats: [Translation] = [
        Translation(
            .notAKeyName,
            "`{0}` ne peut pas être le nom d’un journal",
            advice:
                "employer des caractères ASCII imprimables, sans espace ni signe plus, par exemple `stat.example.gov/tidegate/2026`",
            explanation: """
                Le nom d’un journal figure dans des lignes de signature, dont les éléments sont séparés par des \
                espaces et des signes plus.
                """
        ),
        Translation(
            .notAVerifierKey,
            "`{0}` n’est pas une clé de vérification",
            explanation: """
                Une clé de vérification se compose d’un nom, de huit chiffres hexadécimaux et d’une clé en base64, \
                reliés par des signes plus. Les chiffres doivent être ceux qui résultent du nom et de la clé. Les clés \
                Ed25519 des journaux et des témoins sont lues.
                """
        ),
        Translation(
            .notANote,
            "`{0}` n’est pas une note signée : {1}",
            explanation: """
                Une note signée se compose d’un texte, d’une ligne vide et de lignes de signature. Elle est lue de \
                manière stricte, car un fichier que deux programmes lisent de deux façons ne prouve rien.
                """
        ),
        Translation(
            .notACheckpoint,
            "`{0}` n’est pas un point de contrôle : {1}",
            explanation: """
                Un point de contrôle a trois lignes, à savoir le nom du journal, sa taille et la racine en base64.
                """
        ),
        Translation(
            .notAReceipt,
            "`{0}` n’est pas un reçu : {1}",
            explanation: """
                Un reçu est un fichier `tlog-proof`, composé d’un indice, d’empreintes et d’un point de contrôle, dans \
                la seule écriture que le format permet.
                """
        ),
        Translation(
            .notAPolicy,
            "la politique de confiance ne peut pas être lue : {0}",
            explanation: """
                Une politique de confiance se compose de lignes `log`, `witness`, `group` et d’une seule ligne \
                `quorum`. Une ligne qui n’est pas comprise pourrait être une condition ; elle est donc refusée.
                """
        ),
        Translation(
            .strangeTrustFile,
            "`{0}` n’a pas sa place dans un dossier de confiance",
            advice: "les clés sont `release/<name>.pub.pem` et `parties/<name>.pub.pem`",
            explanation: """
                Une clé dont le nom comporte une faute de frappe serait, sans que rien ne le signale, privée de \
                confiance ; tout fichier étranger est donc refusé. Un lien en est un aussi, car il pourrait mener à \
                une clé qui n’a jamais été remise.
                """
        ),
        Translation(
            .missingTrust,
            "il manque au dossier de confiance `{0}` l’élément `{1}`",
            explanation: "Sans la politique du journal et une clé de diffusion, rien ne peut être vérifié."
        ),
        Translation(
            .notAnEnvelope,
            "`{0}` n’est pas une enveloppe signée : {1}",
            explanation: """
                Une entrée est une enveloppe DSSE dans une écriture unique, sans caractères blancs, sans autres champs \
                et en base64 canonique.
                """
        ),
        Translation(
            .notAStatement,
            "`{0}` ne contient pas de déclaration : {1}",
            explanation: """
                Le contenu d’une entrée est une déclaration in-toto en JSON canonique, dont le prédicat est connu et \
                dont tous les champs sont présents, complétée jusqu’à un nombre entier de Kio. Si un champ que cette \
                version ne connaît pas est désigné comme critique, la déclaration est refusée.
                """
        ),
        Translation(
            .notDisclosures,
            "`{0}` n’est pas une liste de divulgations",
            explanation: """
                Le fichier est le tableau JSON canonique des textes des divulgations, dans l’ordre croissant des noms \
                de champs.
                """
        ),
        Translation(
            .strangeDisclosure,
            "`{0}` divulgue `{1}`, que l’entrée signée ne masque pas",
            explanation: """
                L’empreinte de chaque divulgation doit figurer dans l’entrée, et aucun champ ne peut être divulgué \
                deux fois.
                """
        ),
        Translation(
            .notAManifest,
            "`{0}` n’est pas un manifeste de diffusion",
            explanation: """
                Le manifeste est en JSON canonique ; il énumère les fichiers dans l’ordre croissant de leurs noms, \
                chacun avec son empreinte et sa taille, et contient un nonce. Les noms sont ceux des fichiers d’un \
                paquet, tous présents, et un seul `data/<dataset>.csv`. Aucun autre ne peut être signé comme élément \
                d’une diffusion.
                """
        ),
        Translation(
            .entryTooLarge,
            "une entrée de {0} octets ne tient pas dans le journal",
            explanation: """
                Une entrée a de 1 à 60 000 octets ; ce qui est plus volumineux a sa place dans les pièces, désigné par \
                son empreinte.
                """
        ),
    ]
}
