package import TideCore
import TideLedger
package import TidePseudonym

extension PseudonymService {
    /// What is to be forgotten of persons.
    package struct Erasure: Sendable {
        package let domain: Identifier
        package let namespace: Identifier
        package let profile: Normalisation
        /// The identifiers; `nil` where only fields of entries go.
        package let file: IdentifierFile?
        /// Hidden fields that say something of them, by entry.
        package let fields: [Int: [String]]

        package init(
            domain: Identifier,
            namespace: Identifier,
            profile: Normalisation,
            file: IdentifierFile?,
            fields: [Int: [String]]
        ) {
            self.domain = domain
            self.namespace = namespace
            self.profile = profile
            self.file = file
            self.fields = fields
        }
    }

    /// What officers sign so that persons are forgotten: the rows by numbers of chance, which tell nobody who they are.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where there is nothing of them, or for a field that the office still needs.
    package func erasure(_ order: Erasure, reason: String) throws -> Matter {
        let rows = try order.file.map { try self.rows(of: $0, order) } ?? []
        guard !rows.isEmpty || !order.fields.isEmpty else {
            throw ReleaseError.refused(.nobodyToErase, order.domain.text)
        }
        for (entry, names) in order.fields.sorted(by: { $0.key < $1.key }) {
            try FieldErasure(office: office, isSigned: true).check(names, ofEntry: entry)
            try expectOwn(entry, order.domain)
        }
        let fields = Dictionary(uniqueKeysWithValues: order.fields.map { ("\($0.key)", JSONValue($0.value.sorted())) })
        let subject: JSONValue = ["fields": .object(fields), "rows": JSONValue(rows.sorted())]
        let epoch = try epoch(nil, of: order.domain)
        return try matter(.erased, of: order.domain, reason: reason) { _ in (epoch, subject) }
    }

    /// The rows of persons, by number: in every epoch, and of every kind of identifiers that the domain has tokens of.
    ///
    /// A person may have been given tokens under another namespace or profile by a slip; where a text is none of that kind's, it has none.
    private func rows(of file: IdentifierFile, _ order: Erasure) throws -> [String] {
        let vault = try openVault()
        var kinds = try self.kinds(in: order.domain).compactMap { kind -> PseudonymQuestion? in
            guard let profile = Normalisation(rawValue: kind.profile) else { return nil }
            return PseudonymQuestion(domain: order.domain, namespace: kind.namespace, profile: profile, form: .vault)
        }
        let own = PseudonymQuestion(
            domain: order.domain,
            namespace: order.namespace,
            profile: order.profile,
            form: .vault
        )
        _ = try file.identifiers(own.normalised)
        if !kinds.contains(where: { $0.kind == own.kind }) { kinds.append(own) }
        var rows: Set<String> = []
        for question in kinds {
            let identifiers = file.texts.compactMap { try? question.normalised(Array($0.utf8)[...]) }
            for epoch in try epochs(of: order.domain) {
                let lookups = lookups(of: identifiers, question, epoch: epoch).map(\.lookup)
                rows.formUnion(try vault.rows(ofLookups: lookups).values.map { Hex.encode($0.id) })
            }
        }
        return rows.sorted()
    }

    /// Refuses an entry about another domain of pseudonyms.
    private func expectOwn(_ entry: Int, _ domain: Identifier) throws {
        let fields = try HiddenFields(ofEntry: entry, in: office)
        guard fields.statement.type == .pseudonym else { return }
        let own = fields.disclosures.first { $0.name == "key" }?.value["domain"]
        guard own == .string(domain.text) else {
            throw ReleaseError.refused(.fieldOfAnotherDomain, "\(entry)", domain.text)
        }
    }

    /// Logs an erasure, then carries it out.
    package func erase(
        _ matter: Matter,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Recorded {
        let statement = matter.statement
        let order = ErasedParts(statement.subject)
        let approved = try approve(matter, signatures, at: instant)
        var use: VaultRecord?
        if !order.rows.isEmpty, approved.done == nil {
            // The entry comes first, so it says where the vault will stand: which follows from what goes.
            let state = try openVault().state(afterErasing: order.rows)
            use = VaultRecord(domain: statement.domain, state: state, recordedAt: instant, entry: 0)
        }
        let recorded = try log(
            approved,
            key: ["domain": statement.domain.text, "epoch": statement.epoch],
            count: order.rows.count,
            counts: ["fields": statement.erasedFields, "rows": statement.erasedRows],
            vault: use,
            at: instant,
            using: &generator
        )
        try finishErasures(at: instant, using: &generator)
        return recorded
    }

    /// Carries out every erasure on record that the vault does not have yet: after a crash, and after an older copy was put back.
    ///
    /// - Precondition: this process alone writes.
    /// - Throws: ``ReleaseError/failed(_:)`` for a vault that does not stand where the ledger says, once nothing is left to erase.
    package func finishErasures(at instant: Instant, using generator: inout some RandomNumberGenerator) throws {
        let acts = try office.register.pseudonymActs().filter { $0.kind == .erased }
        for act in acts {
            guard let statement = PseudonymStatement(try office.evidence.get(act.statement)) else {
                throw ReleaseError.failed(.changeNotUnderstood, "entry \(act.entry)")
            }
            let order = ErasedParts(statement.subject)
            if !order.rows.isEmpty { try openVault().erase(order.rows) }
            reached(.erased)
            for (entry, names) in order.fields.sorted(by: { $0.key < $1.key }) {
                let gone = Set(try HiddenFields(ofEntry: entry, in: office).erased.map(\.name))
                let left = names.filter { !gone.contains($0) }
                guard !left.isEmpty else { continue }
                // Why stands in what was signed; said again here it could be let go without officers.
                _ = try FieldErasure(office: office, isSigned: true).erase(
                    left,
                    ofEntry: entry,
                    reason: "signed, entry \(act.entry)",
                    at: instant,
                    using: &generator
                )
            }
        }
        guard let vault, let last = try office.register.vaultUses().last, try !vault.follows(last.state) else { return }
        throw ReleaseError.failed(.vaultBehind, office.paths.vault, "\(last.entry)")
    }

    /// Whether the vault stands where the ledger says, or will once erasures that end the record are carried out.
    package func isCurrent() throws -> Bool {
        guard let vault else { return true }
        let erasures = Set(try office.register.pseudonymActs().filter { $0.kind == .erased }.map(\.entry))
        for use in try office.register.vaultUses().reversed() {
            if try vault.follows(use.state) { return true }
            guard erasures.contains(use.entry) else { return false }
        }
        return true
    }
}

extension PseudonymStatement {
    /// How many rows of the vault go by it.
    package var erasedRows: Int { ErasedParts(subject).rows.count }

    /// How many hidden fields of entries go by it.
    package var erasedFields: Int { ErasedParts(subject).fields.values.reduce(0) { $0 + $1.count } }
}

/// The subject of a statement about an erasure.
private struct ErasedParts {
    /// Numbers of rows.
    let rows: [[UInt8]]
    let fields: [Int: [String]]

    init(_ subject: JSONValue) {
        rows = (subject["rows"]?.elements ?? []).compactMap { $0.text.flatMap { Hex.decode($0) } }
        var fields: [Int: [String]] = [:]
        for (entry, names) in subject["fields"]?.members ?? [:] {
            guard let entry = Int(entry) else { continue }
            fields[entry] = (names.elements ?? []).compactMap(\.text)
        }
        self.fields = fields
    }
}
