package import TideAgreement
package import TideCore

extension QuotaWindow {
    /// What an agreement's quota admits around an instant; `nil` where it has none.
    ///
    /// The period is one of the calendar where the agreement's clocks are: the day, month, quarter or year that the instant
    /// is in, or the agreement's whole life.
    package init?(_ agreement: Agreement, at instant: Instant) {
        guard let quota = agreement.quota else { return nil }
        let offset = agreement.valid.utcOffset
        let today = instant.date(at: offset)
        let (first, next) = quota.per.days(around: today)
        self.init(
            limit: quota.releases,
            from: Instant(startOf: first, at: offset),
            until: Instant(startOf: next, at: offset),
            quietSince: quota.apart.map { $0.latest(before: instant) }
        )
    }
}

extension Quota.Period {
    /// The first day of the period that a day is in, and of the one after it.
    fileprivate func days(around day: CalendarDate) -> (first: CalendarDate, next: CalendarDate) {
        let (month, length): (Int, Int)
        switch self {
        case .day:
            return (day, CalendarDate(daysSince1970: min(day.daysSince1970 + 1, CalendarDate.last.daysSince1970)))
        case .agreement: return (CalendarDate(daysSince1970: 0), .last)
        case .month: (month, length) = (day.month, 1)
        case .quarter: (month, length) = ((day.month - 1) / 3 * 3 + 1, 3)
        case .year: (month, length) = (1, 12)
        }
        let first = CalendarDate(year: day.year, month: month, day: 1) ?? day
        return (first, first.later(byMonths: length))
    }
}

extension Term {
    /// The latest moment that lies at least so long before another.
    ///
    /// By halving: months have no fixed length, and the term after a moment never comes before the term after an earlier one.
    fileprivate func latest(before instant: Instant) -> Instant {
        let longest: Int64 =
            switch unit {
            case .hours: Int64(count) * 3600
            case .days: Int64(count) * 86_400
            case .months: Int64(count) * 32 * 86_400
            case .years: Int64(count) * 367 * 86_400
            }
        var low = instant.secondsSince1970 - longest
        var high = instant.secondsSince1970
        while low + 1 < high {
            let middle = low + (high - low) / 2
            if after(Instant(secondsSince1970: middle)) <= instant { low = middle } else { high = middle }
        }
        return Instant(secondsSince1970: low)
    }
}
