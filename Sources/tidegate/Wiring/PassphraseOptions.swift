import ArgumentParser
import TideCore

/// Where a passphrase comes from: a file or an open descriptor, never the command line.
struct PassphraseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"))
    var passphraseFile: String?

    @Option(help: ArgumentHelp("An open file descriptor whose first line is the passphrase.", valueName: "number"))
    var passphraseFd: Int32?

    func validate() throws {
        guard (passphraseFile == nil) != (passphraseFd == nil) else {
            throw ValidationError("name --passphrase-file or --passphrase-fd, one of them")
        }
    }

    func read() throws -> Redacted<[UInt8]> {
        if let passphraseFile { return try PassphraseSource.file(passphraseFile) }
        return try PassphraseSource.descriptor(passphraseFd ?? 0)
    }
}
