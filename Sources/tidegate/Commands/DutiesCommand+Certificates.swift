import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension DutiesCommand {
    /// The command `tidegate duties certificate`.
    struct MakeCertificate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "certificate",
            abstract: "Makes a certificate of destruction, signed by an officer; a bundle's folder is all it needs.",
            discussion: """
                For a recipient, before the bundle itself is destroyed. The file goes to the office that released it.

                Example:  tidegate duties certificate RELEASE --bundle RELEASE --destroyed 2029-06-12 \
                --method "overwritten, disks shredded" --officer xa.nso/dpo --key dpo.key.pem \
                --key-passphrase-file dpo-secret --output destruction.dsse.json
                """
        )

        @OptionGroup var release: ReleaseArgument

        @Option(help: ArgumentHelp("The bundle's folder, opened if it was sealed.", valueName: "dir"))
        var bundle: String?

        @Option(help: ArgumentHelp("The day on which the last copy was gone.", valueName: "day"))
        var destroyed: String

        @Option(help: "How it was destroyed, in one line.")
        var method: String

        @Option(help: "What the officer declares, if not the usual sentence.")
        var statement: String = DestructionCertificate.standardStatement

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
        var output: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var workspace: OptionalWorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard CalendarDate(destroyed) != nil else {
                throw ValidationError("`\(destroyed)` is no day such as 2026-03-01")
            }
            guard (bundle == nil) != (workspace.workspace == nil) else {
                throw ValidationError("name --bundle or --workspace, one of them")
            }
        }

        func run() throws {
            try printing.conclude { _ in
                let day = CalendarDate(destroyed) ?? SystemClock.now.date
                let certificate =
                    if let bundle {
                        try DestructionCertificate(
                            bundle: bundle,
                            release: release.id,
                            destroyed: day,
                            method: method,
                            statement: statement
                        )
                    } else {
                        try DestructionCertificate(
                            of: ReleaseOnRecord(release.id, in: workspace.open()),
                            destroyed: day,
                            method: method,
                            statement: statement
                        )
                    }
                guard !DurableFile.exists(output) else {
                    throw ReleaseError.invalid([Diagnostic(.outputExists, [output])])
                }
                let envelope = Envelope(
                    signing: CanonicalJSON.encode(certificate.json),
                    type: PayloadType.destruction,
                    keys: [try signing.open()]
                )
                try DurableFile.replace(output, with: envelope.encoded)
                return Verdict(
                    text:
                        "\(output)\nhand it in with: tidegate duties certify \(release.release) --certificate \(output) …\n",
                    json: ["certificate": .string(output), "statement": certificate.json]
                )
            }
        }
    }

    /// The command `tidegate duties certify`.
    struct Certify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Takes a certificate of destruction into the log; it discharges what its party owes about the release.",
            discussion: """
                It must be signed by a registered officer and fit the release to the byte.

                Example:  tidegate duties certify RELEASE --certificate destruction.dsse.json --workspace office \
                --passphrase-file secret
                """
        )

        @OptionGroup var release: ReleaseArgument

        @Option(help: ArgumentHelp("The certificate.", valueName: "file"))
        var certificate: String

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let bytes = try DurableFile.read(certificate)
                let locked = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                return try DutyRecording(office: locked.office).certify(
                    release.id,
                    bytes,
                    file: certificate,
                    at: SystemClock.now,
                    using: &generator
                ).certified
            }
        }
    }
}
