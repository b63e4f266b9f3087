package import TideCore

/// How coarsely a date is told.
package enum DateUnit: String, Hashable, Sendable, CaseIterable {
    case day
    /// The seven days from a Monday, in the year that has its Thursday: `2014-W03`.
    ///
    /// *Source:* ISO 8601-1, calendar week.
    case week
    case month
    case quarter
    case year
    case decade

    /// A date, told so coarsely.
    package func text(of date: CalendarDate) -> String {
        let day = date.description
        switch self {
        case .day: return day
        case .week:
            let days = date.daysSince1970
            // 1970-01-01 was a Thursday, the fourth day of its week.
            let weekday = ((days + 3) % 7 + 7) % 7
            let thursday = CalendarDate(daysSince1970: days - weekday + 3)
            let newYear = CalendarDate(year: thursday.year, month: 1, day: 1) ?? thursday
            let week = (thursday.daysSince1970 - newYear.daysSince1970) / 7 + 1
            return "\(thursday.description.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
        case .month: return String(day.prefix(7))
        case .quarter: return "\(day.prefix(4))-Q\((date.month + 2) / 3)"
        case .year: return String(day.prefix(4))
        case .decade: return "\(day.prefix(3))0s"
        }
    }
}

/// A fixed coarsening of every value of a column, before anything is counted or searched.
///
/// - Dates are read as `YYYY-MM-DD` and written as `2014-01-19`, `2014-W03`, `2014-01`, `2014-Q1`, `2014` or `2010s`.
/// - Integers are read as `-?(0|[1-9][0-9]*)` and written as the band they lie in, both ends included. Bands begin at the
///   multiples of the width: for width 5 `0-4`, `5-9`, `10-14`. A band that begins below zero is written in words,
///   `-5 to -1`, since `-5--1` misleads the eye. A band of width 1 is the integer.
/// - Decimals are read as `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, with any number of decimals, and written as the same bands with the
///   lower end included and the upper left out: `1000 to under 1500` holds 1000 and 1499.99, and not 1500. No rounding
///   and no floating point: what decides is the whole number at or below the value.
/// - Codes of one list become those of another, and what the list lacks becomes one code or is refused.
/// - Numbers at an end become one text; others leave as they are, or as a further recoding says.
/// - Numbers are rounded to the nearest multiple of a base, and written as the whole number that it is.
package indirect enum Recoding: Hashable, Sendable {
    case date(DateUnit)
    /// Integers in bands of this many; at least 1.
    case band(width: Int)
    /// Decimals in bands of this many units; at least 1.
    case decimalBand(width: Int)
    /// Integers as they are, decimals in bands of 1; what lies beyond a domain as `under 0` and `over 119`.
    case bounded(ClosedRange<Int>, isDecimal: Bool)
    /// Codes of one list as those of another.
    case crosswalk(Crosswalk)
    /// Numbers at the ends as one text each, the others as they are or as `others` says.
    case ends(NumberEnds, isDecimal: Bool, others: Recoding?)
    /// Numbers at the nearest multiple of a base of at least 1; one halfway between two at the even multiple.
    case rounded(base: Int, isDecimal: Bool)
    /// The second of what the first makes.
    case then(Recoding, Recoding)

    /// The coarser text; `nil` if the text is no date, no integer, no decimal or no code of the list.
    package func recoded(_ text: String) -> String? {
        switch self {
        case .date(let unit): CalendarDate(text).map(unit.text)
        case .band(let width): Self.band(text, width: width)
        case .decimalBand(let width): Self.decimalBand(text, width: width)
        case .bounded(let domain, let isDecimal):
            isDecimal ? Self.boundedDecimal(text, in: domain) : Self.bounded(text, in: domain)
        case .crosswalk(let list): list.translated(text)
        case .ends(let ends, let isDecimal, let others):
            PlainNumber(text, isDecimal: isDecimal).flatMap { number in
                ends.text(of: number) ?? (others.map { $0.recoded(text) } ?? text)
            }
        case .rounded(let base, let isDecimal):
            PlainNumber(text, isDecimal: isDecimal)?.rounded(to: base).map(String.init)
        case .then(let first, let second): first.recoded(text).flatMap(second.recoded)
        }
    }

    /// One recoding after another.
    ///
    /// - Parameter second: `nil` where there is none.
    package func followed(by second: Recoding?) -> Recoding { second.map { .then(self, $0) } ?? self }

    /// Where a text that a recoding writes stands among others of its column: by the number that its band begins with, or its year.
    ///
    /// Texts at one place follow each other byte by byte, as dates do.
    ///
    /// - Returns: infinite for a text that no recoding writes, which stands last.
    package static func place(of text: String) -> Double {
        if ["under ", "<", "\u{2264}"].contains(where: text.hasPrefix) { return -.infinity }
        let digits = text.utf8.dropFirst(text.utf8.first == UInt8(ascii: "-") ? 1 : 0)
            .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
        return Double(String(Substring(text.utf8[..<digits.endIndex]))) ?? .infinity
    }

    /// What numbers below and above a domain become.
    static func textsBeyond(_ domain: ClosedRange<Int>) -> [String] {
        ["under \(domain.lowerBound)", "over \(domain.upperBound)"]
    }

    private static func bounded(_ text: String, in domain: ClosedRange<Int>) -> String? {
        guard let number = Int(text), String(number) == text else { return nil }
        return beyond(number, domain) ?? text
    }

    private static func boundedDecimal(_ text: String, in domain: ClosedRange<Int>) -> String? {
        guard let floor = PlainNumber(text, isDecimal: true)?.floor else { return nil }
        return beyond(floor, domain) ?? decimalBand(text, width: 1)
    }

    private static func beyond(_ number: Int, _ domain: ClosedRange<Int>) -> String? {
        let texts = textsBeyond(domain)
        return number < domain.lowerBound ? texts[0] : number > domain.upperBound ? texts[1] : nil
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
        guard let floor = PlainNumber(text, isDecimal: true)?.floor, let start = start(ofBandWith: floor, width: width)
        else { return nil }
        let (end, isBeyond) = start.addingReportingOverflow(width)
        return isBeyond ? nil : "\(start) to under \(end)"
    }

    /// The multiple of the width at or below a number; `nil` where 64 bits cannot hold it.
    private static func start(ofBandWith number: Int, width: Int) -> Int? {
        let rest = number % width
        let (start, isBelow) = (number - rest).subtractingReportingOverflow(rest < 0 ? width : 0)
        return isBelow ? nil : start
    }
}
