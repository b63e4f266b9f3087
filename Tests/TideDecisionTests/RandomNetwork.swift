import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// Agreements, a request and facts drawn from a seed.
struct RandomNetwork {
    var agreements: [AgreementText] = []
    var around = Surroundings(parties: ["nso": ["zones: [XA, CH]"]])
    var request = RequestText()
    var state = State()
    var at: Instant

    /// - Parameter isWide: whether models of attribute disclosure, keys of others or to be replaced, and amendments that
    ///   begin later are drawn too.
    init(seed: UInt64, isWide: Bool = false) throws {
        var draw = Draw(seed: seed)
        self.at = try instant(
            draw.one(of: ["2025-12-01", "2026-05-01", "2026-05-01", "2026-05-01", "2026-09-01", "2027-02-01"])
        )
        var signatures: [AgreementVersion: [OfficerName]] = [:]
        for position in 0...draw.number(below: 3) {
            let agreement = Self.agreement("a\(position / 2 + 1)", version: position % 2 + 1, &draw)
            agreements.append(agreement)
            let signed = draw.chance(90) ? ["mol/director", "nso/chief"] : ["nso/chief"]
            let version = try #require(AgreementVersion("\(agreement.id)@\(agreement.version)"))
            signatures[version] = signed.compactMap(OfficerName.init)
        }
        let approvals = draw.chance(50) ? ["mol/dpo"] : []
        let used = draw.one(of: [[], [], ["2026-05-01T00:00:00Z"], ["2026-04-28T12:00:00Z", "2026-05-31T23:59:59Z"]])
        self.state = State(
            signatures: signatures,
            approvals: approvals.compactMap(OfficerName.init),
            used: ["a1": used.compactMap(Instant.init)]
        )
        self.request = Self.request(&draw)
        self.drawDays(&draw)
        for position in agreements.indices { agreements[position].clauses = Self.clauses(&draw) }
        self.drawTerms(&draw)
        if isWide { drawModels(&draw) }
    }

    /// Diversity, closeness, pseudonym keys, and amendments whose first day is still to come.
    private mutating func drawModels(_ draw: inout Draw) {
        for position in agreements.indices {
            let isLater = draw.chance(40) && agreements[position].version == 2 && at.date.description < "2026-06-01"
            if isLater { agreements[position].from = "2026-06-01" }
            let isKept = agreements[position].grants[0].columns.contains("wage")
            if isKept, draw.chance(60) {
                let models = [
                    draw.one(of: [nil, "lDiversity: {of: wage, distinct: 3}", "lDiversity: {of: wage, entropy: \"2\"}"]
                    ),
                    draw.one(of: [nil, "tCloseness: {of: wage, t: \"0.2\"}"]),
                ]
                let safeguards = agreements[position].grants[0].safeguards.dropLast()
                agreements[position].grants[0].safeguards =
                    ([String(safeguards)] + models.compactMap(\.self)).joined(separator: ", ") + "}"
            }
            if agreements[position].grants[0].columns.contains("passport_no"), !isLater, draw.chance(30) {
                let keys = draw.one(of: ["custodian: nso", "custodian: mol, rotateBy: 2026-04-15"])
                agreements[position].clauses.append("pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, \(keys)}]")
            }
        }
        request.lDiversity = draw.one(of: [nil, "{of: wage, distinct: 2}", "{of: wage, distinct: 4}"])
        request.tCloseness = draw.one(of: [nil, nil, "{of: wage, t: \"0.3\"}"])
    }

    /// Clauses about places, quota, retention and outputs.
    private static func clauses(_ draw: inout Draw) -> [String] {
        [
            draw.one(of: [nil, nil, nil, "access: {zones: [XA]}", "access: {mode: enclave, zones: [XA, CH]}"]),
            draw.one(of: [
                nil, nil, nil, nil, "quota: {releases: 1, per: month}", "quota: {releases: 2, per: year, apart: 7d}",
            ]),
            draw.one(of: [nil, nil, "duties: [{destroy: {by: 2026-12-31, certifyWithin: 30d}}]"]),
            draw.one(of: [nil, "outputs: {publication: free, embargo: 2026-10-01}"]),
        ].compactMap(\.self)
    }

    /// What the request states of them, in half of the networks.
    private mutating func drawTerms(_ draw: inout Draw) {
        guard draw.chance(50) else { return }
        let terms = [
            draw.one(of: [nil, nil, "zone: XA", "zone: CH", "zone: DE"]),
            draw.one(of: [nil, nil, "access: enclave", "access: query"]),
            draw.one(of: [nil, nil, "retain: 2026-12-31", "retain: 2027-12-31"]),
            draw.one(of: [nil, nil, "outputs: {publish: true}", "outputs: {publish: true, on: 2026-10-01}"]),
        ]
        request.clauses = terms.compactMap(\.self)
    }

    private static func agreement(_ id: String, version: Int, _ draw: inout Draw) -> AgreementText {
        var agreement = AgreementText(id: id, version: version)
        agreement.purposes = draw.one(of: ["[official-statistics]", "[research]", "[survey-frame, research]"])
        agreement.never = draw.one(of: ["[]", "[]", "[enforcement]", "[immigration-enforcement]"])
        agreement.from = draw.one(of: ["2026-01-01", "2026-04-01"])
        agreement.until = draw.one(of: ["2026-08-31", "2026-12-31"])
        agreement.recipients = draw.one(of: [nil, nil, nil, "[nso/chief]"])
        agreement.recipientRoles = draw.one(of: [nil, nil, nil, nil, nil, "[research]"])
        agreement.accreditation = draw.one(of: [nil, nil, "[code-of-practice]"])
        agreement.approvals = draw.one(of: [nil, "{count: 1, from: [mol/dpo]}"])
        let k = draw.one(of: [1, 2, 5, 10])
        let suppression = draw.one(of: ["0%", "5%", "10%"])
        let passport = "passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}"
        let columns = ["sex: keep", "citizenship: keep", "wage: {band: 5}", "full_name: drop"].filter { _ in
            draw.chance(85)
        }
        let isPseudonymised = draw.chance(50)
        agreement.grants[0].form = isPseudonymised ? "pseudonymised" : draw.one(of: ["k-anonymous", "pseudonymised"])
        // Under that form a k of 1 contradicts itself.
        let least = agreement.grants[0].form == "k-anonymous" ? max(k, 2) : k
        agreement.grants[0].safeguards = "{kAnonymity: {k: \(least), suppression: \(suppression)}}"
        let birth = "birth_date: {generalise: {atLeast: month}}"
        let granted = [birth] + (isPseudonymised ? [passport] : []) + columns
        agreement.grants[0].columns = "{\(granted.joined(separator: ", "))}"
        return agreement
    }

    private static func request(_ draw: inout Draw) -> RequestText {
        var request = RequestText()
        request.purpose = draw.one(of: [
            "survey-frame", "survey-frame", "official-statistics", "research", "immigration-enforcement",
        ])
        request.columns = ["passport_no", "birth_date", "sex", "citizenship"].filter { _ in draw.chance(40) }
        for other in ["full_name", "wage"] where draw.chance(20) { request.columns.append(other) }
        if request.columns.isEmpty { request.columns = ["sex"] }
        request.officer = draw.one(of: [nil, "nso/chief", "nso/analyst"])
        request.k = draw.one(of: [nil, nil, 1, 3, 7, 10])
        request.suppression = draw.one(of: [nil, nil, nil, "3%", "20%"])
        request.form = draw.one(of: [nil, nil, nil, "k-anonymous", "pseudonymised", "identified"])
        if request.columns.contains("passport_no") {
            let domain = draw.one(of: ["nso-mol", "mine"])
            request.pseudonymise = draw.one(of: [nil, "{passport_no: {scheme: hmac-sha256, domain: \(domain)}}"])
        }
        return request
    }

    /// Which days are declared, granted and asked for, in half of the networks.
    ///
    /// A valid grant states none beyond those of its dataset.
    private mutating func drawDays(_ draw: inout Draw) {
        guard draw.chance(50) else { return }
        let (year, half) = ("{from: 2024-01-01, until: 2024-12-31}", "{from: 2024-01-01, until: 2024-06-30}")
        around.datasetReference = draw.one(of: [nil, half, half, year, year])
        let granted = around.datasetReference == half ? [nil, half] : [nil, nil, nil, nil, year, half]
        for position in agreements.indices { agreements[position].grants[0].reference = draw.one(of: granted) }
        request.reference = draw.one(of: [nil, nil, nil, nil, nil, year, half])
    }

    func policies() throws -> PolicySet { try Network.policies(agreements, around) }

    func decide(_ approvals: ApprovalMode = .required) throws -> Decision {
        evaluate(try request.read(), in: try policies(), facts: state, at: at, approvals: approvals)
    }
}

/// Draws from a seed.
struct Draw {
    private var generator: SeededGenerator

    init(seed: UInt64) { self.generator = SeededGenerator(seed: seed) }

    mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
    mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }
    mutating func one<Item>(of items: [Item]) -> Item { items[number(below: items.count)] }
}
