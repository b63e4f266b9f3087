import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// The canonical layout of documents, case by case.
struct LayoutTests {
    /// A text before and after, with what it shows.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let given: String
        let expected: String

        init(_ name: String, _ given: String, _ expected: String) {
            (testDescription, self.given, self.expected) = (name, given, expected)
        }
    }

    static func laidOut(_ text: String) throws -> String {
        String(decoding: try DocumentLayout.of(Array(text.utf8), file: "a.yaml"), as: UTF8.self)
    }

    private static let long = String(repeating: "many words ", count: 12) + "end"

    static let cases = [
        Case("two spaces for each step", "a:\n    b:\n      -   c\n      - d: e\n", "a:\n  b:\n    - c\n    - d: e\n"),
        Case("a list stands below its key", "a:\n- b\n- c:\n    d\n", "a:\n  - b\n  - c: d\n"),
        Case(
            "keys take the order of the language",
            "# About it.\nid: x\n# Which kind.\nkind: purposes\ntidegate: v1 # of it\npurposes: {b: , a: b}\n",
            "# About it.\ntidegate: v1  # of it\n# Which kind.\nkind: purposes\nid: x\npurposes: {b: , a: b}\n"
        ),
        Case(
            "names keep theirs",
            "tidegate: v1\nkind: purposes\nid: x\npurposes:\n  b:\n  a: b\n",
            "tidegate: v1\nkind: purposes\nid: x\npurposes:\n  b:\n  a: b\n"
        ),
        Case(
            "a mapping with an unknown key stays as it is",
            "kind: purposes\nidd: x\ntidegate: v1\n",
            "kind: purposes\nidd: x\ntidegate: v1\n"
        ),
        Case(
            "quotes go where the text reads the same without them",
            "a: \"b c\"\nd: 'e'\n\"f\": \"12\"\ng: 'no'\nh: \"i: j\"\nk: ['l, m', \"x\"]\no: \"\"\np: 'say \"hi\"'\nq: \"- r\"\ns: \";\"\n",
            "a: b c\nd: e\nf: \"12\"\ng: \"no\"\nh: \"i: j\"\nk: [\"l, m\", x]\no: \"\"\np: say \"hi\"\nq: \"- r\"\ns: \";\"\n"
        ),
        Case(
            "numbers and words that were plain stay plain",
            "a: 12\nb: no\nc: 2026-01-01\n",
            "a: 12\nb: no\nc: 2026-01-01\n"
        ),
        Case("an unseen character is written by its code point", "a: \"b\\tc\\u202e\"\n", "a: \"b\\tc\\u202e\"\n"),
        Case("several blank lines are one, none at either end", "\n\na: b\n\n\n\nc: d\n\n", "a: b\n\nc: d\n"),
        Case("a key's first line follows it", "a:\n\n  b: c\n", "a:\n  b: c\n"),
        Case(
            "comments stay above what they stood above",
            "a:\n  # one\n\n  # two\n  b: c\n# three\nd: e\n",
            "a:\n  # one\n\n  # two\n  b: c\n# three\nd: e\n"
        ),
        Case(
            "comments stay behind what they stood behind",
            "a: b # one\nc: # two\n  d: e\nf: [g] # three\n",
            "a: b  # one\nc:  # two\n  d: e\nf: [g]  # three\n"
        ),
        Case(
            "a comment ends the block that it is indented as",
            "a:\n    b:\n        c: d\n        # one\n    # two\n# three\n",
            "a:\n  b:\n    c: d\n    # one\n  # two\n# three\n"
        ),
        Case(
            "a comment in brackets makes a line for each item",
            "a: [b, # one\n  c]\nd: {e: f,\n  # two\n  g: h}\n",
            "a:\n  - b  # one\n  - c\nd:\n  e: f\n  # two\n  g: h\n"
        ),
        Case("a comment in empty brackets stands above them", "a: [\n  # none\n]\n", "# none\na: []\n"),
        Case(
            "comments above an element's first key stand above its dash",
            "a:\n  -\n    # one\n    b: c\n  - # two\n    d: e\n",
            "a:\n  # one\n  - b: c\n  # two\n  - d: e\n"
        ),
        Case(
            "brackets that are too long become lines",
            "a: [\(long), \(long)]\n",
            "a:\n  - >-\n    \(long.prefix(114))\n    words many words end\n  - >-\n    \(long.prefix(114))\n    words many words end\n"
        ),
        Case(
            "brackets over several lines become one",
            "a: [b,\n  c,\n  {d: e,\n   f: g}]\n",
            "a: [b, c, {d: e, f: g}]\n"
        ),
        Case(
            "texts below a mark keep their lines",
            "a: >-\n      one\n      two\n\n      three\nb: | # four\n    five\n      six\nc: d\n",
            "a: >-\n  one\n  two\n\n  three\nb: |  # four\n  five\n    six\nc: d\n"
        ),
        Case("a text whose first line is indented says so", "a: |4\n      b\n    c\n", "a: |2\n    b\n  c\n"),
        Case("a text on several lines is one line", "a: b\n  c\n  d\ne: \"f\n  g\"\n", "a: b c d\ne: f g\n"),
        Case(
            "a long text is broken between words",
            "a: \(long)\n",
            "a: >-\n  \(long.prefix(114))\n  words many words end\n"
        ),
        Case(
            "documents are parted by one line",
            "---\n# one\na: b\n# two\n---\n\n# three\nc: d\n...\n# four\n",
            "# one\na: b\n# two\n---\n# three\nc: d\n# four\n"
        ),
        Case("lists in lists share a line", "a:\n  -\n    - b\n    - c\n  - - d\n", "a:\n  - - b\n    - c\n  - - d\n"),
        Case("line ends of other systems", "a: b\r\nc:\r\n  - d\r\n", "a: b\nc:\n  - d\n"),
        Case("what was left out stays left out", "a:\nb:\n  -\n  - c\n", "a:\nb:\n  -\n  - c\n"),
        Case("a number sign within a text is no comment", "a: b#c\nd: \"e # f\"\n", "a: b#c\nd: \"e # f\"\n"),
        Case("comments alone", "  # one\n\n# two\n", "# one\n# two\n"),
    ]

    @Test(arguments: cases) func `a document is laid out`(item: Case) throws {
        let laid = try Self.laidOut(item.given)
        #expect(laid == item.expected)
        #expect(try Self.laidOut(laid) == laid)
    }

    @Test(arguments: [
        "a: >-\n  word\n  # no comment\n  a # b\nb: c\n", "a: |  # one\n  # text\n\n  x\n# below\nb: c\n",
    ])
    func `a hash in the lines of a text is the text's`(text: String) throws {
        let laid = try Self.laidOut(text)
        #expect(try Self.laidOut(laid) == laid && laid.contains("# "))
    }

    @Test func `a long text with a hash is broken between words`() throws {
        let words = String(repeating: "word ", count: 30)
        let laid = try Self.laidOut("a: \"\(words)# \(words)x\"\n")
        #expect(laid.hasPrefix("a: >-\n  word ") && laid.contains(" # word"))
    }

    @Test func `a quote that an accent combines with is a quote all the same`() throws {
        #expect(try Self.laidOut("a: \"'\u{301}\\\"\"\n") == "a: '''\u{301}\"'\n")
    }

    @Test func `a file with a directive is refused`() throws {
        let error = try #require(throws: AgreementError.self) { try Self.laidOut("%YAML 1.2\n---\na: b\n") }
        #expect(error.diagnostics.map(\.code) == [.directive])
    }

    @Test func `a file that is no mapping or no YAML is refused with what check says`() throws {
        let list = try #require(throws: AgreementError.self) { try Self.laidOut("- a\n") }
        #expect(list.diagnostics.map(\.code) == [.notDocument])
        let torn = try #require(throws: AgreementError.self) { try Self.laidOut("a: [b\n") }
        #expect(torn.diagnostics.map(\.code) == [.yamlSyntax])
    }

    @Test func `the example of the page is laid out as the page says`() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/layout.md"), encoding: .utf8)
        let blocks = page.split(separator: "```").map(String.init).filter { $0.hasPrefix("yaml\n") }.map {
            $0.dropFirst(5)
        }
        try #require(blocks.count == 2)
        #expect(try Self.laidOut(String(blocks[0])) == String(blocks[1]))
    }

    /// Every file of documents that the repository ships.
    private static let shipped: [String] = ["policies", "examples", "Benchmarks"].flatMap { folder in
        let root = repositoryRoot.appending(path: folder).path(percentEncoded: false)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return paths.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }.sorted()
    }

    @Test func `there are files to hold against the layout`() { #expect(Self.shipped.count > 50) }

    @Test(arguments: shipped) func `what the repository ships is in the layout`(path: String) throws {
        let file = repositoryRoot.appending(path: path)
        try expect(Self.laidOut(String(contentsOf: file, encoding: .utf8)), inFile: file)
    }
}
