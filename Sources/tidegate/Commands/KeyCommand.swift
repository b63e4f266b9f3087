import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate key`: officers' and the office's keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Makes Ed25519 keys for officers; lists, rotates, enrols and revokes the office's own.",
        discussion: """
            Each officer makes a key on a machine of their own, and keeps the private \
            half with its passphrase. The public half goes into the policy set, where \
            the party document names it: `keys: [{file: keys/NAME.pub.pem, from: DAY}]`. \
            A ministry that has certificates needs no key of this kind. The workspace's \
            own keys are made by `tidegate init`; list, export, rotate, enrol, revoke, \
            history and passphrase are about those.

            Example:  tidegate key new --name xa.nso--dpo --output keys --passphrase-file dpo-secret
            Example:  tidegate key list --workspace office
            """,
        subcommands: [
            New.self, List.self, Export.self, Rotate.self, Enrol.self, Revoke.self, History.self, Passphrase.self,
        ]
    )

    /// The command `tidegate key new`.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key pair: NAME.key.pem, encrypted, and NAME.pub.pem.",
            discussion: """
                The private key is PKCS#8 under scrypt, as openssl reads it. The public key goes into the party's document.

                Example:  tidegate key new --name xa.nso--dpo --output keys --passphrase-file dpo-secret
                """
        )

        @Option(help: "The files' name; for an officer party--officer.")
        var name: String

        @Option(help: ArgumentHelp("The folder for both files.", valueName: "dir"), transform: PlainPath.of)
        var output: String

        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard !name.isEmpty, !name.contains("/") else { throw ValidationError("`\(name)` is no file name") }
        }

        func run() throws {
            try printing.conclude { _ in
                let key = try KeyPair.write(name, to: output, passphrase: passphrase.read())
                return Verdict(
                    text: "\(output)/\(name).key.pem\n\(output)/\(name).pub.pem\nkey id \(key.keyID)\n",
                    json: ["name": .string(name), "keyID": .string(key.keyID), "publicKey": .string(key.spkiBase64)]
                )
            }
        }
    }

    /// The command `tidegate key list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the keys that a workspace began with, by role.",
            discussion: """
                Later keys, and what became of these, has `tidegate key history`, which needs the passphrase.

                Example:  tidegate key list --workspace office
                """
        )

        @OptionGroup var folder: WorkspaceFolderOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let paths = try folder.paths()
                let keys = try KeyRole.allCases.map { role in
                    let path = paths.publicKey(role)
                    return (role, try VerifyingKey(pem: DurableFile.read(path), file: path))
                }
                return Verdict(
                    text: keys.map { "\($0.0.rawValue)\t\($0.1.keyID)\n" }.joined(),
                    json: .array(keys.map { ["role": .string($0.0.rawValue), "keyID": .string($0.1.keyID)] })
                )
            }
        }
    }

    /// The command `tidegate key export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the public key of one role that a workspace began with, as PEM.",
            discussion: """
                To compare it over the telephone, or to hand it out. Later keys lie in `keys` of the workspace, named by role and \
                key id, and those that others need in its trust folder.

                Example:  tidegate key export release --workspace office > release.pub.pem
                """
        )

        @Argument(help: "root, registrar, log or release.")
        var role: KeyRole

        @OptionGroup var folder: WorkspaceFolderOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let path = try folder.paths().publicKey(role)
                let key = try VerifyingKey(pem: DurableFile.read(path), file: path)
                return Verdict(
                    text: String(decoding: key.pem, as: UTF8.self),
                    json: [
                        "role": .string(role.rawValue), "keyID": .string(key.keyID),
                        "publicKey": .string(key.spkiBase64),
                    ]
                )
            }
        }
    }
}

extension KeyRole: ExpressibleByArgument {}

extension VerifyingKey {
    /// The key as a party document's `publicKey` holds it.
    var spkiBase64: String { Base64.encode(spkiDER) }
}
