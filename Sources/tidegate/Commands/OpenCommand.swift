import ArgumentParser
import TideCore
import TideLedger

/// `tidegate open`: a sealed bundle becomes a folder again.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Opens a bundle that was sealed to your certificate.",
        discussion: """
            The folder is made anew and holds the whole bundle, or is not there at all. A file that is sealed to somebody \
            else, was changed, or holds something other than a bundle's archive is refused (exit 2). Opening does not say \
            who made the bundle: verify it next.

            Example:  tidegate open bundle.tar.p7m --certificate room.pem --key room.key.pem --output bundle
            """
    )

    @Argument(help: ArgumentHelp("The sealed file.", valueName: "sealed"))
    var sealed: String

    @Option(help: ArgumentHelp("Your certificate, PEM or DER.", valueName: "file"))
    var certificate: String

    @Option(help: ArgumentHelp("Its private key, PKCS#8 in PEM.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
    var passphraseFile: String?

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("The folder to make.", valueName: "dir"),
        transform: PlainPath.of
    )
    var folder: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.conclude { _ in
            let passphrase = try passphraseFile.map { try PassphraseSource.file($0) }
            let certificate = try Certificate(DurableFile.read(certificate), file: certificate)
            let key = try CertificateKey(DurableFile.read(key), passphrase: passphrase, file: key)
            try SealedBundle.open(file: sealed, to: folder, certificate: certificate, key: key)
            let files = try FolderFiles.list(folder).files
            // A table of pseudonyms is sealed by itself, and nothing in it says who made it.
            let isBundle = files.contains(BundleFile.statement)
            let next = isBundle ? "next: tidegate verify \(folder) --trust DIR\n" : ""
            return Verdict(
                text: "opened: \(files.count) files in \(folder)\n\(next)",
                json: ["opened": true, "folder": .string(folder), "files": JSONValue(files)]
            )
        }
    }
}
