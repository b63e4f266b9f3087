extension DiagnosticCode {
    package static let notACertificate = DiagnosticCode("TG0660")
    package static let certificateKey = DiagnosticCode("TG0661")
    package static let certificateDigest = DiagnosticCode("TG0662")
    package static let certificateExtension = DiagnosticCode("TG0663")
    package static let certificateUse = DiagnosticCode("TG0664")
    package static let notIssuers = DiagnosticCode("TG0665")
    package static let notRevocations = DiagnosticCode("TG0666")
    package static let revocationsAlone = DiagnosticCode("TG0667")
    package static let notACertificateKey = DiagnosticCode("TG0668")
    package static let keyOfOtherCertificate = DiagnosticCode("TG0669")
    package static let notSignable = DiagnosticCode("TG0670")
    package static let signatureMalformed = DiagnosticCode("TG0671")
    package static let signatureOfOtherBytes = DiagnosticCode("TG0672")
    package static let signatureOfOther = DiagnosticCode("TG0673")
    package static let signatureBroken = DiagnosticCode("TG0674")
    package static let signatureWeak = DiagnosticCode("TG0675")
    package static let certificateNotYetValid = DiagnosticCode("TG0676")
    package static let certificateExpired = DiagnosticCode("TG0677")
    package static let certificateRevoked = DiagnosticCode("TG0678")
    package static let chainBroken = DiagnosticCode("TG0679")
    package static let revocationUnknown = DiagnosticCode("TG0680")
    package static let notASealedMessage = DiagnosticCode("TG0681")
    package static let sealedForOtherCertificate = DiagnosticCode("TG0682")
    package static let weakSeal = DiagnosticCode("TG0683")
    package static let notSealableTo = DiagnosticCode("TG0684")
    package static let notAnArchive = DiagnosticCode("TG0685")
    package static let notArchivable = DiagnosticCode("TG0686")
}

extension Catalogue {
    static let ledgerCertificates: [Message] = certificateFiles + detachedSignatures + sealedBundles

    private static let certificateFiles: [Message] = [
        Message(
            .notACertificate,
            "`{0}` holds no X.509 certificate",
            advice: "write it with `openssl x509 -in FILE -out FILE.pem`",
            explanation: """
                A certificate is read as DER, or as one PEM block with nothing before or after it. A file with anything \
                else in it could mean two things to two programs.
                """
        ),
        Message(
            .certificateKey,
            "the certificate in `{0}` has a key that is neither P-256 nor Ed25519 nor RSA of at least 2,048 bits",
            advice: "ask the certificate authority for a certificate of one of these kinds",
            explanation: "Shorter RSA keys and other curves are not read; what nobody checks here is not trusted here."
        ),
        Message(
            .certificateDigest,
            "the certificate in `{0}` is signed with a weak digest",
            advice: "ask the certificate authority for one that is signed with SHA-256, SHA-384 or SHA-512",
            explanation:
                "Two certificates with one SHA-1 or MD5 digest can be made, so that one could pass for another."
        ),
        Message(
            .certificateExtension,
            "the certificate in `{0}` has a malformed extension, or a critical one that is not understood",
            explanation: "A critical extension limits what the certificate means; not to know it is not to know that."
        ),
        Message(
            .certificateUse,
            "the certificate of `{0}` is not meant for {1}",
            explanation: """
                Signing needs the key usage digitalSignature or nonRepudiation; sealing needs keyEncipherment for an RSA \
                key and keyAgreement for one on P-256. Ed25519 certificates do neither: sign with the plain key instead.
                """
        ),
        Message(
            .notIssuers,
            "the issuers of a certificate cannot be read",
            advice: "write them one after the other as PEM `CERTIFICATE`, up to the self-signed one",
            explanation: "The issuers are certificates in PEM or DER, one after the other, with nothing between them."
        ),
        Message(
            .notRevocations,
            "the revocation lists of a certificate cannot be read",
            advice: "write them one after the other as PEM `X509 CRL`, as `openssl crl` does",
            explanation: "The lists are CRLs in PEM or DER, one after the other, with nothing between them."
        ),
        Message(
            .revocationsAlone,
            "there are revocation lists for a certificate, but no issuers",
            advice: "add the certificates of its issuers",
            explanation:
                "A list is signed by the certificate's issuer; without the issuer's certificate it proves nothing."
        ),
        Message(
            .notACertificateKey,
            "`{0}` holds no PKCS#8 private key",
            advice: "write it with `openssl pkcs8 -topk8 -scrypt`",
            explanation: """
                The private key of a certificate is read as PEM `ENCRYPTED PRIVATE KEY` or `PRIVATE KEY`, one block with \
                nothing before or after it.
                """
        ),
        Message(
            .keyOfOtherCertificate,
            "the private key is not that of the certificate of `{0}`",
            explanation: "Key and certificate belong together: the certificate names the key's public half."
        ),
    ]

    private static let detachedSignatures: [Message] = [
        Message(
            .notSignable,
            "nothing could be signed with the key of `{0}`",
            explanation: "The key's kind is not the certificate's, or memory ran out."
        ),
        Message(
            .signatureMalformed,
            "the signature is no detached CMS signature: {0}",
            advice: "make it with `openssl cms -sign -cades -binary -outform DER`",
            explanation: """
                A signature by an X.509 key is CMS SignedData of one signer over signed attributes, without the content. \
                It is DER, PEM or base64.
                """
        ),
        Message(
            .signatureOfOtherBytes,
            "the signature is over other bytes",
            explanation: "The signature itself holds, but the digest that was signed is not that of these bytes."
        ),
        Message(
            .signatureOfOther,
            "the signature is not by the certificate of `{0}`",
            explanation: """
                The signature names, or binds by digest, another certificate than the one that the signed party document \
                holds for this officer.
                """
        ),
        Message(
            .signatureBroken,
            "the signature names the certificate of `{0}`, whose key did not make it",
            explanation: "The signature's value does not fit the signed attributes under this key."
        ),
        Message(
            .signatureWeak,
            "a weak or unknown algorithm: {0}",
            explanation:
                "Signatures hash with SHA-256, SHA-384 or SHA-512, with RSA or ECDSA; SHA-1 and MD5 are refused."
        ),
        Message(
            .certificateNotYetValid,
            "the certificate of `{0}` is not valid before {1}",
            explanation: "A signature counts only from the certificate's first moment on."
        ),
        Message(
            .certificateExpired,
            "the certificate of `{0}` expired at {1}",
            explanation: "A signature counts only up to the certificate's last moment."
        ),
        Message(
            .certificateRevoked,
            "the certificate of `{0}` was revoked at {1}",
            explanation: "The issuer's revocation list names it with that date; from then on it does not sign."
        ),
        Message(
            .chainBroken,
            "the issuers of the certificate of `{0}` do not vouch for it: {1}",
            explanation: """
                The issuers that the party document holds must lead from the certificate to the self-signed one among \
                them, or to the last; each a certificate authority, and valid at the moment.
                """
        ),
        Message(
            .revocationUnknown,
            "no revocation list answers for the certificate of `{0}`: {1}",
            advice: "put the issuer's newest list into the party document",
            explanation: """
                Where a party document holds revocation lists, one of the certificate's own issuer must hold and must not \
                have ended before the moment; else a revocation could go unseen.
                """
        ),
    ]

    private static let sealedBundles: [Message] = [
        Message(
            .notASealedMessage,
            "`{0}` is no sealed bundle: {1}",
            explanation: """
                A sealed bundle is CMS AuthEnvelopedData with AES-256-GCM in DER or BER. EnvelopedData is not read: \
                nothing in it shows whether the content was changed.
                """
        ),
        Message(
            .sealedForOtherCertificate,
            "`{0}` is not sealed to the certificate of `{1}`",
            explanation:
                "No recipient in the message has the certificate's issuer and serial number, or its key identifier."
        ),
        Message(
            .weakSeal,
            "`{0}` wraps its key for `{1}` with RSA PKCS #1 v1.5",
            advice: "ask for it to be sealed with RSA-OAEP",
            explanation: "PKCS #1 v1.5 encryption lets who may ask often enough open messages without the key."
        ),
        Message(
            .notSealableTo,
            "nothing could be sealed to the certificate of `{0}`",
            explanation: "The certificate's key does not encrypt, or memory ran out."
        ),
        Message(
            .notAnArchive,
            "the archive cannot be unpacked: {0}",
            explanation: """
                A bundle travels as a POSIX ustar archive of plain files and folders below the place where it is unpacked, \
                each once, its folder before it, padded with zeros and ended by two empty blocks. Nothing else is unpacked.
                """
        ),
        Message(
            .notArchivable,
            "`{0}` cannot be put into an archive: {1}",
            explanation: """
                Plain files below 8 GiB and folders are archived, under names that fit a ustar header; a link or a pipe is \
                not part of a bundle.
                """
        ),
    ]
}
