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
        let question = PseudonymQuestion(
            domain: order.domain,
            namespace: order.namespace,
            profile: order.profile,
            form: .vault
        )
        var rows: [String] = []
        if let file = order.file {
            let identifiers = try file.identifiers { (text) throws(IdentifierRefusal) in
                Array(try order.profile.apply(toBytes: text))
            }.map(\.made)
            let vault = try openVault()
            // A person has a row in every epoch in which tokens were given.
            for epoch in try epochs(of: order.domain) {
                let lookups = lookups(of: identifiers, question, epoch: epoch).map(\.lookup)
                rows += try vault.rows(ofLookups: lookups).values.map { Hex.encode($0.id) }
            }
        }
        guard !rows.isEmpty || !order.fields.isEmpty else {
            throw ReleaseError.refused(.nobodyToErase, order.domain.text)
        }
        for (entry, names) in order.fields.sorted(by: { $0.key < $1.key }) {
            try FieldErasure(office: office).check(names, ofEntry: entry)
        }
        let fields = Dictionary(uniqueKeysWithValues: order.fields.map { ("\($0.key)", JSONValue($0.value.sorted())) })
        let subject: JSONValue = ["fields": .object(fields), "rows": JSONValue(rows.sorted())]
        let epoch = try epoch(nil, of: order.domain)
        return try matter(.erased, of: order.domain, reason: reason) { _ in (epoch, subject) }
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
        let recorded = try log(
            approve(matter, signatures, at: instant),
            key: ["domain": statement.domain.text, "epoch": statement.epoch],
            count: order.rows.count,
            counts: ["fields": order.fields.values.reduce(0) { $0 + $1.count }, "rows": order.rows.count],
            at: instant,
            using: &generator
        )
        try finishErasures(at: instant, using: &generator)
        return recorded
    }

    /// Carries out every erasure on record that the vault does not have yet: after a crash, and after an older copy was put back.
    ///
    /// - Precondition: this process alone writes.
    package func finishErasures(at instant: Instant, using generator: inout some RandomNumberGenerator) throws {
        let acts = try office.register.pseudonymActs().filter { $0.kind == .erased }
        let done = try vault?.erasedUpTo() ?? -1
        for act in acts where act.entry > done {
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
                _ = try FieldErasure(office: office).erase(
                    left,
                    ofEntry: entry,
                    reason: statement.reason,
                    at: instant,
                    using: &generator
                )
            }
            try vault?.noteErased(upTo: act.entry)
        }
    }
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
