package import TideCore

/// One change of the register, as the evidence holds it.
///
/// The register is a projection: whatever it says follows from changes that lie behind entries of the ledger, or in the
/// journal of the evidence for what the ledger does not say. A change is written there first, read back, and applied; so the
/// same changes give the same register again.
package enum RegisterChange: Hashable, Sendable {
    /// Parties that the registrar signed, with the policy files that hold them.
    case parties([RegisteredParty], files: [String: ContentDigest])
    /// A firewall that its owners declared, changed or removed, with the policy files that hold it.
    case firewall(RegisteredFirewall, files: [String: ContentDigest])
    /// A signed step about a domain of pseudonyms.
    case pseudonym(PseudonymAct)
    /// Where the vault of tokens stands, with what officers signed where it does not follow from the one before.
    case vault(VaultRecord, approval: VaultApproval?)
    /// Everything that becomes of an agreement but its registration.
    case event(AgreementEvent)
    /// A registration, with the policy files that come into force with it.
    case registration(RegisteredAgreement, files: [String: ContentDigest])
    /// A release: in the journal staged, behind its decision's entry released.
    case release(ReleaseRecord)
    /// What became of a release that has an entry: `delivered` or `aborted`.
    case outcome(ReleaseIdentifier, ReleaseState)
    /// Whether a staged bundle leaves or was taken back, from the journal: recovery asks it, the register has no row of it.
    case departure(ReleaseIdentifier, BundleDeparture)
    case duty(DutyRecord)
    /// A duty was done.
    case discharge(String)
    /// A release was recalled or superseded.
    case incident(ReleaseIncident)
    /// A trust policy of the log came into force.
    case policy(LogPolicy)
    /// A dry run, and where the evidence has its officer's report: of an earlier build nowhere.
    case dryRun(DryRunRecord, reports: [ContentDigest])
    case approval(ApprovalRecord)
    /// What was let go, from the journal; the register has no row of it.
    case retention(RetentionRecord)
    /// A release that retention may not touch from now on, or may again, from the journal; the register has no row of it.
    case hold(LegalHold)

    /// Brings a register up to it; one that was applied before changes nothing.
    ///
    /// - Parameter entry: index of the entry that it lies behind; `nil` from the journal.
    package func apply(to register: any Register, entry: Int?) throws {
        switch self {
        case .parties(let parties, let files): try register.record(parties, with: files)
        case .firewall(let firewall, let files): try register.record(firewall, with: files)
        case .pseudonym(let act): try register.record(act)
        case .vault(let record, _): try register.record(record)
        case .event(let event): try register.record(event)
        case .registration(let agreement, let files):
            if try register.agreements().contains(agreement) { return }
            try register.register(agreement, with: files)
        case .release(let release):
            let known = try register.release(release.id)
            if known == nil { try register.stage(release) }
            if let entry, known?.state ?? .staged == .staged {
                try register.move(release.id, to: .released, entry: entry)
            }
        case .outcome(let release, let state):
            if try register.release(release)?.state == state { return }
            try register.move(release, to: state, entry: nil)
        case .departure, .retention, .hold: return
        case .duty(let duty): try register.record(duty)
        case .discharge(let duty): try register.discharge(duty, entry: entry ?? -1)
        case .incident(let incident): try register.record(incident)
        case .policy(let policy): try register.record(policy)
        case .dryRun(let dryRun, _): try register.record(dryRun)
        case .approval(let approval): try register.record(approval)
        }
    }
}
