package import TideCore
import TideLedger

/// The ledger's entries as the office reads them.
package struct LogListing {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// One entry.
    package struct Line: Sendable {
        package let index: Int
        package let loggedAt: Instant?
        /// As `release-decision`.
        package let kind: String
        /// As `released`.
        package let state: String
        /// The hidden fields by name; empty unless they were asked for.
        package let hidden: [String: JSONValue]
        /// The names of hidden fields that were erased; empty unless they were asked for.
        package let erased: [String]

        /// Tab-separated: index, time, kind, state; then the hidden fields as JSON, and which were erased.
        package var text: String {
            let time = loggedAt?.description ?? "-"
            let fields =
                ["\(index)", time, kind, state] + (hidden.isEmpty ? [] : [CanonicalJSON.text(.object(hidden))])
                + (erased.isEmpty ? [] : ["erased: \(erased.joined(separator: ", "))"])
            return fields.joined(separator: "\t")
        }

        package var json: JSONValue {
            .members([
                "index": JSONValue(index), "loggedAt": loggedAt.map { .string($0.description) },
                "kind": .string(kind), "state": .string(state), "hidden": hidden.isEmpty ? nil : .object(hidden),
                "erased": erased.isEmpty ? nil : JSONValue(erased),
            ])
        }
    }

    /// Every entry, oldest first.
    package func lines(reveal: Bool) throws -> [Line] {
        try office.ledger.store.entries(0..<office.ledger.store.entryCount()).map { stored in
            let file = "entry \(stored.index)"
            let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
            let hidden = reveal ? try office.hiddenFields(of: statement, in: stored) : [:]
            return Line(
                index: stored.index,
                loggedAt: statement.loggedAt,
                kind: statement.type.name,
                state: statement.state,
                hidden: hidden,
                erased: reveal ? try office.erasedFields(of: stored) : []
            )
        }
    }
}

extension OfficeBooks {
    fileprivate func erasedFields(of stored: StoredEntry) throws -> [String] {
        ErasedField.all(in: try evidence.record(behind: ContentDigest(of: stored.body))).map(\.name)
    }

    /// The hidden fields of an entry by name, from the evidence.
    fileprivate func hiddenFields(of statement: Statement, in stored: StoredEntry) throws -> [String: JSONValue] {
        let record = try evidence.record(behind: ContentDigest(of: stored.body))
        let texts = (record[EvidenceMember.disclosures]?.elements ?? []).compactMap(\.text)
        return try statement.revealed(by: texts.compactMap(Disclosure.init), file: "entry \(stored.index)")
    }

    /// The hidden fields of the entry of an index; empty where there is none.
    private func hiddenFields(ofEntry index: Int) throws -> [String: JSONValue] {
        guard let stored = try store.entries(index..<(index + 1)).first else { return [:] }
        let file = "entry \(index)"
        let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
        return try hiddenFields(of: statement, in: stored)
    }

    /// Why a step was taken, as its entry says; `nil` where it gives no reason.
    package func reason(ofEntry index: Int) throws -> String? { try hiddenFields(ofEntry: index)["reason"]?.text }

    /// Who signed a step of an agreement, as its entry says, sorted.
    package func signers(ofEntry index: Int) throws -> [OfficerName] {
        let signatories = try hiddenFields(ofEntry: index)["signatories"]?.elements ?? []
        return Set(signatories.compactMap { $0["officer"]?.text.flatMap(OfficerName.init) }).sorted()
    }

    /// Which entry erased who signed a step of an agreement, and when; `nil` where nothing did.
    ///
    /// - Complexity: O(entries since then) where it was erased, else O(1).
    package func erasureOfSigners(ofEntry index: Int) throws -> LoggedErasure? {
        guard let stored = try store.entries(index..<(index + 1)).first,
            let field = ErasedField.all(in: try evidence.record(behind: ContentDigest(of: stored.body)))
                .first(where: { $0.name == "signatories" })
        else { return nil }
        for later in try store.entries((index + 1)..<store.entryCount()) {
            let file = "entry \(later.index)"
            let statement = try Statement(Envelope(later.body, file: file).payload, file: file)
            guard statement.type == .disclosureErasure, statement.predicate["entry"] == JSONValue(index),
                (statement.predicate["digests"]?.elements ?? []).contains(.string(field.digest))
            else { continue }
            return LoggedErasure(entry: later.index, at: statement.loggedAt)
        }
        return nil
    }
}

/// That a hidden field was erased, as the log says.
package struct LoggedErasure: Hashable, Sendable {
    /// Index of the entry that says it.
    package let entry: Int
    package let at: Instant?

    /// As `erased 2026-11-30T09:00:00Z, entry 12`.
    package var words: String { "erased \(at.map { "\($0)" } ?? "-"), entry \(entry)" }

    package var json: JSONValue { .members(["at": at.map { .string("\($0)") }, "entry": JSONValue(entry)]) }
}
