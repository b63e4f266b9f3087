package import TideCore
package import TideMicrodata

/// What is to be measured of a table, by the names of its columns.
package struct MeasuringSpec: Sendable {
    package let quasiIdentifiers: [String]
    /// The columns whose values no class may give away.
    package let sensitive: [SensitiveColumn]
    /// The column that tells units apart.
    package let unitColumn: String?
    /// The column of sampling weights.
    package let weightColumn: String?
    package let population: PopulationTable?
    /// By quasi-identifier, the level that the table tells it at, for comparing it with the population.
    package let told: [String: ToldLevel]
    /// The l for which recursive (c,l)-diversity is measured.
    package let recursive: [Int]
    package let threshold: Share
    /// Whether the records that few quasi-identifiers single out are looked for.
    package var findsSpecialUniques = false

    package init(
        quasiIdentifiers: [String],
        sensitive: [SensitiveColumn] = [],
        unitColumn: String? = nil,
        weightColumn: String? = nil,
        population: PopulationTable? = nil,
        told: [String: ToldLevel] = [:],
        recursive: [Int] = SensitiveMeasures.usualRecursive,
        threshold: Share = ClassMeasures.usualThreshold
    ) {
        self.quasiIdentifiers = quasiIdentifiers
        self.sensitive = sensitive
        self.unitColumn = unitColumn
        self.weightColumn = weightColumn
        self.population = population
        self.told = told
        self.recursive = recursive
        self.threshold = threshold
    }

    /// The same, measuring all that some models speak of as well.
    package func covering(_ models: [PrivacyModel]) -> MeasuringSpec {
        var sensitive = sensitive
        var recursive = recursive
        for model in models {
            if let name = model.sensitiveColumn, !sensitive.contains(where: { $0.column == name }) {
                sensitive.append(SensitiveColumn(column: name))
            }
            if case .diversity(_, .recursive(_, let l)) = model, !recursive.contains(l) { recursive.append(l) }
        }
        var spec = MeasuringSpec(
            quasiIdentifiers: quasiIdentifiers,
            sensitive: sensitive,
            unitColumn: unitColumn,
            weightColumn: weightColumn,
            population: population,
            told: told,
            recursive: recursive,
            threshold: threshold
        )
        spec.findsSpecialUniques = findsSpecialUniques
        return spec
    }

    /// The same, looking for special uniques too, which takes longest of all and which reports alone need.
    package var findingSpecialUniques: MeasuringSpec {
        var spec = self
        spec.findsSpecialUniques = true
        return spec
    }
}

/// Every measure of a table: of its records alone, and against a population where one is known.
///
/// The same code measures a source and a released file, in the office and at the recipient's.
package struct TableMeasures: Hashable, Sendable {
    package let classes: ClassMeasures
    /// `nil` where nothing tells units apart, or the table lacks the column.
    package let units: UnitMeasures?
    /// In the order asked for; a column that the table lacks is left out.
    package let sensitive: [SensitiveMeasures]
    /// `nil` without a population table.
    package let population: PopulationMeasures?
    /// `nil` without weights, where the table lacks them, and where one is no number.
    package let sample: SampleMeasures?
    /// The smallest count of records where a missing value matches any; `nil` where no quasi-identifier is missing.
    package let smallestMatch: Double?
    /// The records that few quasi-identifiers single out; `nil` where they were not looked for.
    package let specialUniques: SpecialUniques?

    /// Measures a table.
    ///
    /// - Parameter columns: of one table, in any order; those asked for that are not there are not measured.
    package init(of columns: [EncodedColumn], records: Int, by spec: MeasuringSpec) {
        func column(_ name: String) -> EncodedColumn? { columns.first { $0.name == name } }
        let quasi = spec.quasiIdentifiers.compactMap(column)
        let partition = ClassPartition(of: quasi, records: records)
        self.classes = ClassMeasures(
            classSizes: partition.sizes,
            quasiIdentifiers: quasi.map(\.name),
            threshold: spec.threshold
        )
        self.units = spec.unitColumn.flatMap(column).map { UnitMeasures(of: $0, in: partition) }
        self.sensitive = spec.sensitive.compactMap { declared in
            column(declared.column).map {
                SensitiveMeasures(of: $0, in: partition, declared: declared, recursive: spec.recursive)
            }
        }
        self.population = spec.population.map { population in
            PopulationMeasures(of: quasi, records: records, in: population, told: spec.told, threshold: spec.threshold)
        }
        self.sample = spec.weightColumn.flatMap(column).flatMap { SampleMeasures(of: $0, in: partition) }
        let isMissing = quasi.contains { column in
            guard let missing = column.missingCode else { return false }
            return column.codes.contains(missing)
        }
        self.smallestMatch = isMissing ? MissingMatches(of: quasi, in: partition, credit: .full).smallest : nil
        self.specialUniques = spec.findsSpecialUniques ? SpecialUniques(of: quasi, in: partition) : nil
    }

    /// Of classes that were counted before; nothing else is measured.
    package init(classes: ClassMeasures) {
        self.init(
            classes: classes,
            units: nil,
            sensitive: [],
            population: nil,
            sample: nil,
            smallestMatch: nil,
            specialUniques: nil
        )
    }

    private init(
        classes: ClassMeasures,
        units: UnitMeasures?,
        sensitive: [SensitiveMeasures],
        population: PopulationMeasures?,
        sample: SampleMeasures?,
        smallestMatch: Double?,
        specialUniques: SpecialUniques?
    ) {
        self.classes = classes
        self.units = units
        self.sensitive = sensitive
        self.population = population
        self.sample = sample
        self.smallestMatch = smallestMatch
        self.specialUniques = specialUniques
    }

    /// What anyone can count again who has the table and nothing else: without the population.
    package var ofTheTableAlone: TableMeasures {
        TableMeasures(
            classes: classes,
            units: units,
            sensitive: sensitive,
            population: nil,
            sample: sample,
            smallestMatch: smallestMatch,
            specialUniques: specialUniques
        )
    }

    /// The k of k-anonymity: units in the smallest class where something tells them apart, records otherwise.
    package var k: Int { units?.smallestClass ?? classes.smallestClass }

    /// The measures of a sensitive column.
    package func sensitive(_ name: String) -> SensitiveMeasures? { sensitive.first { $0.column == name } }
}
