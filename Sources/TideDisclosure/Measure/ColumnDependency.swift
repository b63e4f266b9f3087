package import TideMicrodata

/// Which of two columns follows from the other in the data at hand, but for a few records.
///
/// Each value of the one is paired with the value of the other that most of its records have; the others are exceptions (the error g₃
/// of an approximate functional dependency). A column follows from another if at most one record in a hundred is an exception,
/// and that is no accident: of the records that could have spoken against it, those that share their value with an earlier one, chance alone
/// would have made at least ten exceptions, and ten times as many as there are. So neither an identifier, of which every column
/// follows, nor a column that is nearly constant, which follows from every other, is taken for one that tells something.
///
/// *Source:* Kivinen and Mannila 1995, "Approximate inference of functional dependencies from relations"; Huhtala, Kärkkäinen,
/// Porkka and Toivonen 1999, "TANE".
package enum ColumnDependency {
    /// Exceptions are at most one in so many records.
    package static let rarity = 100
    /// Chance alone must make at least so many exceptions.
    package static let evidence = 10.0
    /// And at least so many times those that there are.
    package static let surprise = 10.0
    /// The records that are looked at first; a pair that fails on them is not looked at further.
    private static let sample = 20_000

    /// Whether the values of one column follow from those of another.
    ///
    /// - Parameters:
    ///   - column: the one that tells.
    ///   - follower: the one that follows, of the same records.
    /// - Complexity: O(records + values); a sample decides where nothing follows.
    package static func holds(from column: ToldCodes, to follower: ToldCodes) -> Bool {
        let records = column.codes.count
        precondition(records == follower.codes.count, "columns of one table have unequal rows")
        if records > 4 * sample {
            // Spread over the file, since files are often sorted.
            let rows = (0..<sample).map { $0 * (records / sample) }
            let counted = exceptions(column.sampled(rows), follower.sampled(rows))
            guard counted <= sample * 3 / rarity else { return false }
        }
        let found = exceptions(column, follower)
        guard found <= records / rarity else { return false }
        let chance = exceptionsByChance(column, follower)
        return chance >= evidence && chance >= surprise * Double(found)
    }

    /// The records whose follower is not the most frequent of their value.
    ///
    /// The most frequent is found by voting, which is exact where a value has a majority; where it has none there are more exceptions than
    /// this tells of a follower anyhow, and more are counted, never fewer.
    private static func exceptions(_ column: ToldCodes, _ follower: ToldCodes) -> Int {
        var candidate = [UInt32](repeating: 0, count: column.count)
        var votes = [Int32](repeating: 0, count: column.count)
        column.forEachPair(with: follower) { code, follower in
            if votes[code] == 0 {
                candidate[code] = follower
                votes[code] = 1
            } else {
                votes[code] += candidate[code] == follower ? 1 : -1
            }
        }
        var exceptions = 0
        column.forEachPair(with: follower) { code, follower in exceptions += candidate[code] == follower ? 0 : 1 }
        return exceptions
    }

    /// The exceptions that there would be if the follower had nothing to do with the column.
    ///
    /// Of every record but the first of its value, the chance that two records of the table differ.
    private static func exceptionsByChance(_ column: ToldCodes, _ follower: ToldCodes) -> Double {
        var seen = [Bool](repeating: false, count: column.count)
        var sizes = [Int](repeating: 0, count: follower.count)
        column.forEachPair(with: follower) { code, follower in
            seen[code] = true
            sizes[Int(follower)] += 1
        }
        let records = Double(column.codes.count)
        let alike = sizes.reduce(0.0) { $0 + (Double($1) / records) * (Double($1) / records) }
        return (records - Double(seen.count { $0 })) * (1 - alike)
    }
}

/// A column's value of each record: its code in the source, and what each code is told as.
///
/// It takes no memory for each record beside the source's own.
package struct ToldCodes: Sendable {
    package let codes: Codes
    /// By code; `nil` where every code is told as itself.
    package let meaning: [UInt32]?
    /// Above every value told.
    package let count: Int

    package init(_ codes: Codes, as meaning: [UInt32]? = nil, below count: Int) {
        self.codes = codes
        self.meaning = meaning
        self.count = count
    }

    fileprivate func sampled(_ rows: [Int]) -> ToldCodes {
        ToldCodes(Codes(rows.map { told(codes[$0]) }, below: count), below: count)
    }

    private func told(_ code: UInt32) -> UInt32 { meaning.map { $0[Int(code)] } ?? code }

    /// Gives the value of every record to `body` with that of another column.
    @inline(__always)
    fileprivate func forEachPair(with other: ToldCodes, _ body: (Int, UInt32) -> Void) {
        var (own, others) = (
            [UInt32](repeating: 0, count: Codes.blockSize), [UInt32](repeating: 0, count: Codes.blockSize)
        )
        for first in stride(from: 0, to: codes.count, by: Codes.blockSize) {
            let rows = first..<min(first + Codes.blockSize, codes.count)
            codes.copy(rows, to: &own)
            other.codes.copy(rows, to: &others)
            for position in 0..<rows.count {
                let code = meaning.map { $0[Int(own[position])] } ?? own[position]
                body(Int(code), other.meaning.map { $0[Int(others[position])] } ?? others[position])
            }
        }
    }
}
