/// Reads canonical JSON in one pass, and nothing else.
///
/// It gives up on whatever ``CanonicalJSON/encode(_:)`` would not write, and knows neither why nor where: names that do not ascend,
/// another escape than the one that is written, a zero before a number. So what it gives is the same bytes when it is written again, and
/// nobody needs to do that; a test holds it against reading, writing and comparing.
struct CanonicalReader {
    private let bytes: [UInt8]
    private var place = 0

    /// As deep as a value may be nested.
    private static let deepest = 256

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value that the bytes are; `nil` for anything that it does not read.
    static func value(of bytes: [UInt8]) -> JSONValue? {
        var reader = CanonicalReader(bytes)
        guard let value = reader.value(depth: 0), reader.place == bytes.count else { return nil }
        return value
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard place < bytes.count, depth < Self.deepest else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "\""): return text().map(JSONValue.string)
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        place += 1
        var members: [String: JSONValue] = [:]
        if take("}") { return .object(members) }
        var before: String?
        repeat {
            guard let name = text(), take(":"), let member = value(depth: depth + 1) else { return nil }
            // Two names may be told apart by their code units and be the same text: of these an object would lose one.
            guard before.map({ CanonicalJSON.precedes($0, name) }) ?? true,
                members.updateValue(member, forKey: name) == nil
            else { return nil }
            before = name
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONValue? {
        place += 1
        var elements: [JSONValue] = []
        if take("]") { return .array(elements) }
        repeat {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func number() -> JSONValue? {
        let isNegative = take("-")
        let start = place
        var magnitude: Int64 = 0
        while place < bytes.count, let digit = bytes[place].digit {
            magnitude = magnitude * 10 + Int64(digit)
            place += 1
            guard magnitude <= JSONValue.largestInteger else { return nil }
        }
        let digits = place - start
        guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0"), !isNegative || magnitude > 0 else {
            return nil
        }
        return .integer(isNegative ? -magnitude : magnitude)
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        let start = place
        takePlain()
        guard place < bytes.count else { return nil }
        if bytes[place] == UInt8(ascii: "\"") {
            defer { place += 1 }
            return String(validating: bytes[start..<place], as: UTF8.self)
        }
        var content = Array(bytes[start..<place])
        while place < bytes.count, bytes[place] == UInt8(ascii: "\\") {
            guard let character = escaped() else { return nil }
            content.append(character)
            let next = place
            takePlain()
            content += bytes[next..<place]
        }
        guard take("\"") else { return nil }
        return String(validating: content, as: UTF8.self)
    }

    /// Goes on to the next quotation mark, backslash or control character.
    private mutating func takePlain() {
        var place = place
        while place < bytes.count, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\""),
            bytes[place] != UInt8(ascii: "\\")
        { place += 1 }
        self.place = place
    }

    /// The character of an escape, of those that are written, in the form in which they are.
    private mutating func escaped() -> UInt8? {
        guard place + 1 < bytes.count else { return nil }
        let mark = bytes[place + 1]
        place += 2
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return mark
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "n"): return 0x0a
        case UInt8(ascii: "f"): return 0x0c
        case UInt8(ascii: "r"): return 0x0d
        case UInt8(ascii: "u"):
            guard take("00"), place + 1 < bytes.count,
                let character = Hex.decode(characters: bytes[place..<(place + 2)])?.first,
                character < 0x20, ![0x08, 0x09, 0x0a, 0x0c, 0x0d].contains(character)
            else { return nil }
            place += 2
            return character
        default: return nil
        }
    }

    /// Goes on past exactly these characters, if they are next.
    private mutating func take(_ characters: StaticString) -> Bool {
        let count = characters.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        for offset in 0..<count {
            // SAFETY: the offset is within the static string.
            guard unsafe bytes[place + offset] == characters.utf8Start[offset] else { return false }
        }
        place += count
        return true
    }
}

extension UInt8 {
    /// What a decimal digit is worth.
    fileprivate var digit: UInt8? { (0x30...0x39).contains(self) ? self - 0x30 : nil }
}
