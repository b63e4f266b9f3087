import TideCore
package import TideLedger

/// The hidden fields of one entry of the office's own log, as its evidence still holds them.
package struct HiddenFields {
    package let entry: Int
    package let statement: Statement
    /// Ascending by name.
    package let disclosures: [Disclosure]
    /// Those that were erased, ascending by name.
    package let erased: [ErasedField]
    /// SHA-256 of the entry's bytes.
    let digest: ContentDigest
    let record: JSONValue

    /// - Throws: ``ReleaseError/invalid(_:)`` where there is no such entry; where its evidence is missing or changed.
    package init(ofEntry entry: Int, in office: Office) throws {
        guard entry >= 0, entry < (try office.ledger.store.entryCount()),
            let stored = try office.ledger.store.entries(entry..<(entry + 1)).first
        else { throw ReleaseError.invalid(.noSuchEntry, "\(entry)") }
        let file = "entry \(entry)"
        self.entry = entry
        statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
        digest = ContentDigest(of: stored.body)
        record = try office.evidence.record(behind: digest)
        disclosures = (record["disclosures"]?.elements ?? []).compactMap(\.text).compactMap(Disclosure.init)
            .sorted { $0.name < $1.name }
        erased = ErasedField.all(in: record)
    }

    /// Hidden fields by name, each of which the entry has.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a field that the entry doesn't have, ``ReleaseError/refused(_:)`` for one
    ///   that was erased.
    package func named(_ names: [String]) throws -> [Disclosure] {
        try names.map { name in
            if let found = disclosures.first(where: { $0.name == name }) { return found }
            if erased.contains(where: { $0.name == name }) {
                throw ReleaseError.refused(.fieldErased, "\(entry)", name)
            }
            throw ReleaseError.invalid(
                .noSuchField,
                "\(entry)",
                name,
                disclosures.map(\.name).joined(separator: ", ")
            )
        }
    }
}

/// A hidden field whose salt and value are gone: the evidence keeps which one it was.
package struct ErasedField: Hashable, Sendable {
    /// As it stands in `_sd` of the entry.
    package let digest: String
    package let name: String

    /// The member of a record that lists them.
    static let member = "erased"

    static func all(in record: JSONValue) -> [ErasedField] {
        (record[member]?.elements ?? []).compactMap { value in
            guard let digest = value["digest"]?.text, let name = value["name"]?.text else { return nil }
            return ErasedField(digest: digest, name: name)
        }
    }

    var json: JSONValue { ["digest": .string(digest), "name": .string(name)] }
}
