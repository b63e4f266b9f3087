import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// `tidegate sign`: an officer's Ed25519 signature over a payload that a command wrote.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Signs a payload that another command wrote with --write-payload, and prints what it says.",
        discussion: """
            For officers whose keys lie on another machine than the workspace; nothing else is needed there. The signature, \
            a DSSE envelope, is handed in with --signature. Whose key it is, and whether it counts, is decided then. An \
            officer whose key is a certificate signs the same payload with other tools, as `openssl cms -sign -binary`. \
            An agreement is signed with `tidegate agreement sign`.

            Example:  tidegate sign --payload resume.json --key dpo.key.pem --key-passphrase-file dpo-secret \
            --output dpo.dsse.json
            """
    )

    @Option(help: ArgumentHelp("The payload.", valueName: "file"))
    var payload: String

    @Option(help: ArgumentHelp("The private key.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
    var keyPassphraseFile: String

    @Option(help: ArgumentHelp("The file to write the signature to.", valueName: "file"))
    var output: String

    @OptionGroup var printing: OutputOptions

    func run() throws {
        try printing.conclude { _ in
            let signable = try SignablePayload(SignatureFile.read(payload), file: payload)
            try NewFile.expectNone(at: output)
            let signer = try KeyPair.open(key, passphrase: PassphraseSource.file(keyPassphraseFile))
            let envelope = Envelope(signing: signable.bytes, type: signable.type, keys: [signer])
            try DurableFile.replace(output, with: envelope.encoded)
            return Verdict(
                text: "signed: \(signable.text)\nkey \(signer.verifyingKey.keyID)\n\(output)\n",
                json: [
                    "signature": .string(output), "payloadType": .string(signable.type),
                    "digest": .string(ContentDigest(of: signable.bytes).hex),
                    "key": .string(signer.verifyingKey.keyID),
                ]
            )
        }
    }
}
