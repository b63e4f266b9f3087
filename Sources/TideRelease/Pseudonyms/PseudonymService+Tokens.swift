package import TideCore
import TideLedger
package import TidePseudonym

extension PseudonymService {
    /// Tokens for the identifiers of a file.
    package struct Assigned: Sendable {
        /// A CSV file: each identifier as it was written, and its token.
        package let file: [UInt8]
        /// How many identifiers were asked about, and for how many of them a token was made now.
        package let asked: Int
        package let made: Int
        package let epoch: String
        /// Index of the entry that says so.
        package let entry: Int
    }

    /// Gives a token for each identifier of a file: the one that it has, or a new one.
    ///
    /// The vault holds the rows before the ledger says that the key was used, and the caller hands the tokens out after that. Whoever
    /// is interrupted asks again, and gets the same.
    ///
    /// - Parameter isNewKind: that the domain has tokens of other kinds of identifiers alone is no slip.
    package func assign(
        _ question: PseudonymQuestion,
        to file: IdentifierFile,
        isNewKind: Bool = false,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Assigned {
        let epoch = try epoch(nil, of: question.domain)
        let known = try kinds(in: question.domain)
        guard isNewKind || known.isEmpty || known.contains(question.kind) else {
            let names = known.map(\.description).joined(separator: ", ")
            throw ReleaseError.refused(.kindUnknown, question.domain.text, question.kind.description, names)
        }
        let identifiers = try file.identifiers(question.normalised)
        if let quota = office.configuration.assignments {
            let used = try assigned(inMonthOf: instant).asked
            let asked = Set(identifiers.map(\.made)).count
            if let refusal = quota.refusal(of: asked, "assignments", used: used) {
                throw ReleaseError.refused([refusal])
            }
        }
        try office.announceKinds(at: instant, using: &generator)
        let (tokens, made) = try self.tokens(
            of: identifiers.map(\.made),
            question,
            epoch: epoch,
            using: &generator
        )
        reached(.staged)
        let entry = PseudonymEntry(
            .assigned,
            key: question.key(epoch: epoch),
            counts: ["asked": tokens.count, "held": try openVault().count(), "made": made],
            digests: ["input": digest(of: file)]
        )
        let use = try vaultUse(of: question.domain, question.kind, asked: tokens.count, made: made, at: instant)
        let changes: [RegisterChange] = [.vault(use, approval: nil)]
        let index = try office.commit(entry.draft(using: &generator), changes, at: instant, using: &generator)
        reached(.logged)
        return Assigned(
            file: Lines.bytes([file.name, "pseudonym"], identifiers.map { [$0.written, tokens[$0.made] ?? ""] }),
            asked: tokens.count,
            made: made,
            epoch: epoch,
            entry: index
        )
    }

    /// How many identifiers tokens were asked for in a moment's calendar month by UTC, in a domain or in all of them, and how many of
    /// these had none before.
    package func assigned(
        inMonthOf instant: Instant,
        in domain: Identifier? = nil
    ) throws -> (asked: Int, made: Int) {
        let uses = try office.register.vaultUses().filter {
            $0.recordedAt.isInMonth(of: instant) && domain ?? $0.domain == $0.domain
        }
        return (uses.reduce(0) { $0 + $1.asked }, uses.reduce(0) { $0 + $1.made })
    }

    /// The kinds of identifiers that a domain has tokens of, sorted.
    func kinds(in domain: Identifier) throws -> [VaultRecord.Kind] {
        Set(try office.register.vaultUses().filter { $0.domain == domain }.compactMap(\.kind)).sorted()
    }

    /// What the ledger says of a use of the vault, once the vault holds what came of it.
    func vaultUse(
        of domain: Identifier,
        _ kind: VaultRecord.Kind? = nil,
        asked: Int = 0,
        made: Int = 0,
        at instant: Instant
    ) throws -> VaultRecord {
        VaultRecord(
            domain: domain,
            kind: kind,
            state: try openVault().state(),
            asked: asked,
            made: made,
            recordedAt: instant,
            entry: 0
        )
    }

    /// The tokens of normalised identifiers, made where there is none yet: all of them are in the vault when this returns.
    func tokens(
        of identifiers: [[UInt8]],
        _ question: PseudonymQuestion,
        epoch: String,
        using generator: inout some RandomNumberGenerator
    ) throws -> (tokens: [[UInt8]: String], made: Int) {
        let (custody, vault) = (try custody(of: question.domain), try openVault())
        let lookups = lookups(of: identifiers, question, epoch: epoch)
        let known = try vault.rows(ofLookups: lookups.map(\.lookup))
        var tokens: [[UInt8]: String] = [:]
        var unknown: [(identifier: [UInt8], lookup: ContentDigest)] = []
        for (identifier, lookup) in lookups {
            if let row = known[lookup] {
                tokens[identifier] = row.token
            } else {
                unknown.append((identifier, lookup))
            }
        }
        var random = RandomTokens(custody.tokens)
        var rows: [VaultRow] = []
        while rows.count < unknown.count {
            let drawn = (rows.count..<unknown.count).map { _ in random.next(using: &generator) }
            let taken = try vault.taken(drawn, in: question.domain)
            for token in drawn where !taken.contains(token) {
                let (identifier, lookup) = unknown[rows.count]
                let id = [UInt8].random(16, using: &generator)
                let context = question.context(epoch: epoch, row: id)
                guard let sealed = ReversalSeal.seal(identifier, to: custody.publicKey, context: context) else {
                    throw ReleaseError.failed(.changeNotUnderstood, "entry \(custody.act.entry)")
                }
                rows.append(
                    VaultRow(
                        lookup: lookup,
                        id: id,
                        domain: question.domain,
                        epoch: epoch,
                        token: token,
                        sealed: sealed
                    )
                )
                tokens[identifier] = token
            }
        }
        if !rows.isEmpty { try vault.add(rows) }
        return (tokens, rows.count)
    }

    /// What the rows of normalised identifiers are found by, each identifier once.
    func lookups(
        of identifiers: [[UInt8]],
        _ question: PseudonymQuestion,
        epoch: String
    ) -> [(identifier: [UInt8], lookup: ContentDigest)] {
        let key = KeyedDigest(of: office.master, purpose: "pseudonym-vault")
        var seen: Set<[UInt8]> = []
        return identifiers.filter { seen.insert($0).inserted }.map { identifier in
            (identifier, key.digest(of: question.subject(of: identifier[...], epoch: epoch)))
        }
    }
}

extension PseudonymService {
    /// How a key pair is handed out.
    package struct CustodyOrder: Sendable {
        package let shares: Int
        package let needed: Int
        package let tokens: TokenForm

        /// - Precondition: at least two shares are needed, and no more than there are, of at most 255.
        package init(shares: Int, needed: Int, tokens: TokenForm) {
            precondition(needed >= 2 && needed <= shares && shares <= 255, "no such number of shares")
            self.shares = shares
            self.needed = needed
            self.tokens = tokens
        }
    }

    /// Whether shares give the private half of a domain's key pair: for a drill, without any identifier.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where they do not.
    package func tryShares(_ shares: [Redacted<String>], of domain: Identifier) throws {
        _ = try privateKey(of: domain, shares)
    }

    /// What officers sign so that a domain gets a vault.
    ///
    /// - Parameter isNew: that no agreement names the domain is no slip.
    package func custody(
        of domain: Identifier,
        _ order: CustodyOrder,
        isNew: Bool = false,
        reason: String
    ) throws -> Matter {
        let matter = try matter(.custody, of: domain, isNew: isNew, reason: reason) { _ in
            let epoch = try self.epoch(nil, of: domain)
            return (
                epoch,
                [
                    "form": .string(order.tokens.name), "needed": JSONValue(order.needed),
                    "shares": JSONValue(order.shares),
                ]
            )
        }
        let isThere = try office.register.pseudonymActs().contains { $0.domain == domain && $0.kind == .custody }
        guard !isThere || matter.done != nil else { throw ReleaseError.refused(.custodyExists, domain.text) }
        return matter
    }

    /// Makes the key pair of a domain, hands the shares of its private half out, and keeps none.
    ///
    /// - Parameter handOut: brings the shares to where they are safe; the ledger names the public half after that, so that no
    ///   identifier is ever sealed to a key whose shares nobody has.
    package func take(
        _ matter: Matter,
        _ order: CustodyOrder,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator,
        handOut: ([Redacted<String>]) throws -> Void
    ) throws -> Recorded {
        let approved = try approve(matter, signatures, at: instant)
        let secret = Redacted([UInt8].random(32, using: &generator))
        // WHY: any 32 bytes are a private key of X25519.
        guard let publicKey = ReversalSeal.publicKey(of: secret) else { preconditionFailure("no private key") }
        if approved.done == nil {
            let shares = SecretSharing.split(secret, threshold: order.needed, count: order.shares, using: &generator)
            try handOut(shares.map(\.text))
        }
        return try log(
            approved,
            key: [
                "domain": matter.statement.domain.text, "epoch": matter.statement.epoch, "form": order.tokens.name,
            ],
            count: order.shares,
            counts: ["needed": order.needed, "shares": order.shares],
            custody: (publicKey, order.tokens.name),
            vault: try vaultUse(of: matter.statement.domain, at: instant),
            at: instant,
            using: &generator
        )
    }

    /// The private halves of the key pairs of those domains that have a custody, from their shares, which come together.
    func unlock(_ domains: [Identifier], _ shares: [Redacted<String>]) throws -> [Identifier: Redacted<[UInt8]>] {
        let asked = Set(domains)
        let held = try office.register.pseudonymActs().filter { $0.kind == .custody && asked.contains($0.domain) }
            .map(\.domain)
        guard held.count > 1 else {
            return try Dictionary(uniqueKeysWithValues: held.map { ($0, try privateKey(of: $0, shares)) })
        }
        let sets = Dictionary(grouping: shares) { (try? SecretShare($0))?.set }
        var keys: [Identifier: Redacted<[UInt8]>] = [:]
        for domain in held {
            guard !shares.isEmpty else { throw ReleaseError.refused(.sharesNeeded, domain.text) }
            for set in sets.values where keys[domain] == nil { keys[domain] = try? privateKey(of: domain, set) }
            guard keys[domain] != nil else {
                throw ReleaseError.refused(.sharesRefused, domain.text, "none of the sets given opens it")
            }
        }
        return keys
    }

    /// The private half of a domain's key pair, from the shares that its custodians bring.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where they do not give it.
    func privateKey(of domain: Identifier, _ shares: [Redacted<String>]) throws -> Redacted<[UInt8]> {
        let custody = try custody(of: domain)
        guard !shares.isEmpty else { throw ReleaseError.refused(.sharesNeeded, domain.text) }
        func refusal(_ reason: String) -> ReleaseError { .refused(.sharesRefused, domain.text, reason) }
        let key: Redacted<[UInt8]>
        do throws(SharingRefusal) {
            var read: [SecretShare] = []
            for share in shares { read.append(try SecretShare(share)) }
            key = try SecretSharing.combine(read)
        } catch {
            switch error {
            case .malformed: throw refusal("one is not a share, or was changed")
            case .otherSet: throw refusal("they are of several splittings")
            case .twice: throw refusal("one of them comes twice")
            case .tooFew(let needed, let given): throw refusal("\(given) of \(needed) that it takes")
            case .disagree: throw refusal("they contradict each other")
            }
        }
        guard ReversalSeal.publicKey(of: key) == custody.publicKey else { throw refusal("they are of another domain") }
        return key
    }
}
