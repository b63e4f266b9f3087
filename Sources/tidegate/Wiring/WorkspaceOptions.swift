import ArgumentParser
import TideCore
import TideRelease

/// A workspace and its passphrase.
struct WorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office's workspace.", valueName: "dir"))
    var workspace: String

    @OptionGroup var passphrase: PassphraseOptions

    /// Opens it for reading.
    func open() throws -> Office { try WorkspaceOpening.open(workspace, passphrase: passphrase.read()) }

    /// Opens it for writing, alone, after recovery from whatever an earlier run left behind.
    func openForWriting(_ console: Console) throws -> LockedOffice {
        try WorkspaceOpening.openForWriting(workspace, passphrase: passphrase.read(), console: console)
    }
}

/// A workspace, for commands that can do without one.
struct OptionalWorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office's workspace.", valueName: "dir"))
    var workspace: String?

    @Option(help: ArgumentHelp("A file whose first line is the workspace's passphrase.", valueName: "file"))
    var passphraseFile: String?

    /// Opens it for reading.
    func open() throws -> Office {
        guard let workspace, let passphraseFile else {
            throw ValidationError("--workspace goes with --passphrase-file")
        }
        return try WorkspaceOpening.open(workspace, passphrase: PassphraseSource.file(passphraseFile))
    }
}
