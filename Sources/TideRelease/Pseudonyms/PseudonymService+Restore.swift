package import TideCore
import TideLedger

extension PseudonymService {
    /// What officers sign so that a vault counts which does not follow from the one on record: an older copy where no newer one is left, or
    /// an empty one where none is.
    ///
    /// - Parameter isEmpty: whether an empty one takes the place of one that is not there.
    /// - Throws: ``ReleaseError/refused(_:)`` where it follows.
    package func restoration(of domain: Identifier, isEmpty: Bool = false, reason: String) throws -> Matter {
        let last = try office.register.vaultUses().last
        if !isEmpty, let last, try openVault().follows(last.state) { throw ReleaseError.refused(.vaultFollows) }
        if isEmpty, let vault, try vault.state() != .fresh { throw ReleaseError.refused(.vaultFollows) }
        // Tokens of all domains lie in one file, so the custodians of all of them sign.
        let domains = try office.register.pseudonymActs().filter { $0.kind == .custody }.map(\.domain)
        let epochs = try domains.map { ($0.text, JSONValue.string(try self.epoch(nil, of: $0))) }
        let subject: JSONValue = .members([
            "after": last.map { JSONValue($0.entry) }, "domains": .object(Dictionary(uniqueKeysWithValues: epochs)),
            "from": last?.state.json, "to": isEmpty ? VaultState.fresh.json : try openVault().state().json,
        ])
        let epoch = try epoch(nil, of: domain)
        guard domains.contains(domain) else { throw ReleaseError.invalid(.custodyMissing, domain.text) }
        // Its signatures count once by the entry that it names: the act is none of the domain's own.
        return try matter(.restored, of: domain, reason: reason) { _ in (epoch, subject) }
    }

    /// Makes the vault that is there count.
    ///
    /// - Returns: index of its entry.
    package func restore(
        _ matter: Matter,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let approved = try approve(matter, signatures, at: instant)
        let (statement, envelopes) = try file(approved, using: &generator)
        // A newer copy that turns up later does not follow from what is marked.
        try openVault().mark(statement)
        try office.announceKinds(at: instant, using: &generator)
        let entry = PseudonymEntry(
            .restored,
            key: ["domain": matter.statement.domain.text, "epoch": matter.statement.epoch],
            counts: ["held": try openVault().count()],
            statement: statement,
            signatories: approved.signers.map { (officer: $0.officer, keyID: $0.keyID) },
            previous: matter.statement.previous,
            reason: matter.statement.reason
        )
        let use = try vaultUse(of: matter.statement.domain, at: instant)
        let index = try office.commit(
            entry.draft(using: &generator),
            [.vault(use, approval: VaultApproval(statement: statement, signatures: envelopes))],
            at: instant,
            using: &generator
        )
        return Recorded(entry: index, signers: approved.signers.map(\.officer), isResumed: false, repetition: nil)
    }
}
