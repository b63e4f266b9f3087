import ArgumentParser
import TideCore

/// Where a passphrase comes from: a file, an open descriptor or a command that prints it, never the command line.
struct PassphraseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"))
    var passphraseFile: String?

    @Option(help: ArgumentHelp("An open file descriptor whose first line is the passphrase.", valueName: "number"))
    var passphraseFd: Int32?

    @Option(
        help: ArgumentHelp(
            "A command of the shell that prints it on its first line, as of a key store or an HSM.",
            valueName: "command"
        )
    )
    var passphraseCommand: String?

    func validate() throws {
        let given = [passphraseFile != nil, passphraseFd != nil, passphraseCommand != nil].count { $0 }
        guard given == 1 else {
            throw ValidationError("name --passphrase-file, --passphrase-fd or --passphrase-command, one of them")
        }
    }

    func read() throws -> Redacted<[UInt8]> {
        if let passphraseFile { return try PassphraseSource.file(passphraseFile) }
        if let passphraseCommand { return try PassphraseSource.command(passphraseCommand) }
        return try PassphraseSource.descriptor(passphraseFd ?? 0)
    }
}

/// A second passphrase, that takes the place of the first.
struct NewPassphraseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file whose first line is the new passphrase.", valueName: "file"))
    var newPassphraseFile: String?

    @Option(help: ArgumentHelp("An open file descriptor whose first line is the new one.", valueName: "number"))
    var newPassphraseFd: Int32?

    /// How many of both were given.
    var count: Int { (newPassphraseFile == nil ? 0 : 1) + (newPassphraseFd == nil ? 0 : 1) }

    func read() throws -> Redacted<[UInt8]> {
        if let newPassphraseFile { return try PassphraseSource.file(newPassphraseFile) }
        return try PassphraseSource.descriptor(newPassphraseFd ?? 0)
    }
}

/// The passphrase of the copies for recovery.
struct RecoveryPassphraseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file whose first line is the recovery passphrase.", valueName: "file"))
    var recoveryPassphraseFile: String?

    @Option(help: ArgumentHelp("An open file descriptor whose first line is it.", valueName: "number"))
    var recoveryPassphraseFd: Int32?

    func validate() throws {
        guard (recoveryPassphraseFile == nil) != (recoveryPassphraseFd == nil) else {
            throw ValidationError("name --recovery-passphrase-file or --recovery-passphrase-fd, one of them")
        }
    }

    func read() throws -> Redacted<[UInt8]> {
        if let recoveryPassphraseFile { return try PassphraseSource.file(recoveryPassphraseFile) }
        return try PassphraseSource.descriptor(recoveryPassphraseFd ?? 0)
    }
}
