package import TideAgreement
package import TideCore
package import TideDisclosure
import TideMicrodata

/// Measures a file as it stands: who could be found in it, what its groups give away, what it is good for.
///
/// Nothing is changed, written or logged. Direct identifiers are checked for and never looked at, unless they tell units apart.
package struct FileAssessment {
    private let source: StandaloneDataset
    private let progress: (String) -> Void

    package init(_ source: StandaloneDataset, progress: @escaping (String) -> Void) {
        self.source = source
        self.progress = progress
    }

    /// An assessment, with what could not be taken into account.
    package struct Result: Sendable {
        package let assessment: Assessment
        package let notes: [Diagnostic]
    }

    /// Reads and measures a file.
    ///
    /// Units, population and sampling weights are those of the dataset document, as far as it names any.
    ///
    /// - Parameters:
    ///   - input: the file, with the dataset's columns.
    ///   - population: a file with a line for each member of the population, in place of the document's; its columns named as the dataset's
    ///     quasi-identifiers and parted as the dataset's; those that it lacks are not compared. One with the columns of the document's
    ///     table of counts is read as that.
    ///   - instant: when it is said to be made.
    /// - Throws: `MicrodataError` where a file does not read; `ReleaseError` where the population has no quasi-identifier, a record has not
    ///   exactly one weight in a file of weights, or a hierarchy is none.
    package func run(input: String, population: String?, at instant: Instant) throws -> Result {
        let dataset = source.dataset
        let dialect = CSVDialect(separator: dataset.separator.utf8.first ?? UInt8(ascii: ","))
        let weights = try weightJoin()
        let needed = [dataset.unitIdentifier].compactMap(\.self) + (weights?.needed ?? [])
        let shelf = HierarchyShelf(
            documents: source.hierarchies,
            files: source.files,
            codelists: source.codelists
        )
        let (read, _) = try CSVReader.read(
            input,
            dialect: dialect,
            columns: try dataset.columns.map { column in
                ColumnReading(
                    name: column.name,
                    kept: column.role != .direct || needed.contains(column.name) ? .codes : .nothing,
                    missing: column.missing,
                    recoding: column.role == .direct
                        ? nil
                        : try shelf.crosswalk(of: column, at: dataset.fields.clause("columns/\(column.name)").place)
                            .map { .crosswalk($0) }
                )
            },
            progress: { progress("reading, \($0 >> 20) MiB") }
        )
        let table = try weights?.adding(to: read) ?? read
        progress("measuring \(table.rowCount) records")
        let hierarchies = try dataset.columns.map { column in
            try shelf.hierarchy(of: column, at: dataset.fields.clause("columns/\(column.name)").place)
        }
        let spec = MeasuringSpec(
            quasiIdentifiers: names(.quasi),
            sensitive: zip(dataset.columns, hierarchies).filter { $0.0.role == .sensitive }.map {
                SensitiveColumn(column: $0.name, hierarchy: $1)
            },
            unitColumn: dataset.unitIdentifier,
            weightColumn: weights?.column ?? names(.weight).first,
            population: try population.map { try self.population($0, dialect) } ?? declaredPopulation()
        )
        let measures = TableMeasures(of: table.columns, records: table.rowCount, by: spec.findingSpecialUniques)
        let quasi = spec.quasiIdentifiers.compactMap { table.column($0) }
        let alone = Assessment.uniqueWithoutEach(of: quasi, records: table.rowCount)
        let uniqueWithout = Dictionary(uniqueKeysWithValues: zip(quasi.map { $0.name }, alone))
        let columns = zip(dataset.columns, hierarchies).map { column, hierarchy in
            Assessment.Column(
                name: column.name,
                role: column.role.rawValue,
                dimension: column.dimension?.rawValue,
                content: column.role == .direct
                    ? nil
                    : table.column(column.name).map { encoded in
                        ReleasedColumn(encoded, told: hierarchy.map { ToldLevel($0, level: 0) })
                    },
                uniqueWithout: uniqueWithout[column.name]
            )
        }
        let assessment = Assessment(
            occasion: ReportOccasion(
                datasetTitle: dataset.title ?? dataset.id.text,
                dataset: dataset.id.text,
                request: nil,
                agreement: nil,
                purpose: nil,
                recipient: nil,
                at: instant
            ),
            measures: measures,
            columns: columns,
            related: ColumnLeak.related(in: disclosed(table))
        )
        var notes: [Diagnostic] = []
        if let weights = spec.weightColumn, measures.sample == nil {
            notes.append(Diagnostic(.weightsUnusable, [weights]))
        }
        for (column, hierarchy) in zip(dataset.columns, hierarchies) where column.unlisted != .missing {
            // What a rule makes of days and numbers is recoded before, and reading tells what it cannot read.
            let builder = shelf.ladder(of: column)?.builder
            if case .date? = builder { continue }
            if case .interval? = builder { continue }
            guard column.role == .quasi, let hierarchy, let encoded = table.column(column.name) else { continue }
            let strays = Strays(in: encoded, of: hierarchy)
            guard let first = strays.firstRow else { continue }
            let place = [column.name, "\(strays.rows)", "\(table.line(ofRow: first))"]
            notes.append(Diagnostic(.ladderLacks, place, advice: builder?.advice))
        }
        return Result(assessment: assessment, notes: notes)
    }

    private func names(_ role: DisclosureRole) -> [String] {
        source.dataset.columns.filter { $0.role == role }.map(\.name)
    }

    /// The sampling weights of a file of their own; `nil` where the document names none.
    private func weightJoin() throws -> WeightJoin? {
        guard let declared = source.dataset.samplingWeights else { return nil }
        let bytes = try bytes(of: declared.path, at: "samplingWeights/file")
        return WeightJoin(
            column: source.dataset.columnName(forWeights: declared),
            file: try WeightFile(declared, bytes: bytes) { reading(of: $0) }
        )
    }

    /// The population that the document names, as far as it tells quasi-identifiers; `nil` where it names none.
    private func declaredPopulation() throws -> TideDisclosure.PopulationTable? {
        guard let declared = source.dataset.population else { return nil }
        let quasi = names(.quasi)
        guard declared.columns.contains(where: { quasi.contains($0.name) }) else { return nil }
        let bytes = try bytes(of: declared.path, at: "population/file")
        return try TideDisclosure.PopulationTable(declared, bytes: bytes) { quasi.contains($0) ? reading(of: $0) : nil }
    }

    /// How a column is read: as it stands, in every file.
    private func reading(of name: String) -> ColumnReading? {
        source.dataset.column(name).map {
            ColumnReading(name: name, kept: .codes, missing: $0.missing, recoding: nil)
        }
    }

    private func bytes(of path: String, at field: String) throws -> [UInt8] {
        guard let bytes = source.files[path] else {
            let place = source.dataset.fields.clause(field).place
            throw ReleaseError.invalid([Diagnostic(.fileMissing, [path], at: place)])
        }
        return bytes
    }

    private func population(_ path: String, _ dialect: CSVDialect) throws -> TideDisclosure.PopulationTable? {
        let quasi = names(.quasi)
        guard !quasi.isEmpty else { return nil }
        if let declared = source.dataset.population, declared.count != nil,
            let table = try likeDeclared(declared, path, quasi)
        {
            return table
        }
        let header = try Self.header(of: path, dialect)
        let known = quasi.filter(header.contains)
        guard !known.isEmpty else { throw ReleaseError.invalid(.populationTooNarrow, quasi.joined(separator: ", ")) }
        let (table, _) = try CSVReader.read(
            path,
            dialect: dialect,
            columns: header.map { name in
                let reading = known.contains(name) ? reading(of: name) : nil
                return reading ?? ColumnReading(name: name, kept: .nothing, missing: [""], recoding: nil)
            },
            progress: { progress("reading the population, \($0 >> 20) MiB") }
        )
        return TideDisclosure.PopulationTable(table)
    }

    /// A population of counts that has the columns of the document's; `nil` if it lacks one.
    private func likeDeclared(
        _ declared: TideAgreement.PopulationTable,
        _ path: String,
        _ quasi: [String]
    ) throws -> TideDisclosure.PopulationTable? {
        let separator = CSVDialect(named: declared.separator) ?? .comma
        let header = try Self.header(of: path, separator)
        guard (declared.columns.map(\.column) + [declared.count].compactMap(\.self)).allSatisfy(header.contains) else {
            return nil
        }
        return try TideDisclosure.PopulationTable(declared, bytes: DurableFile.read(path)) {
            quasi.contains($0) ? reading(of: $0) : nil
        }
    }

    /// The names of a file's columns, from its first line.
    private static func header(of path: String, _ dialect: CSVDialect) throws -> [String] {
        try CSVReader.header(bytes: FileReader(path).read(1 << 20, at: 0), file: path, dialect: dialect)
    }

    /// The columns as if all of them left as they are.
    private func disclosed(_ table: Table) -> [DisclosedColumn] {
        source.dataset.columns.filter { $0.role != .direct }.compactMap { column in
            table.column(column.name).map { encoded in
                let values = ToldCodes(encoded.codes, below: encoded.values.count)
                return DisclosedColumn(
                    name: column.name,
                    source: values,
                    released: values,
                    isQuasiIdentifier: column.role == .quasi,
                    isProtected: column.role == .quasi || column.role == .sensitive,
                    couldBeQuasiIdentifier: column.role == .quasi,
                    covered: column.tells
                )
            }
        }
    }
}

extension HierarchyBuilder {
    /// What values of the column have to be, where a rule says it in a word.
    fileprivate var advice: Advice? {
        guard case .mask(let mask) = self, case .digits(let count) = mask.codes else { return nil }
        return Advice(
            en: "the ladder takes numbers of exactly \(count) digits, leading zeros written; other codes take a list",
            fr:
                "l’échelle admet des nombres d’exactement \(count) chiffres, zéros initiaux écrits\u{a0}; d’autres codes demandent une liste"
        )
    }
}
