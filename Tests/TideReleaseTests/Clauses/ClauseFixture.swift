import Foundation
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// An office whose one agreement has more clauses than the small one.
struct ClauseFixture {
    let base: ReleaseFixture
    let input: String

    /// - Parameters:
    ///   - clauses: appended to the agreement.
    ///   - edit: changes the agreement's text.
    ///   - files: more policy files.
    init(
        in folder: URL,
        clauses: String = "",
        rows: Int = 120,
        files: [String: String] = [:],
        edit: (String) -> String = { $0 }
    ) throws {
        base = try ReleaseFixture(in: folder, isRegistered: false)
        var all = base.small.files
        all["agreement.yaml"] = Array((edit(SmallOffice.agreement(version: 1)) + clauses).utf8)
        for (path, text) in files { all[path] = Array(text.utf8) }
        _ = try base.registerParties(all)
        _ = try base.register(all)
        input = try base.write(SmallOffice.source(rows: rows))
    }

    var office: Office { base.office }
    var now: Instant { base.now }

    func order(
        _ request: String = SmallOffice.request(),
        input: String? = nil,
        optOut: String? = nil
    ) throws -> ReleasePipeline<EmbeddedEngine>.Order {
        .init(
            request: try Request.read(Array(request.utf8), file: "request.yaml"),
            input: input ?? self.input,
            outbox: base.outbox,
            optOut: optOut
        )
    }

    func pipeline(
        at instant: Instant,
        probe: @escaping (ReleasePoint) throws -> Void = { _ in }
    ) -> ReleasePipeline<EmbeddedEngine> {
        ReleasePipeline(
            office: office,
            engine: EmbeddedEngine(),
            program: base.program,
            instant: instant,
            probe: probe,
            progress: { _ in }
        )
    }

    func dryRun(_ order: ReleasePipeline<EmbeddedEngine>.Order, at instant: Instant? = nil) throws -> ReleaseOutcome {
        var generator = SeededGenerator(seed: 4)
        var timer = StageTimer { 0 }
        let reports = base.folder.appending(path: "reports").path
        let elsewhere = ReleasePipeline<EmbeddedEngine>.Order(
            request: order.request,
            input: order.input,
            outbox: reports,
            optOut: order.optOut
        )
        return try pipeline(at: instant ?? now).dryRun(elsewhere, timer: &timer, using: &generator)
    }

    func release(
        _ order: ReleasePipeline<EmbeddedEngine>.Order,
        at instant: Instant? = nil,
        seed: UInt64 = 5,
        probe: @escaping (ReleasePoint) throws -> Void = { _ in }
    ) throws -> ReleaseOutcome {
        var generator = SeededGenerator(seed: seed)
        var timer = StageTimer { 0 }
        return try pipeline(at: instant ?? now, probe: probe).release(order, timer: &timer, using: &generator)
    }

    /// Dry run, approval, release.
    func releaseApproved(
        _ order: ReleasePipeline<EmbeddedEngine>.Order? = nil,
        at instant: Instant? = nil,
        seed: UInt64 = 5,
        probe: @escaping (ReleasePoint) throws -> Void = { _ in }
    ) throws -> ReleaseOutcome {
        let order = try order ?? self.order()
        let dry = try dryRun(order, at: instant)
        guard case .dryRun(let result) = dry else { return dry }
        var generator = SeededGenerator(seed: 6)
        let (name, key) = try officer(SmallOffice.approver)
        _ = try ApprovalRecording(office: office)
            .approve(result.digest, by: .key(key, of: name), at: instant ?? now, using: &generator)
        return try release(order, at: instant, seed: seed, probe: probe)
    }

    /// An officer's name and key.
    func officer(_ text: String) throws -> (name: OfficerName, key: SigningKey) {
        guard let name = OfficerName(text), let key = base.small.keys[text] else {
            throw ReleaseFixture.MissingOfficer()
        }
        return (name, key)
    }

    /// A certificate of destruction as an officer makes it from the bundle.
    func certificate(
        of released: ReleaseOutcome.Released,
        destroyed: CalendarDate,
        by officer: String = "xa.study/head"
    ) throws -> [UInt8] {
        let certificate = try DestructionCertificate(
            bundle: released.bundle,
            release: released.id,
            destroyed: destroyed,
            method: "overwritten",
            statement: DestructionCertificate.standardStatement
        )
        return Envelope(
            signing: CanonicalJSON.encode(certificate.json),
            type: PayloadType.destruction,
            keys: [try self.officer(officer).key]
        ).encoded
    }

    func certify(
        _ release: ReleaseIdentifier,
        _ certificate: [UInt8],
        at instant: Instant
    ) throws -> DutyRecording.Recorded {
        var generator = SeededGenerator(seed: 9)
        return try DutyRecording(office: office)
            .certify(release, certificate, file: "certificate", at: instant, using: &generator)
    }

    func discharge(
        _ duty: String,
        _ event: DutyStatement.Event = .done,
        as officer: String,
        at instant: Instant
    ) throws -> DutyRecording.Recorded {
        var generator = SeededGenerator(seed: 10)
        let (name, key) = try self.officer(officer)
        let recording = DutyRecording(office: office)
        let done = try recording.done(duty, event, saying: "as agreed", at: instant)
        return try recording.discharge(done, by: .key(key, of: name), at: instant, using: &generator)
    }

    /// Recalls a release, or orders what takes its place.
    @discardableResult
    func order(
        _ call: IncidentOrder.Call,
        about release: ReleaseIdentifier,
        by officer: String = "xa.clinic/dpo",
        discovered: Instant,
        at now: Instant
    ) throws -> IncidentRecording.Recorded {
        var generator = SeededGenerator(seed: 21)
        let (name, key) = try self.officer(officer)
        let recording = IncidentRecording(office: office)
        let demand = IncidentRecording.Demand(
            release: release,
            call: call,
            reason: "a column was not banded",
            discovered: discovered
        )
        return try recording.declare(
            recording.order(demand, at: now),
            by: .key(key, of: name),
            at: now,
            using: &generator
        )
    }

    /// Whether a register that is made anew says the same as the one that was kept.
    func rebuiltAgrees() throws -> Bool {
        let rebuilt = MemoryRegister()
        try RegisterRebuild(store: office.ledger.store, evidence: office.evidence).run(into: rebuilt)
        let kept = office.register
        return try rebuilt.duties() == kept.duties() && rebuilt.incidents() == kept.incidents()
            && rebuilt.releases() == kept.releases()
    }
}

/// The codes of what a refusal or an error says.
func codes(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let error as any DiagnosedError {
        return error.diagnostics.map(\.code.rawValue)
    } catch {
        return ["\(error)"]
    }
}

/// A moment of the tests.
func instant(_ text: String) throws -> Instant {
    guard let instant = Instant(text) else { throw ReleaseFixture.MissingOfficer() }
    return instant
}
