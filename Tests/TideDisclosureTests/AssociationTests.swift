import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// Associations as their definitions have them, pair by pair of texts.
private enum AssociationTwin {
    /// The corrected V of Bergsma 2013.
    static func cramersV(_ pairs: [(String, String)]) -> Double {
        let n = Double(pairs.count)
        let (lefts, rights) = (Set(pairs.map(\.0)).sorted(), Set(pairs.map(\.1)).sorted())
        guard lefts.count > 1, rights.count > 1 else { return 0 }
        var chi = 0.0
        for left in lefts {
            for right in rights {
                let expected = Double(pairs.count { $0.0 == left }) * Double(pairs.count { $0.1 == right }) / n
                let seen = Double(pairs.count { $0.0 == left && $0.1 == right })
                chi += (seen - expected) * (seen - expected) / expected
            }
        }
        let (r, c) = (Double(lefts.count), Double(rights.count))
        let phi = max(0, chi / n - (r - 1) * (c - 1) / (n - 1))
        let least = min(r - (r - 1) * (r - 1) / (n - 1), c - (c - 1) * (c - 1) / (n - 1)) - 1
        return least <= 0 ? 0 : (phi / least).squareRoot()
    }

    /// Pearson's correlation of mean ranks.
    static func spearman(_ pairs: [(Double, Double)]) -> Double {
        func ranks(_ values: [Double]) -> [Double] {
            values.map { value in
                Double(values.count { $0 < value }) + Double(values.count { $0 == value } + 1) / 2
            }
        }
        let (x, y) = (ranks(pairs.map(\.0)), ranks(pairs.map(\.1)))
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
        func covariance(_ a: [Double], _ b: [Double]) -> Double {
            zip(a, b).reduce(0) { $0 + ($1.0 - mean(a)) * ($1.1 - mean(b)) }
        }
        let spread = (covariance(x, x) * covariance(y, y)).squareRoot()
        return spread == 0 ? 0 : covariance(x, y) / spread
    }
}

struct AssociationTests {
    private func compared(_ columns: [EncodedColumn]) -> AssociationComparison {
        AssociationComparison(source: columns, released: columns, told: [:])
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `V and rank correlation are those of their definitions, missing values left out`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let isNumeric = seed.isMultiple(of: 2)
        let values = isNumeric ? ["", "1", "2.5", "-3", "10", "10.0", "7"] : ["", "a", "b", "c", "d"]
        let rows = (0..<Int.random(in: 3...80, using: &generator)).map { _ -> (String, String) in
            let left = values.randomElement(using: &generator) ?? ""
            let follows = Int.random(in: 0..<3, using: &generator) > 0
            return (left, follows ? left : values.randomElement(using: &generator) ?? "")
        }
        let pairs = rows.filter { !$0.0.isEmpty && !$0.1.isEmpty }
        let found = compared([
            encoded("left", rows.map(\.0), missing: ""), encoded("right", rows.map(\.1), missing: ""),
        ])
        let sides = [Set(rows.map(\.0)).subtracting([""]), Set(rows.map(\.1)).subtracting([""])]
        guard sides.allSatisfy({ Set($0.map { Double($0).map { "\($0)" } ?? $0 }).count > 1 }) else {
            #expect(found.pairs.isEmpty)
            return
        }
        let pair = try #require(found.pairs.first)
        #expect(pair.measure == (isNumeric ? .spearman : .cramersV))
        let expected =
            isNumeric
            ? AssociationTwin.spearman(pairs.map { (Double($0.0) ?? 0, Double($0.1) ?? 0) })
            : AssociationTwin.cramersV(pairs)
        #expect(abs(pair.before - expected) < 1e-9)
        #expect(pair.after == pair.before)
        #expect(pair.lost == 0)
    }

    @Test func `chance alone has a V of about 0, and what follows one of 1`() {
        var generator = SeededGenerator(seed: 5)
        let left = (0..<4000).map { _ in "v\(Int.random(in: 0..<9, using: &generator))" }
        let right = (0..<4000).map { _ in "w\(Int.random(in: 0..<7, using: &generator))" }
        let found = compared([encoded("left", left), encoded("right", right), encoded("same", left)])
        #expect(found.pairs.map(\.left) == ["left", "left", "right"])
        #expect(found.pairs[0].before < 0.03)
        #expect(found.pairs[1].before > 0.999)
        #expect(found.notablePairs.map(\.right) == ["same"])
    }

    /// Single years of age, in bands of ten, or as one.
    private func ages() throws -> Hierarchy {
        try Hierarchy(
            rows: (20..<60).map { ["\($0)", "from \($0 / 10 * 10)", "any"] },
            levelNames: ["year", "band", "any"],
            name: "ages"
        )
    }

    @Test func `numbers that are all told as one text that is none go with nothing`() {
        let years = (0..<40).map { "\($0)" }
        let source = [encoded("age", years), encoded("income", years)]
        let told = [encoded("age", years.map { _ in "*" }), source[1]]
        for released in [told, [source[0], encoded("income", years.map { _ in "*" })]] {
            let found = AssociationComparison(source: source, released: released, told: [:])
            #expect(found.pairs.map(\.after) == [0] && found.pairs.map(\.measure) == [.spearman])
        }
    }

    @Test func `bands of numbers keep their order, and what is told as one keeps nothing`() throws {
        let hierarchy = try ages()
        let years = (0..<400).map { 20 + $0 * 7 % 40 }
        let source = [encoded("age", years.map { "\($0)" }), encoded("income", years.map { "\($0 * 100)" })]
        for (level, kept) in [(0, 1.0...1.0), (1, 0.9...0.99), (2, 0.0...0.0)] {
            let told = ToldLevel(hierarchy, level: level)
            let texts = years.map { year in hierarchy.values[level][Int(hierarchy.ancestors[level][year - 20])] }
            let found = AssociationComparison(
                source: source,
                released: [encoded("age", texts), source[1]],
                told: ["age": told]
            )
            let pair = try #require(found.pairs.first)
            #expect(pair.measure == .spearman)
            #expect(pair.before == 1)
            #expect(kept.contains(pair.after), "level \(level)")
            #expect(found.keptPairs.count == (level < 2 ? 1 : 0))
        }
    }

    @Test func `columns of one value or of very many, and those beyond the sixteenth, are named as left out`() {
        let rows = 600
        let constant = encoded("constant", Array(repeating: "a", count: rows))
        let names = encoded("names", (0..<rows).map { "n\($0)" })
        let numbers = encoded("numbers", (0..<rows).map { "\($0)" })
        let parity = (0..<17).map { column in encoded("p\(column)", (0..<rows).map { "v\($0 / (column + 1) % 2)" }) }
        let found = compared([constant, names, numbers] + parity)
        #expect(found.omitted == ["constant", "names", "p15", "p16"])
        // Of the numbers' own pairs V would need a table of very many rows.
        #expect(found.pairs.count == 15 * 14 / 2)
        #expect(!found.pairs.contains { $0.left == "numbers" })
    }
}
