import TideAgreement
import TideCore

extension Candidate {
    /// Whether the agreement is still good for a release, in its period and so long after the last one.
    ///
    /// - Returns: how many releases of the period are left after this one; `nil` where they are not limited.
    func checkQuota(_ facts: some DecisionFacts, into checks: inout ClauseChecks) -> Int? {
        guard let quota = entry.agreement.agreement.quota else { return nil }
        let used = facts.usedQuota(of: version.id)
        let offset = entry.agreement.agreement.valid.utcOffset
        let count = quota.per.count(of: used, around: day, offset)
        func limit() -> String { "\(quota.releases) per \(quota.per.rawValue)" }
        if count < quota.releases {
            checks.pass(.quota, asked: "\(count + 1)", allowed: limit(), clause: clause("quota/releases"))
        } else {
            let reason = Reason(
                .quota,
                .quotaUsed,
                asked: "\(count + 1)",
                allowed: limit(),
                at: clause("quota/releases")
            )
            let next = quota.per.nextStart(withFewerThan: quota.releases, of: used, after: day, offset)
            checks.refuse(.quota, reason, next.map { .change(.decideFrom($0)) } ?? .outOfReach)
        }
        if let apart = quota.apart { checkApart(apart, used, offset, into: &checks) }
        return quota.releases - count - 1
    }

    private func checkApart(_ apart: Term, _ used: [Instant], _ offset: UTCOffset, into checks: inout ClauseChecks) {
        // A release before this one must be so long ago; one after it, which only a hypothetical decision can know of, so
        // far ahead.
        let tooNear = used.filter { other in
            other <= at ? at < apart.after(other) : other < apart.after(at)
        }
        guard let last = tooNear.last else {
            let recent = used.last { $0 <= at }.map(\.description) ?? "none"
            return checks.pass(.quota, asked: recent, allowed: apart.description, clause: clause("quota/apart"))
        }
        let reason = Reason(
            .quota,
            .quotaTooSoon,
            asked: last.description,
            allowed: apart.description,
            at: clause("quota/apart")
        )
        let free = apart.after(last)
        // A change of the day names whole days: the first that is wholly free.
        let day = CalendarDate(firstWholeFrom: free, at: offset)
        checks.refuse(.quota, reason, .change(.decideFrom(day)))
    }
}

extension CalendarDate {
    /// The first day that begins no earlier than a moment.
    init(firstWholeFrom moment: Instant, at offset: UTCOffset) {
        let day = moment.date(at: offset)
        let isWhole = Instant(startOf: day, at: offset) == moment
        self = isWhole ? day : CalendarDate(daysSince1970: day.daysSince1970 + 1)
    }
}

extension Quota.Period {
    /// How many of the instants lie in the period of a day.
    func count(of used: [Instant], around day: CalendarDate, _ offset: UTCOffset) -> Int {
        if self == .agreement { return used.count }
        let first = start(of: day)
        let next = nextStart(after: day)
        let from = Instant(startOf: first, at: offset)
        let until = next.map { Instant(startOf: $0, at: offset) }
        var count = 0
        for instant in used where from <= instant && until.map({ instant < $0 }) ?? true { count += 1 }
        return count
    }

    /// The first day of the period that a day is in.
    private func start(of day: CalendarDate) -> CalendarDate {
        let month: Int
        switch self {
        case .day, .agreement: return day
        case .month: month = day.month
        case .quarter: month = (day.month - 1) / 3 * 3 + 1
        case .year: month = 1
        }
        return CalendarDate(year: day.year, month: month, day: 1) ?? day
    }

    /// The first day of the period after the one that a day is in; `nil` where there is none.
    private func nextStart(after day: CalendarDate) -> CalendarDate? {
        let first = start(of: day)
        let next: CalendarDate
        switch self {
        case .agreement: return nil
        case .day: next = CalendarDate(daysSince1970: min(day.daysSince1970 + 1, CalendarDate.last.daysSince1970))
        case .month: next = first.later(byMonths: 1)
        case .quarter: next = first.later(byMonths: 3)
        case .year: next = first.later(byMonths: 12)
        }
        return next > day ? next : nil
    }

    /// The first day of the next period in which fewer than so many of the instants lie.
    func nextStart(
        withFewerThan releases: Int,
        of used: [Instant],
        after day: CalendarDate,
        _ offset: UTCOffset
    ) -> CalendarDate? {
        var next = nextStart(after: day)
        while let start = next, count(of: used, around: start, offset) >= releases { next = nextStart(after: start) }
        return next
    }
}
