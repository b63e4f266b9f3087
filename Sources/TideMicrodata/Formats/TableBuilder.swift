import TideCore

/// Gathers the codes of a file's columns, then turns raw values into what they mean: missing, or coarsened.
struct TableBuilder: ~Copyable {
    private let header: [String]
    /// The encoded columns in the header's order: where they stand and how they are read.
    private let encoded: [(position: Int, reading: ColumnReading)]
    private var columns: Columns
    private var block = Cells<UInt32>(repeating: 0, count: 0)
    private var rowCount = 0

    init(header: [String], readings: [ColumnReading]) {
        var byName: [[UInt8]: ColumnReading] = [:]
        for reading in readings { byName[Array(reading.name.utf8)] = reading }
        self.header = header
        self.encoded = header.enumerated().compactMap { position, name in
            byName[Array(name.utf8)].flatMap { $0.isEncoded ? (position, $0) : nil }
        }
        self.columns = Columns(count: encoded.count)
    }

    /// Encodes the rows of a round.
    mutating func add(_ scanner: inout RecordScanner) {
        guard scanner.rowCount > 0 else { return }
        block.grow(to: scanner.rowCount, filling: 0)
        for (index, column) in encoded.enumerated() {
            columns.encode(index, &scanner, position: column.position, stride: header.count, block: &block)
        }
        rowCount += scanner.rowCount
    }

    /// The table.
    ///
    /// - Throws: `invalid` if a value could not be coarsened.
    consuming func finish(lines: RowLines, file: String) throws(MicrodataError) -> Table {
        var problems = ProblemList()
        var finished: [EncodedColumn] = []
        for (index, column) in encoded.enumerated() {
            var meaning = ColumnMeaning(reading: column.reading)
            let values = columns.values(index)
            for value in values { meaning.add(value) }
            let codes = columns.takeCodes(index)
            if meaning.hasTrouble {
                problems.merge(Self.problems(codes, meaning, column.reading.name, lines, file))
            } else {
                finished.append(meaning.column(codes))
            }
        }
        guard problems.isEmpty else { throw .invalid(problems.listed) }
        return Table(columns: finished, rowCount: rowCount, columnOrder: header, lines: lines)
    }

    /// The rows whose value could not be coarsened.
    private static func problems(
        _ codes: [UInt32],
        _ meaning: ColumnMeaning,
        _ name: String,
        _ lines: RowLines,
        _ file: String
    ) -> ProblemList {
        var problems = ProblemList()
        for (row, code) in codes.enumerated() {
            guard let trouble = meaning.trouble(ofRaw: code) else { continue }
            if problems.isFull {
                problems.add(unlisted: 1)
            } else {
                let place = Place(file: file, line: lines.line(ofRow: row), column: 1)
                problems.add(Diagnostic(trouble, [name], at: place))
            }
        }
        return problems
    }
}

/// What each distinct value of one column means.
struct ColumnMeaning {
    private let reading: ColumnReading
    private let missing: Set<[UInt8]>
    /// The final code of each raw one.
    private var finals: [UInt32] = []
    private var values: [String] = []
    private var missingCode: UInt32?
    /// Final codes by text, where several raw values may become one.
    private var known: [[UInt8]: UInt32] = [:]
    /// Raw codes that mean nothing, and why.
    private var troubles: [UInt32: DiagnosticCode] = [:]
    private var isIdentity = true

    init(reading: ColumnReading) {
        self.reading = reading
        self.missing = Set(reading.missing.map { Array($0.utf8) })
    }

    var hasTrouble: Bool { !troubles.isEmpty }
    func trouble(ofRaw code: UInt32) -> DiagnosticCode? { troubles[code] }

    /// Takes the next distinct value, in order of first appearance.
    mutating func add(_ text: String) {
        let raw = UInt32(finals.count)
        let final = code(of: text, raw: raw)
        if final != raw { isIdentity = false }
        finals.append(final)
    }

    private mutating func code(of text: String, raw: UInt32) -> UInt32 {
        if !missing.isEmpty, missing.contains(Array(text.utf8)) {
            let code = missingCode ?? append(reading.missing[0])
            missingCode = code
            return code
        }
        guard let recoding = reading.recoding else { return append(text) }
        guard let recoded = recoding.recoded(text) else {
            troubles[raw] = recoding.trouble
            return 0
        }
        let key = Array(recoded.utf8)
        if missing.contains(key) {
            troubles[raw] = .recodedLikeMissing
            return 0
        }
        if let code = known[key] { return code }
        let code = append(recoded)
        known[key] = code
        return code
    }

    private mutating func append(_ text: String) -> UInt32 {
        values.append(text)
        return UInt32(values.count - 1)
    }

    /// The finished column from its rows' raw codes.
    consuming func column(_ raw: [UInt32]) -> EncodedColumn {
        var codes = raw
        if !isIdentity {
            let finals = finals
            for row in codes.indices { codes[row] = finals[Int(codes[row])] }
        }
        return EncodedColumn(name: reading.name, codes: codes, values: values, missingCode: missingCode)
    }
}

extension Recoding {
    /// What to say of a text that it cannot read.
    fileprivate var trouble: DiagnosticCode {
        switch self {
        case .date: .notADate
        case .band: .notAnInteger
        }
    }
}
