import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// What a requester could ask differently about the clauses that come with places, counts and earlier agreements.
struct NearestClauseTests {
    /// The changes for a refused case, or `nil`.
    private func changes(_ rule: String) throws -> [String]? {
        let item = try #require(ReasonCase.all.first { $0.rule == rule })
        return try item.decide().nearest?.changes.map(\.sentence)
    }

    @Test(
        arguments: zip(
            [
                "a zone that is not agreed", "no zone stated, and one of the requester's is not agreed",
                "an agreed zone stated, and another of the requester's is not agreed",
                "a zone is stated and the requester does not have it, whatever is agreed",
                "a file where an enclave is agreed", "one distinct value too few", "a distance a little too large",
                "held a day longer than agreed", "held until a day that is past",
                "publishing where the agreement says nothing about it",
                "publishing a day before the embargo ends", "passing on with k one too small",
                "one release more than the year's", "a second too soon after the last release",
                "a pseudonym whose key somebody else keeps", "an agreement terminated on the day",
                "a certificate that was good until the day before",
                "a firewall keeps protected data from a purpose that narrows a forbidden one",
            ],
            [
                nil, nil, nil, "state no zone: the party document says where the requester processes data",
                "ask for access by `enclave`",
                "ask for l-diversity of `wage distinct 3`", "ask for t-closeness of `wage 20%`",
                "hold the data until 2027-05-01 at the latest", "leave open until when the data is held",
                "publish nothing from it",
                "publish on 2026-12-31 or later", "ask for k of at least 10", nil, "ask on 2026-05-02 or later",
                "leave out `passport_no`", nil, nil,
                "ask for k of at least 10",
            ] as [String?]
        )
    )
    func `a refusal names what would help`(_ rule: String, _ expected: String?) throws {
        #expect(try changes(rule) == expected.map { [$0] })
    }

    @Test func `what is overdue, suspended or unsigned is not asked away`() throws {
        for rule in [
            "a suspended agreement", "a review that was due the day before", "signed, and not in the register",
            "a destruction that should have been certified a second ago",
            "an agreement by which nobody may pass on what was received",
            "a firewall without a floor lets nothing through",
        ] {
            #expect(try changes(rule) == nil, "\(rule)")
        }
    }

    @Test func `a used quota is free again on the first day of the next period, where the agreement's clocks are`()
        throws
    {
        let agreement = AgreementText(utcOffset: "+02:00", clauses: ["quota: {releases: 1, per: quarter}"])
        let decision = evaluate(
            try RequestText().read(),
            in: try Network.policies([agreement]),
            facts: Network.signed("a1@1", used: ["2026-05-01T00:00:00Z", "2026-07-01T12:00:00Z"]),
            at: try instant("2026-06-30T21:59:59Z"),
            approvals: .required
        )
        #expect(decision.codes == ["QUOTA"])
        #expect(decision.nearest?.changes.map(\.sentence) == ["ask on 2026-10-01 or later"])
        #expect(decision.nearest?.at.description == "2026-09-30T22:00:00Z")
    }
}
