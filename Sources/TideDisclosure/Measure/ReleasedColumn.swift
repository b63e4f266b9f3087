package import TideMicrodata

/// A column of the released file, measured on that file alone.
package struct ReleasedColumn: Hashable, Sendable {
    package let distribution: ColumnDistribution
    /// The released records whose value is neither missing nor the one that stands for the whole domain.
    package let recordsToldApart: Int
    /// The value that stands for the whole domain and so tells nothing; `nil` where there is none.
    package let topValue: String?
    /// Whether the values come from a declared hierarchy, so that each is a category even where one record alone has it.
    package let isDeclared: Bool

    /// Measures a released column.
    ///
    /// - Parameter told: the hierarchy and level it is told at; `nil` for a column without hierarchy.
    package init(_ column: EncodedColumn, told: ToldLevel?) {
        self.distribution = ColumnDistribution(of: column)
        self.topValue = told?.topValue
        self.recordsToldApart = distribution.recordsToldApart(topValue: topValue)
        self.isDeclared = told != nil
    }

    package var name: String { distribution.name }

    /// The categories that can be told apart, most frequent first: all values but the one for the whole domain.
    package var categories: [ValueCount] { distribution.counts.filter { !$0.isValue(topValue) } }

    /// Of the released records, the share that can be told apart by this column.
    package var shareToldApart: Ratio { Ratio(recordsToldApart, of: distribution.records) }
}
