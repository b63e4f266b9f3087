import TideCore

extension Resolution {
    mutating func check(
        _ column: GrantColumn,
        of dataset: Dataset,
        preserve: [Dimension],
        at place: (String) -> Place
    ) {
        guard let declared = dataset.column(column.name) else {
            let meant = suggestion(for: column.name, among: dataset.columns.map(\.name))
            return note(.unknownColumn, [dataset.id.text, column.name], at: place(""), meant: meant)
        }
        switch column.treatment {
        case .drop: break
        case .pseudonymise(let how):
            problems += how.slips.map { slip in slip.diagnostic { place("/pseudonymise\($0)") } }
            guard declared.identifier == nil else { break }
            note(.pseudonymWithoutIdentifier, [column.name, dataset.id.text], at: place("/pseudonymise"))
        case _ where declared.role == .direct: note(.directIdentifier, [column.name], at: place(""))
        case .keep: break
        case .band:
            guard !declared.hasNumbers else { break }
            note(.bandWithoutNumbers, [column.name, declared.type.rawValue], at: place("/band"))
        case .code(let ends):
            expectNumbers(in: declared, for: ends.top == nil ? "bottomCode" : "topCode", at: place)
            guard let bottom = ends.bottom?.bound, let top = ends.top?.bound, bottom >= top else { break }
            note(.endsCross, [String(bottom), String(top)], at: place("/bottomCode/upTo"))
        case .round: expectNumbers(in: declared, for: "round", at: place)
        case .microaggregate: expectNumbers(in: declared, for: "microaggregate", at: place)
        case .shift:
            if declared.type != .date {
                note(.shiftWithoutDates, [column.name, declared.type.rawValue], at: place("/shift"))
            }
            if dataset.unitIdentifier == nil { note(.shiftWithoutUnit, [dataset.id.text], at: place("/shift")) }
            if declared.role == .quasi { note(.shiftOfQuasi, [column.name], at: place("/shift")) }
        case .generalise(let level):
            let isPreserved = declared.dimension.map(preserve.contains) ?? false
            checkLevel(level, of: declared, isPreserved: isPreserved, at: place("/generalise/atLeast"))
        }
    }

    private mutating func expectNumbers(in column: DatasetColumn, for treatment: String, at place: (String) -> Place) {
        guard !column.hasNumbers else { return }
        note(.treatmentWithoutNumbers, [column.name, column.type.rawValue, treatment], at: place("/\(treatment)"))
    }

    /// What treatments of several columns say of each other: dates are all moved alike, and means that belong together are of as many records.
    mutating func checkJoint(_ columns: [GrantColumn], of dataset: Dataset, at place: (String) -> Place) {
        var days: Int?
        for column in columns {
            guard case .shift(let own) = column.treatment else { continue }
            if let days, days != own {
                note(.shiftsDiffer, [column.name, String(own), String(days)], at: place("\(column.name)/shift/days"))
            }
            days = days ?? own
        }
        if days != nil {
            for column in columns where column.treatment != .drop && dataset.column(column.name)?.type == .date {
                if case .shift = column.treatment { continue }
                note(.dateBesideShifted, [column.name], at: place(column.name))
            }
        }
        var sizes: [Identifier: Int] = [:]
        for column in columns {
            guard case .microaggregate(let how) = column.treatment, let name = how.together else { continue }
            if let k = sizes[name], k != how.k {
                let arguments = [column.name, String(how.k), name.text, String(k)]
                note(.averagesDiffer, arguments, at: place("\(column.name)/microaggregate/k"))
            }
            sizes[name] = sizes[name] ?? how.k
        }
    }

    private mutating func checkLevel(
        _ level: String,
        of column: DatasetColumn,
        isPreserved: Bool,
        at place: @autoclosure () -> Place
    ) {
        guard let reference = column.hierarchy else { return note(.noHierarchy, [column.name], at: place()) }
        let levels: [String]
        var hasTop = true
        switch reference {
        case .ladder(let ladder): levels = ladder.levelNames
        case .date(let dates):
            guard !dates.isEmpty else { return }
            levels = dates.map(\.rawValue)
            hasTop = false
        case .document(let id):
            guard let document = hierarchies[id] else { return }
            levels = document.ladder.levelNames
        }
        guard !levels.isEmpty else { return note(.levelsWithoutNames, [column.name], at: place()) }
        guard levels.contains(level) else {
            let arguments = [level, column.name, levels.joined(separator: ", ")]
            return note(.unknownLevel, arguments, at: place(), meant: suggestion(for: level, among: levels))
        }
        guard isPreserved, hasTop, levels.count > 1, level == levels.last else { return }
        note(.preservedAtTop, [column.name, column.dimension?.rawValue ?? "", level], at: place())
    }
}

extension DatasetColumn {
    /// Whether its values are numbers.
    fileprivate var hasNumbers: Bool { type == .integer || type == .decimal }
}
