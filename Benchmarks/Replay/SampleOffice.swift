import TideAgreement
import TideCore
import TideDisclosure
import TideLedger
import TideRegistry
import TideRelease

/// An office in a folder, with its studies registered, that decides as every office does.
struct SampleOffice {
    let office: Office
    private let keys: [String: SigningKey]
    private let texts: PolicyTexts
    private let start = Instant(secondsSince1970: 1_790_000_000)

    init(in folder: String, studies: Int) throws {
        var generator = SystemRandomNumberGenerator()
        var keys: [String: SigningKey] = [:]
        for name in PolicyTexts.officers(studies: studies) { keys[name] = SigningKey(using: &generator) }
        self.keys = keys
        texts = PolicyTexts(studies: studies, keys: keys.mapValues(\.verifyingKey))
        let paths = WorkspacePaths(root: folder)
        try DurableFile.createFolder("\(paths.trust)/release")
        let master = Redacted([UInt8].random(32, using: &generator))
        let (logKey, releaseKey) = (SigningKey(using: &generator), SigningKey(using: &generator))
        let registrar = SigningKey(using: &generator)
        let origin = "replay-speed.example/log"
        let evidence = EvidenceStore(folder: paths.evidence, master: master)
        let store = try SQLiteLedgerStore(paths.ledger, create: true)
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
        try DurableFile.replace("\(paths.trust)/policy", with: policy)
        try DurableFile.replace("\(paths.trust)/release/release.pub.pem", with: releaseKey.verifyingKey.pem)
        let genesis = GenesisEntry(
            log: verifier,
            registrarKey: registrar.verifyingKey,
            rootKeys: [SigningKey(using: &generator).verifyingKey],
            releaseKeys: [releaseKey.verifyingKey],
            policy: ContentDigest(of: policy)
        )
        let entry = try genesis.draft(using: &generator).hide(using: &generator)
            .sign(loggedAt: start, anchor: nil, keys: [releaseKey])
        try evidence.file(["disclosures": []], behind: ContentDigest(of: entry.bytes), index: 0, using: &generator)
        _ = try ledger.append([entry.bytes])
        try register(registrar)
    }

    private func register(_ registrar: SigningKey) throws {
        var generator = SystemRandomNumberGenerator()
        _ = try PartyRegistration(office: office).register(
            [],
            files: texts.files,
            folder: "policies",
            signatures: [:],
            key: { registrar },
            at: start,
            using: &generator
        )
        let policies = try PolicySet.read(texts.files, folder: "policies")
        for agreement in policies.agreements {
            let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
            var signatures: [String: [UInt8]] = [:]
            for name in agreement.possibleSignatories.map(\.description) {
                guard let key = keys[name] else { continue }
                signatures[name] = Envelope(signing: form, type: PayloadType.agreement, keys: [key]).encoded
            }
            _ = try AgreementRegistration(office: office).register(
                agreement.id,
                files: texts.files,
                folder: "policies",
                signatures: signatures,
                at: start,
                using: &generator
            )
        }
    }

    /// Decides so many requests; some of them, spread evenly, are releases.
    func fill(decisions: Int, releases: Int, folder: String) throws {
        var generator = SystemRandomNumberGenerator()
        let input = "\(folder)/source.csv"
        try DurableFile.replace(input, with: Array(PolicyTexts.source(rows: 64).utf8))
        var done = 0
        for number in 0..<decisions {
            let now = Instant(secondsSince1970: start.secondsSince1970 + Int64(number))
            let study = number % texts.studies
            let isRelease = (number + 1) * releases / max(decisions, 1) > done
            let text =
                isRelease
                ? PolicyTexts.request(of: done % texts.studies)
                : number % 2 == 0
                    ? PolicyTexts.request(of: study, purpose: "enforcement", id: "request-\(number)")
                    : PolicyTexts.request(of: study, k: 2 + number % 5, id: "request-\(number)")
            let pipeline = ReleasePipeline(
                office: office,
                engine: EmbeddedEngine(),
                program: EngineIdentity(version: "speed", build: ContentDigest(of: "speed")),
                instant: now,
                probe: { _ in },
                progress: { _ in }
            )
            let order = ReleasePipeline<EmbeddedEngine>.Order(
                request: try Request.read(Array(text.utf8), file: "request"),
                input: input,
                outbox: "\(folder)/outbox"
            )
            var timer = StageTimer { 0 }
            if isRelease {
                if done < texts.studies { try approve(pipeline, order, at: now) }
                done += 1
            }
            let outcome = try pipeline.release(order, timer: &timer, using: &generator)
            guard case .released = outcome else {
                if isRelease { throw Unexpected(number: number) }
                continue
            }
            if !isRelease { throw Unexpected(number: number) }
        }
    }

    /// An answer that was not meant.
    struct Unexpected: Error { let number: Int }

    private func approve(
        _ pipeline: ReleasePipeline<EmbeddedEngine>,
        _ order: ReleasePipeline<EmbeddedEngine>.Order,
        at now: Instant
    ) throws {
        var generator = SystemRandomNumberGenerator()
        var timer = StageTimer { 0 }
        guard case .dryRun(let dry) = try pipeline.dryRun(order, timer: &timer, using: &generator),
            let steward = OfficerName("xa.clinic/steward"), let key = keys["xa.clinic/steward"]
        else { throw Unexpected(number: -1) }
        _ = try ApprovalRecording(office: office)
            .approve(dry.digest, by: .key(key, of: steward), at: now, using: &generator)
    }
}
