import Foundation
import Testing
import TideTestSupport

/// `tidegate assess` as people and scripts meet it.
@Suite struct AssessCommandTests {
    private static let census = repositoryRoot.appending(path: "examples/02-census")
    private static let command = [
        "assess", "--dataset", census.appending(path: "adult-k5.yaml").path, "--input",
        census.appending(path: "input/adult.csv").path,
    ]

    @Test func `the census extract is assessed with the figures that other tools find`() throws {
        let run = try BuiltProgram().run(Self.command + ["--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        let measures = try #require(run.json["measures"] as? [String: Any])
        let risk = try #require(measures["risk"] as? [String: Any])
        #expect(measures["records"] as? Int == 30_162)
        #expect(measures["uniqueRecords"] as? Int == 15_512)
        #expect((risk["marketer"] as? [String: String])?["average"] == "0.646575160798")
        #expect(risk["shareOverThreshold"] as? String == "0.778131423646")
        #expect(run.json["hints"] is [String])
    }

    @Test func `for people there is a text with what it means, and a page that is written once`() throws {
        try withTemporaryFolder { folder in
            let page = folder.appending(path: "assessment.html").path
            let run = try BuiltProgram().run(Self.command + ["--html", page])
            #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
            #expect(run.output.hasPrefix("adult: 30,162 records, 9 columns, 9 quasi-identifiers\n"))
            #expect(run.output.contains("\n- 15,512 records of 30,162 (51.4%)"))
            #expect(try String(contentsOfFile: page, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
            let again = try BuiltProgram().run(Self.command + ["--html", page])
            #expect(again.status == 3 && again.messages.contains("TG0723"))
        }
    }

    @Test func `against itself as the population every risk is the prosecutor's`() throws {
        let input = Self.census.appending(path: "input/adult.csv").path
        let run = try BuiltProgram().run(Self.command + ["--population", input, "--format", "json"])
        let measures = try #require(run.json["measures"] as? [String: Any])
        let population = try #require(measures["population"] as? [String: Any])
        #expect(population["members"] as? Int == 30_162)
        #expect(population["smallestClass"] as? Int == 1)
        #expect(population["uniqueRecords"] as? Int == 15_512)
        #expect(population["average"] as? String == "0.646575160798")
        #expect(population["uncoveredRecords"] as? Int == 0)
    }

    @Test func `what is no dataset, no file or no population is said with its code`() throws {
        try withTemporaryFolder { folder in
            try write(["p.csv": Array("a;b\n1;2\n".utf8), "x.yaml": Array("tidegate: v1\n".utf8)], to: folder)
            let narrow = Self.command + ["--population", folder.appending(path: "p.csv").path]
            let run = try BuiltProgram().run(narrow)
            #expect(run.status == 3 && run.messages.contains("TG0512"), "\(run.messages)")
            let nothing = ["assess", "--dataset", folder.appending(path: "x.yaml").path, "--input", "p.csv"]
            #expect(try BuiltProgram().run(nothing).status == 3)
            let missing = Array(Self.command.dropLast()) + [folder.appending(path: "none.csv").path]
            #expect(try BuiltProgram().run(missing).status == 1)
        }
    }
}
