import ArgumentParser
import TideAgreement
import TideCore
import TideLedger
import TideRelease

extension AgreementCommand {
    /// The command `tidegate agreement sign`.
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signs an agreement with all that it depends on, as one of its signatories.",
            discussion: """
                What is signed is the signed form: the agreement and the SHA-256 of its purposes, datasets, hierarchies, \
                their files and the parties' roles. The signature is a DSSE envelope in a file of its own; with \
                --workspace it is also added at once to the version that is proposed there. An officer whose key is a \
                certificate signs with other tools: --payload-only writes the exact bytes to sign, for `openssl cms \
                -sign -binary` or the ministry's own.

                Example:  tidegate agreement sign mol-nso-2026-01 --policies policies --officer xa.mol/dpo \
                --key dpo.key.pem --passphrase-file dpo-secret --output dpo.dsse.json
                """
        )

        @OptionGroup var reference: Reference

        @Option(help: "Who signs, as party/officer.")
        var officer: String?

        @Option(help: ArgumentHelp("The officer's private key.", valueName: "file"))
        var key: String?

        @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
        var passphraseFile: String?

        @Option(help: ArgumentHelp("An open file descriptor whose first line is it.", valueName: "number"))
        var passphraseFd: Int32?

        @Flag(help: "Write the bytes to sign, and sign nothing.")
        var payloadOnly = false

        @Option(help: ArgumentHelp("The file to write the signature, or the bytes to sign, to.", valueName: "file"))
        var output: String

        @Option(help: ArgumentHelp("A workspace where the version is proposed.", valueName: "dir"))
        var workspace: String?

        @Option(help: ArgumentHelp("A file whose first line is the workspace's passphrase.", valueName: "file"))
        var workspacePassphraseFile: String?

        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (workspace == nil) == (workspacePassphraseFile == nil) else {
                throw ValidationError("--workspace goes with --workspace-passphrase-file")
            }
            if payloadOnly {
                guard officer == nil, key == nil, workspace == nil else {
                    throw ValidationError("--payload-only signs nothing, so it takes no officer, key or workspace")
                }
                return
            }
            guard let officer, key != nil, (passphraseFile == nil) != (passphraseFd == nil) else {
                throw ValidationError("name --officer, --key and its --passphrase-file or --passphrase-fd")
            }
            guard OfficerName(officer) != nil else { throw ValidationError("an officer is written party/officer") }
        }

        func run() throws {
            try printing.conclude { console in
                let (_, policies, agreement) = try reference.read()
                try NewFile.expectNone(at: output)
                let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
                let digest = ContentDigest(of: form)
                guard let officer = officer.flatMap(OfficerName.init), let key else {
                    try DurableFile.replace(output, with: form)
                    return Verdict(
                        text: "to sign: \(output)\nsigned form \(digest)\n",
                        json: ["payload": .string(output), "signedForm": .string(digest.hex)]
                    )
                }
                let office = try openForWriting(console)
                let wider = try Self.wider(agreement, policies, office)
                console.say(wider)
                guard try maySign(officer, agreement, policies, office) else {
                    let reason = "\(officer) is no signatory of \(agreement.id)"
                    throw ReleaseError.invalid([Diagnostic(.signatureNotValid, [output, reason])])
                }
                let secret =
                    try passphraseFile.map { try PassphraseSource.file($0) }
                    ?? PassphraseSource.descriptor(passphraseFd ?? 0)
                let envelope = try OfficerSignature.sign(
                    form,
                    type: PayloadType.agreement,
                    as: officer,
                    with: KeyPair.open(key, passphrase: secret),
                    among: policies,
                    on: SystemClock.now.date
                )
                try DurableFile.replace(output, with: envelope.encoded)
                let event: AgreementEvent?
                do {
                    event = try office.map { try add(envelope, to: agreement, $0) }
                } catch {
                    // A signature that the workspace did not take is not left behind as if it had.
                    try DurableFile.remove(output)
                    throw error
                }
                let added = event.map { "added to the proposal, entry \($0.entry)\n" } ?? ""
                return Verdict(
                    text: "\(officer) signed \(agreement.id) version \(agreement.version)\nsigned form \(digest)\n"
                        + added,
                    json: .members([
                        "agreement": .string(agreement.id.text), "version": JSONValue(agreement.version),
                        "officer": .string(officer.description), "signedForm": .string(digest.hex),
                        "signature": .string(output), "entry": event.map { JSONValue($0.entry) },
                        "wider": .array(wider.map(\.json)),
                    ])
                )
            }
        }

        /// The workspace where the version is proposed, if one was named.
        private func openForWriting(_ console: Console) throws -> Office? {
            guard let workspace, let workspacePassphraseFile else { return nil }
            return try WorkspaceOpening.openForWriting(
                workspace,
                passphrase: PassphraseSource.file(workspacePassphraseFile),
                console: console
            )
        }

        /// Whether an officer is a signatory, or one of a version that this one replaces: of what is registered, else of what the
        /// folder has.
        private func maySign(
            _ officer: OfficerName,
            _ agreement: Agreement,
            _ policies: PolicySet,
            _ office: Office?
        ) throws -> Bool {
            if agreement.possibleSignatories.contains(officer) { return true }
            if let office, try office.signatoriesReplaced(by: agreement, at: SystemClock.now).contains(officer) {
                return true
            }
            let earlier = policies.agreements.filter { other in
                other.id == agreement.id && other.version < agreement.version || other.identity == agreement.supersedes
            }
            return earlier.contains { $0.possibleSignatories.contains(officer) }
        }

        /// What is wider than what is registered; without a workspace, than the version before it in the folder.
        private static func wider(
            _ agreement: Agreement,
            _ policies: PolicySet,
            _ office: Office?
        ) throws -> [WiderVersion] {
            if let office { return try office.wider(proposed: agreement.id, at: SystemClock.now) }
            let earlier = policies.agreements.last { $0.id == agreement.id && $0.version < agreement.version }
            return earlier.flatMap { before in
                WiderVersion(before, in: policies, agreement, in: policies, on: SystemClock.now.date)
            }.map { [$0] } ?? []
        }

        /// Adds the signature to what is proposed in the workspace.
        private func add(_ envelope: Envelope, to agreement: Agreement, _ office: Office) throws -> AgreementEvent {
            var generator = SystemRandomNumberGenerator()
            return try AgreementRegistration(office: office).sign(
                agreement.id,
                signatures: [output: envelope.encoded],
                at: SystemClock.now,
                using: &generator
            )
        }
    }
}
