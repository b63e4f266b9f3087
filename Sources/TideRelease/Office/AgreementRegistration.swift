import TideAgreement
package import TideCore
import TideLedger

/// Brings an agreement into the register: proposed, signed, registered; each an entry of the ledger first.
///
/// A version whose signatures are all there may be registered at once: one entry, `registered`, which names every signer.
package struct AgreementRegistration {
    let office: Office

    package init(office: Office) { self.office = office }

    /// Puts a version forward with every file of its policy set; nothing is in force yet.
    ///
    /// - Parameters:
    ///   - files: the policy set's files by path.
    ///   - signatures: by the name to print for each; at least one of a signatory.
    /// - Throws: ``ReleaseError/invalid(_:)`` with every signature that does not count.
    package func propose(
        _ id: Identifier,
        files: [String: [UInt8]],
        folder: String,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> AgreementEvent {
        let matter = try RegistrationMatter(of: id, files: files, folder: folder, office: office, at: instant)
        let earlier = try office.register.events(of: matter.agreement.identity)
        try expect(.proposed, of: matter.agreement.identity, after: earlier)
        let signers = try matter.signers(signatures, at: instant)
        guard !signers.isEmpty else {
            let names = matter.agreement.possibleSignatories.map(\.description).joined(separator: ", ")
            throw ReleaseError.refused(.signaturesIncomplete, id.text, "any of \(names)")
        }
        let stored = try matter.file(in: office.evidence, using: &generator)
        return try commit(
            .proposed,
            matter,
            signatures,
            signers,
            files: stored,
            after: earlier.last,
            at: instant,
            using: &generator
        )
    }

    /// Adds signatures to a proposed version.
    package func sign(
        _ id: Identifier,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> AgreementEvent {
        let (matter, earlier) = try office.proposal(of: id, at: instant)
        let signers = try matter.signers(signatures, at: instant)
        let before = Set(try matter.signers(office.envelopes(of: earlier), at: instant).map(\.officer))
        for signer in signers where before.contains(signer.officer) {
            let version = matter.agreement.identity
            throw ReleaseError.invalid(.signatureTwice, "\(signer.officer)", id.text, String(version.version))
        }
        let last = earlier.last
        return try commit(.signed, matter, signatures, signers, files: [:], after: last, at: instant, using: &generator)
    }

    /// Registers an agreement of a policy folder with its signatures and every file of its policy set.
    ///
    /// Where the version was proposed, it must be the very same text, and the signatures of the proposal count too.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with every signature that does not count; ``ReleaseError/refused(_:)`` as
    ///   `UNSIGNED` with those that are missing, also of signatories of a version that it replaces and is wider than.
    package func register(
        _ id: Identifier,
        files: [String: [UInt8]],
        folder: String,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> RegisteredAgreement {
        let matter = try RegistrationMatter(of: id, files: files, folder: folder, office: office, at: instant)
        let earlier = try office.register.events(of: matter.agreement.identity)
        if let last = earlier.last, last.identity != matter.identity {
            throw ReleaseError.refused(.proposalDiffers, id.text, String(matter.agreement.version))
        }
        return try register(matter, signatures: signatures, after: earlier, at: instant, using: &generator)
    }

    /// Registers the version that was proposed to this workspace, with the signatures that it has and further ones.
    package func register(
        proposed id: Identifier,
        signatures: [String: [UInt8]],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> RegisteredAgreement {
        let (matter, earlier) = try office.proposal(of: id, at: instant)
        return try register(matter, signatures: signatures, after: earlier, at: instant, using: &generator)
    }

    private func register(
        _ matter: RegistrationMatter,
        signatures: [String: [UInt8]],
        after earlier: [AgreementEvent],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> RegisteredAgreement {
        let agreement = matter.agreement
        try expect(.registered, of: agreement.identity, after: earlier)
        let all = signatures.merging(try office.envelopes(of: earlier)) { given, _ in given }
        let signers = try matter.signers(all, at: instant)
        let missing = matter.missingSignatories(given: signers.map(\.officer))
        guard missing.isEmpty else {
            throw ReleaseError.refused(.signaturesIncomplete, agreement.id.text, missing.joined(separator: ", "))
        }
        try matter.expectWideningSigned(given: signers.map(\.officer), on: instant.date)
        let proof = try office.admit(
            agreement.identity,
            as: matter.reference,
            under: matter.policies,
            at: instant,
            using: &generator
        )
        let stored = try matter.file(in: office.evidence, using: &generator)
        let registered = RegisteredAgreement(
            id: agreement.id,
            version: agreement.version,
            identity: matter.identity,
            signedForm: matter.identity,
            signatures: try put(Array(all.values), using: &generator),
            registeredAt: instant,
            entry: 0
        )
        let certificate = try proof.file(in: office.evidence, using: &generator)
        let index = try office.commit(
            matter.entry(
                .registered,
                signers: signers,
                previous: earlier.last?.entry,
                certificate: certificate.address
            ).draft(using: &generator),
            [.registration(registered, files: stored)],
            at: instant,
            evidence: certificate.members,
            using: &generator
        )
        try office.publishKeys(of: signers.map(\.officer), in: matter.policies, on: instant.date)
        guard let recorded = try office.register.agreements().first(where: { $0.entry == index }) else {
            throw ReleaseError.failed(.changeNotUnderstood, "entry \(index)")
        }
        return recorded
    }

    private func commit(
        _ kind: AgreementEvent.Kind,
        _ matter: RegistrationMatter,
        _ signatures: [String: [UInt8]],
        _ signers: [OfficerSignature.Signer],
        files: [String: ContentDigest],
        after last: AgreementEvent?,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> AgreementEvent {
        let event = AgreementEvent(
            agreement: matter.agreement.id,
            version: matter.agreement.version,
            kind: kind,
            identity: matter.identity,
            effective: instant,
            recordedAt: instant,
            signatures: try put(Array(signatures.values), using: &generator),
            files: files,
            previous: last?.entry,
            entry: 0
        )
        let entry = matter.entry(
            kind == .proposed ? .proposed : .signed,
            signers: signers,
            previous: last?.entry
        )
        let index = try office.commit(entry.draft(using: &generator), [.event(event)], at: instant, using: &generator)
        return try office.register.event(at: index, of: matter.agreement.identity)
    }

    /// Why nothing becomes of an agreement that is not registered: `UNSIGNED` with those who have not signed where it is
    /// proposed.
    ///
    /// - Parameter version: the one asked for; any where it is `nil`.
    package func refusal(ofUnregistered id: Identifier, version: Int?, at instant: Instant) throws -> ReleaseError {
        let events = try office.register.events(of: id)
        guard events.contains(where: { $0.kind == .proposed && version ?? $0.version == $0.version }) else {
            if let version, events.contains(where: { $0.kind == .registered }) {
                return .invalid(.versionNotRegisteredHere, id.text, String(version))
            }
            return .invalid(.agreementNotRegisteredHere, id.text)
        }
        let (matter, signers) = try office.signers(ofProposed: id, at: instant)
        let missing = matter.missingSignatories(given: signers)
        guard !missing.isEmpty else { return .refused(.agreementNotRegisteredHere, id.text) }
        return .refused(.signaturesIncomplete, id.text, missing.joined(separator: ", "))
    }

    private func expect(
        _ kind: AgreementEvent.Kind,
        of version: AgreementVersion,
        after earlier: [AgreementEvent]
    ) throws {
        guard !kind.mayFollow(earlier.map(\.kind)), let last = earlier.last else { return }
        if kind == .registered || last.kind != .proposed && last.kind != .signed {
            throw ReleaseError.invalid(.agreementRegistered, version.id.text, String(version.version))
        }
        throw ReleaseError.refused(
            .agreementEventForbidden,
            version.id.text,
            String(version.version),
            last.kind.rawValue,
            kind.rawValue
        )
    }

    private func put(
        _ signatures: [[UInt8]],
        using generator: inout some RandomNumberGenerator
    ) throws -> [ContentDigest] {
        var digests: Set<ContentDigest> = []
        for bytes in signatures.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            digests.insert(try office.evidence.put(bytes, using: &generator))
        }
        return digests.sorted()
    }
}
