import Synchronization
package import TideCore
import TideLedger

/// A register in memory, written without SQL from the rules of ``Register`` alone.
///
/// A replay projects the ledger into one, entry by entry; tests hold it to the same conformance suite as the one in SQLite.
package final class MemoryRegister: Register {
    // WHY a class: a register is one thing that several stages change.
    fileprivate struct Contents {
        var files: [String: ContentDigest] = [:]
        var agreements: [RegisteredAgreement] = []
        var dryRuns: [ContentDigest: DryRunRecord] = [:]
        /// By request, in the order of recording.
        var approvals: [ContentDigest: [ApprovalRecord]] = [:]
        var releases: [ReleaseRecord] = []
        /// Where a release stands among them.
        var places: [ReleaseIdentifier: Int] = [:]
        var statements: Set<ContentDigest> = []
        var entries: Set<Int> = []
        /// By agreement, ascending.
        var used: [Identifier: [Instant]] = [:]
        var events: [AgreementEvent] = []
        var parties: [RegisteredParty] = []
        var firewalls: [RegisteredFirewall] = []
        /// By entry.
        var pseudonymActs: [PseudonymAct] = []
        var vaultUses: [VaultRecord] = []
        /// By due date, then id.
        var duties: [DutyRecord] = []
        /// When each is due, which leads to its place.
        var dueDates: [String: Instant] = [:]
        var incidents: [ReleaseIncident] = []
        var policies: [LogPolicy] = []
        var extent = RegisterExtent.none
    }

    private let contents = Mutex(Contents())

    package init() {}

    /// What it holds at a moment.
    package struct Snapshot: Sendable {
        fileprivate let contents: Contents
    }

    package var snapshot: Snapshot { Snapshot(contents: contents.withLock { $0 }) }

    /// Puts it back to an earlier moment, as a copy of a file would.
    package func restore(_ snapshot: Snapshot) { contents.withLock { $0 = snapshot.contents } }

    package func extent() -> RegisterExtent { contents.withLock { $0.extent } }

    package func advance(to extent: RegisterExtent) {
        contents.withLock { contents in
            contents.extent = RegisterExtent(
                entries: max(contents.extent.entries, extent.entries),
                journal: max(contents.extent.journal, extent.journal)
            )
        }
    }

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
            let last = contents.last(of: agreement.id, version: agreement.version)
            guard last.map({ $0.identity == agreement.identity && $0.entry < agreement.entry }) ?? true else {
                throw RegisterRefusal(.staleEvent(agreement.id, agreement.version, last: last?.entry))
            }
            guard !contents.events.contains(where: { $0.entry == agreement.entry }) else {
                throw RegisterRefusal(.registerRule, ["agreement"])
            }
            contents.events.append(
                AgreementEvent(
                    agreement: agreement.id,
                    version: agreement.version,
                    kind: .registered,
                    identity: agreement.identity,
                    effective: agreement.registeredAt,
                    recordedAt: agreement.registeredAt,
                    signatures: [],
                    files: [:],
                    previous: last?.entry,
                    entry: agreement.entry
                )
            )
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
            if contents.dryRuns[dryRun.digest] == nil { contents.dryRuns[dryRun.digest] = dryRun }
        }
    }

    package func dryRuns() -> [DryRunRecord] {
        contents.withLock { $0.dryRuns }.values.sorted { $0.digest < $1.digest }
    }

    package func dryRun(_ digest: ContentDigest) -> DryRunRecord? {
        contents.withLock { $0.dryRuns[digest] }
    }

    package func record(_ approval: ApprovalRecord) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard contents.dryRuns[approval.dryRun]?.request == approval.request else {
                throw RegisterRefusal(.dryRunNotRegistered, [approval.dryRun.hex, approval.request.hex])
            }
            let isKnown = contents.approvals[approval.request, default: []].contains {
                $0.dryRun == approval.dryRun && $0.officer == approval.officer
            }
            if !isKnown { contents.approvals[approval.request, default: []].append(approval) }
        }
    }

    package func approvals(ofRequest request: ContentDigest) -> [ApprovalRecord] {
        contents.withLock { $0.approvals[request] ?? [] }
            .sorted { ($0.dryRun, $0.officer) < ($1.dryRun, $1.officer) }
    }

    package func stage(_ release: ReleaseRecord, quota: QuotaWindow?) throws(RegisterRefusal) -> Staging {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard contents.places[release.id] == nil else {
                throw RegisterRefusal(.releaseAlreadyStaged, [release.id.text])
            }
            let isUnderAgreement = contents.agreements.contains {
                $0.id == release.agreement && $0.version == release.agreementVersion
            }
            guard isUnderAgreement else {
                let version = String(release.agreementVersion)
                throw RegisterRefusal(.agreementNotRegistered, [release.agreement.text, version])
            }
            if let quota {
                let staging = quota.staging(after: contents.used[release.agreement] ?? [])
                guard staging == .staged else { return staging }
            }
            guard release.state == .staged, release.entry == nil, release.outbox.hasPrefix("/"),
                !release.outbox.utf8.contains(0),
                contents.statements.insert(release.statement).inserted
            else { throw RegisterRefusal(.registerRule, ["release"]) }
            contents.places[release.id] = contents.releases.count
            contents.releases.append(release)
            contents.use(release)
            return .staged
        }
    }

    package func usedQuota(of agreement: Identifier) -> [Instant] {
        contents.withLock { $0.used[agreement] ?? [] }
    }

    package func move(_ id: ReleaseIdentifier, to state: ReleaseState, entry: Int?) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard let position = contents.places[id] else {
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
            let isTaken = final.map { $0 != release.entry && contents.entries.contains($0) } ?? false
            guard !isTaken, (final ?? 0) >= 0 else { throw RegisterRefusal(.registerRule, ["release"]) }
            if let final { contents.entries.insert(final) }
            if state == .aborted { contents.giveBack(release) }
            contents.releases[position] = release.moved(to: state, entry: final)
        }
    }

    package func releases() -> [ReleaseRecord] { contents.withLock { $0.releases } }

    package func release(_ id: ReleaseIdentifier) -> ReleaseRecord? {
        contents.withLock { contents in contents.places[id].map { contents.releases[$0] } }
    }

    package func record(_ event: AgreementEvent) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            let last = contents.last(of: event.agreement, version: event.version)
            let known = contents.events.first { $0.entry == event.entry }
            if known == event { return }
            if let known, known.agreement == event.agreement, known.version == event.version {
                throw RegisterRefusal(.staleEvent(event.agreement, event.version, last: last?.entry))
            }
            let earlier = contents.events.filter { $0.agreement == event.agreement && $0.version == event.version }
            guard event.mayFollow(earlier) else {
                let state = last?.kind.rawValue ?? "never proposed"
                throw RegisterRefusal(
                    .agreementEventForbidden,
                    [event.agreement.text, String(event.version), state, event.kind.rawValue]
                )
            }
            guard event.previous == last?.entry, last.map({ $0.identity == event.identity }) ?? true else {
                throw RegisterRefusal(.staleEvent(event.agreement, event.version, last: last?.entry))
            }
            guard known == nil, event.kind != .registered, event.entry > event.previous ?? -1, event.version >= 1,
                Set(event.signatures).count == event.signatures.count,
                event.files.keys.allSatisfy(Self.isRelativeAndPlain)
            else { throw RegisterRefusal(.registerRule, ["event"]) }
            contents.events.append(event)
        }
    }

    package func events() -> [AgreementEvent] { contents.withLock { $0.events }.sorted { $0.entry < $1.entry } }

    package func events(of agreement: Identifier) -> [AgreementEvent] { events().filter { $0.agreement == agreement } }

    package func record(_ parties: [RegisteredParty], with files: [String: ContentDigest]) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            var changed = contents
            for party in parties where !changed.parties.contains(party) {
                let last = changed.parties.filter { $0.id == party.id }.map(\.entry).max()
                guard party.previous == last, party.entry > last ?? -1 else {
                    throw RegisterRefusal(.partyRecordStale, [party.id.text, last.map { String($0) } ?? "none"])
                }
                changed.parties.append(party)
            }
            guard files.keys.allSatisfy(Self.isRelativeAndPlain) else {
                throw RegisterRefusal(.registerRule, ["party"])
            }
            changed.files.merge(files) { _, new in new }
            contents = changed
        }
    }

    package func partyHistory() -> [RegisteredParty] {
        contents.withLock { $0.parties }.sorted { ($0.id, $0.entry) < ($1.id, $1.entry) }
    }

    package func record(
        _ firewall: RegisteredFirewall,
        with files: [String: ContentDigest]
    ) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            if contents.firewalls.contains(firewall) { return }
            let last = contents.firewalls.filter { $0.id == firewall.id }.max { $0.entry < $1.entry }
            guard firewall.previous == last?.entry, firewall.entry > last?.entry ?? -1,
                firewall.event.mayFollow(last?.event),
                Set(firewall.signatures).count == firewall.signatures.count,
                !contents.firewalls.contains(where: { $0.entry == firewall.entry }),
                files.keys.allSatisfy(Self.isRelativeAndPlain)
            else { throw RegisterRefusal(.registerRule, ["firewall"]) }
            contents.firewalls.append(firewall)
            contents.files.merge(files) { _, new in new }
        }
    }

    package func firewallHistory() -> [RegisteredFirewall] {
        contents.withLock { $0.firewalls }.sorted { ($0.id, $0.entry) < ($1.id, $1.entry) }
    }

    package func record(_ act: PseudonymAct) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            if contents.pseudonymActs.contains(act) { return }
            let earlier = contents.pseudonymActs.filter { $0.domain == act.domain }
            guard act.previous == earlier.last?.entry, act.entry > contents.pseudonymActs.last?.entry ?? -1,
                act.mayFollow(earlier), Set(act.signatures).count == act.signatures.count
            else { throw RegisterRefusal(.registerRule, ["pseudonym"]) }
            contents.pseudonymActs.append(act)
        }
    }

    package func pseudonymActs() -> [PseudonymAct] { contents.withLock { $0.pseudonymActs } }

    package func record(_ use: VaultRecord) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            if contents.vaultUses.contains(use) { return }
            guard use.mayFollow(contents.vaultUses.last) else { throw RegisterRefusal(.registerRule, ["vault"]) }
            contents.vaultUses.append(use)
        }
    }

    package func vaultUses() -> [VaultRecord] { contents.withLock { $0.vaultUses } }

    package func record(_ duty: DutyRecord) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            if let known = contents.place(of: duty.id).map({ contents.duties[$0] }) {
                guard known == (known.discharged.map { duty.discharged(by: $0) } ?? duty) else {
                    throw RegisterRefusal(.dutyDiffers, [duty.id])
                }
                return
            }
            if let release = duty.release, contents.places[release] == nil {
                throw RegisterRefusal(.releaseNotRegistered, [release.text])
            }
            let isUnderAgreement = contents.agreements.contains {
                $0.id == duty.agreement && $0.version == duty.agreementVersion
            }
            guard isUnderAgreement else {
                let version = String(duty.agreementVersion)
                throw RegisterRefusal(.agreementNotRegistered, [duty.agreement.text, version])
            }
            let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_@/".utf8)
            guard (1...200).contains(duty.id.utf8.count), duty.id.utf8.allSatisfy(plain.contains), duty.created >= 0,
                !duty.kind.isEmpty, duty.discharged == nil
            else { throw RegisterRefusal(.registerRule, ["duty"]) }
            contents.dueDates[duty.id] = duty.due
            contents.duties.insert(duty, at: contents.place(before: duty.due, duty.id))
        }
    }

    package func discharge(_ duty: String, entry: Int) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            guard let position = contents.place(of: duty) else {
                throw RegisterRefusal(.dutyNotRegistered, [duty])
            }
            let known = contents.duties[position]
            if known.discharged == entry { return }
            if let done = known.discharged { throw RegisterRefusal(.dutyDischarged, [duty, String(done)]) }
            guard entry > known.created else { throw RegisterRefusal(.registerRule, ["duty"]) }
            contents.duties[position] = known.discharged(by: entry)
        }
    }

    package func duties() -> [DutyRecord] { contents.withLock { $0.duties } }

    package func record(_ incident: ReleaseIncident) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            if contents.incidents.contains(incident) { return }
            for release in [incident.release] + [incident.replacement].compactMap(\.self)
            where contents.places[release] == nil {
                throw RegisterRefusal(.releaseNotRegistered, [release.text])
            }
            guard incident.entry >= 0, incident.declared >= incident.discovered,
                [incident.replacement != nil, incident.correctedInput != nil].count(where: \.self)
                    == (incident.event == .superseded ? 1 : 0),
                incident.correctedInput == nil
                    || contents.incidents.contains(where: {
                        $0.release == incident.release && $0.event == .recalled
                    }),
                incident.replacement != incident.release,
                contents.places[incident.release].map({ contents.releases[$0].state == .delivered }) ?? false,
                !contents.incidents.contains(where: {
                    $0.entry == incident.entry
                        || ($0.release == incident.release && $0.event == incident.event
                            && $0.correctedInput == incident.correctedInput)
                })
            else { throw RegisterRefusal(.registerRule, ["incident"]) }
            contents.incidents.append(incident)
        }
    }

    package func record(_ policy: LogPolicy) throws(RegisterRefusal) {
        try contents.withLock { contents throws(RegisterRefusal) in
            if contents.policies.contains(policy) { return }
            guard policy.entry > contents.policies.last?.entry ?? 0 else {
                throw RegisterRefusal(.registerRule, ["log policy"])
            }
            contents.policies.append(policy)
        }
    }

    package func logPolicies() -> [LogPolicy] { contents.withLock { $0.policies } }

    package func incidents() -> [ReleaseIncident] { contents.withLock { $0.incidents }.sorted { $0.entry < $1.entry } }

    package func openDuties(of party: Identifier) -> [DutyRecord] {
        duties().filter { $0.owedBy == party && $0.discharged == nil }
    }
}

extension MemoryRegister.Contents {
    fileprivate func last(of agreement: Identifier, version: Int) -> AgreementEvent? {
        events.filter { $0.agreement == agreement && $0.version == version }.max { $0.entry < $1.entry }
    }

    /// A release that was staged uses quota.
    fileprivate mutating func use(_ release: ReleaseRecord) {
        let place = used[release.agreement, default: []].partition(before: release.stagedAt)
        used[release.agreement, default: []].insert(release.stagedAt, at: place)
    }

    /// One that was aborted does not.
    fileprivate mutating func giveBack(_ release: ReleaseRecord) {
        let place = used[release.agreement, default: []].partition(before: release.stagedAt)
        used[release.agreement]?.remove(at: place)
    }

    fileprivate func place(of duty: String) -> Int? { dueDates[duty].map { place(before: $0, duty) } }

    /// Where a duty stands, or would.
    fileprivate func place(before due: Instant, _ id: String) -> Int {
        var range = 0..<duties.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let isBefore = (duties[middle].due, duties[middle].id) < (due, id)
            range = isBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}

extension [Instant] {
    /// The place of the first that is not before another, among ascending ones.
    fileprivate func partition(before instant: Instant) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = self[middle] < instant ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}

/// What ``MemoryRegister`` doesn't take; its first diagnostic is the one that the register in SQLite gives.
package struct RegisterRefusal: DiagnosedError {
    package let diagnostics: [Diagnostic]
    package var kind: FailureKind { .refused }

    init(_ code: DiagnosticCode, _ arguments: [String]) { self.diagnostics = [Diagnostic(code, arguments)] }

    fileprivate init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }
}

extension Diagnostic {
    fileprivate static func staleEvent(_ agreement: Identifier, _ version: Int, last: Int?) -> Diagnostic {
        Diagnostic(.agreementEventStale, [agreement.text, String(version), last.map { String($0) } ?? "none"])
    }
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
