import ArgumentParser
import TideCore
import TideDecision
import TideLedger
import TideRelease

/// `tidegate approve`: an officer's signature over a dry run.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Signs {request, dry run} as an officer, so that exactly those bytes may be released.",
        discussion: """
            Read the officer's report of the dry run first: it is what you approve. The key must be one that the officer's \
            party document holds for today. An officer elsewhere, or with a certificate, signs what --write-payload writes.

            Example:  tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST \
            --officer xa.nso/chief --key chief.key.pem --key-passphrase-file chief-secret
            Example:  tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST \
            --write-payload approval.json
            Example:  openssl cms -sign -binary -in approval.json -signer chief.pem -inkey chief.key -outform DER \
            -md sha256 -out approval.p7s
            Example:  tidegate approve --workspace office --passphrase-file secret --dry-run DIGEST \
            --signature approval.p7s
            """
    )

    @Option(help: "The digest that the dry run printed.")
    var dryRun: String

    @OptionGroup var signing: SigningOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        guard ContentDigest(hex: dryRun) != nil else {
            throw ValidationError("a dry run's digest has 64 hexadecimal digits")
        }
    }

    func run() throws {
        // WHY: no command runs whose options were not validated.
        guard let digest = ContentDigest(hex: dryRun) else { preconditionFailure("a digest that was not validated") }
        try printing.conclude { console in
            let office = try workspace.openForWriting(console)
            let recording = ApprovalRecording(office: office)
            let now = SystemClock.now
            if let file = signing.writePayload {
                return try PayloadFile.write(recording.payload(of: digest, at: now).encoded, to: file)
            }
            var generator = SystemRandomNumberGenerator()
            let approval = try recording.approve(digest, by: signing.source(), at: now, using: &generator)
            let due = try recording.pending(approval, at: now)
            let rest = due.map { "still due: \($0.officers.map(\.description).joined(separator: ", "))\n" } ?? ""
            return Verdict(
                text: "\(approval.officer) approved dry run \(digest)\nof request \(approval.request)\n" + rest,
                json: .members([
                    "officer": .string(approval.officer.description), "dryRun": .string(digest.hex),
                    "request": .string(approval.request.hex), "pendingApprovals": due?.json,
                ])
            )
        }
    }
}
