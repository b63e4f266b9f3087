import Foundation
import Testing
import TideCore
import TideDecision
import TideRelease
import TideTestSupport

/// What finds a person again in another file.
@Suite struct UnitTests {
    private static let columns = ["person", "age", "region", "sex"]

    /// Releases two inputs to one reader, for the columns asked of each; gives what came of the second.
    private func second(
        isNamed: Bool = true,
        _ first: (input: String, columns: [String]),
        _ second: (input: String, columns: [String]),
        check: (String, String) throws -> Void = { _, _ in }
    ) throws -> ReleaseOutcome {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            let dataset = String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
            if isNamed {
                files["dataset.yaml"] = Array(
                    dataset.replacing("unit: person\n", with: "unit: person\nunitIdentifier: person\n").utf8
                )
            }
            _ = try fixture.registerParties(files)
            _ = try fixture.register(files)
            let one = try fixture.order(
                SmallOffice.request(columns: first.columns),
                fixture.write(first.input, "first.csv")
            )
            let made = try #require(try fixture.releaseApproved(one).released)
            let two = try fixture.order(
                SmallOffice.request(columns: second.columns),
                fixture.write(second.input, "second.csv")
            )
            let outcome = try fixture.releaseApproved(two, seed: 9)
            if let again = outcome.released { try check(made.bundle, again.bundle) }
            return outcome
        }
    }

    /// The same people, last first.
    private func turned(_ source: String) -> String {
        let lines = source.split(separator: "\n")
        return ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }

    private func messages(_ outcome: ReleaseOutcome) -> [DiagnosticCode]? {
        outcome.refused?.decision.reasons.map(\.message)
    }

    @Test func `people are found again in another input by their identifier`() throws {
        let source = SmallOffice.source(rows: 500)
        let outcome = try second((source, Self.columns), (turned(source), Self.columns)) { first, second throws in
            #expect(try HeldFiles([first, second]).sizes.first ?? 0 >= 3)
        }
        #expect(outcome.released != nil)
    }

    @Test func `without an identifier another input must not be released beside the first`() throws {
        let source = SmallOffice.source(rows: 500)
        let outcome = try second(isNamed: false, (source, Self.columns), (turned(source), Self.columns))
        #expect(messages(outcome) == [.composition])
    }

    @Test func `whoever came between two inputs stands out, and nothing leaves`() throws {
        let outcome = try second(
            (SmallOffice.source(rows: 500), Self.columns),
            (SmallOffice.source(rows: 501), Self.columns)
        )
        #expect(messages(outcome) == [.compositionUnderK])
        #expect(outcome.refused?.decision.reasons.first?.asked.contains(" units in them, the smallest of 1,") == true)
    }

    @Test func `whoever went between two inputs stands out as well`() throws {
        let outcome = try second(
            (SmallOffice.source(rows: 501), Self.columns),
            (SmallOffice.source(rows: 500), Self.columns)
        )
        #expect(messages(outcome) == [.compositionUnderK])
    }

    @Test func `a row without an identifier makes units of lines, which another input does not have`() throws {
        let source = SmallOffice.source(rows: 500)
        let without = source.replacing("\nP7,", with: "\n,")
        let outcome = try second((source, Self.columns), (without, Self.columns))
        #expect(messages(outcome) == [.composition])
    }

    @Test func `the unit is found where its column does not leave`() throws {
        let source = SmallOffice.source(rows: 500)
        let outcome = try second((source, ["age", "region"]), (turned(source), ["age", "region"]))
        #expect(outcome.released != nil)
    }

    @Test func `two columns of one file can name two people, so by the other nobody is found again`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
            let dataset = text("dataset.yaml").replacing(
                "name: {role: direct, type: text}",
                with: "name: {role: direct, type: text, identifier: {namespace: patient, normalise: trim-v1}}"
            )
            let byName = dataset.replacing("id: visits\n", with: "id: visits-again\n")
                .replacing("unit: person\n", with: "unit: person\nunitIdentifier: name\n")
            let agreement = text("agreement.yaml").replacing("dataset: visits\n", with: "dataset: visits-again\n")
                .replacing("domain: clinic-study}", with: "domain: clinic-study-nine}")
                .replacing("id: clinic-study-1", with: "id: clinic-study-9")
            files["dataset.yaml"] = Array(
                dataset.replacing("unit: person\n", with: "unit: person\nunitIdentifier: person\n").utf8
            )
            files["dataset-9.yaml"] = Array(byName.utf8)
            _ = try fixture.registerParties(files)
            _ = try fixture.register(files)
            files["agreement-9.yaml"] = Array(agreement.utf8)
            _ = try fixture.register(files, "clinic-study-9")
            let input = try fixture.write(SmallOffice.source(rows: 60))
            let first = SmallOffice.request(columns: ["age", "region"])
            _ = try #require(try fixture.releaseApproved(fixture.order(first, input)).released)
            let second = SmallOffice.request(columns: ["region", "sex"])
                .replacing("dataset: visits\n", with: "dataset: visits-again\n")
            #expect(messages(try fixture.dryRun(fixture.order(second, input))) == [.composition])
        }
    }

    /// Two people with three visits each are the only women under 25; everybody else has company.
    private static let visits: String = {
        var lines = ["person,name,age,region,sex,visited,diagnosis"]
        func visit(_ person: String, _ age: Int, _ sex: String) {
            lines.append("\(person),Invented,\(age),n1,\(sex),2025-01-11,d1")
        }
        for person in ["A", "B"] { for _ in 0..<3 { visit(person, 20, "f") } }
        for number in 0..<6 {
            visit("C\(number)", 20, "m")
            visit("D\(number)", 25, "f")
            visit("E\(number)", 25, "m")
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    @Test(arguments: ["a visit without a name", "names that mean nothing elsewhere", "names of a namespace"])
    func `where k counts people, joint classes do, whatever is known of their names`(what: String) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            func edit(_ path: String, _ old: String, _ new: String) {
                files[path] = Array(String(decoding: files[path] ?? [], as: UTF8.self).replacing(old, with: new).utf8)
            }
            edit("dataset.yaml", "unit: person\n", "unit: person\nunitIdentifier: person\n")
            edit(
                "agreement.yaml",
                "person: {pseudonymise: {scheme: hmac-sha256, domain: clinic-study}}",
                "person: drop"
            )
            edit("agreement.yaml", "form: pseudonymised", "form: k-anonymous")
            if what.hasSuffix("elsewhere") {
                edit("dataset.yaml", ", identifier: {namespace: patient, normalise: trim-v1}", "")
            }
            _ = try fixture.registerParties(files)
            _ = try fixture.register(files)
            var source = Self.visits
            if what.hasSuffix("without a name") { source += ",Invented,25,n1,m,2025-01-11,d1\n" }
            let input = try fixture.write(source)
            let first = try fixture.order(SmallOffice.request(columns: ["age"]), input)
            _ = try #require(try fixture.releaseApproved(first).released)
            let refused = try #require(
                try fixture.dryRun(fixture.order(SmallOffice.request(columns: ["sex"]), input)).refused
            )
            #expect(refused.decision.reasons.map(\.message) == [.compositionUnderK])
            let sizes = "1 of 4 joint classes with 2 units in them, the smallest of 2,"
            #expect(refused.decision.reasons.first?.asked.hasPrefix(sizes) == true)
        }
    }

    /// Dry-runs a second input of the same people beside a first; what its record and its report say.
    private func foundAgain(
        _ first: String,
        _ second: String
    ) throws -> (record: JSONValue, report: JSONValue, page: String) {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            files["dataset.yaml"] = Array(
                String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
                    .replacing("unit: person\n", with: "unit: person\nunitIdentifier: person\n").utf8
            )
            _ = try fixture.registerParties(files)
            _ = try fixture.register(files)
            let request = SmallOffice.request(columns: Self.columns)
            _ = try #require(
                try fixture.releaseApproved(fixture.order(request, fixture.write(first, "first.csv"))).released
            )
            let order = try fixture.order(request, fixture.write(second, "second.csv"))
            let dry = try #require(try fixture.dryRun(order).dryRun)
            let report = try CanonicalJSON.decode(DurableFile.read("\(dry.report).json"))
            let record = try #require(dry.record["process"]?["composition"]?.elements?.first)
            let group = try #require(report["composition"]?["groups"]?.elements?.first)
            return (record, group, String(decoding: try DurableFile.read("\(dry.report).html"), as: UTF8.self))
        }
    }

    @Test func `identifiers that are written in another way find nobody, and the officer is told`() throws {
        let source = SmallOffice.source(rows: 500)
        let same = try foundAgain(source, turned(source))
        let other = try foundAgain(source, source.replacing("\nP", with: "\nP0"))
        for (said, count) in [(same, 500), (other, 0)] {
            for json in [said.record, said.report] {
                #expect(json["foundAgain"] == .array([JSONValue(count)]) && json["units"] == 500)
            }
            #expect(said.page.contains("Found again"))
            #expect(said.page.contains("Nobody in the source is found again") == (count == 0))
        }
    }

    @Test func `rows that stay out by a column that does not leave make another file`() throws {
        try withTemporaryFolder { folder in
            let clauses = "optOut: {column: diagnosis, keep: [d0, d1, d3]}\n"
            let fixture = try ClauseFixture(in: folder, clauses: clauses)
            _ = try #require(try fixture.releaseApproved(fixture.order()).released)
            var files = fixture.base.small.files
            files["agreement.yaml"] = Array((SmallOffice.agreement(version: 2) + clauses).utf8)
            files["dataset.yaml"] = Array(
                String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
                    .replacing("{role: sensitive, type: code}", with: "{role: sensitive, type: code, missing: [d3]}")
                    .utf8
            )
            _ = try fixture.base.register(files)
            #expect(messages(try fixture.dryRun(fixture.order())) == [.compositionUnderK])
        }
    }

    @Test func `an input that was derived when something left stays related, whatever documents say since`() throws {
        for isForgotten in [false, true] {
            try withTemporaryFolder { folder in
                let fixture = try ReleaseFixture(in: folder, isRegistered: false)
                var files = fixture.small.files
                func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
                files["dataset.yaml"] = Array(
                    text("dataset.yaml").replacing("unit: person\n", with: "unit: person\nunitIdentifier: person\n")
                        .utf8
                )
                let extract = text("dataset.yaml").replacing("id: visits\n", with: "id: visits-again\n")
                let agreement = text("agreement.yaml").replacing("dataset: visits\n", with: "dataset: visits-again\n")
                    .replacing("domain: clinic-study}", with: "domain: clinic-study-nine}")
                    .replacing("id: clinic-study-1", with: "id: clinic-study-9")
                files["dataset-9.yaml"] = Array(
                    extract.replacing("derivedFrom: none", with: "derivedFrom: [visits]").utf8
                )
                _ = try fixture.registerParties(files)
                _ = try fixture.register(files)
                files["agreement-9.yaml"] = Array(agreement.utf8)
                _ = try fixture.register(files, "clinic-study-9")
                let first = try fixture.order(
                    SmallOffice.request(columns: Self.columns),
                    fixture.write(SmallOffice.source(rows: 500), "first.csv")
                )
                _ = try #require(try fixture.releaseApproved(first).released)
                if isForgotten {
                    files["dataset-9.yaml"] = Array(extract.utf8)
                    files["agreement-9.yaml"] = Array(agreement.replacing("version: 1", with: "version: 2").utf8)
                    _ = try fixture.register(files, "clinic-study-9")
                }
                let second = SmallOffice.request(columns: Self.columns)
                    .replacing("dataset: visits\n", with: "dataset: visits-again\n")
                let order = try fixture.order(second, fixture.write(SmallOffice.source(rows: 501), "second.csv"))
                #expect(messages(try fixture.dryRun(order)) == [.compositionUnderK], "\(isForgotten)")
            }
        }
    }
}
