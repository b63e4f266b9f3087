import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TideLedger
import TideMicrodata
import TideRelease
import TideTestSupport

/// Releases, approved and replayed, under agreements with treatments of numbers, dates and codes.
struct TreatmentReleaseTests {
    /// An office whose dataset names units and a codelist, and whose agreement shifts dates.
    private func withOffice(
        _ columns: String = """
              age: {topCode: {from: 28}, bottomCode: {upTo: 21, as: <22}}
              region: keep
              visited: {shift: {days: 20}}
              cost: {microaggregate: {k: 4, decimals: 1}}
        """,
        agreement id: String = "clinic-study-1",
        _ body: (ReleaseFixture) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            let agreement = SmallOffice.agreement(version: 1)
                .replacing("id: clinic-study-1", with: "id: \(id)")
                .replacing("form: pseudonymised", with: "form: k-anonymous")
                .replacing(
                    """
                          person: {pseudonymise: {scheme: hmac-sha256, domain: clinic-study}}
                          name: drop
                          age: {band: 5}
                          region: keep
                          sex: keep
                          visited: {generalise: {atLeast: year}}
                    """,
                    with: columns
                )
            #expect(agreement.contains("shift") || agreement.contains("round"))
            files["agreement.yaml"] = Array(agreement.utf8)
            files["dataset.yaml"] = Array(Self.dataset.utf8)
            files["codes.yaml"] = Array(Self.codelist.utf8)
            try fixture.registerParties(files)
            _ = try fixture.register(files, Identifier(id) ?? SmallOffice.agreementID)
            try body(fixture)
        }
    }

    private static let codelist = """
        tidegate: v1
        kind: codelist
        id: wards
        title: Wards of the clinic in districts
        standard: other
        from: {name: Wards, version: "1"}
        rows: [[w1, n1], [w2, n2], [w3, s1], [w4, s2], [w5, s2]]

        """

    private static let dataset = """
        tidegate: v1
        kind: dataset
        id: visits
        title: Visits to an invented clinic
        owner: xa.clinic
        collectedFor: care
        protected: true
        derivedFrom: none
        unit: person
        unitIdentifier: person
        columns:
          person: {role: direct, type: text, identifier: {namespace: patient, normalise: trim-v1}}
          age: {role: quasi, type: integer, hierarchy: {interval: {from: 0, until: 99, widths: [10]}}}
          region:
            role: quasi
            type: code
            dimension: geography
            codelist: wards
            hierarchy: {file: regions.csv, separator: ",", levels: [district, region, country]}
          visited: {role: attribute, type: date}
          cost: {role: attribute, type: decimal}

        """

    /// Some persons with two visits each, as rows of `person, age, region, visited, cost`.
    private static let visits: [[String]] = {
        var generator = SeededGenerator(seed: 3)
        return (0..<240).map { row in
            let person = row / 2
            return [
                "P\(person)", "\(20 + person % 10)", "w\(1 + person % 5)",
                CalendarDate(daysSince1970: 20_000 + Int.random(in: 0...300, using: &generator)).description,
                "\(Int.random(in: 10...99, using: &generator)).\(Int.random(in: 10...99, using: &generator))",
            ]
        }
    }()

    private func order(
        _ fixture: ReleaseFixture,
        columns: [String] = ["age", "region", "visited", "cost"]
    ) throws -> ReleasePipeline<EmbeddedEngine>.Order {
        let rows = [["person", "age", "region", "visited", "cost"]] + Self.visits
        return try fixture.order(
            SmallOffice.request(columns: columns),
            fixture.write(rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n")
        )
    }

    private func released(_ fixture: ReleaseFixture) throws -> (ReleaseOutcome.Released, rows: [[String]]) {
        let released = try #require(try fixture.releaseApproved(order(fixture)).released)
        let data = String(decoding: try DurableFile.read("\(released.bundle)/data/visits.csv"), as: UTF8.self)
        let rows = data.split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return (released, rows)
    }

    @Test func `every treatment reaches the file, the statement and the reports, and replays`() throws {
        try withOffice { fixture in
            let (released, rows) = try released(fixture)
            #expect(rows.count == 240)
            #expect(Set(rows.map { $0[0] }).isSubset(of: ["<22", "22", "23", "24", "25", "26", "27", "28 or more"]))
            #expect(Set(rows.map { $0[1] }).isSubset(of: ["n1", "n2", "s1", "s2", "North", "South"]))
            #expect(rows.allSatisfy { CalendarDate($0[2]) != nil })
            #expect(Dictionary(rows.map { ($0[3], 1) }, uniquingKeysWith: +).values.allSatisfy { $0 >= 4 })
            let report = String(decoding: try DurableFile.read("\(released.bundle)/report.json"), as: UTF8.self)
            for words in [
                "other by the codelist ‘wards’", "numbers up to 21 as ‘<22’, numbers from 28 as ‘28 or more’",
                "dates moved by up to 20 days, all of one unit by the same number",
                "means of at least 4 records, decimals: 1",
            ] { #expect(report.contains(words), "\(words)") }
            let entry = try #require(try fixture.audited().entries.first { $0.index == released.entry })
            let record = try fixture.office.evidence.record(behind: ContentDigest(of: entry.bytes))
            let figures = try #require(record["disclosures"]?.elements).compactMap(\.text)
                .compactMap { Disclosure($0) }.first { $0.name == "figures" }?.value
            let list = try #require(figures?["codelists"]?.elements?.first?.members)
            #expect(list["column"] == "region" && list["id"] == "wards" && list["standard"] == "other")
            #expect(list["sha256"]?.text?.utf8.count == 64)
            let replay = try fixture.replay()
            #expect(replay.isEqual && replay.measured == 1, "\(replay.words)")
        }
    }

    @Test func `a person's dates keep their distance, and another agreement moves them otherwise`() throws {
        /// The days by which dates were moved, from the rows of persons who are alone in age and ward: found by their intervals.
        func moved(_ id: String) throws -> [String] {
            var dates: [String] = []
            try withOffice(agreement: id) { fixture in dates = try released(fixture).rows.map { $0[2] }.sorted() }
            return dates
        }
        let (first, again, other) = (
            try moved("clinic-study-1"), try moved("clinic-study-1"), try moved("clinic-study-2")
        )
        #expect(first == again && first != other)
        #expect(first != Self.visits.map { $0[3] }.sorted())
        // Every person's interval is among those of the moved dates, moved alike.
        let master = try withTemporaryFolder { try ReleaseFixture(in: $0, isRegistered: false).office.master }
        let scope = ["namespace", "patient", "trim-v1"]
        let shift = DateShift(master: master, agreement: "clinic-study-1", scope: scope, days: 20)
        let expected = Self.visits.compactMap { row in
            CalendarDate(row[3]).map {
                CalendarDate(daysSince1970: $0.daysSince1970 + shift.days(of: row[0])).description
            }
        }
        #expect(first == expected.sorted())
    }

    @Test func `a spec has the treatments that need no key`() throws {
        var fixture = SpecFixture()
        fixture.safeguards = "kAnonymity: {k: 1}"
        func codes(_ columns: String) throws -> [DiagnosticCode] {
            fixture.columns = columns
            do {
                _ = try fixture.plan()
                return []
            } catch let error as any DiagnosedError { return error.diagnostics.map(\.code) }
        }
        #expect(try codes("{age: {topCode: {from: 80}}, stay: {round: 5}, w: {microaggregate: {k: 3}}}") == [])
        let plan = try fixture.plan()
        #expect(
            plan.readings.compactMap { $0.recoding }.count == 3
                && plan.spec.columns.filter { $0.reworking != nil }.count == 1
        )
        #expect(try codes("{day: {shift: {days: 3}}}") == [.keyedInSpec])
        #expect(try codes("{person: keep}") == [.directIdentifier])
        #expect(try codes("{aeg: keep}") == [.unknownColumn])
        #expect(try codes("{age: {topCode: {from: 120}}}") == [.endBeyondLadder])
        #expect(try codes("{stay: {topCode: {from: 20, as: 5 days}}}") == [.endTextMisplaced])
        #expect(try codes("{stay: {bottomCode: {upTo: 20, as: 50}}}") == [.endTextMisplaced])
    }

    @Test func `columns that are averaged together are averaged over the same records`() throws {
        var fixture = SpecFixture()
        fixture.safeguards = "kAnonymity: {k: 1}"
        fixture.columns =
            "{stay: {microaggregate: {k: 2, together: a}}, w: {microaggregate: {k: 2, together: a, decimals: 1}}}"
        let plan = try fixture.plan()
        let reworked = plan.spec.columns.compactMap(\.reworking)
        #expect(
            reworked == [
                .averaged(k: 2, decimals: 0, columns: ["stay", "w"]),
                .averaged(k: 2, decimals: 1, columns: ["stay", "w"]),
            ]
        )
        fixture.columns = "{stay: {microaggregate: {k: 2, together: a}}, w: {microaggregate: {k: 3, together: a}}}"
        do {
            _ = try fixture.plan()
            Issue.record("two sizes of one group")
        } catch let error as any DiagnosedError { #expect(error.diagnostics.map(\.code) == [.averagesDiffer]) }
    }
}
