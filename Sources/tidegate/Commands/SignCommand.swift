import ArgumentParser
import TideAgreement
import TideCore
import TideLedger
import TideRelease

/// `tidegate sign`: an officer's Ed25519 signature over a payload that a command wrote, or over a request.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract:
            "Signs a request, or a payload that another command wrote with --write-payload, and prints what it says.",
        discussion: """
            For officers whose keys lie on another machine than the workspace; nothing else is needed there. The signature, \
            a DSSE envelope, is handed in with --signature, that of a request with `tidegate release --request-signature`. \
            Whose key it is, and whether it counts, is decided then. An officer whose key is a certificate signs the same \
            payload with other tools, as `openssl cms -sign -binary`; that of a request is written by --write-payload. \
            An agreement is signed with `tidegate agreement sign`.

            Example:  tidegate sign --payload resume.json --key dpo.key.pem --key-passphrase-file dpo-secret \
            --output dpo.dsse.json
            Example:  tidegate sign --request request.yaml --key lead.key.pem --key-passphrase-file lead-secret \
            --output request.dsse.json
            Example:  tidegate sign --request request.yaml --write-payload request.json
            """
    )

    @Option(help: ArgumentHelp("The payload.", valueName: "file"))
    var payload: String?

    @Option(help: ArgumentHelp("Instead of a payload: the request that you ask by.", valueName: "file"))
    var request: String?

    @Option(help: ArgumentHelp("The private key.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
    var keyPassphraseFile: String?

    @Option(name: .customLong("output"), help: ArgumentHelp("The file to write the signature to.", valueName: "file"))
    var signature: String?

    @Option(
        help: ArgumentHelp(
            "With --request: write the exact bytes to sign to this file, and sign nothing.",
            valueName: "file"
        )
    )
    var writePayload: String?

    @OptionGroup var printing: OutputOptions

    func validate() throws {
        guard (payload == nil) != (request == nil) else {
            throw ValidationError("name --payload or --request, one of them")
        }
        guard writePayload == nil || request != nil else {
            throw ValidationError("--write-payload goes with --request")
        }
        let signing = [key, keyPassphraseFile, signature].count { $0 != nil }
        guard signing == (writePayload == nil ? 3 : 0) else {
            throw ValidationError(
                writePayload == nil
                    ? "name --key, --key-passphrase-file and --output"
                    : "--write-payload signs nothing, and takes no key"
            )
        }
    }

    func run() throws {
        try printing.conclude { _ in
            let asked = try request.map { try Request.read(DurableFile.read($0), file: $0) }
            let bytes =
                try asked.map { RequestStatement(request: $0.digest).encoded } ?? SignatureFile.read(payload ?? "")
            if let writePayload { return try PayloadFile.write(bytes, to: writePayload) }
            guard let key, let keyPassphraseFile, let signature else {
                throw ValidationError("name --key, --key-passphrase-file and --output")
            }
            let signable = try SignablePayload(bytes, file: payload ?? request ?? "")
            try NewFile.expectNone(at: signature)
            let signer = try KeyPair.open(key, passphrase: PassphraseSource.file(keyPassphraseFile))
            let envelope = Envelope(signing: signable.bytes, type: signable.type, keys: [signer])
            try DurableFile.replace(signature, with: envelope.encoded)
            // Whoever signs a digest sees the request that it stands for.
            let said = (asked.map { "\(CanonicalJSON.text($0.canonical))\n" } ?? "") + signable.text
            return Verdict(
                text: "signed: \(said)\nkey \(signer.verifyingKey.keyID)\n\(signature)\n",
                json: [
                    "signature": .string(signature), "payloadType": .string(signable.type),
                    "digest": .string(ContentDigest(of: signable.bytes).hex),
                    "key": .string(signer.verifyingKey.keyID),
                ]
            )
        }
    }
}
