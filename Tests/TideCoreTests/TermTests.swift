import Testing
import TideCore

struct TermTests {
    @Test(arguments: ["1h", "72h", "30d", "6m", "5y", "9999d"])
    func `a term reads as it is written`(text: String) throws {
        #expect(try #require(Term(text)).description == text)
    }

    @Test(arguments: [
        "", "d", "0d", "01d", "-1d", "+1d", "10000d", "1w", "1D", "1.5d", "1 d", "d1", "1dd", "٣d", "1e3d",
    ])
    func `anything else is no term`(text: String) {
        #expect(Term(text) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", "1m", "2026-02-28"), ("2028-01-31", "1m", "2028-02-29"), ("2026-12-31", "2m", "2027-02-28"),
        ("2028-02-29", "1y", "2029-02-28"), ("2028-02-29", "4y", "2032-02-29"), ("2026-12-30", "3d", "2027-01-02"),
        ("2026-01-01", "24h", "2026-01-02"), ("2026-01-01", "25h", "2026-01-03"), ("2026-01-01", "1h", "2026-01-02"),
        ("9999-12-30", "9999d", "9999-12-31"), ("9999-12-31", "1m", "9999-12-31"),
        ("2026-01-01", "9999y", "9999-12-31"),
        ("2026-01-01", "12m", "2027-01-01"),
    ])
    func `a day after a term is the calendar's`(day: String, term: String, after: String) throws {
        let result = try #require(Term(term)).after(try #require(CalendarDate(day)))
        #expect(result.description == after)
    }

    @Test(arguments: [
        ("2026-01-31T23:30:00Z", "72h", "2026-02-03T23:30:00Z"), ("2026-01-31T23:30:00Z", "1m", "2026-02-28T23:30:00Z"),
        ("2026-01-31T00:00:01Z", "30d", "2026-03-02T00:00:01Z"), ("1969-12-31T12:00:00Z", "1y", "1970-12-31T12:00:00Z"),
    ])
    func `a moment after a term keeps its time of day`(instant: String, term: String, after: String) throws {
        let result = try #require(Term(term)).after(try #require(Instant(instant)))
        #expect(result.description == after)
    }

    @Test(arguments: [("+00:00", 0), ("+01:00", 60), ("-05:30", -330), ("+14:00", 840), ("-14:00", -840)])
    func `an offset reads as it is written`(text: String, minutes: Int) throws {
        let offset = try #require(UTCOffset(text))
        #expect(offset.minutes == minutes && offset.description == text)
    }

    @Test(arguments: [
        "", "Z", "-00:00", "01:00", "+1:00", "+14:01", "+15:00", "+01:60", "+0100", "Europe/Oslo", "+٠١:٠٠",
    ])
    func `anything else is no offset`(text: String) {
        #expect(UTCOffset(text) == nil)
    }

    @Test func `days begin and end by the offset's clocks`() throws {
        let ahead = try #require(UTCOffset("+05:30"))
        let behind = try #require(UTCOffset("-05:30"))
        let instant = try #require(Instant("2026-01-01T20:00:00Z"))
        #expect(instant.date(at: ahead).description == "2026-01-02")
        #expect(instant.date(at: .zero).description == "2026-01-01")
        #expect(try #require(Instant("2026-01-01T03:00:00Z")).date(at: behind).description == "2025-12-31")
        let day = try #require(CalendarDate("2026-01-02"))
        #expect(Instant(startOf: day, at: ahead).description == "2026-01-01T18:30:00Z")
        for offset in [ahead, behind, .zero] {
            let start = Instant(startOf: day, at: offset)
            #expect(start.date(at: offset) == day)
            #expect(Instant(secondsSince1970: start.secondsSince1970 - 1).date(at: offset) < day)
        }
    }

    @Test(arguments: [("2", "2"), ("0", "0"), ("0.25", "0.25"), ("1.50", "1.5"), ("999999.999999", "999999.999999")])
    func `a number is exact and written without trailing zeros`(text: String, written: String) throws {
        #expect(try #require(DecimalNumber(text)).description == written)
    }

    @Test(arguments: ["", "1.", ".5", "-1", "+1", "01", "1e3", "1000000", "0.1234567", "1,5", "NaN", "٣"])
    func `anything else is no number`(text: String) {
        #expect(DecimalNumber(text) == nil)
    }
}
