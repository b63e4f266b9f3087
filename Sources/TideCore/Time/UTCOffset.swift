/// How far local clocks are ahead of UTC, in minutes; negative where they are behind.
///
/// Fixed, because the rules of a named time zone change after the signatures.
package struct UTCOffset: Hashable, Sendable {
    /// From −14 to +14 hours.
    package let minutes: Int

    /// UTC itself.
    package static let zero = UTCOffset(unchecked: 0)

    private init(unchecked minutes: Int) { self.minutes = minutes }

    /// Reads `+HH:MM` or `-HH:MM`, at most 14 hours either way; `-00:00` is nothing.
    ///
    /// *Source:* RFC 3339 `time-numoffset`.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = CalendarDate.number(bytes[1..<3]),
            let minutes = CalendarDate.number(bytes[4..<6]), minutes < 60, hours * 60 + minutes <= 14 * 60
        else { return nil }
        let size = hours * 60 + minutes
        switch bytes[0] {
        case UInt8(ascii: "+"): self.minutes = size
        case UInt8(ascii: "-") where size > 0: self.minutes = -size
        default: return nil
        }
    }
}

extension UTCOffset: CustomStringConvertible {
    /// `+HH:MM` or `-HH:MM`.
    package var description: String {
        let size = abs(minutes)
        let clock = "\(CalendarDate.padded(size / 60, 2)):\(CalendarDate.padded(size % 60, 2))"
        return (minutes < 0 ? "-" : "+") + clock
    }
}

extension Instant {
    /// The first moment of a day where clocks are so far ahead of UTC.
    package init(startOf date: CalendarDate, at offset: UTCOffset) {
        let start = Instant(startOf: date)
        self.init(secondsSince1970: start.secondsSince1970 - Int64(offset.minutes) * 60)
    }

    /// The last second of a day where clocks are so far ahead of UTC.
    package init(endOf date: CalendarDate, at offset: UTCOffset) {
        self.init(secondsSince1970: Instant(startOf: date, at: offset).secondsSince1970 + 86_399)
    }

    /// The day that it is where clocks are so far ahead of UTC.
    package func date(at offset: UTCOffset) -> CalendarDate {
        Instant(secondsSince1970: secondsSince1970 + Int64(offset.minutes) * 60).date
    }
}
