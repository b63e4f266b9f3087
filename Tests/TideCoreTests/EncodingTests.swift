import Foundation
import Testing
import TideCore
import TideTestSupport

/// What is read and written is what Foundation reads and writes, in its one spelling.
@Suite struct EncodingTests {
    private func slowly(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }

    private func slowlyForURLs(_ text: String) -> [UInt8]? {
        guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
        let standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        return slowly(standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4))
    }

    @Test(arguments: UInt64(1)...6) func `base64 is Foundation's, with padding and without`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for count in 0..<300 {
            let bytes = [UInt8].random(count, using: &generator)
            let text = Data(bytes).base64EncodedString()
            #expect(Base64.encode(bytes) == text)
            #expect(Base64.characters(of: bytes) == Array(text.utf8))
            #expect(Base64.decode(text) == bytes)
            let name = text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
            #expect(Base64URL.encode(bytes) == name)
            #expect(Base64URL.decode(name) == bytes)
        }
    }

    @Test(arguments: UInt64(1)...6) func `a changed text is read as Foundation reads it, or not at all`(_ seed: UInt64)
    {
        var generator = SeededGenerator(seed: seed)
        let marks = Array("+/=-_AQgw \nZz09é".unicodeScalars)
        for _ in 0..<2_000 {
            let bytes = [UInt8].random(Int.random(in: 0..<9, using: &generator), using: &generator)
            for original in [Base64.encode(bytes), Base64URL.encode(bytes)] {
                var scalars = Array(original.unicodeScalars)
                let place = Int.random(in: 0...scalars.count, using: &generator)
                let mark = marks.randomElement(using: &generator) ?? "A"
                switch Int.random(in: 0..<3, using: &generator) {
                case 0 where place < scalars.count: scalars[place] = mark
                case 1 where place < scalars.count: scalars.remove(at: place)
                default: scalars.insert(mark, at: place)
                }
                let text = String(String.UnicodeScalarView(scalars))
                #expect(Base64.decode(text) == slowly(text), "\(text)")
                #expect(Base64URL.decode(text) == slowlyForURLs(text), "\(text)")
            }
        }
    }

    @Test func `digits are lower case, and two a byte`() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = bytes.map { String(format: "%02x", $0) }.joined()
        #expect(Hex.encode(bytes) == text)
        #expect(Hex.decode(text) == bytes)
        for odd in ["0", "0g", "0A", "g0", "0:", "/0", " 0", "00 ", "é"] { #expect(Hex.decode(odd) == nil, "\(odd)") }
        #expect(Hex.decode("") == [])
    }

    @Test func `a digest is its bytes, in their order`() throws {
        var generator = SeededGenerator(seed: 9)
        var digests: [ContentDigest] = []
        for _ in 0..<200 {
            let bytes = [UInt8].random(32, using: &generator)
            let digest = try #require(ContentDigest(bytes: bytes))
            #expect(digest.bytes == bytes)
            #expect(digest.hex == Hex.encode(bytes))
            #expect(ContentDigest(hex: digest.hex) == digest)
            #expect(digest.prefix == bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            // One bit anywhere makes another one.
            for place in [0, 7, 8, 15, 16, 23, 24, 31] {
                var other = bytes
                other[place] ^= 1
                #expect(ContentDigest(bytes: other) != digest)
            }
            digests.append(digest)
        }
        #expect(digests.sorted().map(\.bytes) == digests.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) })
        #expect(ContentDigest(bytes: []) == nil)
        // FIPS 180-4, the message "abc".
        #expect(ContentDigest(of: "abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
