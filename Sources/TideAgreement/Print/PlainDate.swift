package import TideCore

/// A day in words, as pages and sentences for people have it.
package enum PlainDate {
    /// `1 January 2026`, or `1er janvier 2026`, in the language in force.
    package static func words(_ date: CalendarDate) -> String { Wording.date(date) }
}
