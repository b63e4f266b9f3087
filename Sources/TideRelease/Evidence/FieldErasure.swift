package import TideCore
package import TideLedger

/// Deletes hidden fields of an entry for ever: their salts and values, not the entry, whose digests stay.
///
/// The entry `disclosure-erasure` comes first, then the deletion: the log's entry names the digests, so that whoever finishes after a crash knows
/// from it alone what has to go. The other way around a crash could leave fields deleted that nobody said were. Nothing else is
/// appended before ``finish(in:reached:)`` looked at the newest entry, so that only that one can be unfinished.
package struct FieldErasure {
    private let office: Office
    /// Whether officers signed what goes: nothing goes of an entry about pseudonyms without.
    private let isSigned: Bool

    package init(office: Office, isSigned: Bool = false) {
        self.office = office
        self.isSigned = isSigned
    }

    /// What was erased.
    package struct Erased: Hashable, Sendable {
        /// Index of the entry that says it.
        package let entry: Int
        package let fields: [ErasedField]
        /// Other hidden fields of the entry that have an erased value in their text, by name.
        package let alsoSaidBy: [String]
    }

    /// Logs an erasure and carries it out.
    ///
    /// The opening of the subject goes with the request that it holds.
    ///
    /// - Parameters:
    ///   - names: of hidden fields, at least one.
    ///   - reason: in the officers' words; hidden in the new entry.
    /// - Throws: ``ReleaseError/refused(_:)`` for a field that the office still needs, or that was erased before;
    ///   ``ReleaseError/invalid(_:)`` for one that the entry doesn't have.
    package func erase(
        _ names: [String],
        ofEntry entry: Int,
        reason: String,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator,
        reached: (DurableFile.WipingStep?) -> Void = { _ in }
    ) throws -> Erased {
        let (fields, going) = try chosen(names, ofEntry: entry)
        let names = Set(going.map(\.name))
        try office.announceKinds(at: instant, using: &generator)
        let draft = DisclosureErasureEntry(entry: entry, digests: going.map(\.digest), reason: reason)
            .draft(using: &generator)
        let index = try office.commit(draft, [], at: instant, using: &generator)
        reached(nil)
        try Self.finish(in: office, using: &generator) { reached($0) }
        let staying = fields.disclosures.filter { !names.contains($0.name) }
        return Erased(
            entry: index,
            fields: going.map { ErasedField(digest: $0.digest, name: $0.name) },
            alsoSaidBy: staying.filter { stays in going.contains { Self.says($0.value, in: stays.value) } }.map(\.name)
        )
    }

    /// Refuses what ``erase(_:ofEntry:reason:at:using:reached:)`` would.
    func check(_ names: [String], ofEntry entry: Int) throws { _ = try chosen(names, ofEntry: entry) }

    /// The fields that go.
    private func chosen(
        _ names: [String],
        ofEntry entry: Int
    ) throws -> (fields: HiddenFields, going: [Disclosure]) {
        let fields = try HiddenFields(ofEntry: entry, in: office)
        guard isSigned || fields.statement.type != .pseudonym else {
            throw ReleaseError.refused(.fieldOfPseudonyms, "\(entry)")
        }
        var names = Set(names)
        if names.contains("request"), fields.disclosures.contains(where: { $0.name == "commitment" }) {
            names.insert("commitment")
        }
        let going = try fields.named(names.sorted())
        let needed = going.compactMap { field in
            Self.need(of: field.name, in: fields.statement).map {
                Diagnostic(.fieldNeeded, ["\(entry)", field.name, $0])
            }
        }
        guard needed.isEmpty else { throw ReleaseError.refused(needed) }
        return (fields, going)
    }

    /// Finishes an erasure that the newest entry of the log says, where a run ended before it did.
    ///
    /// - Precondition: this process alone writes.
    static func finish(
        in office: Office,
        using generator: inout some RandomNumberGenerator,
        reached: (DurableFile.WipingStep) -> Void = { _ in }
    ) throws {
        try office.evidence.settleRecords()
        let newest = try office.ledger.store.entryCount() - 1
        guard newest > 0 else { return }
        guard let stored = try office.ledger.store.entries(newest..<(newest + 1)).first else { return }
        let file = "entry \(newest)"
        let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
        guard statement.type == .disclosureErasure, let entry = statement.predicate["entry"]?.number,
            let digests = statement.predicate["digests"]?.elements?.compactMap(\.text), entry < newest
        else { return }
        let fields = try HiddenFields(ofEntry: entry, in: office)
        let going = fields.disclosures.filter { digests.contains($0.digest) }
        guard !going.isEmpty, var members = fields.record.members else { return }
        let staying = fields.disclosures.filter { !digests.contains($0.digest) }
        members["disclosures"] = JSONValue(staying.map(\.text))
        let erased = fields.erased + going.map { ErasedField(digest: $0.digest, name: $0.name) }
        members[ErasedField.member] = .array(erased.sorted { $0.name < $1.name }.map(\.json))
        var dropped = (members[Self.dropped]?.elements ?? []).compactMap(\.text)
        for copy in Self.copies {
            guard let value = members[copy], going.contains(where: { Self.says($0.value, in: value) }) else { continue }
            members[copy] = nil
            dropped.append(copy)
        }
        if !dropped.isEmpty { members[Self.dropped] = JSONValue(dropped.sorted()) }
        try office.evidence.rewrite(members, behind: fields.digest, using: &generator, reached: reached)
    }

    /// Members of a record that tell a decision's fields once more, for whoever explains it; nothing is made of them.
    private static let copies = ["decision", "requestSignature"]
    /// The member of a record that lists which of them went along.
    private static let dropped = "dropped"

    /// Whether a text of a value stands in another value.
    private static func says(_ value: JSONValue, in other: JSONValue) -> Bool {
        let text = CanonicalJSON.text(other)
        return texts(of: value).contains { $0.utf8.count > 2 && text.contains(CanonicalJSON.text(.string($0))) }
    }

    private static func texts(of value: JSONValue) -> [String] {
        if let text = value.text { return [text] }
        if let elements = value.elements { return elements.flatMap(texts) }
        return (value.members ?? [:]).values.flatMap(texts)
    }

    /// Why the office still needs a field; `nil` where it may go.
    ///
    /// What the register is made of stays, and what later decisions, duties and recalls read. What names persons beside
    /// them, and words, may go.
    package static func need(of field: String, in statement: Statement) -> String? {
        let register = "the register is made of what it says"
        let isReleased = statement.type == .releaseDecision && statement.state == "released"
        switch (statement.type, field) {
        case (.agreement, "agreement"), (.agreement, "effective"), (.agreement, "previous"), (.party, "parties"),
            (.releaseDelivery, "release"):
            return register
        case (.releaseDecision, "agreement"), (.releaseDecision, "dataset"), (.releaseDecision, "input"),
            (.releaseDecision, "recipient"), (.releaseDecision, "release"), (.releaseDecision, "request"):
            return isReleased ? register : nil
        case (.releaseDecision, "supersedes"):
            return isReleased ? "what followed a recalled release is told by it" : nil
        case (.releaseIncident, "reason"): return nil
        case (.releaseIncident, _): return "what a recall asks of everybody is told by it"
        case (.pseudonym, "reason"): return nil
        case (.pseudonym, _): return "what was given back, and who signed, is told by it"
        case (.duty, "duties"), (.duty, "officer"), (.duty, "envelope"), (.duty, "key"):
            return "who has done what they owe is told by it"
        case (.releaseDecision, "commitment"): return nil
        case (.releaseDecision, "evidence"): return "what stands behind the entry is held against it"
        case (_, "commitment"): return "it tells what the entry is about, and holds no more than stays"
        default: return nil
        }
    }
}

extension EvidenceStore {
    /// Writes the record behind an entry anew, and overwrites the old one.
    func rewrite(
        _ record: [String: JSONValue],
        behind entry: ContentDigest,
        using generator: inout some RandomNumberGenerator,
        reached: (DurableFile.WipingStep) -> Void
    ) throws {
        let sealed = try SealedFormat.seal(
            CanonicalJSON.encode(.object(record)),
            purpose: "entry/\(entry.hex)",
            key: .master(master),
            using: &generator
        )
        try DurableFile.replaceWiping(path(behind: entry), with: sealed, mode: 0o600, reached: reached)
    }

    /// Ends what a crash left of ``rewrite(_:behind:using:reached:)``.
    func settleRecords() throws {
        guard DurableFile.isFolder(entries) else { return }
        for name in try DurableFile.names(in: entries) where name.hasSuffix(DurableFile.wipedEnding) {
            try DurableFile.settleWiping("\(entries)/\(name.dropLast(DurableFile.wipedEnding.count))")
        }
    }
}
