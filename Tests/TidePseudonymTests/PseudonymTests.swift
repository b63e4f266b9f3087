import Crypto
import Foundation
import Testing
import TideCore
import TidePseudonym
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

    /// RFC 4231, test cases 1 to 4, 6 and 7; of 5, which is cut, the first 16 bytes.
    @Test(arguments: [
        (
            "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665", "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "\u{1}", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            "0102030405060708090a0b0c0d0e0f10111213141516171819", String(repeating: "\u{2}", count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (String(repeating: "0c", count: 20), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"),
        (
            String(repeating: "aa", count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            String(repeating: "aa", count: 131),
            "This is a test using a larger than block-size key and a larger than block-size data. "
                + "The key needs to be hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ])
    func `codes are those of RFC 4231`(key: String, message: String, expected: String) throws {
        let states = KeyedStates(SymmetricKey(data: try bytes(key)))
        // The RFC's bytes dd and cd are no text: 1 and 2 stand for them.
        let message = Array(message.utf8).map { $0 == 1 ? 0xdd : $0 == 2 ? 0xcd : $0 }
        #expect(Hex.encode(states.code(of: message[...])).hasPrefix(expected))
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
    func `trimming takes white space from both ends and nothing else`(text: String, expected: String) throws {
        #expect(try Normalisation.trim.apply(to: text).utf8.elementsEqual(expected.utf8))
        #expect(try Normalisation.none.apply(to: text).utf8.elementsEqual(text.utf8))
    }

    @Test func `no text shows a key`() {
        #expect(!"\(key())".contains("7, 7") && String(reflecting: key()).contains("<REDACTED>"))
    }
}
