package import TideCore
package import TideDisclosure
import TideMicrodata

/// The engine of one machine: the source's columns that matter, dictionary-encoded in memory.
///
/// - Complexity: memory grows with rows times released columns, one to four bytes a cell, and with distinct texts.
package struct EmbeddedEngine: Engine {
    private let freeMemory: Int?

    /// - Parameter freeMemory: bytes that the rows may take, as whoever starts it found them; `nil` where nobody knows.
    package init(freeMemory: Int? = nil) { self.freeMemory = freeMemory }

    package func open(
        _ source: String,
        under plan: ProtectionPlan,
        progress: (Int) -> Void
    ) throws -> EmbeddedRun {
        let (read, digest) = try CSVReader.read(
            source,
            dialect: plan.dialect,
            columns: plan.readings,
            forecast: { forecast throws(MicrodataError) in
                try MemoryNeed(forecast).check(free: freeMemory)
            },
            progress: progress
        )
        let source = try plan.weights?.adding(to: read) ?? read
        let (table, removed) = plan.optOut.map { Self.kept(source, $0, plan) } ?? (source, nil)
        return try EmbeddedRun(plan: plan, table: table, input: digest, removed: removed, freeMemory: freeMemory)
    }

    /// The rows of those who stay in, and how many the others are.
    private static func kept(_ source: Table, _ optOut: OptOutFilter, _ plan: ProtectionPlan) -> (Table, RemovedRows?) {
        let table = source.keeping(
            rowsOf: optOut.column,
            isReleased: plan.needs(optOut.column),
            where: optOut.admits
        )
        let undecided = source.missingRows(of: optOut.column)
        let removed = RemovedRows(
            sourceRows: source.rowCount,
            removed: source.rowCount - table.rowCount - undecided,
            undecided: undecided
        )
        return (table, removed)
    }
}

/// A source file in memory under one plan.
package struct EmbeddedRun: EngineRun {
    private let plan: ProtectionPlan
    private let table: Table
    package let input: ContentDigest
    package let removed: RemovedRows?
    package let profile: QuasiProfile
    private let freeMemory: Int?

    /// Counts the combinations of the rows, and sees that they can be searched in the memory that is free.
    fileprivate init(
        plan: ProtectionPlan,
        table: Table,
        input: ContentDigest,
        removed: RemovedRows?,
        freeMemory: Int?
    ) throws {
        let profile = try TideDisclosure.profile(table, for: plan.spec)
        try MemoryNeed(searching: profile, of: table, threads: plan.spec.effort.threads).check(free: freeMemory)
        self.plan = plan
        self.table = table
        self.input = input
        self.removed = removed
        self.profile = profile
        self.freeMemory = freeMemory
    }

    package var records: Int { table.rowCount }

    package var leastClass: Int { profile.leastClass(for: plan.spec) }

    package func units(_ naming: UnitNaming) -> (basis: UnitBasis, units: [UInt64]) {
        naming.units(of: table, from: input)
    }

    package func beside(_ earlier: [EarlierRelease]) throws -> EmbeddedRun {
        try EmbeddedRun(
            plan: plan.beside(earlier),
            table: table,
            input: input,
            removed: removed,
            freeMemory: freeMemory
        )
    }

    package func apply(
        _ transformation: Transformation,
        order: RowOrder,
        to path: String,
        naming: UnitNaming?,
        isReported: Bool
    ) throws -> ProtectedFile {
        let told = toldLevels { transformation.level(of: $0) ?? 0 }
        return try file(
            told: told,
            leaks: leaks(told: told),
            to: path,
            naming: naming,
            isReported: isReported
        ) {
            try TideDisclosure.apply(
                transformation,
                to: table,
                for: plan.spec,
                order: order,
                tellsClasses: naming != nil || isReported
            )
        }
    }

    package func apply(
        _ recoding: LocalRecoding,
        order: RowOrder,
        to path: String,
        naming: UnitNaming?,
        isReported: Bool
    ) throws -> ProtectedFile {
        let told = toldLevels(isByClass: true) { name in
            plan.spec.quasiIdentifiers.first { $0.column.name == name }?.lowest ?? 0
        }
        // Some cells of a column are as fine as may be and others tell nothing: what tells of it is held against both.
        let coarsened = Set(recoding.coarsenedColumns)
        let hidden = ColumnLeak.related(in: plan.disclosedColumns(of: table, told: told))
            .filter { coarsened.contains($0.told) }
        let leaks = leaks(told: told).filter { !coarsened.contains($0.told) } + hidden
        return try file(told: told, leaks: leaks, to: path, naming: naming, isReported: isReported) {
            try TideDisclosure.apply(
                recoding,
                to: table,
                for: plan.spec,
                order: order,
                tellsClasses: naming != nil || isReported
            )
        }
    }

    private func leaks(told: [String: ToldLevel]) -> [ColumnLeak] {
        ColumnLeak.find(in: plan.disclosedColumns(of: table, told: told))
    }

    /// Writes protected rows and measures the file that they are in.
    private func file(
        told: [String: ToldLevel],
        leaks: [ColumnLeak],
        to path: String,
        naming: UnitNaming?,
        isReported: Bool = false,
        _ protect: () throws -> ProtectedTable
    ) throws -> ProtectedFile {
        func measuring(_ spec: MeasuringSpec) -> MeasuringSpec { isReported ? spec.findingSpecialUniques : spec }
        // The source is measured first, so that nothing that measuring takes lies beside what writing takes.
        let sourceMeasures = TableMeasures(of: table.columns, records: table.rowCount, by: measuring(plan.measuring()))
        let (protected, size) = try write(protect, to: path)
        let header = protected.header
        // What is signed was measured on the output: on the file as it lies on the disk, its digest too.
        let (output, digest) = try ReleasedFile.read(
            path,
            dialect: plan.dialect,
            header: header,
            missing: Dictionary(uniqueKeysWithValues: plan.spec.columns.map { ($0.name, $0.missingText) }),
            passingOver: header.filter(plan.isPseudonym)
        )
        let columns = output.table.columns.map { ReleasedColumn($0, told: told[$0.name]) }
        return ProtectedFile(
            digest: digest,
            size: size,
            header: header,
            sourceMeasures: sourceMeasures,
            measures: output.measures(by: measuring(plan.measuring(told: told))),
            released: columns,
            comparisons: columns.compactMap { released in
                table.column(released.name).map {
                    ColumnComparison(source: $0, released: released, told: told[released.name])
                }
            },
            leaks: leaks,
            units: naming.map { classes(protected.classOfRow, $0) },
            pseudonyms: protected.pseudonyms,
            study: isReported ? study(of: output.table, told: told, protected.classOfRow) : nil
        )
    }

    /// What reports alone tell of the released rows and of those that were suppressed.
    private func study(of output: Table, told: [String: ToldLevel], _ classOfRow: [UInt32]) -> ReleaseStudy {
        let shared = output.columns.compactMap { released in table.column(released.name).map { ($0, released) } }
        let isSuppressed = classOfRow.map { $0 == ProtectedTable.suppressedRow }
        return ReleaseStudy(
            associations: AssociationComparison(source: shared.map(\.0), released: shared.map(\.1), told: told),
            subgroups: plan.spec.columns.compactMap { column in
                guard let dimension = column.dimension, !plan.isPseudonym(column.name),
                    let source = table.column(column.name)
                else { return nil }
                let counted = SubgroupSuppression(
                    of: source,
                    dimension: dimension,
                    told: told[column.name],
                    hierarchy: told[column.name]?.hierarchy,
                    isSuppressed: isSuppressed
                )
                return counted.groups.count > SubgroupSuppression.mostGroups ? nil : counted
            }
        )
    }

    /// Writes the protected rows, which are gone from memory before the file is read again.
    private func write(_ protect: () throws -> ProtectedTable, to path: String) throws -> (Written, size: Int) {
        let protected = try protect()
        let size = try CSVWriter.write(protected.rows, dialect: plan.dialect, to: path)
        let written = Written(
            header: protected.rows.columns.map(\.name),
            classOfRow: protected.classOfSourceRow,
            pseudonyms: protected.pseudonyms
        )
        return (written, size)
    }

    /// What is left of protected rows once they lie on the disk.
    private struct Written {
        let header: [String]
        let classOfRow: [UInt32]
        let pseudonyms: [PseudonymFigures]
    }

    private func classes(_ classOfRow: [UInt32], _ naming: UnitNaming) -> UnitClasses {
        let (basis, units) = self.units(naming)
        return UnitClasses(basis: basis, k: leastClass, units: units, classOfRow: classOfRow)
    }

    /// - Parameters:
    ///   - isByClass: whether that is the finest of the levels that classes are told at.
    ///   - level: of a quasi-identifier.
    private func toldLevels(isByClass: Bool = false, _ level: (String) -> Int) -> [String: ToldLevel] {
        var told: [String: ToldLevel] = [:]
        for column in plan.spec.columns {
            guard case .quasi(let hierarchy?, _, _) = column.treatment else { continue }
            told[column.name] = ToldLevel(
                hierarchy,
                level: level(column.name),
                isByClass: isByClass,
                missingText: column.missingText
            )
        }
        return told
    }
}

extension Table {
    /// How many rows have no value in an encoded column.
    fileprivate func missingRows(of name: String) -> Int {
        guard let column = column(name), let missing = column.missingCode else { return 0 }
        return column.codes.count { $0 == missing }
    }
}

extension ProtectionPlan {
    /// Whether a column leaves as pseudonyms.
    func isPseudonym(_ name: String) -> Bool {
        spec.columns.contains { column in
            if column.name == name, case .pseudonym = column.treatment { true } else { false }
        }
    }
}
