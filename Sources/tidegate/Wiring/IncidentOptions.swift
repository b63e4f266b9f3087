import ArgumentParser
import TideCore
import TideRelease

/// What recalling and superseding share.
struct IncidentDeclaration: ParsableArguments {
    @Option(help: "Why, in one line; it names no person whose data it is about.")
    var reason: String

    @Option(help: ArgumentHelp("When somebody found out (UTC); now if left out.", valueName: "instant"))
    var discovered: String?

    @Option(help: ArgumentHelp("How soon holders answer where no clause says, as 30d.", valueName: "term"))
    var answerWithin: String = "30d"

    @OptionGroup var signing: SigningOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        if let discovered, Instant(discovered) == nil {
            throw ValidationError("`\(discovered)` is no instant such as 2026-03-01T12:00:00Z")
        }
        guard Term(answerWithin) != nil else { throw ValidationError("`\(answerWithin)` is no term such as 30d") }
    }

    /// Signs, logs and prints who holds what.
    func run(_ release: ReleaseArgument, replacement: ReleaseIdentifier?) throws {
        try printing.conclude { console in
            guard let answerWithin = Term(answerWithin) else {
                throw ValidationError("`\(answerWithin)` is no term such as 30d")
            }
            let locked = try workspace.openForWriting(console)
            let now = SystemClock.now
            var generator = SystemRandomNumberGenerator()
            _ = try IncidentRecording(office: locked.office).declare(
                IncidentRecording.Demand(
                    release: release.id,
                    replacement: replacement,
                    reason: reason,
                    discovered: discovered.flatMap(Instant.init) ?? now,
                    answerWithin: answerWithin
                ),
                as: signing.name,
                with: signing.open(),
                at: now,
                using: &generator
            )
            let chain = try IncidentChain(of: release.id, in: locked.office, at: now)
            return Verdict(text: chain.text, json: chain.json)
        }
    }
}

/// What the steps after a recall share.
struct IncidentStep: ParsableArguments {
    @Option(help: "What was done or what became of it, in one line.")
    var statement: String

    @OptionGroup var signing: SigningOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    /// Finds the duty of the step and discharges it.
    func run(
        _ release: ReleaseArgument,
        _ step: (Identifier) -> IncidentSteps.Step,
        about party: () throws -> String
    ) throws {
        let name = try party()
        guard let party = Identifier(name) else { throw ValidationError("`\(name)` is no party") }
        try printing.conclude { console in
            let locked = try workspace.openForWriting(console)
            let officer = try signing.name
            let duty = try IncidentSteps(office: locked.office).duty(of: step(party), about: release.id, by: officer)
            var generator = SystemRandomNumberGenerator()
            let recorded = try DutyRecording(office: locked.office).discharge(
                duty.id,
                saying: statement,
                as: officer,
                with: signing.open(),
                at: SystemClock.now,
                using: &generator
            )
            let chain = try IncidentChain(of: release.id, in: locked.office, at: SystemClock.now)
            return Verdict(
                text: "done: \(duty.id)\nlogged as entry \(recorded.entry)\n\(chain.openCount) steps are open\n",
                json: [
                    "duty": .string(duty.id), "entry": JSONValue(recorded.entry), "open": JSONValue(chain.openCount),
                ]
            )
        }
    }
}
