package import TideCore

/// Where a column's generalisation ladder comes from.
package enum HierarchyReference: Hashable, Sendable {
    /// A file of values by level: one row a leaf, finest first.
    case file(HierarchyFile)
    /// A document of kind `hierarchy` of the same policy set.
    case document(Identifier)
    /// The levels of a date, finest first: `day`, `month`, `quarter`, `year`. A fixed recoding, never searched.
    case date(levels: [DateLevel])
}

/// A CSV of a hierarchy, without a header line.
package struct HierarchyFile: Hashable, Sendable {
    /// Relative to the policy set's folder (a spec's own folder), as in ``PolicySet/files``; never absolute, never above it.
    package let path: String
    package let separator: String
    /// Names of the levels, finest first, as many as the file has columns; empty where the document names none.
    package let levels: [String]

    package init(path: String, separator: String, levels: [String]) {
        self.path = path
        self.separator = separator
        self.levels = levels
    }
}

/// How coarsely a date is told.
package enum DateLevel: String, Hashable, Sendable, CaseIterable {
    case day
    case month
    case quarter
    case year
}

/// A generalisation ladder written out: a document of kind `hierarchy`.
package struct HierarchyDocument: Hashable, Sendable {
    package let id: Identifier
    /// Names of the levels, finest first.
    package let levels: [String]
    package let source: Source
    package let fields: FieldPlaces

    package init(id: Identifier, levels: [String], source: Source, fields: FieldPlaces) {
        self.id = id
        self.levels = levels
        self.source = source
        self.fields = fields
    }

    /// Where its rows stand.
    package enum Source: Hashable, Sendable {
        /// One row a leaf: its value at each level, finest first.
        case rows([[String]])
        case file(HierarchyFile)
    }
}
