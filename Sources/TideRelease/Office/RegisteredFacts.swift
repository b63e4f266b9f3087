package import TideAgreement
package import TideCore
import TideDecision
import TideLedger

/// The facts of a workspace: signatures and approvals that verify under the registered parties' keys, and what changed
/// since the signatures.
///
/// Everything is read and verified once, when it is made; what does not verify is not there.
package struct RegisteredFacts: DecisionFacts {
    private var signed: [AgreementVersion: [OfficerName]] = [:]
    private var changed: [AgreementVersion: [String]] = [:]
    private var approved: [ContentDigest: [OfficerName]] = [:]

    /// - Parameters:
    ///   - dryRun: only approvals of this dry run count; any dry run of the request where it is `nil`.
    ///   - date: the day on which keys must be valid.
    package init(
        of office: Office,
        policies: PolicySet,
        request: ContentDigest,
        dryRun: ContentDigest?,
        on date: CalendarDate
    ) throws {
        for registered in try office.register.agreements() {
            let version = AgreementVersion(id: registered.id, version: registered.version)
            let form = try office.evidence.get(registered.signedForm)
            signed[version] = try registered.signatures.compactMap { digest in
                OfficerSignature.signer(
                    of: try office.evidence.get(digest),
                    payload: form,
                    type: PayloadType.agreement,
                    among: policies.parties,
                    on: registered.registeredAt.date
                )?.officer
            }.sorted()
            changed[version] = changes(since: form, of: registered, in: policies)
        }
        for approval in try office.register.approvals(ofRequest: request)
        where dryRun == nil || approval.dryRun == dryRun {
            let signer = OfficerSignature.signer(
                of: try office.evidence.get(approval.envelope),
                payload: CanonicalJSON.encode(Approval(request: request, dryRun: approval.dryRun).json),
                type: PayloadType.approval,
                among: policies.parties,
                on: date
            )?.officer
            if let signer, !(approved[request] ?? []).contains(signer) { approved[request, default: []].append(signer) }
        }
    }

    package func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        signed[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func changedBindings(of agreement: Identifier, version: Int) -> [String] {
        changed[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func approvals(of request: ContentDigest) -> [OfficerName] { (approved[request] ?? []).sorted() }

    /// The names whose digest is no longer the one that was signed, and the agreement itself if its text is another.
    private func changes(since form: [UInt8], of registered: RegisteredAgreement, in policies: PolicySet) -> [String] {
        guard let signedForm = try? CanonicalJSON.decode(form),
            let agreement = policies.agreements.first(where: {
                $0.id == registered.id && $0.version == registered.version
            })
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
