import Testing
import TideCore
import TideTestSupport

@Suite struct CanonicalJSONTests {
    @Test func `members are sorted by UTF-16 code units`() {
        // RFC 8785 section 3.2.3: the Euro sign sorts after Latin letters, a surrogate pair before U+FB33.
        let value: JSONValue = [
            "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7,
        ]
        #expect(
            CanonicalJSON.text(value)
                == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}"
        )
    }

    @Test func `only what must be escaped is escaped`() {
        // RFC 8785 section 3.2.2.2.
        let value: JSONValue = "\u{20ac}$\u{0f}\u{0a}A'\u{42}\u{22}\u{5c}\\\"/"
        #expect(CanonicalJSON.text(value) == "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")
    }

    @Test(arguments: [
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"a\":2}", " {}", "{} ", "{\"b\":1,\"a\":2}", "\"\\u0041\"", "\"\\/\"", "1.0",
        "1e2", "-0",
        "[1 ,2]", "\u{feff}{}",
    ])
    func `another spelling of a value is not canonical`(text: String) {
        #expect(throws: CanonicalJSON.ReadingError.self) { try CanonicalJSON.decode(Array(text.utf8)) }
    }

    @Test(arguments: ["", "{", "nul", "01", "1.5", "9007199254740992", "\"\\ud800\"", "[1,]", "{\"a\"}", "NaN"])
    func `what is no value is malformed or not canonical, never read`(text: String) {
        #expect(throws: CanonicalJSON.ReadingError.self) { try CanonicalJSON.decode(Array(text.utf8)) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: CanonicalJSON.ReadingError.self) { try CanonicalJSON.decode([0x22, 0xff, 0x22]) }
    }

    @Test func `ten thousand nested arrays are refused, not crashed on`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10_000)
        #expect(throws: CanonicalJSON.ReadingError.self) { try CanonicalJSON.decode(bytes) }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `reading what was encoded gives the value back`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = randomValue(depth: 4, &generator)
        #expect(try CanonicalJSON.decode(CanonicalJSON.encode(value)) == value)
        #expect(try CanonicalJSON.decodeLoosely(CanonicalJSON.readable(value).utf8) == value)
    }

    private func randomValue(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{1}", "\u{7f}", "é", "\u{2028}", "\u{1f600}", "{"]
        func randomText(_ generator: inout SeededGenerator) -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                text.append(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
            }
            return String(text)
        }
        switch Int.random(in: depth > 0 ? 0...5 : 2...5, using: &generator) {
        case 0:
            return .array(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in randomValue(depth: depth - 1, &generator) }
            )
        case 1:
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                members[randomText(&generator)] = randomValue(depth: depth - 1, &generator)
            }
            return .object(members)
        case 2: return .integer(.random(in: -JSONValue.largestInteger...JSONValue.largestInteger, using: &generator))
        case 3: return .bool(.random(using: &generator))
        case 4: return .null
        default: return .string(randomText(&generator))
        }
    }
}
