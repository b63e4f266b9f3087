import TideCore

/// A line of the disaggregation table: one dimension, by one column that tells it.
package struct DimensionLine<Measured: Sendable>: Sendable {
    package let dimension: String
    /// Whether the release is asked to keep it apart.
    package let isAsked: Bool
    /// `nil` where the dataset has no column for the dimension.
    package let column: ReportedColumn?
    /// The released column's measures; `nil` where nothing of it is released or measured.
    package let measured: Measured?
}

extension OfficerReportInput {
    /// One line for each column of each dimension: those asked for first, then those that the dataset has beside them.
    package var disaggregation: [DimensionLine<ColumnComparison>] {
        DimensionLine.lines(dimensions, columns: columns, measured: comparisons, name: \.name)
    }

    /// The dimensions asked for by which at least one released column still tells records apart.
    package var usableDimensions: Set<String> {
        let usable = disaggregation.filter { $0.isAsked && $0.measured?.released.recordsToldApart ?? 0 > 0 }
        return Set(usable.map(\.dimension))
    }
}

extension RecipientReportInput {
    /// One line for each column of each dimension: those asked for first, then those that the dataset has beside them.
    package var disaggregation: [DimensionLine<ReleasedColumn>] {
        DimensionLine.lines(dimensions, columns: columns, measured: distributions, name: \.name)
    }
}

extension DimensionLine {
    static func lines(
        _ asked: [String],
        columns: [ReportedColumn],
        measured: [Measured],
        name: (Measured) -> String
    ) -> [DimensionLine] {
        var dimensions = asked
        for dimension in columns.compactMap(\.dimension) where !dimensions.contains(dimension) {
            dimensions.append(dimension)
        }
        return dimensions.flatMap { dimension in
            let isAsked = asked.contains(dimension)
            let columns = columns.filter { $0.dimension == dimension }
            guard !columns.isEmpty else {
                return [DimensionLine(dimension: dimension, isAsked: isAsked, column: nil, measured: nil)]
            }
            return columns.map { column in
                let found = measured.first { name($0) == column.name }
                return DimensionLine(
                    dimension: dimension,
                    isAsked: isAsked,
                    column: column,
                    measured: column.isReleased ? found : nil
                )
            }
        }
    }
}
