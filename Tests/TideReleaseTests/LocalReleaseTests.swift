import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideRelease
import TideTestSupport

/// A release whose grant asks for local recoding, or for the suppression of cells.
@Suite struct LocalReleaseTests {
    /// An office whose agreement asks for a method.
    private static func fixture(in folder: URL, recoding: String) throws -> ReleaseFixture {
        let fixture = try ReleaseFixture(in: folder, isRegistered: false)
        var files = fixture.small.files
        let text = SmallOffice.agreement(version: 1)
            .replacing(
                "    safeguards:\n",
                with: "    search: {recoding: \(recoding), aggregate: arithmetic-mean}\n    safeguards:\n"
            )
        files["agreement.yaml"] = Array(text.utf8)
        _ = try fixture.registerParties(files)
        _ = try fixture.register(files)
        return fixture
    }

    private static let request = SmallOffice.request()

    /// What the officer's report of a dry run says of a column and of the search.
    private static func report(_ path: String, of column: String) throws -> (treatment: String?, search: [String: Any])
    {
        let data = Data(try DurableFile.read("\(path).json"))
        let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let columns = report["columns"] as? [[String: Any]] ?? []
        let treatment = columns.first { $0["name"] as? String == column }?["treatment"] as? String
        return (treatment, report["search"] as? [String: Any] ?? [:])
    }

    @Test(arguments: [("local", "recoded-by-class"), ("cells", "cells-suppressed")])
    func `the file meets k class by class, the record and the reports say how, and the log replays`(
        method: String,
        word: String
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try Self.fixture(in: folder, recoding: method)
            let input = try fixture.write(SmallOffice.source(rows: 160))
            let order = try fixture.order(Self.request, input)
            let dry = try #require(try fixture.dryRun(order).dryRun)
            let transformation = dry.record["transformation"]
            #expect(transformation?["recoding"]?.text == method && transformation?["levels"] == nil)
            #expect(transformation?["classes"]?.text?.count == 64)
            let (treatment, search) = try Self.report(dry.report, of: "region")
            #expect(treatment == word)
            #expect(search["recoding"] as? String == method && search["cellsSuppressed"] is Int)
            let released = try #require(try fixture.releaseApproved(order).released)
            #expect(try HeldFiles([released.bundle]).sizes.first ?? 0 >= 3)
            #expect(released.smallestClass >= 3)
            // The same request about the same input again says nothing more, and is the same file.
            let again = try #require(try fixture.releaseApproved(order, seed: 9).released)
            #expect(again.records == released.records)
            let replay = try fixture.replay()
            #expect(replay.isEqual && replay.measured == 2, "\(replay.words)")
        }
    }

    @Test(arguments: [40, 60, 90, 160])
    func `never more is lost than with one level a column, and what that cannot protect at all may be`(rows: Int) throws
    {
        try withTemporaryFolder { folder in
            let losses = try ["full-domain", "local"].map { method -> Double? in
                let folder = folder.appending(path: method)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let fixture = try Self.fixture(in: folder, recoding: method)
                let input = try fixture.write(SmallOffice.source(rows: rows))
                guard let dry = try fixture.dryRun(fixture.order(Self.request, input)).dryRun else { return nil }
                return dry.record["process"]?["loss"]?.text.flatMap(Double.init)
            }
            guard let whole = losses[0] else { return }
            let local = try #require(losses[1])
            #expect(local <= whole, "\(losses)")
        }
    }

    @Test(arguments: [90, 160, 260])
    func `beside what left before it composes, by the files alone, or is refused`(rows: Int) throws {
        try withTemporaryFolder { folder in
            let fixture = try Self.fixture(in: folder, recoding: "local")
            let input = try fixture.write(SmallOffice.source(rows: rows))
            let columns = [["person", "age", "region"], ["person", "region", "sex"]]
            let orders = try columns.map { try fixture.order(SmallOffice.request(columns: $0), input) }
            guard let first = try fixture.releaseApproved(orders[0]).released else { return }
            let outcome = try fixture.releaseComposing(orders[1])
            guard let second = outcome.released else {
                #expect(outcome.refused?.decision.reasons.contains { $0.code == .composition } ?? false)
                return
            }
            #expect(try HeldFiles([first.bundle, second.bundle]).sizes.first ?? 0 >= 3)
        }
    }

    @Test func `what is not held class by class is refused where it is written`() throws {
        let safeguards = "kAnonymity: {k: 3, suppression: 10%}\n"
        let risk = safeguards + "      populationUniqueness: {atMost: 1%}\n"
        let small = SmallOffice()
        func codes(_ search: String, _ changed: String) throws -> [String] {
            var files = small.files
            let text = SmallOffice.agreement(version: 1).replacing(safeguards, with: changed)
                .replacing("    safeguards:\n", with: "    search: \(search)\n    safeguards:\n")
            files["agreement.yaml"] = Array(text.utf8)
            do throws(AgreementError) {
                _ = try PolicySet.read(files, folder: "test")
                return []
            } catch {
                return error.diagnostics.map(\.code.rawValue)
            }
        }
        #expect(try codes("{recoding: local}", safeguards) == [])
        #expect(try codes("{recoding: cells}", risk).contains("TG0997"))
        #expect(try codes("{recoding: local, loss: discernibility}", safeguards) == ["TG0996"])
        #expect(try codes("{recoding: full-domain, loss: discernibility}", safeguards) == [])
    }
}
