import Foundation
import TideAgreement
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// An office in memory and a temporary folder, its agreement registered: the whole way without a process.
struct ReleaseFixture {
    let folder: URL
    let office: Office
    let small: SmallOffice
    /// The registrar's key of the genesis.
    let registrar: SigningKey
    let program = EngineIdentity(version: "test", build: ContentDigest(of: "test"))
    let now = Instant("2026-11-22T12:00:00Z") ?? Instant(secondsSince1970: 0)

    init(in folder: URL, seed: UInt64 = 1, isRegistered: Bool = true) throws {
        var generator = SeededGenerator(seed: seed)
        self.folder = folder
        small = SmallOffice(seed: seed)
        let paths = WorkspacePaths(root: folder.appending(path: "office").path)
        let master = Redacted([UInt8].random(32, using: &generator))
        // Officers' keys come from the same seed: no key of a log may be one of theirs.
        var keys = SeededGenerator(seed: seed &+ 4_711)
        let logKey = SigningKey(using: &keys)
        let releaseKey = SigningKey(using: &keys)
        registrar = SigningKey(using: &keys)
        let rootKey = SigningKey(using: &keys)
        let origin = "test.example/log"
        let evidence = EvidenceStore(folder: paths.evidence, master: master)
        let store = MemoryLedgerStore()
        let ledger = try Ledger(store: store, origin: origin, key: logKey, mark: evidence.mark, probe: { _ in })
        office = Office(
            paths: paths,
            configuration: WorkspaceConfiguration(office: "xa.clinic", origin: origin),
            register: MemoryRegister(),
            ledger: ledger,
            evidence: evidence,
            releaseKey: releaseKey,
            master: master
        )
        let verifier = try VerifierKey(name: origin, kind: .ed25519, key: logKey.verifyingKey)
        let policy = TrustPolicy.text(log: verifier)
        try DurableFile.createFolder("\(paths.trust)/release")
        try DurableFile.replace("\(paths.trust)/policy", with: policy)
        try DurableFile.replace("\(paths.trust)/release/release.pub.pem", with: releaseKey.verifyingKey.pem)
        let genesis = GenesisEntry(
            log: verifier,
            registrarKey: registrar.verifyingKey,
            rootKeys: [rootKey.verifyingKey],
            releaseKeys: [releaseKey.verifyingKey],
            policy: ContentDigest(of: policy)
        )
        let entry = try genesis.draft(using: &generator).hide(using: &generator)
            .sign(loggedAt: now, anchor: nil, keys: [releaseKey])
        let digest = ContentDigest(of: entry.bytes)
        try office.evidence.file(["disclosures": []], behind: digest, index: 0, using: &generator)
        _ = try ledger.append([entry.bytes])
        if isRegistered {
            _ = try registerParties(small.files)
            _ = try register(small.files)
        }
    }

    /// Lets the parties of a policy set in, or changes them, under the registrar's key.
    @discardableResult
    func registerParties(
        _ files: [String: [UInt8]],
        _ names: [Identifier] = [],
        signatures: [String: [UInt8]] = [:],
        key: SigningKey? = nil
    ) throws -> PartyRegistration.Outcome {
        var generator = SeededGenerator(seed: 8)
        return try PartyRegistration(office: office).register(
            names,
            files: files,
            folder: "test",
            signatures: signatures,
            key: { key ?? registrar },
            at: now,
            using: &generator
        )
    }

    /// Declares a firewall of a policy set, changes it, or ends it, signed by some officers.
    @discardableResult
    func declare(
        _ id: Identifier,
        _ files: [String: [UInt8]],
        signedBy officers: [String]
    ) throws -> (firewall: RegisteredFirewall, proof: RegisteredProof) {
        let registration = FirewallRegistration(office: office)
        let form = try registration.form(of: id, files: files, folder: "test").encoded
        var signatures: [String: [UInt8]] = [:]
        for name in officers {
            guard let key = small.keys[name] else { throw MissingOfficer() }
            signatures[name] = Envelope(signing: form, type: PayloadType.firewall, keys: [key]).encoded
        }
        var generator = SeededGenerator(seed: 9)
        return try registration.register(
            id,
            files: files,
            folder: "test",
            signatures: signatures,
            at: now,
            using: &generator
        )
    }

    /// Registers the agreement of a policy set, signed by both signatories.
    func register(
        _ files: [String: [UInt8]],
        _ id: Identifier = SmallOffice.agreementID,
        signedBy keys: [String: SigningKey]? = nil
    ) throws -> RegisteredAgreement {
        // What is signed is what will be registered: the registered files overlaid by these.
        let registered = try office.register.policyFiles().mapValues { try office.evidence.get($0) }
        let policies = try PolicySet.read(registered.merging(files) { $1 }, folder: "test")
        guard let agreement = policies.agreement(id) else { throw MissingOfficer() }
        var generator = SeededGenerator(seed: 2)
        return try AgreementRegistration(office: office).register(
            agreement.id,
            files: files,
            folder: "test",
            signatures: signatures(of: agreement, in: policies, keys ?? small.keys),
            at: now,
            using: &generator
        )
    }

    /// The signatures of an agreement's signatories, of those whose key is there.
    func signatures(
        of agreement: Agreement,
        in policies: PolicySet,
        _ keys: [String: SigningKey]
    ) -> [String: [UInt8]] {
        let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
        var signatures: [String: [UInt8]] = [:]
        // A version that is wider is signed by those of the version before as well.
        let versions = policies.agreements.filter { $0.id == agreement.id }
        for name in Set(versions.flatMap(\.possibleSignatories).map(\.description)) {
            guard let key = keys[name] else { continue }
            signatures[name] = Envelope(signing: form, type: PayloadType.agreement, keys: [key]).encoded
        }
        return signatures
    }

    /// Writes a source file and gives its path.
    func write(_ source: String, _ name: String = "source.csv") throws -> String {
        let path = folder.appending(path: name).path
        try DurableFile.replace(path, with: Array(source.utf8))
        return path
    }

    var outbox: String { folder.appending(path: "outbox").path }

    /// A request about a source file.
    func order(_ request: String, _ input: String) throws -> ReleasePipeline<EmbeddedEngine>.Order {
        .init(request: try Request.read(Array(request.utf8), file: "request.yaml"), input: input, outbox: outbox)
    }

    func pipeline(seed: UInt64 = 3) -> ReleasePipeline<EmbeddedEngine> {
        ReleasePipeline(
            office: office,
            engine: EmbeddedEngine(),
            program: program,
            instant: now,
            probe: { _ in },
            progress: { _ in }
        )
    }

    func dryRun(_ order: ReleasePipeline<EmbeddedEngine>.Order) throws -> ReleaseOutcome {
        var generator = SeededGenerator(seed: 4)
        var timer = StageTimer { 0 }
        let reports = folder.appending(path: "reports").path
        let order = ReleasePipeline<EmbeddedEngine>.Order(request: order.request, input: order.input, outbox: reports)
        return try pipeline().dryRun(order, timer: &timer, using: &generator)
    }

    func release(_ order: ReleasePipeline<EmbeddedEngine>.Order, seed: UInt64 = 5) throws -> ReleaseOutcome {
        var generator = SeededGenerator(seed: seed)
        var timer = StageTimer { 0 }
        return try pipeline().release(order, timer: &timer, using: &generator)
    }

    /// Signs a dry run as an officer.
    @discardableResult
    func approve(_ dryRun: ContentDigest, as officer: String = SmallOffice.approver) throws -> ApprovalRecord {
        var generator = SeededGenerator(seed: 6)
        guard let name = OfficerName(officer), let key = small.keys[officer] else { throw MissingOfficer() }
        return try ApprovalRecording(office: office)
            .approve(dryRun, by: .key(key, of: name), at: now, using: &generator)
    }

    /// Dry run, approval, release.
    func releaseApproved(_ order: ReleasePipeline<EmbeddedEngine>.Order, seed: UInt64 = 5) throws -> ReleaseOutcome {
        let dry = try dryRun(order)
        guard case .dryRun(let result) = dry else { return dry }
        try approve(result.digest)
        return try release(order, seed: seed)
    }

    var trust: TrustFolder {
        get throws { try TrustFolder.read(office.paths.trust) }
    }

    struct MissingOfficer: Error {}
}

extension ReleaseOutcome {
    var released: Released? { if case .released(let value) = self { value } else { nil } }
    var refused: Refusal? { if case .refused(let value) = self { value } else { nil } }
    var withheld: Withheld? { if case .withheld(let value) = self { value } else { nil } }
    var dryRun: DryRunResult? { if case .dryRun(let value) = self { value } else { nil } }
}
