import TideCore
import TideLedger

extension EntryReplay {
    /// Of a step about pseudonyms: what the register took from it, and whether those who signed may.
    func checkPseudonym(_ comparison: inout EntryComparison) throws {
        var changes = replayed.changes
        if case .vault(let use, let approval)? = changes.last {
            changes.removeLast()
            let said = replayed.hidden["key"]?["domain"]
            comparison.hold("key.domain", said, against: .string(use.domain.text))
            comparison.hold("loggedAt", time(try replayed.loggedAt), against: time(use.recordedAt))
            let before = try books.register.vaultUses().last
            let isLess = approval == nil && use.state.generation < before?.state.generation ?? 0
            if isLess || !use.mayFollow(before) { comparison.hold("event", state, against: nil) }
            if (approval != nil) != (replayed.statement.state == PseudonymEntry.Event.restored.rawValue) {
                comparison.hold("event", state, against: nil)
            }
            if let approval { return try checkRestoration(use, approval, after: before, &comparison) }
        }
        switch PseudonymEntry.Event(rawValue: replayed.statement.state) {
        case .assigned:
            // A use that takes no signature changes nothing else.
            if !changes.isEmpty { comparison.hold("event", state, against: nil) }
            return
        case .repeated: return try checkRepetition(changes, &comparison)
        default: break
        }
        guard case .pseudonym(let act)? = changes.first, changes.count == 1 else {
            return comparison.hold("event", state, against: nil)
        }
        let hidden = replayed.hidden
        comparison.hold("event", state, against: .string(act.kind.logged.rawValue))
        comparison.hold("key.domain", hidden["key"]?["domain"], against: .string(act.domain.text))
        comparison.hold("key.epoch", hidden["key"]?["epoch"], against: .string(act.epoch))
        comparison.hold("statement", hidden["statement"], against: .string(act.statement.hex))
        comparison.hold("previous", hidden["previous"], against: act.previous.map { JSONValue($0) })
        comparison.hold("loggedAt", time(try replayed.loggedAt), against: time(act.recordedAt))
        guard let statement = try statement(act.statement, as: act.kind, &comparison) else { return }
        comparison.hold("statement.domain", .string(act.domain.text), against: .string(statement.domain.text))
        comparison.hold("statement.epoch", .string(act.epoch), against: .string(statement.epoch))
        comparison.hold("statement.previous", hidden["previous"], against: statement.previous.map { JSONValue($0) })
        try checkSignatures(act.signatures, over: statement, at: act.recordedAt, &comparison)
    }

    /// A statement of the evidence, of the kind that it has to be.
    private func statement(
        _ digest: ContentDigest,
        as kind: PseudonymAct.Kind,
        _ comparison: inout EntryComparison
    ) throws -> PseudonymStatement? {
        let statement = PseudonymStatement(try books.evidence.get(digest))
        comparison.hold("statement.act", .string(kind.rawValue), against: statement.map { .string($0.act.rawValue) })
        return statement
    }

    /// Who signed, and whether they may: as the entry says it, and by the keys and custodians of its time.
    private func checkSignatures(
        _ digests: [ContentDigest],
        over statement: PseudonymStatement,
        at instant: Instant,
        _ comparison: inout EntryComparison
    ) throws {
        let hidden = replayed.hidden
        // A reason may have been erased.
        if let reason = hidden["reason"] { comparison.hold("reason", reason, against: .string(statement.reason)) }
        var signatures: [String: [UInt8]] = [:]
        for digest in digests { signatures[digest.hex] = try books.evidence.get(digest) }
        do {
            let signers = try books.signers(of: statement, signatures, at: instant)
            try books.expectFourEyes(signers.map(\.officer), over: statement, at: instant)
            let names = AgreementEntry.signatories(signers.map { (officer: $0.officer, keyID: $0.keyID) })
            comparison.hold("signatories", hidden["signatories"], against: names)
        } catch let error as ReleaseError {
            comparison.hold("signatories", hidden["signatories"], against: .string(error.diagnostics[0].message))
        }
    }

    /// Of a vault that was put back: that it is the one that officers signed, in the place of the one on record.
    private func checkRestoration(
        _ use: VaultRecord,
        _ approval: VaultApproval,
        after before: VaultRecord?,
        _ comparison: inout EntryComparison
    ) throws {
        comparison.hold("statement", replayed.hidden["statement"], against: .string(approval.statement.hex))
        guard let statement = try statement(approval.statement, as: .restored, &comparison) else { return }
        // It was marked in between, which is one change of the vault.
        let marked = statement.subject["to"]?["generation"]?.number.map { JSONValue($0 + 1) }
        comparison.hold("statement.to", marked, against: JSONValue(use.state.generation))
        comparison.hold("statement.from", statement.subject["from"], against: before?.state.json)
        comparison.hold("statement.after", statement.subject["after"], against: before.map { JSONValue($0.entry) })
        let vaults = try books.register.pseudonymActs().filter { $0.kind == .custody }.map(\.domain.text).sorted()
        let named = (statement.subject["domains"]?.members ?? [:]).keys.sorted()
        comparison.hold("statement.domains", JSONValue(named), against: JSONValue(vaults))
        try checkSignatures(approval.signatures, over: statement, at: use.recordedAt, &comparison)
    }

    /// Of what was handed out again: that it is the newest step of its domain, and changes nothing.
    private func checkRepetition(_ changes: [RegisterChange], _ comparison: inout EntryComparison) throws {
        if !changes.isEmpty { comparison.hold("event", state, against: nil) }
        let domain = replayed.hidden["key"]?["domain"]
        let last = try books.register.pseudonymActs().last { .string($0.domain.text) == domain }
        comparison.hold("previous", replayed.hidden["previous"], against: last.map { JSONValue($0.entry) })
        comparison.hold("statement", replayed.hidden["statement"], against: last.map { .string($0.statement.hex) })
    }
}
