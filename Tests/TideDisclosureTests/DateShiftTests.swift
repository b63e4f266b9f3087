import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

struct DateShiftTests {
    private static let scope = ["namespace", "patient", "trim-v1"]

    private func shift(
        _ agreement: Identifier = "clinic-study-1",
        _ days: Int = 30,
        _ scope: [String] = scope
    ) -> DateShift {
        DateShift(master: Redacted((0..<32).map { UInt8($0) }), agreement: agreement, scope: scope, days: days)
    }

    /// Figured out with the hmac and hashlib modules of Python 3.11.
    @Test func `days are those of the specification`() {
        #expect(shift().days(of: "P1") == -28 && shift().days(of: "P2") == 29)
        #expect(shift("clinic-study-1", 60).days(of: "P1") == 1 && shift("clinic-study-2").days(of: "P1") == 15)
        #expect(shift("clinic-study-1", 30, ["column", "visits", "person", "none-v1"]).days(of: "P1") == -16)
        #expect(shift("clinic-study-1", 3_660).days(of: "P1") == 628)
    }

    @Test func `each number of days is as likely as any other`() {
        let shift = shift("a", 3)
        var counts = [Int](repeating: 0, count: 7)
        for unit in 0..<70_000 { counts[shift.days(of: "u\(unit)") + 3] += 1 }
        // Six standard deviations of a binomial share of one in seven.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 560 }, "\(counts)")
    }

    private func moved(_ rows: [[String]], _ shifts: [Int?]) throws(DisclosureError) -> [String] {
        let table = TableBuilder.table(["unit", "day"], rows)
        guard let units = table.column("unit"), let days = table.column("day") else { return [] }
        let column = try DateShift.moved(days, units: units, shifts: shifts, line: table.line)
        return rows.indices.map { column[$0] }
    }

    @Test func `what lies between the dates of a unit stays, and what is missing too`() throws {
        let rows = [
            ["a", "2024-02-28"], ["b", "2024-02-28"], ["a", "2024-03-01"], ["a", ""], ["b", "2023-12-31"],
            ["b", "2024-02-26"],
        ]
        #expect(
            try moved(rows, [2, -2])
                == ["2024-03-01", "2024-02-26", "2024-03-03", "", "2023-12-29", "2024-02-24"]
        )
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `intervals inside each unit are kept`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<40).map { _ in
            let day = CalendarDate(daysSince1970: Int.random(in: -20_000...30_000, using: &generator))
            return ["u\(Int.random(in: 0..<6, using: &generator))", day.description]
        }
        let units = TableBuilder.table(["unit"], rows.map { [$0[0]] }).columns[0].values
        let shift = shift("s", Int.random(in: 1...400, using: &generator))
        let after = try moved(rows, units.map { shift.days(of: $0) })
        for (row, text) in after.enumerated() {
            let before = try #require(CalendarDate(rows[row][1])).daysSince1970
            let now = try #require(CalendarDate(text)).daysSince1970
            #expect(now - before == shift.days(of: rows[row][0]) && abs(now - before) <= shift.days)
        }
    }

    @Test func `a date that leaves the calendar, no date, and a record without a unit are refused by line`() {
        func told(_ rows: [[String]], _ shifts: [Int?]) -> [String] {
            do throws(DisclosureError) {
                _ = try moved(rows, shifts)
                return []
            } catch { return error.diagnostics.map(\.message) }
        }
        let beyond = "a date of column `day` is no date, or would be shifted out of the years 0001 to 9999; line 3"
        #expect(told([["a", "9999-12-30"], ["a", "9999-12-31"]], [1]) == [beyond])
        #expect(told([["a", "0001-01-02"], ["a", "0001-01-01"]], [-1]) == [beyond])
        #expect(told([["a", "2024-01-02"], ["a", "2024-13-01"]], [-1]) == [beyond])
        #expect(
            told([["a", "2024-01-02"], ["", "2024-01-01"], ["", ""], ["", "2024-01-01"]], [1, nil]) == [
                "records without a unit in `unit`: 2, the first on line 3; their dates cannot be shifted"
            ]
        )
    }
}
