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

    /// Writes the protected rows and measures what was written.
    ///
    /// - Parameters:
    ///   - transformation: what the search found.
    ///   - order: in which order the rows stand; the same key, the same order.
    ///   - path: a file that does not exist yet.
    func apply(_ transformation: Transformation, order: RowOrder, to path: String) throws -> ProtectedFile
}

/// The protected file, as measured on its own bytes, and what it is compared with.
package struct ProtectedFile: Sendable {
    /// SHA-256 of the file's bytes.
    package let digest: ContentDigest
    /// In bytes.
    package let size: Int
    /// The names of its columns, in its order.
    package let header: [String]
    /// The source's quasi-identifiers as they stood: the officer's alone.
    package let before: ClassMeasures
    /// The released file, read again from the disk.
    package let after: ClassMeasures
    /// The released columns whose values are categories.
    package let released: [ReleasedColumn]
    /// The same columns before and after: the officer's alone.
    package let comparisons: [ColumnComparison]
}
