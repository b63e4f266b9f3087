import TideAgreement
import TideCore
import TideDecision

extension ReasonCase {
    static let register = [
        ReasonCase(
            rule: "signed, and only proposed in the register",
            code: .unsigned,
            path: "version",
            asked: "proposed",
            allowed: "in force",
            state: Network.signed("a1@1", standing: ["a1@1": .proposed])
        ),
        ReasonCase(
            rule: "signed, and not in the register",
            code: .unsigned,
            path: "version",
            asked: "unregistered",
            allowed: "in force",
            state: Network.signed("a1@1", standing: ["a1@1": .unregistered])
        ),
        ReasonCase(
            rule: "a quorum that one person fills twice",
            code: .unsigned,
            path: "signatories",
            asked: "mol/director, nso/chief, nso/analyst",
            allowed: "mol/director, 2 persons of mol/dpo, nso/analyst, nso/chief",
            state: Network.signed("a1@1", by: ["mol/director", "nso/chief", "nso/analyst"]),
            around: Surroundings(
                officers: ["nso": "{chief: {title: C, person: ada}, analyst: {title: A, person: ada}}"]
            ),
            agreement: { $0.signatories = "[mol/director, {count: 2, from: [nso/chief, nso/analyst, mol/dpo]}]" }
        ),
        ReasonCase(
            rule: "a suspended agreement",
            code: .suspended,
            path: "version",
            asked: "suspended since 2026-04-30T00:00:00Z",
            allowed: "in force",
            state: Network.signed("a1@1", standing: ["a1@1": .suspended(since: Instant("2026-04-30"))])
        ),
        ReasonCase(
            rule: "an agreement terminated on the day",
            code: .expired,
            path: "version",
            asked: "terminated on 2026-05-01",
            allowed: "in force",
            state: Network.signed("a1@1", standing: ["a1@1": .terminated(on: CalendarDate("2026-05-01"))])
        ),
        ReasonCase(
            rule: "an agreement that the register says is superseded",
            code: .expired,
            path: "version",
            asked: "superseded by a1@2",
            allowed: "in force",
            state: Network.signed("a1@1", standing: ["a1@1": .superseded(by: AgreementVersion("a1@2"))])
        ),
        ReasonCase(
            rule: "an agreement that another one in force supersedes",
            code: .expired,
            path: "version",
            asked: "superseded by z1@1",
            allowed: "in force",
            state: Network.signed("a1@1", "z1@1"),
            others: [AgreementText(id: "z1", purposes: "[research]", from: "2026-05-01", clauses: ["supersedes: a1@1"])]
        ),
    ]

    static let protection = [
        ReasonCase(
            rule: "a pseudonym whose key somebody else keeps",
            code: .pseudonymScheme,
            path: "pseudonymise/0/custodian",
            asked: "passport_no: mol",
            allowed: "nso-mol: nso",
            agreement: {
                $0.clauses = ["pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, custodian: nso}]"]
            },
            request: { $0.columns.append("passport_no") }
        ),
        ReasonCase(
            rule: "a pseudonym whose key had to be replaced the day before",
            code: .pseudonymScheme,
            path: "pseudonymise/0/rotateBy",
            asked: "passport_no: 2026-05-01",
            allowed: "nso-mol: 2026-04-30",
            agreement: {
                $0.clauses = [
                    "pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, custodian: mol, rotateBy: 2026-04-30}]"
                ]
            },
            request: { $0.columns.append("passport_no") }
        ),
        ReasonCase(
            rule: "one distinct value too few",
            code: .lBelow,
            path: "grants/0/safeguards/lDiversity",
            asked: "wage distinct 2",
            allowed: "wage distinct 3",
            agreement: { $0.grants[0].diverse("lDiversity: {of: wage, distinct: 3}") },
            request: { $0.lDiversity = "{of: wage, distinct: 2}" }
        ),
        ReasonCase(
            rule: "entropy a little too low",
            code: .lBelow,
            path: "grants/0/safeguards/lDiversity",
            asked: "wage entropy 1.999999",
            allowed: "wage entropy 2",
            agreement: { $0.grants[0].diverse("lDiversity: {of: wage, entropy: \"2\"}") },
            request: { $0.lDiversity = "{of: wage, entropy: \"1.999999\"}" }
        ),
        ReasonCase(
            rule: "another measure of diversity",
            code: .lBelow,
            path: "grants/0/safeguards/lDiversity",
            asked: "wage distinct 9",
            allowed: "wage recursive c 3 l 2",
            agreement: { $0.grants[0].diverse("lDiversity: {of: wage, recursive: {c: \"3\", l: 2}}") },
            request: { $0.lDiversity = "{of: wage, distinct: 9}" }
        ),
        ReasonCase(
            rule: "a distance a little too large",
            code: .tAbove,
            path: "grants/0/safeguards/tCloseness",
            asked: "wage 20.01%",
            allowed: "wage 20%",
            agreement: { $0.grants[0].diverse("tCloseness: {of: wage, t: \"0.2\"}") },
            request: { $0.tCloseness = "{of: wage, t: \"0.2001\"}" }
        ),
        ReasonCase(
            rule: "closeness of another column",
            code: .tAbove,
            path: "grants/0/safeguards/tCloseness",
            asked: "sex 10%",
            allowed: "wage 20%",
            agreement: { $0.grants[0].diverse("tCloseness: {of: wage, t: \"0.2\"}") },
            request: { $0.tCloseness = "{of: sex, t: \"0.1\"}" }
        ),
        ReasonCase(
            rule: "a distance of another kind",
            code: .tAbove,
            path: "grants/0/safeguards/tCloseness",
            asked: "wage 10% ordered",
            allowed: "wage 20%",
            agreement: { $0.grants[0].diverse("tCloseness: {of: wage, t: \"0.2\"}") },
            request: { $0.models = "tCloseness: {of: wage, t: \"0.1\", distance: ordered}" }
        ),
        ReasonCase(
            rule: "the second of two diversities",
            code: .lBelow,
            path: "grants/0/safeguards/lDiversity/1",
            asked: "wage distinct 3",
            allowed: "wage entropy 2",
            agreement: { $0.grants[0].diverse("lDiversity: [{of: wage, distinct: 2}, {of: wage, entropy: \"2\"}]") },
            request: { $0.models = "lDiversity: {of: wage, distinct: 3}" }
        ),
        ReasonCase(
            rule: "too few members of the population",
            code: .kMapBelow,
            path: "grants/0/safeguards/kMap",
            asked: "4",
            allowed: "5",
            around: Surroundings(dataset: Network.population, files: Network.populationFile),
            agreement: { $0.grants[0].diverse("kMap: {k: 5}") },
            request: { $0.models = "kMap: {k: 4}" }
        ),
        ReasonCase(
            rule: "a delta a little too large",
            code: .deltaAbove,
            path: "grants/0/safeguards/deltaDisclosure",
            asked: "wage 1.000001",
            allowed: "wage 1",
            agreement: { $0.grants[0].diverse("deltaDisclosure: {of: wage, delta: \"1\"}") },
            request: { $0.models = "deltaDisclosure: {of: wage, delta: \"1.000001\"}" }
        ),
        ReasonCase(
            rule: "basic likeness where enhanced is due",
            code: .betaAbove,
            path: "grants/0/safeguards/betaLikeness",
            asked: "wage basic 1",
            allowed: "wage enhanced 2",
            agreement: { $0.grants[0].diverse("betaLikeness: {of: wage, enhanced: \"2\"}") },
            request: { $0.models = "betaLikeness: {of: wage, basic: \"1\"}" }
        ),
        ReasonCase(
            rule: "likeness of a larger gain",
            code: .betaAbove,
            path: "grants/0/safeguards/betaLikeness",
            asked: "wage enhanced 3",
            allowed: "wage basic 2",
            agreement: { $0.grants[0].diverse("betaLikeness: {of: wage, basic: \"2\"}") },
            request: { $0.models = "betaLikeness: {of: wage, enhanced: \"3\"}" }
        ),
        ReasonCase(
            rule: "a mean where the highest risk is due",
            code: .riskAbove,
            path: "grants/0/safeguards/risk",
            asked: "prosecutor average 1%",
            allowed: "prosecutor highest 5%",
            agreement: { $0.grants[0].diverse("risk: {prosecutor: {highest: 5%}}") },
            request: { $0.models = "risk: {prosecutor: {average: 1%}}" }
        ),
        ReasonCase(
            rule: "the risk from another attacker",
            code: .riskAbove,
            path: "grants/0/safeguards/risk",
            asked: "marketer average 1%",
            allowed: "prosecutor average 5%",
            agreement: { $0.grants[0].diverse("risk: {prosecutor: {average: 5%}}") },
            request: { $0.models = "risk: {marketer: {average: 1%}}" }
        ),
        ReasonCase(
            rule: "too many unique in the population",
            code: .uniquenessAbove,
            path: "grants/0/safeguards/populationUniqueness",
            asked: "2%",
            allowed: "1%",
            around: Surroundings(dataset: Network.weights, files: Network.populationFile),
            agreement: { $0.grants[0].diverse("populationUniqueness: {atMost: 1%}") },
            request: { $0.models = "populationUniqueness: {atMost: 2%}" }
        ),
        ReasonCase(
            rule: "records counted where units are due",
            code: .kBelow,
            path: "grants/0/safeguards/kAnonymity/unit",
            asked: "records",
            allowed: "units",
            around: Surroundings(dataset: ["unitIdentifier: passport_no"]),
            request: { $0.models = "unit: records" }
        ),
        ReasonCase(
            rule: "units counted that nothing tells apart",
            code: .kBelow,
            path: "grants/0/safeguards/kAnonymity/unit",
            asked: "units",
            allowed: "records",
            request: { $0.models = "unit: units" }
        ),
    ]

    static let places = [
        ReasonCase(
            rule: "a zone that is not agreed",
            code: .zone,
            path: "access/zones",
            asked: "CH",
            allowed: "XA",
            around: Surroundings(parties: ["nso": ["zones: [XA, CH]"]]),
            agreement: { $0.clauses = ["access: {zones: [XA]}"] },
            request: { $0.clauses = ["zone: CH"] }
        ),
        ReasonCase(
            rule: "no zone stated, and one of the requester's is not agreed",
            code: .zone,
            path: "access/zones",
            asked: "CH",
            allowed: "XA",
            around: Surroundings(parties: ["nso": ["zones: [XA, CH]"]]),
            agreement: { $0.clauses = ["access: {zones: [XA]}"] }
        ),
        ReasonCase(
            rule: "an agreed zone stated, and another of the requester's is not agreed",
            code: .zone,
            path: "access/zones",
            asked: "CH",
            allowed: "XA",
            around: Surroundings(parties: ["nso": ["zones: [XA, CH]"]]),
            agreement: { $0.clauses = ["access: {zones: [XA]}"] },
            request: { $0.clauses = ["zone: XA"] }
        ),
        ReasonCase(
            rule: "a zone that is neither agreed nor the requester's",
            code: .zone,
            path: "access/zones",
            asked: "CH",
            allowed: "XA",
            agreement: { $0.clauses = ["access: {zones: [XA]}"] },
            request: { $0.clauses = ["zone: CH"] }
        ),
        ReasonCase(
            rule: "a zone that the requester does not have",
            code: .zone,
            path: "zones",
            asked: "CH",
            allowed: "XA",
            agreement: { $0.clauses = ["access: {zones: [XA, CH]}"] },
            request: { $0.clauses = ["zone: CH"] }
        ),
        ReasonCase(
            rule: "a zone is stated and the requester does not have it, whatever is agreed",
            code: .zone,
            path: "zones",
            asked: "CH",
            allowed: "XA",
            request: { $0.clauses = ["zone: CH"] }
        ),
        ReasonCase(
            rule: "a file where an enclave is agreed",
            code: .accessMode,
            path: "access/mode",
            asked: "transfer",
            allowed: "enclave",
            agreement: { $0.clauses = ["access: {mode: enclave}"] }
        ),
        ReasonCase(
            rule: "a certificate that was good until the day before",
            code: .accessMode,
            path: "access/sealTo",
            asked: "data-room 2026-05-01",
            allowed: "2026-01-01/2026-04-30",
            around: .sealing(until: "2026-04-30"),
            agreement: { $0.clauses = ["access: {sealTo: data-room}"] }
        ),
    ]

    /// What the statistical office received and the university asks for.
    private static func passedOn(_ agreement: inout AgreementText) {
        (agreement.provider, agreement.recipient) = ("nso", "uni")
        agreement.signatories = "[nso/chief, uni/dean]"
        agreement.purposes = "[research]"
    }

    private static func passedOn(_ request: inout RequestText) {
        (request.holder, request.requester, request.purpose) = ("nso", "uni", "research")
    }

    static func received(_ onward: String) -> AgreementText {
        AgreementText(id: "u1", clauses: onward.isEmpty ? [] : ["onward: [\(onward)]"])
    }

    static let onward = [
        ReasonCase(
            rule: "an agreement by which nobody may pass on what was received",
            code: .onwardForbidden,
            path: "onward",
            asked: "research, research, k-anonymous, k 5, XA",
            allowed: "none",
            state: Network.signed("a1@1", "u1@1"),
            agreement: { passedOn(&$0) },
            request: { passedOn(&$0) },
            others: [received("")]
        ),
        ReasonCase(
            rule: "passing on with k one too small",
            code: .onwardForbidden,
            path: "onward",
            asked: "k 9",
            allowed: "k 10",
            state: Network.signed("a1@1", "u1@1"),
            agreement: { passedOn(&$0) },
            request: {
                passedOn(&$0)
                $0.k = 9
            },
            others: [received("{roles: [research], purposes: [research], maxForm: k-anonymous, minK: 10}")]
        ),
        ReasonCase(
            rule: "the agreement by which it was received is suspended",
            code: .onwardForbidden,
            path: "owner",
            asked: "work-permits from nso to uni",
            allowed: "none",
            state: Network.signed("a1@1", "u1@1", standing: ["u1@1": .suspended(since: nil)]),
            agreement: { passedOn(&$0) },
            request: { passedOn(&$0) },
            others: [received("{roles: [research], purposes: [research], maxForm: pseudonymised}")]
        ),
        ReasonCase(
            rule: "an onward clause asks for an approval",
            code: .approvals,
            path: "onward/0/approval",
            asked: "none",
            allowed: "nso/analyst",
            state: Network.signed("a1@1", "u1@1", approvals: ["nso/chief"]),
            agreement: { passedOn(&$0) },
            request: { passedOn(&$0) },
            others: [
                received(
                    "{roles: [research], purposes: [research], maxForm: pseudonymised, approval: nso/analyst}"
                )
            ]
        ),
        ReasonCase(
            rule: "the ethics board has not approved",
            code: .approvals,
            path: "approvals/ethics",
            asked: "none",
            allowed: "nso/analyst",
            state: Network.signed("a1@1", approvals: ["mol/dpo"]),
            agreement: { $0.approvals = "{count: 1, from: [mol/dpo], ethics: nso/analyst}" }
        ),
        ReasonCase(
            rule: "two offices of one unit are one unit",
            code: .approvals,
            path: "approvals",
            asked: "mol/director, mol/dpo",
            allowed: "2 units of mol/director, mol/dpo, nso/chief",
            state: Network.signed("a1@1", approvals: ["mol/dpo", "mol/director"]),
            around: Surroundings(
                officers: [
                    "mol": "{director: {title: D, unit: u}, dpo: {title: P, unit: u}}",
                    "nso": "{chief: {title: C, unit: u}}",
                ]
            ),
            agreement: { $0.approvals = "{count: 2, from: [mol/director, mol/dpo, nso/chief], distinct: units}" }
        ),
    ]

    static let counted = [
        ReasonCase(
            rule: "one release more than the year's",
            code: .quota,
            path: "quota/releases",
            asked: "3",
            allowed: "2 per year",
            state: Network.signed("a1@1", used: ["2026-01-01T00:00:00Z", "2026-04-30T23:59:59Z"]),
            agreement: { $0.clauses = ["quota: {releases: 2, per: year}"] }
        ),
        ReasonCase(
            rule: "a second too soon after the last release",
            code: .quota,
            path: "quota/apart",
            asked: "2026-04-24T00:00:01Z",
            allowed: "7d",
            state: Network.signed("a1@1", used: ["2026-04-24T00:00:01Z"]),
            agreement: { $0.clauses = ["quota: {releases: 9, per: year, apart: 7d}"] }
        ),
        ReasonCase(
            rule: "the data was to be destroyed the day before",
            code: .retention,
            path: "duties/0/destroy",
            asked: "2027-01-31",
            allowed: "2027-01-30",
            at: "2027-01-31",
            agreement: {
                $0.until = "2027-01-31"
                $0.clauses = ["duties: [{destroy: {by: 2027-01-30, certifyWithin: 30d}}]"]
            }
        ),
        ReasonCase(
            rule: "held a day longer than agreed",
            code: .retention,
            path: "duties/0/destroy",
            asked: "2027-05-02",
            allowed: "2027-05-01",
            agreement: { $0.clauses = ["duties: [{destroy: {after: 12m, certifyWithin: 30d}}]"] },
            request: { $0.clauses = ["retain: 2027-05-02"] }
        ),
        ReasonCase(
            rule: "held until a day that is past",
            code: .retention,
            path: "retain",
            asked: "2026-04-30",
            allowed: "2026-05-01",
            request: { $0.clauses = ["retain: 2026-04-30"] },
            isAboutRequest: true
        ),
        ReasonCase(
            rule: "held a day longer than the owner does",
            code: .retention,
            path: "retain",
            asked: "2030-01-01",
            allowed: "2029-12-31",
            around: Surroundings(dataset: ["retain: 2029-12-31"]),
            request: { $0.clauses = ["retain: 2030-01-01"] }
        ),
        ReasonCase(
            rule: "publishing where the agreement says nothing about it",
            code: .outputs,
            path: "outputs",
            asked: "publish",
            allowed: "none",
            request: { $0.clauses = ["outputs: {publish: true}"] }
        ),
        ReasonCase(
            rule: "publishing a day before the embargo ends",
            code: .outputs,
            path: "outputs/embargo",
            asked: "2026-12-30",
            allowed: "2026-12-31",
            agreement: { $0.clauses = ["outputs: {publication: free, embargo: 2026-12-31}"] },
            request: { $0.clauses = ["outputs: {publish: true, on: 2026-12-30}"] }
        ),
        ReasonCase(
            rule: "a destruction that should have been certified a second ago",
            code: .dutyOverdue,
            path: "duties/0/destroy",
            asked: "certify-destruction under a1@1",
            allowed: "2026-04-30T23:59:59Z",
            state: Network.signed("a1@1", duties: [("nso", "a1@1", .certifyDestruction, "2026-04-30T23:59:59Z")]),
            agreement: { $0.clauses = ["duties: [{destroy: {by: 2027-06-30, certifyWithin: 30d}}]"] }
        ),
        ReasonCase(
            rule: "something overdue under another agreement with the provider",
            code: .dutyOverdue,
            path: "duties",
            asked: "recall-answer under b1@1",
            allowed: "2026-04-01T00:00:00Z",
            state: Network.signed("a1@1", duties: [("nso", "b1@1", .recallAnswer, "2026-04-01")]),
            others: [AgreementText(id: "b1", purposes: "[research]")]
        ),
        ReasonCase(
            rule: "a party that counts as one reader with the requester owes something overdue",
            code: .dutyOverdue,
            path: "duties/0/destroy",
            asked: "destroy under a1@1 by agency",
            allowed: "2026-04-30T23:59:59Z",
            state: Network.signed("a1@1", duties: [("agency", "a1@1", .destroy, "2026-04-30T23:59:59Z")]),
            around: Surroundings(
                parties: ["nso": ["coalition: [bureau]"]],
                documents: ["agency", "bureau"].map { id in
                    "kind: party\nid: \(id)\nname: \(id)\njurisdiction: XA\nroles: [statistics]\nofficers: {}\n"
                        + (id == "agency" ? "coalition: [bureau]" : "coalition: []")
                }
            ),
            agreement: { $0.clauses = ["duties: [{destroy: {by: 2027-06-30, certifyWithin: 30d}}]"] }
        ),
        ReasonCase(
            rule: "a review that was due the day before",
            code: .dutyOverdue,
            path: "valid/reviewBy",
            asked: "2026-05-01",
            allowed: "2026-04-30",
            agreement: { $0.reviewBy = "2026-04-30" }
        ),
    ]

    static let walls = [
        ReasonCase(
            rule: "a firewall keeps protected data from a role",
            code: .firewall,
            path: "forbids/roles/0",
            asked: "enforcement: k-anonymous, k 5",
            allowed: "aggregate, k 10",
            around: .firewall(floor: "{form: aggregate, minK: 10}"),
            agreement: {
                $0.recipient = "police"
                $0.signatories = "[mol/director, police/head]"
            },
            request: { $0.requester = "police" }
        ),
        ReasonCase(
            rule: "a firewall keeps protected data from a purpose that narrows a forbidden one",
            code: .firewall,
            path: "forbids/purposes/0",
            asked: "enforcement: k-anonymous, k 9",
            allowed: "k-anonymous, k 10",
            around: .firewall(floor: "{form: k-anonymous, minK: 10}"),
            agreement: { $0.purposes = "[immigration-enforcement]" },
            request: {
                $0.purpose = "immigration-enforcement"
                $0.k = 9
            }
        ),
        ReasonCase(
            rule: "a firewall without a floor lets nothing through",
            code: .firewall,
            path: "forbids/purposes/0",
            asked: "enforcement: k-anonymous, k 100",
            allowed: "none",
            around: .firewall(floor: nil),
            agreement: { $0.purposes = "[immigration-enforcement]" },
            request: {
                $0.purpose = "immigration-enforcement"
                $0.k = 100
            }
        ),
        ReasonCase(
            rule: "a firewall cannot judge a purpose that nobody declared",
            code: .firewall,
            path: "forbids/purposes/0",
            asked: "gardening: k-anonymous, k 5",
            allowed: "aggregate, k 10",
            also: [.purposeNotAllowed],
            around: .firewall(floor: "{form: aggregate, minK: 10}"),
            request: { $0.purpose = "gardening" }
        ),
    ]
}

extension Surroundings {
    /// The office's certificate for bundles, good until a day.
    static func sealing(until: String) -> Surroundings {
        let pem = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n"
        let field = "certificates: {data-room: {file: room.pem, from: 2026-01-01, until: \(until)}}"
        return Surroundings(parties: ["nso": [field]], files: ["room.pem": Array(pem.utf8)])
    }

    /// A firewall around what was collected for services.
    static func firewall(floor: String?) -> Surroundings {
        let wall = """
            kind: firewall
            id: wall
            title: Services
            protects: {collectedFor: [service]}
            owners: [mol]
            forbids: {roles: [enforcement], purposes: [enforcement]}
            """
        let document = wall + (floor.map { "\nfloor: \($0)" } ?? "")
        return Surroundings(dataset: ["protected: true"], documents: [document])
    }
}

extension GrantText {
    /// Wage beside the other columns, under a further safeguard.
    mutating func diverse(_ safeguard: String) {
        columns = "{sex: keep, citizenship: keep, wage: keep}"
        safeguards = "{kAnonymity: {k: 5, suppression: 10%}, \(safeguard)}"
    }
}
