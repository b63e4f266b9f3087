import TideCore

/// A line of the disaggregation table: one dimension that was asked for, by one column that tells it.
package struct DimensionLine<Measured: Sendable>: Sendable {
    package let dimension: String
    /// `nil` where the dataset has no column for the dimension.
    package let column: ReportedColumn?
    /// The released column's measures; `nil` where nothing of it is released or measured.
    package let measured: Measured?
}

extension OfficerReportInput {
    /// One line for each column of each dimension asked for.
    package var disaggregation: [DimensionLine<ColumnComparison>] {
        DimensionLine.lines(dimensions, columns: columns, measured: comparisons, name: \.name)
    }

    /// The dimensions by which at least one released column still tells records apart.
    package var usableDimensions: Set<String> {
        Set(disaggregation.filter { $0.measured?.released.recordsToldApart ?? 0 > 0 }.map(\.dimension))
    }
}

extension RecipientReportInput {
    /// One line for each column of each dimension asked for.
    package var disaggregation: [DimensionLine<ReleasedColumn>] {
        DimensionLine.lines(dimensions, columns: columns, measured: distributions, name: \.name)
    }
}

extension DimensionLine {
    static func lines(
        _ dimensions: [String],
        columns: [ReportedColumn],
        measured: [Measured],
        name: (Measured) -> String
    ) -> [DimensionLine] {
        dimensions.flatMap { dimension in
            let columns = columns.filter { $0.dimension == dimension }
            guard !columns.isEmpty else {
                return [DimensionLine(dimension: dimension, column: nil, measured: nil)]
            }
            return columns.map { column in
                let found = measured.first { name($0) == column.name }
                return DimensionLine(dimension: dimension, column: column, measured: column.isReleased ? found : nil)
            }
        }
    }
}
