package import TideAgreement
package import TideCore
package import TideLedger

/// Who may enter: the registrar's key in force, as the ledger has it, and what it and those before it signed.
package struct Registrar {
    /// The registrar's key in force.
    package let key: VerifyingKey
    private let records: [KeyHistory.Record]

    /// - Throws: ``ReleaseError/failed(_:)`` where the registrar's key was revoked and none took its place.
    package init(of office: some OfficeBooks) throws {
        let history = try office.keys()
        guard let key = history.inForce(.registrar).last?.key else {
            throw ReleaseError.failed(.changeNotUnderstood, "the registrar's key")
        }
        self.key = key
        self.records = history.records.filter { $0.role == .registrar }
    }

    /// Whether an envelope is the registrar's signature over a form, and nobody else's beside it.
    ///
    /// - Parameter entry: the index of the entry that registered it, where a key counts that was in force there; `nil` for a form
    ///   that comes now.
    package func signed(_ envelope: Envelope, form: [UInt8], at entry: Int? = nil) -> Bool {
        let keys = records.compactMap { record in isCounted(record, at: entry) ? record.key : nil }
        return envelope.payloadType == PayloadType.party && envelope.payload == form
            && envelope.closedSigners(among: keys)?.count == 1
    }

    private func isCounted(_ record: KeyHistory.Record, at entry: Int?) -> Bool {
        guard let entry else { return record.isInForce }
        let end = min(record.replacement?.index ?? .max, record.revocation?.from.index ?? .max)
        return record.index < entry && entry < end
    }
}

/// What the registrar signs of a party: its document, the digests of the files that it names, in which log it enters, and
/// which entry this follows.
///
/// Canonical JSON `{"files":{…},"genesis":…,"origin":…,"party":{…},"previous":…,"version":"tidegate/party/v1"}`; `previous` is
/// left out for a party that enters. Lists of revoked certificates are not among the files: their issuers sign them, and
/// newer ones are taken without the registrar.
package struct PartyForm: Hashable, Sendable {
    package let log: LogIdentity
    package let party: Identifier
    /// In canonical form.
    package let document: JSONValue
    /// SHA-256 by path.
    package let files: [String: ContentDigest]
    /// The index of the party's entry before this one.
    package let previous: Int?

    /// The form of a party as a policy set has it; `nil` where it has none of this id.
    package init?(of party: Identifier, in policies: PolicySet, log: LogIdentity, previous: Int?) {
        guard let document = policies.canonical["party/\(party)"], let model = policies.parties[party] else {
            return nil
        }
        self.log = log
        self.party = party
        self.document = document
        let paths = model.officers.flatMap { $0.keys.flatMap(\.boundFiles) } + model.certificates.map(\.file)
        self.files = Dictionary(paths.map { ($0, ContentDigest(of: policies.files[$0] ?? [])) }) { first, _ in first }
        self.previous = previous
    }

    /// Reads a form; `nil` unless it is whole and canonical.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(bytes), let log = LogIdentity(value), let document = value["party"],
            let party = document["id"]?.text.flatMap(Identifier.init), let files = value["files"]?.members
        else { return nil }
        self.log = log
        self.party = party
        self.document = document
        self.files = files.compactMapValues { $0.text.flatMap(ContentDigest.init(hex:)) }
        self.previous = value["previous"]?.number
        guard encoded == bytes else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] {
        var members = log.members
        members["files"] = .object(files.mapValues { .string($0.hex) })
        members["party"] = document
        members["previous"] = previous.map { JSONValue($0) }
        members["version"] = "tidegate/party/v1"
        return CanonicalJSON.encode(.object(members))
    }

    /// Whether it says the same of the party, whichever entry it follows.
    package func saysTheSame(as other: PartyForm) -> Bool { document == other.document && files == other.files }
}

extension Office {
    /// Refuses to sign entries with a key that is no release key of the ledger now, such as that of another role.
    ///
    /// Every key of a workspace opens under one passphrase, and no key signs two kinds of things.
    ///
    /// - Throws: ``ReleaseError/failed(_:)``.
    ///
    /// - Parameter now: an overlap may have ended.
    package func checkReleaseKey(at now: Instant) throws {
        let (keyID, index) = (releaseKey.verifyingKey.keyID, try ledger.store.entryCount())
        guard try keys().problem(keyID, at: index, time: now, file: "") == nil else {
            throw ReleaseError.failed(.releaseKeyStrange, paths.stem(of: keyID, .release) ?? paths.key(.release))
        }
    }
}

extension OfficeBooks {
    /// The newest form of every registered party, each with the registrar's signature verified.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for a record that the registrar did not sign.
    func registeredParties() throws -> [Identifier: (record: RegisteredParty, form: PartyForm)] {
        let registrar = try Registrar(of: self)
        let log = try log()
        var parties: [Identifier: (record: RegisteredParty, form: PartyForm)] = [:]
        for record in try register.parties() {
            let bytes = try evidence.get(record.form)
            let envelope = try Envelope(evidence.get(record.envelope), file: "the registrar's signature")
            guard let form = PartyForm(bytes), form.party == record.id, form.previous == record.previous,
                form.log == log, registrar.signed(envelope, form: bytes, at: record.entry)
            else {
                throw ReleaseError.failed(.registrarSignatureNotValid, record.id.text, "the register's own record")
            }
            parties[record.id] = (record, form)
        }
        return parties
    }

    /// Holds every party of a policy set against what the registrar signed.
    ///
    /// - Returns: a problem for each that is not registered, or not so.
    func unregisteredParties(of policies: PolicySet) throws -> [Diagnostic] {
        let registered = try registeredParties()
        let log = try log()
        return policies.parties.keys.sorted().compactMap { party in
            guard let known = registered[party] else { return Diagnostic(.partyNotRegistered, [party.text]) }
            guard PartyForm(of: party, in: policies, log: log, previous: nil)?.saysTheSame(as: known.form) == true
            else {
                return Diagnostic(.partyDiffers, [party.text])
            }
            return nil
        }
    }
}
