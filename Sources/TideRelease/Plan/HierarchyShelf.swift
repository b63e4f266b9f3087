package import TideAgreement
package import TideCore
package import TideMicrodata

/// The generalisation hierarchies of a policy set, read from the documents and files that hold them.
package struct HierarchyShelf {
    private let documents: [Identifier: HierarchyDocument]
    private let files: [String: [UInt8]]

    package init(documents: [Identifier: HierarchyDocument], files: [String: [UInt8]]) {
        self.documents = documents
        self.files = files
    }

    /// The hierarchy of a column, or `nil` where it has none beyond a date's levels.
    ///
    /// - Throws: ``ReleaseError`` where it is not there or its levels are not as named; `MicrodataError` where it is no
    ///   hierarchy.
    package func hierarchy(of column: DatasetColumn, at place: Place?) throws -> Hierarchy? {
        switch column.hierarchy {
        case nil, .date: return nil
        case .file(let file): return try read(file, for: column, at: place)
        case .document(let id):
            guard let document = documents[id] else { throw missing(id.text, column, place) }
            switch document.source {
            case .rows(let rows):
                return try Hierarchy(rows: rows, levelNames: document.levels, name: column.name)
            case .file(let file):
                let named = HierarchyFile(path: file.path, separator: file.separator, levels: document.levels)
                return try read(named, for: column, at: place)
            }
        }
    }

    private func read(_ file: HierarchyFile, for column: DatasetColumn, at place: Place?) throws -> Hierarchy {
        guard let bytes = files[file.path] else { throw missing(file.path, column, place) }
        let hierarchy = try Hierarchy.parse(
            bytes,
            separator: file.separator.utf8.first ?? UInt8(ascii: ","),
            levelNames: file.levels,
            name: column.name
        )
        guard file.levels.isEmpty || file.levels.count == hierarchy.levelCount else {
            let counts = [String(hierarchy.levelCount), String(file.levels.count)]
            throw ReleaseError.invalid([Diagnostic(.levelNamesDiffer, [column.name] + counts, at: place)])
        }
        return hierarchy
    }

    private func missing(_ name: String, _ column: DatasetColumn, _ place: Place?) -> ReleaseError {
        .invalid([Diagnostic(.hierarchyMissing, [column.name, name], at: place)])
    }

    /// Everything that is wrong with the hierarchies of some datasets, for `check`.
    package func problems(in datasets: [Dataset]) -> [Diagnostic] {
        datasets.sorted { $0.id < $1.id }.flatMap { dataset in
            dataset.columns.flatMap { column -> [Diagnostic] in
                do {
                    _ = try hierarchy(of: column, at: dataset.fields.clause("columns/\(column.name)").place)
                    return []
                } catch let error as any DiagnosedError {
                    return error.diagnostics
                } catch {
                    return [Diagnostic(.fileFailed, ["read", column.name, "\(error)"])]
                }
            }
        }
    }
}
