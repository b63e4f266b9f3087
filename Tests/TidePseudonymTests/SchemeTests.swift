import Crypto
import Testing
import TideCore
import TidePseudonym
import TideTestSupport

private let master = Redacted([UInt8](repeating: 7, count: 32))

private func scheme(
    _ form: PseudonymForm,
    domain: Identifier = "research",
    normalisation: Normalisation = .document,
    stability: PseudonymStability = .domain
) throws -> PseudonymScheme {
    try #require(
        PseudonymScheme(
            domain: domain,
            namespace: "passport-no",
            normalisation: normalisation,
            epoch: "1",
            form: form,
            stability: stability
        )
    )
}

private func forms() throws -> [PseudonymForm] {
    [
        .token(.hex32), .token(try #require(TokenForm(.base32, length: 26, check: .mod37))),
        .token(try #require(TokenForm(.digits, length: 20, check: .damm))),
        .formatPreserving(.alphanumeric, check: nil),
        .formatPreserving(.alphanumeric, check: .mod1271), .sealed(.base32), .sealed(.hex),
    ]
}

@Suite struct `A pseudonym scheme` {
    @Test func `of the first form makes the pseudonyms of the first version`() throws {
        let key = PseudonymKey(
            master: master,
            domain: "research",
            namespace: "person",
            normalisation: .trim,
            epoch: "1"
        )
        let scheme = try #require(
            PseudonymScheme(
                domain: "research",
                namespace: "person",
                normalisation: .trim,
                epoch: "1",
                form: .token(.hex32)
            )
        )
        let generator = SchemeGenerator(scheme, master: master)
        for identifier in ["A", " A ", "Zoë 42", ""] {
            let bytes = try generator.normalised(Array(identifier.utf8)[...])
            #expect(try generator.pseudonym(of: bytes) == PseudonymGenerator(key).pseudonym(ofBytes: bytes).text)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `gives the identifier back where its form can`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let number = (0..<Int.random(in: 6...20, using: &random)).map { _ in
            UInt8.random(in: 0x30...0x39, using: &random)
        }
        for form in try forms() {
            let generator = SchemeGenerator(try scheme(form), master: master)
            let identifier = try generator.normalised((Array(" ab-".utf8) + number)[...])
            let pseudonym = try generator.pseudonym(of: identifier)
            #expect(try generator.pseudonym(of: identifier) == pseudonym)
            if form.isReversible {
                #expect(try generator.reverse(pseudonym).exposed == Array(identifier))
            } else {
                #expect(throws: ReversalRefusal.irreversible) { try generator.reverse(pseudonym) }
            }
        }
    }

    @Test func `says why a pseudonym does not go back`() throws {
        let sealed = SchemeGenerator(try scheme(.sealed(.base32)), master: master)
        let other = SchemeGenerator(try scheme(.sealed(.base32), domain: "statistics"), master: master)
        let pseudonym = try sealed.pseudonym(of: Array("AB123".utf8)[...])
        #expect(throws: ReversalRefusal.otherScheme) { try other.reverse(pseudonym) }
        #expect(throws: ReversalRefusal.malformed) { try sealed.reverse(pseudonym + "!") }
        let format = SchemeGenerator(try scheme(.formatPreserving(.decimal, check: .damm)), master: master)
        let number = try format.pseudonym(of: Array("123456".utf8)[...])
        #expect(number.count == 7)
        let wrong = String(number.dropLast()) + (number.last == "0" ? "1" : "0")
        #expect(throws: ReversalRefusal.malformed) { try format.reverse(wrong) }
        #expect(throws: ReversalRefusal.malformed) { try format.reverse("12") }
    }

    @Test func `has a key of its own by each of its parts`() throws {
        var schemes = try forms().map { try scheme($0) }
        schemes.append(try scheme(.token(.hex32), domain: "statistics"))
        schemes.append(try scheme(.token(.hex32), normalisation: .name))
        schemes.append(try scheme(.token(.hex32), stability: .release(nonce: [1])))
        schemes.append(try scheme(.token(.hex32), stability: .release(nonce: [2])))
        let codes = schemes.map { Hex.encode(KeyedStates($0.key(master: master).exposed).code(of: [])) }
        #expect(Set(codes).count == schemes.count)
    }

    @Test func `cannot have parts that do not go together`() {
        func make(_ form: PseudonymForm, _ stability: PseudonymStability) -> PseudonymScheme? {
            PseudonymScheme(
                domain: "a",
                namespace: "b",
                normalisation: .none,
                epoch: "1",
                form: form,
                stability: stability
            )
        }
        #expect(
            make(.token(.hex32), .record) == nil && make(.formatPreserving(.alphanumeric, check: .damm), .domain) == nil
        )
        #expect(make(.formatPreserving(.decimal, check: .damm), .domain) != nil)
    }

    @Test func `shows no key and no identifier`() throws {
        let generator = SchemeGenerator(try scheme(.sealed(.hex)), master: master)
        let back = try generator.reverse(try generator.pseudonym(of: Array("AB123".utf8)[...]))
        #expect("\(back)" == "<REDACTED>")
        #expect("\(try scheme(.sealed(.hex)).key(master: master))" == "<REDACTED>")
    }
}

@Suite struct `Pseudonyms under attack` {
    private func tokens(_ domain: Identifier, _ count: Int) throws -> [SIMD4<UInt64>] {
        let states = KeyedStates(try scheme(.token(.hex32), domain: domain).key(master: master).exposed)
        return (0..<count).map { states.words(of: Array("ID-\($0)".utf8)[...]) }
    }

    /// Of n bits of two unrelated texts half agree, with a standard deviation of half the root of n.
    @Test func `of two domains agree in no more bits than by chance`() throws {
        let count = 20_000
        let (left, right) = (try tokens("research", count), try tokens("statistics", count))
        var perBit = [Int](repeating: 0, count: 128)
        for (a, b) in zip(left, right) {
            for bit in 0..<128 where (a[bit / 64] ^ b[bit / 64]) >> UInt64(bit % 64) & 1 == 0 { perBit[bit] += 1 }
        }
        let all = Double(perBit.reduce(0, +))
        let expected = Double(128 * count) / 2
        #expect(abs(all - expected) < 5 * (Double(128 * count)).squareRoot() / 2)
        #expect(perBit.allSatisfy { abs(Double($0) - Double(count) / 2) < 5 * Double(count).squareRoot() / 2 })
        #expect(Set(left.map { $0[0] }).isDisjoint(with: right.map { $0[0] }))
        // The same under a wrong pairing: what is found does not depend on which identifier it was.
        let shifted = zip(left, right.dropFirst()).reduce(0) { $0 + 64 - ($1.0[0] ^ $1.1[0]).nonzeroBitCount }
        #expect(abs(Double(shifted) - Double(64 * (count - 1)) / 2) < 5 * Double(64 * count).squareRoot() / 2)
    }

    /// Whoever knows all the million possible identifiers and the method, but not the key.
    @Test func `are not found by a dictionary without the key`() throws {
        let identifiers = 1_000_000
        let released = Set(try tokens("research", 1_000).map { $0[0] })
        let guesses = [
            KeyedStates(SymmetricKey(data: [UInt8]())),
            KeyedStates(SymmetricKey(data: [UInt8](repeating: 0, count: 32))),
            KeyedStates(SymmetricKey(data: Array("research".utf8))),
            KeyedStates(try scheme(.token(.hex32), domain: "statistics").key(master: master).exposed),
            KeyedStates(try scheme(.token(.hex32)).key(master: Redacted([UInt8](repeating: 8, count: 32))).exposed),
        ]
        var found = 0
        var right = 0
        let own = KeyedStates(try scheme(.token(.hex32)).key(master: master).exposed)
        for number in 0..<identifiers {
            let identifier = Array("ID-\(number)".utf8)
            if released.contains(ContentDigest(of: identifier).prefix) { found += 1 }
            for guess in guesses where released.contains(guess.leadingWords(of: identifier[...]).0) { found += 1 }
            if released.contains(own.leadingWords(of: identifier[...]).0) { right += 1 }
        }
        // The attack works: with the key it finds every one.
        #expect(found == 0 && right == 1_000)
    }

    @Test func `of ten million identifiers are ten million`() throws {
        let count = 10_000_000
        let states = KeyedStates(try scheme(.token(.hex32)).key(master: master).exposed)
        var words = [UInt64](repeating: 0, count: count)
        var identifier = Array("ID-00000000".utf8)
        for number in 0..<count {
            var rest = number
            for place in (3..<11).reversed() {
                identifier[place] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
            words[number] = states.leadingWords(of: identifier[...]).0
        }
        // Half of each pseudonym already tells all of them apart, so all of it does.
        words.sort()
        #expect(zip(words, words.dropFirst()).allSatisfy { $0 != $1 })
    }
}
