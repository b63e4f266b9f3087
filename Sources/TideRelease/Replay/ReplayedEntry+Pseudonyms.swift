import TideCore
import TideLedger

extension EntryReplay {
    /// Of a step about pseudonyms: what the register took from it, and whether those who signed may.
    func checkPseudonym(_ comparison: inout EntryComparison) throws {
        guard replayed.statement.state != PseudonymEntry.Event.assigned.rawValue else {
            // A use that takes no signature changes nothing.
            if !replayed.changes.isEmpty { comparison.hold("event", state, against: nil) }
            return
        }
        guard case .pseudonym(let act)? = replayed.changes.first, replayed.changes.count == 1 else {
            return comparison.hold("event", state, against: nil)
        }
        let hidden = replayed.hidden
        comparison.hold("event", state, against: .string(act.kind.logged.rawValue))
        comparison.hold("key.domain", hidden["key"]?["domain"], against: .string(act.domain.text))
        comparison.hold("key.epoch", hidden["key"]?["epoch"], against: .string(act.epoch))
        comparison.hold("statement", hidden["statement"], against: .string(act.statement.hex))
        comparison.hold("previous", hidden["previous"], against: act.previous.map { JSONValue($0) })
        comparison.hold("loggedAt", time(try replayed.loggedAt), against: time(act.recordedAt))
        let statement = PseudonymStatement(try books.evidence.get(act.statement))
        comparison.hold(
            "statement.act",
            .string(act.kind.rawValue),
            against: statement.map { .string($0.act.rawValue) }
        )
        guard let statement else { return }
        comparison.hold("statement.domain", .string(act.domain.text), against: .string(statement.domain.text))
        comparison.hold("statement.epoch", .string(act.epoch), against: .string(statement.epoch))
        comparison.hold("statement.previous", hidden["previous"], against: statement.previous.map { JSONValue($0) })
        // A reason may have been erased.
        if let reason = hidden["reason"] { comparison.hold("reason", reason, against: .string(statement.reason)) }
        var signatures: [String: [UInt8]] = [:]
        for digest in act.signatures { signatures[digest.hex] = try books.evidence.get(digest) }
        do {
            let signers = try books.signers(of: statement, signatures, at: act.recordedAt)
            try books.expectFourEyes(signers.map(\.officer), over: statement)
            let names = AgreementEntry.signatories(signers.map { (officer: $0.officer, keyID: $0.keyID) })
            if let said = hidden["signatories"] { comparison.hold("signatories", said, against: names) }
        } catch let error as ReleaseError {
            comparison.hold("signatories", hidden["signatories"], against: .string(error.diagnostics[0].message))
        }
    }
}
