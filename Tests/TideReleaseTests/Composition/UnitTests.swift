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
}
