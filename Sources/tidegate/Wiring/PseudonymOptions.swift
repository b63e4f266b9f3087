import ArgumentParser
import FoundationEssentials
import TideCore
import TideLedger
import TidePseudonym
import TideRelease

extension Normalisation: ExpressibleByArgument {}

/// A domain of pseudonyms, by its name.
struct DomainArgument: ParsableArguments {
    @Argument(help: "The domain.", transform: DomainArgument.name)
    var domain: Identifier

    /// A name as the command line has it.
    static func name(_ text: String) throws -> Identifier {
        guard let name = Identifier(text) else {
            throw ValidationError("`\(text)` is no name of lower-case letters, digits, `.`, `-` and `_`")
        }
        return name
    }
}

/// Which identifiers, and how they meet a key.
struct IdentifierKindOptions: ParsableArguments {
    @Option(help: "Which identifier it is, as the dataset's document says.", transform: DomainArgument.name)
    var namespace: Identifier

    @Option(help: "How identifiers are written before they meet the key, as the dataset's document says.")
    var profile: Normalisation
}

/// The form of pseudonyms.
struct PseudonymFormOptions: ParsableArguments {
    @Option(
        help:
            "The form: vault, hex-32, base32-26-mod-37-2, decimal-20-damm, ff1-digits, ff1-alphanumeric, siv-hex, siv-base32, and the like."
    )
    var form = "hex-32"

    func validate() throws { _ = try read() }

    func read() throws -> PseudonymQuestion.Form {
        guard let form = PseudonymQuestion.Form(named: form) else {
            throw ValidationError("`\(form)` is no form of pseudonyms")
        }
        return form
    }
}

/// Shares of a domain's key, that its custodians bring.
struct ShareOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A custodian's share, in a file; once for each.", valueName: "file"))
    var share: [String] = []

    /// The shares, each the first word of its file.
    func read() throws -> [Redacted<String>] {
        try share.map { path in
            let bytes = try DurableFile.read(path, atMost: 4096)
            return Redacted(String(decoding: bytes.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self))
        }
    }
}

/// A CSV file with a column of identifiers or pseudonyms.
struct IdentifierFileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A CSV file with a header line.", valueName: "file"))
    var input: String

    @Option(help: "The column that is read; the others are passed over.")
    var column: String

    @Option(help: "What stands between its fields: `,`, `;` or a tab.")
    var separator = ","

    func read() throws -> IdentifierFile { try IdentifierFile(input, column: column, separator: separator) }
}

/// What two officers sign before it is done.
struct FourEyesOptions: ParsableArguments {
    @Option(
        help:
            "Why, in one line: the number of a court's order, the day of a letter. No names: it stays in what was signed."
    )
    var reason: String

    @Option(help: ArgumentHelp("Write the exact bytes to sign to this file, and do nothing else.", valueName: "file"))
    var writePayload: String?

    @OptionGroup var signed: SignatureFilesOptions

    func validate() throws {
        guard writePayload == nil || signed.signature.isEmpty else {
            throw ValidationError("--write-payload takes no signatures")
        }
    }

    /// Writes the statement to sign; `nil` where it is to be done.
    func payload(_ matter: () throws -> PseudonymService.Matter) throws -> Verdict? {
        guard let writePayload else { return nil }
        let statement = try matter().statement
        return try PayloadFile.write(
            statement.encoded,
            to: writePayload,
            ["act": .string(statement.act.rawValue), "domain": .string(statement.domain.text)]
        )
    }
}

/// A file that tells of persons: for its owner alone, or sealed to a certificate.
struct PrivateFileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The file to make; nobody but its owner may read it.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Seal it to this certificate, PEM or DER; `tidegate open` makes a folder with table.csv of it.",
            valueName: "file"
        )
    )
    var sealTo: String?

    /// Where it goes, once nothing lies there.
    func expectNone() throws -> String {
        guard let output else { throw ValidationError("name --output, the file to make") }
        if let above = NewFile.workspace(around: output) {
            throw ValidationError("what tells of persons lies outside of every workspace, and `\(above)` is one")
        }
        try NewFile.expectNone(at: output)
        let folder = String(output.prefix(upTo: output.lastIndex(of: "/") ?? output.startIndex))
        let parent = output.contains("/") ? (folder.isEmpty ? "/" : folder) : "."
        guard DurableFile.isFolder(parent), FileManager.default.isWritableFile(atPath: parent) else {
            throw ReleaseError.failed([Diagnostic(.outputFolderMissing, [parent])])
        }
        return output
    }

    /// Reads the certificate, before anything is logged.
    func certificate() throws -> Certificate? {
        guard let sealTo else { return nil }
        let certificate = try Certificate(DurableFile.read(sealTo, atMost: 1 << 20), file: sealTo)
        try certificate.require(.sealing)
        guard certificate.isValid(at: SystemClock.now) else {
            throw ReleaseError.invalid([Diagnostic(.outputCertificateNotValid, [sealTo])])
        }
        return certificate
    }

    /// Writes it.
    func write(_ bytes: [UInt8], to path: String, _ certificate: Certificate?, of office: Office) throws {
        guard let certificate else { return try DurableFile.replace(path, with: bytes, mode: 0o600) }
        var generator = SystemRandomNumberGenerator()
        let folder = "\(office.paths.scratch)/table-\(Hex.encode([UInt8].random(8, using: &generator)))"
        defer { try? DurableFile.remove(folder) }
        try DurableFile.createFolder(folder, mode: 0o700)
        try DurableFile.write("\(folder)/table.csv", bytes, mode: 0o600)
        try SealedBundle.seal(folder: folder, to: path, certificate: certificate)
    }
}
