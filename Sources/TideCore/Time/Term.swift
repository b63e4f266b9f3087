/// A length of time as agreements state it: `72h`, `30d`, `6m`, `5y`.
///
/// Months and years are those of the calendar: a month after 31 January is the last day of February.
package struct Term: Hashable, Sendable {
    /// From 1 to 9999.
    package let count: Int
    package let unit: Unit

    /// What is counted, as it is written after the number.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case hours = "h"
        case days = "d"
        case months = "m"
        case years = "y"
    }

    /// `nil` unless the count is from 1 to 9999.
    package init?(count: Int, unit: Unit) {
        guard (1...9999).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// Reads a whole number without sign and leading zeros, at most four digits, and `h`, `d`, `m` or `y`.
    package init?(_ text: String) {
        guard let last = text.last, let unit = Unit(rawValue: String(last)) else { return nil }
        let digits = Array(text.utf8.dropLast())
        guard (1...4).contains(digits.count), digits.first != UInt8(ascii: "0"),
            let count = CalendarDate.number(digits[...])
        else { return nil }
        self.init(count: count, unit: unit)
    }

    /// The day that is so long after another; hours count as the days that they begin.
    ///
    /// Never beyond 9999-12-31, the last day that there is.
    package func after(_ day: CalendarDate) -> CalendarDate {
        switch unit {
        case .hours: Self.day(day.daysSince1970 + (count + 23) / 24)
        case .days: Self.day(day.daysSince1970 + count)
        case .months: day.later(byMonths: count)
        case .years: day.later(byMonths: 12 * count)
        }
    }

    /// The moment that is so long after another; days, months and years keep the time of day, UTC.
    package func after(_ instant: Instant) -> Instant {
        if unit == .hours { return Instant(secondsSince1970: instant.secondsSince1970 + Int64(count) * 3600) }
        let day = instant.date
        let clock = instant.secondsSince1970 - Instant(startOf: day).secondsSince1970
        return Instant(secondsSince1970: Instant(startOf: after(day)).secondsSince1970 + clock)
    }

    private static func day(_ daysSince1970: Int) -> CalendarDate {
        CalendarDate(daysSince1970: min(daysSince1970, CalendarDate.last.daysSince1970))
    }
}

extension Term: CustomStringConvertible {
    /// As written: `30d`.
    package var description: String { "\(count)\(unit.rawValue)" }
}

extension CalendarDate {
    /// The last day that can be written: 9999-12-31.
    package static var last: CalendarDate { CalendarDate(daysSince1970: 2_932_896) }

    /// The same day of a later month, or that month's last; never beyond ``last``.
    package func later(byMonths months: Int) -> CalendarDate {
        let total = year * 12 + month - 1 + months
        var day = day
        while day > 0 {
            if let date = CalendarDate(year: total / 12, month: total % 12 + 1, day: day) { return date }
            day -= 1
        }
        return .last
    }
}
