import ArgumentParser
import TideAgreement
import TideCore
import TideLedger
import TideRelease

/// `tidegate agreement`: signing, registering and reading agreements.
struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: "Signs, registers, shows and lists agreements.",
        subcommands: [Sign.self, Register.self, Show.self, List.self]
    )

    /// An agreement of a policy folder.
    struct Reference: ParsableArguments {
        @Argument(help: "The agreement's id.")
        var agreement: String

        @Option(help: ArgumentHelp("The policy set that it stands in.", valueName: "dir"))
        var policies: String

        /// The files, the set that they make, and the agreement of the id.
        func read() throws -> (files: [String: [UInt8]], policies: PolicySet, agreement: Agreement) {
            let files = try FolderFiles.visible(policies)
            let set = try PolicySet.read(files, folder: policies)
            return (files, set, try Self.find(agreement, in: set))
        }

        /// The newest version of an agreement.
        static func find(_ agreement: String, in set: PolicySet) throws(ReleaseError) -> Agreement {
            if let id = Identifier(agreement), let found = set.agreement(id) { return found }
            let near = Suggestion.nearest(to: agreement, among: set.agreements.map(\.id.text))
            throw .invalid([Diagnostic(.agreementUnknown, [agreement], suggestion: near)])
        }
    }

    /// The command `tidegate agreement sign`.
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signs an agreement with all that it depends on, as one of its signatories.",
            discussion: """
                What is signed is the signed form: the agreement and the SHA-256 of its purposes, datasets, hierarchies, \
                their files and the parties' roles. The signature is a DSSE envelope in a file of its own.

                Example:  tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.nso/dpo \
                --key dpo.key.pem --passphrase-file secret --output dpo.dsse.json
                """
        )

        @OptionGroup var reference: Reference

        @Option(help: "Who signs, as party/officer.")
        var officer: String

        @Option(help: ArgumentHelp("The officer's private key.", valueName: "file"))
        var key: String

        @Option(help: ArgumentHelp("The file to write the signature to.", valueName: "file"))
        var output: String

        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            guard let officer = OfficerName(officer) else {
                throw ValidationError("an officer is written party/officer")
            }
            try printing.conclude { _ in
                let (_, policies, agreement) = try reference.read()
                guard agreement.signatories.contains(officer) else {
                    let reason = "\(officer) is no signatory of \(agreement.id)"
                    throw ReleaseError.invalid([Diagnostic(.signatureNotValid, [output, reason])])
                }
                // A signature is a file of its own: whatever lies there, a key perhaps, stays.
                guard !DurableFile.exists(output) else {
                    throw ReleaseError.invalid([Diagnostic(.outputExists, [output])])
                }
                let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
                let envelope = try OfficerSignature.sign(
                    form,
                    type: PayloadType.agreement,
                    as: officer,
                    with: KeyPair.open(key, passphrase: passphrase.read()),
                    among: policies,
                    on: SystemClock.now.date
                )
                try DurableFile.replace(output, with: envelope.encoded)
                let digest = ContentDigest(of: form)
                return Verdict(
                    text: "\(officer) signed \(agreement.id) version \(agreement.version)\nsigned form \(digest)\n",
                    json: [
                        "agreement": .string(agreement.id.text), "version": JSONValue(agreement.version),
                        "officer": .string(officer.description), "signedForm": .string(digest.hex),
                        "signature": .string(output),
                    ]
                )
            }
        }
    }

    /// The command `tidegate agreement register`.
    struct Register: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Registers an agreement that all its signatories signed, and logs that.",
            discussion: """
                Every file of the policy set goes into the sealed evidence store; from then on the workspace decides under \
                those, whatever becomes of the folder.

                Example:  tidegate agreement register mol-nso-2026-01 --policies policies --signature a.dsse.json \
                --signature b.dsse.json --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var reference: Reference

        @Option(help: ArgumentHelp("A signatory's signature; once for each.", valueName: "file"))
        var signature: [String] = []

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let (files, _, agreement) = try reference.read()
                var signatures: [String: [UInt8]] = [:]
                for path in signature { signatures[path] = try DurableFile.read(path) }
                let locked = try workspace.openForWriting(console)
                var generator = SystemRandomNumberGenerator()
                let registered = try AgreementRegistration(office: locked.office).register(
                    agreement.id,
                    files: files,
                    folder: reference.policies,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                )
                return Verdict(
                    text: """
                        \(registered.id) version \(registered.version) is registered, entry \(registered.entry)
                        signed form \(registered.identity)

                        """,
                    json: Self.json(of: registered)
                )
            }
        }

        static func json(of registered: RegisteredAgreement) -> JSONValue {
            [
                "agreement": .string(registered.id.text), "version": JSONValue(registered.version),
                "signedForm": .string(registered.identity.hex), "entry": JSONValue(registered.entry),
                "registeredAt": .string(registered.registeredAt.description),
            ]
        }
    }

    /// The command `tidegate agreement show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an agreement in canonical form with what it binds; with --html in plain words.",
            discussion: """
                From a policy folder, or as registered in a workspace.

                Example:  tidegate agreement show mol-nso-2026-01 --policies policies --html > agreement.html
                """
        )

        @Argument(help: "The agreement's id.")
        var agreement: String

        @Option(help: ArgumentHelp("The policy set that it stands in, instead of a workspace.", valueName: "dir"))
        var policies: String?

        @Flag(help: "Print a page in plain words instead.")
        var html = false

        @OptionGroup var workspace: OptionalWorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (policies == nil) != (workspace.workspace == nil) else {
                throw ValidationError("name --policies or --workspace, one of them")
            }
        }

        func run() throws {
            try printing.conclude { _ in
                let set: PolicySet
                var signers: [OfficerName] = []
                if let policies {
                    set = try PolicySet.read(FolderFiles.visible(policies), folder: policies)
                } else {
                    let office = try workspace.open()
                    set = try office.policies()
                    // What is registered was signed by every signatory; the list is that of the newest version.
                    let registered = try office.register.agreements().last { $0.id.text == agreement }
                    signers =
                        set.agreements.first { $0.id == registered?.id && $0.version == registered?.version }?
                        .signatories ?? []
                }
                let shown = try Reference.find(agreement, in: set)
                let form = set.signedForm(of: shown)
                let page = shown.plainWordsHTML(in: set, signedBy: signers, digest: ContentDigest(of: form))
                return Verdict(text: html ? page : CanonicalJSON.readable(form), json: form)
            }
        }
    }

    /// The command `tidegate agreement list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the registered agreements of a workspace.",
            discussion: "Example:  tidegate agreement list --workspace office --passphrase-file secret"
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let registered = try workspace.open().register.agreements()
                return Verdict(
                    text: registered.map {
                        "\($0.id)\tversion \($0.version)\tregistered \($0.registeredAt)\tentry \($0.entry)\n"
                    }
                    .joined(),
                    json: .array(registered.map(Register.json))
                )
            }
        }
    }
}
