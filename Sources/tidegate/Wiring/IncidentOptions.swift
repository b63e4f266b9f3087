import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// What recalling and superseding share.
struct IncidentDeclaration: ParsableArguments {
    @Option(help: "Why, in one line; it names no person whose data it is about.")
    var reason: String?

    @Option(help: ArgumentHelp("When somebody found out (UTC); now if left out.", valueName: "instant"))
    var discovered: String?

    @Option(
        help: ArgumentHelp("How soon holders answer where no clause says; 30d if left out.", valueName: "term")
    )
    var answerWithin: String?

    @OptionGroup var signing: StatementSigningOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        try signing.expect([
            ("--reason", reason != nil, true), ("--discovered", discovered != nil, false),
            ("--answer-within", answerWithin != nil, false),
        ])
        if let discovered, Instant(discovered) == nil {
            throw ValidationError("`\(discovered)` is no instant such as 2026-03-01T12:00:00Z")
        }
        _ = try term()
    }

    /// How soon holders answer.
    private func term() throws -> Term {
        let text = answerWithin ?? "30d"
        guard let term = Term(text) else { throw ValidationError("`\(text)` is no term such as 30d") }
        return term
    }

    /// Signs, logs and prints who holds what.
    ///
    /// - Parameters:
    ///   - call: what is ordered, given how soon holders answer.
    ///   - isThis: whether an order that was signed elsewhere is the one that the command line asks for.
    func run(
        _ release: ReleaseArgument,
        _ call: (Term) throws -> IncidentOrder.Call,
        isThis: (IncidentOrder.Call) throws -> Bool
    ) throws {
        try printing.conclude { console in
            let answerWithin = try term()
            let office = try workspace.openForWriting(console)
            let now = SystemClock.now
            let recording = IncidentRecording(office: office)
            let order =
                try signing.read(IncidentOrder.init)
                ?? recording.order(
                    IncidentRecording.Demand(
                        release: release.id,
                        call: call(answerWithin),
                        reason: reason ?? "",
                        discovered: discovered.flatMap(Instant.init) ?? now
                    ),
                    at: now
                )
            guard order.release == release.id, try isThis(order.call) else {
                let what = "it says `\(order.event.rawValue)` of release `\(order.release)`"
                throw ReleaseError.invalid([Diagnostic(.payloadNotDue, [what])])
            }
            if let file = signing.signing.writePayload { return try PayloadFile.write(order.encoded, to: file) }
            var generator = SystemRandomNumberGenerator()
            _ = try recording.declare(
                order,
                by: signing.signing.source(),
                at: now,
                using: &generator
            )
            let chain = try IncidentChain(of: release.id, in: office, at: now)
            return Verdict(text: chain.text, json: chain.json)
        }
    }
}

/// What the steps after a recall share.
struct IncidentStep: ParsableArguments {
    @Option(help: "What was done or what became of it, in one line.")
    var statement: String?

    @Option(help: ArgumentHelp("With --write-payload: the party whose officer will sign.", valueName: "party"))
    var party: String?

    @OptionGroup var signing: StatementSigningOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        try signing.expect([("--statement", statement != nil, true)])
        guard (party == nil) == (signing.signing.writePayload == nil) else {
            throw ValidationError("--party goes with --write-payload")
        }
        if let party, Identifier(party) == nil { throw ValidationError("`\(party)` is no party") }
    }

    /// Finds the duty of the step and discharges it.
    ///
    /// - Parameter step: by the party whose officer signs.
    func run(
        _ release: ReleaseArgument,
        _ event: DutyStatement.Event = .done,
        _ step: (Identifier) throws -> IncidentSteps.Step
    ) throws {
        try printing.conclude { console in
            let office = try workspace.openForWriting(console)
            let recording = DutyRecording(office: office)
            let now = SystemClock.now
            let signed = try signing.read(DutyStatement.init)
            guard let owing = signed?.owedBy ?? signing.signing.name?.party ?? party.flatMap(Identifier.init) else {
                throw ValidationError("name --officer with its key, --write-payload or --signature, one of them")
            }
            let duty = try IncidentSteps(office: office).duty(of: step(owing), about: release.id, by: owing)
            let done = try signed ?? recording.done(duty.id, event, saying: statement ?? "", at: now)
            guard done.duty == duty.id, done.event == event else {
                let what = "it says `\(done.event.rawValue)` of `\(done.duty)`"
                throw ReleaseError.invalid([Diagnostic(.payloadNotDue, [what])])
            }
            if let file = signing.signing.writePayload { return try PayloadFile.write(done.encoded, to: file) }
            var generator = SystemRandomNumberGenerator()
            let recorded = try recording.discharge(done, by: signing.signing.source(), at: now, using: &generator)
            let chain = try IncidentChain(of: release.id, in: office, at: now)
            return Verdict(
                text: recorded.duties.map { "done: \($0)\n" }.joined()
                    + "logged as entry \(recorded.entry)\n\(chain.openCount == 1 ? "1 step is" : "\(chain.openCount) steps are") open\n",
                json: [
                    "duty": .string(duty.id), "duties": JSONValue(recorded.duties), "entry": JSONValue(recorded.entry),
                    "open": JSONValue(chain.openCount),
                ]
            )
        }
    }
}
