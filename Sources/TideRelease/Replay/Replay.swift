package import TideCore
package import TideLedger

/// Decides every decision of a log again from the evidence behind it, and measures every released file again.
///
/// The log was verified before. From its entries, the records behind them and the journal the register is made again as it stood
/// before each entry; each decision is made by it as the office made it, by the same code, under the entry's own time. What
/// comes out is held, to the byte, against the decision of the evidence and against all that the entry hides. Nothing else is
/// read: no register, no policy folder, no clock.
package struct Replay {
    private let log: AuditedLog
    private let configuration: WorkspaceConfiguration
    private let evidence: EvidenceStore
    private let range: Range<Int>
    private let journal: Int
    private let genesis: ContentDigest?
    private let bundles: String?

    /// - Parameters:
    ///   - bundles: a folder of bundles by the names of their releases, to be measured in the place of the evidence.
    package init(_ log: AuditedLog, opened: OpenedEvidence, bundles: String? = nil) {
        self.log = log
        self.bundles = bundles
        configuration = opened.configuration
        evidence = opened.evidence
        journal = opened.journal
        genesis = opened.genesis
        let end = min(log.entries.count, opened.range?.upperBound ?? log.entries.count)
        range = min(opened.range?.lowerBound ?? 0, end)..<end
    }

    /// Replays entry by entry; ends early only where the evidence can't be read on.
    ///
    /// What it holds against each other is in English, in whatever language its findings are told.
    ///
    /// - Parameter progress: told how many entries are done, after each.
    /// - Complexity: O(entries), and what measuring the files takes.
    package func run(progress: (Int) -> Void = { _ in }) -> ReplayReport {
        Language.$current.withValue(.english) { replayed(progress) }
    }

    private func replayed(_ progress: (Int) -> Void) -> ReplayReport {
        var report = ReplayReport(range: range)
        let books = ReplayedOffice(configuration, log: log, evidence: evidence)
        var journal = JournalFeed(evidence, of: journal)
        let own = log.entries.first.map { ContentDigest(of: $0.bytes) }
        guard configuration.origin == log.checkpoint.origin, genesis ?? own == own else {
            report.stopped = Diagnostic(.evidenceOfAnotherLog, [configuration.origin, log.checkpoint.origin])
            return report
        }
        for entry in log.entries[..<range.upperBound] {
            do {
                try replay(entry, books, &journal, &report)
            } catch {
                report.stopped = Diagnostic(.evidenceUnreadable, ["\(entry.index)", Self.words(of: error)])
                return report
            }
            progress(entry.index + 1)
        }
        for limit in ReplayLimit.allCases {
            guard let count = report.limits[limit] else { continue }
            let entries = limit == .erased ? [report.erased.map { "\($0)" }.joined(separator: ", ")] : []
            report.findings.append(Diagnostic(limit.code, ["\(count)"] + entries))
        }
        report.outside = log.entries.filter { entry in
            !range.contains(entry.index) && entry.statement.type == .releaseDecision
        }.map(\.index)
        if let first = report.outside.first {
            let range = ["\(range.lowerBound)", "\(range.upperBound - 1)", "\(log.checkpoint.size)"]
            report.findings.append(Diagnostic(.decisionsOutside, ["\(report.outside.count)"] + range + ["\(first)"]))
        }
        return report
    }

    private func replay(
        _ entry: VerifiedEntry,
        _ books: ReplayedOffice,
        _ journal: inout JournalFeed,
        _ report: inout ReplayReport
    ) throws {
        let replayed = try ReplayedEntry(entry, in: books)
        // The release of this very entry was staged after it was decided: for the decision it was not there.
        var own: [RegisterChange] = []
        while let change = try journal.next(upTo: entry.index) {
            if case .release(let release) = change, release.statement == replayed.digest {
                own.append(change)
            } else {
                try books.apply(change, entry: nil)
            }
        }
        let isErased = range.contains(entry.index) && isErased(replayed)
        if isErased {
            report.limits[.erased, default: 0] += 1
            report.erased.append(replayed.index)
        }
        // Of an entry about pseudonyms only the reason can go, and all else is held.
        if range.contains(entry.index), !isErased || entry.statement.type == .pseudonym {
            var comparison = EntryComparison(entry: entry.index)
            let isDecision = entry.statement.type == .releaseDecision
            if isDecision { try decide(replayed, books, &comparison, &report) }
            try EntryReplay(replayed: replayed, books: books, isErased: isErased).check(&comparison)
            for difference in comparison.differences { report.add(difference) }
            if isDecision {
                report.replayed += 1
                if comparison.differences.isEmpty { report.equal += 1 }
            }
        }
        for change in own { try books.apply(change, entry: nil) }
        for change in replayed.changes { try books.apply(change, entry: entry.index) }
        if range.contains(entry.index), replayed.hidden["certificate"] != nil {
            // What was certified is the network with the entry's own change in it.
            var comparison = EntryComparison(entry: entry.index)
            try EntryReplay(replayed: replayed, books: books).checkCertificate(&comparison)
            for difference in comparison.differences { report.add(difference) }
            report.certificates += 1
        }
    }

    /// Whether fields behind an entry are gone, and a later entry of the log says so of every one of them.
    ///
    /// What is gone without such an entry is a difference like any other.
    private func isErased(_ replayed: ReplayedEntry) -> Bool {
        let erased = ErasedField.all(in: replayed.record).map(\.digest)
        guard !erased.isEmpty else { return false }
        let said = log.entries[(replayed.index + 1)...].filter {
            $0.statement.type == .disclosureErasure && $0.statement.predicate["entry"] == JSONValue(replayed.index)
        }.flatMap { ($0.statement.predicate["digests"]?.elements ?? []).compactMap(\.text) }
        return Set(erased).isSubset(of: said)
    }

    private func decide(
        _ replayed: ReplayedEntry,
        _ books: ReplayedOffice,
        _ comparison: inout EntryComparison,
        _ report: inout ReplayReport
    ) throws {
        let limit = try DecisionReplay(replayed: replayed, books: books).check(&comparison)
        if let limit { report.limits[limit, default: 0] += 1 }
        guard replayed.statement.state == ReleaseDecisionEntry.Verdict.released.rawValue else { return }
        let file = FileReplay(replayed: replayed, evidence: evidence, bundles: bundles)
        if let why = try file.measure(&comparison) {
            report.limits[.notMeasured, default: 0] += 1
            report.findings.append(Diagnostic(.fileNotMeasured, ["\(replayed.index)", why]))
        } else {
            report.measured += 1
        }
    }

    /// Why something failed, in one line.
    private static func words(of error: any Error) -> String {
        switch error {
        case let error as any DiagnosedError: error.diagnostics.map(\.message).joined(separator: "; ")
        case let error as FileError: "\(error.path): \(error.reason)"
        default: "\(error)"
        }
    }
}

/// Evidence that a replay reads, with what it is about.
package struct OpenedEvidence: Sendable {
    package let configuration: WorkspaceConfiguration
    package let evidence: EvidenceStore
    /// How many records of the journal there are.
    package let journal: Int
    /// The entries that it is whole for; `nil` for all.
    package let range: Range<Int>?
    /// SHA-256 of the first entry's bytes, where it is said.
    package let genesis: ContentDigest?

    package init(
        configuration: WorkspaceConfiguration,
        evidence: EvidenceStore,
        journal: Int,
        range: Range<Int>? = nil,
        genesis: ContentDigest? = nil
    ) {
        self.configuration = configuration
        self.evidence = evidence
        self.journal = journal
        self.range = range
        self.genesis = genesis
    }

    /// That of an office's own workspace.
    package init(of paths: WorkspacePaths, master: Redacted<[UInt8]>) throws {
        let evidence = EvidenceStore(folder: paths.evidence, master: master)
        self.init(
            configuration: try WorkspaceConfiguration(at: paths),
            evidence: evidence,
            journal: try evidence.journalCount()
        )
    }
}

extension ReplayLimit {
    /// The finding that tells how many there are.
    fileprivate var code: DiagnosticCode {
        switch self {
        case .withheld: .withheldInPart
        case .composition: .compositionInPart
        case .optOut: .optOutInPart
        case .notMeasured: .filesNotMeasured
        case .erased: .erasedInPart
        }
    }
}
