import Crypto
import Foundation
import Testing
import TideCore
import TideDisclosure
import TideTestSupport

/// The fields of Wycheproof's files that these tests read.
private struct Wycheproof: Decodable {
    struct Group: Decodable {
        let tests: [Vector]
        let tagSize: Int?
    }

    struct Vector: Decodable, Sendable {
        let tcId: Int
        let result: String
        let key: String?
        let msg: String?
        let tag: String?
        let ikm: String?
        let salt: String?
        let info: String?
        let okm: String?
    }

    let numberOfTests: Int
    let testGroups: [Group]

    static func read(_ name: String) throws -> [Vector] {
        let file = repositoryRoot.appending(path: "Tests/Vectors/crypto/\(name)")
        let document = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
        let vectors = document.testGroups.flatMap(\.tests)
        #expect(vectors.count == document.numberOfTests && !vectors.isEmpty)
        return vectors
    }
}

private func bytes(_ hex: String?) throws -> [UInt8] {
    let text = try #require(hex)
    return try #require(Hex.decode(text))
}

private let master = Redacted([UInt8](repeating: 7, count: 32))

private func key(
    _ domain: Identifier = "research",
    _ namespace: Identifier = "person",
    _ normalisation: Normalisation = .trim,
    _ epoch: String = "1",
    master: Redacted<[UInt8]> = master
) -> PseudonymKey {
    PseudonymKey(master: master, domain: domain, namespace: namespace, normalisation: normalisation, epoch: epoch)
}

@Suite struct `Pseudonyms` {
    @Test func `codes are those of Wycheproof's vectors`() throws {
        for vector in try Wycheproof.read("hmac_sha256_test.json") {
            let generator = PseudonymGenerator(Redacted(SymmetricKey(data: try bytes(vector.key))), .none)
            let tag = try bytes(vector.tag)
            let code = generator.code(of: try bytes(vector.msg))
            #expect((Array(code.prefix(tag.count)) == tag) == (vector.result == "valid"), "vector \(vector.tcId)")
        }
    }

    @Test func `derived keys are those of Wycheproof's vectors without salt`() throws {
        let vectors = try Wycheproof.read("hkdf_sha256_test.json").filter { $0.salt == "" && $0.result == "valid" }
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let derived = DerivedKey.derive(from: Redacted(try bytes(vector.ikm)), info: try bytes(vector.info))
            let expected = try bytes(vector.okm).prefix(32)
            // An HMAC under the derived key, since the key's own bytes are out of reach.
            let marked = PseudonymGenerator(derived, .none).code(of: [1])
            let expectedKey = SymmetricKey(data: expected)
            guard expected.count == 32 else { continue }
            #expect(
                marked == Array(HMAC<SHA256>.authenticationCode(for: [UInt8(1)], using: expectedKey)),
                "vector \(vector.tcId)"
            )
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `copies of a fed key give what feeding it anew gives`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let keyBytes = (0..<[0, 1, 32, 63, 64, 65, 200][Int(seed % 7)]).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        let generator = PseudonymGenerator(Redacted(SymmetricKey(data: keyBytes)), .none)
        for _ in 0..<20 {
            let message = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let code = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: keyBytes))
            #expect(generator.code(of: message) == Array(code))
            #expect(generator.pseudonym(ofBytes: message[...]).text == Hex.encode(code.prefix(16)))
        }
    }

    /// Computed by Python's `hmac` and `hashlib` from the specification alone; they stand in docs/formats/pseudonyms.md too.
    @Test(arguments: [
        ("A", "7bb96a27dd182bc01487e3745cdb7909"), (" A\t", "7bb96a27dd182bc01487e3745cdb7909"),
        ("Zoë 42", "03c60a93b4784110bad1ecbebbad4f92"),
    ])
    func `are what the specification says`(identifier: String, expected: String) {
        let generator = PseudonymGenerator(key())
        #expect(generator.pseudonym(of: generator.normalised(identifier)) == expected)
    }

    @Test func `differ by domain, namespace, profile, epoch and master key`() {
        let keys = [
            key(), key("statistics"), key("research", "household"), key("research", "person", .none),
            key("research", "person", .trim, "2"), key(master: Redacted([1, 2, 3])),
        ]
        #expect(Set(keys.map { PseudonymGenerator($0).pseudonym(of: "A") }).count == keys.count)
    }

    @Test(arguments: [
        ("  A b  ", "A b"), ("\t\n\u{b}\u{c}\r\u{85}\u{a0}A\u{3000}\u{2028}\u{200a}", "A"), ("A", "A"), ("", ""),
        (" \u{a0}", ""),
        ("\u{200b}A", "\u{200b}A"), ("e\u{301} ", "e\u{301}"),
    ])
    func `trimming takes white space from both ends and nothing else`(text: String, expected: String) {
        #expect(Normalisation.trim.apply(to: text).utf8.elementsEqual(expected.utf8))
        #expect(Normalisation.none.apply(to: text).utf8.elementsEqual(text.utf8))
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `one pseudonym for two identifiers is found as by the slow twin`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...3_000, using: &random)
        // Few pseudonyms, so that many meet; in three of four cases each identifier has one of its own.
        let identifiers = (0..<count).map { _ in Int.random(in: 0..<max(1, count / 2), using: &random) }
        let modulus = seed.isMultiple(of: 4) ? UInt64(max(1, count / 3)) : .max
        let words = identifiers.flatMap { identifier -> [UInt64] in
            let number = UInt64(identifier) % modulus
            return seed.isMultiple(of: 2) ? [number &* 0x9e37_79b9_7f4a_7c15, number] : [number << 63, number &* 3]
        }
        let isMissing = identifiers.map { _ in Int.random(in: 0..<20, using: &random) == 0 }
        var known: [[UInt64]: Int] = [:]
        let expected = identifiers.indices.first { place in
            guard !isMissing[place] else { return false }
            let pseudonym = Array(words[2 * place..<2 * place + 2])
            guard let earlier = known[pseudonym] else {
                known[pseudonym] = identifiers[place]
                return false
            }
            return earlier != identifiers[place]
        }
        let places = PseudonymPlaces.alone
        var rows = [UInt64](repeating: 0, count: places.wordsPerRow * count)
        for row in 0..<count {
            let pseudonym = Pseudonym(high: words[2 * row], low: words[2 * row + 1])
            places.set(isMissing[row] ? nil : pseudonym, row, in: &rows)
        }
        let found = PseudonymCheck.firstCollision(in: rows, at: places, rows: count) {
            identifiers[$0] == identifiers[$1]
        }
        #expect(found == expected)
    }

    @Test func `no text shows a key`() {
        #expect(!"\(key())".contains("7, 7") && String(reflecting: key()).contains("<REDACTED>"))
    }
}

@Suite struct `The keyed stream` {
    /// RFC 8439 appendix A.1, test vector 2: block 1 under a key and nonce of zeros; later words by Python's `cryptography`.
    @Test func `is ChaCha20 in chunks of 64 KiB`() {
        var stream = KeyStream(SymmetricKey(data: [UInt8](repeating: 0, count: 32)))
        let words = (0..<8_193).map { _ in stream.next() }
        #expect(words[0] == 0x7a38_5155_bee7_079f && words[1] == 0x0d08_2d73_7c97_ba98)
        #expect(words[8_191] == 0x25e4_645d_e54b_46aa && words[8_192] == 0xe00e_d3d3_e347_3528)
    }

    @Test func `shuffles as a program in another language does`() {
        let shuffle = ShuffleKey(
            master: master,
            request: ContentDigest(of: "request"),
            input: ContentDigest(of: "input")
        )
        #expect(shuffle.permutation(of: 10) == [4, 2, 0, 3, 1, 7, 5, 8, 9, 6])
        #expect(shuffle.permutation(of: 0).isEmpty && shuffle.permutation(of: 1) == [0])
        #expect(Set(shuffle.permutation(of: 5_000)).count == 5_000)
    }

    @Test func `draws every number below a bound about as often`() {
        var stream = KeyStream(SymmetricKey(data: [UInt8](repeating: 1, count: 32)))
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[Int(stream.draw(below: 6))] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
        #expect((0..<10).allSatisfy { _ in stream.draw(below: 1) == 0 })
    }
}
