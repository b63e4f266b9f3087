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
                For a recipient, before the bundle itself is destroyed. The file goes to the office that released it. An \
                officer with a certificate signs what --write-payload writes; both files go to the office.

                Example:  tidegate duties certificate RELEASE --bundle RELEASE --destroyed 2029-06-12 \
                --method "overwritten, disks shredded" --officer xa.nso/dpo --key dpo.key.pem \
                --key-passphrase-file dpo-secret --output destruction.dsse.json
                Example:  tidegate duties certificate RELEASE --bundle RELEASE --destroyed 2029-06-12 \
                --method "overwritten, disks shredded" --write-payload destruction.json
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

        @Option(help: ArgumentHelp("The file to write the certificate to.", valueName: "file"))
        var output: String?

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
            guard signing.signature == nil else {
                throw ValidationError("a signature over the payload is handed in with `tidegate duties certify`")
            }
            guard (output == nil) == (signing.writePayload != nil) else {
                throw ValidationError("--output goes with --officer and its key")
            }
        }

        func run() throws {
            try printing.conclude { _ in
                let today = SystemClock.now.date
                let day = CalendarDate(destroyed) ?? today
                let certificate: DestructionCertificate
                let released: Instant
                if let bundle {
                    certificate = try DestructionCertificate(
                        bundle: bundle,
                        release: release.id,
                        destroyed: day,
                        method: method,
                        statement: statement
                    )
                    released = try DestructionCertificate.released(inBundle: bundle)
                } else {
                    let record = try ReleaseOnRecord(release.id, in: workspace.open())
                    certificate = DestructionCertificate(
                        of: record,
                        destroyed: day,
                        method: method,
                        statement: statement
                    )
                    released = record.record.stagedAt
                }
                try certificate.checkDay(released: released, today: today)
                if let file = signing.writePayload {
                    return try PayloadFile.write(certificate.encoded, to: file, ["statement": certificate.json])
                }
                let output = output ?? ""
                try NewFile.expectNone(at: output)
                let envelope = Envelope(
                    signing: certificate.encoded,
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
                It must be signed by a registered officer and fit the release to the byte. A signature by a certificate comes \
                with the payload that it signs.

                Example:  tidegate duties certify RELEASE --certificate destruction.dsse.json --workspace office \
                --passphrase-file secret
                Example:  tidegate duties certify RELEASE --payload destruction.json --signature destruction.p7s \
                --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var release: ReleaseArgument

        @Option(help: ArgumentHelp("The certificate, an envelope.", valueName: "file"))
        var certificate: String?

        @Option(help: ArgumentHelp("The payload that was signed; goes with --signature.", valueName: "file"))
        var payload: String?

        @Option(help: ArgumentHelp("The signature over it.", valueName: "file"))
        var signature: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (payload == nil) == (signature == nil) else {
                throw ValidationError("--signature goes with the --payload that was signed")
            }
            guard (certificate == nil) != (signature == nil) else {
                throw ValidationError("name --certificate, or --payload and --signature")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let file = certificate ?? signature ?? ""
                let bytes = try SignatureFile.read(file)
                let payload = try payload.map { try SignatureFile.read($0) }
                let office = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                return try DutyRecording(office: office).certify(
                    release.id,
                    bytes,
                    payload: payload,
                    file: file,
                    at: SystemClock.now,
                    using: &generator
                ).certified
            }
        }
    }
}
