import FoundationEssentials
import Testing
import TideCore
import TideMicrodata
import TideTestSupport

struct CSVReaderTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        let rows: [[String]]

        init(_ name: String, _ text: String, _ rows: [[String]]) {
            self.testDescription = name
            self.text = text
            self.rows = rows
        }
    }

    @Test(arguments: [
        Shape("lines ended by LF", "a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
        Shape("lines ended by CRLF", "a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
        Shape("both kinds of line ends", "a,b\n1,2\r\n3,4\n", [["1", "2"], ["3", "4"]]),
        Shape("no last line end", "a,b\n1,2", [["1", "2"]]),
        Shape("no last line end after a quote", "a,b\n1,\"2\"", [["1", "2"]]),
        Shape("no last line end after a separator", "a,b\n1,", [["1", ""]]),
        Shape("a byte order mark", "\u{feff}a,b\n1,2\n", [["1", "2"]]),
        Shape("a byte order mark before a quoted name", "\u{feff}\"a\",b\n1,2\n", [["1", "2"]]),
        Shape("a header alone", "a,b\n", []),
        Shape("a header alone without a line end", "a,b", []),
        Shape("one row", "a,b\r\n1,2\r\n", [["1", "2"]]),
        Shape("quoted names", "\"a\",\"b\"\n1,2\n", [["1", "2"]]),
        Shape("line breaks in quotes", "a,b\n\"1\n2\r\n3\r4\",5\n", [["1\n2\r\n3\r4", "5"]]),
        Shape("doubled quotes", "a,b\n\"say \"\"no\"\"\",\"\"\"\"\n", [["say \"no\"", "\""]]),
        Shape("a separator in quotes", "a,b\n\"1,2\",3\n", [["1,2", "3"]]),
        Shape("empty fields, quoted or not", "a,b\n,\"\"\n", [["", ""]]),
        Shape("spaces are text", "a,b\n 1 , 2\n", [[" 1 ", " 2"]]),
        Shape("NA is a text like any other", "a,b\nNA,null\n", [["NA", "null"]]),
        Shape("a mark inside the file is text", "a,b\n\u{feff}1,2\n", [["\u{feff}1", "2"]]),
    ])
    func `every allowed shape is read as it is`(shape: Shape) throws {
        for chunk in [1, 2, 3, 5, 64, 1 << 18] {
            let table = try readTable(Array(shape.text.utf8), columns: ["a", "b"], chunk: chunk)
            #expect(texts(table) == shape.rows, "in chunks of \(chunk)")
            #expect(table.columnOrder == ["a", "b"])
        }
        #expect(try CSVReader.header(bytes: Array(shape.text.utf8), file: "f", dialect: .comma) == ["a", "b"])
    }

    @Test(arguments: [CSVDialect.comma, .semicolon, .tab])
    func `each separator parts fields and the others are text`(dialect: CSVDialect) throws {
        let separator = String(UnicodeScalar(dialect.separator))
        let others = [",", ";", "\t"].filter { $0 != separator }.joined()
        let table = try readTable(
            Array("a\(separator)b\n\(others)\(separator)2\n".utf8),
            columns: ["b", "a"],
            dialect: dialect
        )
        #expect(texts(table) == [[others, "2"]])
    }

    @Test func `columns come in the order of the header and only those asked for`() throws {
        let readings = ["c", "a", "b"].map { ColumnReading(name: $0, isEncoded: $0 != "b", missing: [], recoding: nil) }
        let (table, _) = try CSVReader.read(
            bytes: Array("a,b,c\n1,\"x\n,\"\"y\",3\n".utf8),
            file: "people.csv",
            dialect: .comma,
            columns: readings
        )
        #expect(table.columns.map(\.name) == ["a", "c"])
        #expect(table.columnOrder == ["a", "b", "c"])
        #expect(texts(table) == [["1", "3"]])
        #expect(table.column("b") == nil)
        #expect(table.column("c")?.values == ["3"])
    }

    @Test func `an empty line in a file of one column is a row with an empty value`() throws {
        #expect(texts(try readTable(Array("a\n\n1\n\"\"\n".utf8), columns: ["a"])) == [[""], ["1"], [""]])
    }

    @Test func `values that differ in bytes alone have codes of their own`() throws {
        let table = try readTable(Array("a\né\ne\u{301}\né\n".utf8), columns: ["a"])
        #expect(table.columns[0].codes == [0, 1, 0])
        #expect(table.columns[0].values.map { Array($0.utf8) } == [Array("é".utf8), Array("e\u{301}".utf8)])
    }

    @Test func `all declared missing texts become the first of them and nothing else does`() throws {
        let table = try readTable(Array("a\nx\n-\nNA\n\nNone\n-\n".utf8), columns: ["a"], missing: ["", "-"])
        #expect(table.columns[0].codes == [0, 1, 2, 1, 3, 1])
        #expect(table.columns[0].values == ["x", "", "NA", "None"])
        #expect(table.columns[0].missingCode == 1)
    }

    @Test func `a column without a missing value has no code for it`() throws {
        #expect(try readTable(Array("a\nNA\n".utf8), columns: ["a"], missing: [""]).columns[0].missingCode == nil)
    }

    @Test func `the digest is of the file's bytes, mark and all`() throws {
        let bytes = Array("\u{feff}a\r\n1\r\n".utf8)
        let readings = [ColumnReading(name: "a", isEncoded: true, missing: [], recoding: nil)]
        let (table, digest) = try CSVReader.read(bytes: bytes, file: "a.csv", dialect: .comma, columns: readings)
        #expect(digest == ContentDigest(of: bytes))
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "a.csv").path
            try DurableFile.write(path, bytes)
            var told: [Int] = []
            let read = try CSVReader.read(path, dialect: .comma, columns: readings) { told.append($0) }
            #expect(read.1 == digest)
            #expect(read.0 == table)
            #expect(told.last == bytes.count)
        }
    }

    @Test func `a field of a megabyte and a thousand columns are read`() throws {
        let long = String(repeating: "long \"text\"\n", count: 100_000)
        let quoted = long.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        let table = try readTable(Array("a,b\n1,\"\(quoted)\"\n2,3\n".utf8), columns: ["a", "b"])
        #expect(texts(table) == [["1", long], ["2", "3"]])
        #expect(table.line(ofRow: 1) == 100_003)

        let names = (1...1000).map { "column \($0)" }
        let row = (1...1000).map(String.init)
        let text = [names, row, row].map { $0.joined(separator: ",") }.joined(separator: "\n")
        #expect(texts(try readTable(Array(text.utf8), columns: names)) == [row, row])
    }

    @Test func `a column of many distinct values keeps them all apart`() throws {
        let values = (0..<50_000).map { $0.isMultiple(of: 3) ? "identifier number \($0)" : "\($0)" }
        let table = try readTable(Array("a\n\((values + values).joined(separator: "\n"))".utf8), columns: ["a"])
        #expect(table.columns[0].values == values)
        #expect(Array(table.columns[0].codes) == (0..<50_000).map { UInt32($0) } + (0..<50_000).map { UInt32($0) })
    }

    @Test func `every row knows the line it begins on`() throws {
        let table = try readTable(Array("\"a\n\"\n1\n\"2\n\n\"\n3\n\"4\n\"\n5\n".utf8), columns: ["a\n"])
        #expect((0..<5).map(table.line) == [3, 4, 7, 8, 10])
    }
}
