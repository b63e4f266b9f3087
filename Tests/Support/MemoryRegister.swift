import Synchronization
package import TideCore
package import TideRelease

/// A register in memory, written without SQL from the rules of `Register` alone.
///
/// It is a second implementation for tests, held to the same conformance suite as the one in SQLite.
package final class MemoryRegister: Register {
    // WHY a class: a register is one thing that several stages change.
    private struct Contents {
        var files: [String: ContentDigest] = [:]
        var agreements: [RegisteredAgreement] = []
        var dryRuns: [DryRunRecord] = []
        var approvals: [ApprovalRecord] = []
        var releases: [ReleaseRecord] = []
    }

    private let contents = Mutex(Contents())

    package init() {}

    package func policyFiles() -> [String: ContentDigest] { contents.withLock { $0.files } }

    package func agreements() -> [RegisteredAgreement] {
        contents.withLock { $0.agreements }.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    }

    package func register(
        _ agreement: RegisteredAgreement,
        with files: [String: ContentDigest]
    ) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            let others = contents.agreements
            guard !others.contains(where: { $0.id == agreement.id && $0.version == agreement.version }) else {
                throw RegisterRefusal(.agreementAlreadyRegistered, [agreement.id.text, String(agreement.version)])
            }
            guard agreement.version >= 1, agreement.entry >= 0,
                !others.contains(where: { $0.identity == agreement.identity || $0.entry == agreement.entry }),
                Set(agreement.signatures).count == agreement.signatures.count,
                files.keys.allSatisfy(Self.isRelativeAndPlain)
            else { throw RegisterRefusal(.registerRule, ["agreement"]) }
            contents.files.merge(files) { _, new in new }
            contents.agreements.append(
                RegisteredAgreement(
                    id: agreement.id,
                    version: agreement.version,
                    identity: agreement.identity,
                    signedForm: agreement.signedForm,
                    signatures: agreement.signatures.sorted(),
                    registeredAt: agreement.registeredAt,
                    entry: agreement.entry
                )
            )
        }
    }

    private static func isRelativeAndPlain(_ path: String) -> Bool {
        !path.utf8.contains(0)
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !["", ".", ".."].contains($0)
            }
    }

    package func record(_ dryRun: DryRunRecord) {
        contents.withLock { contents in
            guard !contents.dryRuns.contains(where: { $0.digest == dryRun.digest }) else { return }
            contents.dryRuns.append(dryRun)
        }
    }

    package func dryRun(_ digest: ContentDigest) -> DryRunRecord? {
        contents.withLock { $0.dryRuns.first { $0.digest == digest } }
    }

    package func record(_ approval: ApprovalRecord) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard contents.dryRuns.contains(where: { $0.digest == approval.dryRun && $0.request == approval.request })
            else { throw RegisterRefusal(.dryRunNotRegistered, [approval.dryRun.hex, approval.request.hex]) }
            let isKnown = contents.approvals.contains {
                $0.dryRun == approval.dryRun && $0.officer == approval.officer
            }
            if !isKnown { contents.approvals.append(approval) }
        }
    }

    package func approvals(ofRequest request: ContentDigest) -> [ApprovalRecord] {
        contents.withLock { $0.approvals }.filter { $0.request == request }
            .sorted { ($0.dryRun, $0.officer) < ($1.dryRun, $1.officer) }
    }

    package func stage(_ release: ReleaseRecord) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard !contents.releases.contains(where: { $0.id == release.id }) else {
                throw RegisterRefusal(.releaseAlreadyStaged, [release.id.text])
            }
            let isUnderAgreement = contents.agreements.contains {
                $0.id == release.agreement && $0.version == release.agreementVersion
            }
            guard isUnderAgreement else {
                let version = String(release.agreementVersion)
                throw RegisterRefusal(.agreementNotRegistered, [release.agreement.text, version])
            }
            guard release.state == .staged, release.entry == nil, release.outbox.hasPrefix("/"),
                !release.outbox.utf8.contains(0),
                !contents.releases.contains(where: { $0.statement == release.statement })
            else { throw RegisterRefusal(.registerRule, ["release"]) }
            contents.releases.append(release)
        }
    }

    package func move(_ id: ReleaseIdentifier, to state: ReleaseState, entry: Int?) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard let position = contents.releases.firstIndex(where: { $0.id == id }) else {
                throw RegisterRefusal(.releaseNotRegistered, [id.text])
            }
            let release = contents.releases[position]
            let allowed: [ReleaseState: Set<ReleaseState>] = [
                .staged: [.released, .aborted], .released: [.delivered, .aborted],
            ]
            guard allowed[release.state, default: []].contains(state) else {
                throw RegisterRefusal(.releaseMoveForbidden, [id.text, release.state.rawValue, state.rawValue])
            }
            if let known = release.entry, let entry, known != entry {
                throw RegisterRefusal(.releaseEntryDiffers, [id.text, String(known), String(entry)])
            }
            let final = entry ?? release.entry
            guard final != nil || state == .aborted else {
                throw RegisterRefusal(.releaseEntryMissing, [id.text, state.rawValue])
            }
            let isTaken = contents.releases.contains { $0.id != id && $0.entry != nil && $0.entry == final }
            guard !isTaken, (final ?? 0) >= 0 else { throw RegisterRefusal(.registerRule, ["release"]) }
            contents.releases[position] = release.moved(to: state, entry: final)
        }
    }

    package func releases() -> [ReleaseRecord] { contents.withLock { $0.releases } }
}

/// What `MemoryRegister` doesn't take; its first diagnostic is the one that the register in SQLite gives.
package struct RegisterRefusal: DiagnosedError {
    package let diagnostics: [Diagnostic]
    package var kind: FailureKind { .refused }

    init(_ code: DiagnosticCode, _ arguments: [String]) { self.diagnostics = [Diagnostic(code, arguments)] }
}

extension ReleaseRecord {
    /// The same release, further on.
    package func moved(to state: ReleaseState, entry: Int?) -> ReleaseRecord {
        ReleaseRecord(
            id: id,
            request: request,
            agreement: agreement,
            agreementVersion: agreementVersion,
            recipient: recipient,
            dataset: dataset,
            input: input,
            transformation: transformation,
            statement: statement,
            outbox: outbox,
            stagedAt: stagedAt,
            state: state,
            entry: entry
        )
    }
}
