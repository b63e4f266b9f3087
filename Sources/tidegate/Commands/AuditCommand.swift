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

            Example:  tidegate audit log --trust trust
            """
    )

    @Argument(help: ArgumentHelp("The exported log.", valueName: "logdir"), transform: PlainPath.of)
    var log: String

    @OptionGroup var trusted: TrustOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { console in
            switch try AuditedLog.verify(folder: log, trust: TrustFolder.read(trusted.trust)) {
            case .notVerified(let reasons):
                return .notVerified(reasons, console)
            case .verified(let audited):
                for finding in audited.findings { console.say(finding.rendered) }
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
                        "findings": .array(audited.findings.map(\.json)),
                    ]
                )
            }
        }
    }
}
