extension DiagnosticCode {
    package static let notAPublicKey = DiagnosticCode("TG0601")
    package static let weakPublicKey = DiagnosticCode("TG0602")
    package static let notAPrivateKey = DiagnosticCode("TG0603")
    package static let privateKeyOfAnotherKind = DiagnosticCode("TG0643")
    package static let entryDatedBack = DiagnosticCode("TG0644")
    package static let entryBeforeAnchor = DiagnosticCode("TG0648")
    package static let entryAfterHead = DiagnosticCode("TG0649")
    package static let wrongPassphrase = DiagnosticCode("TG0604")
    package static let keyNotEncrypted = DiagnosticCode("TG0605")
    package static let notSealed = DiagnosticCode("TG0606")
    package static let sealedForOther = DiagnosticCode("TG0607")
    package static let brokenSeal = DiagnosticCode("TG0608")
    package static let notSealable = DiagnosticCode("TG0609")
    package static let notAKeyName = DiagnosticCode("TG0610")
    package static let notAVerifierKey = DiagnosticCode("TG0611")
    package static let notANote = DiagnosticCode("TG0612")
    package static let notACheckpoint = DiagnosticCode("TG0613")
    package static let notAReceipt = DiagnosticCode("TG0614")
    package static let notAPolicy = DiagnosticCode("TG0615")
    package static let strangeTrustFile = DiagnosticCode("TG0616")
    package static let missingTrust = DiagnosticCode("TG0617")
    package static let notAnEnvelope = DiagnosticCode("TG0618")
    package static let notAStatement = DiagnosticCode("TG0619")
    package static let notDisclosures = DiagnosticCode("TG0620")
    package static let strangeDisclosure = DiagnosticCode("TG0621")
    package static let notAManifest = DiagnosticCode("TG0622")
    package static let changedFile = DiagnosticCode("TG0623")
    package static let missingFile = DiagnosticCode("TG0624")
    package static let extraFile = DiagnosticCode("TG0625")
    package static let entryTooLarge = DiagnosticCode("TG0626")
    package static let unknownLog = DiagnosticCode("TG0627")
    package static let unknownSigner = DiagnosticCode("TG0628")
    package static let brokenSignature = DiagnosticCode("TG0629")
    package static let doubledSignature = DiagnosticCode("TG0630")
    package static let noLogSignature = DiagnosticCode("TG0631")
    package static let noQuorum = DiagnosticCode("TG0632")
    package static let notIncluded = DiagnosticCode("TG0633")
    package static let untrustedEntry = DiagnosticCode("TG0634")
    package static let missingLogFile = DiagnosticCode("TG0635")
    package static let strangeLogFile = DiagnosticCode("TG0636")
    package static let wrongTile = DiagnosticCode("TG0637")
    package static let wrongRoot = DiagnosticCode("TG0638")
    package static let brokenBundle = DiagnosticCode("TG0639")
    package static let wrongGenesis = DiagnosticCode("TG0640")
    package static let wrongAnchor = DiagnosticCode("TG0641")
    package static let emptyLog = DiagnosticCode("TG0642")
    package static let entryAfterFreeze = DiagnosticCode("TG0645")
    package static let unannouncedKind = DiagnosticCode("TG0646")
    package static let repeatedEntry = DiagnosticCode("TG0647")
    package static let ledgerFile = DiagnosticCode("TG0650")
    package static let storeMoved = DiagnosticCode("TG0651")
    package static let storeBroken = DiagnosticCode("TG0652")
    package static let storeBehind = DiagnosticCode("TG0653")
    package static let publishedAhead = DiagnosticCode("TG0654")
    package static let notAnExport = DiagnosticCode("TG0656")
    package static let noSuchEntry = DiagnosticCode("TG0655")
}

extension Catalogue {
    /// Messages TG06xx.
    static let ledger: [Message] = ledgerKeys + ledgerFormats + ledgerChecks + ledgerStore + ledgerCertificates

    private static let ledgerKeys: [Message] = [
        Message(
            .notAPublicKey,
            "`{0}` holds no Ed25519 public key",
            advice: "write it with `openssl pkey -pubout`",
            explanation: """
                A public key is read as the DER or PEM form of a SubjectPublicKeyInfo for Ed25519, exactly as openssl \
                writes it: one block, nothing before or after. A file with anything else in it could mean two things to \
                two programs.
                """
        ),
        Message(
            .weakPublicKey,
            "the public key in `{0}` is of small order or not in its one spelling",
            advice: "make a new key pair",
            explanation: """
                A few Ed25519 public keys accept signatures that nobody made, and some points can be written in two \
                ways, so that one key would have two names. No honest key pair is among them; such a key is refused when \
                it is enrolled.
                """
        ),
        Message(
            .notAPrivateKey,
            "`{0}` holds no encrypted Ed25519 private key",
            explanation: """
                Private keys are kept as PEM `ENCRYPTED PRIVATE KEY`, which is PKCS#8 with PBES2. A key without a \
                passphrase, of another kind, or in another container is not read.
                """
        ),
        Message(
            .privateKeyOfAnotherKind,
            "`{0}` holds a private key of another kind than Ed25519",
            advice:
                "a certificate's key signs what --payload-only or --write-payload writes, by `openssl cms -sign -binary`",
            explanation: """
                Tidegate signs with Ed25519 keys. The key of an X.509 certificate, RSA or EC, stays with the tools that keep it: \
                `agreement sign --payload-only`, and `--write-payload` of every other command that officers sign, write \
                what is to be signed, and `--signature` takes the detached CMS signature.
                """
        ),
        Message(
            .wrongPassphrase,
            "the passphrase or key does not open `{0}`",
            explanation: """
                The secret that was given is not the one that the file was sealed with. The file itself may be whole.
                """
        ),
        Message(
            .keyNotEncrypted,
            "the private key could not be encrypted",
            advice: "give a passphrase that is not empty",
            explanation: "A private key is never written without a passphrase, and an empty one is none."
        ),
        Message(
            .notSealed,
            "`{0}` is no sealed file of this version, or needs another kind of key",
            explanation: """
                A sealed file begins with its name, version and a header. The header says whether a passphrase or the \
                workspace's master key opens it; a cipher or cost that this version does not write is not read.
                """
        ),
        Message(
            .sealedForOther,
            "`{0}` was sealed as `{1}`, not as `{2}`",
            explanation: """
                What a sealed file is for is sealed with it, so that one cannot be put in the place of another.
                """
        ),
        Message(
            .brokenSeal,
            "`{0}` was changed or cut short after it was sealed",
            explanation: "The file's authentication tag does not fit its bytes: they are not those that were sealed."
        ),
        Message(
            .notSealable,
            "nothing could be sealed as `{0}`",
            advice: "give a passphrase that is not empty, or a master key of 32 bytes",
            explanation: "The key that was given is empty or has another length, or memory ran out."
        ),
    ]

    private static let ledgerFormats: [Message] = [
        Message(
            .notAKeyName,
            "`{0}` cannot name a log",
            advice: "use printable ASCII without space and plus sign, such as `stat.example.gov/tidegate/2026`",
            explanation: "A log's name stands in signature lines, which part at spaces and plus signs."
        ),
        Message(
            .notAVerifierKey,
            "`{0}` is no verifier key",
            explanation: """
                A verifier key is a name, eight hexadecimal digits and a base64 key, joined by plus signs; the digits \
                must be those that name and key give. Ed25519 keys of logs and of witnesses are read.
                """
        ),
        Message(
            .notANote,
            "`{0}` is no signed note: {1}",
            explanation: """
                A signed note is a text, an empty line and signature lines. It is read strictly, since a file that two \
                programs read in two ways proves nothing.
                """
        ),
        Message(
            .notACheckpoint,
            "`{0}` is no checkpoint: {1}",
            explanation: "A checkpoint has three lines: the log's name, its size, and the root in base64."
        ),
        Message(
            .notAReceipt,
            "`{0}` is no receipt: {1}",
            explanation: """
                A receipt is a `tlog-proof` file: an index, hashes and a checkpoint, in the one spelling that the format \
                allows.
                """
        ),
        Message(
            .notAPolicy,
            "the trust policy cannot be read: {0}",
            explanation: """
                A trust policy has lines `log`, `witness`, `group` and one `quorum`. A line that is not understood could \
                be a condition, so it is refused.
                """
        ),
        Message(
            .strangeTrustFile,
            "`{0}` does not belong in a trust folder",
            advice: "keys are `release/<name>.pub.pem` and `parties/<name>.pub.pem`",
            explanation: """
                A key with a mistyped name would silently not be trusted, so a strange file is refused. A link is one \
                too: it could lead to a key that was never handed over.
                """
        ),
        Message(
            .missingTrust,
            "the trust folder `{0}` has no `{1}`",
            explanation: "Without the log's policy and a release key nothing can be verified."
        ),
        Message(
            .notAnEnvelope,
            "`{0}` is no signed envelope: {1}",
            explanation: """
                An entry is a DSSE envelope in exactly one spelling: no white space, no other fields, canonical base64.
                """
        ),
        Message(
            .notAStatement,
            "`{0}` holds no statement: {1}",
            explanation: """
                An entry's payload is an in-toto statement in canonical JSON with a known predicate, whose fields are \
                all there, padded to whole KiB. A field named critical that this version does not know is refused.
                """
        ),
        Message(
            .notDisclosures,
            "`{0}` is no list of disclosures",
            explanation: "The file is the canonical JSON array of the disclosures' texts, ascending by field name."
        ),
        Message(
            .strangeDisclosure,
            "`{0}` discloses `{1}`, which the signed entry does not hide",
            explanation: "Each disclosure's digest must stand in the entry, and no field may be disclosed twice."
        ),
        Message(
            .notAManifest,
            "`{0}` is no release manifest",
            explanation: """
                The manifest is canonical JSON: files ascending by name, each with digest and size, and a nonce. The \
                names are those of a bundle, each of them, and one `data/<dataset>.csv`; no other can be signed as part \
                of a release.
                """
        ),
        Message(
            .entryTooLarge,
            "an entry of {0} bytes does not fit the log",
            explanation: "An entry has 1 to 60,000 bytes; what is larger belongs in the evidence, by digest."
        ),
    ]
}
