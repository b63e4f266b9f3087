import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// The search for the nearest request against one that tries everything.
struct NearestTwinTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `no smaller change is permitted`(_ seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed, isWide: seed % 4 != 0)
        let policies = try network.policies()
        let request = try network.request.read()
        let decision = evaluate(request, in: policies, facts: network.state, at: network.at, approvals: .pending)
        guard !decision.isPermitted else { return }
        let changes = decision.nearest?.changes
        let twin = NearestTwin(network: network, policies: policies, request: request)
        let isPurposeChanged = changes?.contains { if case .purpose = $0 { true } else { false } } ?? true
        let mostTried = isPurposeChanged ? 2 : 3
        // Fewer changes, the purpose as it is.
        let fewer = isPurposeChanged ? mostTried : min(mostTried, (changes?.count ?? 0) - 1)
        var found = twin.permitted(within: fewer, changingPurpose: false)
        #expect(found == nil, "\(changes?.map(\.sentence) ?? [])")
        guard isPurposeChanged else { return }
        let others = changes.map { $0.count - 2 } ?? mostTried - 1
        found = twin.permitted(within: min(mostTried - 1, others), changingPurpose: true)
        #expect(found == nil, "\(changes?.map(\.sentence) ?? [])")
    }

    @Test func `the twin finds what it is asked to look for`() throws {
        let counts = try (0..<60 as Range<UInt64>).map { seed in
            let network = try RandomNetwork(seed: seed, isWide: true)
            let policies = try network.policies()
            let request = try network.request.read()
            let decision = evaluate(request, in: policies, facts: network.state, at: network.at, approvals: .pending)
            guard let nearest = decision.nearest, nearest.changes.count <= 2 else { return 0 }
            let isPurposeChanged = nearest.changes.contains { if case .purpose = $0 { true } else { false } }
            let twin = NearestTwin(network: network, policies: policies, request: request)
            let others = nearest.changes.count - (isPurposeChanged ? 1 : 0)
            return twin.permitted(within: others, changingPurpose: isPurposeChanged) == nil ? -1 : 1
        }
        #expect(counts.filter { $0 == 1 }.count > 5)
        #expect(!counts.contains(-1))
    }

    @Test func `an amendment that begins later is waited for where that is the smallest change`() throws {
        var later = AgreementText(version: 2, from: "2026-09-01")
        later.grants[0].columns = "{sex: keep, citizenship: keep, wage: {band: 5}}"
        let request = try RequestText(columns: ["sex", "wage"]).read()
        let policies = try Network.policies([AgreementText(), later])
        func nearest(_ state: State) throws -> NearestRequest? {
            evaluate(request, in: policies, facts: state, at: try instant("2026-05-01"), approvals: .required).nearest
        }
        let waiting = try nearest(Network.signed("a1@1", "a1@2"))
        #expect(waiting?.changes.map(\.sentence) == ["ask on 2026-09-01 or later"])
        #expect(waiting?.agreement.version == 2)
        // Nobody knows whether a draft will ever begin.
        #expect(try nearest(Network.signed("a1@1"))?.changes.map(\.sentence) == ["leave out `wage`"])
    }

    @Test func `a prohibition that an amendment lifts is waited for`() throws {
        let other = AgreementText(id: "b1", purposes: "[service]", never: "[research]")
        let lifting = AgreementText(
            id: "b1",
            version: 2,
            purposes: "[service]",
            from: "2026-07-01",
            utcOffset: "-03:00"
        )
        let agreement = AgreementText(purposes: "[research]", utcOffset: "+02:00")
        let decision = evaluate(
            try RequestText(purpose: "research").read(),
            in: try Network.policies([agreement, other, lifting]),
            facts: Network.signed("a1@1", "b1@1", "b1@2"),
            at: try instant("2026-05-01"),
            approvals: .required
        )
        #expect(decision.codes == ["PURPOSE_NOT_ALLOWED"])
        #expect(decision.nearest?.changes.map(\.sentence) == ["ask on 2026-07-02 or later"])
    }
}

/// The slow obvious search: each term by itself and all of its values that could matter, in every combination up to a number
/// of terms.
private struct NearestTwin {
    let network: RandomNetwork
    let policies: PolicySet
    let request: Request
    /// The ways to change each term; those that change nothing are left out.
    private let terms: [[(inout Asked) -> Void]]

    init(network: RandomNetwork, policies: PolicySet, request: Request) {
        (self.network, self.policies, self.request) = (network, policies, request)
        self.terms = Self.terms(of: request, at: network.at)
    }

    /// A request that is permitted with so many terms changed, beside the purpose.
    func permitted(within changes: Int, changingPurpose: Bool) -> Asked? {
        guard changes >= 0 else { return nil }
        let purposes = changingPurpose ? policies.purposes.parents.keys.sorted() : [request.purpose]
        for purpose in purposes {
            var start = Asked(request: request, at: network.at)
            start.purpose = purpose
            if let found = permitted(start, from: 0, left: changes) { return found }
        }
        return nil
    }

    private func permitted(_ asked: Asked, from first: Int, left: Int) -> Asked? {
        if let built = asked.built {
            let decided = isPermitted(built, in: policies, facts: network.state, at: asked.at, approvals: .pending)
            if decided { return asked }
        }
        guard left > 0 else { return nil }
        for position in first..<terms.count {
            for way in terms[position] {
                var changed = asked
                way(&changed)
                if let found = permitted(changed, from: position + 1, left: left - 1) { return found }
            }
        }
        return nil
    }

    private static func terms(of request: Request, at: Instant) -> [[(inout Asked) -> Void]] {
        let stated = request.safeguards
        var terms = request.columns.map { name in [{ (asked: inout Asked) in asked.columns.removeAll { $0 == name } }] }
        func term(_ isStated: Bool, _ ways: [(inout Asked) -> Void]) {
            if isStated, !ways.isEmpty { terms.append(ways) }
        }
        term(request.form != nil, [{ $0.form = nil }])
        // Left open, or what the agreements make of it.
        let agreed = Pseudonymisation(scheme: .hmacSHA256, domain: "nso-mol")
        for name in request.pseudonymise.keys.sorted() {
            term(true, [{ $0.pseudonymise[name] = nil }, { $0.pseudonymise[name] = agreed }])
        }
        let officers = [nil] + ["nso/chief", "nso/analyst"].map { OfficerName($0) }
        term(true, officers.filter { $0 != request.officer }.map { officer in { $0.officer = officer } })
        let days = [("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-06-30")].compactMap { from, until in
            CalendarDate(from).flatMap { from in CalendarDate(until).map { ReferencePeriod(from: from, until: $0) } }
        }
        let periods: [ReferencePeriod?] = [nil] + days
        term(request.reference != nil, periods.map { period in { $0.reference = period } })
        let ks = [2, 5, 10].filter { $0 > stated.k ?? 0 }
        term(true, ks.map { k in { $0.k = k } })
        let shares = ["0%", "5%", "10%"].compactMap(Share.init)
        term(stated.suppression != nil, shares.map { share in { $0.suppression = share } })
        func family(_ family: SafeguardModel.Family, _ ways: [[SafeguardModel]]) {
            term(
                stated.models.contains { $0.family == family },
                ways.map { due in
                    { asked in asked.models = (asked.models.filter { $0.family != family } + due).inOrder }
                }
            )
        }
        family(.lDiversity, [[], [.lDiversity(LDiversity(of: "wage", measure: .distinct(3)))]])
        family(.tCloseness, [[]])
        let zones = [nil, "XA", "CH"].filter { $0 != request.zone }
        term(request.zone != nil, zones.map { zone in { $0.zone = zone } })
        let modes = [nil, AccessMode.enclave].filter { $0 != request.access }
        term(true, modes.map { mode in { $0.access = mode } })
        term(request.retain != nil, [{ $0.retain = CalendarDate("2026-12-31") }])
        let later = RequestedOutputs(publish: true, on: CalendarDate("2026-10-01"))
        term(request.outputs != nil, [{ $0.outputs = nil }, { $0.outputs = later }])
        // Ahead to a first day, or to one on which a limit is free again.
        let firsts = ["2026-01-01", "2026-04-01", "2026-05-08", "2026-06-01", "2026-06-08", "2026-07-01", "2027-01-01"]
        let moments = firsts.compactMap(Instant.init).filter { $0 > at }
        term(true, moments.map { moment in { $0.at = moment } })
        return terms
    }
}

/// A request of the twin's, put together anew for each decision.
struct Asked {
    let request: Request
    var at: Instant
    var purpose: Identifier
    var columns: [String]
    var form: Form?
    var reference: ReferencePeriod?
    var k: Int?
    var suppression: Share?
    var models: [SafeguardModel]
    var officer: OfficerName?
    var pseudonymise: [String: Pseudonymisation]
    var (zone, access): (String?, AccessMode?)
    var (retain, outputs): (CalendarDate?, RequestedOutputs?)

    init(request: Request, at: Instant) {
        (self.request, self.at) = (request, at)
        (self.purpose, self.columns, self.form) = (request.purpose, request.columns, request.form)
        self.reference = request.reference
        (self.k, self.suppression) = (request.safeguards.k, request.safeguards.suppression)
        self.models = request.safeguards.models
        (self.officer, self.pseudonymise) = (request.officer, request.pseudonymise)
        (self.zone, self.access) = (request.zone, request.access)
        (self.retain, self.outputs) = (request.retain, request.outputs)
    }

    /// The request; `nil` without columns.
    ///
    /// Its canonical form is left out: writing and hashing it takes longer than
    /// deciding, and the facts are the same for every request.
    var built: Request? {
        columns.isEmpty
            ? nil
            : Request(
                id: request.id,
                requester: request.requester,
                officer: officer,
                holder: request.holder,
                dataset: request.dataset,
                purpose: purpose,
                columns: columns,
                form: form,
                reference: reference,
                safeguards: RequestedSafeguards(
                    k: k,
                    unit: request.safeguards.unit,
                    suppression: suppression,
                    models: models,
                    preserve: request.safeguards.preserve
                ),
                pseudonymise: pseudonymise.filter { columns.contains($0.key) },
                access: access,
                zone: zone,
                outputs: outputs,
                retain: retain,
                canonical: .null,
                fields: request.fields
            )
    }
}
