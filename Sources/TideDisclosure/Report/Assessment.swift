import TideCore
package import TideMicrodata

/// Risk and utility of a file as it stands, before anything is done to it.
package struct Assessment: Sendable {
    package let occasion: ReportOccasion
    package let measures: TableMeasures
    /// Every column of the dataset document, in its order.
    package let columns: [Column]
    /// Columns that tell of others, so that protecting one takes care of both.
    package let related: [ColumnLeak]

    package init(occasion: ReportOccasion, measures: TableMeasures, columns: [Column], related: [ColumnLeak]) {
        self.occasion = occasion
        self.measures = measures
        self.columns = columns
        self.related = related
    }

    /// One column of the file.
    package struct Column: Sendable {
        package let name: String
        /// As the dataset document says it.
        package let role: String
        package let dimension: String?
        /// What the column holds; `nil` for a direct identifier, whose values are not looked at.
        package let content: ReleasedColumn?
        /// Of a quasi-identifier: the records that would be alone in their class without it.
        package let uniqueWithout: Int?

        package init(
            name: String,
            role: String,
            dimension: String?,
            content: ReleasedColumn?,
            uniqueWithout: Int?
        ) {
            self.name = name
            self.role = role
            self.dimension = dimension
            self.content = content
            self.uniqueWithout = uniqueWithout
        }
    }
}

extension Assessment {
    /// For each quasi-identifier, the records that would be alone in their class if that column were dropped.
    ///
    /// - Complexity: O(records · columns²).
    package static func uniqueWithoutEach(of columns: [EncodedColumn], records: Int) -> [Int] {
        columns.indices.map { left in
            let others = columns.indices.filter { $0 != left }.map { columns[$0] }
            return RowGrouping.classSizes(of: others, rows: records).count { $0 == 1 }
        }
    }

    /// The quasi-identifier that singles out most records, with the records that would be alone without it; `nil` if dropping one
    /// alone helps nobody.
    var mostTelling: (name: String, uniqueWithout: Int)? {
        let candidates = columns.compactMap { column in column.uniqueWithout.map { (column.name, $0) } }
        guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 < measures.classes.uniqueRecords else {
            return nil
        }
        return best
    }
}
