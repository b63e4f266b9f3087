import Foundation
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// An office whose agreements are amended, stopped and looked at, over the small one.
struct StandingFixture {
    let base: ReleaseFixture

    init(in folder: URL, isRegistered: Bool = true) throws {
        base = try ReleaseFixture(in: folder, isRegistered: isRegistered)
    }

    /// Over an office that is there.
    init(over base: ReleaseFixture) { self.base = base }

    var office: Office { base.office }
    var now: Instant { base.now }

    /// The small agreement as a version that begins on a day.
    static func version(_ version: Int, from: String, until: String = "2030-12-31") -> String {
        SmallOffice.agreement(version: version)
            .replacing("valid: {from: 2026-01-01, until: 2030-12-31}", with: "valid: {from: \(from), until: \(until)}")
    }

    /// The small policy set with other files in place of its own.
    func files(_ texts: [String: String]) -> [String: [UInt8]] {
        base.small.files.merging(texts.mapValues { Array($0.utf8) }) { $1 }
    }

    /// Registers the second version, which begins in June, beside the first one.
    func amend() throws {
        _ = try base.register(files(["amended.yaml": Self.version(2, from: "2027-06-01")]))
    }

    /// Takes a step, signed by some officers, about every version that it concerns or one alone.
    @discardableResult
    func step(
        _ kind: AgreementEvent.Kind,
        by officers: [String],
        version: Int? = nil,
        effective: String? = nil,
        at instant: Instant? = nil
    ) throws -> [AgreementEventRecording.Outcome] {
        let moment = instant ?? now
        let recording = AgreementEventRecording(office: office)
        let statements = try recording.statements(
            kind,
            of: SmallOffice.agreementID,
            version: version,
            effective: effective.flatMap { CalendarDate($0) },
            reason: "as agreed",
            at: moment
        )
        return try record(statements, by: officers, at: moment)
    }

    /// Records statements, signed by some officers.
    @discardableResult
    func record(
        _ statements: [AgreementStatement],
        by officers: [String],
        at instant: Instant
    ) throws -> [AgreementEventRecording.Outcome] {
        let signed = try statements.map { statement in
            var signatures: [String: [UInt8]] = [:]
            for name in officers {
                guard let key = base.small.keys[name] else { throw ReleaseFixture.MissingOfficer() }
                let envelope = Envelope(signing: statement.encoded, type: PayloadType.agreementEvent, keys: [key])
                signatures[name] = envelope.encoded
            }
            return AgreementEventRecording.Signed(statement: statement, signatures: signatures)
        }
        var generator = SeededGenerator(seed: 12)
        return try AgreementEventRecording(office: office).record(signed, at: instant, using: &generator)
    }

    /// The state of each version, ascending.
    func states(at instant: Instant? = nil) throws -> [AgreementState] {
        try office.agreementListings(at: instant ?? now).map(\.state)
    }

    /// The reasons for which the small request is refused; empty where it is permitted but for approvals.
    func reasons(at instant: Instant) throws -> [ReasonCode] {
        try office.decision(
            on: Request.read(Array(SmallOffice.request().utf8), file: "request.yaml"),
            in: office.policies(),
            dryRun: nil,
            at: instant,
            approvals: .pending
        ).decision.reasons.map(\.code)
    }

    /// A register that is made anew from ledger and evidence.
    func rebuilt() throws -> MemoryRegister {
        let register = MemoryRegister()
        try RegisterRebuild(store: office.ledger.store, evidence: office.evidence).run(into: register)
        return register
    }
}
