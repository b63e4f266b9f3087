import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension LogCommand {
    /// The command `tidegate log stamp`.
    struct Stamp: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Proves since when tree heads are there: time stamps by others, signatures by the office's PKI.",
            discussion: """
                A time-stamp authority (RFC 3161) sees a digest and signs it with the time. A tree head that it stamped, and all \
                entries below, were there by then, whatever the office's clock says. Stamps lie in `stamps` of the workspace.
                  fetch       asks an authority on line: request and store in one step, or renew and store
                  1. request  files the newest head and writes what to send to the authority
                  2. store    takes its answer, once it verifies
                  3. renew    writes a request over a head and its older stamps, before their certificates end
                  4. sign     signs a head with a certificate of the office (CAdES)
                  5. verify   checks all of them against a trust folder and the log

                Example:  tidegate log stamp request --request-out head.tsq --workspace office --passphrase-file secret
                """,
            subcommands: [Fetch.self, Request.self, Store.self, Renew.self, Sign.self, Verify.self]
        )
    }
}

extension LogCommand.Stamp {
    /// The folder of stamps in a workspace.
    static func folder(of workspace: WorkspaceOptions) -> StampFolder { StampFolder("\(workspace.workspace)/stamps") }

    /// Files the newest head that may be published, with the lines of its witnesses.
    static func file(_ office: Office, in workspace: WorkspaceOptions) throws -> StampedHead {
        guard let newest = try office.publishable() else { throw notDue(0, "has no entry to prove") }
        return try folder(of: workspace).file(office.ledger.note(of: newest).encoded)
    }

    /// A step that does not follow what is there.
    static func notDue(_ size: Int, _ why: String) -> LedgerError {
        .invalid([Diagnostic(.stampNotDue, [String(size), why])])
    }

    /// Draws a nonce, writes the request for a head's next stamp, and says what to do with it.
    static func write(_ head: StampedHead, to path: String) throws -> Verdict {
        let request = StampRequest(imprint: head.nextImprint, nonce: .random(in: .min ... .max))
        try NewFile.write(request.encoded, to: path)
        let name = StampedHead.responseName(head.responses.count + 1)
        return Verdict(
            text: """
                request for \(name) of the head of size \(head.size): \(path)
                next: send it to the authority, then tidegate log stamp store --size \(head.size) --request \(path) --response FILE

                """,
            json: [
                "size": JSONValue(head.size), "stamp": .string(name), "request": .string(path),
                "imprint": .string(request.imprint.hex),
            ]
        )
    }

    /// The command `tidegate log stamp fetch`.
    struct Fetch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has an authority stamp the newest tree head over HTTP; with --size, renews the stamp of a head.",
            discussion: """
                The authority learns a digest and nothing else. Its answer is stored once it verifies under the trust folder.

                Example:  tidegate log stamp fetch --tsa https://tsa.example/stamp --trust trust --workspace office \
                --passphrase-file secret
                """
        )

        @Option(help: ArgumentHelp("The authority's address.", valueName: "url"))
        var tsa: String

        @Option(help: "The size of a head that is stamped already; without it the newest head.")
        var size: Int?

        @OptionGroup var trusted: TrustOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let office = try workspace.openForWriting(console)
                let folder = LogCommand.Stamp.folder(of: workspace)
                let head: StampedHead
                if let size {
                    guard let known = try folder.head(of: size) else {
                        throw LogCommand.Stamp.notDue(size, "is not filed")
                    }
                    head = known
                } else {
                    head = try LogCommand.Stamp.file(office, in: workspace)
                    guard head.responses.isEmpty else {
                        throw LogCommand.Stamp.notDue(head.size, "is stamped already; renew it with --size")
                    }
                }
                let request = StampRequest(imprint: head.nextImprint, nonce: .random(in: .min ... .max))
                let answer = try HTTPTransport().send(
                    request.encoded,
                    to: tsa,
                    mediaType: "application/timestamp-query"
                )
                guard answer.status == 200 else {
                    throw LedgerError.failed([Diagnostic(.witnessSilent, [tsa, "it answers \(answer.status)"])])
                }
                return try folder.store(answer.body, answering: request, for: head.size, trusted, office).verdict(
                    console
                )
            }
        }
    }

    /// The command `tidegate log stamp request`.
    struct Request: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Files the newest tree head and writes a request for its first stamp.",
            discussion: """
                The file is a DER TimeStampReq, as authorities take it: `curl --data-binary @head.tsq -H 'Content-Type: \
                application/timestamp-query' URL -o head.tsr`. The authority learns a digest and nothing else.

                Example:  tidegate log stamp request --request-out head.tsq --workspace office --passphrase-file secret
                """
        )

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
        var requestOut: String

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let head = try LogCommand.Stamp.file(workspace.openForWriting(console), in: workspace)
                guard head.responses.isEmpty else {
                    throw LogCommand.Stamp.notDue(head.size, "is stamped already; renew it")
                }
                return try LogCommand.Stamp.write(head, to: requestOut)
            }
        }
    }

    /// The command `tidegate log stamp renew`.
    struct Renew: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a request for the next stamp of a head that has one.",
            discussion: """
                Renew while the newest stamp stands by itself: before its authority's certificate ends or is revoked, and before \
                its digests grow weak.

                Example:  tidegate log stamp renew --size 128 --request-out head.tsq --workspace office --passphrase-file secret
                """
        )

        @Option(help: "The size of the head, the name of its folder.")
        var size: Int

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
        var requestOut: String

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                _ = try workspace.openForWriting(console)
                guard let head = try LogCommand.Stamp.folder(of: workspace).head(of: size), !head.responses.isEmpty
                else { throw LogCommand.Stamp.notDue(size, "has no stamp to renew") }
                return try LogCommand.Stamp.write(head, to: requestOut)
            }
        }
    }

    /// The command `tidegate log stamp store`.
    struct Store: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes an authority's answer as a head's next stamp, once it verifies.",
            discussion: """
                With the request its nonce must come back. A stamp that is not good, or over other bytes, is refused (exit 2), \
                and nothing is written.

                Example:  tidegate log stamp store --size 128 --request head.tsq --response head.tsr --trust trust \
                --workspace office --passphrase-file secret
                """
        )

        @Option(help: "The size of the head, the name of its folder.")
        var size: Int

        @Option(help: ArgumentHelp("The answer, a DER TimeStampResp.", valueName: "file"))
        var response: String

        @Option(help: ArgumentHelp("The request that it answers.", valueName: "file"))
        var request: String?

        @OptionGroup var trusted: TrustOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let answer = try DurableFile.read(response, atMost: StampFolder.largestFile + 1)
                let request = try request.map { try StampRequest(DurableFile.read($0), file: $0) }
                let office = try workspace.openForWriting(console)
                let folder = LogCommand.Stamp.folder(of: workspace)
                return try folder.store(answer, answering: request, for: size, trusted, office).verdict(console)
            }
        }
    }

    /// The command `tidegate log stamp sign`.
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signs a head with a certificate of the office: CAdES-BES, detached.",
            discussion: """
                Without --size the newest head is filed and signed. The time in the signature is a claim.

                Example:  tidegate log stamp sign --certificate office.pem --key office.key.pem --workspace office \
                --passphrase-file secret
                """
        )

        @Option(help: "The size of the head; without it, the newest.")
        var size: Int?

        @Option(help: ArgumentHelp("The office's certificate, PEM or DER.", valueName: "file"))
        var certificate: String

        @Option(help: ArgumentHelp("Its private key, PKCS#8 in PEM.", valueName: "file"))
        var key: String

        @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
        var keyPassphraseFile: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let passphrase = try keyPassphraseFile.map { try PassphraseSource.file($0) }
                let signer = try Certificate(DurableFile.read(certificate), file: certificate)
                let secret = try CertificateKey(DurableFile.read(key), passphrase: passphrase, file: key)
                let office = try workspace.openForWriting(console)
                let folder = LogCommand.Stamp.folder(of: workspace)
                let signed = try size ?? LogCommand.Stamp.file(office, in: workspace).size
                try folder.sign(signed, certificate: signer, key: secret, at: SystemClock.now)
                let path = "\(folder.path)/\(signed)/\(StampedHead.sidecarName)"
                return Verdict(
                    text: "signed the head of size \(signed) as \(signer.subject): \(path)\n",
                    json: [
                        "size": JSONValue(signed), "subject": .string(signer.subject), "signature": .string(path),
                    ]
                )
            }
        }
    }

    /// The command `tidegate log stamp verify`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Verifies every stamp and signature against a trust folder and the exported log.",
            discussion: """
                Needs no workspace: an auditor runs it on the folders that were handed over. The log is audited first. Anything \
                missing in a chain of renewals, strange or changed is "not verified" (exit 2).

                Example:  tidegate log stamp verify --stamps stamps --log log --trust trust
                """
        )

        @Option(help: ArgumentHelp("The folder of stamps.", valueName: "dir"), transform: PlainPath.of)
        var stamps: String

        @Option(help: ArgumentHelp("The exported log.", valueName: "dir"), transform: PlainPath.of)
        var log: String

        @OptionGroup var trusted: TrustOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let trust = try TrustFolder.read(trusted.trust)
                guard DurableFile.isFolder(stamps) else {
                    throw FileError(action: "read", path: stamps, reason: "there is no such folder")
                }
                let audited: AuditedLog
                switch try AuditedLog.verify(
                    folder: log,
                    trust: trust,
                    keepingBytes: false,
                    threads: Machine.processors
                ) {
                case .notVerified(let reasons): return .notVerified(reasons, console)
                case .verified(let log): audited = log
                }
                let found = try StampFolder(stamps).verify(trust: trust, at: SystemClock.now) {
                    audited.root(atSize: $0)
                }
                switch found {
                case .notVerified(let reasons): return .notVerified(reasons, console)
                case .verified(let heads):
                    let verdicts = heads.map { $0.verdict(console) }
                    return Verdict(
                        text: "verified: \(heads.count) heads\n" + verdicts.map(\.text).joined(),
                        json: ["verified": true, "heads": .array(verdicts.map(\.json))]
                    )
                }
            }
        }
    }
}

extension StampFolder {
    /// Takes an authority's answer as a head's next stamp, once it verifies under a trust folder and the head is the ledger's.
    fileprivate func store(
        _ answer: [UInt8],
        answering request: StampRequest?,
        for size: Int,
        _ trusted: TrustOptions,
        _ office: Office
    ) throws -> VerifiedStamps {
        try store(
            answer,
            answering: request,
            for: size,
            trust: TrustFolder.read(trusted.trust),
            at: SystemClock.now,
            root: { (size) throws(LedgerError) in try office.ledger.root(atSize: size) }
        )
    }
}

extension VerifiedStamps {
    /// What is proven of a head; findings go to standard error too.
    fileprivate func verdict(_ console: Console) -> Verdict {
        for finding in findings { console.say(finding) }
        var text = "head of \(checkpoint.size) entries of \(checkpoint.origin)\n"
        if let existedBy { text += "  was there by \(existedBy)\n" }
        for (position, stamp) in stamps.enumerated() {
            text += "  \(StampedHead.responseName(position + 1))  \(stamp.time)  \(stamp.authority)\n"
        }
        if let signature { text += "  \(StampedHead.sidecarName)  \(signature.subject)\n" }
        return Verdict(
            text: text,
            json: .members([
                "size": JSONValue(checkpoint.size), "root": .string(checkpoint.root.hex),
                "existedBy": existedBy.map { .string("\($0)") }, "stamps": .array(stamps.map(\.json)),
                "signer": signature.map { .string($0.subject) }, "findings": .array(findings.map(\.json)),
            ])
        )
    }
}

extension TimeStamp {
    fileprivate var json: JSONValue {
        .members([
            "time": .string("\(time)"), "latest": .string("\(latest)"),
            "accuracyMicroseconds": accuracy.map { JSONValue(Int($0)) }, "serial": .string(serial),
            "policy": .string(policy), "authority": .string(authority), "imprint": .string(imprint.hex),
        ])
    }
}
