extension French {
    /// `Catalogue.ledgerCertificates` in French.
    static let ledgerCertificates: [Translation] = certificateFiles + detachedSignatures + sealedBundles

    private static let certificateFiles: [Translation] = [
        Translation(
            .notACertificate,
            "`{0}` ne contient pas de certificat X.509",
            advice: "l’écrire avec `openssl x509 -in FILE -out FILE.pem`",
            explanation: """
                Un certificat est lu en DER, ou comme un seul bloc PEM sans rien avant ni après. Un fichier qui contient \
                autre chose pourrait avoir deux sens pour deux programmes.
                """
        ),
        Translation(
            .certificateKey,
            "le certificat dans `{0}` a une clé qui n’est ni P-256, ni Ed25519, ni RSA d’au moins 2 048 bits",
            advice: "demander à l’autorité de certification un certificat de l’un de ces genres",
            explanation: """
                Les clés RSA plus courtes et les autres courbes ne sont pas lues ; ce que personne ne vérifie ici n’est pas \
                tenu pour sûr ici.
                """
        ),
        Translation(
            .certificateDigest,
            "le certificat dans `{0}` est signé avec une empreinte faible",
            advice: "demander à l’autorité de certification un certificat signé avec SHA-256, SHA-384 ou SHA-512",
            explanation: """
                Il est possible de fabriquer deux certificats qui ont la même empreinte SHA-1 ou MD5, si bien que l’un \
                pourrait passer pour l’autre.
                """
        ),
        Translation(
            .certificateExtension,
            "le certificat dans `{0}` a une extension mal formée, ou une extension critique qui n’est pas comprise",
            explanation: """
                Une extension critique limite la portée du certificat ; l’ignorer, c’est ignorer cette limite.
                """
        ),
        Translation(
            .certificateUse,
            "le certificat de `{0}` n’est pas prévu pour cet usage : {1}",
            explanation: """
                Signer exige l’usage de clé digitalSignature ou nonRepudiation ; sceller exige keyEncipherment pour une clé \
                RSA et keyAgreement pour une clé sur P-256. Les certificats Ed25519 ne font ni l’un ni l’autre : signer \
                alors avec la clé simple.
                """
        ),
        Translation(
            .notIssuers,
            "les émetteurs d’un certificat ne peuvent être lus",
            advice: "les écrire l’un après l’autre en PEM `CERTIFICATE`, jusqu’à celui qui est autosigné",
            explanation: "Les émetteurs sont des certificats en PEM ou en DER, l’un après l’autre, sans rien entre eux."
        ),
        Translation(
            .notRevocations,
            "les listes de révocation d’un certificat ne peuvent être lues",
            advice: "les écrire l’une après l’autre en PEM `X509 CRL`, comme le fait `openssl crl`",
            explanation: "Les listes sont des CRL en PEM ou en DER, l’une après l’autre, sans rien entre elles."
        ),
        Translation(
            .revocationsAlone,
            "il y a des listes de révocation pour un certificat, mais pas d’émetteurs",
            advice: "ajouter les certificats de ses émetteurs",
            explanation: """
                Une liste est signée par l’émetteur du certificat ; sans le certificat de l’émetteur, elle ne prouve rien.
                """
        ),
        Translation(
            .notACertificateKey,
            "`{0}` ne contient pas de clé privée PKCS#8",
            advice: "l’écrire avec `openssl pkcs8 -topk8 -scrypt`",
            explanation: """
                La clé privée d’un certificat est lue en PEM `ENCRYPTED PRIVATE KEY` ou `PRIVATE KEY`, en un seul bloc sans \
                rien avant ni après.
                """
        ),
        Translation(
            .keyOfOtherCertificate,
            "la clé privée n’est pas celle du certificat de `{0}`",
            explanation: "La clé et le certificat vont ensemble : le certificat nomme la moitié publique de la clé."
        ),
    ]

    private static let detachedSignatures: [Translation] = [
        Translation(
            .notSignable,
            "rien n’a pu être signé avec la clé de `{0}`",
            explanation: "Le genre de la clé n’est pas celui du certificat, ou la mémoire a manqué."
        ),
        Translation(
            .signatureMalformed,
            "la signature n’est pas une signature CMS détachée : {0}",
            advice: "la faire avec `openssl cms -sign -cades -binary -outform DER`",
            explanation: """
                Une signature faite avec une clé X.509 est un CMS SignedData d’un seul signataire sur des attributs signés, \
                sans le contenu. Elle est en DER, en PEM ou en base64.
                """
        ),
        Translation(
            .signatureOfOtherBytes,
            "la signature porte sur d’autres octets",
            explanation: """
                La signature elle-même est juste, mais l’empreinte qui a été signée n’est pas celle de ces octets.
                """
        ),
        Translation(
            .signatureOfOther,
            "la signature n’est pas celle du certificat de `{0}`",
            explanation: """
                La signature nomme, ou lie par son empreinte, un autre certificat que celui que le document signé de la \
                partie contient pour ce responsable habilité.
                """
        ),
        Translation(
            .signatureBroken,
            "la signature nomme le certificat de `{0}`, dont la clé ne l’a pas faite",
            explanation: "La valeur de la signature ne correspond pas aux attributs signés sous cette clé."
        ),
        Translation(
            .signatureWeak,
            "un algorithme faible ou inconnu : {0}",
            explanation: """
                Les signatures utilisent SHA-256, SHA-384 ou SHA-512, avec RSA ou ECDSA ; SHA-1 et MD5 sont refusés.
                """
        ),
        Translation(
            .certificateNotYetValid,
            "le certificat de `{0}` n’est pas valable avant le {1}",
            explanation: "Une signature ne vaut qu’à partir du premier instant du certificat."
        ),
        Translation(
            .certificateExpired,
            "le certificat de `{0}` a expiré le {1}",
            explanation: "Une signature ne vaut que jusqu’au dernier instant du certificat."
        ),
        Translation(
            .certificateRevoked,
            "le certificat de `{0}` a été révoqué le {1}",
            explanation: """
                La liste de révocation de l’émetteur le nomme avec cette date ; à partir de ce moment, il ne signe plus.
                """
        ),
        Translation(
            .chainBroken,
            "les émetteurs du certificat de `{0}` ne s’en portent pas garants : {1}",
            explanation: """
                Les émetteurs que contient le document de la partie doivent mener du certificat à celui d’entre eux qui est \
                autosigné, ou au dernier ; chacun doit être une autorité de certification, et valable au moment considéré.
                """
        ),
        Translation(
            .revocationUnknown,
            "aucune liste de révocation ne renseigne sur le certificat de `{0}` : {1}",
            advice: "placer la liste la plus récente de l’émetteur dans le document de la partie",
            explanation: """
                Si le document d’une partie contient des listes de révocation, l’une d’elles doit être juste, venir de \
                l’émetteur même du certificat et ne pas avoir pris fin avant le moment considéré ; sinon, une révocation \
                pourrait passer inaperçue.
                """
        ),
    ]

    private static let sealedBundles: [Translation] = [
        Translation(
            .notASealedMessage,
            "`{0}` n’est pas un paquet scellé : {1}",
            explanation: """
                Un paquet scellé est un CMS AuthEnvelopedData avec AES-256-GCM en DER ou en BER. EnvelopedData n’est pas \
                lu : rien n’y montre si le contenu a été modifié.
                """
        ),
        Translation(
            .sealedForOtherCertificate,
            "`{0}` n’est pas scellé pour le certificat de `{1}`",
            explanation: """
                Aucun destinataire dans le message n’a l’émetteur et le numéro de série du certificat, ni l’identifiant de \
                sa clé.
                """
        ),
        Translation(
            .weakSeal,
            "`{0}` chiffre sa clé pour `{1}` avec RSA PKCS #1 v1.5",
            advice: "demander un scellement avec RSA-OAEP",
            explanation: """
                Le chiffrement PKCS #1 v1.5 permet à qui peut interroger assez souvent d’ouvrir des messages sans la clé.
                """
        ),
        Translation(
            .notSealableTo,
            "rien n’a pu être scellé pour le certificat de `{0}`",
            explanation: "La clé du certificat ne chiffre pas, ou la mémoire a manqué."
        ),
        Translation(
            .notAnArchive,
            "l’archive ne peut être extraite : {0}",
            explanation: """
                Un paquet voyage sous la forme d’une archive POSIX ustar de fichiers ordinaires et de dossiers placés \
                au-dessous de l’endroit où elle est extraite, chacun une seule fois, son dossier avant lui, complétée par \
                des zéros et terminée par deux blocs vides. Rien d’autre n’est extrait.
                """
        ),
        Translation(
            .notArchivable,
            "`{0}` ne peut être placé dans une archive : {1}",
            explanation: """
                Les fichiers ordinaires de moins de 8 Gio et les dossiers sont archivés, sous des noms qui tiennent dans un \
                en-tête ustar ; un lien ou un tube ne fait pas partie d’un paquet.
                """
        ),
    ]
}
