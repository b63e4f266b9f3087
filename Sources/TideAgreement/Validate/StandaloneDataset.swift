package import TideCore

/// A dataset with its hierarchies, for what needs no agreement and no spec.
package struct StandaloneDataset: Sendable {
    package let dataset: Dataset
    /// The hierarchy documents that the dataset names, by id.
    package let hierarchies: [Identifier: HierarchyDocument]
    /// The codelists that the dataset names, by id.
    package let codelists: [Identifier: Codelist]
    /// The files that these documents name, by path relative to the folder.
    package let files: [String: [UInt8]]
}

extension StandaloneDataset {
    /// Reads the one dataset of a file, and its hierarchies from there or from the folder's other files.
    ///
    /// Other documents of the file are read as far as they declare something, and not checked.
    ///
    /// - Parameters:
    ///   - file: its path relative to the folder.
    ///   - files: bytes by path relative to the folder.
    ///   - folder: printed before paths in places.
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(
        _ file: String,
        in files: [String: [UInt8]],
        folder: String
    ) throws(AgreementError) -> Self {
        var resolution = Resolution(files: files, folder: folder)
        guard files[file] != nil else { throw .invalid([Diagnostic(.fileMissing, [file])]) }
        resolution.add(file)
        let datasets = resolution.datasets.values.sorted { $0.id < $1.id }
        let others = files.keys.sorted().filter { $0 != file && FolderFiles.isDocument($0) }
        resolution.check(standingAlone: datasets, in: others)
        if datasets.count != 1, resolution.problems.isEmpty {
            let start = ParsedDocument.start(of: resolution.printed(file))
            resolution.note(.notOneDataset, [String(datasets.count)], at: start)
        }
        guard resolution.problems.isEmpty, let dataset = datasets.first else {
            throw .invalid(resolution.problems.sorted())
        }
        return Self(
            dataset: dataset,
            hierarchies: resolution.hierarchies,
            codelists: resolution.codelists,
            files: resolution.namedFiles
        )
    }
}
