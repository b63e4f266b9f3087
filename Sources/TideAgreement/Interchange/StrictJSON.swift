import TideCore

/// Reads JSON that others wrote, strictly, with the place of every value.
///
/// Refused are names that stand twice in one object, more than ``ParsedDocument/deepest`` levels, files of more than
/// ``ParsedDocument/largest`` bytes, what is not UTF-8, and everything else that is not JSON. Numbers stay the text that was
/// written. Names are compared as Swift compares texts, so that two spellings of one accented letter are one name.
///
/// *Source:* RFC 8259; RFC 7493 section 2.3.
struct StrictJSON {
    private let bytes: [UInt8]
    private let file: String
    private var place = 0
    private var counted = 0
    private var line = 1
    private var column = 1
    private var problems: [Diagnostic] = []

    private init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// Reads the one value of a file; texts are quoted scalars, numbers and words plain ones.
    ///
    /// - Throws: ``InterchangeError/invalid(_:)``: every name that stands twice, up to the first place that is no JSON.
    /// - Complexity: O(*n*) in the file's size.
    static func read(_ bytes: [UInt8], file: String) throws(InterchangeError) -> ParsedNode {
        let start = ParsedDocument.start(of: file)
        guard bytes.count <= ParsedDocument.largest else {
            throw .invalid([Diagnostic(.documentTooLarge, [String(ParsedDocument.largest)], at: start)])
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .invalid([Diagnostic(.notUTF8, at: SourceText.firstInvalidPlace(in: bytes, file: file))])
        }
        var reader = StrictJSON(bytes, file: file)
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { (reader.place, reader.counted) = (3, 3) }
        let value = reader.value(depth: 0)
        reader.skipSpace()
        if value != nil && reader.place < bytes.count { reader.fail() }
        guard let value, reader.problems.isEmpty else { throw .invalid(reader.problems) }
        return value
    }

    /// Where the reader is; counts on from where it was asked last.
    private mutating func here() -> Place {
        while counted < min(place, bytes.count) {
            if bytes[counted] == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if bytes[counted] & 0xc0 != 0x80 {
                column += 1
            }
            counted += 1
        }
        return Place(file: file, line: line, column: column)
    }

    private mutating func fail() { problems.append(Diagnostic(.notJSON, at: here())) }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[place]) { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    /// `nil` where something is no JSON; then the problem is noted.
    private mutating func value(depth: Int) -> ParsedNode? {
        skipSpace()
        let start = here()
        guard depth <= ParsedDocument.deepest else {
            problems.append(Diagnostic(.jsonTooDeep, [String(ParsedDocument.deepest)], at: start))
            return nil
        }
        guard place < bytes.count else { return failed() }
        switch bytes[place] {
        case UInt8(ascii: "{"): return object(start, depth: depth)
        case UInt8(ascii: "["): return array(start, depth: depth)
        case UInt8(ascii: "\""):
            guard let text = text() else { return failed() }
            return ParsedNode(place: start, content: .scalar(text, isPlain: false))
        default:
            let word = String(decoding: bytes[place...].prefix(while: Self.isWordByte), as: UTF8.self)
            guard ["true", "false", "null"].contains(word) || Self.isNumber(word) else { return failed() }
            place += word.utf8.count
            return ParsedNode(place: start, content: .scalar(word, isPlain: true))
        }
    }

    private mutating func failed() -> ParsedNode? {
        fail()
        return nil
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func isNumber(_ word: String) -> Bool {
        word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil
    }

    private mutating func object(_ start: Place, depth: Int) -> ParsedNode? {
        place += 1
        var entries: [ParsedNode.Entry] = []
        var names: Set<String> = []
        if take("}") { return ParsedNode(place: start, content: .mapping([])) }
        repeat {
            skipSpace()
            let keyPlace = here()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), let name = text(), take(":") else {
                return failed()
            }
            guard let member = value(depth: depth + 1) else { return nil }
            if names.insert(name).inserted {
                entries.append(ParsedNode.Entry(key: name, keyPlace: keyPlace, value: member))
            } else {
                problems.append(Diagnostic(.jsonNameTwice, [TextForm.shown(name)], at: keyPlace))
            }
        } while take(",")
        guard take("}") else { return failed() }
        return ParsedNode(place: start, content: .mapping(entries))
    }

    private mutating func array(_ start: Place, depth: Int) -> ParsedNode? {
        place += 1
        var elements: [ParsedNode] = []
        if take("]") { return ParsedNode(place: start, content: .list([])) }
        repeat {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
        } while take(",")
        guard take("]") else { return failed() }
        return ParsedNode(place: start, content: .list(elements))
    }

    /// The text whose opening quotation mark is next; `nil` where it is none, with the reader at what is wrong.
    private mutating func text() -> String? {
        place += 1
        var content: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20 else { return nil }
            if bytes[place] == UInt8(ascii: "\\") {
                guard let scalar = escaped() else { return nil }
                content += String(Character(scalar)).utf8
            } else {
                content.append(bytes[place])
                place += 1
            }
        }
        guard place < bytes.count else { return nil }
        place += 1
        return String(validating: content, as: UTF8.self)
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard place + 1 < bytes.count else { return nil }
        let short: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let scalar = short[bytes[place + 1]] {
            place += 2
            return scalar
        }
        guard let first = unit() else { return nil }
        guard (0xd800...0xdbff).contains(first) else { return Unicode.Scalar(first) }
        guard let second = unit(), (0xdc00...0xdfff).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    }

    /// The UTF-16 code unit of an escape.
    private mutating func unit() -> UInt32? {
        guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u"),
            let decoded = Hex.decode(characters: bytes[(place + 2)..<(place + 6)].map(Self.lowered)[...])
        else { return nil }
        place += 6
        return UInt32(decoded[0]) << 8 | UInt32(decoded[1])
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x46).contains(byte) ? byte + 0x20 : byte }
}
