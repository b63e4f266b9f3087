package import TideCore

/// Which keys a log had in which role, from its genesis and its changes of keys.
///
/// A change is admitted where a majority of the root keys in force signed it, with a release key in force; and where it fits what
/// the log had before: no key in two roles, no key twice, none replaced or revoked that was not there.
package struct KeyHistory: Sendable {
    /// A key with what became of it.
    package struct Record: Hashable, Sendable {
        /// Another key took its place.
        package struct Replacement: Hashable, Sendable {
            /// The entry that says so.
            package let index: Int
            /// Until then the key still counts beside the new one.
            package let overlapUntil: Instant
        }

        /// It counts no more.
        package struct Revocation: Hashable, Sendable {
            /// The entry that says so.
            package let index: Int
            package let from: KeyEventEntry.InvalidFrom
        }

        package let role: KeyRole
        package let keyID: String
        /// `nil` for a release key of the genesis, which has its key id alone.
        package let key: VerifyingKey?
        /// The entry that brought it; 0 for the genesis.
        package let index: Int
        package fileprivate(set) var replacement: Replacement?
        package fileprivate(set) var revocation: Revocation?

        /// Whether nothing took its place and nothing revoked it.
        package var isInForce: Bool { replacement == nil && revocation == nil }
    }

    /// In the order in which they came.
    package private(set) var records: [Record] = []
    /// Keys that sign elsewhere, by key id, with what they are: none of them may be a key of the office.
    private let others: [String: String]

    package init(others: [String: String] = [:]) { self.others = others }

    /// How many of some root keys must sign a change of keys: more than half.
    package static func rootQuorum(of count: Int) -> Int { count / 2 + 1 }

    /// The keys of a role that are in force.
    package func inForce(_ role: KeyRole) -> [Record] { records.filter { $0.role == role && $0.isInForce } }

    /// A key of a role, whatever became of it.
    package func record(_ role: KeyRole, _ keyID: String) -> Record? {
        records.first { $0.role == role && $0.keyID == keyID }
    }

    /// The root keys in force, and the keys that a change brings and must be shown to be at hand: who may sign it beside release
    /// keys.
    func mayAlsoSign(_ statement: Statement, file: String) -> [VerifyingKey] {
        guard statement.type == .keyEvent, let event = try? KeyEventEntry(statement, file: file) else { return [] }
        return inForce(.root).compactMap(\.key) + (event.needsPossession ? [event.key] : [])
    }

    // MARK: - Taking entries

    /// Takes an entry into account: the genesis or a change of keys; any other changes nothing.
    ///
    /// - Parameters:
    ///   - signers: whose signatures hold; `nil` for entries of one's own store, which were judged before they were appended.
    /// - Returns: every reason against it; with one it is not taken into account.
    package mutating func admit(_ statement: Statement, index: Int, signers: [VerifyingKey]?) -> [Diagnostic] {
        if index == 0, statement.isLogEvent("genesis") { return begin(statement) }
        guard statement.type == .keyEvent else { return [] }
        let file = LogAudit.name(index)
        let event: KeyEventEntry
        do {
            event = try KeyEventEntry(statement, file: file)
        } catch {
            return error.diagnostics
        }
        var reasons = misfits(event, index: index, file: file)
        if let signers {
            reasons += missing(event, signers: signers, index: index, at: statement.loggedAt, file: file)
        }
        if reasons.isEmpty { apply(event, index: index) }
        return reasons
    }

    private mutating func begin(_ genesis: Statement) -> [Diagnostic] {
        let predicate = genesis.predicate
        var reasons: [Diagnostic] = []
        func keys(_ values: [JSONValue]) -> [VerifyingKey]? {
            let keys = values.compactMap { value in
                value.text.flatMap(Base64.decode).flatMap { try? VerifyingKey(spkiDER: $0, file: "") }
            }
            return keys.count == values.count && !keys.isEmpty ? keys : nil
        }
        func refuse(_ what: String) { reasons.append(Diagnostic(.wrongGenesis, [what])) }
        let roots = keys(predicate["rootKeys"]?.elements ?? [])
        let registrars = keys([predicate["registrarKey"] ?? .null])
        let log = predicate["logKey"]?.text.flatMap { try? VerifierKey($0) }
        let release = (predicate["releaseKeys"]?.elements ?? []).compactMap(\.text)
        if roots == nil { refuse("its root keys") }
        if registrars == nil { refuse("its registrar's key") }
        if log == nil { refuse("its log key") }
        if release.isEmpty { refuse("its release keys") }
        for key in roots ?? [] { add(.root, key.keyID, key, 0, &reasons) }
        for key in registrars ?? [] { add(.registrar, key.keyID, key, 0, &reasons) }
        if let log { add(.log, log.key.keyID, log.key, 0, &reasons) }
        for keyID in release { add(.release, keyID, nil, 0, &reasons) }
        return reasons
    }

    private mutating func add(
        _ role: KeyRole,
        _ keyID: String,
        _ key: VerifyingKey?,
        _ index: Int,
        _ reasons: inout [Diagnostic]
    ) {
        if let known = known(keyID) { reasons.append(Diagnostic(.keyKnown, [LogAudit.name(index), keyID, known])) }
        records.append(Record(role: role, keyID: keyID, key: key, index: index))
    }

    /// What a key is already.
    private func known(_ keyID: String) -> String? {
        records.first { $0.keyID == keyID }.map { "its \($0.role.rawValue) key" } ?? others[keyID]
    }

    private func misfits(_ event: KeyEventEntry, index: Int, file: String) -> [Diagnostic] {
        let keyID = event.key.keyID
        var reasons: [Diagnostic] = []
        func refuse(_ what: String) { reasons.append(Diagnostic(.keyEventStrange, [file, what])) }
        switch event.event {
        case .enrolled:
            if event.role == .log || event.role == .registrar { refuse("there is one key of this role at a time") }
        case .rotated(let previous, _):
            if record(event.role, previous)?.isInForce != true {
                refuse("the key before is no \(event.role.rawValue) key in force")
            }
        case .revoked(let from):
            guard let record = record(event.role, keyID) else {
                refuse("it revokes what is no \(event.role.rawValue) key")
                return reasons
            }
            if !(max(1, record.index)...index).contains(from.index) { refuse("the index from which on it is invalid") }
            if let earlier = record.revocation, earlier.from.index <= from.index { refuse("it is revoked already") }
            return reasons
        }
        if let known = known(keyID) { reasons.append(Diagnostic(.keyKnown, [file, keyID, known])) }
        return reasons
    }

    /// Which signatures a change lacks.
    private func missing(
        _ event: KeyEventEntry,
        signers: [VerifyingKey],
        index: Int,
        at time: Instant?,
        file: String
    ) -> [Diagnostic] {
        let keyID = event.key.keyID
        let isRevocation: Bool
        if case .revoked = event.event { isRevocation = true } else { isRevocation = false }
        var reasons: [Diagnostic] = []
        let voters = Set(inForce(.root).map(\.keyID)).subtracting(isRevocation ? [keyID] : [])
        let votes = voters.intersection(signers.map(\.keyID)).count
        let needed = Self.rootQuorum(of: voters.count)
        if votes < needed { reasons.append(Diagnostic(.keyEventRoots, [file, "\(votes)", "\(needed)"])) }
        let isOffices = signers.contains { signer in
            // A further release key may speak for itself; one that is revoked, or takes another's place, may not.
            if event.role == .release, signer == event.key { return event.event == .enrolled }
            return record(.release, signer.keyID) != nil
                && problem(signer.keyID, at: index, time: time, file: file) == nil
        }
        if !isOffices { reasons.append(Diagnostic(.keyEventRelease, [file])) }
        if event.needsPossession, !signers.contains(event.key) {
            reasons.append(Diagnostic(.keyEventPossession, [file, keyID]))
        }
        return reasons
    }

    private mutating func apply(_ event: KeyEventEntry, index: Int) {
        switch event.event {
        case .enrolled: break
        case .rotated(let previous, let until):
            guard let place = records.firstIndex(where: { $0.keyID == previous }) else { return }
            records[place].replacement = Record.Replacement(index: index, overlapUntil: until)
        case .revoked(let from):
            guard let place = records.firstIndex(where: { $0.keyID == event.key.keyID }) else { return }
            records[place].revocation = Record.Revocation(index: index, from: from)
            return
        }
        records.append(Record(role: event.role, keyID: event.key.keyID, key: event.key, index: index))
    }

    // MARK: - Judging signatures

    /// Why a release key could not sign the entry of an index; `nil` if it could.
    ///
    /// An index decides but for the end of an overlap: that is a time, and the entry's own time is what the office says.
    ///
    /// - Parameter time: when the entry says that it was made.
    package func problem(_ keyID: String, at index: Int, time: Instant?, file: String) -> Diagnostic? {
        guard let record = record(.release, keyID), record.index <= index else {
            return Diagnostic(.keyNotEnrolled, [file, keyID])
        }
        if let revocation = record.revocation, index >= revocation.from.index {
            return Diagnostic(.keyRevoked, [file, keyID, "\(revocation.from.index)", "\(revocation.index)"])
        }
        if let replacement = record.replacement, index > replacement.index,
            time.map({ $0 > replacement.overlapUntil }) ?? true
        {
            let until = "\(replacement.overlapUntil)"
            return Diagnostic(.keyOverlapEnded, [file, keyID, "\(replacement.index)", until])
        }
        return nil
    }
}
