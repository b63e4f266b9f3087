import TideCore

extension Resolution {
    /// A ladder with one source, whose rows or rule fit together.
    ///
    /// - Parameters:
    ///   - path: what stands before its keys: empty, or ending in `/`.
    ///   - type: of the column that it stands at; `nil` for a document of its own.
    mutating func check(
        _ ladder: HierarchyLadder,
        _ fields: FieldPlaces,
        below path: String,
        type: ColumnType?
    ) {
        func place(_ name: String) -> Place { fields.clause("\(path)\(name)").place }
        let written = LadderFields.sources.filter { fields.has("\(path)\($0)") }
        if written.count > 1 { note(.ladderSourceTwice, [written.joined(separator: ", ")], at: place(written[1])) }
        switch ladder.source {
        case .file(let file): _ = self.file(file.path, at: place("file"))
        case .rows(let rows):
            let width = ladder.levels.isEmpty ? rows.first?.count ?? 0 : ladder.levels.count
            for (position, row) in rows.enumerated() where row.count != width {
                let arguments = [String(position + 1), String(row.count), String(width)]
                note(.raggedHierarchy, arguments, at: place("rows/\(position)"))
            }
        case .built(let builder):
            check(builder, type: type) { place($0.isEmpty ? builder.key : "\(builder.key)/\($0)") }
            if !ladder.levels.isEmpty, ladder.levels.count != builder.ownLevels.count {
                let arguments = [String(ladder.levels.count), String(builder.ownLevels.count)]
                note(.builtLevelNames, arguments, at: place("levels"))
            }
        }
    }

    private mutating func check(_ builder: HierarchyBuilder, type: ColumnType?, at place: (String) -> Place) {
        let types: [ColumnType]
        switch builder {
        case .interval(let interval):
            check(interval, type: type, at: place)
            types = [.integer, .decimal]
        case .date(let date):
            expectOrder(("from", date.from), ("until", date.until), at: place("until"))
            checkNesting(of: date.levels, at: place)
            types = [.date]
        case .mask(let mask):
            if zip(mask.keep, mask.keep.dropFirst()).contains(where: { $0 <= $1 }) {
                note(.maskOrder, at: place("keep"))
            }
            if case .file(let file) = mask.codes { _ = self.file(file.path, at: place("file")) }
            types = [.text, .code, .integer]
        case .order(let order):
            check(order, at: place)
            types = ColumnType.allCases
        }
        if let type, !types.contains(type) {
            note(.builderElsewhere, [builder.key, type.rawValue], at: place(""))
        }
        let isCounted = if case .mask(let mask) = builder, case .file = mask.codes { false } else { true }
        if isCounted, builder.leafCount.map({ $0 > HierarchyBuilder.mostLeaves }) ?? true {
            note(.domainTooLarge, [String(HierarchyBuilder.mostLeaves)], at: place(""))
        }
    }

    private mutating func check(_ interval: IntervalBuilder, type: ColumnType?, at place: (String) -> Place) {
        if interval.until < interval.from {
            note(.boundsOutOfOrder, [String(interval.until), String(interval.from)], at: place("until"))
        }
        let pairs = zip(interval.widths, interval.widths.dropFirst())
        if pairs.contains(where: { $1 <= $0 || !$1.isMultiple(of: $0) }) { note(.widthsNotNested, at: place("widths")) }
    }

    private mutating func checkNesting(of levels: [DateLevel], at place: (String) -> Place) {
        let positions = levels.compactMap { DateLevel.allCases.firstIndex(of: $0) }
        guard positions == positions.sorted() else { return note(.dateLevelsOutOfOrder, at: place("levels")) }
        for (position, (finer, coarser)) in zip(levels, levels.dropFirst()).enumerated() where !finer.nests(in: coarser)
        {
            note(.dateLevelsNotNested, [finer.rawValue, coarser.rawValue], at: place("levels/\(position + 1)"))
        }
    }

    /// Each level's groups hold every value of the level below once, neighbours together.
    private mutating func check(_ order: OrderBuilder, at place: (String) -> Place) {
        var below = order.values
        for (level, groups) in order.groups.enumerated() {
            let known = Set(below)
            var uses: [String: Int] = [:]
            for group in groups {
                for (position, member) in group.members.enumerated() {
                    uses[member, default: 0] += 1
                    guard !known.contains(member) else { continue }
                    let meant = suggestion(for: member, among: below)
                    let path = "groups/\(level)/\(group.name)/\(position)"
                    note(.groupOfUnknown, [member, String(level)], at: place(path), meant: meant)
                }
            }
            for value in below where uses[value] != 1 {
                let count = uses[value] ?? 0
                note(.valueNotInOneGroup, [value, String(count), String(level + 1)], at: place("groups/\(level)"))
            }
            // Where every value has its one group, the groups follow each other as their values do.
            let isWhole = below.allSatisfy { uses[$0] == 1 } && uses.count == below.count
            if isWhole, groups.flatMap(\.members) != below {
                note(.groupsOutOfOrder, [String(level + 1)], at: place("groups/\(level)"))
            }
            below = groups.map(\.name)
        }
    }
}
