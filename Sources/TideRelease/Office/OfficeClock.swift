package import TideCore
import TideLedger

/// What the clocks of a machine say at one moment.
package struct ClockReading: Hashable, Sendable {
    /// Tells one start of the machine from another.
    package let boot: String
    /// Whole seconds since that start, those asleep too; nobody sets this clock.
    package let sinceBoot: Int64
    /// What the office's clock says, which anybody with the right may set.
    package let wall: Instant

    package init(boot: String, sinceBoot: Int64, wall: Instant) {
        self.boot = boot
        self.sinceBoot = sinceBoot
        self.wall = wall
    }

    /// A jump of more than this many seconds between both clocks is refused.
    package static let largestJump: Int64 = 600
    /// After another start of the machine, more than this many seconds since the last note are refused: 366 days.
    package static let longestPause: Int64 = 366 * 86_400

    /// By how many seconds the office's clock went ahead (or back, below zero) beside the other since an earlier reading; `nil` where that
    /// was before another start of the machine.
    package func jump(since earlier: ClockReading) -> Int64? {
        guard boot == earlier.boot else { return nil }
        return (wall.secondsSince1970 - earlier.wall.secondsSince1970) - (sinceBoot - earlier.sinceBoot)
    }

    /// Refuses a clock that jumped since an earlier reading.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` with ``DiagnosticCode/clockJumped`` or ``DiagnosticCode/clockFarAhead``.
    package func expectSteady(since earlier: ClockReading) throws(ReleaseError) {
        if let jump = jump(since: earlier) {
            guard abs(jump) <= Self.largestJump else {
                throw .failed(.clockJumped, "\(wall)", "\(jump > 0 ? "+" : "")\(jump)", "\(earlier.wall)")
            }
        } else if wall.secondsSince1970 - earlier.wall.secondsSince1970 > Self.longestPause {
            throw .failed(.clockFarAhead, "\(wall)", "\(earlier.wall)")
        }
    }
}

/// The clocks during one run.
package struct RunClock: Sendable {
    /// When the workspace was opened.
    package let start: ClockReading
    package let now: @Sendable () -> ClockReading

    package init(start: ClockReading, now: @escaping @Sendable () -> ClockReading) {
        self.start = start
        self.now = now
    }
}

/// What the clocks said when the workspace was last opened for writing: `clock.json`.
///
/// Canonical JSON: `boot`, `sinceBoot`, `version`, `wall`, and `code`, HMAC-SHA256 of the others under a key of the workspace. A note
/// that this workspace did not write is as none.
package struct ClockNote: Hashable, Sendable {
    package let reading: ClockReading

    package init(_ reading: ClockReading) { self.reading = reading }

    init?(_ bytes: [UInt8], key: KeyedDigest) {
        guard let value = try? CanonicalJSON.decode(bytes), let boot = value["boot"]?.text,
            let sinceBoot = value["sinceBoot"]?.number, let wall = value["wall"]?.text.flatMap(Instant.init)
        else { return nil }
        self.init(ClockReading(boot: boot, sinceBoot: Int64(sinceBoot), wall: wall))
        guard encoded(key) == bytes else { return nil }
    }

    func encoded(_ key: KeyedDigest) -> [UInt8] {
        var members: [String: JSONValue] = [
            "boot": .string(reading.boot), "sinceBoot": JSONValue(Int(reading.sinceBoot)),
            "version": "tidegate/clock/v1", "wall": .string("\(reading.wall)"),
        ]
        members["code"] = .string(key.digest(of: CanonicalJSON.encode(.object(members))).hex)
        return CanonicalJSON.encode(.object(members))
    }
}

extension Office {
    private var clockKey: KeyedDigest { KeyedDigest(of: master, purpose: "clock") }

    /// What was noted last; `nil` where nothing was, or by somebody else.
    package func clockNote() -> ClockReading? {
        guard let bytes = try? DurableFile.read(paths.clock, atMost: 1 << 12) else { return nil }
        return ClockNote(bytes, key: clockKey)?.reading
    }

    /// Refuses to work under a clock that is behind the log, or jumped since the last note.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` with ``DiagnosticCode/clockBehindLog``, ``DiagnosticCode/clockJumped`` or
    ///   ``DiagnosticCode/clockFarAhead``.
    package func checkClock(_ reading: ClockReading) throws {
        try checkClock(reading.wall)
        if let noted = clockNote() { try reading.expectSteady(since: noted) }
    }

    /// Notes what the clocks say, durably.
    package func noteClock(_ reading: ClockReading) throws {
        try DurableFile.replace(paths.clock, with: ClockNote(reading).encoded(clockKey), mode: 0o600)
    }

    /// Up to when the log is dated: what its newest entry says, or what the clock said that a `clock-event` confirmed.
    ///
    /// - Returns: `nil` for a log without entries.
    package func newestTime() throws -> Instant? {
        let newest = try ledger.store.entryCount() - 1
        guard newest >= 0, let stored = try ledger.store.entries(newest..<(newest + 1)).first else { return nil }
        let file = "entry \(newest)"
        let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
        guard statement.type == .clockEvent else { return statement.loggedAt }
        return statement.predicate["after"]?.text.flatMap(Instant.init)
    }

    /// Logs that somebody looked at the clock and confirms it, and notes what it says.
    ///
    /// Its entry is the one that may be dated before the entry that it follows.
    ///
    /// - Parameter reason: in the officers' words.
    /// - Returns: the entry's index.
    /// - Throws: ``ReleaseError/invalid(_:)`` where there is nothing to confirm.
    @discardableResult
    package func confirmClock(
        _ reading: ClockReading,
        reason: String,
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        do {
            try checkClock(reading)
            throw ReleaseError.invalid(.clockNotDoubted, "\(reading.wall)")
        } catch let error as ReleaseError where error.kind == .failed {
            let before = try newestTime() ?? reading.wall
            // Under a clock that is behind, it is dated as the entry that it follows.
            try announceKinds(at: before, using: &generator)
            let draft = ClockEventEntry(before: before, after: reading.wall, reason: reason).draft(using: &generator)
            let index = try commit(draft, [], at: reading.wall, isDated: true, using: &generator)
            try noteClock(reading)
            return index
        }
    }
}
