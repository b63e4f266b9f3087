import TideAgreement
import TideCore
import TideDecision
import TideLedger

/// Decides the request of an entry again, and holds all that the entry and its evidence say against the answer.
struct DecisionReplay {
    let replayed: ReplayedEntry
    let books: ReplayedOffice

    /// What deciding again came to.
    private struct Answer {
        let request: Request
        let decision: Decision
        /// As it should stand in the evidence.
        var json: JSONValue
        let permit: Matter.Permit?
        let signature: TakenSignature?
        var limit: ReplayLimit?
        var isPermitted: Bool
    }

    private var hidden: [String: JSONValue] { replayed.hidden }
    private var state: String { replayed.statement.state }

    /// - Returns: what a replay can't confirm of it; `nil` where it can confirm all.
    /// - Throws: ``ReleaseError`` for evidence that is missing or can't be read.
    func check(_ comparison: inout EntryComparison) throws -> ReplayLimit? {
        guard let value = hidden["request"] else {
            comparison.hold("request", nil, against: "a request")
            return nil
        }
        let request = try Request.read(CanonicalJSON.encode(value), file: "request")
        comparison.hold("request", value, against: request.canonical)
        comparison.hold(
            "commitment",
            hidden["commitment"].flatMap(Commitment.init(opening:))?.value,
            against: request.canonical
        )
        var answer = try decide(request, &comparison)
        if answer.isPermitted, state == ReleaseDecisionEntry.Verdict.refused.rawValue { try refuse(&answer) }
        let isNo = answer.isPermitted ? state : ReleaseDecisionEntry.Verdict.refused.rawValue
        comparison.hold(
            "verdict",
            .string(state),
            against: answer.isPermitted && state == ReleaseDecisionEntry.Verdict.refused.rawValue
                ? "permitted" : .string(isNo)
        )
        comparison.hold(membersOf: "decision", replayed.record[EvidenceMember.decision], against: answer.json)
        var fields = try commonFields(answer)
        switch state {
        case ReleaseDecisionEntry.Verdict.refused.rawValue: fields["reasons"] = answer.json["reasons"]
        case ReleaseDecisionEntry.Verdict.withheld.rawValue:
            fields["process"] = hidden["process"]
            answer.limit = .withheld
        default: try addRelease(to: &fields, answer, &comparison)
        }
        for field in PredicateType.releaseDecision.hiddenFields.map(\.name)
        where !["commitment", "evidence", "request"].contains(field) {
            comparison.hold(field, hidden[field], against: fields[field])
        }
        return answer.limit
    }

    // MARK: Deciding

    private func decide(_ request: Request, _ comparison: inout EntryComparison) throws -> Answer {
        let instant = try replayed.loggedAt
        let policies = try books.policies()
        let signature = try takenSignature(request, policies, at: instant, &comparison)
        let decision = try books.decision(
            on: request,
            in: policies,
            dryRun: replayed.address(EvidenceMember.dryRun),
            at: instant,
            approvals: .required,
            signer: signature?.signer.officer
        ).decision
        return Answer(
            request: request,
            decision: decision,
            json: decision.json,
            permit: try books.permit(decision, on: request, in: policies),
            signature: signature,
            limit: nil,
            isPermitted: decision.isPermitted
        )
    }

    /// The signature of the officer who asked, verified again as of then.
    private func takenSignature(
        _ request: Request,
        _ policies: PolicySet,
        at instant: Instant,
        _ comparison: inout EntryComparison
    ) throws -> TakenSignature? {
        guard let filed = replayed.record[EvidenceMember.requestSignature] else { return nil }
        guard let address = filed["envelope"]?.text.flatMap(ContentDigest.init(hex:)) else {
            throw ReleaseError.failed(.evidenceChanged, replayed.digest.hex)
        }
        let taken = try OfficerSignature.take(
            .made(books.evidence.get(address), name: "the signature of the request"),
            overRequest: request,
            among: policies,
            at: instant
        )
        var members: [String: JSONValue] = [
            "envelope": .string(address.hex), "officer": .string("\(taken.signer.officer)"),
            "key": .string(taken.signer.keyID),
        ]
        if taken.isDetached { members["payload"] = .string(ContentDigest(of: taken.payload).hex) }
        comparison.hold(membersOf: EvidenceMember.requestSignature, filed, against: .object(members))
        return taken
    }

    /// What refuses a permit before anything leaves, as far as it can be told without the source.
    private func refuse(_ answer: inout Answer) throws {
        guard let permit = answer.permit else { return }
        func settle(_ decision: Decision, _ limit: ReplayLimit? = nil) {
            answer.json = decision.json
            answer.isPermitted = false
            answer.limit = limit
        }
        if let decision = permit.refusalByAccess(of: answer.decision) { return settle(decision) }
        // Once the file is made the decision itself refuses, or nothing does: a quota that another run takes up meanwhile is one
        // that a second writer of the workspace would need.
        guard replayed.address(EvidenceMember.dryRun) == nil else { return }
        let recorded = replayed.record[EvidenceMember.decision]?["reasons"]
        let codes = Set((recorded?.elements ?? []).compactMap { $0["code"]?.text.flatMap(ReasonCode.init) })
        if codes == [.optOut], let register = permit.optOutRegister {
            return settle(permit.refusalByMissingList(of: answer.decision, register), .optOut)
        }
        guard !codes.isEmpty, codes.isSubset(of: [.composition, .recalled]),
            let placeholder = codes.min(by: { $0.rawValue < $1.rawValue })
        else { return }
        // Which others a file makes small classes with is read from the file; the rest of the answer is not.
        let reason = Reason(placeholder, .composition, asked: "", allowed: "", clause: nil)
        settle(answer.decision.refused(for: [reason]), .composition)
        var members = answer.json.members ?? [:]
        members["reasons"] = recorded
        answer.json = .object(members)
    }

    // MARK: What the entry hides

    private func commonFields(_ answer: Answer) throws -> [String: JSONValue] {
        let request = answer.request
        let requester = answer.signature?.signer.officer.description ?? request.requester.text
        var fields: [String: JSONValue] = [
            "requester": .string(requester), "provider": .string(request.holder.text),
            "recipient": .string(request.requester.text), "dataset": .string(request.dataset.text),
            "policies": .string(try books.policyDigest().hex),
        ]
        fields["grant"] = answer.decision.grant.map { .string($0.text) }
        return fields
    }

    private func addRelease(
        to fields: inout [String: JSONValue],
        _ answer: Answer,
        _ comparison: inout EntryComparison
    ) throws {
        guard let permit = answer.permit, let address = replayed.address(EvidenceMember.dryRun) else {
            return comparison.hold(EvidenceMember.dryRun, replayed.record[EvidenceMember.dryRun], against: nil)
        }
        let version = permit.agreement.identity
        fields["agreement"] =
            AgreementReference(id: version.id, version: version.version, digest: permit.registered.identity).json
        fields["form"] = .string(permit.obligations.form.rawValue)
        fields["approvals"] = JSONValue(answer.decision.approvedBy.sorted().map { "\($0)" })
        // The order is that of the source's header, which measuring the file confirms.
        let leaving = permit.obligations.columns.filter { $0.treatment != .drop }.map(\.name).sorted()
        let said = (hidden["columns"]?.elements ?? []).compactMap(\.text).sorted()
        fields["columns"] = said == leaving ? hidden["columns"] : JSONValue(leaving)
        let dryRun = try books.evidence.value(address)
        comparison.hold("dryRun.request", dryRun["request"], against: .string(answer.request.digest.hex))
        comparison.hold("dryRun.agreement", dryRun["agreement"], against: .string(permit.registered.identity.hex))
        let asked: [String: JSONValue] = ["asked": permit.obligations.safeguards.json]
        fields["figures"] = .object((dryRun["figures"]?.members ?? [:]).merging(asked) { measured, _ in measured })
        fields["process"] = dryRun["process"]
        fields["input"] = dryRun["input"]
        fields["parameters"] = dryRun["transformation"].map { .string(ContentDigest(of: $0).hex) }
        fields["supersedes"] = dryRun["supersedes"]?.elements.map { JSONValue($0.compactMap(\.text).sorted()) }
        try checkRecord(answer, permit, dryRun, &fields, &comparison)
        try checkManifest(dryRun, permit.obligations.columns, &comparison)
    }

    /// What the release changes in the register, and what it makes somebody owe.
    private func checkRecord(
        _ answer: Answer,
        _ permit: Matter.Permit,
        _ dryRun: JSONValue,
        _ fields: inout [String: JSONValue],
        _ comparison: inout EntryComparison
    ) throws {
        guard case .release(let release)? = replayed.changes.first, replayed.changes.count == 1,
            let input = dryRun["input"]?.text.flatMap(ContentDigest.init(hex:)),
            let transformation = dryRun["transformation"]
        else { return comparison.hold("release", hidden["release"], against: nil) }
        fields["release"] = .string(release.id.text)
        let again = ReleaseRecord(
            id: release.id,
            request: answer.request.digest,
            agreement: permit.agreement.id,
            agreementVersion: permit.agreement.version,
            recipient: answer.request.requester,
            dataset: answer.request.dataset,
            input: input,
            transformation: ContentDigest(of: transformation),
            statement: replayed.digest,
            outbox: release.outbox,
            stagedAt: try replayed.loggedAt,
            state: .staged,
            entry: nil
        )
        let recorded = RegisterChange.release(release).json["release"]
        comparison.hold(membersOf: "register", recorded, against: RegisterChange.release(again).json["release"])
        let version = permit.agreement.identity
        let review = DutyPlan.review(of: version)
        let isKnown = try books.register.duties().contains { $0.id == review }
        let plan = DutyPlan(
            answer.decision.obligations?.duties ?? [],
            of: release.id,
            under: version,
            known: isKnown ? [review] : []
        )
        comparison.hold(DutyPlan.name, replayed.record[DutyPlan.name], against: plan.json)
    }

    /// Which files left: the manifest that the entry is about lists the data file of the dry run, and these disclosures.
    ///
    /// Tokens that are chance are others in each run: then nobody approved the file's digest, and only its size is held.
    private func checkManifest(
        _ dryRun: JSONValue,
        _ columns: [GrantColumn],
        _ comparison: inout EntryComparison
    ) throws {
        let terms = Set(columns.compactMap(\.pseudonymTerm))
        let hasChance = terms.contains(.release) || terms.contains(.record)
        let nonce = replayed.record[EvidenceMember.releaseNonce]
        if terms.contains(.release) != (nonce?.text.flatMap { Hex.decode($0) }?.count == 32) {
            comparison.hold(EvidenceMember.releaseNonce, nonce, against: terms.contains(.release) ? "32 bytes" : nil)
        }
        let subject = replayed.statement.subjects.first?.digest.hex
        comparison.hold(
            EvidenceMember.manifest,
            replayed.record[EvidenceMember.manifest],
            against: subject.map(JSONValue.string)
        )
        guard let manifest = try replayed.manifest(in: books.evidence) else { return }
        comparison.hold("dataset", hidden["dataset"], against: .string(manifest.dataset.text))
        let data = manifest.files.first { $0.name == BundleFile.data(of: manifest.dataset) }
        comparison.hold(
            "dryRun.output",
            dryRun["output"],
            against: data.map {
                .members(["sha256": hasChance ? nil : .string($0.digest.hex), "size": JSONValue($0.size)])
            }
        )
        let names = Set(PredicateType.releaseDecision.hiddenFields.filter { $0.audience == .recipient }.map(\.name))
        let handed = Disclosure.encodeList(replayed.disclosures.filter { names.contains($0.name) })
        comparison.hold(
            "disclosures",
            manifest.files.first { $0.name == BundleFile.disclosures }.map { .string($0.digest.hex) },
            against: .string(ContentDigest(of: handed).hex)
        )
    }
}

extension GrantColumn {
    /// How long the column's pseudonyms stay the same; `nil` where it has none.
    fileprivate var pseudonymTerm: PseudonymTerm? {
        if case .pseudonymise(let how) = treatment { how.stability } else { nil }
    }
}

extension ReplayedEntry {
    /// The manifest of a release; `nil` where none stands behind the entry.
    func manifest(in evidence: EvidenceStore) throws -> ReleaseManifest? {
        guard let address = address(EvidenceMember.manifest) else { return nil }
        return try ReleaseManifest(evidence.get(address), file: BundleFile.manifest)
    }
}
