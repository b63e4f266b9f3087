import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// I0: which clauses nothing can come of.
struct DeadClauseTests {
    typealias Change = NetworkDocuments.Change

    /// A network of two agreements on one dataset; `more` is added to one of them.
    private static func network(
        first: String = "",
        second: String = "",
        purposes: String = "statistics",
        columns: String = "a: keep, w: keep, n: drop",
        k: Int = 5,
        form: String = "k-anonymous",
        dataset: String = "retain: 2030-12-31",
        others: String = ""
    ) -> String {
        """
        tidegate: v1
        kind: purposes
        id: tree
        purposes: {service: null, statistics: null, official: statistics, research: null, enforcement: null}
        compatible: [[service, statistics], [service, research]]
        """ + NetworkDocuments.party("mol", "service") + NetworkDocuments.party("nso", "statistics")
            + NetworkDocuments.party("uni", "research") + NetworkDocuments.party("police", "enforcement")
            + NetworkDocuments.dataset(
                "permits",
                "mol",
                "service",
                "a: {role: quasi}, w: {role: sensitive}, n: {role: direct}",
                dataset
            )
            + NetworkDocuments.agreement(
                "a1",
                "mol",
                "nso",
                "permits",
                purposes,
                "2026-01-01",
                "2028-12-31",
                columns,
                form: form,
                k: k,
                more: first
            )
            + NetworkDocuments.agreement(
                "a2",
                "nso",
                "uni",
                "permits",
                "research",
                "2027-01-01",
                "2028-12-31",
                "a: keep",
                k: 10,
                more: second
            ) + others + "\n"
    }

    private static let onward =
        "onward: [{roles: [research], purposes: [research], maxForm: k-anonymous, minK: 10}]"

    private static func dead(_ text: String, endings: [AgreementVersion: CalendarDate] = [:]) throws -> [String] {
        try NetworkDocuments.read(text).deadClauses(endings: endings).map { dead in
            "\(dead.sentence.code.rawValue) \(dead.agreement) \(dead.clause.path)"
        }
    }

    @Test func `what is permitted only once the data has come is alive`() throws {
        #expect(try Self.dead(Self.network(first: Self.onward)) == [])
    }

    @Test func `a grant of data that its provider may not pass on is dead, and says why`() throws {
        let text = Self.network()
        #expect(try Self.dead(text) == ["TG1560 a2@1 grants/0"])
        let found = try #require(try NetworkDocuments.read(text).deadClauses().first)
        #expect(found.sentence.message.hasPrefix("no request can be permitted under grant `only` of `a2@1`: "))
        #expect(found.sentence.message.contains("lets nobody pass it on"))
    }

    @Test func `a k that only the strictest request asks for leaves a grant alive`() throws {
        let text = Self.network(first: Self.onward.replacing("minK: 10", with: "minK: 100"))
        #expect(try Self.dead(text) == [])
    }

    @Test func `a column that an onward clause leaves out is dead`() throws {
        let narrow = Self.onward.replacing("minK: 10", with: "minK: 10, columns: [w]")
        #expect(try Self.dead(Self.network(first: narrow)) == ["TG1560 a2@1 grants/0"])
        let both = Self.network(first: narrow).replacing("columns: {a: keep}", with: "columns: {a: keep, w: keep}")
        #expect(try Self.dead(both) == ["TG1561 a2@1 grants/0/columns/a"])
    }

    @Test func `a purpose that another agreement of the provider rules out is dead`() throws {
        let other = NetworkDocuments.agreement(
            "a3",
            "mol",
            "uni",
            "permits",
            "research",
            "2026-01-01",
            "2028-12-31",
            "a: keep",
            more: "never: [statistics]"
        )
        let text = Self.network(first: Self.onward, purposes: "statistics, service", others: other)
        #expect(try Self.dead(text) == ["TG1562 a1@1 purposes/0"])
        // What narrows it is left.
        let narrower = text.replacing("never: [statistics]", with: "never: [official]")
        #expect(try Self.dead(narrower) == ["TG1562 a1@1 purposes/0"])
    }

    @Test func `a grant of aggregates is dead as long as no release makes any`() throws {
        let text = Self.network(
            first: Self.onward.replacing("maxForm: k-anonymous", with: "maxForm: aggregate"),
            form: "aggregate"
        )
        #expect(try Self.dead(text).first == "TG1560 a1@1 grants/0")
    }

    @Test func `a version that never decides has no dead clauses`() throws {
        let end = try #require(CalendarDate("2026-12-31"))
        #expect(try Self.dead(Self.network(), endings: [AgreementVersion(id: "a2", version: 1): end]) == [])
    }

    @Test func `an ending takes from others what rested on it`() throws {
        let text = Self.network(first: Self.onward)
        let end = try #require(CalendarDate("2026-12-31"))
        #expect(try Self.dead(text, endings: [AgreementVersion(id: "a1", version: 1): end]) == ["TG1560 a2@1 grants/0"])
    }

    @Test func `an onward clause that the recipient itself rules out is dead`() throws {
        let text = Self.network(
            first: "onward: [{roles: [research], purposes: [research], maxForm: k-anonymous, minK: 10}, "
                + "{roles: [service], purposes: [service], maxForm: k-anonymous, minK: 10}]",
            second: "never: [service]"
        )
        #expect(try Self.dead(text) == ["TG1563 a1@1 onward/1"])
    }

    @Test func `an onward clause to those whom a firewall without floor forbids is dead`() throws {
        let wall = """

            ---
            tidegate: v1
            kind: firewall
            id: wall
            title: Wall
            protects: {datasets: [permits]}
            owners: [mol]
            forbids: {roles: [enforcement]}
            """
        let text = Self.network(
            first: "onward: [{roles: [research], purposes: [research], maxForm: k-anonymous, minK: 10}, "
                + "{roles: [enforcement], purposes: [research], maxForm: k-anonymous, minK: 10}]",
            others: wall
        )
        #expect(try Self.dead(text) == ["TG1564 a1@1 onward/1"])
        let floor = text + "floor: {form: aggregate, minK: 10}\n"
        #expect(try Self.dead(floor) == [])
    }

    @Test func `an onward clause beyond the earlier one is dead`() throws {
        let text = Self.network(
            first: Self.onward,
            second: "onward: [{roles: [service], purposes: [research], maxForm: k-anonymous, minK: 10}]"
        )
        #expect(try Self.dead(text) == ["TG1565 a2@1 onward/0"])
    }

    @Test func `duties that nobody can fulfil are dead`() throws {
        func dead(_ duty: String, _ more: String = "") throws -> [String] {
            let text = Self.network(first: Self.onward + (more.isEmpty ? "" : "\n\(more)"))
            let written = "duties: [{destroy: {by: 2029-06-30, certifyWithin: 30d}}"
            return try Self.dead(text.replacing(written + "]", with: "\(written), {\(duty)}]", maxReplacements: 1))
        }
        #expect(try dead("corrections: {within: 30d}") == [])
        #expect(try dead("corrections: {within: 30d}", "quota: {releases: 2, per: agreement}") == [])
        #expect(
            try dead("corrections: {within: 30d}", "quota: {releases: 1, per: agreement}") == [
                "TG1566 a1@1 duties/1/corrections"
            ]
        )
        #expect(try dead("notifyBreach: {to: mol, within: 72h}") == [])
        #expect(try dead("notifyBreach: {to: nso, within: 72h}") == ["TG1567 a1@1 duties/1/notifyBreach"])
        #expect(
            try dead("noReidentification: {report: nso, within: 72h}") == ["TG1567 a1@1 duties/1/noReidentification"]
        )
        #expect(try dead("noReidentification: {report: police, within: 72h}") == [])
    }

    @Test func `a report of who was recognised that goes through a firewall is itself forbidden`() throws {
        let policies = try NetworkDocuments.migration([
            Change(
                "agreements",
                "  - destroy: {by: 2029-06-30, certifyWithin: 30d}\n",
                "  - destroy: {by: 2029-06-30, certifyWithin: 30d}\n  - noReidentification: {report: xa.border, within: 72h}\n"
            )
        ])
        let found = policies.deadClauses().map { "\($0.sentence.code.rawValue) \($0.agreement) \($0.clause.path)" }
        #expect(found == ["TG1568 a1@1 duties/1/noReidentification"])
    }

    @Test func `no clause of the shipped network is dead`() throws {
        #expect(try NetworkDocuments.migration().deadClauses() == [])
    }
}
