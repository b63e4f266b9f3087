import TideCore

extension ReportedColumn {
    /// What both reports say of a column that tells a dimension.
    ///
    /// - Parameters:
    ///   - released: what of it leaves; `nil` where nothing does.
    ///   - share: told apart, of the source's records for the officer, of the released for the recipient.
    fileprivate static func disaggregation(
        _ column: ReportedColumn?,
        _ released: ReleasedColumn?,
        share: Ratio?
    ) -> [String: JSONValue] {
        let categories = released?.categories ?? []
        let isDeclared = released?.isDeclared ?? false
        let survivors = Excerpt(categories, limit: ReportLimits.categories, value: \.value) { category in
            isDeclared || category.records > 1
        }
        var members: [String: JSONValue] = [
            "categories": JSONValue(categories.count),
            "values": survivors.json.values,
            "rest": survivors.json.rest,
            "smallestCategory": JSONValue(categories.last?.records ?? 0),
            "largestCategory": JSONValue(categories.first?.records ?? 0),
            "recordsToldApart": JSONValue(released?.recordsToldApart ?? 0),
            "shareToldApart": .string((share ?? Ratio(0, of: 0)).decimal),
        ]
        guard let column else { return members }
        members["column"] = .string(column.name)
        members["level"] = column.level.map { JSONValue($0) }
        members["levelName"] = column.levelName.map(JSONValue.string)
        return members
    }
}

extension DimensionLine<ColumnComparison> {
    var json: JSONValue {
        var members = ReportedColumn.disaggregation(column, measured?.released, share: measured?.shareToldApart)
        members["dimension"] = .string(dimension)
        members["asked"] = .bool(isAsked)
        members["categoriesInSource"] = measured.map { JSONValue($0.source.categories) }
        members["leastKeptShare"] = measured?.leastKept.map { .string($0.kept.decimal) }
        return .object(members)
    }
}

extension DimensionLine<ReleasedColumn> {
    var json: JSONValue {
        var members = ReportedColumn.disaggregation(column, measured, share: measured?.shareToldApart)
        members["dimension"] = .string(dimension)
        members["asked"] = .bool(isAsked)
        return .object(members)
    }
}
