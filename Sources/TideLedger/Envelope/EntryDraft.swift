package import TideCore

/// An entry before it is signed: what is said in clear and what is hidden.
package struct EntryDraft: Sendable {
    package let type: PredicateType
    package let subjects: [Statement.Subject]
    let clear: [String: JSONValue]
    let hidden: [String: JSONValue]

    /// - Parameters:
    ///   - clear: the kind's own fields.
    ///   - hidden: values by field name; `nil` where there is nothing to say.
    init(
        type: PredicateType,
        subjects: [Statement.Subject],
        state: String,
        clear: [String: JSONValue] = [:],
        hidden: [String: JSONValue?]
    ) {
        self.type = type
        self.subjects = subjects
        self.clear = clear.merging([type.stateField: .string(state)]) { first, _ in first }
        self.hidden = hidden.compactMapValues { $0 }
        let known = Set(type.hiddenFields.map(\.name))
        precondition(self.hidden.keys.allSatisfy(known.contains), "a hidden field that the format does not have")
    }

    /// Hides, pads and signs.
    ///
    /// - Parameters:
    ///   - loggedAt: the office's clock, not earlier than that of the entry before.
    ///   - anchor: the newest tree head known; `nil` for a genesis alone.
    ///   - keys: release keys, at least one.
    ///   - generator: for salts and decoys; it must not be guessable.
    /// - Throws: `.refused` if the entry is larger than ``SignedEntry/largestSize``.
    package func sign(
        loggedAt: Instant,
        anchor: Anchor?,
        keys: [SigningKey],
        using generator: inout some RandomNumberGenerator
    ) throws(LedgerError) -> SignedEntry {
        var disclosures: [Disclosure] = []
        for (name, value) in hidden.sorted(by: { $0.key < $1.key }) {
            disclosures.append(Disclosure(name: name, value: value, using: &generator))
        }
        var digests = disclosures.map(\.digest)
        while digests.count < type.digestCount {
            digests.append(Base64URL.encode(ContentDigest(of: .random(32, using: &generator)).bytes))
        }
        var predicate = clear
        predicate["_sd"] = JSONValue(digests.sorted())
        predicate["_sd_alg"] = "sha-256"
        predicate["anchor"] = anchor?.json
        predicate["crit"] = JSONValue(["_sd_alg", type.stateField].sorted())
        predicate["loggedAt"] = .string("\(loggedAt)")
        predicate["pad"] = ""
        func statement() -> Statement {
            Statement(subjects: subjects, type: type, predicate: .object(predicate))
        }
        let bare = statement().payload.count
        let size = max(Self.smallestPayload, (bare + Statement.step - 1) / Statement.step * Statement.step)
        predicate["pad"] = .string(String(repeating: "0", count: size - bare))
        let padded = statement()
        let envelope = Envelope(signing: padded.payload, type: PayloadType.statement, keys: keys)
        let bytes = envelope.encoded
        guard bytes.count <= SignedEntry.largestSize else { throw .refused(.entryTooLarge, "\(bytes.count)") }
        return SignedEntry(statement: padded, bytes: bytes, disclosures: disclosures)
    }

    /// Smaller payloads are padded to this size, so that a refusal is as large as a release.
    private static let smallestPayload = 4 * Statement.step
}

/// An entry as the log takes it, with what opens its hidden fields.
package struct SignedEntry: Sendable {
    package let statement: Statement
    /// The envelope's exact bytes: what the log hashes, and `release.dsse.json`.
    package let bytes: [UInt8]
    /// Every hidden field, ascending by name: for the evidence.
    package let disclosures: [Disclosure]

    /// The fields for one audience; an auditor gets all.
    package func disclosures(for audience: Audience) -> [Disclosure] {
        let names = Set(statement.type.hiddenFields.filter { $0.audience == .recipient }.map(\.name))
        return audience == .auditor ? disclosures : disclosures.filter { names.contains($0.name) }
    }

    /// The largest entry, in bytes; what is larger goes to the evidence by digest.
    package static let largestSize = 60_000
}
