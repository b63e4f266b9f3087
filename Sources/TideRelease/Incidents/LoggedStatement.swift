import TideAgreement
import TideCore
import TideLedger

/// What an officer signed about duties, read behind the entry that logged it.
struct LoggedStatement {
    let entry: Int
    let loggedAt: Instant?
    let officer: OfficerName?
    /// The names of the duties that the entry is about, ascending.
    let duties: [String]
    let said: Said

    /// What was signed.
    enum Said {
        case certificate(DestructionCertificate)
        case statement(DutyStatement)
        /// A payload that this version does not make.
        case unknown
    }

    /// - Throws: ``ReleaseError/failed(_:)`` where the entry or its evidence is missing.
    init(entry: Int, in office: Office) throws {
        guard let body = try office.ledger.store.entries(entry..<(entry + 1)).first?.body else {
            throw ReleaseError.failed(.evidenceMissing, "entry \(entry)")
        }
        let file = "entry \(entry)"
        let statement = try Statement(Envelope(body, file: file).payload, file: file)
        try self.init(entry: entry, statement: statement, body: body, in: office)
    }

    private init(entry: Int, statement: Statement, body: [UInt8], in office: Office) throws {
        let record = try office.evidence.record(behind: ContentDigest(of: body))
        let disclosed = (record["disclosures"]?.elements ?? []).compactMap(\.text).compactMap(Disclosure.init)
        func hidden(_ name: String) -> JSONValue? { disclosed.first { $0.name == name }?.value }
        self.entry = entry
        loggedAt = statement.loggedAt
        officer = hidden("officer")?.text.flatMap(OfficerName.init)
        duties = (hidden("duties")?.elements ?? []).compactMap(\.text)
        guard let payload = try Self.payload(record, in: office, file: "entry \(entry)") else {
            said = .unknown
            return
        }
        if let certificate = DestructionCertificate(payload) {
            said = .certificate(certificate)
        } else if let statement = DutyStatement(payload) {
            said = .statement(statement)
        } else {
            said = .unknown
        }
    }

    private static func payload(_ record: JSONValue, in office: Office, file: String) throws -> [UInt8]? {
        // A detached signature has what it signs beside it.
        if let beside = record["payload"]?.text.flatMap(ContentDigest.init(hex:)) {
            return try office.evidence.get(beside)
        }
        guard let digest = record["envelope"]?.text.flatMap(ContentDigest.init(hex:)) else { return nil }
        return try Envelope(office.evidence.get(digest), file: file).payload
    }

    /// Everything that was said about duties from an entry on, oldest first.
    ///
    /// - Complexity: O(entries since then).
    static func all(since first: Int, in office: Office) throws -> [LoggedStatement] {
        try office.ledger.store.entries(first..<office.ledger.store.entryCount()).compactMap { stored in
            let file = "entry \(stored.index)"
            let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
            guard statement.type == .duty else { return nil }
            return try LoggedStatement(entry: stored.index, statement: statement, body: stored.body, in: office)
        }
    }

    /// In the officer's words; of a certificate its method.
    var words: String? {
        switch said {
        case .certificate(let certificate): certificate.method
        case .statement(let statement): statement.statement
        case .unknown: nil
        }
    }

    var certificate: DestructionCertificate? {
        if case .certificate(let certificate) = said { certificate } else { nil }
    }

    var statement: DutyStatement? { if case .statement(let statement) = said { statement } else { nil } }
}
