import Foundation
import Testing
import TideCore
import TideTestSupport

/// What a source file may look like, and what it may not.
@Suite struct InputTests {
    private static let header = "person,name,age,region,sex,visited,diagnosis"

    /// A source file that is refused, with what the message must say.
    struct Fault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let says: [String]

        init(_ name: String, _ text: String, says: String...) {
            self.init(name, bytes: Array(text.utf8), says: says)
        }

        init(_ name: String, bytes: [UInt8], says: [String]) {
            testDescription = name
            self.bytes = bytes
            self.says = says
        }
    }

    static let faults = [
        Fault("an empty file", "", says: "TG0"),
        Fault("a missing column", "person,name,age,region,sex,visited\nA,a,21,n1,f,2025-01-01\n", says: "`diagnosis`"),
        Fault("an extra column", header + ",more\nA,a,21,n1,f,2025-01-01,d,x\n", says: "column 8 "),
        Fault("a doubled column", header + ",age\nA,a,21,n1,f,2025-01-01,d,21\n", says: "`age`"),
        Fault("a short row", header + "\nA,a,21,n1,f,2025-01-01\n", says: ".csv:2"),
        Fault("an open quote", header + "\nA,\"a,21,n1,f,2025-01-01,d\n", says: ".csv:2"),
        Fault("a value absent from its hierarchy", header + "\nA,a,21,x9,f,2025-01-01,d\n", says: "`region`", "2"),
        Fault("a day that does not exist", header + "\nA,a,21,n1,f,2025-02-30,d\n", says: "`visited`", ".csv:2"),
        Fault("an age that is no number", header + "\nA,a,zz7,n1,f,2025-01-01,d\n", says: "`age`", ".csv:2"),
        Fault(
            "a byte that is not UTF-8",
            bytes: Array((header + "\nA,").utf8) + [0xff] + Array(",21,n1,f,2025-01-01,d\n".utf8),
            says: [".csv:2"]
        ),
        Fault("another separator", header.replacing(",", with: ";") + "\n", says: "TG0"),
    ]

    @Test(arguments: faults)
    func `a file that is not as declared exits 3 with its place, and leaves nothing behind`(fault: Fault) throws {
        try PreparedWorkshop.withCopy { shop in
            try Data(fault.bytes).write(to: shop.folder.appending(path: "bad.csv"))
            // The dates are asked for too, so that they are read.
            try shop.write(
                SmallOffice.request(columns: ["person", "age", "region", "sex", "visited"]),
                "dates.yaml"
            )
            let run = try shop.program.run(
                shop.releasing(["--dry-run"], request: shop.path("dates.yaml"), input: shop.path("bad.csv"))
            )
            #expect(run.status == 3, "\(run.output)\(run.messages)")
            for words in fault.says { #expect(run.messages.contains(words), "\(run.messages)") }
            // A cell's value is never repeated.
            for value in ["x9", "zz7", "2025-02-30"] { #expect(!run.messages.contains(value)) }
            #expect(shop.delivered.isEmpty)
        }
    }

    /// A hundred rows whose text takes a form that must make no difference.
    static let forms: [(name: String, change: @Sendable (String) -> String)] = [
        ("as it is", { $0 }),
        ("CRLF", { $0.replacing("\n", with: "\r\n") }),
        ("a byte-order mark", { "\u{feff}" + $0 }),
        ("no final newline", { String($0.dropLast()) }),
        ("quoted newlines", { $0.replacing("Invented, ", with: "Invented\n\"\"quoted\"\", ") }),
    ]

    @Test(arguments: forms.map(\.name))
    func `the form of the file makes no difference to what is released`(name: String) throws {
        let change = try #require(Self.forms.first { $0.name == name }).change
        try PreparedWorkshop.withCopy { shop in
            try shop.write(change(SmallOffice.source(rows: 120)), "form.csv")
            let run = try shop.program.run(
                shop.releasing(["--dry-run", "--format", "json"], input: shop.path("form.csv"))
            )
            #expect(run.status == 0, "\(run.messages)")
            let record = try #require(run.json["record"] as? [String: Any])
            let figures = try #require(record["figures"] as? [String: Any])
            let plain = try shop.expectSuccess(shop.releasing(["--dry-run", "--format", "json"]))
            let plainRecord = try #require(plain.json["record"] as? [String: Any])
            let plainFigures = try #require(plainRecord["figures"] as? [String: Any])
            #expect(figures["records"] as? Int == plainFigures["records"] as? Int)
            #expect(figures["classes"] as? Int == plainFigures["classes"] as? Int)
        }
    }

    @Test func `a file without rows is released as one without rows`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write(Self.header + "\n", "none.csv")
            try shop.approve(input: shop.path("none.csv"))
            let run = try shop.expectSuccess(shop.releasing(["--format", "json"], input: shop.path("none.csv")))
            #expect(run.json["records"] as? Int == 0)
            let bundle = try #require(run.json["bundle"] as? String)
            try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
        }
    }

    @Test func `a file of one row is withheld`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write(Self.header + "\nA,a,21,NA,f,2025-01-01,d\n", "one.csv")
            let run = try shop.program.run(shop.releasing(["--dry-run"], input: shop.path("one.csv")))
            #expect(run.status == 2 && run.output.hasPrefix("withheld"))
        }
    }

    @Test func `NA is Namibia unless it is declared missing`() throws {
        try PreparedWorkshop.withCopy { shop in
            // Thirty rows of the district `NA` and thirty without a district: told apart, and both kept.
            let rows = (0..<60).map { "P\($0),n,21,\($0 < 30 ? "NA" : ""),f,2025-01-11,d\n" }
            try shop.write(Self.header + "\n" + rows.joined(), "na.csv")
            try shop.approve(input: shop.path("na.csv"))
            try shop.expectSuccess(shop.releasing(input: shop.path("na.csv")))
            let bundle = try #require(shop.delivered.first)
            let data = try String(contentsOfFile: "\(shop.outbox)/\(bundle)/data/visits.csv", encoding: .utf8)
            let regions = data.split(whereSeparator: \.isNewline).dropFirst().map {
                String($0.split(separator: ",", omittingEmptySubsequences: false)[2])
            }
            #expect(regions.count { $0 == "NA" } == 30)
            #expect(regions.count { $0.isEmpty } == 30)
        }
    }
}
