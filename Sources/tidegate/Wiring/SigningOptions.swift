import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// How an officer signs: with a key that is here, or elsewhere, over a payload that was written to a file.
struct SigningOptions: ParsableArguments {
    @Option(help: "Who signs, as party/officer.")
    var officer: String?

    @Option(help: ArgumentHelp("The officer's private key.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
    var keyPassphraseFile: String?

    @Option(help: ArgumentHelp("Write the exact bytes to sign to this file, and do nothing else.", valueName: "file"))
    var writePayload: String?

    @Option(
        help: ArgumentHelp(
            "A signature over them that was made elsewhere: an envelope of `tidegate sign`, or CMS of a certificate.",
            valueName: "file"
        )
    )
    var signature: String?

    func validate() throws {
        guard (officer == nil) == (key == nil), (key == nil) == (keyPassphraseFile == nil) else {
            throw ValidationError("--officer, --key and --key-passphrase-file go together")
        }
        if let officer, OfficerName(officer) == nil {
            throw ValidationError("an officer is written party/officer")
        }
        guard [officer, writePayload, signature].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("name --officer with its key, --write-payload or --signature, one of them")
        }
    }

    /// The officer's name, where the key is here.
    var name: OfficerName? { officer.flatMap(OfficerName.init) }

    /// Where the signature comes from.
    func source() throws -> SignatureSource {
        if let signature { return .made(try SignatureFile.read(signature), name: signature) }
        guard let name else { throw ValidationError("name --officer with its key, or --signature") }
        return .key(try open(), of: name)
    }

    /// Opens the key.
    func open() throws -> SigningKey {
        guard let key, let keyPassphraseFile else {
            throw ValidationError("name --officer, --key and --key-passphrase-file")
        }
        return try KeyPair.open(key, passphrase: PassphraseSource.file(keyPassphraseFile))
    }
}

/// How an officer signs a statement that holds a moment, so that it cannot be made again later.
struct StatementSigningOptions: ParsableArguments {
    @OptionGroup var signing: SigningOptions

    @Option(help: ArgumentHelp("The payload that was signed; goes with --signature.", valueName: "file"))
    var payload: String?

    func validate() throws {
        guard (payload == nil) == (signing.signature == nil) else {
            throw ValidationError("--signature goes with the --payload that was signed")
        }
    }

    /// Reads the payload that was signed; `nil` where the statement is made here and now.
    func read<Statement>(_ statement: ([UInt8]) -> Statement?) throws -> Statement? {
        guard let payload else { return nil }
        guard let read = statement(try SignatureFile.read(payload)) else {
            throw ReleaseError.invalid([Diagnostic(.payloadNotDue, ["`\(payload)` is no statement of this kind"])])
        }
        return read
    }

    /// Refuses options that the payload says already, and asks for them where there is none.
    func expect(_ options: [(name: String, isGiven: Bool, isNeeded: Bool)]) throws {
        for option in options {
            if payload != nil, option.isGiven { throw ValidationError("--payload says \(option.name) already") }
            if payload == nil, option.isNeeded, !option.isGiven { throw ValidationError("name \(option.name)") }
        }
    }
}

/// A payload for officers to sign elsewhere.
enum PayloadFile {
    /// Writes it to a file of its own: whatever lies there stays.
    static func write(_ bytes: [UInt8], to file: String, _ more: [String: JSONValue] = [:]) throws -> Verdict {
        try NewFile.write(bytes, to: file)
        let json: [String: JSONValue] = ["payload": .string(file), "digest": .string(ContentDigest(of: bytes).hex)]
        return Verdict(text: "to sign: \(file)\n", json: .object(json.merging(more) { first, _ in first }))
    }
}

/// A release, by its name.
struct ReleaseArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The release: 32 hexadecimal digits, as its bundle's folder.", valueName: "release"),
        transform: ReleaseIdentifier.typed
    )
    var id: ReleaseIdentifier

    /// As it was typed.
    var release: String { id.text }
}

extension ReleaseIdentifier {
    /// A release as the command line names it.
    static func typed(_ text: String) throws -> ReleaseIdentifier {
        guard let id = ReleaseIdentifier(text) else {
            throw ValidationError("a release is named by 32 hexadecimal digits")
        }
        return id
    }
}
