import TideAgreement
package import TideCore
import TideLedger

/// Declares, changes and ends firewalls, by the signatures of those who own what they protect; each an entry of the ledger first.
///
/// A firewall begins with a signature of each of its owners. Whatever changes in its text afterwards, and its end, takes so many
/// of the owners that it had as `change` of its text in force names, all of them where it names no number: else whoever it is
/// in the way of would take the stones out one by one. An officer who answers for a declassifier or a permitted join signs too,
/// and so does, each time, an owner who has data under it by the purpose of collection alone and is not among its owners.
package struct FirewallRegistration {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// A firewall that is to enter, change or end, read with all that it stands on.
    private struct Matter {
        let form: FirewallForm
        let event: RegisteredFirewall.Event
        /// As it would be; `nil` where it ends.
        let after: Firewall?
        /// As it is in force; `nil` where there is none.
        let before: Firewall?
        let previous: Int?
        /// Who owned data that it protects when it was declared, or signed a change since, and is not among its owners; sorted.
        let unlisted: [Identifier]
        /// What would be in force.
        let policies: PolicySet
        /// The files that come into force.
        let files: [String: [UInt8]]

        /// Whether an officer's signature can count.
        func isAsked(_ officer: OfficerName) -> Bool {
            unlisted.contains(officer.party) || (after?.unlistedOwners(in: policies).contains(officer.party) ?? false)
                || [before, after].compactMap(\.self).contains { firewall in
                    firewall.owners.contains(officer.party) || firewall.answering.contains { $0.by == officer }
                }
        }

        /// Which parties' signatures are missing beside those of some officers, in words.
        func missing(_ signers: [OfficerName]) -> [String] {
            let parties = Set(signers.map(\.party))
            var missing: [String] = []
            if let before {
                let count = before.changeCount ?? before.owners.count
                let signed = before.owners.filter(parties.contains).count
                if signed < count {
                    let names = before.owners.map(\.text).joined(separator: ", ")
                    missing.append("\(count - signed) more of \(names)")
                }
            }
            let standing = Set(before?.owners ?? [])
            missing += (after?.owners ?? []).filter { !standing.contains($0) && !parties.contains($0) }.map(\.text)
            missing += unlisted.filter { !parties.contains($0) && !missing.contains($0.text) }.map(\.text)
            let known = Set(before?.answering ?? [])
            missing += (after?.answering ?? []).filter { !known.contains($0) && !signers.contains($0.by) }
                .map { "\($0.by)" }
            return missing
        }
    }

    /// What owners would sign now.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where nothing would change, or the folder changes anything else.
    package func form(of id: Identifier, files: [String: [UInt8]], folder: String) throws -> FirewallForm {
        try matter(of: id, files: files, folder: folder).form
    }

    /// Registers a firewall of a policy folder; where the folder's documents hold it no more, its end.
    ///
    /// - Parameter signatures: by the name to print for each.
    /// - Throws: ``ReleaseError/invalid(_:)`` with every signature that does not count; ``ReleaseError/refused(_:)`` with those
    ///   that are missing.
    package func register(
        _ id: Identifier,
        files: [String: [UInt8]],
        folder: String,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> (firewall: RegisteredFirewall, proof: RegisteredProof) {
        let matter = try matter(of: id, files: files, folder: folder)
        let signers = try signers(signatures, of: matter, at: instant)
        let missing = matter.missing(signers.map(\.officer))
        guard missing.isEmpty else {
            throw ReleaseError.refused(.firewallUnsigned, id.text, missing.joined(separator: ", "))
        }
        let proof = try RegisteredProof(of: office, in: matter.policies, at: instant)
        try office.evidence.put(matter.form.encoded, using: &generator)
        var stored: [String: ContentDigest] = [:]
        for (path, bytes) in matter.files.sorted(by: { $0.key < $1.key }) {
            stored[path] = try office.evidence.put(bytes, using: &generator)
        }
        let record = RegisteredFirewall(
            id: id,
            event: matter.event,
            form: ContentDigest(of: matter.form.encoded),
            signatures: try Set(signatures.values.map { try office.evidence.put($0, using: &generator) }).sorted(),
            registeredAt: instant,
            previous: matter.previous,
            entry: 0
        )
        let certificate = try proof.file(in: office.evidence, using: &generator)
        let entry = FirewallEntry(
            matter.event.logged,
            firewall: .init(id: id, digest: record.form),
            signatories: signers.map { (officer: $0.officer, keyID: $0.keyID) },
            previous: matter.previous,
            certificate: certificate.address
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            [.firewall(record, files: stored)],
            at: instant,
            evidence: certificate.members,
            using: &generator
        )
        guard let recorded = try office.register.firewallHistory().first(where: { $0.entry == index }) else {
            throw ReleaseError.failed(.changeNotUnderstood, "entry \(index)")
        }
        return (recorded, proof)
    }

    private func matter(of id: Identifier, files: [String: [UInt8]], folder: String) throws -> Matter {
        let paths = PolicyPaths.problems(in: files.keys)
        guard paths.isEmpty else { throw ReleaseError.invalid(paths) }
        let lists = try AcceptedLists(of: office).files
        let name = "firewall/\(id)"
        let registered = try office.policyFiles()
        var brought = files.filter { path, bytes in
            lists[path] == nil && !(PolicyPaths.holdsDocuments(path) && Self.holdsAgreements(bytes, path: path))
        }
        // A file that held nothing else and is not there any more ends it as an emptied one does.
        let gone = registered.filter { path, bytes in
            files[path] == nil && PolicyPaths.holdsDocuments(path)
                && PolicyPaths.documents(in: bytes, path: path) == [name]
        }
        if !brought.contains(where: { PolicyPaths.documents(in: $0.value, path: $0.key).contains(name) }) {
            for path in gone.keys { brought[path] = Array("# Firewall \(id) ended.\n".utf8) }
        }
        let known = try office.registeredSet()
        let policies = try PolicySet.read(registered.merging(brought) { $1 }, folder: folder)
        let strangers = try office.unregisteredParties(of: policies)
        guard strangers.isEmpty else { throw ReleaseError.invalid(strangers) }
        let (document, inForce) = (policies.canonical[name], known?.canonical[name])
        let last = try office.register.firewalls().first { $0.id == id }
        let isDeclared = last.map { $0.event != .removed } ?? false
        guard document != nil || isDeclared else {
            let near = Suggestion.nearest(to: id.text, among: policies.firewalls.map(\.id.text))
            throw ReleaseError.invalid([Diagnostic(.firewallNotFound, [id.text], suggestion: near)])
        }
        guard document != inForce || !isDeclared else { throw ReleaseError.invalid(.firewallUnchanged, id.text) }
        let others = (known?.canonical ?? [:]).filter { $0.key != name && policies.canonical[$0.key] != $0.value }
        guard others.isEmpty else {
            throw ReleaseError.invalid(others.keys.sorted().map { Diagnostic(.firewallFileHoldsMore, [$0]) })
        }
        let foreign = policies.firewalls.filter { $0.id != id && known?.canonical["firewall/\($0.id)"] == nil }
        guard foreign.isEmpty else {
            throw ReleaseError.invalid(foreign.map { Diagnostic(.firewallNotDeclared, [$0.id.text]) })
        }
        let after = policies.firewalls.first { $0.id == id }
        let before = known?.firewalls.first { $0.id == id }
        // Whoever registers data under it later has no say until it signs a change: or anybody could stop every one.
        let joined = try last.map(signed) ?? []
        let unlisted =
            before.flatMap { before in known.map { before.unlistedOwners(in: $0).filter(joined.contains) } }
            ?? after?.unlistedOwners(in: policies) ?? []
        return Matter(
            form: FirewallForm(of: id, in: policies, log: try office.log(), previous: last?.entry),
            event: document == nil ? .removed : isDeclared ? .changed : .declared,
            after: after,
            before: before,
            previous: last?.entry,
            unlisted: Set(unlisted).sorted(),
            policies: policies,
            files: brought
        )
    }

    /// The parties whose officers signed a firewall's last entry.
    private func signed(_ record: RegisteredFirewall) throws -> [Identifier] {
        let form = try office.evidence.get(record.form)
        let parties = try office.policies().parties
        return try record.signatures.compactMap { digest in
            OfficerSignature.signer(
                of: try office.evidence.get(digest),
                payload: form,
                type: PayloadType.firewall,
                among: parties,
                at: record.registeredAt
            )?.officer.party
        }
    }

    /// Whether a file holds agreements, or what is made for them: those enter by steps of their own.
    private static func holdsAgreements(_ bytes: [UInt8], path: String) -> Bool {
        PolicyPaths.documents(in: bytes, path: path).contains { name in
            ["agreement/", "cases/", "spec/"].contains(where: name.hasPrefix)
        }
    }

    private func signers(
        _ signatures: [String: [UInt8]],
        of matter: Matter,
        at instant: Instant
    ) throws -> [OfficerSignature.Signer] {
        var problems: [Diagnostic] = []
        var signers: Set<OfficerSignature.Signer> = []
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            switch OfficerSignature.verify(
                bytes,
                payload: matter.form.encoded,
                type: PayloadType.firewall,
                among: matter.policies.parties,
                at: instant
            ) {
            case .invalid(let reason): problems.append(Diagnostic(.firewallSignatureNotValid, [name, reason]))
            case .valid(let signer) where !matter.isAsked(signer.officer):
                let reason = "\(signer.officer) is of no owner, and answers for nothing in it"
                problems.append(Diagnostic(.firewallSignatureNotValid, [name, reason]))
            case .valid(let signer): signers.insert(signer)
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return signers.sorted { $0.officer < $1.officer }
    }
}

extension Firewall {
    /// Who owns what it protects in a policy set by the purpose of collection, not made from anything else that it protects, and is
    /// not among its owners.
    fileprivate func unlistedOwners(in policies: PolicySet) -> [Identifier] {
        policies.datasets.values.filter { dataset in
            policies.protects(dataset.id, by: id)
                && !(policies.index.datasets[dataset.id]?.sources ?? []).contains { policies.protects($0, by: id) }
        }
        .compactMap(\.owner).filter { !owners.contains($0) }
    }

    /// A way past it and the officer who answers for that.
    fileprivate struct Answering: Hashable {
        let by: OfficerName
        /// What the officer answers for, whole.
        let what: String
    }

    fileprivate var answering: [Answering] {
        declassifiers.map { item in
            let terms = [item.maxForm.rawValue, "\(item.minK ?? 1)", "\(item.until)"]
            let reach = item.roles.map(\.rawValue).sorted() + item.purposes.map(\.text).sorted()
            return Answering(
                by: item.by,
                what: ([item.id.text, item.dataset.text] + terms + reach).joined(separator: " ")
            )
        }
            + linkages.map { item in
                let names = item.datasets.sorted().map(\.text) + item.purposes.sorted().map(\.text)
                return Answering(by: item.by, what: names.joined(separator: " "))
            }
    }
}

extension RegisteredFirewall.Event {
    /// As the ledger calls it.
    fileprivate var logged: FirewallEntry.Event {
        switch self {
        case .declared: .declared
        case .changed: .changed
        case .removed: .removed
        }
    }
}
