import Testing
import TideAgreement
import TideCore
import TideDisclosure
import TideRelease
import TideTestSupport

struct LocalAnonymisationTests {
    /// The answer's members under a spec with other settings.
    private func outcome(
        _ recoding: String,
        safeguards: String = "kAnonymity: {k: 3, suppression: 0%}",
        placeTells: Bool = false
    ) throws -> (json: [String: JSONValue], reason: DiagnosticCode?) {
        try withTemporaryFolder { folder in
            let files = try LooseFiles(in: folder, rows: LooseFiles.rows(placeTells: placeTells))
            let spec = LooseFiles.spec.replacing("kAnonymity: {k: 3, suppression: 0%}", with: safeguards)
            let whole = LooseFiles.dataset + spec + "search: {recoding: \(recoding), aggregate: arithmetic-mean}\n"
            try write(["arrivals.yaml": Array(whole.utf8)], to: folder)
            switch try files.anonymise() {
            case .recoded(let result): return (result.json.members ?? [:], nil)
            case .unmeetable(let reason, _): return ([:], reason.code)
            case .written: return ([:], nil)
            }
        }
    }

    @Test func `records are told as finely as their class allows, and the file is measured`() throws {
        let json = try outcome("local").json
        #expect(json["recoding"] == "local" && json["k"]?.number.map { $0 >= 3 } == true)
        #expect(json["suppressed"] == 0 && json["cells"] == 806)
        // One town of one sex has a single record, which two of another town join, or few more.
        let loss = try #require(json["loss"]?.text.flatMap(Double.init))
        let whole = try #require(json["fullDomainLoss"]?.text.flatMap(Double.init))
        #expect(loss > 0 && loss < whole / 10)
    }

    @Test func `cells are suppressed by either reading of a missing value`() throws {
        let own = try outcome("cells").json
        #expect(own["k"]?.number.map { $0 >= 3 } == true && own["loss"] == nil && own["matches"] == nil)
        let any = try outcome("cells", safeguards: "kAnonymity: {k: 3, missing: matchesAny}").json
        #expect(any["matches"]?.text.flatMap(Double.init).map { $0 >= 3 } == true)
        let few = try #require(any["cellsSuppressed"]?.number)
        #expect(try #require(own["cellsSuppressed"]?.number) >= few && few > 0)
    }

    @Test func `an attribute that tells what some records no longer say withholds the file`() throws {
        for recoding in ["local", "cells"] {
            #expect(try outcome(recoding, placeTells: true).reason == .columnsTell)
        }
    }

    @Test func `what is not held is refused by name`() throws {
        func codes(_ recoding: String, _ safeguards: String) throws -> [DiagnosticCode] {
            do {
                _ = try outcome(recoding, safeguards: safeguards)
                return []
            } catch let error as any DiagnosedError {
                return error.diagnostics.map(\.code)
            }
        }
        #expect(try codes("local", "kAnonymity: {k: 3, missing: matchesAny}") == [.matchesElsewhere])
        #expect(try codes("full-domain", "kAnonymity: {k: 3, missing: matchesAny}") == [.matchesElsewhere])
        let diverse = "kAnonymity: {k: 3, missing: matchesAny}\n  lDiversity: {of: illness, distinct: 2}"
        #expect(try codes("cells", diverse) == [.localSafeguardRefused])
        #expect(try codes("local", "kAnonymity: {k: 3}\n  lDiversity: {of: illness, distinct: 2}") == [])
    }

    @Test func `cells that must be preserved may leave nothing to suppress`() throws {
        let safeguards = "kAnonymity: {k: 300}\n  preserve: [geography]"
        #expect(try outcome("cells", safeguards: safeguards).reason == .suppressionUnmeetable)
    }
}
