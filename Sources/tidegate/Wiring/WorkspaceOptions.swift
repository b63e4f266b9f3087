import ArgumentParser
import TideCore
import TideRelease

/// A workspace and its passphrase.
struct WorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office's workspace.", valueName: "dir"), transform: PlainPath.of)
    var workspace: String

    @OptionGroup var passphrase: PassphraseOptions

    /// Opens it for reading.
    func open() throws -> Office { try WorkspaceOpening.openForReading(workspace, passphrase: passphrase.read()) }

    /// Opens it for writing, alone, after recovery from whatever an earlier run left behind.
    func openForWriting(_ console: Console) throws -> Office {
        try WorkspaceOpening.openForWriting(workspace, passphrase: passphrase.read(), console: console)
    }

    /// The same under a clock that somebody confirms.
    func openConfirmingClock(_ reason: String, _ console: Console) throws -> Office {
        try WorkspaceOpening.openForWriting(
            workspace,
            passphrase: passphrase.read(),
            console: console,
            clock: .confirmed(reason)
        )
    }
}

/// A workspace, for commands that can do without one.
struct OptionalWorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office's workspace.", valueName: "dir"), transform: PlainPath.of)
    var workspace: String?

    @Option(help: ArgumentHelp("A file whose first line is the workspace's passphrase.", valueName: "file"))
    var passphraseFile: String?

    @Option(help: ArgumentHelp("An open file descriptor whose first line is it.", valueName: "number"))
    var passphraseFd: Int32?

    @Option(
        help: ArgumentHelp("A command of the shell that prints it on its first line.", valueName: "command")
    )
    var passphraseCommand: String?

    func validate() throws {
        let count = [passphraseFile != nil, passphraseFd != nil, passphraseCommand != nil].count { $0 }
        guard count == (workspace == nil ? 0 : 1) else {
            throw ValidationError(
                "--workspace goes with --passphrase-file, --passphrase-fd or --passphrase-command, one of them"
            )
        }
    }

    /// Opens it for reading.
    ///
    /// - Precondition: a workspace was named; the command asks for that.
    func open() throws -> Office {
        let passphrase =
            try passphraseFile.map { try PassphraseSource.file($0) }
            ?? passphraseCommand.map { try PassphraseSource.command($0) }
            ?? PassphraseSource.descriptor(passphraseFd ?? 0)
        return try WorkspaceOpening.openForReading(workspace ?? "", passphrase: passphrase)
    }
}
