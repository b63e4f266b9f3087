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
        let policies = try PolicySet.read(files, folder: folder)
        guard let agreement = policies.agreement(id) else { throw ReleaseError.invalid(.agreementUnknown, id.text) }
        guard try !office.register.agreements().contains(where: { $0.id == id && $0.version == agreement.version })
        else {
            throw ReleaseError.invalid(.agreementRegistered, id.text, String(agreement.version))
        }
        let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
        let signers = try signers(of: agreement, form: form, signatures, among: policies, on: instant.date)
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
        let entry = try office.appendRegistration(
            of: agreement,
            identity: identity,
            signers: signers.map { (officer: $0.officer, keyID: $0.keyID) },
            at: instant,
            using: &generator
        )
        let registered = RegisteredAgreement(
            id: id,
            version: agreement.version,
            identity: identity,
            signedForm: identity,
            signatures: envelopes.sorted(),
            registeredAt: instant,
            entry: entry
        )
        try office.register.register(registered, with: stored)
        try publishKeys(of: signers.map(\.officer), in: policies, on: instant.date)
        return registered
    }

    /// Who signed, if everyone who must has.
    private func signers(
        of agreement: Agreement,
        form: [UInt8],
        _ signatures: [String: [UInt8]],
        among policies: PolicySet,
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
                among: policies,
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

    /// The signers' public keys go into the trust folder that the office hands out.
    private func publishKeys(of signers: [OfficerName], in policies: PolicySet, on date: CalendarDate) throws {
        try DurableFile.createFolder("\(office.paths.trust)/parties")
        for name in signers {
            for (number, key) in (policies.officer(name)?.verifyingKeys(on: date) ?? []).enumerated() {
                let suffix = number == 0 ? "" : ".\(number + 1)"
                try DurableFile.replace(
                    "\(office.paths.trust)/parties/\(name.fileName)\(suffix).pub.pem",
                    with: key.pem
                )
            }
        }
    }
}
