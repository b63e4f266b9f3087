import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

struct SubgroupTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `categories are counted as one by one, at any level`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let hierarchy = try #require(ColumnMeasureTests.places)
        let cities = ["Lisbon", "Porto", "Madrid", "Seville", "", "Atlantis"]
        let rows = (0..<Int.random(in: 1...50, using: &generator)).map { _ in
            (cities.randomElement(using: &generator) ?? "", Int.random(in: 0..<3, using: &generator) == 0)
        }
        let level = Int(seed % 3)
        let found = SubgroupSuppression(
            of: encoded("place", rows.map(\.0), missing: ""),
            dimension: "geography",
            told: ToldLevel(hierarchy, level: level),
            hierarchy: hierarchy,
            isSuppressed: rows.map(\.1)
        )
        // The top tells nothing, so that who disappears is told by the values themselves.
        let isCountry = level == 1
        func told(_ city: String) -> String? {
            guard let leaf = hierarchy.leaf(city) else { return isCountry || city.isEmpty ? nil : city }
            return isCountry ? hierarchy.values[1][Int(hierarchy.ancestors[1][Int(leaf)])] : city
        }
        let texts = rows.map { told($0.0) }
        #expect(found.level == (isCountry ? "country" : nil))
        #expect(Set(found.groups.map(\.value)) == Set(texts.compactMap(\.self)))
        for group in found.groups {
            #expect(group.records == texts.count { $0 == group.value })
            #expect(group.suppressed == zip(texts, rows).count { $0 == group.value && $1.1 })
            let share = Double(group.suppressed) / Double(group.records)
            let average = Double(rows.count { $0.1 }) / Double(rows.count)
            #expect(found.isHitHard(group) == (share > 2 * average + 1e-12))
            #expect(group.disappears == (share == 1))
        }
        #expect(found.missing?.records ?? 0 == texts.count { $0 == nil })
        #expect(found.all.suppressed == rows.count { $0.1 })
        let average = Double(rows.count { $0.1 }) / Double(rows.count)
        let beyond = found.groups.map { Double($0.suppressed) - average * Double($0.records) }
        for (one, other) in zip(beyond, beyond.dropFirst()) { #expect(one >= other - 1e-9) }
    }

    @Test func `a value of one record is named only where it is declared`() throws {
        let column = encoded("town", ["Lisbon", "Lisbon", "Madrid"])
        #expect(ColumnMeasureTests.places != nil)
        func found(_ hierarchy: Hierarchy?) -> SubgroupSuppression {
            SubgroupSuppression(
                of: column,
                dimension: "geography",
                told: nil,
                hierarchy: hierarchy,
                isSuppressed: [false, false, true]
            )
        }
        #expect(found(nil).excerpt(limit: 9).named.map(\.value) == ["Lisbon"])
        #expect(found(nil).excerpt(limit: 9).rest.count == 1)
        #expect(found(ColumnMeasureTests.places).excerpt(limit: 9).named.count == 2)
        #expect(found(nil).disappearing.map(\.value) == ["Madrid"])
    }
}
