import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate recall`: a release was wrong, and everybody who holds something of it is told.
struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Calls a release back: says who holds what of it, makes notices and answers due, and logs each step.",
        discussion: """
              1. recall RELEASE    by an officer of the office; prints who holds what
              2. agreement suspend nothing more leaves under it meanwhile, if need be
              3. recall notify     a party was told, by who owed the notice
              4. recall answer     what became of a copy, by who holds it; of one \
            that was destroyed: duties certify
              5. recall show       the chain; exit 0 once every step was done
            A bundle that was handed over verifies for ever: recipients learn of a recall from the office, and auditors from \
            the log. docs/when-a-release-was-wrong.md goes through it step by step.

            Example:  tidegate recall RELEASE --reason "a column was not banded" --officer xa.mol/dpo --key dpo.key.pem \
            --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
            Example:  tidegate recall show RELEASE --workspace office --passphrase-file secret
            """,
        subcommands: [Declare.self, Show.self, Notify.self, Answer.self],
        defaultSubcommand: Declare.self
    )

    /// The command `tidegate recall RELEASE`.
    struct Declare: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "declare",
            abstract: "Recalls a release; the word `declare` may be left out.",
            discussion: """
                From then on the release is refused if it is asked for again (RECALLED). --wrong says how much more: `input`, \
                the file leaves no more to anybody; `protection`, what was done to it; `recipient`, who got it.

                Example:  tidegate recall RELEASE --reason "a column was not banded" --wrong protection \
                --discovered 2026-05-04T08:30:00Z --officer xa.mol/dpo --key dpo.key.pem \
                --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
                Example:  tidegate recall RELEASE --reason "a column was not banded" --write-payload order.json \
                --workspace office --passphrase-file secret
                Example:  tidegate recall RELEASE --payload order.json --signature order.p7s --workspace office \
                --passphrase-file secret
                """
        )

        @Option(help: "What of it was wrong; input if left out.")
        var wrong: RecallMatter?

        @OptionGroup var release: ReleaseArgument
        @OptionGroup var declaration: IncidentDeclaration

        func validate() throws { try declaration.signing.expect([("--wrong", wrong != nil, false)]) }

        func run() throws {
            try declaration.run(release) {
                .recall(wrong ?? .input, answerWithin: $0)
            } isThis: { call in
                if case .recall = call { true } else { false }
            }
        }
    }

    /// The command `tidegate recall show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Prints the chain from the discovery to the last certificate of destruction; exit 2 while a step is open.",
            discussion: "Example:  tidegate recall show RELEASE --workspace office --passphrase-file secret"
        )

        @OptionGroup var release: ReleaseArgument
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let chain = try IncidentChain(of: release.id, in: workspace.open(), at: SystemClock.now)
                return Verdict(text: chain.text, json: chain.json, isPositive: chain.isClosed)
            }
        }
    }

    /// The command `tidegate recall notify`.
    struct Notify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Says that a party was told of it, signed by an officer of the party that owed the notice; logged.",
            discussion: """
                Example:  tidegate recall notify RELEASE --to xa.nso --statement "letter of 3 May" --officer xa.mol/dpo \
                --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
                """
        )

        @Option(help: ArgumentHelp("The party that was told.", valueName: "party"))
        var to: String

        @OptionGroup var release: ReleaseArgument
        @OptionGroup var step: IncidentStep

        func run() throws {
            try step.run(release) { _ in try .notice(to: PartyCommand.identifiers([to])[0]) }
        }
    }

    /// The command `tidegate recall answer`.
    struct Answer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what became of a holder's copy, signed by an officer of that holder; logged.",
            discussion: """
                That it was destroyed is said by `tidegate duties certify`. This is for a party that never held it, that \
                replaced the file, or that must keep it and says why. A party that says --never-held owes nobody a notice \
                about it either.

                Example:  tidegate recall answer RELEASE --never-held --statement "we never received it" \
                --officer xa.nso/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office \
                --passphrase-file secret
                Example:  tidegate recall answer RELEASE --never-held --statement "we never received it" --party xa.nso \
                --write-payload answer.json --workspace office --passphrase-file secret
                Example:  tidegate recall answer RELEASE --never-held --payload answer.json --signature answer.p7s \
                --workspace office --passphrase-file secret
                """
        )

        @Flag(help: "The party never held any of it; its own open notices of the incident are closed too.")
        var neverHeld = false

        @OptionGroup var release: ReleaseArgument
        @OptionGroup var step: IncidentStep

        func run() throws {
            try step.run(release, neverHeld ? .neverHeld : .done) { .answer(from: $0) }
        }
    }
}

/// `tidegate supersede`: another file, or another release, takes the place of one that was wrong.
struct SupersedeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supersede",
        abstract:
            "Lets a corrected file take the place of a release that was recalled, or a later release of an earlier one.",
        discussion: """
            --with names the corrected source file. The release was recalled, and every copy is known to be destroyed: then an \
            officer's order lets that file leave as if the wrong one had never been there. Release it as any other; its \
            record names what it supersedes.

            --by names a release that was made already, to the same recipient and of the same dataset: whoever holds the earlier \
            one replaces it. `tidegate recall show` prints what follows.

            Example:  tidegate supersede RELEASE --with permits-corrected.csv --reason "double rows removed" \
            --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office \
            --passphrase-file secret
            Example:  tidegate supersede RELEASE --by RELEASE2 --reason "the disk was damaged" \
            --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office \
            --passphrase-file secret
            """
    )

    @Option(help: ArgumentHelp("The corrected source file, of a release that was recalled.", valueName: "file"))
    var with: String?

    @Option(
        help: ArgumentHelp("The release that takes its place.", valueName: "release"),
        transform: ReleaseIdentifier.typed
    )
    var by: ReleaseIdentifier?

    @OptionGroup var release: ReleaseArgument
    @OptionGroup var declaration: IncidentDeclaration

    func validate() throws {
        guard (with == nil) != (by == nil) else { throw ValidationError("name --with or --by, one of them") }
        guard with == nil || declaration.discovered == nil && declaration.answerWithin == nil else {
            throw ValidationError("--discovered and --answer-within were said with the recall")
        }
    }

    func run() throws {
        try declaration.run(release, call) { order in
            switch order {
            case .recall: false
            case .replace(let other, _): by == other
            case .correct(let input): try with.map { try ContentDigest(of: DurableFile.read($0)) } == input
            }
        }
    }

    private func call(_ answerWithin: Term) throws -> IncidentOrder.Call {
        if let with { return .correct(input: ContentDigest(of: try DurableFile.read(with))) }
        guard let by else { throw ValidationError("name --with or --by, one of them") }
        return .replace(by: by, answerWithin: answerWithin)
    }
}

extension RecallMatter: ExpressibleByArgument {}
