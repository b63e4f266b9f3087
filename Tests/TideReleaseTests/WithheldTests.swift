import FoundationEssentials
import Testing
import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata
import TideRelease
import TideTestSupport

/// A spec over dates, ages and wages, and what protecting a file by it comes to.
private struct WageSpec {
    var safeguards: String
    var wage = "type: integer"

    private var documents: String {
        """
        tidegate: v1
        kind: dataset
        id: wages
        protected: false
        reference: {from: 2024-01-01, until: 2024-12-31}
        unit: person
        derivedFrom: none
        columns:
          town: {role: quasi, type: text}
          wage: {role: sensitive, \(wage)}
        ---
        tidegate: v1
        kind: spec
        id: wages-spec
        dataset: wages
        safeguards: \(safeguards)
        search: {loss: iyengar}

        """
    }

    func outcome(
        _ rows: [String],
        in folder: URL,
        freeMemory: Int? = nil
    ) throws -> StandaloneAnonymisation<EmbeddedEngine>.Outcome {
        let input = folder.appending(path: "in.csv").path
        let output = folder.appending(path: "out.csv").path
        if DurableFile.exists(output) { try DurableFile.remove(output) }
        try DurableFile.write(input, Array("town,wage\n\(rows.joined(separator: "\n"))\n".utf8))
        let specification = try StandaloneSpecification.read(
            "spec.yaml",
            in: ["spec.yaml": Array(documents.utf8)],
            folder: "set"
        )
        var timer = StageTimer { 0 }
        var generator = SeededGenerator(seed: 1)
        return try StandaloneAnonymisation(engine: EmbeddedEngine(freeMemory: freeMemory), progress: { _ in }).run(
            specification,
            input: input,
            output: output,
            timer: &timer,
            using: &generator
        )
    }
}

/// What is said where nothing leaves.
@Suite struct `Nothing leaves` {
    /// Two towns of four records each, whose wages lie apart.
    private let rows = ["a,1", "a,2", "a,3", "a,4", "b,11", "b,12", "b,13", "b,14"]

    @Test func `and every safeguard is named, with how strict each could be alone`() throws {
        try withTemporaryFolder { folder in
            let spec = WageSpec(
                safeguards: """
                    {kAnonymity: {k: 5}, tCloseness: {of: wage, t: "0.1", distance: ordered}, \
                    lDiversity: [{of: wage, distinct: 3}, {of: wage, recursive: {c: "1", l: 2}}]}
                    """
            )
            guard case .unmeetable(let reason, let attainable) = try spec.outcome(rows, in: folder) else {
                Issue.record("written")
                return
            }
            #expect(reason.code == .safeguardsUnmeetable)
            #expect(
                reason.arguments == [
                    "kAnonymity, lDiversity distinct wage, lDiversity recursive wage, tCloseness ordered wage", "0%",
                    "all together they take 100.00% suppressed; within 0%, each alone at the coarsest levels: "
                        + "kAnonymity up to 4, lDiversity distinct wage up to 4, lDiversity recursive wage above 0.333333, "
                        + "tCloseness ordered wage from 0.285714",
                ]
            )
            #expect(attainable["leastSuppressed"] == 8 && attainable["leastProven"] == true)
            let strictest = attainable["safeguards"]?.elements?.map { $0["attainable"]?.text }
            #expect(strictest == ["4", "4", "0.333333", "0.285714"])
        }
    }

    @Test func `and k alone is told as k`() throws {
        try withTemporaryFolder { folder in
            let spec = WageSpec(safeguards: "{kAnonymity: {k: 5}}")
            guard case .unmeetable(let reason, _) = try spec.outcome(rows, in: folder) else {
                Issue.record("written")
                return
            }
            let hint = "k of 5 takes 100.00% suppressed; within 0% the largest k is 4"
            #expect(reason.arguments == ["k of 5", "0%", hint])
        }
    }

    @Test func `and a file whose search does not fit is refused before it is searched`() throws {
        try withTemporaryFolder { folder in
            // Every record a combination of its own, each with a count for each of many wages.
            let many = (0..<20_000).map { "town \($0),\($0 % 64)" }
            let spec = WageSpec(safeguards: "{lDiversity: {of: wage, distinct: 2}, suppression: 100%}")
            let free = MemoryNeed.base + (1 << 20)
            let error = #expect(throws: MicrodataError.self) {
                _ = try spec.outcome(many, in: folder, freeMemory: free)
            }
            #expect(error?.diagnostics.map(\.code) == [.memoryShort])
            let fitting = try #require(error?.diagnostics.first?.arguments.last.flatMap { Int($0) })
            #expect((1..<20_000).contains(fitting))
        }
    }
}

/// Closeness with an ordered distance, of values that are no plain numbers.
@Suite struct `Closeness of values that have an order` {
    @Test(arguments: [
        ("{role: sensitive, type: integer}", ["1", "2", "3", "4"]),
        ("{role: sensitive, type: integer, missing: [NA]}", ["9", "10", "100", "NA"]),
        ("{role: sensitive, type: date}", ["2024-01-31", "2024-02-01", "2024-02-02", "2024-12-01"]),
    ])
    func `leaves, as search, report and reader measure the same`(column: String, values: [String]) throws {
        try withTemporaryFolder { folder in
            var spec = WageSpec(
                safeguards: #"{kAnonymity: {k: 2}, tCloseness: {of: wage, t: "0.5", distance: ordered}}"#
            )
            spec.wage = String(column.dropFirst("{role: sensitive, ".count).dropLast())
            let rows = values.flatMap { ["a,\($0)", "b,\($0)"] }
            guard case .written(let result) = try spec.outcome(rows, in: folder) else {
                Issue.record("nothing was written")
                return
            }
            #expect(result.transformation.suppressed == 0)
        }
    }

    @Test func `is stated with its order, by which a reader measures`() throws {
        let rows = "q,s\r\na,9-9\r\na,10-19\r\nb,9-9\r\nb,100-109\r\n"
        let file = try ReleasedFile(bytes: Array(rows.utf8), name: "data", dialect: .comma, header: ["q", "s"])
        let measured = file.measures(by: MeasuringSpec(quasiIdentifiers: ["q"])).classes
        func codes(_ order: ValueOrder?, t: Double) throws -> [DiagnosticCode] {
            let figures = ReleaseFigures(
                measured: measured,
                models: [.closeness(of: "s", t: t, .ordered)],
                orders: order.map { ["s": $0] } ?? [:],
                dialect: .comma
            )
            let read = try #require(ReleaseFigures(figures.json))
            #expect(read == figures)
            return file.check(against: read).problems.map(\.code)
        }
        // Shares ½, ¼ and ¼ in the natural order; in each class ½ and ½: of two sums of differences one is ¼, by m − 1 = 2.
        #expect(try codes(.natural, t: 0.125) == [])
        #expect(try codes(.natural, t: 0.124) == [.safeguardBroken])
        // In another order the middle value is another.
        #expect(try codes(.stated(["10-19", "9-9", "100-109"]), t: 0.124) == [.safeguardBroken])
        // Where nothing says that bands have an order, nothing is held against one.
        #expect(try codes(nil, t: 0) == [])
    }
}
