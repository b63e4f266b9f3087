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
/// - Decimals are read as `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, with any number of decimals, and written as the same bands with the
///   lower end included and the upper left out: `1000 to under 1500` holds 1000 and 1499.99, and not 1500. No rounding
///   and no floating point: what decides is the whole number at or below the value.
package enum Recoding: Hashable, Sendable {
    case date(DateUnit)
    /// Integers in bands of this many; at least 1.
    case band(width: Int)
    /// Decimals in bands of this many units; at least 1.
    case decimalBand(width: Int)

    /// The coarser text; `nil` if the text is no date, no integer or no decimal.
    package func recoded(_ text: String) -> String? {
        switch self {
        case .date(let unit): CalendarDate(text).map { Self.text($0, by: unit) }
        case .band(let width): Self.band(text, width: width)
        case .decimalBand(let width): Self.decimalBand(text, width: width)
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
        guard let start = start(ofBandWith: number, width: width) else { return nil }
        let (end, isBeyond) = start.addingReportingOverflow(width - 1)
        guard !isBeyond else { return nil }
        if width == 1 { return text }
        return start < 0 ? "\(start) to \(end)" : "\(start)-\(end)"
    }

    private static func decimalBand(_ text: String, width: Int) -> String? {
        precondition(width >= 1, "a band has a width of at least 1")
        guard let floor = floor(ofDecimal: text), let start = start(ofBandWith: floor, width: width) else { return nil }
        let (end, isBeyond) = start.addingReportingOverflow(width)
        return isBeyond ? nil : "\(start) to under \(end)"
    }

    /// The multiple of the width at or below a number; `nil` where 64 bits cannot hold it.
    private static func start(ofBandWith number: Int, width: Int) -> Int? {
        let rest = number % width
        let (start, isBelow) = (number - rest).subtractingReportingOverflow(rest < 0 ? width : 0)
        return isBelow ? nil : start
    }

    /// The greatest whole number that is at most a decimal: -1 for `-0.5`.
    private static func floor(ofDecimal text: String) -> Int? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(digits.contains) }),
            let whole = parts.first, whole.count == 1 || whole.first != digits.lowerBound,
            let number = Int("\(isNegative ? "-" : "")\(String(Substring(whole)))")
        else { return nil }
        let isBelow = isNegative && parts.count == 2 && parts[1].contains { $0 != digits.lowerBound }
        guard isBelow else { return number }
        let (floor, isBeyond) = number.subtractingReportingOverflow(1)
        return isBeyond ? nil : floor
    }
}
