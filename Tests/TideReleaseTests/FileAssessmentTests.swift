import Foundation
import Testing
import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata
import TideRelease
import TideTestSupport

/// Files of a dataset in a folder, and what is made of them.
struct LooseFiles {
    static let dataset = """
        tidegate: v1
        kind: dataset
        id: arrivals
        title: Arrivals
        protected: false
        reference: {from: 2021-01-01, until: 2021-12-31}
        unit: person
        separator: ","
        derivedFrom: none
        columns:
          name: {role: direct, type: text}
          town: {role: quasi, type: code, hierarchy: {file: towns.csv, separator: ","}, dimension: geography}
          sex: {role: quasi, type: code, dimension: sex}
          place: {role: attribute, type: text}
          illness: {role: sensitive, type: code}

        """

    static let spec = """
        ---
        tidegate: v1
        kind: spec
        id: k3
        dataset: arrivals
        safeguards:
          kAnonymity: {k: 3, suppression: 0%}

        """

    static let towns = "Lisbon,Portugal\nPorto,Portugal\nMadrid,Spain\nSeville,Spain\n"

    /// Two of each town and sex; the place repeats the town, or says nothing.
    static func rows(placeTells: Bool) -> String {
        var lines = "name,town,sex,place,illness\n"
        for index in 0..<400 {
            let town = ["Lisbon", "Porto", "Madrid", "Seville"][index % 4]
            let place = placeTells ? "in \(town)" : "number \(index % 3)"
            lines +=
                "n\(index),\(town),\(index % 8 < 4 ? "f" : "m"),\(place),\(["flu", "none", "cold"][index % 5 % 3])\n"
        }
        // A town of two records makes k of 3 tell the country alone.
        return lines
            + "a,Lisbon,x,\(placeTells ? "in Lisbon" : "number 1"),flu\na,Porto,x,number 2,flu\nb,Porto,x,number 0,cold\n"
    }

    let folder: URL

    init(in folder: URL, rows: String) throws {
        self.folder = folder
        try write(
            [
                "arrivals.yaml": Array((Self.dataset + Self.spec).utf8), "towns.csv": Array(Self.towns.utf8),
                "input.csv": Array(rows.utf8),
            ],
            to: folder
        )
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func assess(population: String? = nil) throws -> FileAssessment.Result {
        let files = try FolderFiles.visible(folder.path, unfit: .leftOut)
        let source = try StandaloneDataset.read("arrivals.yaml", in: files, folder: folder.path)
        return try FileAssessment(source) { _ in }.run(
            input: path("input.csv"),
            population: population,
            at: Instant(secondsSince1970: 0)
        )
    }

    func anonymise() throws -> StandaloneAnonymisation<EmbeddedEngine>.Outcome {
        let files = try FolderFiles.visible(folder.path, unfit: .leftOut)
        let specification = try StandaloneSpecification.read("arrivals.yaml", in: files, folder: folder.path)
        var timer = StageTimer { 0 }
        var generator = SeededGenerator(seed: 1)
        return try StandaloneAnonymisation(engine: EmbeddedEngine()) { _ in }.run(
            specification,
            input: path("input.csv"),
            output: path("output.csv"),
            timer: &timer,
            using: &generator
        )
    }
}

struct FileAssessmentTests {
    @Test func `a file is assessed by the roles of its dataset document`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: true))
            let result = try files.assess()
            let assessment = result.assessment
            #expect(result.notes.isEmpty)
            #expect(assessment.measures.classes.quasiIdentifiers == ["town", "sex"])
            #expect(assessment.measures.classes.records == 403)
            #expect(assessment.measures.classes.uniqueRecords == 1)
            #expect(assessment.measures.sensitive.map(\.column) == ["illness"])
            #expect(assessment.measures.population == nil)
            // The name is there and was not looked at.
            #expect(assessment.columns.map(\.name) == ["name", "town", "sex", "place", "illness"])
            #expect(assessment.columns[0].content == nil)
            #expect(assessment.hints.first?.contains("‘name’") == true)
            #expect(assessment.related.contains { $0.telling == "place" && $0.told == "town" && $0.cover == nil })
            #expect(!assessment.text.contains("n17"))
        }
    }

    @Test func `a population table is read by the columns that it shares with the dataset`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: false))
            var members = "note,sex,town\n"
            for index in 0..<50 { members += "x,\(["f", "m", "x"][index % 3]),\(["Lisbon", "Porto"][index % 2])\n" }
            try write(["population.csv": Array(members.utf8)], to: folder)
            let population = try files.assess(population: files.path("population.csv")).assessment.measures.population
            #expect(population?.members == 50)
            #expect(population?.smallestClass == 0)
            try write(["other.csv": Array("a,b\n1,2\n".utf8)], to: folder)
            let error = #expect(throws: ReleaseError.self) { try files.assess(population: files.path("other.csv")) }
            #expect(error?.diagnostics.map(\.code) == [.populationTooNarrow])
        }
    }

    @Test func `units, population and weights are those of the dataset document`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: false))
            let declared = LooseFiles.dataset.replacing(
                "derivedFrom: none\n",
                with: """
                    derivedFrom: none
                    unitIdentifier: name
                    population: {file: members.csv, columns: [town, sex], count: many}
                    samplingWeights: {file: weights.csv, by: [sex], weight: w}

                    """
            )
            try write(
                [
                    "arrivals.yaml": Array(declared.utf8),
                    "members.csv": Array("town,sex,many\r\nLisbon,f,40\r\nPorto,m,2\r\n".utf8),
                    "weights.csv": Array("sex,w\r\nf,10\r\nm,10\r\nx,2\r\n".utf8),
                    "people.csv": Array("sex,town\nf,Lisbon\n".utf8),
                ],
                to: folder
            )
            let assessment = try files.assess().assessment
            #expect(assessment.measures.units?.units == 402)
            #expect(assessment.measures.population?.members == 42)
            #expect(assessment.measures.sample != nil)
            // It tells units apart, and is shown no more for that.
            #expect(assessment.columns[0].content == nil)
            #expect(!assessment.text.contains("n17"))
            // A file that is named stands in the document's place.
            let other = try files.assess(population: files.path("people.csv")).assessment
            #expect(other.measures.population?.members == 1)
        }
    }

    @Test func `a file with no dataset or two is not assessed`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: "")
            try write(["arrivals.yaml": Array("tidegate: v1\nkind: purposes\nid: p\npurposes: {}\n".utf8)], to: folder)
            #expect(throws: (any Error).self) { try files.assess() }
        }
    }
}

struct ColumnLeakPipelineTests {
    @Test func `an attribute that repeats a coarsened column withholds the file, and names columns only`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: true))
            guard case .unmeetable(let reason, let attainable) = try files.anonymise() else {
                Issue.record("written")
                return
            }
            #expect(reason.code == .columnsTell)
            #expect(reason.arguments == ["`place` tells `town`"])
            #expect(attainable["telling"]?.elements?.count == 1)
            #expect(!FileManager.default.fileExists(atPath: files.path("output.csv")))
        }
    }

    @Test func `an attribute that is declared to tell leaves, and a column that is told must be there`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: true))
            func declare(_ told: String) throws {
                let declared = LooseFiles.dataset.replacing(
                    "place: {role: attribute, type: text}",
                    with: "place: {role: attribute, type: text, tells: [\(told)]}"
                )
                try write(["arrivals.yaml": Array((declared + LooseFiles.spec).utf8)], to: folder)
            }
            try declare("town")
            guard case .written(let result) = try files.anonymise() else {
                Issue.record("withheld")
                return
            }
            #expect(result.file.leaks.contains { $0.telling == "place" && $0.cover == .declared })
            #expect(!(try files.assess().assessment.hints.contains { $0.contains("‘place’ tells ‘town’") }))
            try declare("twon")
            let error = #expect(throws: AgreementError.self) { try files.anonymise() }
            #expect(error?.diagnostics.map(\.code) == [.unknownColumn])
        }
    }

    @Test func `an attribute that tells nothing of it leaves`() throws {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: false))
            guard case .written(let result) = try files.anonymise() else {
                Issue.record("withheld")
                return
            }
            #expect(result.file.after.smallestClass >= 3)
            #expect(result.file.leaks.allSatisfy { $0.cover != nil })
            #expect(result.transformation.level(of: "town") == 1)
        }
    }
}

struct StatedSafeguardTests {
    private static let rows = "q,s\na,x\na,y\na,z\nb,x\nb,y\nb,y\n"
    private static let models: [PrivacyModel] = [
        .kAnonymity(3), .diversity(of: "s", .distinct(2)), .closeness(of: "s", t: 0.2, .equal), .kMap(10),
    ]

    private func check(
        _ rows: String,
        _ models: [PrivacyModel]
    ) throws -> (verdicts: [ModelVerdict], codes: [DiagnosticCode]) {
        let original = try file(Self.rows)
        let measured = original.measures(by: MeasuringSpec(quasiIdentifiers: ["q"])).classes
        let figures = ReleaseFigures(measured: measured, models: models, dialect: .comma)
        let read = try #require(ReleaseFigures(figures.json))
        #expect(read == figures)
        let (table, problems) = try file(rows).check(against: read)
        return (table.verdicts(on: models), problems.map(\.code))
    }

    private func file(_ rows: String) throws -> ReleasedFile {
        try ReleasedFile(bytes: Array(rows.utf8), name: "data", dialect: .comma, header: ["q", "s"])
    }

    @Test func `a file is held against every safeguard that its statement names and its rows tell of`() throws {
        let (verdicts, codes) = try check(Self.rows, Self.models)
        #expect(codes == [])
        #expect(verdicts.map(\.isMet) == [true, true, true, false])
        #expect(verdicts.last?.outcome == .notMeasured)
    }

    @Test func `the same classes with other sensitive values break the statement`() throws {
        let (_, codes) = try check("q,s\na,x\na,x\na,x\nb,x\nb,y\nb,y\n", Self.models)
        #expect(codes == [.safeguardBroken, .safeguardBroken])
        #expect(try check("q,s\na,x\na,x\na,x\nb,x\nb,y\nb,y\n", [.kAnonymity(3)]).codes == [])
    }

    @Test func `a risk against a population that the reader lacks is held only as far as the file tells`() throws {
        for attacker in [PrivacyModel.Attacker.journalist, .marketer] {
            // The file's own risk is a third: it may be less against the population, and cannot be more.
            let models: [PrivacyModel] = [.kAnonymity(3), .risk(attacker, .average, atMost: 0.001)]
            let (verdicts, codes) = try check(Self.rows, models)
            #expect(codes == [] && verdicts.last?.outcome == .notMeasured)
            let (met, none) = try check(Self.rows, [.kAnonymity(3), .risk(attacker, .highest, atMost: 0.34)])
            #expect(none == [] && met.last?.isMet == true)
        }
        #expect(try check(Self.rows, [.risk(.prosecutor, .average, atMost: 0.001)]).codes == [.safeguardBroken])
    }

    @Test func `other classes differ from the figures`() throws {
        #expect(try check("q,s\na,x\na,y\na,z\na,x\nb,y\nb,y\n", Self.models).codes == [.figuresDiffer])
    }
}
