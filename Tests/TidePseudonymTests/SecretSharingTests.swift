import Testing
import TideCore
import TidePseudonym
import TideTestSupport

@Suite struct `Secret sharing` {
    private func subsets(_ shares: [SecretShare], _ size: Int) -> [[SecretShare]] {
        guard size > 0 else { return [[]] }
        guard let first = shares.first else { return [] }
        let rest = Array(shares.dropFirst())
        return subsets(rest, size - 1).map { [first] + $0 } + subsets(rest, size)
    }

    @Test(arguments: [(2, 2), (2, 3), (3, 5), (4, 6), (5, 5)], 0..<5 as Range<UInt64>)
    func `any so many shares give the secret back, fewer none`(
        numbers: (threshold: Int, count: Int),
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let secret = [UInt8].random(32, using: &random)
        let shares = SecretSharing.split(
            Redacted(secret),
            threshold: numbers.threshold,
            count: numbers.count,
            using: &random
        )
        for size in numbers.threshold...numbers.count {
            for subset in subsets(shares, size) {
                #expect(try SecretSharing.combine(subset.shuffled(using: &random)).exposed == secret)
            }
        }
        let few = SharingRefusal.tooFew(needed: numbers.threshold, given: numbers.threshold - 1)
        for subset in subsets(shares, numbers.threshold - 1) {
            #expect(throws: few) { try SecretSharing.combine(subset) }
        }
    }

    /// For each value that a share has, all 256 secrets lead to it equally often over all choices of chance.
    @Test func `one share fewer than needed tells nothing`() {
        for place in [1, 2, 255] as [UInt8] {
            var ways = [Int](repeating: 0, count: 65_536)
            for secret in 0..<256 {
                for coefficient in 0..<256 {
                    let value = GaloisByte(UInt8(secret)) + GaloisByte(UInt8(coefficient)) * GaloisByte(place)
                    ways[secret << 8 | Int(value.value)] += 1
                }
            }
            #expect(ways.allSatisfy { $0 == 1 })
        }
    }

    /// The same of the code itself: two shares of three needed, under every choice of the two coefficients' bytes.
    @Test func `of two shares of three each secret is as likely`() {
        /// Gives the set's eight bytes as zeros, then the two coefficients.
        struct Fixed: RandomNumberGenerator {
            var words: [UInt64]
            mutating func next() -> UInt64 { words.removeFirst() }
        }
        for secret in [0, 1, 77, 255] as [UInt8] {
            var seen = [Int](repeating: 0, count: 65_536)
            for chance in 0..<65_536 as Range<UInt64> {
                var fixed = Fixed(words: [0, chance])
                let shares = SecretSharing.split(Redacted([secret]), threshold: 3, count: 3, using: &fixed)
                seen[Int(shares[0].values.exposed[0]) << 8 | Int(shares[2].values.exposed[0])] += 1
            }
            #expect(seen.allSatisfy { $0 == 1 }, "secret \(secret)")
        }
    }

    @Test func `shares are read as they were written, and a wrong mix is told`() throws {
        var random = SeededGenerator(seed: 1)
        let secret = Redacted([UInt8].random(32, using: &random))
        let shares = SecretSharing.split(secret, threshold: 2, count: 3, using: &random)
        let again = SecretSharing.split(secret, threshold: 2, count: 3, using: &random)
        let read = try shares.map { share throws(SharingRefusal) in try SecretShare(share.text) }
        #expect(try SecretSharing.combine(read).exposed == secret.exposed)
        #expect(throws: SharingRefusal.otherSet) { try SecretSharing.combine([shares[0], again[1]]) }
        #expect(throws: SharingRefusal.twice) { try SecretSharing.combine([shares[0], shares[0]]) }
        #expect(throws: SharingRefusal.tooFew(needed: 2, given: 0)) { try SecretSharing.combine([]) }
        #expect("\(shares[0])".contains("<REDACTED>") && !"\(shares[0])".contains("\(shares[0].values.exposed[0])"))
        let text = Array(shares[0].text.exposed.utf8)
        for place in text.indices {
            var changed = text
            changed[place] ^= 1
            #expect(throws: SharingRefusal.malformed) {
                try SecretShare(Redacted(String(decoding: changed, as: UTF8.self)))
            }
        }
        for cut in [0, 10, text.count - 1] {
            let short = String(decoding: text.prefix(cut), as: UTF8.self)
            #expect(throws: SharingRefusal.malformed) { try SecretShare(Redacted(short)) }
        }
    }

    @Test func `a share that does not lie on the others' polynomial is told`() throws {
        var random = SeededGenerator(seed: 2)
        let shares = SecretSharing.split(Redacted([1, 2, 3]), threshold: 2, count: 3, using: &random)
        // The same set and place as the third share, whose bytes belong to another secret: by a text with a right check.
        var parts = shares[2].text.exposed.split(separator: "-").map(String.init)
        parts[4] = Base32.encode(shares[2].values.exposed.map { $0 ^ 1 })
        let body = parts.dropLast().joined(separator: "-")
        let check = ContentDigest(of: Array(body.utf8)).hex.prefix(8)
        let forged = try SecretShare(Redacted("\(body)-\(check)"))
        #expect(throws: SharingRefusal.disagree) { try SecretSharing.combine([shares[0], shares[1], forged]) }
    }

    /// FIPS 197 section 4.2, and the field's laws for all elements.
    @Test func `the field is a field`() {
        #expect(
            (GaloisByte(0x57) * GaloisByte(0x83)).value == 0xc1 && (GaloisByte(0x57) * GaloisByte(0x13)).value == 0xfe
        )
        for left in 0...255 as ClosedRange<UInt8> {
            #expect((GaloisByte(left) * GaloisByte(left).inverse).value == (left == 0 ? 0 : 1))
            for right in 0...255 as ClosedRange<UInt8> where right > left {
                #expect(GaloisByte(left) * GaloisByte(right) == GaloisByte(right) * GaloisByte(left))
                let third = GaloisByte(left ^ right &* 3)
                #expect(
                    (GaloisByte(left) + GaloisByte(right)) * third == GaloisByte(left) * third + GaloisByte(right)
                        * third
                )
            }
        }
    }
}
