import TideAgreement
import TideCore
import TideLedger

/// An agreement that is to enter the register, read with all that it depends on and held against what is registered.
struct RegistrationMatter {
    /// What counts if it enters: what was registered before, overlaid by what comes.
    let policies: PolicySet
    let agreement: Agreement
    /// The files that come, by path; lists of revoked certificates come in by a step of their own.
    let files: [String: [UInt8]]
    /// The signed form's canonical bytes.
    let form: [UInt8]
    /// What is registered before it enters.
    let inForce: PolicySet
    /// The live versions that it would replace.
    let replaced: [Agreement]

    /// SHA-256 of the signed form.
    var identity: ContentDigest { ContentDigest(of: form) }

    /// The agreement as entries name it.
    var reference: AgreementReference {
        AgreementReference(id: agreement.id, version: agreement.version, digest: identity)
    }

    /// Whose signatures are missing beside those of some officers, in words; all of them where the agreement is not indexed.
    func missingSignatories(given: [OfficerName]) -> [String] {
        policies.index.agreement(agreement.identity)?.missingSignatories(given: given)
            ?? agreement.possibleSignatories.map(\.description)
    }

    /// - Parameter instant: from when it would decide, at the earliest.
    /// - Throws: ``ReleaseError/invalid(_:)`` where a party is not registered as it stands in the folder, the files would
    ///   change what is registered, or the version could never decide.
    init(
        of id: Identifier,
        files: [String: [UInt8]],
        folder: String,
        office: some OfficeBooks,
        at instant: Instant
    ) throws {
        let paths = PolicyPaths.problems(in: files.keys)
        guard paths.isEmpty else { throw ReleaseError.invalid(paths) }
        let registered = try office.policyFiles()
        let lists = try AcceptedLists(of: office).files
        self.files = files.filter { lists[$0.key] == nil }
        policies = try PolicySet.read(registered.merging(self.files) { $1 }, folder: folder)
        guard let agreement = policies.agreement(id) else { throw ReleaseError.invalid(.agreementUnknown, id.text) }
        self.agreement = agreement
        form = CanonicalJSON.encode(policies.signedForm(of: agreement))
        inForce = try office.policies()
        replaced = try office.replaced(by: agreement, at: instant)
        let strangers = try office.unregisteredParties(of: policies)
        guard strangers.isEmpty else { throw ReleaseError.invalid(strangers) }
        try checkRegisteredStay(office, at: instant)
        let today = instant.date(at: agreement.valid.utcOffset)
        guard agreement.valid.until >= today else {
            let (version, last) = (String(agreement.version), "\(agreement.valid.until)")
            throw ReleaseError.invalid(.versionTooLate, id.text, version, last, "\(today)")
        }
    }

    /// Every registered agreement stays as it was signed, but for older versions of the one that is to be registered that it
    /// leaves nothing to decide; and no draft comes to stand before a registered version.
    private func checkRegisteredStay(_ office: some OfficeBooks, at instant: Instant) throws {
        let listings = try office.agreementListings(of: agreement.id, at: instant)
        let deciding = try decidingMeanwhile(listings, office, at: instant)
        var problems: [Diagnostic] = []
        var newest: [Identifier: Int] = [:]
        for registered in try office.register.agreements() {
            newest[registered.id] = registered.version
            let version = String(registered.version)
            guard registered.id != agreement.id || registered.version != agreement.version else {
                throw ReleaseError.invalid(.agreementRegistered, agreement.id.text, version)
            }
            let isOlder = registered.id == agreement.id && registered.version < agreement.version
            let last = isOlder ? deciding[registered.version] : nil
            if isOlder && last == nil && !keepsOut(registered.version, listings, at: instant) { continue }
            let signed = try office.evidence.value(registered.signedForm)["agreement"]
            if policies.agreement(registered.id, version: registered.version).map(policies.canonical) != signed {
                problems.append(
                    last != nil
                        ? Diagnostic(
                            .decidingVersionWouldVanish,
                            [registered.id.text, version, last.map { "\($0)" } ?? ""]
                        )
                        : Diagnostic(.wouldChangeRegistered, [registered.id.text, version])
                )
            }
        }
        let before = inForce
        for firewall in before.firewalls.sorted(by: { $0.id < $1.id }) {
            let name = "firewall/\(firewall.id)"
            guard policies.canonical[name] == before.canonical[name] else {
                problems.append(Diagnostic(.firewallWouldChange, [firewall.id.text]))
                continue
            }
            problems += firewall.losses(from: before, to: policies, signing: Set(agreement.signatories.map(\.party)))
                .map { lost in
                    Diagnostic(.firewallWouldWeaken, [firewall.id.text, lost])
                }
        }
        for firewall in policies.firewalls where before.canonical["firewall/\(firewall.id)"] == nil {
            problems.append(Diagnostic(.firewallNotDeclared, [firewall.id.text]))
        }
        for party in try office.register.parties() where policies.parties[party.id] == nil {
            problems.append(Diagnostic(.partyWouldVanish, [party.id.text]))
        }
        for draft in policies.agreements where draft.identity != agreement.identity {
            guard let known = newest[draft.id], draft.version > known else { continue }
            problems.append(Diagnostic(.draftWouldShadow, [draft.id.text, String(draft.version)]))
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
    }

    /// The older versions that are to decide for a while before this one begins, each with the last moment of that.
    ///
    /// Of the versions that have begun the newest decides, whether or not it was suspended or has ended.
    private func decidingMeanwhile(
        _ listings: [AgreementListing],
        _ office: some OfficeBooks,
        at instant: Instant
    ) throws -> [Int: Instant] {
        var next = agreement.valid.begins
        var last: [Int: Instant] = [:]
        for listing in listings.reversed()
        where listing.version < agreement.version && listing.state.isLive {
            let version = AgreementVersion(id: listing.id, version: listing.version)
            let valid = try AgreementOnRecord(version, in: office).agreement.valid
            let end = min(next, valid.ends, listing.events.ending?.effective ?? next)
            if max(valid.begins, instant) < end { last[listing.version] = end }
            next = min(next, valid.begins)
        }
        return last
    }

    /// Whether a version that has ended keeps an older one from coming back, until this one begins.
    private func keepsOut(_ version: Int, _ listings: [AgreementListing], at instant: Instant) -> Bool {
        let hasEnded = listings.contains { listing in
            listing.version == version && (listing.state == .terminated || listing.state == .expired)
        }
        return hasEnded && agreement.valid.begins > instant
            && policies.agreements.contains { $0.id == agreement.id && $0.version < version }
    }

    /// Who signed the form, each officer once; signatories of a version that it replaces count beside its own.
    ///
    /// - Parameter signatures: by the name to print for each.
    /// - Throws: ``ReleaseError/invalid(_:)`` with every signature that does not count, and why.
    func signers(_ signatures: [String: [UInt8]], at instant: Instant) throws -> [OfficerSignature.Signer] {
        var problems: [Diagnostic] = []
        var signers: Set<OfficerSignature.Signer> = []
        let maySign = Set(agreement.possibleSignatories + replaced.flatMap(\.possibleSignatories))
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            if let envelope = try? Envelope(bytes, file: name), envelope.payloadType == PayloadType.agreement,
                envelope.payload != form
            {
                problems.append(Diagnostic(.signatureOfAnother, [name]))
                continue
            }
            switch OfficerSignature.verify(
                bytes,
                payload: form,
                type: PayloadType.agreement,
                among: policies.parties,
                at: instant
            ) {
            case .invalid(let reason): problems.append(Diagnostic(.signatureNotValid, [name, reason]))
            case .valid(let signer) where !maySign.contains(signer.officer):
                problems.append(
                    Diagnostic(.signatureNotValid, [name, "\(signer.officer) is no signatory of the agreement"])
                )
            case .valid(let signer): signers.insert(signer)
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return signers.sorted { $0.officer < $1.officer }
    }

    /// Files the signed form and the policy files in the evidence.
    ///
    /// - Returns: the files' addresses by path.
    func file(
        in evidence: EvidenceStore,
        using generator: inout some RandomNumberGenerator
    ) throws -> [String: ContentDigest] {
        try evidence.put(form, using: &generator)
        var stored: [String: ContentDigest] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            stored[path] = try evidence.put(bytes, using: &generator)
        }
        return stored
    }

    /// What the ledger says.
    ///
    /// - Parameter certificate: of what was proved of the network with the agreement in it.
    func entry(
        _ event: AgreementEntry.Event,
        signers: [OfficerSignature.Signer],
        previous: Int?,
        certificate: ContentDigest? = nil
    ) -> AgreementEntry {
        AgreementEntry(
            event: event,
            agreement: reference,
            provider: agreement.provider,
            recipient: agreement.recipient,
            datasets: Set(agreement.grants.map(\.dataset)).sorted(),
            signatories: signers.map { (officer: $0.officer, keyID: $0.keyID) },
            previous: previous,
            certificate: certificate
        )
    }
}
