package import TideCore

/// Where a column's generalisation ladder comes from.
package enum HierarchyReference: Hashable, Sendable {
    /// A ladder written at the column.
    case ladder(HierarchyLadder)
    /// A document of kind `hierarchy` of the same policy set.
    case document(Identifier)
    /// The levels of a date, finest first: `day`, `week`, `month`, `quarter`, `year`, `decade`. A fixed recoding, never
    /// searched.
    case date(levels: [DateLevel])
}

/// A ladder with the names of its levels.
package struct HierarchyLadder: Hashable, Sendable {
    package let source: Source
    /// Names of the levels, finest first, as many as the ladder has; empty where the document names none.
    package let levels: [String]

    package init(source: Source, levels: [String]) {
        self.source = source
        self.levels = levels
    }

    /// Where its rows come from.
    package enum Source: Hashable, Sendable {
        /// One row a leaf: its value at each level, finest first.
        case rows([[String]])
        /// A CSV of such rows.
        case file(HierarchyFile)
        case built(HierarchyBuilder)
    }

    /// The names of the levels, the builder's own where the document gives none; empty where nobody names them.
    package var levelNames: [String] {
        guard levels.isEmpty, case .built(let builder) = source else { return levels }
        return builder.ownLevels
    }

    /// The file that it needs.
    package var file: HierarchyFile? {
        switch source {
        case .file(let file): file
        case .built(.mask(let mask)): if case .file(let file) = mask.codes { file } else { nil }
        case .rows, .built: nil
        }
    }

    /// The rule that makes it.
    package var builder: HierarchyBuilder? { if case .built(let builder) = source { builder } else { nil } }
}

/// A CSV of a hierarchy, without a header line.
package struct HierarchyFile: Hashable, Sendable {
    /// Relative to the policy set's folder (a spec's own folder), as in ``PolicySet/files``; never absolute, never above it.
    package let path: String
    package let separator: String

    package init(path: String, separator: String) {
        self.path = path
        self.separator = separator
    }
}

/// How coarsely a date is told.
package enum DateLevel: String, Hashable, Sendable, CaseIterable {
    case day
    /// The seven days from a Monday.
    ///
    /// *Source:* ISO 8601-1, section 3.1.1.23, calendar week.
    case week
    case month
    case quarter
    case year
    case decade

    /// Whether every value of this level lies within one of the coarser level: a week may lie in two months or years.
    package func nests(in coarser: DateLevel) -> Bool { self != .week || coarser == .week }
}

/// A generalisation ladder of its own: a document of kind `hierarchy`.
package struct HierarchyDocument: Hashable, Sendable {
    package let id: Identifier
    package let ladder: HierarchyLadder
    package let fields: FieldPlaces

    package init(id: Identifier, ladder: HierarchyLadder, fields: FieldPlaces) {
        self.id = id
        self.ladder = ladder
        self.fields = fields
    }
}
