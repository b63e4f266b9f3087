import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// Reasons of prohibitions are shared and made when they are read: they are those that the documents say, one by one.
struct ProhibitionTests {
    /// One reason for each agreement that rules out the purpose, from the documents alone: clause and both texts.
    private func expected(
        _ request: Request,
        in policies: PolicySet,
        binding: (AgreementVersion) -> Bool
    ) -> [String] {
        let tree = policies.purposes
        var lineage: [Identifier] = [request.dataset]
        for source in policies.index.datasets[request.dataset]?.sources ?? [] { lineage.append(source) }
        var found: [(purpose: Identifier, source: Int, text: String)] = []
        for (source, dataset) in lineage.enumerated() {
            for agreement in policies.agreements where agreement.provider == request.holder {
                guard agreement.grants.contains(where: { $0.dataset == dataset }), binding(agreement.identity) else {
                    continue
                }
                for (position, never) in agreement.never.enumerated()
                where tree.isPurpose(request.purpose, within: never) || tree.isPurpose(never, within: request.purpose) {
                    let clause = "\(agreement.identity) never/\(position)"
                    let text = "\(clause) \(request.purpose) never \(never)"
                    if !found.contains(where: { $0.text == text }) { found.append((never, source, text)) }
                }
            }
        }
        return found.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            return (first.purpose, first.source, left.offset) < (second.purpose, second.source, right.offset)
        }.map(\.element.text)
    }

    private func told(_ decision: Decision, in policies: PolicySet) -> [String] {
        decision.reasons.filter { $0.message == .purposeRuledOut }.map { reason in
            let place = reason.clause?.place
            let agreement = policies.agreements.first { $0.fields.clause("never").place.line == place?.line }
            let version = agreement.map { "\($0.identity)" } ?? "none"
            return "\(version) \(reason.clause?.path ?? "none") \(reason.asked) \(reason.allowed)"
        }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `every agreement that rules out the purpose is a reason, once, by purpose and then by name`(
        _ seed: UInt64
    ) throws {
        var draw = Draw(seed: seed)
        let nevers = ["[]", "[enforcement]", "[immigration-enforcement, research]", "[research]", "[statistics]"]
        var agreements: [AgreementText] = []
        for number in 0...draw.number(below: 6) {
            var agreement = AgreementText(id: "a\(number / 2)", version: number % 2 + 1)
            agreement.purposes = "[service]"
            agreement.never = draw.one(of: nevers)
            agreement.from = draw.one(of: ["2026-01-01", "2026-06-01"])
            var made = agreement.grants[0]
            (made.id, made.dataset, made.columns) = ("made", "frame", "{sex: keep}")
            if draw.chance(50) { agreement.grants.append(made) }
            if draw.chance(20) { agreement.grants.removeFirst() }
            if agreement.grants.isEmpty { agreement.grants = [made] }
            for position in agreement.grants.indices { agreement.grants[position].safeguards = "{kAnonymity: {k: 5}}" }
            agreements.append(agreement)
        }
        var around = Surroundings()
        around.documents.append(
            """
            kind: dataset
            id: frame
            owner: mol
            collectedFor: statistics
            derivedFrom: [work-permits]
            columns: {sex: {role: quasi}}
            """
        )
        let policies = try Network.policies(agreements, around)
        let versions = policies.agreements.map(\.identity)
        let signed = Dictionary(
            uniqueKeysWithValues: versions.map { version in
                (version, draw.chance(80) ? ["mol/director", "nso/chief"].compactMap(OfficerName.init) : [])
            }
        )
        let at = try instant("2026-05-01")
        func isInForce(_ version: AgreementVersion) -> Bool {
            let from = policies.index.agreement(version)?.agreement.valid.from
            return signed[version]?.isEmpty == false && from.map { $0 <= at.date } ?? false
        }
        func binds(_ version: AgreementVersion) -> Bool {
            !versions.contains { $0.id == version.id && $0.version > version.version && isInForce($0) }
        }
        for (dataset, purpose) in [
            ("work-permits", "research"), ("frame", "research"), ("frame", "immigration-enforcement"),
            ("work-permits", "enforcement"), ("frame", "survey-frame"), ("crossings", "enforcement"),
        ] {
            let request = try RequestText(dataset: dataset, purpose: purpose, columns: ["sex"]).read()
            let state = State(signatures: signed)
            let decision = decide(request, in: policies, facts: state, at: at, approvals: .required)
            #expect(told(decision, in: policies) == expected(request, in: policies, binding: binds))
            #expect(decision.reasons.map(\.code) == decision.reasons.map(\.code).sorted())
            for candidate in decision.candidates {
                #expect(candidate.reasons.count == Array(candidate.reasons).count)
                #expect(candidate.reasons == Reasons(Array(candidate.reasons)))
            }
            let told = trace(request, in: policies, facts: state, at: at, approvals: .required).filter { !$0.isMet }
            guard !decision.candidates.isEmpty else { continue }
            #expect(
                told.map { "\($0.asked) \($0.allowed)" }.sorted()
                    == decision.reasons.map { "\($0.asked) \($0.allowed)" }.sorted()
            )
        }
    }

    @Test func `reasons can be read from either end and compared`() throws {
        let agreements = (0..<5).map { AgreementText(id: "a\($0)", never: "[research]") }
        let decision = decide(
            try RequestText(purpose: "research", columns: ["wage"], k: 1).read(),
            in: try Network.policies(agreements),
            facts: Network.signed("a0@1"),
            at: try instant("2026-05-01"),
            approvals: .required
        )
        let reasons = decision.reasons
        let codes = reasons.map(\.code)
        #expect(
            codes == [.purposeNotAllowed] + Array(repeating: .purposeNotAllowed, count: 5) + [
                .columnNotCovered, .kBelow,
            ]
        )
        #expect(reasons.reversed().map(\.code) == codes.reversed())
        #expect(reasons.dropFirst(3).first?.clause?.document == "a2")
        #expect(reasons.map(\.asked).filter { $0 == "research" }.count == 6)
        #expect(Set([reasons, Reasons(Array(reasons))]).count == 1)
        #expect(reasons != Reasons(Array(reasons.dropLast())))
        #expect(reasons != decision.refused(for: reasons[0]).reasons)
    }
}
