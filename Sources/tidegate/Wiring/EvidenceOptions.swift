import ArgumentParser
import TideCore
import TideRelease

/// The evidence that decisions are replayed by.
struct EvidenceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Decide every entry again by this evidence: an export for auditors, or the office's own workspace.",
            valueName: "dir"
        ),
        transform: PlainPath.of
    )
    var evidence: String?

    @Option(help: ArgumentHelp("A file whose first line is the passphrase of the evidence.", valueName: "file"))
    var passphraseFile: String?

    @Option(help: ArgumentHelp("An open file descriptor whose first line is it.", valueName: "number"))
    var passphraseFd: Int32?

    @Option(
        help: ArgumentHelp(
            "Measure the files of these bundles, each in a folder of its release's name, in place of the evidence's.",
            valueName: "dir"
        ),
        transform: PlainPath.of
    )
    var bundles: String?

    @Flag(help: "Show both values of the first difference; they may be confidential.")
    var showValues = false

    func validate() throws {
        let count = (passphraseFile == nil ? 0 : 1) + (passphraseFd == nil ? 0 : 1)
        guard count == (evidence == nil ? 0 : 1) else {
            throw ValidationError("--evidence goes with --passphrase-file or --passphrase-fd, one of them")
        }
        guard evidence != nil || (bundles == nil && !showValues) else {
            throw ValidationError("--bundles and --show-values go with --evidence")
        }
    }

    /// Opens it; `nil` where none was named.
    func open() throws -> OpenedEvidence? {
        guard let evidence else { return nil }
        let passphrase =
            try passphraseFile.map { try PassphraseSource.file($0) }
            ?? PassphraseSource.descriptor(passphraseFd ?? 0)
        if EvidenceExport.isExport(evidence) { return try EvidenceExport.open(evidence, passphrase: passphrase) }
        let paths = WorkspacePaths(root: evidence)
        guard DurableFile.exists(paths.configuration) else {
            throw ReleaseError.invalid([Diagnostic(.notEvidence, [evidence, "neither an export nor a workspace"])])
        }
        return try OpenedEvidence(of: paths, master: WorkspaceOpening.master(of: paths, passphrase: passphrase))
    }
}
