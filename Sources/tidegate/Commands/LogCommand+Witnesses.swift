import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension LogCommand {
    /// The command `tidegate log policy`.
    struct Policy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings a trust policy into force: names witnesses, whose quorum every release waits for.",
            discussion: """
                The file is a tlog-policy: this log, its witnesses with their addresses, and the quorum. The log \
                says from which entry on it holds. From then on nothing is published and no release leaves before \
                the quorum has signed. Hand the trust folder out anew: receipts with witnesses' lines are verified \
                under it. To replace a witness, change its line in a copy of the policy in force, `trust/policy` of the workspace, \
                and bring that into force. --deferred is for an office without a network: releases do not wait, and the log says so.

                Example:  tidegate log policy new-policy --reason "two witnesses" --workspace office --passphrase-file secret
                """
        )

        @Argument(help: ArgumentHelp("The policy.", valueName: "file"))
        var file: String

        @Flag(help: "Releases leave before the quorum is there.")
        var deferred = false

        @Option(help: "Why, for the auditor.")
        var reason: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let bytes = try DurableFile.read(file, atMost: 1 << 16)
                let office = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                let rule: QuorumRule = deferred ? .deferred : .required
                let entry = try office.putInForce(
                    bytes,
                    rule,
                    reason: reason,
                    file: file,
                    at: SystemClock.now,
                    using: &generator
                )
                let isMet = try office.hasQuorum()
                return Verdict(
                    text: """
                        entry \(entry): policy \(ContentDigest(of: bytes).hex) is in force, quorum \(rule.rawValue)
                        \(isMet ? "the quorum has signed" : "the quorum has not signed yet: tidegate log cosign")
                        hand out \(office.paths.trust) anew

                        """,
                    json: [
                        "entry": JSONValue(entry), "policy": .string(ContentDigest(of: bytes).hex),
                        "quorum": .string(rule.rawValue), "isMet": .bool(isMet),
                    ]
                )
            }
        }
    }

    /// The command `tidegate log cosign`.
    struct Cosign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has the witnesses of the policy cosign the newest tree head.",
            discussion: """
                With no more than a workspace it asks every witness that has an address. A witness without one is \
                asked by files: --submission writes what it needs, --answer takes what it wrote. Exit 2 while the \
                quorum is missing. A witness that has seen more of this log, or another one, ends it (exit 1).

                Example:  tidegate log cosign --workspace office --passphrase-file secret
                Example:  tidegate log cosign --witness witness.archive.example --submission to-archive.txt \
                --workspace office --passphrase-file secret
                """
        )

        @Option(help: ArgumentHelp("One witness, by the name of its key.", valueName: "name"))
        var witness: String?

        @Option(help: ArgumentHelp("Writes the submission for that witness.", valueName: "file"))
        var submission: String?

        @Option(help: ArgumentHelp("Takes the answer of that witness.", valueName: "file"))
        var answer: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (witness == nil) == (submission == nil && answer == nil), submission == nil || answer == nil else {
                throw ValidationError("--witness goes with --submission or --answer, one of them")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let office = try workspace.openForWriting(console)
                if let witness, let submission {
                    let asked = try office.submission(to: witness)
                    try DurableFile.replace(submission, with: asked.encoded)
                    return Verdict(
                        text: "\(submission)\n",
                        json: ["submission": .string(submission), "oldSize": JSONValue(asked.oldSize)]
                    )
                }
                if let witness, let answer {
                    try office.take(DurableFile.read(answer, atMost: 1 << 18), from: witness, file: answer)
                    try office.publish()
                }
                return try standing(office)
            }
        }

        /// Who has signed the newest tree head.
        private func standing(_ office: Office) throws -> Verdict {
            guard let head = try office.ledger.head() else { return Verdict(text: "no entries\n", json: [:]) }
            let force = try office.logPolicy()
            let signed = try force.map { try office.ledger.note(of: head).cosigners(under: $0.policy) } ?? []
            let isMet = try office.hasQuorum()
            let lines = signed.map { "  \($0.time)  \($0.witness.name)\n" }.joined()
            return Verdict(
                text: "tree head of size \(head.size): \(isMet ? "the quorum has signed" : "no quorum yet")\n\(lines)",
                json: [
                    "size": JSONValue(head.size), "isMet": .bool(isMet),
                    "cosigned": .array(
                        signed.map { ["witness": .string($0.witness.name), "time": .string("\($0.time)")] }
                    ),
                ],
                isPositive: isMet
            )
        }
    }

    /// The command `tidegate log monitor`.
    struct Monitor: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Looks at a published log, and holds it against what was seen before and what its witnesses serve.",
            discussion: """
                For auditors, recipients, other offices: run it every day. --seen keeps the newest tree head that \
                held; the log must go on from it. A log that is shorter, or has another history, is exit 2, and a \
                fork's proof is written to the folder of --proof: two signed tree heads that anybody can check.

                Example:  tidegate log monitor https://log.example/tidegate --trust trust --seen seen.txt --proof fork
                """
        )

        @Argument(help: ArgumentHelp("The published log: a folder, or an address.", valueName: "log"))
        var log: String

        @Option(help: ArgumentHelp("The newest tree head that held; made by the first look.", valueName: "file"))
        var seen: String

        @Option(help: ArgumentHelp("The folder for the proof of a fork.", valueName: "dir"), transform: PlainPath.of)
        var proof: String = "fork-proof"

        @OptionGroup var trusted: TrustOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let policy = try TrustFolder.read(trusted.trust).policy
                let transport = HTTPTransport()
                let isRemote = log.contains("://")
                let monitor = try LogMonitor(policy: policy) { path in
                    isRemote
                        ? (try? transport.get("\(log)/\(path)")).flatMap(\.self)
                        : try? DurableFile.read("\(log)/\(path)", atMost: HTTPTransport.largestAnswer)
                }
                var others: [(name: String, note: SignedNote)] = []
                if DurableFile.exists(seen) {
                    others.append((seen, try SignedNote(DurableFile.read(seen), file: seen)))
                }
                for witness in policy.witnesses {
                    guard let address = policy.addresses[witness] else { continue }
                    let url = "\(address)/\(Witness.originHash(monitor.checkpoint.origin))/checkpoint"
                    do {
                        if let bytes = try transport.get(url) { others.append((url, try SignedNote(bytes, file: url))) }
                    } catch let error as LedgerError {
                        for diagnostic in error.diagnostics { console.say(diagnostic) }
                    }
                }
                return try verdict(of: monitor, others, policy, console)
            }
        }

        private func verdict(
            of monitor: LogMonitor,
            _ others: [(name: String, note: SignedNote)],
            _ policy: TrustPolicy,
            _ console: Console
        ) throws -> Verdict {
            var reasons: [Diagnostic] = []
            for (name, note) in others {
                switch try monitor.compare(with: note, file: name, logs: policy.logs) {
                case .goesOn: continue
                // A witness may be ahead of a log that is published late; what this reader saw is not.
                case .shrank(let reason): if name == seen { reasons.append(reason) }
                case .forked(let fork):
                    try DurableFile.createFolder(proof)
                    for (file, bytes) in fork.files.sorted(by: { $0.key < $1.key }) {
                        try DurableFile.replace("\(proof)/\(file)", with: bytes)
                    }
                    reasons.append(Diagnostic(.forkFound, [monitor.checkpoint.origin, proof]))
                }
            }
            guard reasons.isEmpty else { return .notVerified(reasons, console) }
            try DurableFile.replace(seen, with: monitor.newest.encoded)
            return Verdict(
                text:
                    "\(monitor.checkpoint.origin) goes on: \(monitor.checkpoint.size) entries, held against \(others.count)\n",
                json: [
                    "verified": true, "origin": .string(monitor.checkpoint.origin),
                    "size": JSONValue(monitor.checkpoint.size), "root": .string(monitor.checkpoint.root.hex),
                    "heldAgainst": JSONValue(others.count),
                ]
            )
        }
    }
}
