import ArgumentParser
import FoundationEssentials
import Logging
import TideAgreement
import TideCore
import TideDecision
import TideRelease

/// `tidegate release`: the whole way of one request.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Decides a request, protects the data, bundles it, and logs the decision, refusals too.",
        discussion: """
            First with --dry-run: the officer's report goes to the output folder, with a digest to approve (`tidegate \
            approve`). Then without: the same bytes are made again, bound to the approvals, logged, and moved to \
            OUTPUT/<release-id> by one rename. Exit 2 if refused or withheld.

            Example:  tidegate release --dry-run --workspace office --passphrase-file secret --request request.yaml \
            --input permits.csv --output reports
            Example:  tidegate release --workspace office --passphrase-file secret --request request.yaml \
            --input permits.csv --output outbox
            """
    )

    @OptionGroup var asked: RequestOptions

    @Option(help: ArgumentHelp("The source file, as its dataset document declares it.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("The folder for the bundle, or for the officer's report.", valueName: "dir"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "The values of the register of opt-outs that the agreement names, one a line.",
            valueName: "file"
        )
    )
    var optOut: String?

    @Option(
        help: ArgumentHelp(
            "The signature of the officer who asks, of `tidegate sign --request` or CMS; due where the agreement names recipients.",
            valueName: "file"
        )
    )
    var requestSignature: String?

    @Flag(
        help: """
            Where the best protection does not compose with what the reader holds already, go on to the best one that \
            does. Say it for the dry run and for the release.
            """
    )
    var search = false

    @Option(help: ArgumentHelp("Threads of the search; the result is the same for any number.", valueName: "count"))
    var threads = 1

    @Flag(help: "Do everything but release: make the officer's report and the digest to approve.")
    var dryRun = false

    @OptionGroup var timing: TimingOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws { try EffortOptions.check(threads: threads) }

    func run() throws {
        try printing.conclude { console in
            let request = try asked.read()
            let outbox = URL(filePath: output).standardizedFileURL.path
            guard !isInsideWorkspace(outbox) else {
                throw ReleaseError.invalid([Diagnostic(.outboxInside, [output])])
            }
            let office = try workspace.openForWriting(console)
            let crashPoint = CrashPoint.requested
            let pipeline = ReleasePipeline(
                office: office,
                engine: EmbeddedEngine(freeMemory: SystemMemory.free),
                program: try ProgramVersion.identity(),
                instant: SystemClock.now,
                probe: { crashPoint?.reached($0.rawValue) },
                threads: threads,
                progress: console.progress
            )
            let order = ReleasePipeline<EmbeddedEngine>.Order(
                request: request,
                input: input,
                outbox: outbox,
                optOut: optOut,
                requestSignature: try requestSignature.map { .made(try DurableFile.read($0), name: $0) },
                isComposing: search
            )
            var timer = StageTimer { SystemClock.nanoseconds }
            var generator = SystemRandomNumberGenerator()
            let outcome =
                try dryRun
                ? pipeline.dryRun(order, timer: &timer, using: &generator)
                : pipeline.release(order, timer: &timer, using: &generator)
            console.endProgress()
            if timing.timings { console.report(timer.stages) }
            for stage in timer.stages {
                RunLog.logger.info("stage", metadata: ["name": "\(stage.name)", "nanoseconds": "\(stage.nanoseconds)"])
            }
            if let optOut = outcome.optOut {
                console.say(optOut.sentence)
                if let warning = optOut.warning { console.say(warning: warning) }
            }
            return outcome.verdict
        }
    }
}

extension ReleaseCommand {
    /// Whether a folder, or what it is a link to, lies in the workspace.
    private func isInsideWorkspace(_ outbox: String) -> Bool {
        let inside = URL(filePath: workspace.workspace)
        func contains(_ folder: String, _ path: String) -> Bool { path == folder || path.hasPrefix(folder + "/") }
        // A folder that is not made yet has no links of its own: those above it decide.
        var there = URL(filePath: outbox)
        while !DurableFile.exists(there.path), there.path != "/" { there = there.deletingLastPathComponent() }
        return contains(inside.standardizedFileURL.path, outbox)
            || contains(inside.resolvingSymlinksInPath().path, there.resolvingSymlinksInPath().path)
    }
}

extension ReleaseOutcome {
    /// What opting out came to, of what would leave or left.
    fileprivate var optOut: OptOutCount? {
        switch self {
        case .dryRun(let result): result.optOut
        case .released(let released): released.optOut
        case .refused, .withheld: nil
        }
    }

    /// What the command prints and how it ends.
    var verdict: Verdict {
        switch self {
        case .refused(let refusal):
            return Verdict(
                text: refusal.decision.text + "\n" + Self.logged(refusal.entry),
                json: .members([
                    "outcome": "refused", "decision": refusal.decision.json,
                    "entry": refusal.entry.map { JSONValue($0) },
                ]),
                isPositive: false
            )
        case .withheld(let withheld):
            return Verdict(
                text: worded(en: "withheld:", fr: "retenu\u{a0}:") + " \(withheld.reason.message)\n"
                    + (withheld.reason.hint.map { "  \($0)\n" } ?? "") + Self.logged(withheld.entry),
                json: .members([
                    "outcome": "withheld", "decision": withheld.decision.json, "reason": withheld.reason.json,
                    "attainable": withheld.attainable, "entry": withheld.entry.map { JSONValue($0) },
                ]),
                isPositive: false
            )
        case .dryRun(let result):
            return Verdict(
                text: worded(
                    en: """
                        dry run \(result.digest)\(Self.place(of: result.superseded))
                        officer's report \(result.report).html
                        approve with: tidegate approve --dry-run \(result.digest) --officer PARTY/OFFICER --key FILE …

                        """,
                    fr: """
                        essai à blanc \(result.digest)\(Self.place(of: result.superseded))
                        rapport au responsable \(result.report).html
                        pour approuver\u{a0}: tidegate approve --dry-run \(result.digest) --officer PARTY/OFFICER --key FILE …

                        """
                ),
                json: .members([
                    "outcome": "dry-run", "dryRun": .string(result.digest.hex), "record": result.record,
                    "report": .string("\(result.report).html"), "decision": result.decision.json,
                    "warnings": result.optOut?.warnings,
                ])
            )
        case .released(let released):
            return Verdict(
                text: worded(
                    en: """
                        released \(released.id), \(released.records) records in classes of at least \(released.smallestClass)\(Self.place(of: released.superseded))
                        bundle \(released.bundle)\(released.isSealed ? ", sealed" : "")

                        """,
                    fr: """
                        diffusion faite\u{a0}: \(released.id), \(released.records) enregistrements en classes d’au moins \(released.smallestClass)\(Self.place(of: released.superseded))
                        paquet \(released.bundle)\(released.isSealed ? ", scellé" : "")

                        """
                ) + Self.logged(released.entry),
                json: .members([
                    "outcome": "released", "release": .string(released.id.text), "bundle": .string(released.bundle),
                    "sealed": .bool(released.isSealed), "duties": .array(released.duties.map(\.json)),
                    "entry": JSONValue(released.entry), "records": JSONValue(released.records),
                    "k": JSONValue(released.smallestClass), "decision": released.decision.json,
                    "supersedes": released.superseded.isEmpty ? nil : JSONValue(released.superseded.map(\.text)),
                    "warnings": released.optOut?.warnings,
                ])
            )
        }
    }

    /// The line about the log, where something was logged.
    private static func logged(_ entry: Int?) -> String {
        entry.map { worded(en: "logged as entry \($0)\n", fr: "inscrit au journal, entrée \($0)\n") } ?? ""
    }

    /// A line more where it takes the place of what was recalled.
    private static func place(of superseded: [ReleaseIdentifier]) -> String {
        guard !superseded.isEmpty else { return "" }
        let names = superseded.map(\.text).joined(separator: ", ")
        return worded(en: "\nin the place of \(names), recalled", fr: "\nà la place de\u{a0}: \(names), rappelé")
    }
}

extension OptOutCount {
    /// For programs; `nil` where there is nothing to warn of.
    fileprivate var warnings: JSONValue? { warning.map { .array([$0.json]) } }
}
