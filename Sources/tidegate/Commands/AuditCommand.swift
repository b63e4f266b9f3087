import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate audit`: a whole exported log, offline.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verifies an exported log: every entry, every tile, the root, the signed tree head, the genesis.",
        discussion: """
            Everything is recomputed from the entries. Anything missing, extra, changed or unreadable is "not verified" \
            (exit 2). An entry that is dated before the one that it follows is told as a finding, and verifies.

            With --evidence every decision is decided again and every released file measured again; the first difference \
            is told with its entry (exit 2). What can't be confirmed, as that nothing was found for what was withheld, is \
            told as a finding.

            It says which witnesses signed the tree head, and how long ago. Where too few did, everything else is checked all \
            the same, and the last message says what had to stay open.

            A log may follow another one, which was frozen. With --predecessor that one's export is audited too, under its \
            own trust folder where that is another one, and held against what this log's first entry names.

            With --stamps the time stamps beside the log are verified too, and date its heads: what a key signed that was \
            revoked as of a time counts without a finding where a stamp from before that time covers it.

            Example:  tidegate audit log --trust trust
            Example:  tidegate audit log --trust trust --stamps stamps
            Example:  tidegate audit log --trust trust --evidence for-the-auditor --passphrase-file ours
            """
    )

    @Argument(help: ArgumentHelp("The exported log.", valueName: "logdir"), transform: PlainPath.of)
    var log: String

    @Option(
        help: ArgumentHelp("The exported log that this one follows.", valueName: "logdir"),
        transform: PlainPath.of
    )
    var predecessor: String?

    @Option(
        help: ArgumentHelp("The trust folder of the log before, if it is not the same.", valueName: "dir"),
        transform: PlainPath.of
    )
    var predecessorTrust: String?

    @Option(
        help: ArgumentHelp("The folder of time stamps beside the log.", valueName: "dir"),
        transform: PlainPath.of
    )
    var stamps: String?

    @OptionGroup var trusted: TrustOptions
    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.answer { console in
            let opened = try evidence.open()
            let trust = try TrustFolder.read(trusted.trust)
            switch try verify(trust, keepingBytes: opened != nil, console) {
            case .notVerified(let reasons):
                return .notVerified(reasons, console)
            case .verified(let audited):
                let former = try formerReasons(of: audited)
                guard former.isEmpty else { return .notVerified(former, console) }
                let unseen = unseen(audited)
                for finding in audited.findings + unseen { console.say(finding) }
                return verdict(on: audited, unseen, opened.map { replay(audited, by: $0, console) })
            }
        }
    }

    /// Verifies the log, with what stamps say of the times of its heads.
    private func verify(
        _ trust: TrustFolder,
        keepingBytes: Bool,
        _ console: Console
    ) throws -> Verification<AuditedLog> {
        func verified(_ dated: [DatedHead]) throws -> Verification<AuditedLog> {
            try AuditedLog.verify(
                folder: log,
                trust: trust,
                dated: dated,
                keepingBytes: keepingBytes,
                threads: Machine.processors
            )
        }
        let first = try verified([])
        guard let stamps, let audited = first.value else { return first }
        guard DurableFile.isFolder(stamps) else {
            throw FileError(action: "read", path: stamps, reason: "there is no such folder")
        }
        switch try StampFolder(stamps).verify(trust: trust, at: SystemClock.now, root: { audited.root(atSize: $0) }) {
        case .notVerified(let reasons): return .notVerified(reasons)
        case .verified(let heads):
            for finding in heads.flatMap(\.findings) { console.say(finding) }
            // A log all of whose signatures count without a date has nothing to gain from one.
            guard audited.findings.contains(where: { $0.code == .revokedNotDated }) else { return first }
            return try verified(heads.compactMap(\.dated))
        }
    }

    /// Why the log before is not verified, or is not the one that this one follows.
    private func formerReasons(of audited: AuditedLog) throws -> [Diagnostic] {
        guard let predecessor else { return [] }
        let trust = try TrustFolder.read(predecessorTrust ?? trusted.trust)
        switch try AuditedLog.verify(
            folder: predecessor,
            trust: trust,
            keepingBytes: false,
            threads: Machine.processors
        ) {
        case .notVerified(let reasons): return reasons
        case .verified(let former): return audited.reasons(against: former)
        }
    }

    /// A finding where the log follows one that was not looked at.
    private func unseen(_ audited: AuditedLog) -> [Diagnostic] {
        guard predecessor == nil, let former = audited.predecessor else { return [] }
        return [Diagnostic(.predecessorNotSeen, [former.origin, "\(former.size)"])]
    }

    private func verdict(on audited: AuditedLog, _ unseen: [Diagnostic], _ replay: ReplayReport?) -> Verdict {
        let counts = audited.counts.map { ("\($0.key.type.name) \($0.key.state)", $0.value) }.sorted { $0.0 < $1.0 }
        let findings = audited.findings + unseen + (replay?.findings ?? [])
        var members: [String: JSONValue] = [
            "verified": true, "origin": .string(audited.checkpoint.origin),
            "size": JSONValue(audited.checkpoint.size), "root": .string(audited.checkpoint.root.hex),
            "entries": .object(Dictionary(uniqueKeysWithValues: counts.map { ($0.0, JSONValue($0.1)) })),
            "findings": .array(findings.map(\.json)),
            "cosigned": .array(
                audited.cosigners.map { ["witness": .string($0.witness.name), "time": .string("\($0.time)")] }
            ),
        ]
        let (size, origin, root) = (audited.checkpoint.size, audited.checkpoint.origin, audited.checkpoint.root)
        var text =
            worded(
                en: "verified: \(size) entries of \(origin)\nroot \(root)\n",
                fr: "vérifié\u{a0}: \(size) entrées de \(origin)\nracine \(root)\n"
            ) + cosigners(of: audited) + "\n" + counts.map { "  \($0.1)  \($0.0)" }.joined(separator: "\n") + "\n"
        if let replay {
            text += replay.text(showingValues: evidence.showValues)
            members.merge(replay.members(showingValues: evidence.showValues)) { $1 }
        }
        return Verdict(text: text, json: .object(members), isPositive: replay?.isEqual ?? true)
    }

    /// Who saw the tree head, one line for each witness with how long ago that was.
    private func cosigners(of audited: AuditedLog) -> String {
        guard !audited.cosigners.isEmpty else { return "cosigned by no witness of the trust folder" }
        let now = SystemClock.now.secondsSince1970
        return audited.cosigners.map { witness, time in
            "cosigned by \(witness.name) at \(time), \(Self.age(now - time.secondsSince1970))"
        }.joined(separator: "\n")
    }

    /// How long ago something was, in the largest unit of which it is two at least.
    static func age(_ seconds: Int64) -> String {
        guard seconds >= 0 else { return "\(-seconds) seconds ahead of this clock" }
        let units: [(Int64, String)] = [(86_400, "days"), (3_600, "hours"), (60, "minutes")]
        guard let (size, name) = units.first(where: { seconds >= 2 * $0.0 }) else { return "\(seconds) seconds ago" }
        return "\(seconds / size) \(name) ago"
    }

    /// Decides and measures again, with what an auditor should know on standard error.
    private func replay(_ log: AuditedLog, by opened: OpenedEvidence, _ console: Console) -> ReplayReport {
        let report = Replay(log, opened: opened, bundles: evidence.bundles).run { done in
            guard done.isMultiple(of: 100) else { return }
            let size = log.checkpoint.size
            // A replay goes on in English, which its reader need not.
            console.progress(
                console.spoken {
                    worded(en: "replayed \(done) of \(size) entries", fr: "entrées rejouées\u{a0}: \(done) sur \(size)")
                }
            )
        }
        console.endProgress()
        for finding in report.findings + report.reasons { console.say(finding) }
        return report
    }
}

extension ReplayReport {
    /// What came of it, for people.
    fileprivate func text(showingValues: Bool) -> String {
        guard let first else {
            return isEqual
                ? worded(en: "replayed: \(counts)", fr: "rejoué\u{a0}: \(counts)")
                : worded(en: "not replayed to the end: \(counts)", fr: "pas rejoué jusqu’au bout\u{a0}: \(counts)")
        }
        let others =
            differences == 1
            ? "" : worded(en: " and \(differences - 1) more", fr: ", et encore \(differences - 1) autres")
        var text = worded(
            en: "differs: \(counts)first at entry \(first.entry): \(first.field)\(others)\n",
            fr: "diffère\u{a0}: \(counts)d’abord à l’entrée \(first.entry)\u{a0}: \(first.field)\(others)\n"
        )
        if showingValues {
            let nothing = worded(en: "nothing", fr: "rien")
            let (recorded, again) = (first.recorded.map(CanonicalJSON.text), first.again.map(CanonicalJSON.text))
            text += worded(en: "  recorded  ", fr: "  inscrit   ") + (recorded ?? nothing) + "\n"
            text += worded(en: "  again     ", fr: "  à nouveau ") + (again ?? nothing) + "\n"
        }
        return text
    }

    private var counts: String {
        let proved =
            certificates == 0
            ? ""
            : worded(
                en: ", \(certificates) certificates of the network proved again",
                fr: ", certificats du réseau prouvés à nouveau\u{a0}: \(certificates)"
            )
        let missing =
            outside.isEmpty
            ? ""
            : worded(
                en: ", \(outside.count) more are outside the evidence",
                fr: ", et \(outside.count) de plus hors des pièces"
            )
        return worded(
            en: """
                \(equal) of \(replayed) decisions came out the same\(missing), \
                \(measured == 1 ? "1 released file" : "\(measured) released files") measured again\(proved)

                """,
            fr: """
                décisions identiques\u{a0}: \(equal) sur \(replayed)\(missing), fichiers diffusés mesurés à nouveau\u{a0}: \
                \(measured)\(proved)

                """
        )
    }

    /// The same for programs, beside what the log gives.
    fileprivate func members(showingValues: Bool) -> [String: JSONValue] {
        var members = json(showingValues: showingValues).members ?? [:]
        members["reasons"] = isEqual ? nil : .array(reasons.map(\.json))
        return members
    }
}
