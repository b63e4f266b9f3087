import Crypto
import Foundation
import Testing
import TideCore
import TidePseudonym
import TideTestSupport

private func words(_ random: inout SeededGenerator) -> SIMD4<UInt64> {
    SIMD4(random.next(), random.next(), random.next(), random.next())
}

@Suite struct `Tokens` {
    /// Digit by digit on 32 bytes, as one would by hand.
    private func slow(_ words: SIMD4<UInt64>, _ base: Int, _ count: Int) -> [Int] {
        var bytes = (0..<32).map { Int(words[$0 / 8] >> UInt64(56 - 8 * ($0 % 8)) & 0xff) }
        return (0..<count).map { _ in
            var rest = 0
            for place in bytes.indices {
                let value = rest << 8 | bytes[place]
                (bytes[place], rest) = (value / base, value % base)
            }
            return rest
        }.reversed()
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `are the code's digits`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = words(&random)
        for encoding in TokenEncoding.allCases {
            for length in encoding.lengths {
                let form = try #require(TokenForm(encoding, length: length))
                let alphabet = encoding.alphabet
                let digits: [Int]
                switch encoding {
                case .hex: digits = Array(slow(words, 16, 64).prefix(length))
                // 256 bits and four zeros behind them are 52 characters.
                case .base32:
                    let bits = slow(words, 2, 256)
                    digits = (0..<length).map { bits[5 * $0..<5 * $0 + 5].reduce(0) { 2 * $0 + $1 } }
                case .digits: digits = slow(words, 10, length)
                }
                let token = form.token(words)
                #expect(Array(token.utf8) == digits.map { alphabet[$0] })
                #expect(form.admits(token) && encoding.reading(token) == token && !form.admits(token + "0"))
            }
        }
    }

    @Test func `have the lengths that they are good for`() {
        #expect(
            TokenForm(.hex, length: 7) == nil && TokenForm(.base32, length: 52) == nil
                && TokenForm(.digits, length: 39) == nil
        )
        #expect(
            TokenForm(.base32, length: 26, check: .mod97) == nil
                && TokenForm(.digits, length: 12, check: .mod661) == nil
        )
        #expect(TokenForm(.base32, length: 26, check: .mod37)?.name == "base32-26-mod-37-2")
        #expect(TokenForm(.hex, length: 32) == .hex32 && TokenForm.hex32.name == "hex-32")
        #expect(TokenEncoding.base32.reading("o1-iL abc") == "0111ABC" && TokenEncoding.hex.reading("AB 0") == "ab0")
        #expect(!TokenEncoding.base32.alphabet.contains { "ILOU".utf8.contains($0) })
    }

    @Test func `meet as seldom as the bound says`() throws {
        #expect(TokenForm.hex32.collisionBound(ids: 1) == 0)
        // Ten million of 2^128: 5e13 pairs by 3.4e38.
        #expect(abs(TokenForm.hex32.collisionBound(ids: 10_000_000) / 1.4693678e-25 - 1) < 1e-6)
        // The birthday problem on a small scale: 4,295 of 2^32 hexadecimal tokens meet with at most 1 in 465.7.
        let short = try #require(TokenForm(.hex, length: 8))
        #expect(abs(short.collisionBound(ids: 4_295) - 4_295.0 * 4_294 / 2 / 4_294_967_296) < 1e-12)
        #expect(short.collisionBound(ids: 1_000_000) == 1)
        for encoding in TokenEncoding.allCases {
            let least = try #require(TokenForm.leastLength(encoding, ids: 10_000_000, probability: 1e-9))
            let (enough, less) = (TokenForm(encoding, length: least), TokenForm(encoding, length: least - 1))
            #expect(try #require(enough).collisionBound(ids: 10_000_000) <= 1e-9)
            #expect(try #require(less).collisionBound(ids: 10_000_000) > 1e-9)
        }
        #expect(TokenForm.leastLength(.digits, ids: 10_000_000, probability: 1e-9) == 23)
        #expect(TokenForm.leastLength(.digits, ids: 10_000_000, probability: 1e-30) == nil)
    }

    @Test func `of chance are never given twice`() throws {
        var random = SeededGenerator(seed: 1)
        var tokens = RandomTokens(try #require(TokenForm(.base32, length: 7, check: .mod37)))
        #expect(Set((0..<5_000).map { _ in tokens.next(using: &random) }).count == 5_000)
        guard case .release(let nonce) = PseudonymStability.freshRelease(using: &random) else {
            Issue.record("no release")
            return
        }
        #expect(nonce.count == 32 && PseudonymStability.freshRelease(using: &random) != .release(nonce: nonce))
    }
}

@Suite struct `Check characters` {
    private static func alphabet(_ system: CheckSystem) -> [UInt8] {
        switch system {
        case .damm, .mod11, .mod97: Array("0123456789".utf8)
        case .mod661: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        case .mod37, .mod1271: Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        }
    }

    /// Every wrong character, and every exchange of unequal neighbours, in a text with its check.
    private func expectCaught(_ system: CheckSystem, _ text: [UInt8]) {
        let whole = text + system.check(of: text)
        #expect(system.verifies(whole))
        let characters = Self.alphabet(system) + [0x58, 0x2a]
        for place in whole.indices {
            for other in characters where other != whole[place] {
                var wrong = whole
                wrong[place] = other
                if system.verifies(wrong) { Issue.record("\(system) at \(place)") }
            }
            if place > 0, whole[place] != whole[place - 1] {
                var wrong = whole
                wrong.swapAt(place, place - 1)
                if system.verifies(wrong) { Issue.record("\(system), neighbours at \(place)") }
            }
        }
    }

    /// Published examples; those of two characters by the standard's own sum in Python.
    @Test(
        arguments: [
            (.damm, "572", "4"), (.mod11, "0794", "0"), (.mod11, "079", "X"), (.mod37, "G123489654321", "Y"),
            (.mod97, "794", "44"),
            (.mod661, "BAISDLAFK", "BM"), (.mod1271, "ISO79", "3W"),
        ] as [(CheckSystem, String, String)]
    )
    func `are the published ones`(system: CheckSystem, text: String, expected: String) {
        #expect(String(decoding: system.check(of: text.utf8), as: UTF8.self) == expected)
        #expect(String(decoding: system.check(of: text.lowercased().utf8), as: UTF8.self) == expected)
    }

    @Test(arguments: CheckSystem.allCases)
    func `show every wrong character and exchange in all short texts`(system: CheckSystem) {
        let alphabet = Self.alphabet(system)
        for first in alphabet {
            expectCaught(system, [first])
            for second in alphabet {
                expectCaught(system, [first, second])
                guard alphabet.count == 10 else { continue }
                for third in alphabet { expectCaught(system, [first, second, third]) }
            }
        }
    }

    @Test(arguments: CheckSystem.allCases, 0..<10 as Range<UInt64>)
    func `show them in long texts`(system: CheckSystem, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Self.alphabet(system)
        for length in [5, 9, 26, 52] {
            expectCaught(system, (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
        }
    }

    @Test func `read nothing that they have no value for`() {
        #expect(!CheckSystem.damm.verifies(Array("12a4".utf8)) && !CheckSystem.mod11.verifies(Array("X1".utf8)))
        #expect(!CheckSystem.mod97.verifies(Array("44".utf8)) && CheckSystem.mod1271.reads(Array("09az".utf8)))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `stand at the end of tokens`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = SIMD4(random.next(), random.next(), random.next(), random.next())
        for (encoding, check) in [
            (TokenEncoding.hex, CheckSystem.mod1271), (.hex, .mod37), (.base32, .mod37), (.digits, .damm),
            (.digits, .mod97),
        ] {
            let form = try #require(TokenForm(encoding, length: 20, check: check))
            let token = form.token(words)
            #expect(token.count == 20 + check.length && form.admits(token))
            #expect(token.hasPrefix(try #require(TokenForm(encoding, length: 20)).token(words)))
            let next = token.last == "1" ? "2" : "1"
            #expect(!form.admits(token.dropLast() + next))
        }
    }
}
