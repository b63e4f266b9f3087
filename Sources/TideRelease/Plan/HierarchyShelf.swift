package import TideAgreement
package import TideCore
package import TideMicrodata

/// The generalisation hierarchies and codelists of a policy set, read from the documents and files that hold them.
package struct HierarchyShelf {
    private let documents: [Identifier: HierarchyDocument]
    private let files: [String: [UInt8]]
    private let codelists: [Identifier: Codelist]
    private let parsed = Parsed()

    /// What was read already.
    ///
    /// A class, so that a copy of the shelf need not read again what another one has: a set of many agreements asks for the
    /// same few hierarchies over and over.
    private final class Parsed {
        var hierarchies: [Key: Hierarchy] = [:]
        var crosswalks: [Identifier: Crosswalk] = [:]
    }

    private struct Key: Hashable {
        /// The document's id, or nothing for a ladder that stands at its column.
        let document: Identifier?
        /// `nil` for a document's.
        let ladder: HierarchyLadder?
        /// Whether numbers are decimals.
        let isDecimal: Bool
        /// Named in what is wrong with it.
        let column: String
    }

    package init(
        documents: [Identifier: HierarchyDocument],
        files: [String: [UInt8]],
        codelists: [Identifier: Codelist] = [:]
    ) {
        self.documents = documents
        self.files = files
        self.codelists = codelists
    }

    /// The bytes of a file that a document names; `nil` if it is not there.
    package func bytes(of path: String) -> [UInt8]? { files[path] }

    /// What the documents say of a column's ladder; `nil` where it has none beyond a date's levels.
    package func ladder(of column: DatasetColumn) -> HierarchyLadder? {
        switch column.hierarchy {
        case nil, .date: nil
        case .ladder(let ladder): ladder
        case .document(let id): documents[id]?.ladder
        }
    }

    /// The hierarchy of a column, or `nil` where it has none beyond a date's levels.
    ///
    /// - Throws: ``ReleaseError`` where it is not there or its levels are not as named; `MicrodataError` where it is no
    ///   hierarchy.
    package func hierarchy(of column: DatasetColumn, at place: Place?) throws -> Hierarchy? {
        guard case .document(let id)? = column.hierarchy else {
            guard let ladder = ladder(of: column) else { return nil }
            return try once(key(of: column, ladder: ladder)) { try make(ladder, for: column, at: place) { _ in place } }
        }
        guard let document = documents[id] else { throw missing(id.text, column, place) }
        return try once(key(of: column, document: id)) {
            try make(document.ladder, for: column, at: place) { document.fields.clause("rows/\($0)").place }
        }
    }

    private func key(of column: DatasetColumn, document: Identifier? = nil, ladder: HierarchyLadder? = nil) -> Key {
        Key(document: document, ladder: ladder, isDecimal: column.type == .decimal, column: column.name)
    }

    private func once(_ key: Key, _ make: () throws -> Hierarchy) throws -> Hierarchy {
        if let known = parsed.hierarchies[key] { return known }
        let made = try make()
        parsed.hierarchies[key] = made
        return made
    }

    /// - Parameter row: the place of a row that is written out.
    private func make(
        _ ladder: HierarchyLadder,
        for column: DatasetColumn,
        at place: Place?,
        row: (Int) -> Place?
    ) throws -> Hierarchy {
        switch ladder.source {
        case .rows(let rows):
            return try Hierarchy(rows: rows, levelNames: ladder.levels, name: column.name, place: row)
        case .built(let builder):
            return try build(builder, ladder.levelNames, for: column, at: place)
        case .file(let file):
            let hierarchy = try Hierarchy.parse(
                try contents(of: file, for: column, at: place),
                separator: file.byte,
                levelNames: ladder.levels,
                name: column.name
            )
            return hierarchy
        }
    }

    private func build(
        _ builder: HierarchyBuilder,
        _ levels: [String],
        for column: DatasetColumn,
        at place: Place?
    ) throws -> Hierarchy {
        switch builder {
        case .interval(let interval):
            return try Hierarchy.intervals(
                over: interval.from...max(interval.from, interval.until),
                widths: interval.widths,
                isClamped: interval.isClamped,
                isDecimal: column.type == .decimal,
                levelNames: levels,
                name: column.name
            )
        case .date(let date):
            return try Hierarchy.dates(
                from: date.from,
                until: date.until,
                by: date.levels.map(\.unit),
                levelNames: levels,
                name: column.name
            )
        case .mask(let mask):
            return try Hierarchy.masks(
                of: try codes(of: mask, for: column, at: place),
                keep: mask.keep,
                star: mask.style == .star ? "*" : nil,
                levelNames: levels,
                name: column.name
            )
        case .order(let order):
            return try Hierarchy.order(
                of: order.values,
                groups: order.groups.map { groups in
                    let pairs = groups.flatMap { group in group.members.map { ($0, group.name) } }
                    return Dictionary(pairs) { first, _ in first }
                },
                levelNames: levels,
                name: column.name
            )
        }
    }

    private func codes(of mask: MaskBuilder, for column: DatasetColumn, at place: Place?) throws -> [String] {
        switch mask.codes {
        case .values(let values): return values
        case .digits(let count):
            let all = (0..<count).reduce(1) { product, _ in product * 10 }
            return (0..<all).map { String(String(all + $0).dropFirst()) }
        case .file(let file):
            let bytes = try contents(of: file, for: column, at: place)
            return try CSVReader.rows(bytes: bytes, file: file.path, dialect: CSVDialect(separator: file.byte)).rows
                .compactMap(\.first)
        }
    }

    private func contents(of file: HierarchyFile, for column: DatasetColumn, at place: Place?) throws -> [UInt8] {
        guard let bytes = files[file.path] else { throw missing(file.path, column, place) }
        return bytes
    }

    private func missing(_ name: String, _ column: DatasetColumn, _ place: Place?) -> ReleaseError {
        .invalid([Diagnostic(.hierarchyMissing, [column.name, name], at: place)])
    }

    /// The crosswalk of a column's codelist; `nil` where it has none.
    ///
    /// - Throws: ``ReleaseError`` where the list is not there, or a row of its file is none; `MicrodataError` where the file is no CSV.
    package func crosswalk(of column: DatasetColumn, at place: Place?) throws -> Crosswalk? {
        guard let id = column.codelist else { return nil }
        if let known = parsed.crosswalks[id] { return known }
        guard let list = codelists[id] else { throw missing(id.text, column, place) }
        let rows: [Codelist.Row]
        switch list.source {
        case .rows(let written): rows = written
        case .file(let path, let separator):
            let file = HierarchyFile(path: path, separator: separator)
            rows = try self.rows(of: list, try contents(of: file, for: column, at: place), file)
        }
        let others: String? = if case .map(let code) = list.unmatched { code } else { nil }
        let crosswalk = Crosswalk(
            name: id.text,
            standard: list.standard.rawValue,
            pairs: rows.map { ($0.national, $0.standard) },
            others: others
        )
        parsed.crosswalks[id] = crosswalk
        return crosswalk
    }

    private func rows(of list: Codelist, _ bytes: [UInt8], _ file: HierarchyFile) throws -> [Codelist.Row] {
        var problems: [Diagnostic] = []
        var seen: Set<[UInt8]> = []
        let read = try CSVReader.rows(bytes: bytes, file: file.path, dialect: CSVDialect(separator: file.byte))
        let rows = read.rows.enumerated().compactMap { index, row -> Codelist.Row? in
            let place = Place(file: file.path, line: index + 1, column: 1)
            guard row.count == 2 else {
                problems.append(Diagnostic(.codelistRow, ["\(index + 1)"], at: place))
                return nil
            }
            if !list.standard.has(row[1]) {
                problems.append(Diagnostic(.notStandardCode, [list.standard.rawValue], at: place))
            }
            guard seen.insert(Array(row[0].utf8)).inserted else {
                problems.append(Diagnostic(.codelistTwice, at: place))
                return nil
            }
            return Codelist.Row(national: row[0], standard: row[1])
        }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems) }
        return rows
    }

    /// Everything that is wrong with the hierarchies and codelists of some datasets, for `check`.
    package func problems(in datasets: [Dataset]) -> [Diagnostic] {
        datasets.sorted { $0.id < $1.id }.flatMap { dataset in
            dataset.columns.flatMap { column -> [Diagnostic] in
                let place = dataset.fields.clause("columns/\(column.name)").place
                do {
                    _ = try hierarchy(of: column, at: place)
                    _ = try crosswalk(of: column, at: place)
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

extension HierarchyFile {
    /// The byte between two fields.
    fileprivate var byte: UInt8 { separator.utf8.first ?? UInt8(ascii: ",") }
}
