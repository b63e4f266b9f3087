/// A moment, in whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
package struct Instant: Hashable, Sendable {
    package let secondsSince1970: Int64

    package init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    /// The first moment of a day, UTC.
    package init(startOf date: CalendarDate) { self.secondsSince1970 = Int64(date.daysSince1970) * 86_400 }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ`, or a day alone for its first moment, UTC.
    ///
    /// *Source:* RFC 3339.
    package init?(_ text: String) {
        if let date = CalendarDate(text) {
            self.init(startOf: date)
            return
        }
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let date = CalendarDate(text.prefix(10)),
            let hour = CalendarDate.number(bytes[11..<13]), let minute = CalendarDate.number(bytes[14..<16]),
            let second = CalendarDate.number(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = hour * 3600 + minute * 60 + second
        self.init(secondsSince1970: Int64(date.daysSince1970) * 86_400 + Int64(seconds))
    }

    /// The day, UTC.
    package var date: CalendarDate {
        let (days, remainder) = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
        return CalendarDate(daysSince1970: Int(remainder < 0 ? days - 1 : days))
    }
}

extension Instant: CustomStringConvertible, Comparable {
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    package var description: String {
        let day = date
        let second = Int(secondsSince1970 - Int64(day.daysSince1970) * 86_400)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { CalendarDate.padded($0, 2) }
        return "\(day)T\(clock.joined(separator: ":"))Z"
    }

    package static func < (left: Self, right: Self) -> Bool { left.secondsSince1970 < right.secondsSince1970 }
}
