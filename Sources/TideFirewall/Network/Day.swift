import TideCore

/// A day as the proof compares days: days after 1970-01-01, or a limit that no day reaches.
///
/// 32 bits, because millions of labels hold two of them.
struct Day: Hashable, Sendable, Comparable {
    let number: Int32

    init(_ date: CalendarDate) { self.number = Int32(date.daysSince1970) }

    private init(number: Int32) { self.number = number }

    /// Before every day: data that was there from the beginning.
    static let beginning = Day(number: .min)
    /// After every day: data that nobody must destroy.
    static let never = Day(number: .max)

    /// The day; `nil` of ``beginning`` and ``never``.
    var date: CalendarDate? {
        self == .beginning || self == .never ? nil : CalendarDate(daysSince1970: Int(number))
    }

    /// The day before it, ``beginning`` and ``never`` themselves.
    var dayBefore: Day { date == nil ? self : Day(number: number - 1) }

    static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
