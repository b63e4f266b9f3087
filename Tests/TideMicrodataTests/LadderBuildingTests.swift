import Testing
import TideCore
import TideMicrodata
import TideTestSupport

/// Ladders that a rule makes: their domain is the one that was declared, and each level says what a fixed recoding would.
struct LadderBuildingTests {
    private func level(_ level: Int, of ladder: Hierarchy, for leaf: Int) -> String {
        ladder.values[level][Int(ladder.ancestors[level][leaf])]
    }

    private func intervals(
        _ domain: ClosedRange<Int>,
        _ widths: [Int],
        clamped: Bool = false,
        decimal: Bool = false
    ) throws -> Hierarchy {
        try Hierarchy.intervals(
            over: domain,
            widths: widths,
            isClamped: clamped,
            isDecimal: decimal,
            levelNames: [],
            name: "h"
        )
    }

    @Test(arguments: [0...119, -17...42, -40 ... -3, 5...5])
    func `bands within the domain are those of a fixed recoding, cut off where it ends`(domain: ClosedRange<Int>) throws
    {
        let widths = [5, 10, 60]
        let ladder = try intervals(domain, widths)
        #expect(ladder.leafCount == domain.count && ladder.levelCount == 5 && ladder.hasSingleTop)
        for (leaf, number) in domain.enumerated() {
            #expect(ladder.values[0][leaf] == "\(number)")
            for (index, width) in widths.enumerated() {
                let told = level(index + 1, of: ladder, for: leaf)
                let fixed = try #require(Recoding.band(width: width).recoded("\(number)"))
                let ends = [number - width, number + width].compactMap { Recoding.band(width: width).recoded("\($0)") }
                let isWhole = ends.count == 2 && domain.contains(number - width) && domain.contains(number + width)
                if isWhole { #expect(told == fixed) }
            }
        }
    }

    @Test func `a band at an end of the domain says where it ends, and one number is itself`() throws {
        let ladder = try intervals(18...31, [10])
        #expect(ladder.values[1] == ["18-19", "20-29", "30-31"])
        #expect(try intervals(-3...0, [2]).values[1] == ["-3", "-2 to -1", "0"])
        #expect(
            try intervals(-3...0, [2], decimal: true).values[1] == ["-3 to under -2", "-2 to under 0", "0 to under 1"]
        )
    }

    @Test func `clamped numbers are leaves of their own until the top, and every text reads back as a leaf`() throws {
        for isDecimal in [false, true] {
            let ladder = try intervals(0...9, [5], clamped: true, decimal: isDecimal)
            #expect(ladder.leafCount == 12)
            #expect(ladder.values[1].suffix(2) == ["under 0", "over 9"])
            let recoding = Recoding.bounded(0...9, isDecimal: isDecimal)
            for text in ["-7", "0", "4", "9", "10", "123"] + (isDecimal ? ["-0.5", "9.99", "10.0"] : []) {
                let told = try #require(recoding.recoded(text))
                #expect(ladder.leaf(told) != nil, "\(text)")
            }
            #expect(recoding.recoded("-1") == "under 0" && recoding.recoded("10") == "over 9")
            for text in ["", "x", "05", "+5", "1e3"] { #expect(recoding.recoded(text) == nil, "\(text)") }
        }
    }

    @Test func `widths that do not nest would merge and split again`() {
        do {
            _ = try intervals(0...30, [4, 6])
            Issue.record("it was built")
        } catch let error as MicrodataError {
            #expect(error.diagnostics.contains { $0.code == .hierarchyTwoParents })
        } catch { Issue.record(error) }
    }

    private func dates(
        _ units: [DateUnit],
        from: String = "2019-11-20",
        until: String = "2021-02-03"
    ) throws -> Hierarchy {
        try Hierarchy.dates(
            from: try #require(CalendarDate(from)),
            until: try #require(CalendarDate(until)),
            by: units,
            levelNames: [],
            name: "h"
        )
    }

    @Test func `each level of dates tells a day as a fixed recoding does`() throws {
        let units: [DateUnit] = [.day, .month, .quarter, .year, .decade]
        let ladder = try dates(units)
        let first = try #require(CalendarDate("2019-11-20")).daysSince1970
        let last = try #require(CalendarDate("2021-02-03")).daysSince1970
        #expect(ladder.leafCount == last - first + 1)
        for (leaf, day) in (first...last).enumerated() {
            let text = CalendarDate(daysSince1970: day).description
            for (index, unit) in units.enumerated() {
                #expect(level(index, of: ladder, for: leaf) == Recoding.date(unit).recoded(text))
            }
        }
    }

    @Test func `leaves are the values of the first unit`() throws {
        #expect(try dates([.month, .year]).leafCount == 16)
        #expect(try dates([.decade]).values == [["2010s", "2020s"], ["*"]])
        #expect(try dates([.week]).leafCount == 64)
    }

    @Test func `a week may lie in two months, so months are no coarser level`() {
        do {
            _ = try dates([.week, .month])
            Issue.record("it was built")
        } catch let error as MicrodataError {
            #expect(!error.diagnostics.isEmpty)
        } catch { Issue.record(error) }
    }

    /// Days and their weeks; the first three rows are those of ISO 8601's own examples of years that differ.
    @Test(arguments: [
        ("1995-01-01", "1994-W52"), ("1996-12-31", "1997-W01"), ("2004-01-01", "2004-W01"), ("2005-01-01", "2004-W53"),
        ("2005-01-03", "2005-W01"), ("2008-12-29", "2009-W01"), ("2010-01-03", "2009-W53"), ("1969-12-28", "1969-W52"),
        ("1969-12-29", "1970-W01"), ("2024-02-29", "2024-W09"),
    ])
    func `weeks are those of ISO 8601`(day: String, week: String) {
        #expect(Recoding.date(.week).recoded(day) == week)
    }

    @Test func `a decade begins with the year that ends in zero`() {
        #expect(["1989-12-31", "1990-01-01"].map { Recoding.date(.decade).recoded($0) } == ["1980s", "1990s"])
    }

    @Test func `masks keep the first characters, others are stars or gone`() throws {
        let codes = ["2141", "2142", "2211", "5"]
        let stars = try Hierarchy.masks(of: codes, keep: [3, 1], star: "*", levelNames: [], name: "h")
        #expect(stars.values == [codes, ["214*", "221*", "5"], ["2***", "5"], ["*"]])
        let cut = try Hierarchy.masks(of: codes, keep: [3, 1], star: nil, levelNames: [], name: "h")
        #expect(cut.values == [codes, ["214", "221", "5"], ["2", "5"], ["*"]])
        #expect(cut.leafCount == 4)
    }

    @Test func `ordered values stand in their order, groups hold neighbours`() throws {
        let ladder = try Hierarchy.order(
            of: ["none", "primary", "lower", "upper", "tertiary"],
            groups: [
                ["none": "low", "primary": "low", "lower": "middle", "upper": "middle", "tertiary": "high"],
                ["low": "below", "middle": "below", "high": "above"],
            ],
            levelNames: ["level", "group", "half", "any"],
            name: "h"
        )
        #expect(ladder.values[0].first == "none" && ladder.values[2] == ["below", "above"])
        #expect(ladder.level(named: "half") == 2)
    }

    @Test func `a value in no group leaves its row short`() {
        do {
            _ = try Hierarchy.order(of: ["a", "b"], groups: [["a": "x"]], levelNames: [], name: "h")
            Issue.record("it was built")
        } catch { #expect(error.diagnostics.map(\.code) == [.hierarchyRagged]) }
    }
}

/// A value never stands above itself.
struct LadderCycleTests {
    private func problems(_ rows: [[String]]) -> [DiagnosticCode] {
        do {
            _ = try Hierarchy(rows: rows, levelNames: [], name: "h")
            return []
        } catch { return error.diagnostics.map(\.code) }
    }

    @Test(arguments: [
        [["a", "b"], ["b", "a"]],
        [["a", "b", "*"], ["b", "c", "*"], ["c", "a", "*"]],
        [["x", "y", "z"], ["z", "w", "x"]],
        [["a", "*", "all"], ["*", "a", "all"]],
    ])
    func `a value that becomes what it stands above is told with its row`(rows: [[String]]) {
        #expect(problems(rows) == [.hierarchyCycle])
        do {
            _ = try Hierarchy(rows: [["k", "l"]] + rows.map { Array($0.prefix(2)) }, levelNames: [], name: "h")
        } catch { #expect(error.diagnostics.first?.arguments.last == "2") }
    }

    @Test(arguments: [
        [["a", "a", "*"], ["b", "a", "*"]],
        [["a", "b", "*"], ["b", "b", "*"], ["*", "*", "*"]],
        [["a", "b", "c"], ["b", "b", "c"], ["c", "c", "c"]],
        [["1", "1-2", "*"], ["2", "1-2", "*"], ["1-2", "1-2", "*"]],
    ])
    func `a text may be a value of several levels`(rows: [[String]]) {
        #expect(problems(rows) == [])
    }

    /// By trying every way up, from every text.
    private func hasCycle(_ rows: [[String]]) -> Bool {
        var above: [String: Set<String>] = [:]
        for row in rows {
            for (low, high) in zip(row, row.dropFirst()) where low != high { above[low, default: []].insert(high) }
        }
        func reaches(_ start: String) -> Bool {
            var (open, seen) = (above[start] ?? [], Set<String>())
            while let next = open.popFirst() {
                if next == start { return true }
                if seen.insert(next).inserted { open.formUnion(above[next] ?? []) }
            }
            return false
        }
        return above.keys.contains(where: reaches)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `random ladders have a cycle where the slow search finds one`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let names = ["a", "b", "c", "d", "e"]
        // Each level maps every name, so that no value merges and splits again.
        let maps = (0..<2).map { _ in
            Dictionary(uniqueKeysWithValues: names.map { ($0, names.randomElement(using: &generator) ?? "a") })
        }
        let rows = names.map { name -> [String] in
            let middle = maps[0][name] ?? name
            return [name, middle, maps[1][middle] ?? middle]
        }
        #expect(problems(rows) == (hasCycle(rows) ? [.hierarchyCycle] : []))
    }
}
