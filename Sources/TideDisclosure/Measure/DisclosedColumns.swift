/// A released column that tells of another more than is released of that.
package struct ColumnLeak: Hashable, Sendable {
    /// The released column.
    package let telling: String
    /// The one that is dropped or coarsened.
    package let told: String
    package let relation: Relation
    /// Why it does no harm; `nil` where nothing says so.
    package let cover: Cover?

    package init(telling: String, told: String, relation: Relation, cover: Cover?) {
        self.telling = telling
        self.told = told
        self.relation = relation
        self.cover = cover
    }

    package enum Relation: Hashable, Sendable {
        /// Whoever knows the released value knows the value that is not released.
        case determines
        /// The released value is a coarser form of the one that is not released, and finer than what is released of it.
        case coarserForm
        /// The released value is a finer form of what is released of the other.
        case finerForm
    }

    package enum Cover: Hashable, Sendable {
        /// Both are quasi-identifiers: the one that leaves is in the classes that k counts.
        case counted
        /// The dataset document says that the one tells the other.
        case declared
    }
}

/// A column of a source and what is released of it, in the same order of records.
package struct DisclosedColumn: Sendable {
    package let name: String
    /// In the source.
    package let source: ToldCodes
    /// What leaves; `nil` if the column is dropped.
    package let released: ToldCodes?
    /// Whether its values went through a fixed recoding, so that `source` is not the source's detail.
    package let isRecoded: Bool
    /// Whether k counts it.
    package let isQuasiIdentifier: Bool
    /// Whether dropping or coarsening it protects a person: a quasi-identifier or a sensitive column.
    package let isProtected: Bool
    /// Whether k would count it if it were released.
    package let couldBeQuasiIdentifier: Bool
    /// The columns that this one is declared to tell of.
    package let covered: [String]

    package init(
        name: String,
        source: ToldCodes,
        released: ToldCodes?,
        isRecoded: Bool = false,
        isQuasiIdentifier: Bool,
        isProtected: Bool,
        couldBeQuasiIdentifier: Bool,
        covered: [String] = []
    ) {
        self.name = name
        self.source = source
        self.released = released
        self.isRecoded = isRecoded
        self.isQuasiIdentifier = isQuasiIdentifier
        self.isProtected = isProtected
        self.couldBeQuasiIdentifier = couldBeQuasiIdentifier
        self.covered = covered
    }

    /// Whether less leaves than there was.
    var isReduced: Bool { isRecoded || (released?.count ?? 0) < source.count }

    /// The same column if it did not leave.
    var dropped: DisclosedColumn {
        DisclosedColumn(
            name: name,
            source: source,
            released: nil,
            isQuasiIdentifier: isQuasiIdentifier,
            isProtected: isProtected,
            couldBeQuasiIdentifier: couldBeQuasiIdentifier,
            covered: covered
        )
    }
}

extension ColumnLeak {
    /// Every released column that tells of a dropped or coarsened one what is not released of it, in the order of the columns told of,
    /// then of those that tell; those that do no harm too.
    ///
    /// - Complexity: O(records) for each pair of columns that may be related; a sample for the others.
    package static func find(in columns: [DisclosedColumn]) -> [ColumnLeak] {
        var leaks: [ColumnLeak] = []
        for told in columns where told.isReduced && told.isProtected {
            for telling in columns where telling.name != told.name {
                guard let released = telling.released, released.count > 1, let relation = relation(released, told)
                else { continue }
                let cover: Cover? =
                    telling.covered.contains(told.name)
                    ? .declared : telling.isQuasiIdentifier && told.couldBeQuasiIdentifier ? .counted : nil
                leaks.append(ColumnLeak(telling: telling.name, told: told.name, relation: relation, cover: cover))
            }
        }
        return leaks
    }

    /// Every column that tells of a protected one what would not be released of it if it were dropped and all else left as it is.
    package static func related(in columns: [DisclosedColumn]) -> [ColumnLeak] {
        columns.filter(\.isProtected).flatMap { told in
            find(in: columns.map { $0.name == told.name ? $0.dropped : $0 }).filter { $0.told == told.name }
        }
    }

    private static func relation(_ telling: ToldCodes, _ told: DisclosedColumn) -> Relation? {
        func follows(_ from: ToldCodes, _ to: ToldCodes) -> Bool { ColumnDependency.holds(from: from, to: to) }
        guard !told.isRecoded else {
            // Only the recoded values are known: what tells them and more is a finer form.
            guard let released = told.released else { return nil }
            return follows(telling, released) && !follows(released, telling) ? .finerForm : nil
        }
        if follows(telling, told.source) {
            // Where the released form all but tells the source's value itself, nothing is lost to another column.
            let isTold = told.released.map { follows($0, told.source) }
            return isTold == true ? nil : .determines
        }
        guard follows(told.source, telling) else { return nil }
        // What already follows from the released form says nothing new.
        let isTold = told.released.map { follows($0, telling) }
        return isTold == true ? nil : .coarserForm
    }
}
