package import TideAgreement
package import TideCore
import TideLedger

extension OfficeBooks {
    /// The parties that answer for a domain's key: those that registered agreements name, and where none does this office; sorted.
    package func custodians(of domain: Identifier, in policies: PolicySet) throws -> [Identifier] {
        let registered = Set(try register.agreements().map { AgreementVersion(id: $0.id, version: $0.version) })
        let named = policies.agreements.filter { registered.contains($0.identity) }.flatMap(\.pseudonymDomains)
            .filter { $0.domain == domain }.map(\.custodian)
        return named.isEmpty ? [configuration.office] : Set(named).sorted()
    }

    /// Whose signatures over a statement they are.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with every one that does not count, and why.
    func signers(
        of statement: PseudonymStatement,
        _ signatures: [String: [UInt8]],
        at instant: Instant
    ) throws -> [OfficerSignature.Signer] {
        let parties = try policies().parties
        var problems: [Diagnostic] = []
        var signers: Set<OfficerSignature.Signer> = []
        for (name, bytes) in signatures.sorted(by: { $0.key < $1.key }) {
            switch OfficerSignature.verify(
                bytes,
                payload: statement.encoded,
                type: PayloadType.pseudonym,
                among: parties,
                at: instant
            ) {
            case .valid(let signer): signers.insert(signer)
            case .invalid(let reason): problems.append(Diagnostic(.pseudonymSignatureNotValid, [name, reason]))
            }
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return signers.sorted { $0.officer < $1.officer }
    }

    /// Refuses a statement that not two officers of each custodian signed, different persons.
    func expectFourEyes(_ officers: [OfficerName], over statement: PseudonymStatement) throws {
        let policies = try policies()
        let missing = try custodians(of: statement.domain, in: policies).compactMap { party -> String? in
            // An office that names no person could be anybody's, also that of who signed already.
            let persons = Set(officers.filter { $0.party == party }.compactMap { policies.officer($0)?.person })
            return persons.count >= 2 ? nil : "\(2 - persons.count) more of \(party)"
        }
        guard missing.isEmpty else {
            throw ReleaseError.refused(
                .pseudonymUnsigned,
                statement.domain.text,
                statement.act.rawValue,
                missing.joined(separator: ", ")
            )
        }
    }
}
