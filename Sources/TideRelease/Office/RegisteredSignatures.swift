package import TideAgreement
package import TideCore
import TideDecision
import TideLedger

/// Who validly signed every registered agreement, and what changed since.
package struct RegisteredSignatures: Sendable {
    package private(set) var signed: [AgreementVersion: [OfficerName]] = [:]
    private(set) var changed: [AgreementVersion: [String]] = [:]
    private let policies: PolicySet

    /// - Parameters:
    ///   - policies: the set in force; a signature counts under the keys of its parties.
    ///   - agreement: its versions alone; all agreements where it is `nil`.
    init(of office: some OfficeBooks, policies: PolicySet, agreement: Identifier? = nil) throws {
        self.policies = policies
        for registered in try office.register.agreements() where agreement ?? registered.id == registered.id {
            let version = AgreementVersion(id: registered.id, version: registered.version)
            let form = try office.evidence.get(registered.signedForm)
            signed[version] = Set(
                try registered.signatures.compactMap { digest in
                    OfficerSignature.signer(
                        of: try office.evidence.get(digest),
                        payload: form,
                        type: PayloadType.agreement,
                        among: policies.parties,
                        at: registered.registeredAt
                    )?.officer
                }
            ).sorted()
            changed[version] = changes(since: form, of: registered)
        }
    }

    /// What a registered version lacks of standing as it was signed; `nil` where it lacks nothing.
    func unbound(_ version: AgreementVersion) -> PartyRegistration.Unbound? {
        let agreement = policies.index.agreement(version)
        let missing = agreement?.missingSignatories(given: signed[version] ?? []) ?? []
        let names = changed[version] ?? []
        guard !names.isEmpty || !missing.isEmpty else { return nil }
        return PartyRegistration.Unbound(agreement: version, changed: names, missing: missing)
    }

    /// The names whose digest is no longer the one that was signed, and the agreement itself if its text is another.
    private func changes(since form: [UInt8], of registered: RegisteredAgreement) -> [String] {
        guard let signedForm = try? CanonicalJSON.decode(form),
            let agreement = policies.agreement(registered.id, version: registered.version)
        else { return ["agreement/\(registered.id)@\(registered.version)"] }
        let now = policies.signedForm(of: agreement)
        let before = signedForm["binds"]?.members ?? [:]
        let after = now["binds"]?.members ?? [:]
        var names = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        if signedForm["agreement"] != now["agreement"] {
            names.insert("agreement/\(agreement.id)@\(agreement.version)")
        }
        return names.sorted()
    }
}
