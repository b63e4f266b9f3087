package import TideCore
import TideLedger

/// What of the evidence may go by a day, and what stays although its day has passed.
///
/// Released rows go, in the pieces that nothing else needs, and officers' reports. Records, decisions, signatures, documents, the classes of
/// units and every digest stay, so quotas, composition, duties and recalls read what they read before.
package struct RetentionPlan: Sendable {
    /// Why a release stays whole.
    package enum Hold: Hashable, Sendable {
        /// It has not ended.
        case underWay
        /// Somebody owes something that comes from it.
        case openDuty(String)
        /// It was recalled or superseded, or takes such a one's place, and that is not settled.
        case incident(ReleaseIdentifier)
        /// Somebody asked for it by name, this time.
        case asked
        /// It is held until somebody lifts that, since this moment.
        case held(Instant)
    }

    /// A release that stays.
    package struct Kept: Hashable, Sendable {
        package let release: ReleaseIdentifier
        package let why: Hold
    }

    package let record: RetentionRecord
    /// Releases from before the day that stay, oldest first.
    package let kept: [Kept]
    /// How many of the addresses are officers' reports.
    package let reports: Int

    /// Finds out what may go.
    ///
    /// - Parameters:
    ///   - before: the first day from which on everything stays, in UTC.
    ///   - keeping: releases that stay whatever their day, as by order of a court.
    /// - Throws: ``ReleaseError/invalid(_:)`` for a day that is not over, and for a release to keep that is not known.
    /// - Complexity: O(entries and records of the journal); each is opened.
    package init(
        before: CalendarDate,
        keeping: Set<ReleaseIdentifier> = [],
        in office: Office,
        at instant: Instant
    ) throws {
        let start = Instant(startOf: before)
        guard start <= instant else { throw ReleaseError.invalid(.retentionAhead, before.description) }
        let releases = try office.register.releases()
        for id in keeping.sorted(by: { $0.text < $1.text }) where !releases.contains(where: { $0.id == id }) {
            throw ReleaseError.invalid(.releaseUnknown, id.text)
        }
        var going: [ReleaseRecord] = []
        var kept: [Kept] = []
        let holds = try RetentionHolds(keeping, in: office, at: instant)
        for release in releases where release.stagedAt < start {
            if let why = holds.hold(of: release) {
                kept.append(Kept(release: release.id, why: why))
            } else {
                going.append(release)
            }
        }
        var named = NamedContent(in: office.evidence, going: Set(going.map(\.statement)))
        try named.readRecords(of: office.store)
        // A release that was aborted without an entry left its record aside, or where the next entry's would lie.
        for release in releases where release.entry == nil { try named.readRecord(behind: release.statement) }
        try named.readJournal(before: start)
        let isFree = { !named.staying.contains($0) && office.evidence.contains($0) }
        let (rows, reports) = (named.rows.filter(isFree), named.reports.filter(isFree))
        let content = Set(rows + reports)
        // What went before is not told again.
        let emptied = going.filter { !content.isDisjoint(with: named.content[$0.statement] ?? []) }
        record = RetentionRecord(before: before, at: instant, releases: emptied.map(\.id), content: rows + reports)
        self.kept = kept
        self.reports = reports.count
    }
}
