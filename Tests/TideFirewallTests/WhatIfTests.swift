import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// What becomes reachable, who still holds what, and who holds a dataset, on the oracle's network.
struct WhatIfTests {
    private static func network(mutant: String? = nil) throws -> Network {
        Network(try OracleNetwork.policies(mutant: mutant), endings: [:])
    }

    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func `a draft that repeats what is there opens nothing`() throws {
        let network = try Self.network()
        #expect(network.newlyReachable(with: network).isEmpty)
        #expect([Holding]().possibleText == "nothing")
    }

    @Test func `an agreement with enforcement shows what the ministry of the interior could get`() throws {
        let opened = try Self.network().newlyReachable(with: try Self.network(mutant: "M1-firewall"))
        #expect(opened.map(\.party.text) == ["interior"])
        #expect(opened.first?.form == .kAnonymous)
        #expect(opened.first?.k == 10)
        #expect(opened.first?.until == (try Self.day("2027-06-30")))
        // Neither identifiers nor the employer came as far as the university.
        #expect(opened.first?.columns == ["birth_date", "citizenship", "occupation", "permit_status", "sex", "wage"])
        #expect(
            opened.possibleText == """
                `interior` could get `work-permits`: k-anonymous, k 10, until 2027-06-30, for `scientific-research`; \
                columns `birth_date, citizenship, occupation, permit_status, sex, wage`
                """
        )
    }

    @Test func `a lower k is something new`() throws {
        let opened = try Self.network().newlyReachable(with: try Self.network(mutant: "M3-weaken"))
        #expect(opened.map(\.k) == [3])
        #expect(opened.map(\.agreement?.description) == ["a4@1"])
    }

    @Test func `after an agreement ended its copies and theirs are still held, with their duties`() throws {
        let version = try #require(AgreementVersion("a1@1"))
        let left = try Self.network().holdings(afterEnding: version, on: try Self.day("2026-12-31"))
        #expect(
            left.map { "\($0.party) \($0.agreement?.description ?? "") \($0.until.map(\.description) ?? "")" } == [
                "iom-res a4@1 2027-08-31", "nso a1@1 2029-06-30", "uni a5@1 2027-09-30",
            ]
        )
        #expect(left[0].duties == ["duties/0/destroy", "duties/1/notifyBreach", "duties/2/notifyBreach"])
        #expect(left[0].owed.count == 3 && left[0].owed[0].hasPrefix("destroys the data by "))
    }

    @Test func `an agreement that ends before another begins leaves that one nothing`() throws {
        let version = try #require(AgreementVersion("a1@1"))
        let left = try Self.network().holdings(afterEnding: version, on: try Self.day("2025-12-31"))
        #expect(left.isEmpty)
    }

    @Test
    func `the holders of a dataset on a day are those to whom it may have come and who need not have destroyed it`()
        throws
    {
        let network = try Self.network()
        func holders(_ day: String) throws -> [String] {
            network.holders(of: "work-permits", on: try Self.day(day)).map(\.party.text)
        }
        #expect(try holders("2025-12-31").isEmpty)
        #expect(try holders("2026-01-01") == ["nso"])
        #expect(try holders("2026-03-31") == ["iom-res", "nso"])
        #expect(try holders("2027-09-30") == ["nso", "uni"])
        #expect(try holders("2029-07-01").isEmpty)
        #expect(network.holders(of: "no-such", on: try Self.day("2026-03-31")).isEmpty)
    }
}
