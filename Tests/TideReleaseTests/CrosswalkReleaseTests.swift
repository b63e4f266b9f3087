import Foundation
import Testing
import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata
import TideRelease
import TideTestSupport

/// The policy set `policies/crosswalks`: the same invented workers, as two countries code them.
struct CrosswalkReleaseTests {
    private struct Worker {
        let age: Int
        let (country, status, occupation, education): (Int, Int, Int, Int)
        let (arrived, surveyed): (CalendarDate, CalendarDate)
        let hours: Int
        let wage: Int

        init(using generator: inout SeededGenerator) {
            age = Int.random(in: 16...80, using: &generator)
            country = Int.random(in: 0..<6, using: &generator)
            status = Int.random(in: 0..<4, using: &generator)
            occupation = Int.random(in: 0..<6, using: &generator)
            education = Int.random(in: 0..<6, using: &generator)
            let day = Int.random(in: 15_000...19_000, using: &generator)
            arrived = CalendarDate(daysSince1970: day)
            surveyed = CalendarDate(daysSince1970: day + Int.random(in: 30...900, using: &generator))
            hours = Int.random(in: 5...70, using: &generator)
            wage = Int.random(in: 90_000...900_000, using: &generator)
        }
    }

    /// How a country writes the six or four entries of each list, in the order of the standard's codes.
    private struct Country {
        let dataset: Identifier
        let separator: String
        let (countries, statuses, occupations, education): ([String], [String], [String], [String])
    }

    private static let xa = Country(
        dataset: "workers-xa",
        separator: ",",
        countries: ["101", "132", "244", "271", "318", "340"],
        statuses: ["N1", "F1", "F2", "N2"],
        occupations: ["D01", "D02", "C10", "B31", "L01", "L02"],
        education: ["none", "primary", "lower", "upper", "degree", "master"]
    )
    private static let xb = Country(
        dataset: "workers-xb",
        separator: ";",
        countries: ["Norway", "Portugal", "Namibia", "Senegal", "Philippines", "Nepal"],
        statuses: ["1", "2", "3", "4"],
        occupations: ["110", "120", "310", "550", "910", "935"],
        education: ["A", "B", "C", "D", "F", "G"]
    )
    private static let names = [
        "person", "age", "citizenship", "status", "occupation", "education", "arrived", "surveyed", "hours", "wage",
    ]

    private func source(_ country: Country, workers: [Worker], strange: Bool = false) -> String {
        let rows = workers.enumerated().map { index, worker in
            [
                "p\(index)", "\(worker.age)", strange && index == 1 ? "elsewhere" : country.countries[worker.country],
                country.statuses[worker.status], country.occupations[worker.occupation],
                country.education[worker.education], "\(worker.arrived)", "\(worker.surveyed)", "\(worker.hours)",
                "\(worker.wage / 100).\(String(worker.wage % 100 + 100).dropFirst())",
            ].joined(separator: country.separator)
        }
        return ([Self.names.joined(separator: country.separator)] + rows).joined(separator: "\n") + "\n"
    }

    private static func files() throws -> [String: [UInt8]] {
        let folder = repositoryRoot.appending(path: "policies/crosswalks")
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.contains(".") {
            files[path] = Array(try Data(contentsOf: folder.appending(path: path)))
        }
        return files
    }

    private func plan(_ country: Country) throws -> ProtectionPlan {
        let policies = try PolicySet.read(Self.files(), folder: "policies/crosswalks")
        #expect(PlanCheck.problems(in: policies).isEmpty)
        let agreement = try #require(policies.agreements.first)
        let grant = try #require(agreement.grants.first { $0.dataset == country.dataset })
        return try PlanCompiler(
            dataset: #require(policies.datasets[country.dataset]),
            shelf: HierarchyShelf(
                documents: policies.hierarchies,
                files: policies.files,
                codelists: policies.codelists
            ),
            pseudonyms: PseudonymInputs(
                master: Redacted([UInt8](repeating: 7, count: 32)),
                agreement: agreement.id,
                domains: agreement.pseudonymDomains
            )
        ).compile(columns: grant.columns, safeguards: grant.safeguards, search: grant.search)
    }

    /// The released rows by column.
    private func release(_ country: Country, _ source: String) throws -> [[String: String]] {
        let plan = try plan(country)
        return try withTemporaryFolder { folder in
            let path = folder.appending(path: "source.csv").path
            try DurableFile.replace(path, with: Array(source.utf8))
            let run = try EmbeddedEngine().open(path, under: plan) { _ in }
            guard case .found(let found) = search(run.profile, for: plan.spec) else {
                Issue.record("nothing meets the safeguards")
                return []
            }
            let output = folder.appending(path: "output.csv").path
            let file = try run.apply(found, order: .sorted, to: output, naming: nil, isReported: false)
            #expect(file.after.smallestClass >= 5 && file.leaks.allSatisfy { $0.cover != nil })
            // No text of these needs quotes.
            let rows = String(decoding: try DurableFile.read(output), as: UTF8.self).split(whereSeparator: \.isNewline)
                .map { $0.split(separator: country.separator, omittingEmptySubsequences: false).map(String.init) }
            let header = try #require(rows.first)
            return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
        }
    }

    private func workers(_ count: Int) -> [Worker] {
        var generator = SeededGenerator(seed: 11)
        return (0..<count).map { _ in Worker(using: &generator) }
    }

    @Test func `the same workers are the same records, whichever country coded them`() throws {
        let workers = workers(3_000)
        func comparable(_ rows: [[String: String]]) -> [String] {
            let kept = Self.names.filter { !["person", "arrived", "surveyed"].contains($0) }
            return rows.map { row in kept.map { row[$0] ?? "?" }.joined(separator: "|") }.sorted()
        }
        let first = try release(Self.xa, source(Self.xa, workers: workers))
        let second = try release(Self.xb, source(Self.xb, workers: workers))
        #expect(first.count > 2_400)
        #expect(comparable(first) == comparable(second))
        let standard = Set(["NOR", "PRT", "NAM", "SEN", "PHL", "NPL", "Europe", "Africa", "Asia", "*"])
        #expect(Set(first.compactMap { $0["citizenship"] }).isSubset(of: standard))
        #expect(Set(first.compactMap { $0["education"] }) == ["0", "1", "2", "3", "6", "7"])
        #expect(first.allSatisfy { row in (Int(row["hours"] ?? "") ?? 1).isMultiple(of: 5) })
        let wages = Dictionary(first.map { ($0["wage"] ?? "", 1) }, uniquingKeysWith: +)
        #expect(wages.count < 700 && wages.keys.allSatisfy { $0.wholeMatch(of: /[0-9]+\.[0-9]{2}/) != nil })
        // One person has other days in either file, since each country names persons in a space of its own.
        func intervals(_ rows: [[String: String]]) -> [Int] {
            rows.map { row in
                let days = ["arrived", "surveyed"].compactMap { row[$0].flatMap { CalendarDate($0)?.daysSince1970 } }
                return days[1] - days[0]
            }.sorted()
        }
        #expect(intervals(first) == intervals(second))
        #expect(first.compactMap { $0["arrived"] }.sorted() != second.compactMap { $0["arrived"] }.sorted())
    }

    @Test func `a code that its list lacks stops one country and becomes the stated one of the other`() throws {
        let workers = workers(200)
        do {
            _ = try release(Self.xa, source(Self.xa, workers: workers, strange: true))
            Issue.record("a code without a meaning left")
        } catch let error as MicrodataError {
            #expect(error.diagnostics.map(\.code) == [.codeUnmatched])
            #expect(error.diagnostics[0].rendered.contains(":3:7: TG1703"))
            #expect(!error.diagnostics[0].rendered.contains("elsewhere"))
        }
        let plan = try plan(Self.xb)
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "source.csv").path
            try DurableFile.replace(path, with: Array(source(Self.xb, workers: workers, strange: true).utf8))
            let run = try EmbeddedEngine().open(path, under: plan) { _ in }
            #expect(run.records == 200)
        }
    }

    @Test func `the plan's digest and the agreement's binding change with a codelist`() throws {
        var files = try Self.files()
        func digests(_ files: [String: [UInt8]]) throws -> [String: ContentDigest] {
            let policies = try PolicySet.read(files, folder: "set")
            return policies.binds(of: try #require(policies.agreements.first))
        }
        let before = try digests(files)
        #expect(
            before.keys.contains("codelist/xa-countries") && before.keys.contains("file/codelists/xb-occupations.csv")
        )
        let list = try #require(files["codelists/xb-occupations.csv"])
        files["codelists/xb-occupations.csv"] = list + Array("936;9313\n".utf8)
        let after = try digests(files)
        #expect(before.filter { after[$0.key] != $0.value }.map(\.key) == ["file/codelists/xb-occupations.csv"])
        let json = try String(decoding: CanonicalJSON.encode(plan(Self.xb).json), as: UTF8.self)
        #expect(
            json.contains(#""codelist":{"id":"xb-occupations","sha256":""#) && json.contains(#""standard":"isco-08""#)
        )
    }

    @Test(arguments: [
        ("110;2211;x\n", DiagnosticCode.codelistRow), ("110;2211\n110;2221\n", .codelistTwice),
        ("110;A\n", .notStandardCode),
    ])
    func `a file of codes is held to the rules of rows`(file: String, code: DiagnosticCode) throws {
        var files = try Self.files()
        files["codelists/xb-occupations.csv"] = Array(file.utf8)
        let problems = PlanCheck.problems(in: try PolicySet.read(files, folder: "set"))
        #expect(Set(problems.map(\.code)).contains(code))
    }
}
