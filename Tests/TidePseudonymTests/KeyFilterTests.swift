import COpenSSL
import Crypto
import Testing
import TideCore
import TidePseudonym
import TideTestSupport

private let master = Redacted([UInt8](repeating: 7, count: 32))
private let fields = [
    FilterField(name: "given", partLength: 2, hasPlaces: false, bits: 10),
    FilterField(name: "family", partLength: 2, hasPlaces: false, bits: 10),
    FilterField(name: "born", partLength: 1, hasPlaces: true, bits: 10),
]

private func settings(
    length: Int = 1_024,
    _ hashing: FilterSettings.Hashing = .random,
    isBalanced: Bool = false
) throws -> FilterSettings {
    try #require(FilterSettings(fields: fields, length: length, hashing: hashing, isBalanced: isBalanced))
}

private func dice(_ left: [UInt64], _ right: [UInt64]) -> Double {
    let common = zip(left, right).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
    return 2 * Double(common) / Double((left + right).reduce(0) { $0 + $1.nonzeroBitCount })
}

@Suite struct `Key filters` {
    /// The same from the specification alone, bit by bit, with swift-crypto.
    private func slow(_ record: [String], salt: String, _ settings: FilterSettings, domain: String) -> Set<Int> {
        var bits: Set<Int> = []
        for (field, text) in zip(settings.fields, record) where !text.isEmpty {
            let info: JSONValue = ["tidegate/filter/v1", .string(domain), .string("field/\(field.name.text)")]
            let key = DerivedKey.derive(from: master, info: CanonicalJSON.encode(info)).exposed
            let padded = field.hasPlaces || field.partLength == 1 ? Array(text) : Array(" \(text) ")
            guard padded.count >= field.partLength else { continue }
            for start in 0...padded.count - field.partLength {
                var message = Array(salt.utf8) + [0] + Array(String(padded[start..<start + field.partLength]).utf8)
                if field.hasPlaces { message += [0, UInt8(start)] }
                let code = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
                func word(_ place: Int) -> UInt64 { code[8 * place..<8 * place + 8].reduce(0) { $0 << 8 | UInt64($1) } }
                for bit in 0..<field.bits {
                    let place: UInt64
                    switch settings.hashing {
                    case .double: place = word(0) &+ UInt64(bit) &* word(1)
                    case .random where bit < 16: place = word(bit / 4) >> UInt64(16 * (bit % 4))
                    case .random:
                        var generator = SeededGenerator(seed: word(3))
                        for _ in 0..<(bit - 16) / 4 { _ = generator.next() }
                        place = generator.next() >> UInt64(16 * (bit % 4))
                    }
                    bits.insert(Int(place % UInt64(settings.length)))
                }
            }
        }
        return bits
    }

    @Test(arguments: [FilterSettings.Hashing.double, .random], [10, 16, 40])
    func `are what the specification says`(hashing: FilterSettings.Hashing, bits: Int) throws {
        let fields = fields.map {
            FilterField(name: $0.name, partLength: $0.partLength, hasPlaces: $0.hasPlaces, bits: bits)
        }
        let settings = try #require(FilterSettings(fields: fields, length: 2_048, hashing: hashing))
        let generator = KeyFilterGenerator(settings, master: master, domain: "linkage")
        for (record, salt) in [(["anna", "smith", "19800229"], ""), (["o", "li", "1"], "1980"), (["", "x", ""], "")] {
            let words = generator.filter(of: record, salt: salt)
            let expected = slow(record, salt: salt, settings, domain: "linkage")
            #expect((0..<2_048).filter { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 } == expected.sorted())
        }
    }

    @Test func `are alike where records are, and have nothing in common under another key or salt`() throws {
        let settings = try settings()
        let generator = KeyFilterGenerator(settings, master: master, domain: "linkage")
        let filter = generator.filter(of: ["katherine", "johansson", "19800229"])
        let near = generator.filter(of: ["catherine", "johanson", "19800229"])
        let far = generator.filter(of: ["bob", "li", "20011130"])
        #expect(dice(filter, filter) == 1 && dice(filter, near) > 0.8 && dice(filter, far) < 0.5)
        let other = KeyFilterGenerator(settings, master: master, domain: "research")
        // Unrelated filters of density d have a likeness of about d.
        let density = Double(filter.reduce(0) { $0 + $1.nonzeroBitCount }) / 1_024
        for unrelated in [
            other.filter(of: ["katherine", "johansson", "19800229"]),
            generator.filter(of: ["katherine", "johansson", "19800229"], salt: "1980"),
        ] {
            #expect(abs(dice(filter, unrelated) - density) < 0.15)
        }
        // The digits of a date count at their place: 1 and 2 exchanged are not the same.
        #expect(generator.filter(of: ["", "", "12"]) != generator.filter(of: ["", "", "21"]))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `balanced have all the same number of ones, and the likeness of places that agree`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func word() -> String {
            String(
                decoding: (0..<Int.random(in: 0...12, using: &random)).map { _ in
                    UInt8.random(in: 0x61...0x7a, using: &random)
                },
                as: UTF8.self
            )
        }
        let (left, right) = ([word(), word(), word()], [word(), word(), word()])
        let plain = KeyFilterGenerator(try settings(length: 512), master: master, domain: "linkage")
        let balanced = KeyFilterGenerator(
            try settings(length: 512, isBalanced: true),
            master: master,
            domain: "linkage"
        )
        let (a, b) = (balanced.filter(of: left), balanced.filter(of: right))
        for filter in [a, b] { #expect(filter.reduce(0) { $0 + $1.nonzeroBitCount } == 512 && filter.count == 16) }
        let equal = zip(plain.filter(of: left), plain.filter(of: right)).reduce(0) {
            $0 + (~($1.0 ^ $1.1)).nonzeroBitCount
        }
        #expect(dice(a, b) == Double(equal) / 512)
        #expect(left.joined().isEmpty || a.prefix(8) != plain.filter(of: left)[...])
    }

    @Test func `settings that make no filter are refused`() {
        #expect(FilterSettings(fields: []) == nil && FilterSettings(fields: fields, length: 1_000) == nil)
        #expect(FilterSettings(fields: fields, length: 32) == nil)
        #expect(FilterSettings(fields: [FilterField(name: "a", partLength: 9, hasPlaces: false, bits: 1)]) == nil)
        #expect(FilterSettings(fields: [FilterField(name: "a", partLength: 2, hasPlaces: false, bits: 0)]) == nil)
    }
}

@Suite struct `Matching of filters` {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `finds the pairs that the slow twin finds`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let width = [1, 3, 16][Int(seed % 3)]
        func filters() -> [[UInt64]] {
            (0..<Int.random(in: 0...600, using: &random)).map { _ in
                (0..<width).map { _ in random.next() & random.next() | (seed % 2 == 0 ? 0 : random.next()) }
            } + [[UInt64](repeating: 0, count: width)]
        }
        let (left, right) = (filters(), filters())
        let threshold = [0.4, 0.55, 0.7][Int(seed / 3 % 3)]
        let found = FilterMatcher.candidates(FilterList(left), FilterList(right), atLeast: threshold)
        var expected: [FilterPair] = []
        for (l, a) in left.enumerated() {
            for (r, b) in right.enumerated() {
                let likeness = dice(a, b)
                if likeness >= threshold { expected.append(FilterPair(left: l, right: r, likeness: likeness)) }
            }
        }
        #expect(found == expected)
        // The greedy solution by looking for the best pair left, again and again.
        var (open, solution) = (expected, [FilterPair]())
        while let best = open.min(by: { ($1.likeness, $0.left, $0.right) < ($0.likeness, $1.left, $1.right) }),
            solution.count < 40
        {
            solution.append(best)
            open.removeAll { $0.left == best.left || $0.right == best.right }
        }
        #expect(Array(FilterMatcher.solveGreedily(found).prefix(solution.count)) == solution)
    }

    /// Processors that lack the instruction count in another way; this machine's may not be among them.
    @Test(arguments: [1, 3, 8, 16, 32])
    func `counts the same without the processor's instruction`(width: Int) {
        var random = SeededGenerator(seed: UInt64(width))
        let (row, rows) = ((0..<width).map { _ in random.next() }, (0..<50 * width).map { _ in random.next() })
        let expected = (0..<50).map { place in
            (0..<width).reduce(0) { $0 + Int32((row[$1] & rows[place * width + $1]).nonzeroBitCount) }
        }
        var (plain, fast) = ([Int32](repeating: 0, count: 50), [Int32](repeating: 0, count: 50))
        unsafe tide_common_plain(row, rows, 50, width, &plain)
        unsafe tide_common(row, rows, 50, width, &fast)
        #expect(plain == expected && fast == expected)
    }

    @Test func `of nothing finds nothing`() {
        #expect(FilterMatcher.candidates(FilterList([]), FilterList([[1]]), atLeast: 0.5).isEmpty)
        #expect(FilterMatcher.solveGreedily([]).isEmpty)
    }
}
