import Testing
import TideCore
import TideTestSupport

/// What is read in one pass is what the slow reader reads, and nothing else.
@Suite struct CanonicalReaderTests {
    private func value(_ depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        let texts = [
            "", "a", "\"\\/", "\u{0}\u{1f}\n\t\u{8}\u{c}\r", "é", "e\u{301}", "🙂", "\u{7f}\u{2028}", "id",
        ]
        switch Int.random(in: 0..<(depth > 3 ? 5 : 8), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2:
            return .integer(
                Int64.random(in: -JSONValue.largestInteger...JSONValue.largestInteger, using: &generator)
            )
        case 3: return .integer(Int64.random(in: -9...9, using: &generator))
        case 4: return .string(texts.randomElement(using: &generator) ?? "")
        case 5: return .array((0..<3).map { _ in value(depth + 1, using: &generator) })
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<3 {
                members[texts.randomElement(using: &generator) ?? ""] = value(depth + 1, using: &generator)
            }
            return .object(members)
        }
    }

    /// As the format says it: read, written again, compared.
    private func slowly(_ bytes: [UInt8]) -> Result<JSONValue, CanonicalJSON.ReadingError> {
        Result { () throws(CanonicalJSON.ReadingError) in
            let value = try CanonicalJSON.decodeLoosely(bytes)
            guard CanonicalJSON.encode(value) == bytes else { throw .notCanonical }
            return value
        }
    }

    private func read(_ bytes: [UInt8]) -> Result<JSONValue, CanonicalJSON.ReadingError> {
        Result { () throws(CanonicalJSON.ReadingError) in try CanonicalJSON.decode(bytes) }
    }

    @Test(arguments: UInt64(1)...8)
    func `whatever is written is read, and a changed byte is read as slowly as ever or not at all`(
        _ seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let written = value(0, using: &generator)
            let bytes = CanonicalJSON.encode(written)
            #expect((try? CanonicalJSON.decode(bytes)) == written)
            for _ in 0..<6 {
                var changed = bytes
                let place = Int.random(in: 0..<changed.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 3: changed.swapAt(place, Int.random(in: 0..<changed.count, using: &generator))
                case 4:
                    // A part twice, as of a name or an escape.
                    let end = min(changed.count, place + Int.random(in: 1...12, using: &generator))
                    changed.insert(contentsOf: changed[place..<end], at: end)
                case 0: changed[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: changed.remove(at: place)
                default:
                    changed.insert(
                        Array("\"\\{}[],:0-9 u".utf8).randomElement(using: &generator) ?? 0,
                        at: place
                    )
                }
                #expect(read(changed) == slowly(changed), "\(changed)")
            }
        }
    }

    @Test(arguments: [
        "-0", "01", "1.0", "1e3", "9007199254740992", "-9007199254740992", "9007199254740991", "[1,]",
        "{\"a\":1,\"a\":1}",
        "{\"b\":1,\"a\":1}", "\"\\u0041\"", "\"\\u001F\"", "\"\\u001f\"", "\"\\/\"", "\"\\ud800\"",
        " 1", "1 ", "", "nul", "\"",
        "\"\\", "\"\\u00", "\"\\u0008\"", "\"\\u000a\"", "\"\\u000b\"", "\"\\u0020\"", "\"\\u1000\"",
        "{\"\u{e9}\":1,\"e\u{301}\":1}", "{\"e\u{301}\":1,\"\u{e9}\":1}", "{\"\u{1f600}\":1,\"\u{fb33}\":2}",
        "{\"\u{fb33}\":1,\"\u{1f600}\":2}", "{\"\":1,\"a\":2}", "{\"a\":1,\"\":2}", "{\"ab\":1,\"a\":2}", "{", "[", "-",
        "tru", "[[[[", "{\"a\"}", "{\"a\":}", "\u{feff}1",
    ])
    func `odd texts are what they were`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(read(bytes) == slowly(bytes))
    }

    @Test func `values nested deeper than it goes are left to the slow reader`() {
        for depth in [200, 255, 256, 257, 400, 600, 5_000] {
            let bytes =
                [UInt8](repeating: UInt8(ascii: "["), count: depth)
                + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
            #expect(read(bytes) == slowly(bytes), "\(depth)")
        }
    }
}
