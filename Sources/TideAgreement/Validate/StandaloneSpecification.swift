package import TideCore

/// A spec with its dataset, hierarchies and codelists.
package struct StandaloneSpecification: Sendable {
    package let specification: Specification
    package let dataset: Dataset
    /// The hierarchy documents that the dataset names, by id.
    package let hierarchies: [Identifier: HierarchyDocument]
    /// The codelists that the dataset names, by id.
    package let codelists: [Identifier: Codelist]
    /// The files that these documents name, by path relative to the folder.
    package let files: [String: [UInt8]]
}

extension StandaloneSpecification {
    /// Reads a spec from its own file and, for what is not declared there, from the folder's other files.
    ///
    /// Of the other files only the dataset and the hierarchies that are needed are read; what else they hold, and what is
    /// wrong with it, does not matter here.
    ///
    /// - Parameters:
    ///   - file: the spec's path relative to the folder.
    ///   - files: bytes by path relative to the folder.
    ///   - folder: printed before paths in places.
    /// - Throws: ``AgreementError/invalid(_:)`` with every problem, in source order.
    package static func read(
        _ file: String,
        in files: [String: [UInt8]],
        folder: String
    ) throws(AgreementError) -> Self {
        var resolution = Resolution(files: files, folder: folder)
        guard files[file] != nil else {
            throw .invalid([Diagnostic(.fileMissing, [file])])
        }
        resolution.add(file)
        let others = files.keys.sorted().filter { $0 != file && FolderFiles.isDocument($0) }
        let wanted = resolution.specifications.map(\.dataset)
        resolution.find(.dataset, wanted, in: others)
        resolution.check(standingAlone: wanted.compactMap { resolution.datasets[$0] }, in: others)
        for specification in resolution.specifications { resolution.check(specification) }
        if resolution.specifications.count != 1, resolution.problems.isEmpty {
            let count = String(resolution.specifications.count)
            resolution.note(.notOneSpecification, [count], at: ParsedDocument.start(of: resolution.printed(file)))
        }
        guard resolution.problems.isEmpty, let specification = resolution.specifications.first,
            let dataset = resolution.datasets[specification.dataset]
        else { throw .invalid(resolution.problems.sorted()) }
        return Self(
            specification: specification,
            dataset: dataset,
            hierarchies: resolution.hierarchies,
            codelists: resolution.codelists,
            files: resolution.namedFiles
        )
    }
}

extension Resolution {
    /// Finds the hierarchies and codelists that some datasets name, and checks them all.
    ///
    /// - Parameter paths: of the files that may declare them.
    mutating func check(standingAlone datasets: [Dataset], in paths: [String]) {
        for dataset in datasets {
            let named = dataset.columns.compactMap { column -> Identifier? in
                if case .document(let id)? = column.hierarchy { id } else { nil }
            }
            find(.hierarchy, named, in: paths)
            find(.codelist, dataset.columns.compactMap(\.codelist), in: paths)
        }
        for dataset in datasets { check(dataset, standsAlone: true) }
        for hierarchy in hierarchies.values.sorted(by: { $0.id < $1.id }) { check(hierarchy) }
        for codelist in codelists.values.sorted(by: { $0.id < $1.id }) { check(codelist) }
    }

    /// Adds the documents of a kind that are named and not declared yet.
    mutating func find(_ kind: DocumentKind, _ names: [Identifier], in paths: [String]) {
        let missing = Set(names.filter { !isDeclared(kind, $0) }.map(\.text))
        guard !missing.isEmpty else { return }
        for path in paths {
            guard let bytes = files[path] else { continue }
            let reading = ParsedDocument.readAll(bytes, file: printed(path))
            let found = reading.documents.filter { document in
                document.root["kind"]?.text == kind.rawValue
                    && document.root["id"]?.text.map(missing.contains) ?? false
            }
            // What is wrong with a neighbour that holds nothing of this spec does not matter to it.
            if !found.isEmpty { add(found, with: reading.problems) }
        }
    }
}
