import TideCore

/// Takes out of the evidence what retention lets go.
///
/// The journal says first, sealed, what goes, then it goes: so whoever finishes after a crash knows from that record alone what is left
/// to do. Nothing else is written into the journal before ``finish(in:using:reached:)`` looked at its newest record, so that only that
/// one can be unfinished.
package enum Retention {
    /// The moments at which a test ends the process.
    package enum Step: String, Hashable, Sendable, CaseIterable {
        /// The journal says what goes; all of it is there.
        case noted = "retention-noted"
        /// The next piece has its marker, and is there still.
        case marked = "retention-marked"
        /// The next piece is gone.
        case removed = "retention-removed"
    }

    /// Carries a plan out; one that lets nothing go changes nothing.
    ///
    /// - Returns: the number of the record of the journal; `nil` where nothing goes.
    @discardableResult
    package static func carryOut(
        _ plan: RetentionPlan,
        in office: Office,
        using generator: inout some RandomNumberGenerator,
        reached: (Step) -> Void = { _ in }
    ) throws -> Int? {
        guard !plan.record.content.isEmpty else { return nil }
        try office.note(.retention(plan.record), using: &generator)
        reached(.noted)
        try finish(in: office, using: &generator, reached: reached)
        return try office.evidence.journalCount()
    }

    /// Finishes what the newest record of the journal lets go, where a run ended before it did.
    ///
    /// - Precondition: this process alone writes.
    static func finish(
        in office: Office,
        using generator: inout some RandomNumberGenerator,
        reached: (Step) -> Void = { _ in }
    ) throws {
        let newest = try office.evidence.journalCount()
        guard newest > 0,
            case .retention(let record)? = RegisterChange(try office.evidence.journalRecord(newest).change, entry: nil)
        else { return }
        for address in record.content {
            try office.evidence.remove(address, at: record.at, using: &generator) { reached(.marked) }
            reached(.removed)
        }
    }
}
