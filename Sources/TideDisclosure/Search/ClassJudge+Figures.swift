/// How near a safeguard could be come to.
package struct AttainableFigure: Hashable, Sendable {
    package let model: PrivacyModel
    /// The strictest bound of this safeguard, held alone, that the coarsest levels allowed meet within the limit on suppression, classes being
    /// compared with all records.
    ///
    /// Of recursive diversity and delta-disclosure, whose bound is none that is met, every bound above it.
    /// `nil` where no bound is met, and for safeguards of the whole table, units and columns of more than 64 values, which are not figured out.
    package let bound: Double?

    package init(model: PrivacyModel, bound: Double?) {
        self.model = model
        self.bound = bound
    }
}

extension ClassJudge {
    /// The strictest bound of a safeguard, held alone, that a table's classes meet if at most so many records are suppressed.
    func attainable(_ model: PrivacyModel, _ table: ClassTable, limit: Int) -> AttainableFigure {
        guard let largerIsStricter = model.largerIsStricter else { return AttainableFigure(model: model, bound: nil) }
        var figures: [(figure: Double, size: Int)] = []
        for position in 0..<table.count where table.sizes[position] > 0 {
            guard let figure = figure(of: model, table, position) else {
                return AttainableFigure(model: model, bound: nil)
            }
            figures.append((figure, Int(table.sizes[position])))
        }
        // The classes furthest from the safeguard go first, those at one figure together.
        figures.sort { largerIsStricter ? $0.figure < $1.figure : $0.figure > $1.figure }
        var (start, suppressed) = (0, 0)
        while start < figures.count {
            let end = figures[start...].firstIndex { $0.figure != figures[start].figure } ?? figures.count
            suppressed += figures[start..<end].reduce(0) { $0 + $1.size }
            if suppressed > limit { break }
            start = end
        }
        guard start < figures.count, figures[start].figure.isFinite else {
            return AttainableFigure(model: model, bound: nil)
        }
        return AttainableFigure(model: model, bound: figures[start].figure)
    }

    /// What a safeguard bounds in a class; `nil` where that is not figured out.
    private func figure(of model: PrivacyModel, _ table: ClassTable, _ position: Int) -> Double? {
        let size = Double(table.sizes[position])
        let members = contents.populationCell.map { Double(table.cells[position * table.cellsPerClass + $0]) }
        switch model {
        case .kAnonymity: return contents.unitCell == nil ? size : nil
        case .kMap: return members
        case .risk(.prosecutor, .highest, _): return 1 / size
        case .risk(_, .highest, _): return 1 / max(1, members ?? size)
        case .risk(_, .average, _), .populationUniqueness: return nil
        case .diversity, .closeness, .deltaDisclosure, .betaLikeness:
            for values in contents.sensitive where values.check.holds(model) {
                guard case .cells(let start) = values.place else { return nil }
                let from = position * table.cellsPerClass + start
                let counts = table.cells.span.extracting(from..<from + values.check.width)
                return values.check.figure(of: model, counts)
            }
            return nil
        }
    }
}

extension PrivacyModel {
    /// Whether a figure that is measured is itself a bound that is met: not where a bound has to be above it.
    package var meetsItsFigure: Bool {
        switch self {
        case .diversity(_, .recursive), .deltaDisclosure: false
        default: true
        }
    }

    /// Whether a larger bound asks for more; `nil` for safeguards of the whole table.
    package var largerIsStricter: Bool? {
        switch self {
        case .kAnonymity, .kMap, .diversity(_, .distinct), .diversity(_, .entropy): true
        case .diversity(_, .recursive), .closeness, .deltaDisclosure, .betaLikeness, .risk(_, .highest, _): false
        case .risk(_, .average, _), .populationUniqueness: nil
        }
    }
}
