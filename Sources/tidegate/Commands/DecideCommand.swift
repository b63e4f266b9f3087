import ArgumentParser
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// `tidegate decide`: the pure decision, without any data.
struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decides a request and gives every reason; writes nothing.",
        discussion: """
            Under a workspace's registered agreements, or hypothetically under a policy folder with a state file that \
            says who signed and approved. A refusal names the nearest request that would be permitted. Exit 2 if refused.

            Example:  tidegate decide --policies policies/missing-migrants \
            --request examples/01-missing-migrants/requests/research.yaml --at 2026-06-01 --explain
            Example:  tidegate decide --request request.yaml --workspace office --passphrase-file secret
            """
    )

    @OptionGroup var asked: RequestOptions
    @OptionGroup var folder: OptionalPolicyFolderOptions

    @Option(help: ArgumentHelp("With --policies: signatures and approvals to suppose.", valueName: "file"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            "With --workspace: the signature of the officer who asks, as for release.",
            valueName: "file"
        )
    )
    var requestSignature: String?

    @Option(help: ArgumentHelp("Decide as if at this instant or day (UTC); hypothetical.", valueName: "instant"))
    var at: String?

    @Flag(
        help: "Also tell every clause that was looked at, met or not, with its place, and the rule behind each reason."
    )
    var explain = false

    @OptionGroup var workspace: OptionalWorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (folder.policies == nil) != (workspace.workspace == nil) else {
            throw ValidationError("name --workspace or --policies, one of them")
        }
        guard state == nil || folder.policies != nil else { throw ValidationError("--state goes with --policies") }
        guard requestSignature == nil || workspace.workspace != nil else {
            throw ValidationError("--request-signature goes with --workspace; a state file says `requestSignatures`")
        }
        if let at, Instant(at) == nil { throw ValidationError("`\(at)` is no instant such as 2026-03-01T12:00:00Z") }
    }

    func run() throws {
        try output.answer { _ in
            let request = try asked.read()
            let instant = at.flatMap(Instant.init) ?? SystemClock.now
            let set: PolicySet
            let facts: any DecisionFacts
            let decision: Decision
            if let read = try folder.read() {
                set = read.policies
                let supposed = try state.map { try State.read(DocumentFile.read($0), file: $0) } ?? State()
                let unknown = supposed.unknownVersions(in: set, at: nil)
                guard unknown.isEmpty else { throw ReleaseError.invalid(unknown) }
                facts = supposed.withNetwork(of: set, at: instant)
                decision = evaluate(request, in: set, facts: facts, at: instant, approvals: .required)
            } else {
                let office = try workspace.open()
                let registered = try office.policies()
                let answer = try office.decision(
                    on: request,
                    in: registered,
                    dryRun: nil,
                    at: instant,
                    approvals: .required,
                    signer: requestSignature.map { file in
                        try OfficerSignature.signer(
                            .made(DurableFile.read(file), name: file),
                            ofRequest: request,
                            among: registered,
                            at: instant
                        )
                    }
                )
                (set, facts, decision) = (answer.policies, answer.facts, answer.decision)
            }
            let clauses =
                explain ? trace(request, in: set, facts: facts, at: instant, approvals: .required) : nil
            return Verdict(
                text: (clauses.map { decision.text(with: $0) + "\n" + decision.rules } ?? decision.text + "\n"),
                json: decision.json(with: clauses, isHypothetical: at != nil || folder.policies != nil),
                isPositive: decision.isPermitted
            )
        }
    }
}

extension Decision {
    /// The rule behind every reason, a paragraph each.
    fileprivate var rules: String {
        reasons.map { "\n\(Catalogue.message($0.message).explanation)\n" }.joined()
    }

    /// The decision for programs, marked if it supposes an instant or a state; with its clauses also in words.
    fileprivate func json(with clauses: [CheckedClause]?, isHypothetical: Bool) -> JSONValue {
        var more: [String: JSONValue] = ["hypothetical": .bool(isHypothetical)]
        if clauses != nil { more["explanation"] = explanation }
        return .object((json(with: clauses).members ?? [:]).merging(more) { $1 })
    }
}
