import TideCore

extension Assessment {
    /// What the figures mean and what helps, most serious first, for readers who know no statistics.
    package var hints: [String] {
        identifiers + singled + population + givenAway + relations + usefulness
    }

    private var identifiers: [String] {
        let direct = columns.filter { $0.role == "direct" }.map(\.name)
        guard !direct.isEmpty else { return [] }
        return [
            "Direct identifiers are in the file: \(direct.quoted()). Drop them or replace them by pseudonyms; nothing below protects"
                + " anybody while they are there."
        ]
    }

    private var singled: [String] {
        let classes = measures.classes
        guard classes.records > 0 else { return ["The file holds no record."] }
        guard !classes.quasiIdentifiers.isEmpty else {
            return [
                "No column is declared as a quasi-identifier, so no risk is counted. Declare every column that somebody could know of"
                    + " a person from elsewhere: age, sex, place, occupation and the like."
            ]
        }
        var lines: [String] = []
        let known = classes.quasiIdentifiers.quoted()
        if classes.uniqueRecords > 0 {
            let count = FigureText.counted(classes.uniqueRecords, "record")
            let share = FigureText.percent(classes.uniqueShare)
            lines.append(
                "\(count) of \(FigureText.count(classes.records)) (\(share)) like no other: whoever knows \(known) of the person finds"
                    + " the record."
            )
        } else {
            let others = FigureText.counted(classes.smallestClass - 1, "other")
            lines.append(
                "Every record shares \(known) with at least \(others); the chance of picking out a person is at most"
                    + " \(FigureText.percent(classes.highestRisk))."
            )
        }
        if let best = mostTelling {
            let count = FigureText.counted(best.uniqueWithout, "record")
            lines.append(
                "‘\(best.name)’ singles out most: without it \(count) instead of \(FigureText.count(classes.uniqueRecords)) would be"
                    + " alone. Telling it in less detail helps first."
            )
        }
        if let special = measures.specialUniques,
            let size = special.smallest.firstIndex(where: { $0 > 0 }), size + 1 < special.columns.count
        {
            let count = FigureText.counted(special.smallest[size], "record")
            lines.append(
                "\(FigureText.counted(size + 1, "value")) \(size == 0 ? "suffices" : "suffice") to find \(count): nobody else in the file has"
                    + " \(size == 0 ? "it" : "them"). Such records are the most exposed."
            )
        }
        if let units = measures.units, units.units < classes.records {
            let persons = FigureText.counted(units.units, "person", "persons")
            lines.append(
                "A person may have several records: \(FigureText.count(classes.records)) of \(persons). Counted by persons the smallest"
                    + " class is \(FigureText.count(units.smallestClass)), and \(FigureText.count(units.unitsAlone)) are alone in a class."
            )
        }
        if let match = measures.smallestMatch, match > Double(classes.smallestClass) {
            lines.append(
                "Missing values count as a value of their own here. If nobody can know what is missing, and a missing value might be"
                    + " any, every record could be \(FigureText.count(Int(match))) at least."
            )
        }
        return lines
    }

    private var population: [String] {
        var lines: [String] = []
        if let population = measures.population, measures.classes.records > 0 {
            let unique =
                population.uniqueRecords == 0 ? "no record" : FigureText.counted(population.uniqueRecords, "record")
            lines.append(
                "Against the whole population: \(unique) of this file can be of one person alone; on average the right person"
                    + " is picked in \(FigureText.share(population.averageRisk)) of the cases."
            )
            if population.uncoveredRecords > 0 {
                lines.append(
                    "The population table lacks people of \(FigureText.counted(population.uncoveredRecords, "record")) of this file. Check"
                        + " that it is of the same time and area, and that its values are written alike."
                )
            }
        }
        if let sample = measures.sample, measures.classes.records > 0 {
            let expected = DecimalText.rounded(sample.expectedUniques, decimals: 1)
            lines.append(
                "By the sampling weights, \(expected) records are expected to be alone in the population as well"
                    + " (\(FigureText.share(sample.populationUniqueness)))."
            )
        }
        return lines
    }

    private var givenAway: [String] {
        measures.sensitive.filter { $0.uniformRecords > 0 }.map { sensitive in
            let records = FigureText.counted(sensitive.uniformRecords, "record")
            return
                "‘\(sensitive.column)’ is given away without finding a record: \(records) in groups whose members all have the same"
                + " value. Ask for l-diversity or t-closeness beside k-anonymity."
        }
    }

    private var relations: [String] {
        related.filter { $0.cover == nil }.map { leak in
            switch leak.relation {
            case .determines:
                "‘\(leak.telling)’ tells ‘\(leak.told)’: whoever knows the one knows the other. Dropping or coarsening"
                    + " ‘\(leak.told)’ alone hides nothing."
            case .finerForm: "‘\(leak.telling)’ tells more than what is left of ‘\(leak.told)’."
            case .coarserForm:
                "‘\(leak.telling)’ is a coarser form of ‘\(leak.told)’: it still tells that much if ‘\(leak.told)’ is dropped or"
                    + " coarsened further."
            }
        }
    }

    private var usefulness: [String] {
        let empty = columns.filter { column in
            guard let content = column.content, measures.classes.records > 0 else { return false }
            return content.recordsToldApart * 2 < content.distribution.records
        }
        guard !empty.isEmpty else { return [] }
        return [
            "Missing in more than half of the records: \(empty.map(\.name).quoted()). What is counted by these may mislead."
        ]
    }
}
