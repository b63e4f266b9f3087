import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TideLedger
import TidePseudonym
import TideRelease
import TideTestSupport

@Suite struct OptOutTests {
    private static let byValue = "optOut: {column: diagnosis, keep: [d0, d1, d3]}\n"
    private static let byRegister = "optOut: {column: person, register: national-opt-out}\n"

    private func withFixture(_ clauses: String, _ body: (ClauseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ClauseFixture(in: $0, clauses: clauses)) }
    }

    /// The released rows, sorted: their order comes from the input.
    private func rows(_ released: ReleaseOutcome.Released) throws -> [String] {
        let bytes = try DurableFile.read("\(released.bundle)/data/visits.csv")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init).sorted()
    }

    @Test func `rows whose value is not listed leave no trace: the release is that of the others`() throws {
        var expected: [String] = []
        try withFixture("") { plain in
            let others = SmallOffice.source(rows: 120).split(separator: "\n").filter { !$0.hasSuffix(",d2") }
            let input = try plain.base.write(others.joined(separator: "\n") + "\n", "others.csv")
            expected = try rows(#require(try plain.releaseApproved(plain.order(input: input)).released))
        }
        try withFixture(Self.byValue) { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            #expect(try rows(released) == expected)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `a release without the list that the agreement asks for is refused by name`() throws {
        try withFixture(Self.byRegister) { fixture in
            let dry = try #require(try fixture.dryRun(fixture.order()).refused)
            #expect(dry.decision.reasons.map(\.code) == [.optOut])
            #expect(dry.decision.reasons[0].clause?.path == "optOut/register")
            let refused = try #require(try fixture.release(fixture.order()).refused)
            #expect(
                refused.decision.reasons.map(\.code).contains(.optOut)
                    || refused.decision.reasons.map(\.code) == [.approvals]
            )
            #expect(try fixture.office.register.releases().isEmpty)
        }
    }

    @Test func `who is on the list stays out, however it is spaced, and so does who cannot be looked up`() throws {
        try withFixture(Self.byRegister) { fixture in
            let source = SmallOffice.source(rows: 120).replacing("\nP7,", with: "\n,").replacing(
                "\nP9,",
                with: "\n P9 ,"
            )
            let input = try fixture.base.write(source, "spaced.csv")
            let list = try fixture.base.write("  P3\r\nP5\n\nP9\nP5\nnobody\n", "list.txt")
            let order = try fixture.order(input: input, optOut: list)
            let dry = try #require(try fixture.dryRun(order).dryRun)
            let removed = try #require(dry.record["process"]?["optOut"])
            #expect(removed["removed"] == 3)
            #expect(removed["undecided"] == 1)
            #expect(dry.record["process"]?["sourceRecords"] == 120)
            let report = String(decoding: try DurableFile.read("\(dry.report).json"), as: UTF8.self)
            #expect(report.contains(#""optOuts":{"column":"person","listed":4,"removed":3,"undecided":1}"#))
            #expect(String(decoding: try DurableFile.read("\(dry.report).html"), as: UTF8.self).contains("Stayed out"))
            #expect(!CanonicalJSON.text(dry.record).contains("nobody"))
            let others = source.split(separator: "\n").filter { line in
                !["P3,", "P5,", " P9 ,", ","].contains { line.hasPrefix($0) }
            }
            let released = try #require(try fixture.releaseApproved(order).released)
            #expect(released.records <= others.count - 1)
            let pseudonyms = try Set(rows(released).map { $0.prefix { $0 != "," } })
            for person in ["P3", "P5", "P9"] {
                let key = PseudonymKey(
                    master: fixture.office.master,
                    domain: "clinic-study",
                    namespace: "patient",
                    normalisation: .trim,
                    epoch: "1"
                )
                #expect(!pseudonyms.contains(Substring(PseudonymGenerator(key).pseudonym(of: person))), "\(person)")
            }
        }
    }

    @Test func `another list is another dry run, and the approval of the first does not hold for it`() throws {
        try withFixture(Self.byRegister) { fixture in
            let first = try fixture.base.write("P3\n", "first.txt")
            let second = try fixture.base.write("P4\n", "second.txt")
            let dry = try #require(try fixture.dryRun(fixture.order(optOut: first)).dryRun)
            #expect(try #require(try fixture.dryRun(fixture.order(optOut: second)).dryRun).digest != dry.digest)
            #expect(try #require(try fixture.dryRun(fixture.order(optOut: first)).dryRun).digest == dry.digest)
            try fixture.base.approve(dry.digest)
            let refused = try #require(try fixture.release(fixture.order(optOut: second)).refused)
            #expect(refused.decision.reasons.map(\.code) == [.approvals])
            #expect(try fixture.release(fixture.order(optOut: first)).released != nil)
        }
    }

    @Test func `the list stands in no text and no entry but by a salted digest`() throws {
        try withFixture(Self.byRegister) { fixture in
            let list = try fixture.base.write("P3\nP17\n", "list.txt")
            let dry = try #require(try fixture.dryRun(fixture.order(optOut: list)).dryRun)
            let digest = ContentDigest(of: "P3\nP17\n").hex
            let text = CanonicalJSON.text(dry.record)
            #expect(!text.contains(digest) && !text.contains("P17"))
            let seal = try #require(dry.record["process"]?["optOut"]?["rule"]?["list"])
            let salt = try #require(seal["salt"]?.text)
            #expect(seal["sha256"]?.text == ContentDigest(of: ["list": .string(digest), "salt": .string(salt)]).hex)
        }
    }

    @Test(arguments: ["", byValue])
    func `a list that no clause asks for is an error, not protection`(clauses: String) throws {
        try withFixture(clauses) { fixture in
            let list = try fixture.base.write("P3\n", "list.txt")
            #expect(codes { _ = try fixture.dryRun(fixture.order(optOut: list)) } == ["TG0747"])
        }
    }

    @Test func `a list that is no text is told by its lines`() throws {
        try withFixture(Self.byRegister) { fixture in
            let path = fixture.base.folder.appending(path: "list.txt").path
            try DurableFile.replace(path, with: Array("P1\n".utf8) + [0xff, 0x0a] + Array("P2\n".utf8) + [0xc3])
            do {
                _ = try fixture.dryRun(fixture.order(optOut: path))
                Issue.record("it was read")
            } catch let error as ReleaseError {
                #expect(error.diagnostics.map(\.code) == [.optOutListNotText, .optOutListNotText])
                #expect(error.diagnostics.map { $0.place?.line } == [2, 4])
                #expect(error.kind == .invalid)
            }
        }
    }

    @Test(arguments: [("P1\n\u{202e}P2\n", 2), ("\"P1\"\n", 1), ("P1\nP2\u{200b}\nP\t3\n", 2)])
    func `a list with characters that nobody sees, or quotation marks, is told by its line`(
        _ text: String,
        _ line: Int
    ) throws {
        try withFixture(Self.byRegister) { fixture in
            let list = try fixture.base.write(text, "list.txt")
            do {
                _ = try fixture.dryRun(fixture.order(optOut: list))
                Issue.record("it was read")
            } catch let error as ReleaseError {
                #expect(error.diagnostics.first?.code == .optOutListNotPlain && error.kind == .invalid)
                #expect(error.diagnostics.first?.place?.line == line)
                #expect(!error.diagnostics.map(\.rendered).joined().contains("P1"))
            }
        }
    }

    @Test(arguments: ["", "\n\n", "  \n", "\u{feff}\n"])
    func `an empty list is no list`(_ text: String) throws {
        try withFixture(Self.byRegister) { fixture in
            let list = try fixture.base.write(text, "list.txt")
            #expect(codes { _ = try fixture.dryRun(fixture.order(optOut: list)) } == ["TG0759"])
        }
    }

    @Test(arguments: [("P3\nP17\nQ1\n", 3, 2), ("Q1\nQ2\n", 2, 0)])
    func `the officer sees how many values were listed and rows removed, and is warned where none was`(
        _ text: String,
        _ listed: Int,
        _ removed: Int
    ) throws {
        try withFixture(Self.byRegister) { fixture in
            let list = try fixture.base.write(text, "list.txt")
            let dry = try #require(try fixture.dryRun(fixture.order(optOut: list)).dryRun)
            let count = try #require(dry.optOut)
            #expect((count.listed, count.rows.removed) == (listed, removed))
            #expect(count.sentence == "opt-outs: \(listed) values listed, \(removed) of 120 rows removed")
            #expect(count.warning?.code == (removed == 0 ? .optOutRemovedNone : nil))
            #expect(dry.record["process"]?["optOut"]?["listed"] == JSONValue(listed))
            let html = String(decoding: try DurableFile.read("\(dry.report).html"), as: UTF8.self)
            #expect(html.contains("\(listed) listed values"))
            #expect(html.contains("none of them is in the file") == (removed == 0))
            let json = try CanonicalJSON.decode(DurableFile.read("\(dry.report).json"))
            #expect(json["optOuts"]?["listed"] == JSONValue(listed))
        }
    }

    @Test func `a column that is told in bands cannot tell who stays out`() throws {
        try withTemporaryFolder { folder in
            let small = SmallOffice()
            var files = small.files
            let clause = "optOut: {column: age, keep: [\"20\"]}\n"
            files["agreement.yaml"] = Array((SmallOffice.agreement(version: 1) + clause).utf8)
            let policies = try PolicySet.read(files, folder: "test")
            let (problems, notes) = PlanCheck.findings(in: policies)
            #expect(problems.map(\.code) == [.optOutColumnCoarsened] && notes.isEmpty)
        }
    }
}
