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
    ///   - codes: of the column that tells, one per record, each below `count`.
    ///   - followers: of the column that follows, one per record, each below `followerCount`.
    /// - Complexity: O(records + count); a sample decides where nothing follows.
    package static func holds(
        from codes: [UInt32],
        below count: Int,
        to followers: [UInt32],
        below followerCount: Int
    ) -> Bool {
        precondition(codes.count == followers.count, "columns of one table have unequal rows")
        if codes.count > 4 * sample {
            // Spread over the file, since files are often sorted.
            let stride = codes.count / sample
            let rows = (0..<sample).map { $0 * stride }
            let counted = exceptions(rows.map { codes[$0] }, count, rows.map { followers[$0] })
            guard counted <= sample * 3 / rarity else { return false }
        }
        let found = exceptions(codes, count, followers)
        guard found <= codes.count / rarity else { return false }
        let chance = exceptionsByChance(codes, count, followers, followerCount)
        return chance >= evidence && chance >= surprise * Double(found)
    }

    /// The records whose follower is not the most frequent of their value.
    ///
    /// The most frequent is found by voting, which is exact where a value has a majority; where it has none there are more exceptions than
    /// this tells of a follower anyhow, and more are counted, never fewer.
    private static func exceptions(_ codes: [UInt32], _ count: Int, _ followers: [UInt32]) -> Int {
        var candidate = [UInt32](repeating: 0, count: count)
        var votes = [Int32](repeating: 0, count: count)
        for (code, follower) in zip(codes, followers) {
            let code = Int(code)
            if votes[code] == 0 {
                candidate[code] = follower
                votes[code] = 1
            } else {
                votes[code] += candidate[code] == follower ? 1 : -1
            }
        }
        var exceptions = 0
        for (code, follower) in zip(codes, followers) where candidate[Int(code)] != follower { exceptions += 1 }
        return exceptions
    }

    /// The exceptions that there would be if the follower had nothing to do with the column: of every record but the first of its value, the
    /// chance that two records of the table differ.
    private static func exceptionsByChance(
        _ codes: [UInt32],
        _ count: Int,
        _ followers: [UInt32],
        _ followerCount: Int
    ) -> Double {
        var seen = [Bool](repeating: false, count: count)
        for code in codes { seen[Int(code)] = true }
        var sizes = [Int](repeating: 0, count: followerCount)
        for follower in followers { sizes[Int(follower)] += 1 }
        let records = Double(codes.count)
        let alike = sizes.reduce(0.0) { $0 + (Double($1) / records) * (Double($1) / records) }
        return (records - Double(seen.count { $0 })) * (1 - alike)
    }
}
