package import TideAgreement
package import TideCore
package import TideMicrodata

/// The generalisation hierarchies of a policy set, read from the documents and files that hold them.
package struct HierarchyShelf {
    private let documents: [Identifier: HierarchyDocument]
    private let files: [String: [UInt8]]
    private let parsed = Parsed()

    /// What was read already.
    ///
    /// A class, so that a copy of the shelf need not read again what another one has: a set of many agreements asks for the
    /// same few hierarchies over and over.
    private final class Parsed {
        var hierarchies: [Key: Hierarchy] = [:]
    }

    private struct Key: Hashable {
        /// The document's id, or the file's path with its separator.
        let source: String
        let levels: [String]
        /// Named in what is wrong with it.
        let column: String
    }

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
                return try once(Key(source: "document \(id)", levels: document.levels, column: column.name)) {
                    try Hierarchy(rows: rows, levelNames: document.levels, name: column.name)
                }
            case .file(let file):
                let named = HierarchyFile(path: file.path, separator: file.separator, levels: document.levels)
                return try read(named, for: column, at: place)
            }
        }
    }

    private func once(_ key: Key, _ make: () throws -> Hierarchy) throws -> Hierarchy {
        if let known = parsed.hierarchies[key] { return known }
        let made = try make()
        parsed.hierarchies[key] = made
        return made
    }

    private func read(_ file: HierarchyFile, for column: DatasetColumn, at place: Place?) throws -> Hierarchy {
        guard let bytes = files[file.path] else { throw missing(file.path, column, place) }
        let hierarchy = try once(
            Key(source: "file \(file.separator) \(file.path)", levels: file.levels, column: column.name)
        ) {
            try Hierarchy.parse(
                bytes,
                separator: file.separator.utf8.first ?? UInt8(ascii: ","),
                levelNames: file.levels,
                name: column.name
            )
        }
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
