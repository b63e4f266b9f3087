import ArgumentParser
import TideAgreement
import TideCore
import TideLedger
import TideRelease

/// `tidegate party`: who may enter, under the registrar's key.
struct PartyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "party",
        abstract: "Registers parties under the registrar's key, shows and lists them.",
        discussion: """
            Before an agreement, its parties: the registrar of the workspace signs each \
            party's document with its officers and keys.
              1. check     the folder: every officer's public key lies in it
              2. register  those that are new or changed; again after every change
              3. list      who may enter, since when
            Whenever an issuer of certificates gives a newer list of revoked ones: revocations.
            What comes next: tidegate help agreement

            Example:  tidegate party register --policies policies --workspace office --passphrase-file secret
            Example:  tidegate party list --workspace office --passphrase-file secret
            """,
        subcommands: [Register.self, Revocations.self, Show.self, List.self]
    )

    /// The command `tidegate party register`.
    struct Register: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets parties in, or changes what is registered of them, by the registrar's signature.",
            discussion: """
                The registrar signs each party's document with the SHA-256 of the files that it names: officers and keys. \
                Without names, every party of the folder that is new or changed. The workspace's registrar key signs, \
                or, where that is kept elsewhere, a signature over what `party show --signed-form` prints. Listed are the \
                agreements that the change unbinds.

                Example:  tidegate party register xa.mol xa.nso --policies policies --workspace office \
                --passphrase-file secret
                """
        )

        @Argument(help: "The parties; every one that is new or changed where none is named.")
        var parties: [String] = []

        @OptionGroup var folder: PolicyFolderOptions
        @OptionGroup var signed: SignatureFilesOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let names = try PartyCommand.identifiers(parties)
                let files = try FolderFiles.visible(folder.policies)
                let signatures = try signed.read()
                // Read once: a descriptor gives it once.
                let passphrase = try workspace.passphrase.read()
                let office = try WorkspaceOpening.openForWriting(
                    workspace.workspace,
                    passphrase: passphrase,
                    console: console
                )
                let newest = try office.keys().inForce(.registrar).last
                let stem = newest.flatMap { office.paths.stem(of: $0.keyID, .registrar) }
                let registrar = stem.map { "\($0).key.pem" } ?? office.paths.key(.registrar)
                var generator = SystemRandomNumberGenerator()
                let outcome = try PartyRegistration(office: office).register(
                    names,
                    files: files,
                    folder: folder.policies,
                    signatures: signatures,
                    key: { try KeyPair.open(registrar, passphrase: passphrase) },
                    at: SystemClock.now,
                    using: &generator
                )
                return Self.verdict(on: outcome)
            }
        }

        private static func verdict(on outcome: PartyRegistration.Outcome) -> Verdict {
            Verdict(
                text: outcome.parties.map { party in
                    "\(party.id) is \(party.previous == nil ? "registered" : "changed"), entry \(party.entry)\n"
                }.joined() + outcome.unbound.map(\.text).joined(),
                json: [
                    "parties": .array(outcome.parties.map(PartyCommand.json)),
                    "unbound": .array(outcome.unbound.map(\.json)),
                ]
            )
        }
    }

    /// The command `tidegate party show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a registered party; with --signed-form the bytes that the registrar would sign now.",
            discussion: """
                Example:  tidegate party show xa.nso --policies policies --signed-form --workspace office \
                --passphrase-file secret > xa.nso.form.json
                """
        )

        @Argument(help: "The party's id.")
        var party: String

        @OptionGroup var folder: OptionalPolicyFolderOptions

        @Flag(help: "Print the exact bytes to sign of the party as the folder has it.")
        var signedForm = false

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard signedForm == (folder.policies != nil) else {
                throw ValidationError("--signed-form goes with --policies")
            }
        }

        func run() throws {
            try printing.conclude { _ in
                let office = try workspace.open()
                let id = try PartyCommand.identifiers([party])
                if let read = try folder.read() {
                    let form = try PartyRegistration(office: office).forms(of: id, in: read.policies)
                    let bytes = form.first?.encoded ?? []
                    let value = try CanonicalJSON.decode(bytes)
                    return Verdict(text: String(decoding: bytes, as: UTF8.self), json: value)
                }
                guard let record = try office.register.parties().last(where: { $0.id.text == party }) else {
                    throw ReleaseError.invalid([Diagnostic(.partyNotRegistered, [party])])
                }
                let form = try office.evidence.value(record.form)
                return Verdict(text: CanonicalJSON.readable(form), json: form)
            }
        }
    }

    /// The command `tidegate party list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the registered parties of a workspace.",
            discussion: "Example:  tidegate party list --workspace office --passphrase-file secret"
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let parties = try workspace.open().register.parties()
                return Verdict(
                    text: parties.map { "\($0.id)\tregistered \($0.registeredAt)\tentry \($0.entry)\n" }.joined(),
                    json: .array(parties.map(PartyCommand.json))
                )
            }
        }
    }

    /// The ids of parties as they were typed.
    static func identifiers(_ names: [String]) throws(ReleaseError) -> [Identifier] {
        let ids = names.compactMap { Identifier($0) }
        guard ids.count == names.count else {
            throw .invalid(names.filter { Identifier($0) == nil }.map { Diagnostic(.partyUnknown, [$0]) })
        }
        return ids
    }

    private static func json(of party: RegisteredParty) -> JSONValue {
        .members([
            "party": .string(party.id.text), "form": .string(party.form.hex), "entry": JSONValue(party.entry),
            "registeredAt": .string("\(party.registeredAt)"), "previous": party.previous.map { JSONValue($0) },
        ])
    }
}
