import ArgumentParser
import TideCore
import TideRelease

extension EvidenceCommand {
    /// The command `tidegate evidence retain`.
    struct Retain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes the rows and officers' reports of releases from before a day; records and digests stay.",
            discussion: """
                A release stays whole while it is under way, while somebody owes something that comes from it, or while a recall \
                of it is not settled, or it is held (`tidegate evidence hold`); and one that --keep names. Rows that another release still needs stay. What goes is \
                overwritten, and does not come back; the journal says, sealed, what went. Quotas, composition and recalls read what \
                they read before; an audit with the evidence decides every entry again, and says which files it could not \
                measure. Look with --dry-run first. Afterwards take a backup, and destroy the older ones: they hold what went.

                Example:  tidegate evidence retain --before 2025-01-01 --dry-run --workspace office --passphrase-file secret
                """
        )

        @Option(
            help: ArgumentHelp(
                "The first day from which on everything stays, in UTC, as 2025-01-01.",
                valueName: "date"
            ),
            transform: { text in
                guard let date = CalendarDate(text) else { throw ValidationError("a day is written 2025-01-01") }
                return date
            }
        )
        var before: CalendarDate

        @Option(
            help: ArgumentHelp(
                "A release that stays whole, as by order of a court; once for each.",
                valueName: "release"
            ),
            transform: { text in
                guard let release = ReleaseIdentifier(text) else {
                    throw ValidationError("a release is named by 32 hexadecimal digits")
                }
                return release
            }
        )
        var keep: [ReleaseIdentifier] = []

        @Flag(help: "Say what would go, and remove nothing.")
        var dryRun = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let office = try dryRun ? workspace.open() : workspace.openForWriting(console)
                let plan = try RetentionPlan(before: before, keeping: Set(keep), in: office, at: SystemClock.now)
                guard !dryRun else { return plan.verdict(journal: nil) }
                var generator = SystemRandomNumberGenerator()
                let journal = try Retention.carryOut(plan, in: office, using: &generator) {
                    CrashPoint.requested?.reached($0.rawValue)
                }
                return plan.verdict(journal: journal)
            }
        }
    }
}

extension RetentionPlan {
    /// What goes and what stays.
    ///
    /// - Parameter journal: the record that says so; `nil` where nothing was removed.
    fileprivate func verdict(journal: Int?) -> Verdict {
        let (count, files) = (record.releases.count, record.content.count)
        let words = journal == nil ? "would go" : "gone"
        let releases = count == 1 ? "1 release" : "\(count) releases"
        var text = record.releases.map { "\(words): \($0)\n" }.joined()
        text += kept.map { "stays: \($0.release), \($0.why.words)\n" }.joined()
        text += "\(words): \(files) documents and pieces of \(releases) from before \(record.before), "
        text += "\(reports) of them officers' reports\n"
        return Verdict(
            text: text,
            json: .members([
                "before": .string(record.before.description), "releases": JSONValue(record.releases.map(\.text)),
                "kept": .array(
                    kept.map { ["release": .string($0.release.text), "why": .string($0.why.words)] }
                ),
                "files": JSONValue(files), "reports": JSONValue(reports),
                "removed": .bool(journal != nil), "journal": journal.map { JSONValue($0) },
            ])
        )
    }
}

extension RetentionPlan.Hold {
    /// Why a release stays.
    fileprivate var words: String {
        switch self {
        case .underWay: "it has not ended"
        case .openDuty(let duty): "the duty \(duty) is open"
        case .incident(let release): "the recall of \(release) is not settled"
        case .asked: "as asked"
        case .held(let since): "it is held since \(since)"
        }
    }
}
