import TideCore

extension Resolution {
    /// Units, weights and population of a dataset are told by columns that it has.
    mutating func checkUnits(of dataset: Dataset) {
        let fields = dataset.fields
        if let name = dataset.unitIdentifier {
            let place = fields.clause("unitIdentifier").place
            if let column = expectColumn(name, of: dataset, at: place),
                column.role != .direct || column.hierarchy != nil
            {
                note(.unitNotDirect, [name], at: place)
            }
        }
        let weights = dataset.columns.filter { $0.role == .weight }
        for column in weights.dropFirst() {
            note(.secondWeight, [column.name], at: fields.clause("columns/\(column.name)/role").place)
        }
        for column in weights where column.type != .integer && column.type != .decimal {
            note(
                .weightWithoutNumbers,
                [column.name, column.type.rawValue],
                at: fields.clause("columns/\(column.name)").place
            )
        }
        if let table = dataset.samplingWeights {
            _ = file(table.path, at: fields.clause("samplingWeights/file").place)
            if !weights.isEmpty { note(.secondWeight, [table.weight], at: fields.clause("samplingWeights").place) }
            for (position, name) in table.by.enumerated() {
                expectColumn(name, of: dataset, at: fields.clause("samplingWeights/by/\(position)").place)
            }
        }
        guard let population = dataset.population else { return }
        _ = file(population.path, at: fields.clause("population/file").place)
        let isList = fields.has("population/columns/0")
        for (position, column) in population.columns.enumerated() {
            let place = fields.clause("population/columns/\(isList ? String(position) : column.name)").place
            if let declared = expectColumn(column.name, of: dataset, at: place), declared.role != .quasi {
                note(.populationOfNoQuasi, [column.name, declared.role.rawValue], at: place)
            }
        }
    }

    /// Notes a column that the dataset does not declare.
    @discardableResult
    private mutating func expectColumn(
        _ name: String,
        of dataset: Dataset,
        at place: @autoclosure () -> Place
    ) -> DatasetColumn? {
        if let column = dataset.column(name) { return column }
        let meant = suggestion(for: name, among: dataset.columns.map(\.name))
        note(.unknownColumn, [dataset.id.text, name], at: place(), meant: meant)
        return nil
    }
}
