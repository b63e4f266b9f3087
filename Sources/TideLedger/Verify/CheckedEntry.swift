import TideCore

/// What kind of entry it is, and what it says happened.
package struct EntryKind: Hashable, Sendable {
    package let type: PredicateType
    package let state: String
}

/// What an audit needs of an entry that verified alone.
struct EntrySummary: Sendable {
    let kind: EntryKind
    let loggedAt: Instant?
    let anchor: Anchor?
    let signers: [VerifyingKey]
    /// The entry itself: of what the log says about itself and its keys, and of every entry where an audit keeps them.
    let whole: VerifiedEntry?

    init(_ entry: VerifiedEntry, keepsBytes: Bool) {
        let statement = entry.statement
        kind = EntryKind(type: statement.type, state: statement.state)
        loggedAt = statement.loggedAt
        anchor = statement.predicate["anchor"].flatMap(Anchor.init)
        signers = entry.signers
        let isOwn = statement.type == .logEvent || statement.type == .keyEvent
        whole = keepsBytes ? entry : isOwn ? entry.withoutBytes : nil
    }

    /// Whether the log says this about itself.
    func isLogEvent(_ event: String) -> Bool { kind.type == .logEvent && kind.state == event }
}

/// An entry that was checked as far as one thread can that knows no other entry.
struct CheckedEntry: Sendable {
    enum Outcome: Sendable {
        case verified(EntrySummary)
        case notVerified([Diagnostic])
        /// A change of keys, whose signatures are judged by the keys that the log had before it.
        case change([UInt8])
    }

    let leaf: ContentDigest
    let outcome: Outcome

    init(_ body: [UInt8], index: Int, trust: TrustFolder, keepsBytes: Bool) {
        leaf = MerkleHash.leaf(body)
        let checked = VerifiedEntry.check(body, leaf: leaf, index: index, file: LogAudit.name(index), trust: trust) {
            $0.type == .keyEvent ? nil : []
        }
        switch checked {
        case .verified(let entry)?: outcome = .verified(EntrySummary(entry, keepsBytes: keepsBytes))
        case .notVerified(let reasons)?: outcome = .notVerified(reasons)
        case nil: outcome = .change(body)
        }
    }
}
