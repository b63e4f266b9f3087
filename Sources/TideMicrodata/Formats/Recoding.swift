import TideCore

/// How coarsely a date is told.
package enum DateUnit: String, Hashable, Sendable, CaseIterable {
    case day
    case month
    case quarter
    case year
}

/// A fixed coarsening of every value of a column, before anything is counted or searched.
///
/// - Dates are read as `YYYY-MM-DD` and written as `2014-01-19`, `2014-01`, `2014-Q1` or `2014`.
/// - Integers are read as `-?(0|[1-9][0-9]*)` and written as the band they lie in, both ends included. Bands begin at the
///   multiples of the width: for width 5 `0-4`, `5-9`, `10-14`. A band that begins below zero is written in words,
///   `-5 to -1`, since `-5--1` misleads the eye. A band of width 1 is the integer.
package enum Recoding: Hashable, Sendable {
    case date(DateUnit)
    /// Integers in bands of this many; at least 1.
    case band(width: Int)

    /// The coarser text; `nil` if the text is no date, or no integer.
    package func recoded(_ text: String) -> String? {
        switch self {
        case .date(let unit): CalendarDate(text).map { Self.text($0, by: unit) }
        case .band(let width): Self.band(text, width: width)
        }
    }

    private static func text(_ date: CalendarDate, by unit: DateUnit) -> String {
        let day = date.description
        return switch unit {
        case .day: day
        case .month: String(day.prefix(7))
        case .quarter: "\(day.prefix(4))-Q\((date.month + 2) / 3)"
        case .year: String(day.prefix(4))
        }
    }

    private static func band(_ text: String, width: Int) -> String? {
        precondition(width >= 1, "a band has a width of at least 1")
        // A round trip refuses what Int reads more widely: `+5`, `05`, `-0`.
        guard let number = Int(text), String(number) == text else { return nil }
        let rest = number % width
        let (start, isBelow) = (number - rest).subtractingReportingOverflow(rest < 0 ? width : 0)
        let (end, isBeyond) = start.addingReportingOverflow(width - 1)
        guard !isBelow, !isBeyond else { return nil }
        if width == 1 { return text }
        return start < 0 ? "\(start) to \(end)" : "\(start)-\(end)"
    }
}
