package import TideAgreement
package import TideCore
package import TideFirewall
import TideLedger

/// What is proved of the network of registered agreements, and what an agreement that enters it would break.
///
/// Only what is registered flows: a draft in the files, a proposal, and whatever the register has ended counts by its last day.
/// Where no firewall is declared, nothing was asked of the network, and nothing is proved.
package struct RegisteredProof: Sendable {
    /// `nil` where the policy set has no firewall.
    package let proof: NetworkProof?

    /// - Parameters:
    ///   - policies: what is in force, or would be.
    ///   - entering: a version that is to count as if it were in force: registered now, or resumed.
    ///   - never: a version that is to count as if it had never been.
    package init(
        of office: some OfficeBooks,
        in policies: PolicySet,
        entering: AgreementVersion? = nil,
        without never: AgreementVersion? = nil,
        at instant: Instant
    ) throws {
        guard !policies.firewalls.isEmpty else {
            proof = nil
            return
        }
        var endings = try office.endings(in: policies, entering: entering, at: instant)
        if let never, let agreement = policies.agreement(never.id, version: never.version) {
            endings[never] = CalendarDate(daysSince1970: agreement.valid.from.daysSince1970 - 1)
        }
        let network = Network(policies, endings: endings)
        proof = network.prove(budget: .standard)
    }

    /// The certificate of what holds; `nil` where nothing was proved or nothing holds.
    package var certificate: [UInt8]? { proof?.certificate }

    /// Files the certificate.
    ///
    /// - Returns: its address, and the member that leads to it from the evidence behind an entry; nothing where there is none.
    func file(
        in evidence: EvidenceStore,
        using generator: inout some RandomNumberGenerator
    ) throws -> (address: ContentDigest?, members: [String: JSONValue]) {
        guard let certificate else { return (nil, [:]) }
        let address = try evidence.put(certificate, using: &generator)
        return (address, [EvidenceMember.certificate: .string(address.hex)])
    }

    /// Whether something is refuted.
    package var isBroken: Bool { proof?.isRefuted ?? false }

    /// One line for a command that did something else.
    package var summary: String {
        guard let proof else { return "" }
        guard proof.isRefuted else {
            return proof.isComplete ? "the network of registered agreements keeps every firewall\n" : ""
        }
        return "the network of registered agreements does not keep every firewall:\n\(proof.text)\n"
    }

    package var json: JSONValue { proof?.json ?? .null }
}

extension OfficeBooks {
    /// The last day, inclusive, on which data may pass under the versions of a policy set that do not simply hold.
    package func endings(
        in policies: PolicySet,
        entering: AgreementVersion? = nil,
        at instant: Instant
    ) throws -> [AgreementVersion: CalendarDate] {
        let standings = RegisteredStandings(events: try register.events(), policies: policies, at: instant)
        return policies.endings(entering: entering, at: instant, standing: standings.standing)
    }
}

extension Office {
    /// What was given under a registered version is still held when a later one replaces it, so the proof must go on to see it.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` for an amendment that begins before today, or whose folder holds an earlier version no
    ///   more.
    private func expectNothingForgotten(
        of version: AgreementVersion,
        in policies: PolicySet,
        after inForce: PolicySet,
        at instant: Instant
    ) throws {
        let registered = try register.agreements().map { AgreementVersion(id: $0.id, version: $0.version) }
        let gone = inForce.agreements.map(\.identity).filter { known in
            registered.contains(known) && policies.agreement(known.id, version: known.version) == nil
        }
        guard gone.isEmpty else {
            throw ReleaseError.refused(
                gone.map { Diagnostic(.wouldChangeRegistered, [$0.id.text, String($0.version)]) }
            )
        }
        guard let agreement = policies.agreement(version.id, version: version.version), !registered.contains(version)
        else { return }
        let isReplacing =
            registered.contains { $0.id == version.id }
            || (agreement.supersedes.map(registered.contains) ?? false)
        let today = instant.date(at: agreement.valid.utcOffset)
        guard !isReplacing || agreement.valid.from >= today else {
            throw ReleaseError.refused(.amendmentBackdated, "\(version)", "\(agreement.valid.from)", "\(today)")
        }
    }

    /// Proves the network with an agreement in it, before it enters or comes back.
    ///
    /// Refused is what breaks anything that held before; what was broken before is no reason against an agreement that has no part
    /// in it. A refusal is an entry of the ledger, with all that was found behind it.
    ///
    /// - Throws: ``NetworkRefusal``; ``ReleaseError/failed(_:)`` where the proof ended before it had seen everything.
    func admit(
        _ version: AgreementVersion,
        as reference: AgreementReference,
        under policies: PolicySet,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> RegisteredProof {
        let after = try RegisteredProof(of: self, in: policies, entering: version, at: instant)
        guard let proof = after.proof else { return after }
        guard proof.isComplete else {
            throw ReleaseError.failed(.networkNotProved, String(ProofBudget.standard.steps))
        }
        let inForce = try self.policies()
        try expectNothingForgotten(of: version, in: policies, after: inForce, at: instant)
        // What a suspended version has broken already is no reason to let it break it further.
        let before = try RegisteredProof(of: self, in: inForce, without: version, at: instant)
        let broken = proof.breaks(beyond: before.proof)
        guard !broken.isEmpty else { return after }
        let refusal = NetworkRefusal(agreement: version, broken: broken, proof: proof)
        let told = try evidence.put(CanonicalJSON.encode(proof.json), using: &generator)
        let entry = FirewallEntry(.refused, agreement: reference, finding: refusal.finding)
        try commit(
            entry.draft(using: &generator),
            [],
            at: instant,
            evidence: ["proof": .string(told.hex)],
            using: &generator
        )
        throw refusal
    }
}

/// An agreement that is kept out because the network with it would break what a firewall declares.
package struct NetworkRefusal: DiagnosedError {
    package let agreement: AgreementVersion
    package let broken: [BrokenGrant]
    /// With the way to each thing that is broken.
    package let proof: NetworkProof

    package var diagnostics: [Diagnostic] {
        broken.flatMap(\.breaks).map { found in
            let statement =
                found.firewall.map { "firewall \($0), \(found.invariant.rawValue)" } ?? found.invariant.rawValue
            return Diagnostic(.firewallBroken, ["\(agreement)", "\(statement): \(found.sentence.message)"])
        }
    }

    package var kind: FailureKind { .refused }

    /// What the ledger says of it.
    var finding: JSONValue {
        .array(
            broken.map { broken in
                [
                    "agreement": .string("\(broken.agreement)"), "grant": JSONValue(broken.grant),
                    "breaks": .array(
                        broken.breaks.map { found in
                            .members([
                                "firewall": found.firewall.map { .string($0.text) },
                                "invariant": .string(found.invariant.rawValue),
                                "code": .string(found.sentence.code.rawValue),
                                "sentence": .string(found.sentence.message),
                            ])
                        }
                    ),
                ]
            }
        )
    }
}
