import COpenSSL
import Crypto
import Foundation
import Testing
import TideCore
import TidePseudonym
import TideTestSupport

private func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.decode(hex.lowercased())) }
private func key(_ hex: String) throws -> Redacted<SymmetricKey> { Redacted(SymmetricKey(data: try bytes(hex))) }

@Suite struct `The cipher FF1` {
    private static let short = "2B7E151628AED2A6ABF7158809CF4F3C"
    private static let middle = short + "EF4359D8D580AA4F"
    private static let long = middle + "7F036D6F04FC6A94"

    /// NIST, Examples with intermediate values: FF1, samples 1 to 9.
    @Test(arguments: [
        (short, "", "0123456789", "2433477484"), (short, "39383736353433323130", "0123456789", "6124200773"),
        (short, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
        (middle, "", "0123456789", "2830668132"), (middle, "39383736353433323130", "0123456789", "2496655549"),
        (middle, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"),
        (long, "", "0123456789", "6657667009"), (long, "39383736353433323130", "0123456789", "1001623463"),
        (long, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
    ])
    func `is that of NIST's nine samples`(keyHex: String, tweak: String, text: String, expected: String) throws {
        let alphabet =
            text.count == 10 ? NumeralAlphabet.decimal : NumeralAlphabet("0123456789abcdefghijklmnopqrstuvwxyz")
        for isGeneral in [false, true] {
            let cipher = FormatPreservingCipher(
                try key(keyHex),
                try #require(alphabet),
                tweak: try bytes(tweak),
                isGeneral: isGeneral
            )
            #expect(try cipher.encrypt(Array(text.utf8)[...]) == expected)
            #expect(try cipher.decrypt(Array(expected.utf8)[...]) == text)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `takes every length and alphabet there and back, by both ways of counting`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let visible = Array(0x21...0x7e as ClosedRange<UInt8>).shuffled(using: &random)
        let radix = [2, 3, 10, 16, 26, 36, 64, 94][Int(seed % 8)]
        let alphabet = try #require(NumeralAlphabet(String(decoding: visible.prefix(radix), as: UTF8.self)))
        let secret = SymmetricKey(data: [UInt8].random([16, 24, 32][Int(seed % 3)], using: &random))
        let tweak = [UInt8].random(Int.random(in: 0...40, using: &random), using: &random)
        let fast = FormatPreservingCipher(Redacted(secret), alphabet, tweak: tweak)
        let slow = FormatPreservingCipher(Redacted(secret), alphabet, tweak: tweak, isGeneral: true)
        for length in Array(alphabet.leastLength...min(80, alphabet.leastLength + 40)) + [129, 256] {
            let text = (0..<length).map { _ in visible[Int.random(in: 0..<radix, using: &random)] }
            let sealed = try fast.encrypt(text[...])
            #expect(sealed.utf8.count == length && sealed.utf8.allSatisfy(visible.prefix(radix).contains))
            #expect(try slow.encrypt(text[...]) == sealed)
            #expect(try Array(fast.decrypt(Array(sealed.utf8)[...]).utf8) == text)
            #expect(try Array(slow.decrypt(Array(sealed.utf8)[...]).utf8) == text)
        }
    }

    @Test func `is a permutation of all texts of a length`() throws {
        let cipher = FormatPreservingCipher(try key(Self.short), .decimal, tweak: [1])
        let count = 1_000_000
        var seen = [Bool](repeating: false, count: count)
        for number in 0..<count {
            let text = Array(String(count + number).utf8.dropFirst())
            seen[try #require(Int(cipher.encrypt(text[...])))] = true
        }
        #expect(seen.allSatisfy { $0 })
    }

    @Test func `refuses what it would not protect or cannot write`() throws {
        let cipher = FormatPreservingCipher(try key(Self.short), .decimal, tweak: [])
        #expect(throws: IdentifierRefusal.tooShort(least: 6)) { try cipher.encrypt(Array("12345".utf8)[...]) }
        #expect(throws: IdentifierRefusal.outsideAlphabet) { try cipher.encrypt(Array("12345A".utf8)[...]) }
        #expect(throws: IdentifierRefusal.tooLong(most: 256)) {
            try cipher.encrypt([UInt8](repeating: 0x30, count: 257)[...])
        }
        #expect(NumeralAlphabet("") == nil && NumeralAlphabet("0") == nil && NumeralAlphabet("00") == nil)
        #expect(NumeralAlphabet("0 ") == nil && NumeralAlphabet("0é") == nil)
        #expect(NumeralAlphabet("01")?.leastLength == 20 && NumeralAlphabet.alphanumeric.leastLength == 4)
    }

    @Test func `depends on key, tweak and length`() throws {
        let text = Array("0123456789".utf8)
        let others = [
            try FormatPreservingCipher(key(Self.short), .decimal, tweak: []).encrypt(text[...]),
            try FormatPreservingCipher(key(Self.short), .decimal, tweak: [0]).encrypt(text[...]),
            try FormatPreservingCipher(key(Self.middle), .decimal, tweak: []).encrypt(text[...]),
            try String(
                FormatPreservingCipher(key(Self.short), .decimal, tweak: []).encrypt((text + [0x30])[...]).prefix(10)
            ),
        ]
        #expect(Set(others).count == 4)
    }
}

@Suite struct `AES-SIV` {
    /// RFC 5297 appendix A.1 and A.2.
    @Test(arguments: [
        (
            "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
            ["101112131415161718191a1b1c1d1e1f2021222324252627"], "112233445566778899aabbccddee",
            "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"
        ),
        (
            "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f",
            [
                "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
                "102030405060708090a0",
                "09f911029d74e35bd84156c5635688c0",
            ], "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553",
            "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c"
                + "485b62a3fd5c0d"
        ),
    ])
    func `is that of RFC 5297`(keys: String, associated: [String], message: String, expected: String) throws {
        let cipher = SyntheticIVCipher(try key(keys), associated: try associated.map(bytes))
        #expect(Hex.encode(cipher.seal(try bytes(message)[...])) == expected)
        #expect(cipher.open(try bytes(expected)[...]) == (try bytes(message)))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `is libcrypto's, and no changed byte opens`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bits = [128, 192, 256][Int(seed % 3)]
        let secret = [UInt8].random(bits / 4, using: &random)
        // An empty component and an empty message are other calls of libcrypto.
        let associated = (0..<Int(seed % 4)).map { _ in
            [UInt8].random(Int.random(in: 1...40, using: &random), using: &random)
        }
        let message = [UInt8].random(Int.random(in: 1...70, using: &random), using: &random)
        let cipher = SyntheticIVCipher(Redacted(SymmetricKey(data: secret)), associated: associated)
        let sealed = cipher.seal(message[...])
        #expect(sealed == twin("AES-\(bits)-SIV", secret, associated, message))
        #expect(cipher.open(sealed[...]) == message)
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            #expect(cipher.open(changed[...]) == nil)
        }
        #expect(cipher.open(sealed.dropLast()) == nil && cipher.open(sealed.prefix(15)) == nil)
    }

    @Test func `seals the empty message`() {
        let cipher = SyntheticIVCipher(Redacted(SymmetricKey(data: [UInt8](repeating: 1, count: 64))), associated: [])
        #expect(cipher.open(cipher.seal([])[...]) == [] && cipher.seal([]).count == 16)
    }

    /// libcrypto's own AES-SIV.
    private func twin(_ name: String, _ key: [UInt8], _ associated: [[UInt8]], _ message: [UInt8]) -> [UInt8] {
        unsafe name.withCString { name in
            let cipher = unsafe EVP_CIPHER_fetch(nil, name, nil)
            let context = unsafe EVP_CIPHER_CTX_new()
            defer {
                unsafe EVP_CIPHER_CTX_free(context)
                unsafe EVP_CIPHER_free(cipher)
            }
            var (count, tag, output) = (
                Int32(0), [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: message.count)
            )
            guard unsafe EVP_EncryptInit_ex2(context, cipher, key, nil, nil) == 1 else { return [] }
            for component in associated {
                guard unsafe EVP_EncryptUpdate(context, nil, &count, component, Int32(component.count)) == 1 else {
                    return []
                }
            }
            guard unsafe EVP_EncryptUpdate(context, &output, &count, message, Int32(message.count)) == 1,
                unsafe EVP_EncryptFinal_ex(context, nil, &count) == 1,
                unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, &tag) == 1
            else { return [] }
            return tag + output
        }
    }
}

@Suite struct `Bytes in base32` {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `has one spelling of bytes`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = [UInt8].random(Int(seed), using: &random)
        let text = Base32.encode(bytes)
        #expect(Base32.decode(text) == bytes && text.count == (8 * bytes.count + 4) / 5)
        #expect(Base32.decode(text.lowercased()) == (text == text.lowercased() ? bytes : nil))
    }

    /// RFC 4648's vectors in Crockford's letters, without padding.
    @Test func `is that of RFC 4648 in other letters`() {
        #expect(
            ["f", "fo", "foo", "foob", "fooba", "foobar"].map { Base32.encode(Array($0.utf8)) } == [
                "CR", "CSQG", "CSQPY", "CSQPYRG", "CSQPYRK1", "CSQPYRK1E8",
            ]
        )
        #expect(Base32.decode("CS") == nil && Base32.decode("C") == nil && Base32.decode("CSQPU") == nil)
    }
}
