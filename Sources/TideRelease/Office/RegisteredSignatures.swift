import TideAgreement
import TideCore
import TideDecision
import TideLedger

/// Who validly signed every registered agreement, and what changed since.
struct RegisteredSignatures {
    private(set) var signed: [AgreementVersion: [OfficerName]] = [:]
    private(set) var changed: [AgreementVersion: [String]] = [:]
    private let policies: PolicySet

    /// - Parameter policies: the set in force; a signature counts under the keys of its parties.
    init(of office: Office, policies: PolicySet) throws {
        self.policies = policies
        for registered in try office.register.agreements() {
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

    /// The agreements that do not stand as they were signed; of an id its newest version alone.
    var unbound: [PartyRegistration.Unbound] {
        var newest: [Identifier: AgreementVersion] = [:]
        for version in signed.keys.sorted() { newest[version.id] = version }
        return newest.values.sorted().compactMap { version in
            let agreement = policies.index.agreement(version)
            let missing = agreement?.missingSignatories(given: signed[version] ?? []) ?? []
            let names = changed[version] ?? []
            guard !names.isEmpty || !missing.isEmpty else { return nil }
            return PartyRegistration.Unbound(agreement: version, changed: names, missing: missing)
        }
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
