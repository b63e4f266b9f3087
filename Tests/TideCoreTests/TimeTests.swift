import Testing
import TideCore

@Suite struct TimeTests {
    @Test(arguments: [
        "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-01-01", "2024-1-1", "2024-01-01T00:00:00Z",
        "0000-01-01",
    ])
    func `a day that does not exist is not read`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `every day of four centuries goes to its number and back`() throws {
        let first = try #require(CalendarDate("1900-01-01")).daysSince1970
        var previous = CalendarDate(daysSince1970: first - 1)
        for number in first..<(first + 146_097) {
            let date = CalendarDate(daysSince1970: number)
            #expect(previous < date && date.daysSince1970 == number && CalendarDate(date.description) == date)
            previous = date
        }
        #expect(previous.description == "2299-12-31")
    }

    @Test(
        arguments: zip(
            ["1970-01-01T00:00:00Z", "2026-11-22T14:00:32Z", "1969-12-31T23:59:59Z", "2000-02-29"],
            [0, 1_795_356_032, -1, 951_782_400] as [Int64]
        )
    )
    func `an instant counts seconds since 1970`(text: String, seconds: Int64) throws {
        #expect(try #require(Instant(text)).secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "2026-11-22T24:00:00Z", "2026-11-22T14:00:00", "2026-11-22 14:00:00Z", "2026-11-22T14:00:60Z", "",
    ])
    func `what is no instant is not read`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `printing an instant gives what was read`() throws {
        for text in ["1969-12-31T23:59:59Z", "2106-02-07T06:28:16Z"] {
            #expect(try #require(Instant(text)).description == text)
        }
    }
}
