import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct TextReadingTests {
    private func read(_ text: String) -> ParsedDocument.Reading { ParsedDocument.readAll(Array(text.utf8), file: "f") }

    private func root(_ text: String) throws -> ParsedNode {
        let reading = read(text)
        #expect(reading.problems == [])
        return try #require(reading.documents.first).root
    }

    @Test(arguments: [
        "NO", "no", "yes", "on", "true", "null", "~", "1e3", "012", "0x1F", "1_000", "2026-01-31", "12:30:00", ".5",
        "+1", "-0", ".inf", ".nan", "5%", "=", "2001-12-14t21:59:43.10-05:00", "a*b", "a&b", "a!b", "Smith & Sons",
    ])
    func `a scalar is the text that was written`(text: String) throws {
        #expect(try root("value: \(text)")["value"]?.text == text)
        #expect(try root("\(text): value").entries?.map(\.key) == [text])
    }

    @Test(arguments: [
        (#""a\tb\u00e9 *x &y !z""#, "a\tbé *x &y !z"), ("'it''s *'", "it's *"),
        ("|\n  * one\n  * two\n", "* one\n* two\n"),
        (">\n  a\n  *b\n", "a *b\n"), ("a # comment *x", "a"), ("\u{e000}*", "\u{e000}*"),
    ])
    func `quotes and blocks keep their text`(written: String, text: String) throws {
        #expect(try root("value: \(written)")["value"]?.text == text)
    }

    @Test func `places count lines and columns from 1 in characters`() throws {
        let node = try root("é: {ü: [1, \u{1f30a}, x]}\nb:\n  - c\n")
        let places = [
            ("b", "f:2:1"), ("b/0", "f:3:5"), ("é", "f:1:1"), ("é/ü", "f:1:5"), ("é/ü/0", "f:1:9"),
            ("é/ü/1", "f:1:12"), ("é/ü/2", "f:1:15"), ("é/ü/3", "f:1:5"), ("b/0/x", "f:3:5"), ("nothing", "f:1:1"),
        ]
        for (path, place) in places { #expect("\(node.nearest(to: path).place)" == place, "\(path)") }
    }

    @Test(arguments: [
        "\u{feff}a: 1\nb: 2", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "---\na: 1\nb: 2\n...\n",
        "%YAML 1.2\n---\n{a: 1, b: 2}",
    ])
    func `byte order mark, line ends and markers change nothing`(text: String) throws {
        #expect(try root(text).untypedJSON == ["a": "1", "b": "2"])
    }

    @Test func `a file holds any number of documents`() {
        #expect(
            read("a: 1\n---\nb: 2\n---\nc: 3\n").documents.map(\.root.untypedJSON) == [
                ["a": "1"], ["b": "2"], ["c": "3"],
            ]
        )
        #expect(read("").documents.isEmpty)
        #expect(read("# nothing\n").documents.isEmpty)
    }

    @Test func `a file that is not UTF-8 is refused at its first bad byte`() {
        let reading = ParsedDocument.readAll(Array("a: 1\nbé: ".utf8) + [0xff, 0x0a], file: "f")
        #expect(
            reading.problems.map(\.rendered) == ["f:2:6: TG0101: the file is not UTF-8 text\n  hint: save it as UTF-8"]
        )
        #expect(ParsedDocument.readAll([0xfe, 0xff, 0, 0x61], file: "f").problems.map(\.code) == [.notUTF8])
    }

    @Test func `a file over the limit is refused and one at it is not`() {
        let limit = ParsedDocument.largest
        let text = "a: " + String(repeating: "x", count: limit - 3)
        #expect(read(text).problems == [])
        #expect(
            read(text + "x").problems.map(\.rendered) == [
                """
                f:1:1: TG0103: a file of documents has at most 1048576 bytes, and this one has more
                  hint: split it, or move long hierarchies to CSV files
                """
            ]
        )
    }

    @Test(arguments: [32, 33, 900, 5000])
    func `nesting has a limit`(depth: Int) {
        for text in [
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
            String(repeating: "- ", count: depth) + "x",
            String(repeating: "{a: ", count: depth) + "1" + String(repeating: "}", count: depth),
        ] {
            let problems = read(text).problems
            #expect(problems.isEmpty == (depth <= 32))
            guard depth > 32, depth < 1000 else { continue }
            #expect(
                problems.map { $0.rendered.drop { $0 != " " } } == [
                    " TG0113: more than 32 lists and mappings within each other"
                ]
            )
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `aliases that would blow up, also as keys, are refused at once`() {
        var lines = ["a0: &a0 {x: y}"]
        for level in 1...40 {
            lines.append("a\(level): &a\(level) {? *a\(level - 1) : *a\(level - 1), b: *a\(level - 1)}")
        }
        let problems = read(lines.joined(separator: "\n")).problems
        #expect(Set(problems.map(\.code)) == [.anchor])
        #expect(problems.count == 41)
    }

    @Test func `more doubled keys than can be told apart stop the file`() {
        let reading = read(String(repeating: "key: 1\n", count: 100))
        #expect(Set(reading.problems.map(\.code)) == [.duplicateKey])
        #expect(!reading.isWhole)
        #expect(read(String(repeating: "key: 1\n", count: 20)).problems.map { $0.place?.line } == Array(2...20))
    }

    @Test(arguments: ["a: \"x\ty\"\n? [k]\n: 1\n? [k]\n: 2", "\"\": 1\n\"\": 2", "'': 1\n'': 2", "- : 1\n  : 2"])
    func `keys doubled in odd ways are refused`(text: String) {
        #expect(!read(text).problems.isEmpty)
    }

    @Test(arguments: ["a: b\u{0}", "a: \u{7}", "a: \u{1b}[31m"])
    func `control characters are refused with their place`(text: String) {
        let problems = read(text).problems
        #expect(problems.map(\.code) == [.yamlSyntax])
        #expect(problems.map(\.arguments) == [["`control characters are not allowed`"]])
    }

    @Test(arguments: [#"a: "\ud800""#, #"a: "\U00110000""#, #"a: "\q""#, "a: %x", "a: @x", "a: `x", "a: ,x"])
    func `texts that YAML cannot hold are refused`(text: String) {
        #expect(read(text).problems.map(\.code) == [.yamlSyntax])
    }

    @Test func `a syntax error stops its own file only, and names that it may declare are not complained of`() {
        var files = Sample.replacing("kind: party", with: "kind: party: x", in: "parties/mol.yaml")
        files["countries.yml"] =
            Sample.replacing("[NA, Southern Africa, World]", with: "[NA]", in: "countries.yml")["countries.yml"]
        #expect(
            Sample.messages(files) == [
                "set/countries.yml:7:5: TG0215: row 2 has 1 values for 3 levels",
                "set/parties/mol.yaml:2:12: TG0102: not valid YAML: a text with `: ` in it stands in quotes, as in `title: \"Gateway: taxes\"`",
            ]
        )
    }

    @Test func `documents before a syntax error are read`() {
        let reading = read("a: 1\n---\nb: [\n")
        #expect(reading.documents.map(\.root.untypedJSON) == [["a": "1"]])
        #expect(!reading.isWhole)
        #expect(reading.problems.map(\.code) == [.yamlSyntax])
    }
}
