extension DiagnosticCode {
    package static let notAStampRequest = DiagnosticCode("TG0910")
    package static let notAStamp = DiagnosticCode("TG0911")
    package static let stampNotGranted = DiagnosticCode("TG0912")
    package static let stampOfOtherBytes = DiagnosticCode("TG0913")
    package static let stampOfOtherRequest = DiagnosticCode("TG0914")
    package static let stampWeak = DiagnosticCode("TG0915")
    package static let stampBroken = DiagnosticCode("TG0916")
    package static let stampSigner = DiagnosticCode("TG0917")
    package static let stampUntrusted = DiagnosticCode("TG0918")
    package static let stampOutlived = DiagnosticCode("TG0919")
    package static let stampSpoiled = DiagnosticCode("TG0920")
    package static let stampOrder = DiagnosticCode("TG0921")
    package static let strangeStampFile = DiagnosticCode("TG0922")
    package static let stampedHeadOther = DiagnosticCode("TG0923")
    package static let stampAged = DiagnosticCode("TG0924")
    package static let stampAhead = DiagnosticCode("TG0925")
    package static let unstamped = DiagnosticCode("TG0926")
    package static let stampNotDue = DiagnosticCode("TG0927")
    package static let sidecarNotValid = DiagnosticCode("TG0928")
    package static let sidecarForm = DiagnosticCode("TG0929")
}

extension Catalogue {
    /// Time stamps over tree heads, and the office's own signatures over them.
    static let stamps: [Message] = stampFiles + stampStanding + stampFolders + sidecars

    private static let stampFiles: [Message] = [
        Message(
            .notAStampRequest,
            "`{0}` is no time-stamp request that was written here",
            advice: "use the file that `tidegate log stamp request` wrote",
            explanation: """
                A request is a DER TimeStampReq over a SHA-256 digest with a nonce of up to 64 bits, which asks for the \
                certificate and for nothing else.
                """
        ),
        Message(
            .notAStamp,
            "`{0}` is no time stamp: {1}",
            advice: "ask the authority again, with `certReq` as the request has it",
            explanation: """
                A stamp is a DER TimeStampResp with one token: SignedData of one signer over a TSTInfo, with the signer's \
                certificate inside and bound by its digest. Anything after its end, and an extension that must be understood \
                and is not, makes it something else.
                """
        ),
        Message(
            .stampNotGranted,
            "the authority did not give the stamp in `{0}`: {1}",
            advice: "ask the authority what it accepts, and ask again",
            explanation: """
                Only an answer with the status "granted" is taken. An authority that changed what was asked for, refuses, or \
                wants to be asked later has not stamped what it was given.
                """
        ),
        Message(
            .stampOfOtherBytes,
            "`{0}` stamps other bytes",
            explanation: """
                The digest in the stamp must be the SHA-256 of `checkpoint`, for a renewal of `checkpoint` followed by all \
                older stamps, the oldest first. A stamp in another's place, an older stamp that was changed or taken away, \
                and another tree head all show here.
                """
        ),
        Message(
            .stampOfOtherRequest,
            "`{0}` does not answer this request: its nonce is another",
            advice: "store the answer together with the request that it answers",
            explanation: """
                The nonce is drawn anew for each request. An answer with another one was made for another request, an older one \
                perhaps, whose time says nothing about this one.
                """
        ),
        Message(
            .stampWeak,
            "`{0}` uses a weak or unknown algorithm: {1}",
            explanation: """
                Who can make two inputs with one SHA-1 or MD5 digest can have one stamped and show the other. What is stamped is \
                hashed with SHA-256, what is signed with SHA-256, SHA-384 or SHA-512, under RSA or ECDSA.
                """
        ),
        Message(
            .stampBroken,
            "the signature of `{0}` does not hold",
            explanation:
                "The key of the certificate inside did not sign what the stamp says; one of the two was changed."
        ),
        Message(
            .stampSigner,
            "the certificate that signed `{0}` is not for time stamps alone",
            explanation: """
                The certificate of a time-stamp authority has the extended key usage timeStamping, critical, and no other. \
                Without that rule whoever has any certificate of the same issuer could make stamps of any date.
                """
        ),
    ]

    private static let stampStanding: [Message] = [
        Message(
            .stampUntrusted,
            "no trusted authority made `{0}`: {1}",
            advice: "put the authority's issuers, up to the self-signed one, into `tsa/` of the trust folder",
            explanation: """
                The issuers in `tsa/` of the trust folder must lead from the stamp's certificate to the self-signed one among \
                them, or to the last, each valid at the stamp's own time. Certificates that the stamp brings along vouch for \
                nothing. Where there are revocation lists, one must answer for that time.
                """
        ),
        Message(
            .stampOutlived,
            "`{0}` has outlived what proves it: {1}",
            advice: "look for a revocation list of that time; renew other stamps before their certificates end",
            explanation: """
                When an authority's certificate ends nobody looks after its key any more, and nobody says whether it was stolen. \
                A stamp still counts if a renewal was made before, or if a revocation list from the time between the stamp and \
                the end of the certificate does not name it. Neither is there.
                """
        ),
        Message(
            .stampSpoiled,
            "the certificate that signed `{0}` was revoked at {1}, and stamps from before do not count either",
            advice: "have the head stamped by another authority",
            explanation: """
                A thief of an authority's key makes stamps of any date. So a revocation with no stated reason, or for a lost key, \
                spoils older stamps too, unless a renewal was made before it. Only where the reason is that the certificate was \
                replaced, the authority ended its work or changed its affiliation, or is stated as unspecified, do older stamps \
                stay good.
                """
        ),
        Message(
            .stampAged,
            "`{0}` counts, although {1}: {2}",
            advice: "renew it while its newest stamp stands by itself",
            explanation: """
                Time has passed over a certificate or a revocation list. What is signed still counts for the reason that the \
                message states; it is told because the next step may end that.
                """
        ),
        Message(
            .stampAhead,
            "`{0}` is dated {1}, which is later than now",
            advice: "look at the clock of this machine",
            explanation: "The stamp verifies. Either this machine's clock is behind or the authority's is ahead."
        ),
    ]

    private static let stampFolders: [Message] = [
        Message(
            .stampOrder,
            "`{0}` is dated {1}, before the stamp that it renews, of {2}",
            explanation: "A renewal is made over the older stamp; it cannot be older than that."
        ),
        Message(
            .strangeStampFile,
            "`{0}` has no place in a folder of stamps: {1}",
            advice: "take out what does not belong there; see docs/formats/stamps.md",
            explanation: """
                The folder holds a folder for each size, with `checkpoint`, `checkpoint.tsr`, its renewals `checkpoint.2.tsr`, \
                `checkpoint.3.tsr` and so on without a gap, and `checkpoint.p7s`. Anything else would be passed over in silence.
                """
        ),
        Message(
            .stampedHeadOther,
            "`{0}` is not a head of this log: {1}",
            explanation: """
                The head must be of the size that its folder is named for, and its root the log's root at that size. A head that \
                was stamped and is not in the log proves that the log was rewritten: keep it.
                """
        ),
        Message(
            .unstamped,
            "`{0}` has no time stamp",
            advice: "have it stamped with `tidegate log stamp request`",
            explanation: "The head was filed, perhaps signed, and no stamp says when it was there."
        ),
        Message(
            .stampNotDue,
            "the head of size {0} {1}",
            explanation: """
                A head is filed first, then stamped, then renewed; it is signed once. The step does not follow what is there.
                """
        ),
    ]

    private static let sidecars: [Message] = [
        Message(
            .sidecarNotValid,
            "`{0}` is no signature of the office: {1}",
            explanation: """
                The signature must hold over the exact bytes of `checkpoint` under a certificate that `pki/` of the trust folder \
                pins, with its issuers and revocation lists where they are there. It holds now; or, where only its certificate or \
                a list has ended since, or the certificate was replaced, it held when the head was stamped. A certificate that \
                was revoked for a lost key or no stated reason no longer signs, since nothing proves when the signature was made.
                """
        ),
        Message(
            .sidecarForm,
            "`{0}` does not bind its certificate: it is plain CMS and not CAdES",
            advice: "sign with `tidegate log stamp sign`, or `openssl cms -sign -cades -binary -outform DER`",
            explanation: """
                Plain CMS names its certificate by issuer and number only. The signed attribute signing-certificate-v2 says by \
                digest which certificate, with which limits, was meant.
                """
        ),
    ]
}
