import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

extension AgreementCommand {
    /// The command `tidegate agreement propose`.
    struct Propose: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts a version of an agreement forward, with one signatory's signature at least, and logs that.",
            discussion: """
                Every file of the policy set goes into the sealed evidence store. Nothing is in force before `agreement \
                register`; the other signatories sign with `agreement sign --workspace`.

                Example:  tidegate agreement propose mol-nso-2026-01 --policies policies --signature a.dsse.json \
                --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var reference: Reference

        @OptionGroup var signed: SignatureFilesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let (files, _, agreement) = try reference.read()
                let signatures = try signed.read()
                let office = try workspace.openForWriting(console)
                let wider = try office.wider(
                    agreement.id,
                    files: files,
                    folder: reference.folder.policies,
                    at: SystemClock.now
                )
                console.say(wider)
                var generator = SystemRandomNumberGenerator()
                let event = try AgreementRegistration(office: office).propose(
                    agreement.id,
                    files: files,
                    folder: reference.folder.policies,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                )
                return Verdict(
                    text: """
                        \(event.agreement) version \(event.version) is proposed, entry \(event.entry)
                        signed form \(event.identity)

                        """,
                    json: .object(
                        AgreementCommand.json(of: event).merging(["wider": .array(wider.map(\.json))]) { $1 }
                    )
                )
            }
        }
    }

    /// The command `tidegate agreement register`.
    struct Register: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Registers an agreement that all its signatories signed, and logs that.",
            discussion: """
                From a policy folder with its signatures, or the version that was proposed to the workspace with the \
                signatures that it has by then. Every file of the policy set goes into the sealed evidence store; from \
                then on the workspace decides under those, whatever becomes of the folder. Every party must be \
                registered (`tidegate party register`).

                Example:  tidegate agreement register mol-nso-2026-01 --policies policies --signature a.dsse.json \
                --signature b.dsse.json --workspace office --passphrase-file secret
                """
        )

        @Argument(help: "The agreement's id.")
        var agreement: String

        @OptionGroup var folder: OptionalPolicyFolderOptions
        @OptionGroup var signed: SignatureFilesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let read = try folder.read()
                if let read { _ = try Reference.find(agreement, in: read.policies) }
                let id = try AgreementCommand.identifier(agreement)
                let signatures = try signed.read()
                let office = try workspace.openForWriting(console)
                let registration = AgreementRegistration(office: office)
                let before = try office.unboundAgreements(at: SystemClock.now)
                let wider = try Self.wider(id, read.map { ($0.files, $0.folder) }, office)
                console.say(wider)
                var generator = SystemRandomNumberGenerator()
                let registered: RegisteredAgreement
                if let read {
                    registered = try registration.register(
                        id,
                        files: read.files,
                        folder: read.folder,
                        signatures: signatures,
                        at: SystemClock.now,
                        using: &generator
                    )
                } else {
                    registered = try registration.register(
                        proposed: id,
                        signatures: signatures,
                        at: SystemClock.now,
                        using: &generator
                    )
                }
                let unbound = try office.unboundAgreements(at: SystemClock.now).subtracting(before)
                    .sorted { $0.agreement < $1.agreement }
                return Verdict(
                    text: """
                        \(registered.id) version \(registered.version) is registered, entry \(registered.entry)
                        signed form \(registered.identity)

                        """ + unbound.map(\.text).joined(),
                    json: Self.json(of: registered, unbound, wider)
                )
            }
        }

        /// What is wider in the version that is to be registered, of a folder or as it was proposed.
        private static func wider(
            _ id: Identifier,
            _ folder: (files: [String: [UInt8]], name: String)?,
            _ office: Office
        ) throws -> [WiderVersion] {
            guard let folder else { return try office.wider(proposed: id, at: SystemClock.now) }
            return try office.wider(id, files: folder.files, folder: folder.name, at: SystemClock.now)
        }

        private static func json(
            of registered: RegisteredAgreement,
            _ unbound: [PartyRegistration.Unbound],
            _ wider: [WiderVersion]
        ) -> JSONValue {
            [
                "agreement": .string(registered.id.text), "version": JSONValue(registered.version),
                "signedForm": .string(registered.identity.hex), "entry": JSONValue(registered.entry),
                "registeredAt": .string(registered.registeredAt.description),
                "unbound": .array(unbound.map(\.json)), "wider": .array(wider.map(\.json)),
            ]
        }
    }
}
