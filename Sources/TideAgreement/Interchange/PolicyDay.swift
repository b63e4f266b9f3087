import TideCore

/// A day or a moment of a policy.
///
/// *Source:* XML Schema 1.1 part 2, sections 3.3.7 and 3.3.9.
struct PolicyDay {
    private let date: CalendarDate
    /// `nil` for a day; else whether it is the first second of the day, and whether it is the last.
    private let moment: (isFirst: Bool, isLast: Bool)?
    /// What stands behind it: `Z`, a distance from UTC, or nothing.
    let clock: String

    /// - Parameter mayBeTime: whether it may tell a time.
    /// - Returns: `nil` for what is neither.
    init?(_ text: String, mayBeTime: Bool) {
        guard
            let match = text.wholeMatch(
                of: /([0-9]{4}-[0-9]{2}-[0-9]{2})(T([0-9]{2}:[0-9]{2}:[0-9]{2})(\.0+)?)?(Z|[+\-][0-9]{2}:[0-9]{2})?/
            ), let date = CalendarDate(String(match.1)), match.2 == nil || mayBeTime
        else { return nil }
        self.date = date
        self.moment = match.3.map { ($0 == "00:00:00", $0 == "23:59:59") }
        self.clock = match.5.map(String.init) ?? ""
    }

    /// The day that a comparison begins or ends with, itself included; `nil` where it lies within a day.
    ///
    /// - Parameters:
    ///   - isFirst: whether it is about what comes from it on, else about what comes up to it.
    ///   - isExclusive: whether it leaves out the day or moment itself.
    func day(from isFirst: Bool, isExclusive: Bool) -> CalendarDate? {
        let step: Int
        switch (moment, isFirst, isExclusive) {
        case (nil, _, false): step = 0
        case (nil, true, true): step = 1
        case (nil, false, true): step = -1
        case (let moment?, true, false):
            guard moment.isFirst else { return nil }
            step = 0
        case (let moment?, false, false):
            guard moment.isLast else { return nil }
            step = 0
        case (let moment?, false, true):
            guard moment.isFirst else { return nil }
            step = -1
        case (.some, true, true): return nil
        }
        let days = date.daysSince1970 + step
        return days <= CalendarDate.last.daysSince1970 && (step >= 0 || date.year > 1)
            ? CalendarDate(daysSince1970: days) : nil
    }
}

/// The clock by which all days of a policy are told.
struct PolicyClock {
    /// As the first day has it; UTC is the empty text.
    private var clock: String?
    /// Where the first day that tells a distance from UTC stands.
    private(set) var place: Place?

    /// Whether a day is told by the same clock as those before.
    mutating func agrees(with written: String, at place: Place) -> Bool {
        let clock = written == "Z" ? "" : written
        if self.clock == nil { (self.clock, self.place) = (clock, place) }
        return self.clock == clock
    }

    /// What an agreement says of it; `nil` for UTC.
    var offset: String? { clock.flatMap { $0.isEmpty ? nil : $0 } }
}
