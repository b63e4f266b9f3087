import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata

extension PlanCompiler {
    /// What a column's texts go through when they are read: its codelist, then what the treatment fixes.
    func recoding(of column: DatasetColumn, _ treatment: Treatment, at place: Place) throws -> Recoding? {
        let fixed = fixedRecoding(of: column, treatment)
        switch treatment {
        case .drop, .pseudonymise: return nil
        default:
            guard let crosswalk = try shelf.crosswalk(of: column, at: place) else { return fixed }
            return Recoding.crosswalk(crosswalk).followed(by: fixed)
        }
    }

    /// Dates are told exactly to the level asked for, bands are exactly as wide and ends exactly where they are stated, before anything is counted.
    private func fixedRecoding(of column: DatasetColumn, _ treatment: Treatment) -> Recoding? {
        switch treatment {
        case .band(let width): column.type == .decimal ? .decimalBand(width: width) : .band(width: width)
        case .generalise(let level) where column.dateLevels.contains(where: { $0.rawValue == level }): dateUnit(level)
        case .generalise: builtRecoding(of: column)
        case .keep where column.type == .date && !column.dateLevels.isEmpty: .date(.day)
        case .keep: builtRecoding(of: column)
        case .code(let ends):
            .ends(ends.numbers, isDecimal: column.type == .decimal, others: builtRecoding(of: column))
        case .round(let base): .rounded(base: base, isDecimal: column.type == .decimal)
        // They read their numbers and dates themselves.
        case .shift, .microaggregate: nil
        case .drop, .pseudonymise: nil
        }
    }

    /// What brings a quasi-identifier's texts to the leaves of a ladder that a rule makes; `nil` where they are leaves.
    private func builtRecoding(of column: DatasetColumn) -> Recoding? {
        guard column.role == .quasi, let builder = shelf.ladder(of: column)?.builder else { return nil }
        switch builder {
        case .date(let date): return date.levels.first.map { .date($0.unit) }
        case .interval(let interval):
            let isDecimal = column.type == .decimal
            if interval.isClamped {
                return .bounded(interval.from...max(interval.from, interval.until), isDecimal: isDecimal)
            }
            return isDecimal ? .decimalBand(width: 1) : nil
        case .mask, .order: return nil
        }
    }

    private func dateUnit(_ level: String) -> Recoding? {
        DateLevel(rawValue: level).map { .date($0.unit) }
    }

    /// A column's hierarchy as its treatment leaves it; `nil` where it has none.
    ///
    /// The hierarchy of a column that is banded, rounded or averaged speaks of the values before that, so it has none. Coded ends are one leaf each.
    func hierarchy(of column: DatasetColumn, _ treatment: Treatment, at place: Place) throws -> Hierarchy? {
        switch treatment {
        case .band, .round, .microaggregate: return nil
        case .code(let ends):
            for case (let end?, let text?, let isTop) in [
                (ends.bottom, ends.bottomText, false), (ends.top, ends.topText, true),
            ] {
                let read = Recoding.place(of: text)
                if isTop ? read < Double(end.bound) : read > Double(end.bound) {
                    throw ReleaseError.invalid([Diagnostic(.endTextMisplaced, [column.name, text], at: place)])
                }
            }
            guard let hierarchy = try shelf.hierarchy(of: column, at: place) else { return nil }
            guard let coded = try hierarchy.coded(ends.numbers) else {
                throw ReleaseError.invalid([Diagnostic(.endBeyondLadder, [column.name, ends.summary], at: place)])
            }
            return coded
        case .keep, .drop, .generalise, .shift, .pseudonymise: return try shelf.hierarchy(of: column, at: place)
        }
    }

    /// What becomes of columns by more than their own values, by name.
    func reworkings(of columns: [GrantColumn]) -> [String: Reworking] {
        var found: [String: Reworking] = [:]
        for column in columns {
            switch column.treatment {
            case .shift(let days): found[column.name] = .shifted(days: days)
            case .microaggregate(let how):
                let others = columns.filter { other in
                    guard case .microaggregate(let own) = other.treatment, let name = how.together else { return false }
                    return own.together == name
                }.map(\.name)
                let names = dataset.columns.map(\.name).filter { $0 == column.name || others.contains($0) }
                found[column.name] = .averaged(k: how.k, decimals: how.decimals, columns: names)
            default: break
            }
        }
        return found
    }
}

extension EndCoding {
    /// As the reader knows it.
    var numbers: NumberEnds {
        NumberEnds(
            bottom: bottom.flatMap { end in bottomText.map { NumberEnds.End(bound: end.bound, text: $0) } },
            top: top.flatMap { end in topText.map { NumberEnds.End(bound: end.bound, text: $0) } }
        )
    }
}

extension DatasetColumn {
    /// The levels at which the column's dates can be told; empty unless it is declared so.
    var dateLevels: [DateLevel] {
        guard case .date(let levels)? = hierarchy else { return [] }
        return levels
    }
}

extension DateLevel {
    var unit: DateUnit {
        switch self {
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        case .decade: .decade
        }
    }
}
