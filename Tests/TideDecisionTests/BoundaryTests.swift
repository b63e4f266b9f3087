import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// A request on the near side of a limit: one step further and it is refused; see ``ReasonCase``.
struct BoundaryCase: CustomTestStringConvertible, Sendable {
    let rule: String
    let code: ReasonCode
    let item: ReasonCase

    var testDescription: String { rule }

    init(
        _ rule: String,
        _ code: ReasonCode,
        at: String = "2026-05-01",
        state: State = Network.signed("a1@1"),
        around: Surroundings = Surroundings(),
        agreement: @escaping @Sendable (inout AgreementText) -> Void = { _ in },
        request: @escaping @Sendable (inout RequestText) -> Void = { _ in },
        others: [AgreementText] = []
    ) {
        (self.rule, self.code) = (rule, code)
        self.item = ReasonCase(
            rule: rule,
            code: code,
            path: nil,
            asked: "",
            allowed: "",
            at: at,
            state: state,
            around: around,
            agreement: agreement,
            request: request,
            others: others
        )
    }
}

struct BoundaryTests {
    @Test(arguments: BoundaryCase.all)
    func `what is just within the limit is permitted`(_ boundary: BoundaryCase) throws {
        let decision = try boundary.item.decide()
        #expect(decision.isPermitted, "\(decision.text)")
    }

    @Test func `every reason code has a permitted and a refused case`() {
        let found: [ReasonCode] = [.optOut, .recalled, .composition]
        let codes = Set(BoundaryCase.all.map(\.code))
        #expect(Set(ReasonCode.allCases).subtracting(codes).subtracting(found).isEmpty)
        #expect(Set(ReasonCase.all.map(\.code)) == codes)
    }
}

extension BoundaryCase {
    static let all: [BoundaryCase] = standing + asking + places + counted + passingOn

    private static let standing = [
        BoundaryCase("an agreement between exactly these two", .noAgreement),
        BoundaryCase(
            "a quorum of two persons",
            .unsigned,
            state: Network.signed("a1@1", by: ["mol/director", "nso/chief", "mol/dpo"]),
            agreement: { $0.signatories = "[mol/director, {count: 2, from: [nso/chief, nso/analyst, mol/dpo]}]" }
        ),
        BoundaryCase(
            "a change of a version that is not the newest",
            .binding,
            state: Network.signed("a1@1", "a1@2", changed: ["a1@1": ["dataset/work-permits"]]),
            others: [AgreementText(version: 2)]
        ),
        BoundaryCase(
            "a suspension of another agreement",
            .suspended,
            state: Network.signed("a1@1", "b1@1", standing: ["b1@1": .suspended(since: nil)]),
            others: [AgreementText(id: "b1", purposes: "[research]")]
        ),
        BoundaryCase(
            "the first moment of the first day in the agreement's own time",
            .notYetValid,
            at: "2025-12-31T22:00:00Z",
            agreement: { $0.utcOffset = "+02:00" }
        ),
        BoundaryCase(
            "the last second of the last day in the agreement's own time",
            .expired,
            at: "2027-01-01T03:29:59Z",
            agreement: { $0.utcOffset = "-03:30" }
        ),
        BoundaryCase(
            "a termination that takes effect tomorrow",
            .expired,
            state: Network.signed("a1@1", standing: ["a1@1": .terminated(on: CalendarDate("2026-05-02"))])
        ),
        BoundaryCase(
            "a superseding agreement that begins tomorrow",
            .expired,
            state: Network.signed("a1@1", "z1@1"),
            others: [AgreementText(id: "z1", purposes: "[research]", from: "2026-05-02", clauses: ["supersedes: a1@1"])]
        ),
        BoundaryCase(
            "a superseding agreement that nobody signed",
            .expired,
            others: [AgreementText(id: "z1", purposes: "[research]", clauses: ["supersedes: a1@1"])]
        ),
    ]

    private static let asking = [
        BoundaryCase("a purpose below an agreed one", .purposeNotAllowed, request: { $0.purpose = "survey-frame" }),
        BoundaryCase(
            "a registered officer among the recipients, who signed",
            .recipientOfficer,
            state: Network.signed("a1@1", requestSignatures: ["nso/chief"]),
            agreement: { $0.recipients = "[nso/chief]" },
            request: { $0.officer = "nso/chief" }
        ),
        BoundaryCase("one of the roles", .recipientRole, agreement: { $0.recipientRoles = "[research, statistics]" }),
        BoundaryCase(
            "the last day of an accreditation",
            .accreditation,
            at: "2026-06-30T23:59:59Z",
            agreement: { $0.accreditation = "[code-of-practice]" }
        ),
        BoundaryCase("every column granted", .columnNotCovered, request: { $0.columns.append("birth_date") }),
        BoundaryCase("an identifier as a pseudonym", .directIDPresent, request: { $0.columns.append("passport_no") }),
        BoundaryCase(
            "the last day of a pseudonym's key, kept by the holder",
            .pseudonymScheme,
            agreement: {
                $0.clauses = [
                    "pseudonymise: [{domain: nso-mol, scheme: hmac-sha256, custodian: mol, rotateBy: 2026-05-01}]"
                ]
            },
            request: { $0.columns.append("passport_no") }
        ),
        BoundaryCase("the form granted", .form, request: { $0.form = "pseudonymised" }),
        BoundaryCase("k as agreed", .kBelow, request: { $0.k = 5 }),
        BoundaryCase(
            "diversity as agreed",
            .lBelow,
            agreement: { $0.grants[0].diverse("lDiversity: {of: wage, recursive: {c: \"3\", l: 2}}") },
            request: { $0.lDiversity = "{of: wage, recursive: {c: \"3\", l: 2}}" }
        ),
        BoundaryCase(
            "closeness as agreed",
            .tAbove,
            agreement: { $0.grants[0].diverse("tCloseness: {of: wage, t: \"0.2\"}") },
            request: { $0.tCloseness = "{of: wage, t: \"0.2\"}" }
        ),
        BoundaryCase(
            "members of the population as agreed",
            .kMapBelow,
            around: Surroundings(dataset: Network.population, files: Network.populationFile),
            agreement: { $0.grants[0].diverse("kMap: {k: 5}") },
            request: { $0.models = "kMap: {k: 5}" }
        ),
        BoundaryCase(
            "a delta as agreed",
            .deltaAbove,
            agreement: { $0.grants[0].diverse("deltaDisclosure: {of: wage, delta: \"1\"}") },
            request: { $0.models = "deltaDisclosure: {of: wage, delta: \"1.000\"}" }
        ),
        BoundaryCase(
            "enhanced likeness where basic is due",
            .betaAbove,
            agreement: { $0.grants[0].diverse("betaLikeness: {of: wage, basic: \"2\"}") },
            request: { $0.models = "betaLikeness: {of: wage, enhanced: \"2\"}" }
        ),
        BoundaryCase(
            "the highest risk where the average is due",
            .riskAbove,
            agreement: { $0.grants[0].diverse("risk: {prosecutor: {average: 5%}}") },
            request: { $0.models = "risk: {prosecutor: {highest: 5%}}" }
        ),
        BoundaryCase(
            "uniques of the population as agreed",
            .uniquenessAbove,
            around: Surroundings(dataset: Network.weights, files: Network.populationFile),
            agreement: { $0.grants[0].diverse("populationUniqueness: {atMost: 1%}") },
            request: { $0.models = "populationUniqueness: {atMost: 0.01}" }
        ),
        BoundaryCase("suppression as agreed", .suppressionOverLimit, request: { $0.suppression = "10%" }),
        BoundaryCase(
            "exactly the days of dataset and grant",
            .referencePeriod,
            around: Surroundings(datasetReference: "{from: 2024-01-01, until: 2024-12-31}"),
            agreement: { $0.grants[0].reference = "{from: 2024-01-01, until: 2024-12-31}" },
            request: { $0.reference = "{from: 2024-01-01, until: 2024-12-31}" }
        ),
        BoundaryCase(
            "two approvals and the ethics board's",
            .approvals,
            state: Network.signed("a1@1", approvals: ["mol/dpo", "nso/chief", "nso/analyst"]),
            agreement: { $0.approvals = "{count: 2, from: [mol/dpo, nso/chief], ethics: nso/analyst}" }
        ),
    ]

    private static let places = [
        BoundaryCase(
            "a stated zone of the requester's, which are all agreed",
            .zone,
            around: Surroundings(parties: ["nso": ["zones: [XA, CH]"]]),
            agreement: { $0.clauses = ["access: {zones: [CH, DE, XA]}"] },
            request: { $0.clauses = ["zone: XA"] }
        ),
        BoundaryCase(
            "an enclave as agreed",
            .accessMode,
            agreement: { $0.clauses = ["access: {mode: enclave}"] },
            request: { $0.clauses = ["access: enclave"] }
        ),
        BoundaryCase(
            "the last day of the certificate that bundles are sealed to",
            .accessMode,
            around: .sealing(until: "2026-05-01"),
            agreement: { $0.clauses = ["access: {sealTo: data-room}"] }
        ),
    ]

    private static let counted = [
        BoundaryCase(
            "the last release of the year, another one having been made the moment before it began",
            .quota,
            state: Network.signed("a1@1", used: ["2025-12-31T21:59:59Z", "2025-12-31T22:00:00Z"]),
            agreement: {
                $0.utcOffset = "+02:00"
                $0.clauses = ["quota: {releases: 2, per: year}"]
            }
        ),
        BoundaryCase(
            "exactly so long after the last release",
            .quota,
            state: Network.signed("a1@1", used: ["2026-04-24T00:00:00Z"]),
            agreement: { $0.clauses = ["quota: {releases: 9, per: year, apart: 7d}"] }
        ),
        BoundaryCase(
            "the day to destroy, and held until then",
            .retention,
            around: Surroundings(dataset: ["retain: 2026-05-01"]),
            agreement: {
                $0.until = "2026-05-01"
                $0.clauses = ["duties: [{destroy: {by: 2026-05-01, certifyWithin: 30d}}]"]
            },
            request: { $0.clauses = ["retain: 2026-05-01"] }
        ),
        BoundaryCase(
            "publishing on the day on which the embargo ends",
            .outputs,
            agreement: { $0.clauses = ["outputs: {publication: free, embargo: 2026-12-31}"] },
            request: { $0.clauses = ["outputs: {publish: true, on: 2026-12-31}"] }
        ),
        BoundaryCase(
            "a duty that is due at this very moment",
            .dutyOverdue,
            state: Network.signed("a1@1", duties: [("nso", "a1@1", .destroy, "2026-05-01T00:00:00Z")])
        ),
        BoundaryCase(
            "an overdue duty under an agreement that lets it pass",
            .dutyOverdue,
            state: Network.signed("a1@1", duties: [("nso", "a1@1", .breachNotice, "2026-01-01")]),
            agreement: { $0.clauses = ["overdue: permit"] }
        ),
        BoundaryCase(
            "an overdue duty of another party",
            .dutyOverdue,
            state: Network.signed("a1@1", duties: [("uni", "a1@1", .destroy, "2026-01-01")])
        ),
        BoundaryCase(
            "an overdue duty towards another provider",
            .dutyOverdue,
            state: Network.signed("a1@1", duties: [("nso", "p1@1", .destroy, "2026-01-01")]),
            around: Surroundings(documents: [
                "kind: dataset\nid: marks\nowner: uni\ncollectedFor: research\nderivedFrom: none\ncolumns: {sex: {role: quasi}}"
            ]),
            others: [fromUniversity]
        ),
        BoundaryCase("the day of the review", .dutyOverdue, agreement: { $0.reviewBy = "2026-05-01" }),
        BoundaryCase(
            "a review that was held",
            .dutyOverdue,
            state: Network.signed("a1@1", reviewed: ["a1@1": "2026-04-15"]),
            agreement: { $0.reviewBy = "2026-04-30" }
        ),
    ]

    /// An agreement by which the office receives something from the university.
    private static var fromUniversity: AgreementText {
        let grant = GrantText(dataset: "marks", columns: "{sex: keep}", safeguards: "{kAnonymity: {k: 5}}")
        return AgreementText(
            id: "p1",
            provider: "uni",
            signatories: "[uni/dean, nso/chief]",
            purposes: "[research]",
            grants: [grant]
        )
    }

    private static let passingOn = [
        BoundaryCase(
            "passing on with k as the onward clause says",
            .onwardForbidden,
            state: Network.signed("a1@1", "u1@1"),
            agreement: { passedOn(&$0) },
            request: {
                passedOn(&$0)
                $0.k = 10
            },
            others: [
                ReasonCase.received("{roles: [research], purposes: [research], maxForm: k-anonymous, minK: 10}")
            ]
        ),
        BoundaryCase(
            "passing on with the approval that the onward clause asks for",
            .approvals,
            state: Network.signed("a1@1", "u1@1", approvals: ["nso/analyst"]),
            agreement: { passedOn(&$0) },
            request: { passedOn(&$0) },
            others: [
                ReasonCase.received(
                    "{roles: [research], purposes: [research], maxForm: pseudonymised, approval: nso/analyst}"
                )
            ]
        ),
        BoundaryCase(
            "what lies under a firewall's floor",
            .firewall,
            around: .firewall(floor: "{form: k-anonymous, minK: 10}"),
            agreement: { $0.purposes = "[immigration-enforcement]" },
            request: {
                $0.purpose = "immigration-enforcement"
                $0.k = 10
            }
        ),
    ]

    private static func passedOn(_ agreement: inout AgreementText) {
        (agreement.provider, agreement.recipient) = ("nso", "uni")
        agreement.signatories = "[nso/chief, uni/dean]"
        agreement.purposes = "[research]"
    }

    private static func passedOn(_ request: inout RequestText) {
        (request.holder, request.requester, request.purpose) = ("nso", "uni", "research")
    }
}
