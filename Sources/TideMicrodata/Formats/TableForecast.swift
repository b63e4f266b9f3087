/// How large a file's table will be, going by its first rows.
///
/// It is a guess, and errs to the larger side where the first rows tell little: a column without any repetition among them is
/// taken to have none.
package struct TableForecast: Hashable, Sendable {
    /// Rows of the whole file.
    package let rows: Int
    /// The columns that are kept, in the header's order.
    package let columns: [Column]

    package struct Column: Hashable, Sendable {
        package let name: String
        package let kept: ColumnReading.Kept
        /// Distinct values of the whole file; of a column of texts, its rows.
        package let distinct: Int
        /// Bytes of a distinct value's text, on average and rounded up.
        package let textBytes: Int

        /// - Parameters:
        ///   - sampled: rows that were looked at.
        ///   - found: distinct values among them.
        ///   - textBytes: of all these values together.
        init(name: String, kept: ColumnReading.Kept, rows: Int, sampled: Int, found: Int, textBytes: Int) {
            self.name = name
            self.kept = kept
            self.distinct = kept == .texts ? rows : Self.distinct(rows: rows, sampled: sampled, found: found)
            self.textBytes = (textBytes + max(1, found) - 1) / max(1, found)
        }

        /// As many values as make that many of the sampled rows repeat one, were all equally frequent; rare values, which are
        /// missed by that, are allowed for by a factor.
        ///
        /// *Source:* the expected number of pairs that share a birthday, Feller, An Introduction to Probability Theory,
        /// volume 1, section II.3.
        private static func distinct(rows: Int, sampled: Int, found: Int) -> Int {
            let repeated = sampled - found
            guard repeated > 0 else { return rows }
            // Where most rows repeat a value, nearly all values were found, and the formula no longer holds.
            guard repeated < found else { return min(rows, 4 * found) }
            return min(rows, max(4 * found, sampled * sampled / (2 * repeated)))
        }

        /// Bytes that each row takes.
        package var bytesPerRow: Int {
            switch kept {
            case .nothing: 0
            case .codes: CodeWidth(below: distinct).rawValue
            case .texts: textBytes + 2
            }
        }

        /// Bytes of the distinct values while they are collected: a text in the dictionary and as a string, slots, places.
        package var bytesOfValues: Int {
            guard kept == .codes else { return 0 }
            let string = textBytes > 15 ? 48 + textBytes : 16
            return distinct * (textBytes + string + 3 * MemoryLayout<ValueDictionary.Slot>.stride + 12)
        }
    }

    /// Bytes of the whole table.
    package var bytes: Int { columns.reduce(0) { $0 + rows * $1.bytesPerRow + $1.bytesOfValues } }
}
