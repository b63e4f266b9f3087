import TideCore

/// Who signed each entry of a log, and when it says that it was made: sixteen bytes an entry.
struct EntrySignatures: Sendable {
    private struct Row {
        /// Seconds since 1970; of no account where there is none.
        let time: Int64
        /// Which of the sets of signers; ``none`` for an entry that did not verify.
        let signers: Int32
        let isDated: Bool
    }

    private static let none: Int32 = -1
    private var rows: [Row] = []
    /// Each set once.
    private var sets: [[VerifyingKey]] = []

    var count: Int { rows.count }

    /// The next entry's.
    mutating func add(_ signers: [VerifyingKey], time: Instant?) {
        // Nearly all entries of a log are signed by the newest set.
        var place = sets.count - 1
        while place >= 0, sets[place] != signers { place -= 1 }
        if place < 0 {
            place = sets.count
            sets.append(signers)
        }
        rows.append(Row(time: time?.secondsSince1970 ?? 0, signers: Int32(place), isDated: time != nil))
    }

    /// The next entry did not verify.
    mutating func passOver() { rows.append(Row(time: 0, signers: Self.none, isDated: false)) }

    /// Who signed an entry; `nil` for one that did not verify.
    func signers(_ index: Int) -> [VerifyingKey]? {
        rows[index].signers == Self.none ? nil : sets[Int(rows[index].signers)]
    }

    /// When an entry says that it was made.
    func time(_ index: Int) -> Instant? {
        rows[index].isDated ? Instant(secondsSince1970: rows[index].time) : nil
    }
}
