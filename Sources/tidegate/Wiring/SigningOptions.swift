import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// An officer and the key to sign with.
struct SigningOptions: ParsableArguments {
    @Option(help: "Who signs, as party/officer.")
    var officer: String

    @Option(help: ArgumentHelp("The officer's private key.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("A file whose first line is the key's passphrase.", valueName: "file"))
    var keyPassphraseFile: String

    func validate() throws {
        guard OfficerName(officer) != nil else { throw ValidationError("an officer is written party/officer") }
    }

    /// The officer's name.
    var name: OfficerName {
        get throws {
            guard let name = OfficerName(officer) else { throw ValidationError("an officer is written party/officer") }
            return name
        }
    }

    /// Opens the key.
    func open() throws -> SigningKey {
        try KeyPair.open(key, passphrase: PassphraseSource.file(keyPassphraseFile))
    }
}

/// A release, by its name.
struct ReleaseArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The release: 32 hexadecimal digits, as its bundle's folder.", valueName: "release"))
    var release: String

    func validate() throws {
        guard ReleaseIdentifier(release) != nil else {
            throw ValidationError("a release is named by 32 hexadecimal digits")
        }
    }

    var id: ReleaseIdentifier {
        get throws {
            guard let id = ReleaseIdentifier(release) else {
                throw ValidationError("a release is named by 32 hexadecimal digits")
            }
            return id
        }
    }
}
