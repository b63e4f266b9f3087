package import TideAgreement
package import TideCore
import TideLedger

/// Who answers for the keys of pseudonyms: which party, from when to when, as agreements named it.
///
/// It is read from what was signed, so that a version whose document was replaced counts for its time. Whoever was custodian while an epoch
/// was in force answers for it for good: an agreement that names another one later, or ends, takes nothing from them.
package struct Custodianship {
    /// A moment of the ledger: of two entries of one second the later one is later.
    private struct Moment: Comparable {
        let instant: Instant
        /// An entry's index; of what an entry does not begin or end, before all of its second or after them.
        var entry = Int.min

        static func < (left: Self, right: Self) -> Bool { (left.instant, left.entry) < (right.instant, right.entry) }
    }

    private struct Term {
        let party: Identifier
        let from: Moment
        /// The first moment after it.
        let until: Moment
    }

    private let office: Identifier
    private var terms: [Identifier: [Term]] = [:]
    private var firstUses: [Identifier: Moment] = [:]
    private var rotations: [Identifier: [Moment]] = [:]
    /// The domains that a registered agreement names, with the agreements, by id, then version.
    package private(set) var agreements: [Identifier: [AgreementVersion]] = [:]

    /// - Complexity: O(registered agreements): each is opened from the evidence.
    package init(of books: some OfficeBooks) throws {
        office = books.configuration.office
        let endings = Dictionary(grouping: try books.register.events(), by: \.versioned).compactMapValues(\.ending)
        let all = try books.register.agreements()
        for registered in all {
            let form = try books.evidence.value(registered.signedForm)
            guard let agreement = form["agreement"], let clauses = SignedClauses(form: form) else {
                throw ReleaseError.failed(.evidenceChanged, registered.signedForm.hex)
            }
            let version = AgreementVersion(id: registered.id, version: registered.version)
            let offset = agreement["valid"]?["utcOffset"]?.text.flatMap { UTCOffset($0) } ?? .zero
            let begins = Moment(instant: registered.registeredAt, entry: registered.entry)
            var end = Moment(
                instant: Instant(startOf: CalendarDate(daysSince1970: clauses.until.daysSince1970 + 1), at: offset)
            )
            if let ending = endings[version] {
                // One that is to end later ends with the clock, one that ends at once with its entry.
                let isAtOnce = ending.effective == ending.recordedAt
                end = min(end, Moment(instant: ending.effective, entry: isAtOnce ? ending.entry : Int.min))
            }
            // A newer version takes over from its registration on, or from its first day if that is later.
            if let next = all.first(where: { $0.id == registered.id && $0.version > registered.version }) {
                let first = SignedClauses(form: try books.evidence.value(next.signedForm))?.from
                let day = first.map { Instant(startOf: $0, at: offset) } ?? next.registeredAt
                let isLater = day > next.registeredAt
                end = min(end, Moment(instant: max(day, next.registeredAt), entry: isLater ? Int.min : next.entry))
            }
            var named: Set<Identifier> = Self.domains(in: agreement["grants"] ?? .null)
            for item in agreement["pseudonymise"]?.elements ?? [] {
                guard let domain = item["domain"]?.text.flatMap(Identifier.init),
                    let party = item["custodian"]?.text.flatMap(Identifier.init)
                else { continue }
                named.insert(domain)
                terms[domain, default: []].append(Term(party: party, from: begins, until: end))
            }
            for linkage in agreement["linkages"]?.elements ?? [] {
                if let domain = linkage["domain"]?.text.flatMap(Identifier.init) { named.insert(domain) }
            }
            for domain in named {
                note(domain, begins)
                agreements[domain, default: []].append(version)
            }
        }
        for act in try books.register.pseudonymActs() {
            let moment = Moment(instant: act.recordedAt, entry: act.entry)
            note(act.domain, moment)
            if act.kind == .rotated { rotations[act.domain, default: []].append(moment) }
        }
    }

    private mutating func note(_ domain: Identifier, _ moment: Moment) {
        firstUses[domain] = min(moment, firstUses[domain] ?? moment)
    }

    /// The domains of pseudonyms that a value names, at any depth.
    private static func domains(in value: JSONValue) -> Set<Identifier> {
        if let elements = value.elements { return elements.reduce(into: []) { $0.formUnion(domains(in: $1)) } }
        var found: Set<Identifier> = []
        for (name, member) in value.members ?? [:] {
            if name == "pseudonymise", let domain = member["domain"]?.text.flatMap(Identifier.init) {
                found.insert(domain)
            }
            found.formUnion(domains(in: member))
        }
        return found
    }

    /// The parties that answer for an epoch of a domain, sorted: everyone whom an agreement named while it was in force, and this
    /// office where for a time none did.
    ///
    /// - Parameters:
    ///   - epoch: a number from 1 on; one that has not begun is answered for as the newest.
    ///   - instant: what comes after it does not count.
    package func custodians(of domain: Identifier, epoch: String, at instant: Instant) -> [Identifier] {
        let begins = rotations[domain] ?? []
        let number = min(max(Int(epoch) ?? 1, 1), begins.count + 1)
        let now = Moment(instant: instant, entry: Int.max)
        let from = min(number == 1 ? firstUses[domain] ?? now : begins[number - 2], now)
        let end = number - 1 < begins.count ? min(begins[number - 1], now) : now
        var parties: Set<Identifier> = []
        var covered = from
        let named = (terms[domain] ?? []).filter { $0.from < end && $0.until > from }.sorted { $0.from < $1.from }
        for term in named {
            if term.from > covered { parties.insert(office) }
            covered = max(covered, term.until)
            parties.insert(term.party)
        }
        if named.isEmpty || covered < end { parties.insert(office) }
        return parties.sorted()
    }
}

extension OfficeBooks {
    /// Refuses a domain that no registered agreement names.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with the nearest name.
    func expectNamed(_ domain: Identifier) throws {
        let known = try Custodianship(of: self).agreements
        guard known[domain] == nil else { return }
        let others = Set(known.keys).union(try register.pseudonymActs().map(\.domain))
        let near = Suggestion.nearest(to: domain.text, among: others.map(\.text).sorted())
        throw ReleaseError.invalid([Diagnostic(.domainUnknown, [domain.text], suggestion: near)])
    }

    /// Whose signatures over a statement they are.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with every one that does not count, and why.
    func signers(
        of statement: PseudonymStatement,
        _ signatures: [String: [UInt8]],
        at instant: Instant
    ) throws -> [OfficerSignature.Signer] {
        let parties = try policies().parties
        var problems: [Diagnostic] = []
        var signers: Set<OfficerSignature.Signer> = []
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            switch OfficerSignature.verify(
                bytes,
                payload: statement.encoded,
                type: PayloadType.pseudonym,
                among: parties,
                at: instant
            ) {
            case .valid(let signer): signers.insert(signer)
            case .invalid(let reason): problems.append(Diagnostic(.pseudonymSignatureNotValid, [name, reason]))
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return signers.sorted { $0.officer < $1.officer }
    }

    /// Refuses a statement that not two officers of each custodian signed, different persons.
    func expectFourEyes(_ officers: [OfficerName], over statement: PseudonymStatement, at instant: Instant) throws {
        let (policies, custodianship) = (try policies(), try Custodianship(of: self))
        let custodians = Set(
            statement.concerned.flatMap { custodianship.custodians(of: $0.domain, epoch: $0.epoch, at: instant) }
        )
        let missing = custodians.sorted().compactMap { party -> String? in
            // An office that names no person could be anybody's, also that of who signed already.
            let signed = officers.filter { $0.party == party }
            let persons = Set(signed.compactMap { policies.officer($0)?.person })
            guard persons.count < 2 else { return nil }
            let same = signed.count > persons.count ? ", another person than who signed" : ""
            return "\(2 - persons.count) more of \(party)\(same)"
        }
        guard missing.isEmpty else {
            throw ReleaseError.refused(
                .pseudonymUnsigned,
                statement.domain.text,
                statement.act.rawValue,
                missing.joined(separator: ", ")
            )
        }
    }
}

extension PseudonymStatement {
    /// The epochs that it is about: whoever was their custodian signs.
    var concerned: [(domain: Identifier, epoch: String)] {
        switch act {
        case .rotated: [(domain, subject["from"]?.text ?? epoch)]
        case .rekeyed: [(domain, subject["from"]?.text ?? epoch), (domain, epoch)] + around
        case .restored:
            (subject["domains"]?.members ?? [:]).compactMap { name, epoch in
                Identifier(name).map { ($0, epoch.text ?? "1") }
            }
        case .reversed: [(domain, epoch)] + around
        case .custody, .erased: [(domain, epoch)]
        }
    }

    /// The domains around it whose pseudonyms it goes through, with their epochs.
    private var around: [(domain: Identifier, epoch: String)] {
        (subject["within"]?.elements ?? []).compactMap { ring in
            ring["domain"]?.text.flatMap(Identifier.init).map { ($0, ring["epoch"]?.text ?? "1") }
        }
    }
}
