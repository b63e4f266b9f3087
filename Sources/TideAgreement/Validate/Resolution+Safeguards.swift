import TideCore

extension Resolution {
    /// What safeguards and search settings need of the dataset that they are about.
    ///
    /// - Parameters:
    ///   - leaving: the columns that leave, or may.
    ///   - fields: of the document that states them.
    ///   - path: what stands before `safeguards` and `search` there: empty, or ending in `/`.
    mutating func check(
        _ safeguards: Safeguards,
        _ search: SearchSettings,
        in dataset: Dataset,
        leaving: [String],
        _ fields: FieldPlaces,
        below path: String
    ) {
        func place(_ name: String) -> Place { fields.clause("\(path)safeguards/\(name)").place }
        if safeguards.kAnonymity?.unit == .units, dataset.unitIdentifier == nil {
            note(.unitsWithoutIdentifier, [dataset.id.text], at: place("kAnonymity/unit"))
        }
        for family in SafeguardModel.Family.allCases {
            let models = safeguards.models(of: family)
            let isList = fields.has("\(path)safeguards/\(family.rawValue)/0")
            for (position, model) in models.enumerated() {
                let name = family.rawValue + (isList ? "/\(position)" : "")
                check(model, in: dataset, leaving: leaving) { place($0.isEmpty ? name : "\(name)/\($0)") }
            }
            if let first = models.first(where: \.needsPopulation) {
                checkPopulation(for: first, in: dataset, leaving: leaving, at: place(family.rawValue))
            }
        }
        check(search, in: dataset, fields, at: "\(path)search")
        guard search.recoding != .fullDomain else { return }
        // What is not held class by class must not be promised; an engine would refuse it, when somebody waits for data.
        for model in safeguards.models where model.needsPopulation || model.needsWeights {
            note(.localSafeguardRefused, [model.family.rawValue], at: place(model.family.rawValue))
        }
        if search.recoding == .local, search.loss != .iyengar {
            note(.localMeasureRefused, [search.loss.rawValue], at: fields.clause("\(path)search/loss").place)
        }
    }

    /// What a document says of its own safeguards twice, or in vain.
    mutating func checkStatement(of safeguards: Safeguards, _ fields: FieldPlaces, below path: String) {
        if fields.has("\(path)safeguards/suppression"), fields.has("\(path)safeguards/kAnonymity/suppression") {
            note(.suppressionTwice, at: fields.clause("\(path)safeguards/suppression").place)
        }
        problems += safeguards.models.statementProblems(fields, below: "\(path)safeguards/")
    }

    /// A model of attribute disclosure is about a sensitive column that leaves.
    private mutating func check(
        _ model: SafeguardModel,
        in dataset: Dataset,
        leaving: [String],
        at place: (String) -> Place
    ) {
        if model.needsWeights, !dataset.hasWeights {
            note(.modelWithoutWeights, [model.family.rawValue, dataset.id.text], at: place(""))
        }
        guard let name = model.of else { return }
        let sensitive = dataset.columns.filter { $0.role == .sensitive }.map(\.name)
        guard leaving.contains(name), sensitive.contains(name), let column = dataset.column(name) else {
            let meant = suggestion(for: name, among: sensitive.filter(leaving.contains))
            return note(.notSensitive, [name, model.family.rawValue], at: place("of"), meant: meant)
        }
        guard case .tCloseness(let closeness) = model else { return }
        let isLadder = if case .date? = column.hierarchy { false } else { column.hierarchy != nil }
        switch closeness.distance {
        case .equal: break
        case .ordered where isLadder || [.integer, .decimal, .date].contains(column.type): break
        case .hierarchical where isLadder: break
        case .ordered, .hierarchical:
            note(.distanceWithoutLadder, [closeness.distance.rawValue, name], at: place("distance"))
        }
    }

    /// The quasi-identifiers that leave are known of the population.
    private mutating func checkPopulation(
        for model: SafeguardModel,
        in dataset: Dataset,
        leaving: [String],
        at place: @autoclosure () -> Place
    ) {
        guard let population = dataset.population else {
            return note(.modelWithoutPopulation, [model.family.rawValue, dataset.id.text], at: place())
        }
        for column in dataset.columns where column.role == .quasi && leaving.contains(column.name) {
            guard population.column(for: column.name) == nil else { continue }
            note(.quasiWithoutPopulation, [column.name, dataset.id.text], at: place())
        }
    }

    private mutating func check(
        _ search: SearchSettings,
        in dataset: Dataset,
        _ fields: FieldPlaces,
        at path: String
    ) {
        func place(_ name: String) -> Place { fields.clause("\(path)/\(name)").place }
        if search.loss.ownAggregate == nil {
            for key in ["aggregate", "weights"] where fields.has("\(path)/\(key)") {
                note(.settingWithoutEffect, [key, search.loss.rawValue], at: place(key))
            }
        }
        if !search.loss.weighsSuppression, fields.has("\(path)/suppressionWeight") {
            note(.settingWithoutEffect, ["suppressionWeight", search.loss.rawValue], at: place("suppressionWeight"))
        }
        if !search.weights.isEmpty {
            if search.weights.allSatisfy({ $0.weight.millionths == 0 }),
                dataset.columns.allSatisfy({ column in
                    column.role != .quasi || search.weights.contains { $0.column == column.name }
                })
            {
                note(.weightsOfNothing, at: place("weights"))
            }
        }
        for weight in search.weights where dataset.column(weight.column)?.role != .quasi {
            let quasi = dataset.columns.filter { $0.role == .quasi }.map(\.name)
            let meant = suggestion(for: weight.column, among: quasi)
            note(
                .weightOfNoQuasi,
                [weight.column, dataset.id.text],
                at: place("weights/\(weight.column)"),
                meant: meant
            )
        }
    }
}

extension [SafeguardModel] {
    /// What is wrong with models in themselves, whatever the dataset: limits that limit nothing.
    func statementProblems(_ fields: FieldPlaces, below path: String) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for attacker in ["risk", "risk/prosecutor", "risk/journalist", "risk/marketer"] {
            guard let entries = fields.written(path + attacker)?.entries, entries.isEmpty else { continue }
            problems.append(Diagnostic(.riskWithoutLimit, at: fields.clause(path + attacker).place))
        }
        let diversities = filter { $0.family == .lDiversity }
        for (position, model) in diversities.enumerated() {
            guard case .lDiversity(let diversity) = model, case .entropy(let number) = diversity.measure,
                number.value < 1
            else { continue }
            let isList = fields.has("\(path)lDiversity/0")
            let place = fields.clause("\(path)lDiversity/\(isList ? "\(position)/" : "")entropy").place
            problems.append(Diagnostic(.entropyBelowOne, at: place))
        }
        return problems
    }
}
