import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// Files that want to be read as something else, or to cost more than they are worth.
struct InterchangeHostileTests {
    @Test(arguments: [
        ("", "1:1 TG1639"), ("{", "1:2 TG1639"), ("{\"a\" 1}", "1:6 TG1639"), ("[1,]", "1:4 TG1639"),
        ("{\"a\": 1,}", "1:9 TG1639"), ("{} {}", "1:4 TG1639"), ("{\"a\": 01}", "1:7 TG1639"),
        ("{\"a\": +1}", "1:7 TG1639"), ("{\"a\": 1.}", "1:7 TG1639"), ("{\"a\": NaN}", "1:7 TG1639"),
        ("{\"a\": True}", "1:7 TG1639"), ("{\"a\": 'b'}", "1:7 TG1639"), ("{a: 1}", "1:2 TG1639"),
        ("{\"a\": \"\\x\"}", "1:8 TG1639"), ("{\"a\": \"\\u12\"}", "1:8 TG1639"),
        ("{\"a\": \"\\ud800\"}", "1:14 TG1639"),
        ("{\"a\": \"\\ud800\\u0041\"}", "1:20 TG1639"), ("{\"a\": \"\\udc00\"}", "1:14 TG1639"),
        ("{\"a\": \"\t\"}", "1:8 TG1639"), ("{\"a\":\n\n  \"é\", ü}", "3:8 TG1639"), ("// x\n{}", "1:1 TG1639"),
        ("{\"a\": 1, \"b\": 2, \"a\": 3, \"a\": 4}", "1:18 TG1640"), ("{\"a\": 1, \"\\u0061\": 2}", "1:10 TG1640"),
        ("{\"é\": 1, \"e\\u0301\": 2}", "1:10 TG1640"), ("[]", "1:1 TG1646"), ("\"x\"", "1:1 TG1646"),
        ("7", "1:1 TG1646"),
    ])
    func `what is no JSON object is refused at its place`(text: String, problem: String) {
        do {
            _ = try InterchangeSample.imported(text)
            Issue.record("was imported")
        } catch {
            let first = (error as? InterchangeError)?.diagnostics.first
            #expect(first.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code.rawValue)" } == problem)
            #expect((error as? InterchangeError)?.kind == .invalid)
        }
    }

    @Test func `lists and objects lie in each other so deep and no deeper`() {
        func nested(_ depth: Int) -> String {
            "{\"x\": " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        }
        #expect(InterchangeSample.refusals(nested(32)) == ["TG1642 "])
        #expect(InterchangeSample.refusals(nested(33)) == ["TG1641 32"])
        #expect(InterchangeSample.refusals(nested(400_000)) == ["TG1641 32"])
    }

    @Test func `a file that is too large is not read, nor one that is not UTF-8`() {
        #expect(InterchangeSample.refusals(String(repeating: " ", count: 1 << 20) + "{}") == ["TG0103 1048576"])
        let bytes: [UInt8] = Array("{\"a\": \"".utf8) + [0xff] + Array("\"}".utf8)
        #expect(throws: InterchangeError.self) { try PolicyImport.read(bytes, file: "x", names: .own) }
    }

    @Test func `names that mislead the eye are shown by their code points`() {
        let policy = InterchangeImportTests.small.replacing("\"dct:title\"", with: "\"dct:ti\u{202e}tle`\"")
        #expect(InterchangeSample.refusals(policy) == ["TG1645 dct:tiU+202EtleU+0060"])
    }

    @Test func `a title that would leave its line in a document is refused or quoted`() throws {
        let quoted = InterchangeImportTests.small.replacing("\"Small\"", with: "\"x\\\"\\\\ #: [\\u00e9] - &a *b !c\"")
        let document = String(decoding: try InterchangeSample.imported(quoted).document, as: UTF8.self)
        let reading = ParsedDocument.readAll(Array(document.utf8), file: "x.yaml")
        #expect(reading.documents.first?.root["title"]?.text == "x\"\\ #: [é] - &a *b !c")
        for hidden in ["\\u202e", "\\u0000", "\\ufeff", "\\u0085"] {
            let policy = InterchangeImportTests.small.replacing("\"Small\"", with: "\"x\(hidden)y\"")
            #expect(InterchangeSample.refusals(policy) == ["TG0107 title"])
        }
    }

    @Test(arguments: ["1e3", "1.0", "-1", "\"1; drop\"", "9007199254740993", "true", "null", "{}", "[]", "[1, 2]"])
    func `a number that is none of a count is refused`(number: String) {
        let constraint = "{\"leftOperand\": \"count\", \"operator\": \"lteq\", \"rightOperand\": \(number)},"
        let policy = InterchangeImportTests.small.replacing("\"constraint\": [", with: "\"constraint\": [\(constraint)")
        let refusals = InterchangeSample.refusals(policy)
        #expect(refusals.count == 1 && ["TG0107", "TG1646"].contains(refusals.first?.prefix(6) ?? ""), "\(refusals)")
    }

    @Test func `a file full of names that nobody knows is refused with each of them`() {
        let names = (0..<60_000).map { "\"x\($0)\": 1" }.joined(separator: ",")
        let policy = InterchangeImportTests.small.replacing("\"dct:title\"", with: "\(names), \"dct:title\"")
        #expect(InterchangeSample.refusals(policy).count == 60_000)
    }

    @Test func `a file full of columns is read in their order`() throws {
        let names = (0..<40_000).map { "\"c\($0)\"" }
        let columns = "{\"leftOperand\": \"urn:tidegate:odrl:v1:column\", \"operator\": \"isAnyOf\", \"rightOperand\":"
        let target =
            "{\"source\": \"urn:tidegate:dataset:d\", \"refinement\": \(columns) [\(names.joined(separator: ","))]}}"
        let policy = InterchangeImportTests.small.replacing("\"urn:tidegate:dataset:clinic-visits\"", with: target)
        let document = String(decoding: try InterchangeSample.imported(policy).document, as: UTF8.self)
        let written = document.split(separator: "\n").filter { $0.hasSuffix(": keep") }
        #expect(written.map { "\"\($0.dropFirst(6).dropLast(6))\"" } == names)
    }

    /// However a policy is broken, the program answers.
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `a policy with any bytes changed is read or refused`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(InterchangeImportTests.small.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            default: bytes.insert("{}[]\",:\\0@".utf8.randomElement(using: &generator) ?? 0, at: place)
            }
        }
        do throws(InterchangeError) {
            let imported = try PolicyImport.read(bytes, file: "policy.json", names: .own)
            #expect(ParsedDocument.readAll(imported.document, file: "x.yaml").problems.isEmpty)
        } catch {
            #expect(!error.diagnostics.isEmpty)
        }
    }
}
