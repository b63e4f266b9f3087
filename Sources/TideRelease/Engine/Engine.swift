package import TideCore
package import TideDisclosure

/// What turns a source file into protected rows: profile once, search over the profile, apply once.
///
/// The search reads the profile alone, so that one machine and a cluster release the same rows.
package protocol Engine: Sendable {
    associatedtype Run: EngineRun

    /// Reads and validates the source.
    ///
    /// - Parameters:
    ///   - source: the path of the source file.
    ///   - progress: called now and then with the bytes read so far.
    /// - Throws: `MicrodataError` with every problem of the file; `DisclosureError` for a value that a hierarchy lacks.
    func open(_ source: String, under plan: ProtectionPlan, progress: (Int) -> Void) throws -> Run
}

/// One source file under one plan.
package protocol EngineRun {
    /// SHA-256 of the source file's bytes.
    var input: ContentDigest { get }
    /// The records that are protected: the source's without those that the plan's opt-outs remove.
    var records: Int { get }
    /// What the opt-outs removed; `nil` where the plan has none.
    var removed: RemovedRows? { get }

    /// Every distinct combination of quasi-identifiers, counted.
    var profile: QuasiProfile { get }

    /// How many records, or units, each class has at least that meets the safeguards: the largest k, or more where others
    /// ask for more.
    var leastClass: Int { get }

    /// The number of every record's unit, and what the numbers rest on.
    func units(_ naming: UnitNaming) -> (basis: UnitBasis, units: [UInt64])

    /// The same source under the same plan, held also to what left before.
    ///
    /// - Parameter earlier: with one code for each record, in the order of ``units(_:)``.
    /// - Throws: `DisclosureError` as in opening.
    func beside(_ earlier: [EarlierRelease]) throws -> Self

    /// Writes the protected rows and measures what was written.
    ///
    /// - Parameters:
    ///   - transformation: what the search found.
    ///   - order: in which order the rows stand; the same key, the same order.
    ///   - path: a file that does not exist yet.
    ///   - naming: how units are numbered for ``ProtectedFile/units``; `nil` where these are not wanted.
    ///   - isReported: whether what reports alone tell is measured too.
    func apply(
        _ transformation: Transformation,
        order: RowOrder,
        to path: String,
        naming: UnitNaming?,
        isReported: Bool
    ) throws -> ProtectedFile

    /// Writes and measures the same of a local recoding, or of suppressed cells.
    func apply(
        _ recoding: LocalRecoding,
        order: RowOrder,
        to path: String,
        naming: UnitNaming?,
        isReported: Bool
    ) throws -> ProtectedFile
}

/// The protected file, as measured on its own bytes, and what it is compared with.
package struct ProtectedFile: Sendable {
    /// SHA-256 of the file's bytes.
    package let digest: ContentDigest
    /// In bytes.
    package let size: Int
    /// The names of its columns, in its order.
    package let header: [String]
    /// Every measure of the source as it stood after fixed recodings: the officer's alone.
    package let sourceMeasures: TableMeasures
    /// Every measure of the released file, read again from the disk.
    package let measures: TableMeasures
    /// The released columns whose values are categories.
    package let released: [ReleasedColumn]
    /// The same columns before and after: the officer's alone.
    package let comparisons: [ColumnComparison]
    /// Released columns that tell of dropped or coarsened ones.
    package let leaks: [ColumnLeak]
    /// The classes of all units of the source, the office's alone; `nil` where they were not wanted.
    package let units: UnitClasses?
    /// How likely identifiers were to meet in each column of pseudonyms, in the file's order: the officer's alone.
    package let pseudonyms: [PseudonymFigures]
    /// What reports alone tell: the officer's; `nil` where no report is made.
    package let study: ReleaseStudy?
}

/// What was done to whom, and what goes with what: figures of the source, the officer's alone.
package struct ReleaseStudy: Sendable {
    package let associations: AssociationComparison
    /// One for each column that tells a dimension, in the dataset's order, whether it leaves or not.
    package let subgroups: [SubgroupSuppression]

    package init(associations: AssociationComparison, subgroups: [SubgroupSuppression]) {
        self.associations = associations
        self.subgroups = subgroups
    }
}

extension ProtectedFile {
    /// The source's quasi-identifiers as they stood: the officer's alone.
    package var before: ClassMeasures { sourceMeasures.classes }

    /// The classes of the released file.
    package var after: ClassMeasures { measures.classes }
}
