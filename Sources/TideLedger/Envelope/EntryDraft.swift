package import TideCore

/// An entry before its fields are hidden: what is said in clear and what is not.
package struct EntryDraft: Sendable {
    package let type: PredicateType
    let subjects: [Statement.Subject]
    let clear: [String: JSONValue]
    private(set) var hidden: [String: JSONValue]

    /// - Parameters:
    ///   - subjects: none yet for a release, see ``HiddenEntry/covering(manifest:)``.
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

    /// The same entry, which says what stands behind it: nobody can put other evidence in its place later.
    ///
    /// - Parameter evidence: SHA-256 of the evidence, as the office states it.
    package func committing(to evidence: ContentDigest) -> EntryDraft {
        var draft = self
        draft.hidden["evidence"] = .string(evidence.hex)
        return draft
    }

    /// Hides fields behind fresh salts, among decoys.
    ///
    /// A release's disclosures are listed in its manifest, and the manifest in the entry; so this comes first.
    ///
    /// - Parameter generator: for salts and decoys; it must not be guessable.
    package func hide(using generator: inout some RandomNumberGenerator) -> HiddenEntry {
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
        predicate["crit"] = JSONValue(["_sd_alg", type.stateField].sorted())
        return HiddenEntry(type: type, subjects: subjects, predicate: predicate, disclosures: disclosures)
    }
}

/// An entry whose fields are hidden and which is not signed yet.
package struct HiddenEntry: Sendable {
    let type: PredicateType
    var subjects: [Statement.Subject]
    let predicate: [String: JSONValue]
    /// Every hidden field, ascending by name: for the evidence.
    package let disclosures: [Disclosure]

    /// The fields for one audience; an auditor gets all.
    package func disclosures(for audience: Audience) -> [Disclosure] {
        let names = Set(type.hiddenFields.filter { $0.audience == .recipient }.map(\.name))
        return audience == .auditor ? disclosures : disclosures.filter { names.contains($0.name) }
    }

    /// The entry about a release: its subject is the manifest.
    package func covering(manifest: ContentDigest) -> HiddenEntry {
        var entry = self
        entry.subjects = [Statement.Subject(name: BundleFile.manifest, digest: manifest)]
        return entry
    }

    /// Pads and signs.
    ///
    /// - Parameters:
    ///   - loggedAt: the office's clock, not earlier than that of the entry before.
    ///   - anchor: the newest tree head known; `nil` for a genesis alone.
    ///   - keys: release keys, at least one; with the others that a change of keys needs.
    /// - Throws: `.refused` if the entry is larger than ``SignedEntry/largestSize``; `.failed` where a signer gives no signature.
    /// - Precondition: a release covers its manifest.
    package func sign(loggedAt: Instant, anchor: Anchor?, keys: [any LogSigner]) throws(LedgerError) -> SignedEntry {
        var predicate = predicate
        predicate["anchor"] = anchor?.json
        predicate["loggedAt"] = .string("\(loggedAt)")
        predicate["pad"] = ""
        let bare = Statement(subjects: subjects, type: type, predicate: .object(predicate)).payload.count
        let size = max(Self.smallestPayload, (bare + Statement.step - 1) / Statement.step * Statement.step)
        predicate["pad"] = .string(String(repeating: "0", count: size - bare))
        let statement = Statement(subjects: subjects, type: type, predicate: .object(predicate))
        precondition(statement.isAboutItsKind, "a statement about nothing, or about something else")
        let bytes = try Envelope(signing: statement.payload, type: PayloadType.statement, signers: keys).encoded
        guard bytes.count <= SignedEntry.largestSize else { throw .refused(.entryTooLarge, "\(bytes.count)") }
        return SignedEntry(statement: statement, bytes: bytes)
    }

    /// Smaller payloads are padded to this size, so that a refusal is as large as a release.
    private static let smallestPayload = 4 * Statement.step
}

/// An entry as the log takes it.
package struct SignedEntry: Hashable, Sendable {
    package let statement: Statement
    /// The envelope's exact bytes: what the log hashes, and `release.dsse.json`.
    package let bytes: [UInt8]

    /// The largest entry, in bytes; what is larger goes to the evidence by digest.
    package static let largestSize = 60_000
}
