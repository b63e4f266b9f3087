import TideAgreement
package import TideCore
import TideLedger

/// Puts a signed agreement into the register and the ledger.
package struct AgreementRegistration {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// Registers an agreement with its signatures and every file of its policy set.
    ///
    /// - Parameters:
    ///   - files: the policy set's files by path.
    ///   - signatures: DSSE envelopes by the name to print for each.
    /// - Throws: ``ReleaseError/invalid(_:)`` with every signature that does not count, and those that are missing.
    package func register(
        _ id: Identifier,
        files: [String: [UInt8]],
        folder: String,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> RegisteredAgreement {
        try checkPaths(files.keys)
        let before = try office.policyFiles()
        let known = before.isEmpty ? nil : try office.policies(of: before)
        // What counts from now on is what was registered before, overlaid by what comes.
        let policies = try PolicySet.read(before.merging(files) { $1 }, folder: folder)
        guard let agreement = policies.agreement(id) else { throw ReleaseError.invalid(.agreementUnknown, id.text) }
        try checkRegistered(stay: policies, beside: agreement)
        let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
        // A party that is registered signs with keys that were registered before.
        let authority = policies.parties.merging(known?.parties ?? [:]) { $1 }
        let signers = try signers(of: agreement, form: form, signatures, among: authority, on: instant.date)
        try checkParties(of: policies, against: known, signers: signers.map(\.officer))
        for signer in signers
        where policies.officer(signer.officer)?.verifyingKeys(on: instant.date)
            .contains(where: { $0.keyID == signer.keyID }) != true
        {
            throw ReleaseError.invalid(.signingKeyDropped, signer.officer.description)
        }
        let identity = ContentDigest(of: form)
        // The evidence first: what the ledger and the register point at must be there.
        try office.evidence.put(form, using: &generator)
        var stored: [String: ContentDigest] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            stored[path] = try office.evidence.put(bytes, using: &generator)
        }
        var envelopes: [ContentDigest] = []
        for (_, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            envelopes.append(try office.evidence.put(bytes, using: &generator))
        }
        let pending = PendingRegistration(
            id: id,
            version: agreement.version,
            identity: identity,
            signatures: envelopes.sorted(),
            files: stored,
            at: instant
        )
        let entry = try office.appendRegistration(
            of: agreement,
            pending,
            signers: signers.map { (officer: $0.officer, keyID: $0.keyID) },
            using: &generator
        )
        let registered = pending.registered(entry: entry)
        try office.register.register(registered, with: stored)
        try publishKeys(of: signers.map(\.officer), in: policies, on: instant.date)
        return registered
    }

    /// Who signed, if everyone who must has.
    private func signers(
        of agreement: Agreement,
        form: [UInt8],
        _ signatures: [String: [UInt8]],
        among parties: [Identifier: Party],
        on date: CalendarDate
    ) throws -> [OfficerSignature.Signer] {
        var problems: [Diagnostic] = []
        var signers: [OfficerSignature.Signer] = []
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            let envelope: Envelope
            do {
                envelope = try Envelope(bytes, file: name)
            } catch {
                problems += error.diagnostics
                continue
            }
            guard envelope.payload == form || envelope.payloadType != PayloadType.agreement else {
                problems.append(Diagnostic(.signatureOfAnother, [name]))
                continue
            }
            let signer = OfficerSignature.signer(
                of: bytes,
                payload: form,
                type: PayloadType.agreement,
                among: parties,
                on: date
            )
            switch signer {
            case nil:
                problems.append(Diagnostic(.signatureNotValid, [name, "no officer's key that is valid today made it"]))
            case let signer? where !agreement.signatories.contains(signer.officer):
                problems.append(
                    Diagnostic(.signatureNotValid, [name, "\(signer.officer) is no signatory of the agreement"])
                )
            case let signer?: signers.append(signer)
            }
        }
        let missing = agreement.signatories.filter { !signers.map(\.officer).contains($0) }
        if problems.isEmpty && !missing.isEmpty {
            let names = missing.map(\.description).joined(separator: ", ")
            problems.append(Diagnostic(.signaturesIncomplete, [agreement.id.text, names]))
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return Set(signers).sorted { $0.officer < $1.officer }
    }

    /// Paths are plain ASCII, so that no two of them look alike and differ.
    private func checkPaths(_ paths: some Sequence<String>) throws {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/".utf8)
        let problems = paths.sorted().filter { !$0.utf8.allSatisfy(plain.contains) }
            .map { Diagnostic(.policyPathNotPlain, [$0]) }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
    }

    /// Every registered agreement stays as it was signed, but for older versions of the one that is registered now.
    private func checkRegistered(stay policies: PolicySet, beside new: Agreement) throws {
        var problems: [Diagnostic] = []
        for registered in try office.register.agreements() {
            let version = String(registered.version)
            guard registered.id != new.id || registered.version != new.version else {
                throw ReleaseError.invalid(.agreementRegistered, new.id.text, version)
            }
            if registered.id == new.id && registered.version < new.version { continue }
            let signed = try office.evidence.value(registered.signedForm)["agreement"]
            let now = policies.agreements.first { $0.id == registered.id && $0.version == registered.version }
            if now.map(policies.canonical) != signed {
                problems.append(Diagnostic(.wouldChangeRegistered, [registered.id.text, version]))
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
    }

    /// A registered party's document and keys change only with the signature of one of its registered officers.
    private func checkParties(of policies: PolicySet, against known: PolicySet?, signers: [OfficerName]) throws {
        guard let known else { return }
        let problems = known.parties.keys.sorted().filter { party in
            known.identity(of: party) != policies.identity(of: party) && !signers.contains { $0.party == party }
        }.map { Diagnostic(.partyChangeUnsigned, [$0.text]) }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
    }

    /// The signers' public keys go into the trust folder that the office hands out; none that is there is replaced.
    private func publishKeys(of signers: [OfficerName], in policies: PolicySet, on date: CalendarDate) throws {
        let folder = "\(office.paths.trust)/parties"
        try DurableFile.createFolder(folder)
        for name in signers {
            for key in policies.officer(name)?.verifyingKeys(on: date) ?? [] {
                var number = 1
                while true {
                    let path = "\(folder)/\(name.fileName)\(number == 1 ? "" : ".\(number)").pub.pem"
                    if !DurableFile.exists(path) { try DurableFile.replace(path, with: key.pem) }
                    if try DurableFile.read(path) == key.pem { break }
                    number += 1
                }
            }
        }
    }
}

extension PolicySet {
    /// What a party's document and its key files say, by digest; `nil` where there is no such party.
    fileprivate func identity(of party: Identifier) -> ContentDigest? {
        guard let document = canonical["party/\(party)"] else { return nil }
        let paths = (parties[party]?.officers ?? []).flatMap { $0.keys.compactMap(\.file) }
        let keys = paths.sorted().map { path in JSONValue(ContentDigest(of: files[path] ?? []).hex) }
        return ContentDigest(of: ["document": document, "keys": .array(keys)])
    }
}
