import Crypto
import Testing
import TideCore
import TideDisclosure
import TidePseudonym
import TideTestSupport

private let master = Redacted([UInt8](repeating: 7, count: 32))

@Suite struct `Pseudonyms of rows` {
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
