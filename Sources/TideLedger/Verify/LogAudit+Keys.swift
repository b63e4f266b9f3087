package import TideCore

/// A tree head that somebody outside of the office saw at a time: a witness that signed it, an authority that stamped it.
///
/// Whoever makes one has verified that signature.
package struct DatedHead: Hashable, Sendable {
    package let size: Int
    package let root: ContentDigest
    /// Not later than this.
    package let time: Instant

    package init(size: Int, root: ContentDigest, time: Instant) {
        self.size = size
        self.root = root
        self.time = time
    }
}

extension LogAudit {
    /// Every entry is signed with release keys that the log had where it stands; the tree head with its newest log key; and the
    /// root keys are those that the trust folder has, if it has any.
    mutating func checkKeys(_ note: SignedNote) {
        let changed = Set(changes.map(\.index))
        for index in 0..<signatures.count where !changed.contains(index) { checkSigners(of: index, allowing: []) }
        for entry in changes {
            let file = Self.name(entry.index)
            let roots = keys.records.filter { $0.role == .root }.map(\.keyID)
            let event = try? KeyEventEntry(entry.statement, file: file)
            let brought = event.flatMap { $0.needsPossession ? $0.key.keyID : nil }
            checkSigners(of: entry.index, allowing: roots + (brought.map { [$0] } ?? []))
        }
        checkHead(note)
        let roots = Set(trust.rootKeys.map(\.keyID))
        let first = Set(keys.records.filter { $0.role == .root && $0.index == 0 }.map(\.keyID))
        if !roots.isEmpty, roots != first, roots != Set(keys.inForce(.root).map(\.keyID)) {
            reasons.append(Diagnostic(.wrongRootKeys))
        }
    }

    private mutating func checkSigners(of index: Int, allowing others: [String]) {
        for signer in signatures.signers(index) ?? [] where !others.contains(signer.keyID) {
            let time = signatures.time(index)
            guard keys.problem(signer.keyID, at: index, time: time, file: "") != nil else { continue }
            let file = Self.name(index)
            if let problem = keys.problem(signer.keyID, at: index, time: time, file: file) { reasons.append(problem) }
        }
    }

    /// The head's line of the newest log key, and no line of one that was revoked before it.
    private mutating func checkHead(_ note: SignedNote) {
        for record in keys.records where record.role == .log {
            guard let key = record.key,
                let verifier = try? VerifierKey(name: checkpoint.origin, kind: .ed25519, key: key)
            else { continue }
            let isThere = note.signatures.contains { note.holds($0, under: verifier) }
            if let revocation = record.revocation, isThere, checkpoint.size > revocation.from.index {
                let indexes = ["\(revocation.from.index)", "\(revocation.index)"]
                reasons.append(Diagnostic(.keyRevoked, [TilePath.checkpoint, record.keyID] + indexes))
            }
            if record.isInForce, !isThere {
                reasons.append(Diagnostic(.logKeyMissing, [record.keyID, "\(record.index)"]))
            }
        }
        if keys.inForce(.log).isEmpty { reasons.append(Diagnostic(.noLogKey)) }
    }

    /// The trust folder's keys of a role that this log never had, each with the entry that should have brought it, if there is one.
    ///
    /// - Returns: `nil` where the log has none of them: then it is the genesis that does not fit the trust folder.
    func keysAhead(_ trusted: [VerifyingKey], as role: KeyRole) -> [Diagnostic]? {
        let missing = trusted.filter { keys.record(role, $0.keyID) == nil }
        guard missing.isEmpty || missing.count < trusted.count else { return nil }
        return missing.map { key in
            guard let index = refusedChanges[key.keyID] else {
                return Diagnostic(.trustAhead, [role.rawValue, key.keyID, "\(checkpoint.size)"])
            }
            return Diagnostic(.keyChangeNotCounted, [Self.name(index), role.rawValue, key.keyID])
        }
    }

    /// The key that a change of keys brings, whoever signed it; `nil` for a revocation, or where it cannot be read.
    static func keyBrought(by body: [UInt8], file: String) -> KeyEventEntry? {
        guard let envelope = try? Envelope(body, file: file),
            let statement = try? Statement(envelope.payload, file: file),
            let event = try? KeyEventEntry(statement, file: file)
        else { return nil }
        if case .revoked = event.event { return nil }
        return event
    }

    /// The reasons against a log whose tree head lacks its quorum alone, with what could not be looked at for that.
    var reasonsWithoutQuorum: [Diagnostic] {
        var open = ["whether others are shown the same log", "when the tree head was seen"]
        let isDated = keys.records.contains { $0.role == .release && $0.revocation?.from.time != nil }
        if isDated { open.append("what a revoked key signed before its time") }
        let summary = ["\(reasons.count)", "\(tree.size)", open.joined(separator: ", ")]
        return [Diagnostic(.noQuorum, [TilePath.checkpoint])] + reasons + [Diagnostic(.seenByTooFew, summary)]
    }

    /// What a key signed before it was revoked, as of a time, and nobody outside saw before that time.
    ///
    /// - Parameter dated: tree heads that somebody saw; those that this log did not have are passed over.
    func keyFindings(_ dated: [DatedHead]) -> [Diagnostic] {
        keys.records.compactMap { record in
            guard record.role == .release, let revocation = record.revocation, let time = revocation.from.time else {
                return nil
            }
            let seen = dated.filter { head in
                head.time <= time && (1...checkpoint.size).contains(head.size)
                    && tree.root(atSize: head.size) == head.root
            }
            let covered = seen.map(\.size).max() ?? 0
            let end = min(signatures.count, max(covered, revocation.from.index))
            let open = (min(covered, end)..<end).filter { index in
                signatures.signers(index)?.contains { $0.keyID == record.keyID } ?? false
            }
            guard let first = open.first, let last = open.last else { return nil }
            return Diagnostic(
                .revokedNotDated,
                ["\(first)", "\(last)", record.keyID, "\(time)", "\(open.count)"]
            )
        }
    }

    /// The head of the log before this one, as the genesis names it; a reason where it names none that can be read.
    mutating func checkPredecessor() {
        guard let value = first?.statement.predicate["predecessor"] else { return }
        if Checkpoint(predecessor: value) == nil { reasons.append(Diagnostic(.wrongGenesis, ["its predecessor"])) }
    }
}

extension Checkpoint {
    /// As a genesis names the final head of the log before it.
    var predecessor: JSONValue {
        ["origin": .string(origin), "root": .string(Base64.encode(root.bytes)), "size": JSONValue(size)]
    }

    /// Reads what ``predecessor`` writes; a log that ended has its genesis and its freeze at least.
    init?(predecessor value: JSONValue) {
        guard let origin = value["origin"]?.text, NoteLines.isKeyName(origin),
            let root = value["root"]?.text.flatMap(NoteLines.hash), let size = value["size"]?.number, size > 1
        else { return nil }
        self.init(origin: origin, size: size, root: root)
        guard predecessor == value else { return nil }
    }
}

extension AuditedLog {
    /// The final head of the log before this one; `nil` for a log that is the first.
    package var predecessor: Checkpoint? {
        entries.first?.statement.predicate["predecessor"].flatMap(Checkpoint.init(predecessor:))
    }

    /// Why another log is not the one that this one follows; empty if it is.
    ///
    /// - Parameter former: verified under its own trust folder.
    package func reasons(against former: AuditedLog) -> [Diagnostic] {
        func refuse(_ what: String) -> [Diagnostic] { [Diagnostic(.wrongPredecessor, [what])] }
        guard let predecessor else { return refuse("the genesis names none") }
        guard former.checkpoint.origin == predecessor.origin else { return refuse("it has another name") }
        guard former.checkpoint == predecessor else { return refuse("its final tree head is another one") }
        guard former.isFrozen else { return refuse("it is not frozen") }
        return []
    }
}
