import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// Microaggregation against obvious twins: all partitions of a few numbers, and MDAV as the articles have it.
struct MicroaggregationTests {
    private func averaged(_ rows: [[String]], k: Int, decimals: Int = 3) throws(DisclosureError) -> [[String]] {
        let names = (rows.first ?? []).indices.map { "c\($0)" }
        let table = try Microaggregation(k: k, columns: names.map { .init(name: $0, decimals: decimals) })
            .applied(to: TableBuilder.table(names, rows))
        let columns = names.compactMap(table.column)
        return rows.indices.map { row in columns.map { $0[row] } }
    }

    /// The least sum of squares of a partition of sorted numbers, equal ones together, into parts of at least k records.
    private func leastSum(_ sorted: [Int], k: Int) -> Double {
        func sum(_ part: ArraySlice<Int>) -> Double {
            let mean = Double(part.reduce(0, +)) / Double(part.count)
            return part.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        }
        var best = Double.infinity
        // Every set of cuts between neighbours.
        for cuts in 0..<1 << (sorted.count - 1) {
            var (start, total, isSound) = (0, 0.0, true)
            for end in 1...sorted.count where end == sorted.count || cuts >> (end - 1) & 1 == 1 {
                if end < sorted.count, sorted[end] == sorted[end - 1] { isSound = false }
                if end - start < k { isSound = false }
                guard isSound else { break }
                total += sum(sorted[start..<end])
                start = end
            }
            if isSound { best = min(best, total) }
        }
        return best
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `one column has the least sum of squares of all partitions`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let k = Int.random(in: 2...4, using: &generator)
        let count = Int.random(in: k...12, using: &generator)
        let numbers = (0..<count).map { _ in Int.random(in: -20...[5, 40, 1_000][Int(seed % 3)], using: &generator) }
        let means = try averaged(numbers.map { ["\($0)"] }, k: k, decimals: 6).map { Double($0[0]) ?? .nan }
        var groups: [Double: [Int]] = [:]
        for (number, mean) in zip(numbers, means) { groups[mean, default: []].append(number) }
        var total = 0.0
        for (mean, own) in groups {
            #expect(own.count >= k)
            #expect(abs(Double(own.reduce(0, +)) / Double(own.count) - mean) < 1e-6)
            total += own.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        }
        #expect(abs(total - leastSum(numbers.sorted(), k: k)) < 1e-3)
        if Set(numbers).count == numbers.count { #expect(groups.values.allSatisfy { $0.count < 2 * k }) }
    }

    /// MDAV-generic, line by line, over distinct points of standardised columns.
    private func naiveGroups(_ points: [[Double]], k: Int) -> [Int] {
        let columns = points[0].indices
        let scaled: [[Double]] = {
            let means = columns.map { column in points.reduce(0) { $0 + $1[column] } / Double(points.count) }
            let deviations = columns.map { column in
                (points.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) }
                    / Double(points.count)).squareRoot()
            }
            return points.map { point in columns.map { (point[$0] - means[$0]) / deviations[$0] } }
        }()
        func distance(_ left: [Double], _ right: [Double]) -> Double {
            columns.reduce(0) { $0 + (left[$1] - right[$1]) * (left[$1] - right[$1]) }
        }
        var rest = Array(points.indices)
        var groups = Array(repeating: -1, count: points.count)
        var next = 0
        func centre() -> [Double] {
            columns.map { column in rest.reduce(0) { $0 + scaled[$1][column] } / Double(rest.count) }
        }
        func take(_ point: Int) {
            let near = rest.sorted { distance(scaled[$0], scaled[point]) < distance(scaled[$1], scaled[point]) }.prefix(
                k
            )
            for other in near { groups[other] = next }
            rest.removeAll(where: near.contains)
            next += 1
        }
        func farthest(_ place: [Double]) -> Int {
            rest.max { distance(scaled[$0], place) < distance(scaled[$1], place) } ?? 0
        }
        while rest.count >= 3 * k {
            let first = farthest(centre())
            take(first)
            take(farthest(scaled[first]))
        }
        if rest.count >= 2 * k { take(farthest(centre())) }
        for point in rest { groups[point] = next }
        return groups
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `several columns are grouped as MDAV says`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let k = Int.random(in: 2...6, using: &generator)
        let count = Int.random(in: k...90, using: &generator)
        let width = Int.random(in: 2...4, using: &generator)
        // Of so many values that no two distances are equal.
        let rows = (0..<count).map { _ in
            (0..<width).map { _ in Int.random(in: -1_000_000...1_000_000, using: &generator) }
        }
        let groups = naiveGroups(rows.map { $0.map(Double.init) }, k: k)
        let sizes = Dictionary(groups.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(sizes.values.allSatisfy { $0 >= k && $0 < 2 * k })
        let means = try averaged(rows.map { $0.map(String.init) }, k: k, decimals: 2)
        for (row, group) in groups.enumerated() {
            let own = groups.indices.filter { groups[$0] == group }
            for column in 0..<width {
                let mean = Double(own.reduce(0) { $0 + rows[$1][column] }) / Double(own.count)
                #expect(abs(mean - (Double(means[row][column]) ?? .nan)) < 0.006)
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `every group has k records, whatever is equal, and nothing hangs on the order of records`(seed: UInt64) throws
    {
        var generator = SeededGenerator(seed: seed &+ 900)
        let k = Int.random(in: 2...7, using: &generator)
        let width = Int.random(in: 1...3, using: &generator)
        let rows = (0..<Int.random(in: k...200, using: &generator)).map { _ in
            (0..<width).map { _ in "\(Int.random(in: 0...6, using: &generator))" }
        }
        let means = try averaged(rows, k: k)
        // Groups of several columns may share a mean by accident, and are then only larger.
        let sizes = Dictionary(means.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(sizes.values.allSatisfy { $0 >= k })
        let order = rows.indices.shuffled(using: &generator)
        let again = try averaged(order.map { rows[$0] }, k: k)
        #expect(order.map { means[$0] } == again)
        for column in 0..<width {
            let before = rows.reduce(0.0) { $0 + (Double($1[column]) ?? .nan) }
            let after = means.reduce(0.0) { $0 + (Double($1[column]) ?? .nan) }
            #expect(abs(before - after) <= 0.0005 * Double(rows.count) + 1e-9)
        }
    }

    @Test func `points are cut before they are grouped, and every group still has k`() throws {
        var generator = SeededGenerator(seed: 5)
        let rows = (0..<20_000).map { _ in
            (0..<2).map { _ in "\(Int.random(in: 0...1_000_000, using: &generator))" }
        }
        let sizes = Dictionary(try averaged(rows, k: 5, decimals: 6).map { ($0, 1) }, uniquingKeysWith: +)
        #expect(sizes.values.allSatisfy { $0 >= 5 && $0 < 10 } && sizes.count > 3_000)
    }

    @Test func `what is missing stays missing, and records that lack the same are averaged among themselves`() throws {
        let rows = [["1", "10"], ["3", "20"], ["5", ""], ["7", ""], ["", "40"], ["", "60"], ["", ""]]
        #expect(
            try averaged(rows, k: 2, decimals: 0)
                == [["2", "15"], ["2", "15"], ["6", ""], ["6", ""], ["", "50"], ["", "50"], ["", ""]]
        )
        let told = messages { () throws(DisclosureError) in _ = try averaged(rows, k: 3) }
        #expect(told == ["column `c0`: 2 records have a value and would be averaged among themselves, fewer than 3"])
    }

    @Test func `means are exact, and halfway is even`() throws {
        func mean(_ values: [String], _ decimals: Int) throws -> String {
            try averaged(values.map { [$0] }, k: values.count, decimals: decimals)[0][0]
        }
        #expect(try mean(["0", "1"], 0) == "0" && mean(["1", "2"], 0) == "2" && mean(["2", "3"], 0) == "2")
        #expect(
            try mean(["-1", "0"], 0) == "0" && mean(["-1", "-2"], 0) == "-2" && mean(["-1", "0", "0"], 2) == "-0.33"
        )
        #expect(try mean(["0.1", "0.2"], 2) == "0.15" && mean(["0.1", "0.20", "0.3"], 1) == "0.2")
        #expect(try mean(["999999999999999", "999999999999998"], 6) == "999999999999998.500000")
        #expect(try mean(["1", "1", "2"], 6) == "1.333333")
    }

    @Test(arguments: ["1e3", "x", "+1", "01", "1.", ".5", "1000000000000000", "0.0000000000000001", "1,5"])
    func `what is no ordinary number is named by its line and not shown`(text: String) {
        let told = messages { () throws(DisclosureError) in _ = try averaged([["1"], ["2"], [text]], k: 2) }
        #expect(told == ["a value of column `c0` on line 4 is no number of at most 15 digits"])
    }

    @Test func `a mean that reads like what is missing is refused`() throws {
        let table = TableBuilder.table(["a"], [["1"], ["3"], ["9"], ["9"]])
        let told = messages { () throws(DisclosureError) in
            _ = try Microaggregation(k: 2, columns: [.init(name: "a", decimals: 0, missing: ["", "9"])]).applied(
                to: table
            )
        }
        #expect(told == ["a mean of column `a` would look missing"])
    }

    private func messages(_ work: () throws(DisclosureError) -> Void) -> [String] {
        do throws(DisclosureError) {
            try work()
            return []
        } catch { return error.diagnostics.map(\.message) }
    }
}
