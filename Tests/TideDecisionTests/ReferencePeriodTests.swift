import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// No row is cut by date, so what counts is which days the dataset is about, whatever a request claims.
struct ReferencePeriodTests {
    private func decide(dataset: String?, grant: String?, request: String?) throws -> Decision {
        var agreement = AgreementText()
        agreement.grants[0].reference = grant
        return evaluate(
            try RequestText(reference: request).read(),
            in: try Network.policies([agreement], datasetReference: dataset),
            facts: Network.signed("a1@1"),
            at: try instant("2026-05-01"),
            approvals: .required
        )
    }

    @Test func `no claim of a request opens a dataset that reaches beyond the grant`() throws {
        let (dataset, grant) = ("{from: 2020-01-01, until: 2025-12-31}", "{from: 2024-01-01, until: 2024-12-31}")
        for claim in [nil, grant, dataset, "{from: 2024-03-01, until: 2024-03-31}"] {
            let decision = try decide(dataset: dataset, grant: grant, request: claim)
            #expect(decision.codes == ["REFERENCE_PERIOD"])
            #expect(decision.obligations == nil)
            #expect(decision.nearest == nil)
        }
    }

    @Test func `no claim of a request opens a dataset that does not say which days it is about`() throws {
        let grant = "{from: 2024-01-01, until: 2024-12-31}"
        for claim in [nil, grant, "{from: 2024-03-01, until: 2024-03-31}"] {
            let decision = try decide(dataset: nil, grant: grant, request: claim)
            #expect(decision.codes == ["REFERENCE_PERIOD"])
            #expect(decision.nearest == nil)
            #expect(decision.text.contains("the dataset does not say which days it is about"))
        }
    }

    @Test func `a release is about the dataset's days, however many more are asked for`() throws {
        let days = "{from: 2024-02-01, until: 2024-03-31}"
        let from = try #require(CalendarDate("2024-02-01"))
        let until = try #require(CalendarDate("2024-03-31"))
        for grant in [nil, days] {
            for asked in [nil, days, "{from: 2010-01-01, until: 2030-12-31}"] {
                let decision = try decide(dataset: days, grant: grant, request: asked)
                #expect(decision.obligations?.reference == ReferencePeriod(from: from, until: until))
            }
        }
        let unknown = try decide(dataset: nil, grant: nil, request: nil)
        #expect(unknown.isPermitted)
        #expect(unknown.obligations?.reference == nil)
    }

    @Test func `every triple of short periods is decided as day by day`() throws {
        let periods = [nil] + (1...3).flatMap { from in (from...3).map { Optional(from...$0) } }
        #expect(periods.count == 7)
        for dataset in periods {
            for grant in periods {
                for request in periods {
                    let decision = try decide(dataset: text(dataset), grant: text(grant), request: text(request))
                    #expect(decision.isPermitted == Self.mayLeave(dataset, grant: grant, request: request))
                    #expect(decision.isPermitted || decision.codes == ["REFERENCE_PERIOD"])
                    // Only what the request says is the requester's to change.
                    let isOpen = Self.mayLeave(dataset, grant: grant, request: nil)
                    #expect((decision.nearest != nil) == (!decision.isPermitted && isOpen))
                }
            }
        }
    }

    /// The rule in other words: every day that would leave is granted and asked for, and of unknown days none is either.
    private static func mayLeave(_ dataset: Days?, grant: Days?, request: Days?) -> Bool {
        [grant, request].compactMap(\.self).allSatisfy { limit in
            guard let dataset else { return false }
            return dataset.allSatisfy { day in limit.contains { $0 == day } }
        }
    }

    private typealias Days = ClosedRange<Int>

    private func text(_ days: Days?) -> String? {
        days.map { "{from: 2024-01-0\($0.lowerBound), until: 2024-01-0\($0.upperBound)}" }
    }
}
