import Testing
import TideCore
import TideMicrodata
import TideTestSupport

struct CSVProblemTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        let bytes: [UInt8]
        let messages: [String]
        let testDescription: String

        init(_ name: String, _ text: String, _ messages: String...) {
            self.init(name, Array(text.utf8), messages)
        }

        init(_ name: String, _ bytes: [UInt8], _ messages: [String]) {
            self.testDescription = name
            self.bytes = bytes
            self.messages = messages
        }
    }

    static let encoding =
        "bytes that are not UTF-8\n  hint: convert the file to UTF-8; it may be in Latin-1 or Windows-1252"
    static let ragged = "\n  hint: a field that holds the separator, a quote or a line break is put in quotes"
    static let noHeader = """
        people.csv:1:1: TG0410: the file has no header line
          hint: the first line names the columns, also where there are no rows
        """

    @Test(arguments: [
        Fault("an empty file", "", noHeader),
        Fault("a mark alone", "\u{feff}", noHeader),
        Fault("an empty first line", "\na,b\n", noHeader),
        Fault(
            "a missing column",
            "a\n1\n",
            "people.csv:1:1: TG0411: column `b` is missing"
        ),
        Fault(
            "an extra column",
            "a,b,height\n1,2,3\n",
            """
            people.csv:1:1: TG0412: column 3 is not declared
              hint: declare it in the dataset document, or take it out of the file
            """
        ),
        Fault(
            "a doubled column",
            "a,b,a\n1,2,3\n",
            "people.csv:1:1: TG0413: column `a` stands 2 times in the header"
        ),
        Fault(
            "an undeclared column that stands twice",
            "height,a,b,height\n1,2,3,4\n",
            """
            people.csv:1:1: TG0412: column 1 is not declared
              hint: declare it in the dataset document, or take it out of the file
            """,
            """
            people.csv:1:1: TG0412: column 4 is not declared
              hint: declare it in the dataset document, or take it out of the file
            """
        ),
        Fault(
            "an undeclared column of one character, which is near any other",
            "a,7\n1,2\n",
            "people.csv:1:1: TG0411: column `b` is missing",
            """
            people.csv:1:1: TG0412: column 2 is not declared
              hint: declare it in the dataset document, or take it out of the file
            """
        ),
        Fault(
            "data where the header should be",
            "Ada,1815\n",
            """
            people.csv:1:1: TG0414: the first line has none of the declared columns
              hint: the first line names the columns, byte for byte as the dataset document does
            """
        ),
        Fault(
            "another separator",
            "a;b\n1;2\n",
            """
            people.csv:1:1: TG0415: the fields are separated by `;`, which is not the declared separator
              hint: declare `separator` in the dataset document
            """
        ),
        Fault(
            "another separator, a tab",
            "a\tb\n1\t2\n",
            """
            people.csv:1:1: TG0415: the fields are separated by `tab`, which is not the declared separator
              hint: declare `separator` in the dataset document
            """
        ),
        Fault(
            "rows too short, too long and empty",
            "a,b\n1\n1,2,3\n\n4,5\n",
            "people.csv:2:1: TG0420: the row's number of fields is 1, the header's is 2" + ragged,
            "people.csv:3:1: TG0420: the row's number of fields is 3, the header's is 2" + ragged,
            "people.csv:4:1: TG0420: the row's number of fields is 1, the header's is 2" + ragged
        ),
        Fault(
            "a stray quote after a row with line breaks",
            "a,b\n\"1\n\n\",2\né3\"4,5\n",
            """
            people.csv:5:3: TG0421: a quote inside a field that does not begin with one
              hint: put the field in quotes and double the quotes inside it
            """
        ),
        Fault(
            "text after a closing quote",
            "a,b\n1,\"2\" \n",
            """
            people.csv:2:6: TG0422: text after the closing quote of a field
              hint: double the quotes inside a quoted field
            """
        ),
        Fault("an open quote", "a,b\n1,2\n3,\"4\n5,6\n", "people.csv:3:3: TG0423: the quote is never closed"),
        Fault("an open quote in the header", "a,\"b\n", "people.csv:1:3: TG0423: the quote is never closed"),
        Fault(
            "a carriage return alone",
            "a,b\n1\r,2\n3,4\r",
            """
            people.csv:2:2: TG0424: a carriage return without a line feed
              hint: end lines in CRLF or LF, or put the field in quotes
            """,
            """
            people.csv:3:4: TG0424: a carriage return without a line feed
              hint: end lines in CRLF or LF, or put the field in quotes
            """
        ),
        Fault("Latin-1", Array("a,b\nJos".utf8) + [0xe9] + Array(",2\n".utf8), ["people.csv:2:4: TG0426: " + encoding]),
        Fault(
            "a cut character at the end",
            Array("a,b\n1,2".utf8) + [0xe2, 0x82],
            ["people.csv:2:4: TG0426: " + encoding]
        ),
        Fault(
            "an overlong character",
            Array("a,b\n".utf8) + [0xc0, 0xaf] + Array(",2\n".utf8),
            ["people.csv:2:1: TG0426: " + encoding]
        ),
        Fault(
            "a surrogate",
            Array("a,b\n".utf8) + [0xed, 0xa0, 0x80] + Array(",2\n".utf8),
            ["people.csv:2:1: TG0426: " + encoding]
        ),
        Fault("a NUL byte", Array("a,b\n1".utf8) + [0] + Array(",2\n".utf8), ["people.csv:2:2: TG0427: a NUL byte"]),
    ])
    func `every fault is refused with its place`(fault: Fault) {
        for chunk in [1, 2, 3, 7, 1 << 18] {
            #expect(
                messages { () throws(MicrodataError) in
                    _ = try readTable(fault.bytes, columns: ["a", "b"], chunk: chunk)
                } == fault.messages,
                "in chunks of \(chunk)"
            )
        }
    }

    @Test func `a mistyped column is told from both sides`() {
        let told = messages { () throws(MicrodataError) in
            _ = try readTable(Array("age,sexx\n1,2\n".utf8), columns: ["age", "sex"])
        }
        #expect(
            told == [
                "people.csv:1:1: TG0411: column `sex` is missing\n  hint: did you mean `sexx`?",
                "people.csv:1:1: TG0416: column 2, `sexx`, is not declared\n  hint: did you mean `sex`?",
            ]
        )
    }

    @Test func `a column that is passed over is checked all the same`() {
        let readings = [
            ColumnReading(name: "a", isEncoded: false, missing: [], recoding: nil),
            ColumnReading(name: "b", isEncoded: true, missing: [], recoding: nil),
        ]
        let bytes = Array("a,b\n".utf8) + [0xff] + Array(",1\nx\"y,2\n".utf8)
        let told = messages { () throws(MicrodataError) in
            _ = try CSVReader.read(bytes: bytes, file: "people.csv", dialect: .comma, columns: readings)
        }
        #expect(told.map { $0.prefix(22) } == ["people.csv:2:1: TG0426", "people.csv:3:2: TG0421"])
    }

    @Test func `twenty problems are listed and the rest counted`() {
        let text = "a,b\n" + String(repeating: "1\n", count: 35)
        let told = messages { () throws(MicrodataError) in _ = try readTable(Array(text.utf8), columns: ["a", "b"]) }
        #expect(told.count == 21)
        #expect(told[19].hasPrefix("people.csv:21:1: TG0420"))
        #expect(told[20] == "TG0402: problems not listed: 15")
    }

    @Test func `a row that outgrows the limit is taken for an open quote`() {
        let bytes = Array("a,b\n1,\"".utf8) + Array(repeating: 0x78, count: 65 << 20)
        let told = messages { () throws(MicrodataError) in _ = try readTable(bytes, columns: ["a", "b"]) }
        #expect(
            told == [
                "people.csv:2:1: TG0425: the row is longer than 67108864 bytes\n"
                    + "  hint: look for a quote that is never closed"
            ]
        )
    }

    @Test(arguments: ["/no/such/file.csv", "/"])
    func `a file that cannot be read is a failure, not invalid data`(path: String) {
        do {
            _ = try CSVReader.read(path, dialect: .comma, columns: [], progress: { _ in })
            Issue.record("read \(path)")
        } catch {
            #expect(error.kind == .failed)
            let reason = path == "/" ? "Is a directory" : "No such file or directory"
            #expect(error.diagnostics.map(\.rendered) == ["TG0401: cannot read `\(path)`: \(reason)"])
        }
    }

    @Test func `a message never repeats a value`() {
        let told = messages { () throws(MicrodataError) in
            _ = try readTable(Array("Ada,Lovelace\nx,y\n".utf8), columns: ["a", "b"])
        }
        #expect(!told.joined().contains("Ada"))
    }

    @Test func `a header cell that is no declared name, nor near one, is not repeated`() {
        // Of a file cut in the wrong place, a cell may equal a declared name by chance.
        for line in ["sex,Ada Lovelace", "Ada Lovelace,sex,Ada Lovelace", "sex,sex,Ada Lovelace"] {
            let told = messages { () throws(MicrodataError) in
                _ = try readTable(Array("\(line)\n".utf8), columns: ["age", "sex"])
            }
            #expect(told.contains { $0.contains("TG0412") })
            #expect(!told.joined().contains("Ada"))
        }
    }
}
