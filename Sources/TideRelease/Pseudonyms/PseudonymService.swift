package import TideCore
import TideLedger
import TidePseudonym

/// What an office does with pseudonym keys beside releasing: the duties of a trusted third party.
///
/// Each step is an entry of the ledger first; what gives something away, or changes what pseudonyms are made, takes a statement
/// that two officers of the domain's custodian signed, different persons.
package struct PseudonymService {
    package let office: Office
    /// `nil` where the workspace has none.
    let vault: (any PseudonymVault)?
    /// Told of the moments at which a test ends the process.
    let reached: (PseudonymStep) -> Void

    package init(
        office: Office,
        vault: (any PseudonymVault)?,
        reached: @escaping (PseudonymStep) -> Void = { _ in }
    ) {
        self.office = office
        self.vault = vault
        self.reached = reached
    }

    /// A statement as it would be signed now, and the one before it, if that was the domain's newest step.
    ///
    /// Whoever was interrupted behind the entry comes again with the same signatures, and finds the step done.
    package struct Matter: Sendable {
        package let statement: PseudonymStatement
        let done: (statement: PseudonymStatement, act: PseudonymAct)?
    }

    /// What came of a signed step.
    package struct Recorded: Sendable {
        /// Index of its entry.
        package let entry: Int
        package let signers: [OfficerName]
        /// Whether an earlier run logged it, and this one only did what was left to do.
        package let isResumed: Bool
        /// Index of the entry that says that its result was handed out again; `nil` where it was not.
        package let repetition: Int?
    }

    /// Makes the statement of a step.
    ///
    /// - Parameters:
    ///   - isNew: whether the domain may be one that no agreement names and no step was about.
    ///   - describe: epoch and subject, given the domain's steps before it.
    func matter(
        _ act: PseudonymAct.Kind,
        of domain: Identifier,
        isNew: Bool = false,
        reason: String,
        _ describe: ([PseudonymAct]) throws -> (epoch: String, subject: JSONValue)
    ) throws -> Matter {
        let isPlain = reason.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
        guard isPlain, (1...500).contains(reason.count) else { throw ReleaseError.invalid(.reasonNotGiven) }
        let log = try office.log()
        let acts = try office.register.pseudonymActs().filter { $0.domain == domain }
        if acts.isEmpty, !isNew { try office.expectNamed(domain) }
        func statement(after earlier: [PseudonymAct]) throws -> PseudonymStatement {
            let (epoch, subject) = try describe(earlier)
            return PseudonymStatement(
                log: log,
                act: act,
                domain: domain,
                epoch: epoch,
                previous: earlier.last?.entry,
                reason: reason,
                subject: subject
            )
        }
        var done: (statement: PseudonymStatement, act: PseudonymAct)?
        if let last = acts.last, last.kind == act {
            let before = try statement(after: acts.dropLast())
            if ContentDigest(of: before.encoded) == last.statement { done = (before, last) }
        }
        // A second custody has no statement of its own; what was done is all that can be meant.
        if act == .custody, let done { return Matter(statement: done.statement, done: done) }
        return Matter(statement: try statement(after: acts), done: done)
    }

    /// A step whose signatures count.
    struct Approved {
        let matter: Matter
        let signatures: [String: [UInt8]]
        let signers: [OfficerSignature.Signer]
        /// What an earlier run logged under the very same signatures; `nil` where it is to be logged now.
        let done: PseudonymAct?
    }

    /// Holds signatures against a step.
    ///
    /// - Parameters:
    ///   - signatures: by the name to print for each.
    ///   - check: refuses what the rules forbid; of a step that was logged it is not asked again.
    /// - Throws: ``ReleaseError/invalid(_:)`` with every signature that does not count; ``ReleaseError/refused(_:)`` where some are
    ///   missing.
    func approve(
        _ matter: Matter,
        _ signatures: [String: [UInt8]],
        at instant: Instant,
        check: () throws -> Void = {}
    ) throws -> Approved {
        let digests = Set(signatures.values.map { ContentDigest(of: $0) })
        if let done = matter.done, digests == Set(done.act.signatures) {
            let signers = try office.signers(of: done.statement, signatures, at: done.act.recordedAt)
            return Approved(matter: matter, signatures: signatures, signers: signers, done: done.act)
        }
        try check()
        let signers = try office.signers(of: matter.statement, signatures, at: instant)
        try office.expectFourEyes(signers.map(\.officer), over: matter.statement, at: instant)
        return Approved(matter: matter, signatures: signatures, signers: signers, done: nil)
    }

    /// Logs a step, unless an earlier run did; then, of one that hands something out, that it is handed out again.
    ///
    /// - Parameters:
    ///   - key: domain, epoch, and as far as they matter namespace, profile and form.
    ///   - count: how many pseudonyms, identifiers or rows it is about.
    func log(
        _ approved: Approved,
        key: [String: String],
        count: Int,
        counts: [String: Int] = [:],
        digests: [String: ContentDigest] = [:],
        custody: (publicKey: [UInt8], tokens: String)? = nil,
        vault: VaultRecord? = nil,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let signers = approved.signers.map(\.officer)
        let statement = approved.matter.statement
        if let done = approved.done {
            guard [.rekeyed, .reversed].contains(statement.act) else {
                return Recorded(entry: done.entry, signers: signers, isResumed: true, repetition: nil)
            }
            let entry = PseudonymEntry(
                .repeated,
                key: key,
                counts: counts,
                digests: digests,
                statement: done.statement,
                previous: done.entry
            )
            try office.announceKinds(at: instant, using: &generator)
            let index = try office.commit(
                entry.draft(using: &generator),
                vault.map { [.vault($0, approval: nil)] } ?? [],
                at: instant,
                using: &generator
            )
            return Recorded(entry: done.entry, signers: signers, isResumed: true, repetition: index)
        }
        let (digest, envelopes) = try file(approved, using: &generator)
        try office.announceKinds(at: instant, using: &generator)
        reached(.staged)
        let act = PseudonymAct(
            kind: statement.act,
            domain: statement.domain,
            epoch: statement.epoch,
            count: count,
            publicKey: custody?.publicKey,
            tokens: custody?.tokens,
            statement: digest,
            signatures: envelopes,
            recordedAt: instant,
            previous: statement.previous,
            entry: 0
        )
        let entry = PseudonymEntry(
            statement.act.logged,
            key: key,
            counts: counts,
            digests: digests,
            statement: digest,
            signatories: approved.signers.map { (officer: $0.officer, keyID: $0.keyID) },
            previous: statement.previous,
            reason: statement.reason
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            [.pseudonym(act)] + (vault.map { [.vault($0, approval: nil)] } ?? []),
            at: instant,
            using: &generator
        )
        reached(.logged)
        return Recorded(entry: index, signers: signers, isResumed: false, repetition: nil)
    }

    /// Puts a statement and its signatures into the evidence.
    ///
    /// - Returns: their digests, those of the signatures sorted.
    func file(
        _ approved: Approved,
        using generator: inout some RandomNumberGenerator
    ) throws -> (statement: ContentDigest, signatures: [ContentDigest]) {
        let digest = try office.evidence.put(approved.matter.statement.encoded, using: &generator)
        var envelopes: Set<ContentDigest> = []
        for (_, bytes) in approved.signatures.sorted(by: { $0.key < $1.key }) {
            envelopes.insert(try office.evidence.put(bytes, using: &generator))
        }
        return (digest, envelopes.sorted())
    }

    /// What stands for a file of identifiers: a digest under a key of the workspace, since that of a short file could be guessed at.
    func digest(of file: IdentifierFile) -> ContentDigest {
        KeyedDigest(of: office.master, purpose: "identifier-file").digest(of: file.digest.bytes)
    }

    /// The custody of a domain.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where it has none.
    func custody(of domain: Identifier) throws -> (publicKey: [UInt8], tokens: TokenForm, act: PseudonymAct) {
        let act = try office.register.pseudonymActs().first { $0.domain == domain && $0.kind == .custody }
        guard let act, let key = act.publicKey, let form = act.tokens.flatMap(TokenForm.init(named:)) else {
            throw ReleaseError.invalid(.custodyMissing, domain.text)
        }
        return (key, form, act)
    }

    /// The vault, of a workspace that has one.
    func openVault() throws -> any PseudonymVault {
        guard let vault else { throw ReleaseError.refused(.noVaultHere) }
        return vault
    }
}

/// The moments at which a test ends the process.
package enum PseudonymStep: String, Hashable, Sendable, CaseIterable {
    /// Everything is ready for the entry: rows are in the vault, shares lie in their files.
    case staged = "pseudonym-staged"
    /// The entry is in the ledger and the register knows.
    case logged = "pseudonym-logged"
    /// Rows of an erasure are gone, and nothing says so but the rows.
    case erased = "pseudonym-erased"
}

extension PseudonymAct.Kind {
    /// As the ledger calls it.
    var logged: PseudonymEntry.Event {
        switch self {
        case .custody: .custody
        case .erased: .erased
        case .rekeyed: .rekeyed
        case .restored: .restored
        case .reversed: .reversed
        case .rotated: .rotated
        }
    }
}
