import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate approve`: an officer's signature over a dry run.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Signs {request, dry run} as an officer, so that exactly those bytes may be released.",
        discussion: """
            Read the officer's report of the dry run first: it is what you approve. The key must be one that the officer's \
            party document holds for today.

            Example:  tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST \
            --officer xa.nso/chief --key chief.key.pem --key-passphrase-file chief-secret
            """
    )

    @Option(help: "The digest that the dry run printed.")
    var dryRun: String

    @Option(help: "Who approves, as party/officer.")
    var officer: String

    @Option(help: ArgumentHelp("The officer's private key.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
    var keyPassphraseFile: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    func run() throws {
        guard let officer = OfficerName(officer) else { throw ValidationError("an officer is written party/officer") }
        guard let digest = ContentDigest(hex: dryRun) else {
            throw ValidationError("a dry run's digest has 64 hexadecimal digits")
        }
        try printing.conclude { console in
            let locked = try workspace.openForWriting(console)
            var generator = SystemRandomNumberGenerator()
            let approval = try ApprovalRecording(office: locked.office).approve(
                digest,
                as: officer,
                with: KeyPair.open(key, passphrase: PassphraseSource.file(keyPassphraseFile)),
                at: SystemClock.now,
                using: &generator
            )
            return Verdict(
                text: "\(officer) approved dry run \(digest)\nof request \(approval.request)\n",
                json: [
                    "officer": .string(officer.description), "dryRun": .string(digest.hex),
                    "request": .string(approval.request.hex),
                ]
            )
        }
    }
}
