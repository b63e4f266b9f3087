import Foundation
import Testing
import TideAgreement
import TideCore
import TidePseudonym
import TideRelease
import TideTestSupport

/// Lists as key filters, read and compared in memory.
@Suite struct LinkageTests {
    private let secret = Redacted([UInt8](repeating: 7, count: 32))
    private let text = """
        fields:
          - {name: given, column: g, normalise: none-v1}
          - {name: born, column: b, normalise: none-v1, part: 1, places: true}
        salt: y
        """

    private func settings(_ text: String) throws -> LinkSettings {
        try LinkSettings.read(Array(text.utf8), file: "settings.yaml")
    }

    @Test func `what is left out has its meaning`() throws {
        let settings = try settings(text)
        #expect(settings.filters.length == 1_024 && settings.filters.hashing == .random && !settings.filters.isBalanced)
        #expect(
            settings.filters.fields.map(\.partLength) == [2, 1] && settings.filters.fields.map(\.bits) == [10, 10]
        )
        #expect(settings.record == nil && settings.salt == "y" && settings.separator == ",")
    }

    @Test func `a list is what the generator makes of its rows, and reads as it was written`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "list.csv").path
            try DurableFile.replace(path, with: Array("g,x,b,y\nzoe,1,19800229,1980\n\"a, b\",2,,\n".utf8))
            let settings = try settings(text)
            let table = try FilterTable.encode(path, settings, secret: secret, domain: "linkage")
            let generator = KeyFilterGenerator(settings.filters, master: secret, domain: "linkage")
            let expected =
                generator.filter(of: ["zoe", "19800229"], salt: "1980") + generator.filter(of: ["a, b", ""], salt: "")
            #expect(table.filters.words == expected && table.records == ["1", "2"])
            let output = folder.appending(path: "filters.csv").path
            try DurableFile.replace(output, with: table.bytes)
            let read = try FilterTable.read(output)
            #expect(read.filters.words == expected && read.records == table.records && read.mark == table.mark)
            let pairs = try LinkedPairs(table, read, names: ("a", "b"), atLeast: 1)
            #expect(pairs.pairs.map { "\($0.left) \($0.right) \($0.likeness)" } == ["1 1 1.0", "2 2 1.0"])
        }
    }

    @Test func `the mark tells apart all that has to be the same, and nothing else`() throws {
        func mark(_ text: String, domain: Identifier = "linkage", secret: UInt8 = 7) throws -> String {
            try settings(text).mark(secret: Redacted([UInt8](repeating: secret, count: 32)), domain: domain)
        }
        let own = try mark(text)
        // Made by another program from the page: HMAC under HKDF(secret, ["tidegate/filter/v1","linkage","list"]).
        #expect(own == "c827194de2ed6341")
        #expect(try mark(text.replacing("column: g", with: "column: given") + "\nrecord: id\n") == own)
        let others = [
            try mark(text, domain: "other"), try mark(text, secret: 8), try mark(text + "\nlength: 512\n"),
            try mark(text + "\nbalanced: true\n"), try mark(text.replacing("\nsalt: y", with: "")),
            try mark(text.replacing("name: born", with: "name: birth")),
            try mark(text.replacing("part: 1", with: "part: 3")), try mark(text + "\nhashing: double\n"),
        ]
        #expect(Set(others + [own]).count == others.count + 1)
    }

    @Test func `records with commas, quotes and line ends come back as they are`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "list.csv").path
            try DurableFile.replace(path, with: Array("g,b,y,r\nzoe,1,1,\"a,b\"\nada,2,2,\"say \"\"x\"\"\"\n".utf8))
            let table = try FilterTable.encode(path, settings(text + "\nrecord: r\n"), secret: secret, domain: "d")
            let output = folder.appending(path: "filters.csv").path
            try DurableFile.replace(output, with: table.bytes)
            #expect(try FilterTable.read(output).records == ["a,b", "say \"x\""])
        }
    }
}
