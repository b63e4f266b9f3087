package import TideAgreement
package import TideCore
package import TideLedger

/// Lets parties in under the registrar's key, or changes what is registered of them.
package struct PartyRegistration {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What a registration came to.
    package struct Outcome: Sendable {
        /// By id.
        package let parties: [RegisteredParty]
        /// The registered agreements that it unbinds or leaves without a signature, decided again.
        package let unbound: [Unbound]
    }

    /// An agreement that no longer stands as it was signed.
    package struct Unbound: Hashable, Sendable {
        package let agreement: AgreementVersion
        /// The names whose digest is another one now.
        package let changed: [String]
        /// Whose signatures no longer count, in words.
        package let missing: [String]
    }

    /// The forms that the registrar would sign: of the parties named, or of all that are new or changed.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for an unknown party, or where nothing is to be signed.
    package func forms(of names: [Identifier], in policies: PolicySet) throws -> [PartyForm] {
        let registered = try office.registeredParties()
        let unknown = names.filter { policies.parties[$0] == nil }
        guard unknown.isEmpty else {
            let known = policies.parties.keys.map(\.text)
            throw ReleaseError.invalid(
                unknown.map { name in
                    Diagnostic(.partyUnknown, [name.text], suggestion: Suggestion.nearest(to: name.text, among: known))
                }
            )
        }
        let log = try office.log()
        let forms = (names.isEmpty ? Array(policies.parties.keys) : names).sorted().compactMap { party -> PartyForm? in
            let known = registered[party]
            guard let form = PartyForm(of: party, in: policies, log: log, previous: known?.record.entry),
                known.map({ !form.saysTheSame(as: $0.form) }) ?? true
            else { return nil }
            return form
        }
        guard !forms.isEmpty else { throw ReleaseError.invalid(.partiesUnchanged) }
        return forms
    }

    /// Registers parties of a policy folder, one ledger entry for all of them.
    ///
    /// - Parameters:
    ///   - names: the parties; all that are new or changed where it is empty.
    ///   - files: the policy folder's files by path.
    ///   - signatures: the registrar's envelopes by the name to print for each; a party without one is signed with `key`.
    ///   - key: the registrar's key of the workspace, asked for only where it is needed.
    package func register(
        _ names: [Identifier],
        files: [String: [UInt8]],
        folder: String,
        signatures: [String: [UInt8]],
        key: () throws -> SigningKey,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        let policies = try PolicySet.read(files, folder: folder)
        let forms = try forms(of: names, in: policies)
        let registrar = try Registrar(of: office)
        let given = try envelopes(signatures, for: forms, of: registrar)
        let brought = try policyFiles(holding: forms, in: policies, files: files)
        let accepted = try AcceptedLists(of: office)
        try checkPlain(brought.keys)
        try checkNothingElse(brought, changes: forms.map(\.party), folder: folder)
        var signed: [(form: PartyForm, envelope: Envelope)] = []
        var own: SigningKey?
        for form in forms {
            if let envelope = given[form.party] {
                signed.append((form, envelope))
                continue
            }
            let signing = try own ?? key()
            own = signing
            guard signing.verifyingKey == registrar.key else {
                throw ReleaseError.invalid(.registrarKeyStrange, office.paths.key(.registrar))
            }
            signed.append((form, Envelope(signing: form.encoded, type: PayloadType.party, keys: [signing])))
        }
        let before = try office.unboundAgreements(at: instant)
        // The registrar vouches for parties; of lists the newest stays in force, whatever the folder holds.
        let newest = try accepted.keeping(brought, paths: policies.revocationPaths)
        let parties = try append(signed, files: newest, registrar: registrar, at: instant, using: &generator)
        return Outcome(
            parties: parties,
            unbound: try office.unboundAgreements(at: instant).subtracting(before).sorted {
                $0.agreement < $1.agreement
            }
        )
    }

    private func append(
        _ signed: [(form: PartyForm, envelope: Envelope)],
        files: [String: [UInt8]],
        registrar: Registrar,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> [RegisteredParty] {
        var records: [RegisteredParty] = []
        // The evidence first: what the ledger and the register point at must be there.
        for (form, envelope) in signed {
            records.append(
                RegisteredParty(
                    id: form.party,
                    form: try office.evidence.put(form.encoded, using: &generator),
                    envelope: try office.evidence.put(envelope.encoded, using: &generator),
                    registeredAt: instant,
                    previous: form.previous,
                    entry: 0
                )
            )
        }
        var stored: [String: ContentDigest] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            stored[path] = try office.evidence.put(bytes, using: &generator)
        }
        let entry = PartyEntry(
            .registered,
            members: records.map { .init(id: $0.id, digest: $0.form, previous: $0.previous) },
            registrar: registrar.key.keyID
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            [.parties(records, files: stored)],
            at: instant,
            using: &generator
        )
        return try office.register.partyHistory().filter { $0.entry == index }
    }

    /// The registrar's envelopes by party.
    private func envelopes(
        _ signatures: [String: [UInt8]],
        for forms: [PartyForm],
        of registrar: Registrar
    ) throws -> [Identifier: Envelope] {
        let own = try office.log()
        var found: [Identifier: Envelope] = [:]
        var problems: [Diagnostic] = []
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            guard let envelope = try? Envelope(bytes, file: name), envelope.payloadType == PayloadType.party else {
                problems.append(Diagnostic(.registrarSignatureNotValid, [name, "it is no envelope of a party's form"]))
                continue
            }
            if let other = PartyForm(envelope.payload), other.log != own {
                problems.append(Diagnostic(.statementOfAnotherLog, [name, "\(other.log)", "\(own)"]))
                continue
            }
            guard let form = forms.first(where: { $0.encoded == envelope.payload }) else {
                problems.append(Diagnostic(.registrarSignatureNotValid, [name, "it signs another form"]))
                continue
            }
            guard registrar.signed(envelope, form: form.encoded) else {
                problems.append(Diagnostic(.registrarSignatureNotValid, [name, "another key made it"]))
                continue
            }
            found[form.party] = envelope
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return found
    }

    /// The files that come into force: those that the documents stand in, and those that they name.
    private func policyFiles(
        holding forms: [PartyForm],
        in policies: PolicySet,
        files: [String: [UInt8]]
    ) throws -> [String: [UInt8]] {
        var paths = Set(forms.flatMap(\.files.keys))
        for form in forms {
            paths.formUnion(policies.parties[form.party]?.revocationPaths ?? [])
            paths.insert(try path(of: form.party, in: files))
        }
        return files.filter { paths.contains($0.key) }
    }

    /// The file that a party's document stands in.
    private func path(of party: Identifier, in files: [String: [UInt8]]) throws -> String {
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where PolicyPaths.holdsDocuments(path) {
            if PolicyPaths.documents(in: bytes, path: path).contains("party/\(party)") { return path }
        }
        throw ReleaseError.invalid(.partyUnknown, party.text)
    }

    /// A registered path is plain ASCII, so that no two of them look alike and differ.
    private func checkPlain(_ paths: some Sequence<String>) throws {
        let problems = PolicyPaths.problems(in: paths)
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
    }

    /// The files bring no document but parties, and change no party but those that are registered now.
    private func checkNothingElse(_ files: [String: [UInt8]], changes parties: [Identifier], folder: String) throws {
        var problems: [Diagnostic] = []
        let changed = Set(parties.map { "party/\($0)" })
        let before = try office.policyFiles()
        let known = try office.registeredSet()?.canonical ?? [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where PolicyPaths.holdsDocuments(path) {
            for name in PolicyPaths.documents(in: bytes, path: path)
            where !changed.contains(name) && (!name.hasPrefix("party/") || known[name] == nil) {
                problems.append(Diagnostic(.partyFileHoldsMore, [path, name]))
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        let after = try PolicySet.read(before.merging(files) { $1 }, folder: folder).canonical
        // What stood in a file that is replaced stays, word for word.
        for name in known.keys.sorted() where !changed.contains(name) && known[name] != after[name] {
            problems.append(Diagnostic(.partyFileHoldsMore, [folder, name]))
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
    }
}

extension Office {
    /// Every version of every registered agreement that can still permit something and does not stand as it was signed.
    package func unboundAgreements(at instant: Instant) throws -> Set<PartyRegistration.Unbound> {
        guard try !register.agreements().isEmpty else { return [] }
        return Set(try agreementListings(at: instant).compactMap(\.unbound))
    }
}
