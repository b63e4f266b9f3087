import ArgumentParser
import TideCore
import TideRelease

/// Which release is meant, and why.
struct HeldReleaseOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The release.", valueName: "release"),
        transform: { text in
            guard let release = ReleaseIdentifier(text) else {
                throw ValidationError("a release is named by 32 hexadecimal digits")
            }
            return release
        }
    )
    var release: ReleaseIdentifier

    @Option(help: "Why, for the auditor: the court and its number. It is sealed with the record.")
    var reason: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    /// Writes it into the journal.
    func note(_ event: LegalHold.Event) throws {
        try printing.conclude { console in
            let office = try workspace.openForWriting(console)
            var generator = SystemRandomNumberGenerator()
            let hold = LegalHold(release, event, at: SystemClock.now, reason: reason)
            try hold.note(in: office, using: &generator)
            let words = event == .held ? "is held: its rows and reports stay until this is lifted" : "is held no more"
            return Verdict(
                text: "\(release) \(words)\n",
                json: ["release": .string(release.text), "event": .string(event.rawValue), "at": .string("\(hold.at)")]
            )
        }
    }
}

extension EvidenceCommand {
    /// The command `tidegate evidence hold`.
    struct Hold: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps a release's rows and reports from retention until the hold is lifted.",
            discussion: """
                As by order of a court. `tidegate evidence retain` passes the release over, whatever day it is given and whoever runs \
                it; the journal says, sealed, who is held since when and why. A workspace that is restored from a backup has the \
                holds of the backup: take one afterwards.

                Example:  tidegate evidence hold RELEASE --reason "order 12/2026" --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var held: HeldReleaseOptions

        func run() throws { try held.note(.held) }
    }

    /// The command `tidegate evidence lift`.
    struct Lift: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a hold: retention may let the release's rows and reports go again.",
            discussion: """
                The journal says so, sealed, with the reason; nothing is removed by it.

                Example:  tidegate evidence lift RELEASE --reason "case closed" --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var held: HeldReleaseOptions

        func run() throws { try held.note(.lifted) }
    }

    /// The command `tidegate evidence holds`.
    struct Holds: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the releases that are held, with the moment and the reason.",
            discussion: """
                One line for each: release, since when, why. Reasons are the officers' words: they are confidential.

                Example:  tidegate evidence holds --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let held = try LegalHold.inForce(in: workspace.open().evidence).values
                let sorted = held.sorted { ($0.at, $0.release.text) < ($1.at, $1.release.text) }
                return Verdict(
                    text: sorted.map { "\($0.release)\t\($0.at)\t\(ShownText.line($0.reason))\n" }.joined(),
                    json: .array(
                        sorted.map {
                            [
                                "release": .string($0.release.text), "at": .string("\($0.at)"),
                                "reason": .string($0.reason),
                            ]
                        }
                    )
                )
            }
        }
    }
}
