import ArgumentParser
import TideAgreement
import TideCore
import TideRelease

/// `tidegate firewall`: what the owners of protected data forbid everybody.
struct FirewallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firewall",
        abstract: "Declares, changes and ends firewalls by their owners' signatures; shows and lists them.",
        discussion: """
            A firewall binds every agreement of the network, so those whose data it protects sign it, and nobody takes it \
            away without them.
              1. check     the folder in which its document stands
              2. register  --write-payload: the exact bytes to sign
              3. sign      --payload, an officer of each owner, each with a key of their own
              4. register  with every signature
              5. prove     whether the agreements that are registered keep it
            A change takes so many of its owners as its text in force names under `change`. To end it, take its document \
            out of its file and register it once more.

            Example:  tidegate firewall register migrants --policies policies --write-payload migrants.json \
            --workspace office --passphrase-file secret
            Example:  tidegate firewall register migrants --policies policies --signature mol.dsse.json \
            --signature moh.dsse.json --workspace office --passphrase-file secret
            """,
        subcommands: [Register.self, Show.self, List.self]
    )

    /// The command `tidegate firewall register`.
    struct Register: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Declares a firewall, changes it, or ends it where the folder holds it no more; logs that.",
            discussion: """
                The folder brings the firewall's document and, where they are new, the purposes and datasets that it \
                names; agreements stay out. The network of registered agreements is proved with it, and what breaks it \
                already is told: no request that would take such a way is granted from now on.

                Example:  tidegate firewall register migrants --policies policies --signature mol.dsse.json \
                --signature moh.dsse.json --workspace office --passphrase-file secret
                """
        )

        @Argument(help: "The firewall's id.")
        var firewall: String

        @OptionGroup var folder: PolicyFolderOptions
        @OptionGroup var signed: SignatureFilesOptions

        @Option(
            help: ArgumentHelp("Write the exact bytes to sign to this file, and do nothing else.", valueName: "file")
        )
        var writePayload: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard writePayload == nil || signed.signature.isEmpty else {
                throw ValidationError("--write-payload takes no signatures")
            }
        }

        func run() throws {
            try printing.conclude { console in
                let id = try FirewallCommand.identifier(firewall)
                let files = try FolderFiles.visible(folder.policies)
                let signatures = try signed.read()
                if let writePayload {
                    let registration = FirewallRegistration(office: try workspace.open())
                    let form = try registration.form(of: id, files: files, folder: folder.policies)
                    return try PayloadFile.write(
                        form.encoded,
                        to: writePayload,
                        ["ends": .bool(form.document == nil), "firewall": .string(id.text)]
                    )
                }
                var generator = SystemRandomNumberGenerator()
                let (record, proof) = try FirewallRegistration(office: workspace.openForWriting(console)).register(
                    id,
                    files: files,
                    folder: folder.policies,
                    signatures: signatures,
                    at: SystemClock.now,
                    using: &generator
                )
                return Verdict(
                    text: "firewall \(record.id) is \(record.event.rawValue), entry \(record.entry)\n" + proof.summary,
                    json: .object(
                        FirewallCommand.json(of: record).merging(["proof": proof.json]) { $1 }
                    )
                )
            }
        }
    }

    /// The command `tidegate firewall show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a firewall as its owners signed it, and who signed.",
            discussion: "Example:  tidegate firewall show migrants --workspace office --passphrase-file secret"
        )

        @Argument(help: "The firewall's id.")
        var firewall: String

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let office = try workspace.open()
                guard let record = try office.register.firewalls().first(where: { $0.id.text == firewall }) else {
                    throw ReleaseError.invalid([Diagnostic(.firewallNotDeclared, [firewall])])
                }
                let form = try office.evidence.value(record.form)
                let signers = try office.signers(ofEntry: record.entry)
                let names = signers.map { "\($0)" }.joined(separator: ", ")
                return Verdict(
                    text: """
                        firewall \(record.id): \(record.event.rawValue) \(record.registeredAt), entry \(record.entry)
                        signed by \(names)

                        """ + CanonicalJSON.readable(form["firewall"] ?? .null),
                    json: .object(
                        FirewallCommand.json(of: record).merging([
                            "document": form["firewall"] ?? .null, "signatories": JSONValue(signers.map { "\($0)" }),
                        ]) { $1 }
                    )
                )
            }
        }
    }

    /// The command `tidegate firewall list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists every firewall that was ever declared in a workspace, with what became of it.",
            discussion: "Example:  tidegate firewall list --workspace office --passphrase-file secret"
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let firewalls = try workspace.open().register.firewalls()
                return Verdict(
                    text: firewalls.map { firewall in
                        "\(firewall.id)\t\(firewall.event.rawValue) \(firewall.registeredAt)\tentry \(firewall.entry)\n"
                    }.joined(),
                    json: .array(firewalls.map { .object(FirewallCommand.json(of: $0)) })
                )
            }
        }
    }

    /// A firewall's id as it was typed.
    private static func identifier(_ text: String) throws(ReleaseError) -> Identifier {
        guard let id = Identifier(text) else { throw .invalid([Diagnostic(.firewallNotFound, [text])]) }
        return id
    }

    private static func json(of firewall: RegisteredFirewall) -> [String: JSONValue] {
        [
            "firewall": .string(firewall.id.text), "event": .string(firewall.event.rawValue),
            "form": .string(firewall.form.hex), "entry": JSONValue(firewall.entry),
            "registeredAt": .string("\(firewall.registeredAt)"),
        ]
    }
}
