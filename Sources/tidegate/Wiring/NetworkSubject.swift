import ArgumentParser
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideRelease

/// Which network a command is about.
struct NetworkOptions: ParsableArguments {
    @OptionGroup var folder: OptionalPolicyFolderOptions
    @OptionGroup var workspace: OptionalWorkspaceOptions

    @Option(help: ArgumentHelp("With --policies: what became of agreements, as for decide.", valueName: "file"))
    var state: String?

    func validate() throws {
        guard (folder.policies == nil) != (workspace.workspace == nil) else {
            throw ValidationError("name --workspace or --policies, one of them")
        }
        guard state == nil || folder.policies != nil else { throw ValidationError("--state goes with --policies") }
    }

    func read() throws -> NetworkSubject { try NetworkSubject(folder, workspace, state: state) }
}

/// The network that a command is about: of a policy folder with what is supposed of it, or of a workspace's register.
struct NetworkSubject {
    let policies: PolicySet
    /// The last day of versions that do not simply hold.
    let endings: [AgreementVersion: CalendarDate]
    /// Known valid signatures by version; `nil` where none are known, as of a folder.
    let signatures: [AgreementVersion: [OfficerName]]?
    let network: Network
    let at: Instant
    /// The files that the documents stand in, by path.
    private let files: [String: [UInt8]]

    private init(
        _ policies: PolicySet,
        _ endings: [AgreementVersion: CalendarDate],
        _ signatures: [AgreementVersion: [OfficerName]]?,
        _ files: [String: [UInt8]],
        at instant: Instant
    ) {
        self.policies = policies
        self.endings = endings
        self.signatures = signatures
        self.files = files
        self.at = instant
        self.network = Network(policies, endings: endings)
    }

    init(
        _ folder: OptionalPolicyFolderOptions,
        _ workspace: OptionalWorkspaceOptions,
        state: String?,
        at instant: Instant = SystemClock.now
    ) throws {
        if let read = try folder.read() {
            guard !read.policies.canonical.isEmpty else {
                throw ReleaseError.invalid([Diagnostic(.noDocuments, [read.folder])])
            }
            let supposed = try state.map { try State.read(DocumentFile.read($0), file: $0) }
            let unknown = supposed?.unknownVersions(in: read.policies, at: nil) ?? []
            guard unknown.isEmpty else { throw ReleaseError.invalid(unknown) }
            let endings = read.policies.endings(at: instant) { version in
                supposed?.standing(of: version.id, version: version.version) ?? .inForce
            }
            self.init(read.policies, endings, supposed?.signatures, read.files, at: instant)
        } else {
            let office = try workspace.open()
            let policies = try office.policies()
            self.init(
                policies,
                try office.endings(in: policies, at: instant),
                try office.signatures(under: policies).signed,
                try office.policyFiles(),
                at: instant
            )
        }
    }

    /// I0 and I6, of its documents alone.
    var documents: DocumentResults { DocumentResults(of: policies, endings: endings, signatures: signatures) }

    /// The same with the files of a folder laid over its own, as a registration would; what they bring counts as if it were in
    /// force.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a folder without documents, and where an agreement or firewall that is there
    ///   would be another one.
    func with(draft folder: String) throws -> NetworkSubject {
        let brought = try FolderFiles.visible(folder)
        let hasDocuments = brought.contains { !PolicyPaths.documents(in: $0.value, path: $0.key).isEmpty }
        guard hasDocuments else { throw ReleaseError.invalid([Diagnostic(.noDocuments, [folder])]) }
        let all = files.merging(brought) { $1 }
        let set = try PolicySet.read(all, folder: folder)
        // The same that a registration would refuse: what is there stays as it is.
        let changed = policies.canonical.keys.sorted().filter { name in
            (name.hasPrefix("agreement/") || name.hasPrefix("firewall/"))
                && set.canonical[name] != policies.canonical[name]
        }
        guard changed.isEmpty else {
            throw ReleaseError.invalid(changed.map { Diagnostic(.draftWouldChange, [$0]) })
        }
        let new = Set(set.agreements.map(\.identity)).subtracting(policies.agreements.map(\.identity))
        return NetworkSubject(set, endings.filter { !new.contains($0.key) }, signatures, all, at: at)
    }
}
