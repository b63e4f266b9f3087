/// The characters of a format, each standing for a number by its place.
package struct NumeralAlphabet: Hashable, Sendable {
    /// Visible ASCII, by value.
    package let characters: [UInt8]
    private let values: [UInt8]
    private static let none: UInt8 = 0xff

    /// `0` to `9`.
    package static let decimal = NumeralAlphabet(unchecked: Array("0123456789".utf8))
    /// `0` to `9`, then `A` to `Z`.
    package static let alphanumeric = NumeralAlphabet(unchecked: Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8))

    /// `nil` unless there are 2 to 94 different characters, all of visible ASCII.
    package init?(_ characters: String) {
        let characters = Array(characters.utf8)
        guard (2...94).contains(characters.count), Set(characters).count == characters.count,
            characters.allSatisfy({ (0x21...0x7e).contains($0) })
        else { return nil }
        self.init(unchecked: characters)
    }

    private init(unchecked characters: [UInt8]) {
        self.characters = characters
        var values = [UInt8](repeating: Self.none, count: 256)
        for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
        self.values = values
    }

    /// How many characters there are.
    package var radix: Int { characters.count }

    /// The fewest characters of which there are a million texts, which FF1 asks for at least.
    package var leastLength: Int {
        var (length, texts) = (0, 1)
        while texts < 1_000_000 { (length, texts) = (length + 1, texts * radix) }
        return length
    }

    /// The numbers of a text; `nil` if it has another character.
    @inline(__always) func numerals(of text: ArraySlice<UInt8>) -> [UInt8]? {
        var numerals: [UInt8] = []
        numerals.reserveCapacity(text.count)
        for character in text {
            let value = values[Int(character)]
            guard value != Self.none else { return nil }
            numerals.append(value)
        }
        return numerals
    }

    /// The text of numbers below the radix.
    func text(of numerals: [UInt8]) -> String { String(decoding: numerals.map { characters[Int($0)] }, as: UTF8.self) }
}
