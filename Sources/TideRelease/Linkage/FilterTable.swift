package import TideCore
import TideMicrodata
package import TidePseudonym

/// A list of records as key filters: the file that leaves an office for the unit that links.
///
/// CSV with two columns: `record`, and `filter-` with the ``LinkSettings/mark(secret:domain:)`` behind it, whose cells are the filter's bytes in
/// hexadecimal, bit 0 the lowest bit of the first.
package struct FilterTable: Sendable {
    package let mark: String
    package let records: [String]
    /// How many records were left out, since no field of theirs says anything: their filters would all be alike.
    package let blank: Int
    package let filters: FilterList

    private static let record = "record"
    private static let prefix = "filter-"

    /// Makes the filters of a file.
    ///
    /// - Throws: `MicrodataError` for a file that is no CSV; ``ReleaseError/invalid(_:)`` for columns that are not there, identifiers of a record
    ///   that come twice, and texts that a profile refuses, by their lines alone.
    package static func encode(
        _ input: String,
        _ settings: LinkSettings,
        secret: Redacted<[UInt8]>,
        domain: Identifier
    ) throws -> FilterTable {
        let dialect = CSVDialect(named: settings.separator) ?? .comma
        let wanted = settings.columns.map(\.name) + [settings.salt, settings.record].compactMap(\.self)
        let (table, texts) = try columns(wanted, of: input, dialect)
        let generator = KeyFilterGenerator(settings.filters, master: secret, domain: domain)
        var names: [String] = []
        var seen: Set<[UInt8]> = []
        var words: [[UInt64]] = []
        var blank = 0
        words.reserveCapacity(table.rowCount)
        for row in 0..<table.rowCount {
            let line = table.line(ofRow: row)
            func text(_ name: String) -> ArraySlice<UInt8> { texts[name]?[row] ?? [] }
            let name = settings.record.map { String(decoding: text($0), as: UTF8.self) } ?? "\(row + 1)"
            if !seen.insert(Array(name.utf8)).inserted {
                throw ReleaseError.invalid([Diagnostic(.linkRecordTwice, [input, "\(line)"])])
            }
            var fields: [String] = []
            for (column, normalise) in settings.columns {
                do {
                    fields.append(String(decoding: try normalise.apply(toBytes: text(column)), as: UTF8.self))
                } catch {
                    throw ReleaseError.invalid([error.diagnostic(column: column, line: line)])
                }
            }
            guard settings.filters.says(fields) else {
                blank += 1
                continue
            }
            names.append(name)
            let salt = settings.salt.map { String(decoding: text($0), as: UTF8.self) } ?? ""
            words.append(generator.filter(of: fields, salt: salt))
        }
        return FilterTable(
            mark: settings.mark(secret: secret, domain: domain),
            records: names,
            blank: blank,
            filters: FilterList(words)
        )
    }

    /// The file's bytes, lines ended by CRLF.
    package var bytes: [UInt8] {
        var text = "\(Self.record),\(Self.prefix)\(mark)\r\n"
        for (row, name) in records.enumerated() {
            let words = filters.words[row * filters.wordCount..<(row + 1) * filters.wordCount]
            let filter = Hex.encode(
                words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
            )
            text += "\(LinkedPairs.cell(name)),\(filter)\r\n"
        }
        return Array(text.utf8)
    }

    /// Reads such a file.
    ///
    /// - Throws: `MicrodataError`; ``ReleaseError/invalid(_:)`` for a file that is no list of filters, or has a filter of another length.
    package static func read(_ path: String) throws -> FilterTable {
        let header = try CSVReader.header(bytes: FileReader(path).read(1 << 16, at: 0), file: path, dialect: .comma)
        guard header.count == 2, header[0] == record, header[1].hasPrefix(prefix),
            let mark = Hex.decode(String(header[1].dropFirst(prefix.count))), mark.count == 8
        else { throw ReleaseError.invalid([Diagnostic(.notFilters, [path])]) }
        let (table, texts) = try columns(header, of: path, .comma)
        var names: [String] = []
        var words: [[UInt64]] = []
        for row in 0..<table.rowCount {
            names.append(String(decoding: texts[record]?[row] ?? [], as: UTF8.self))
            let filter = Hex.decode(String(decoding: texts[header[1]]?[row] ?? [], as: UTF8.self)) ?? []
            guard !filter.isEmpty, filter.count.isMultiple(of: 8), filter.count <= 2_048,
                words.first.map({ $0.count * 8 == filter.count }) ?? true
            else {
                throw ReleaseError.invalid([Diagnostic(.filterUnfit, [path, "\(table.line(ofRow: row))"])])
            }
            words.append(
                stride(from: 0, to: filter.count, by: 8).map { start in
                    (0..<8).reduce(0) { $0 | UInt64(filter[start + $1]) << UInt64(8 * $1) }
                }
            )
        }
        return FilterTable(mark: Hex.encode(mark), records: names, blank: 0, filters: FilterList(words))
    }

    /// Some columns of a file as texts, by name.
    private static func columns(
        _ wanted: [String],
        of path: String,
        _ dialect: CSVDialect
    ) throws -> (Table, [String: TextColumn]) {
        let header = try CSVReader.header(bytes: FileReader(path).read(1 << 20, at: 0), file: path, dialect: dialect)
        for name in wanted where !header.contains(name) {
            let meant = Suggestion.nearest(to: name, among: header)
            throw ReleaseError.invalid([Diagnostic(.linkColumnMissing, [path, name], suggestion: meant)])
        }
        let readings = header.map { name in
            ColumnReading(name: name, kept: wanted.contains(name) ? .texts : .nothing, missing: [], recoding: nil)
        }
        let (table, _) = try CSVReader.read(path, dialect: dialect, columns: readings, progress: { _ in })
        return (table, Dictionary(table.texts.map { ($0.name, $0) }) { first, _ in first })
    }
}
