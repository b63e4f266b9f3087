import ArgumentParser
import TideCore
import TideLedger

/// `tidegate audit`: a whole exported log, offline.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verifies an exported log: every entry, every tile, the root, the signed tree head, the genesis.",
        discussion: """
            Everything is recomputed from the entries. Anything missing, extra, changed or unreadable is "not verified" \
            (exit 2). An entry that is dated before the one that it follows is told as a finding, and verifies. This version \
            does not decide the entries again.

            A log may follow another one, which was frozen. With --predecessor that one's export is audited too, under its \
            own trust folder where that is another one, and held against what this log's first entry names.

            Example:  tidegate audit log --trust trust
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

    @OptionGroup var trusted: TrustOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { console in
            switch try AuditedLog.verify(folder: log, trust: TrustFolder.read(trusted.trust)) {
            case .notVerified(let reasons):
                return .notVerified(reasons, console)
            case .verified(let audited):
                let former = try formerReasons(of: audited)
                guard former.isEmpty else { return .notVerified(former, console) }
                let findings = audited.findings + unseen(audited)
                for finding in findings { console.say(finding.rendered) }
                let kinds = Dictionary(grouping: audited.entries) { "\($0.statement.type.name) \($0.statement.state)" }
                let counts = kinds.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
                return Verdict(
                    text: """
                        verified: \(audited.checkpoint.size) entries of \(audited.checkpoint.origin)
                        root \(audited.checkpoint.root)
                        \(counts.map { "  \($0.1)  \($0.0)" }.joined(separator: "\n"))

                        """,
                    json: [
                        "verified": true, "origin": .string(audited.checkpoint.origin),
                        "size": JSONValue(audited.checkpoint.size), "root": .string(audited.checkpoint.root.hex),
                        "entries": .object(Dictionary(uniqueKeysWithValues: counts.map { ($0.0, JSONValue($0.1)) })),
                        "findings": .array(findings.map(\.json)),
                    ]
                )
            }
        }
    }

    /// Why the log before is not verified, or is not the one that this one follows.
    private func formerReasons(of audited: AuditedLog) throws -> [Diagnostic] {
        guard let predecessor else { return [] }
        let trust = try TrustFolder.read(predecessorTrust ?? trusted.trust)
        switch try AuditedLog.verify(folder: predecessor, trust: trust) {
        case .notVerified(let reasons): return reasons
        case .verified(let former): return audited.reasons(against: former)
        }
    }

    /// A finding where the log follows one that was not looked at.
    private func unseen(_ audited: AuditedLog) -> [Diagnostic] {
        guard predecessor == nil, let former = audited.predecessor else { return [] }
        return [Diagnostic(.predecessorNotSeen, [former.origin, "\(former.size)"])]
    }
}
