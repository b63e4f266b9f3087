import TideCore

/// Gathers the codes of a file's columns, then turns raw values into what they mean: missing, or coarsened.
struct TableBuilder: ~Copyable {
    private let header: [String]
    /// The encoded columns in the header's order: where they stand and how they are read.
    private let encoded: [(position: Int, reading: ColumnReading)]
    private var columns: Columns
    /// What the values of each encoded column mean, as far as they were met.
    private var meanings: [ColumnMeaning]
    /// The first values of each encoded column that mean nothing.
    private var problems: [ProblemList]
    private var block = Cells<UInt32>(repeating: 0, count: 0)
    private var rowCount = 0
    /// Where the columns that are kept as texts stand, and what is kept of them so far.
    private var texts: [(position: Int, column: TextColumn)]
    /// Bytes of the whole file; 0 where they are not known.
    private let size: Int
    /// How many rows the file is thought to have, going by its first.
    private var expected = 0

    init(header: [String], readings: [ColumnReading], size: Int) {
        var byName: [[UInt8]: ColumnReading] = [:]
        for reading in readings { byName[Array(reading.name.utf8)] = reading }
        self.header = header
        let read = header.enumerated().compactMap { position, name in
            byName[Array(name.utf8)].map { (position: position, reading: $0) }
        }
        self.encoded = read.filter { $0.reading.kept == .codes }
        self.texts = read.filter { $0.reading.kept == .texts }.map { ($0.position, TextColumn(name: $0.reading.name)) }
        self.size = size
        self.columns = Columns(count: encoded.count)
        self.meanings = encoded.map { ColumnMeaning(reading: $0.reading) }
        self.problems = encoded.map { _ in ProblemList() }
    }

    /// Encodes the rows of a round.
    mutating func add(_ scanner: inout RecordScanner) {
        guard scanner.rowCount > 0 else { return }
        block.grow(to: scanner.rowCount, filling: 0)
        let isFirst = rowCount == 0
        if isFirst { expected = expectedRows(scanner) }
        for (index, column) in encoded.enumerated() {
            columns.encode(
                index,
                &scanner,
                position: column.position,
                stride: header.count,
                block: &block,
                expecting: expected
            )
            // Only a value that is recoded may mean nothing; the others can wait, so that no text is held twice.
            guard column.reading.recoding != nil else { continue }
            learnValues(of: index)
            if meanings[index].hasTrouble { noteTroubles(of: index, scanner) }
        }
        for index in texts.indices {
            scanner.copyTexts(ofField: texts[index].position, stride: header.count, to: &texts[index].column)
            if isFirst { texts[index].column.reserve(rows: expected) }
        }
        rowCount += scanner.rowCount
    }

    /// How many rows the file has if all are as long as those of the first round, and a little more.
    private func expectedRows(_ scanner: borrowing RecordScanner) -> Int {
        let (rows, bytes) = (scanner.rowCount, max(1, scanner.buffer.bytesRead))
        guard size > bytes else { return rows }
        // Rows are at most the chunk's bytes, so that the product with a file's size fits.
        let expected = size / bytes * rows + size % bytes * rows / bytes
        return expected + expected / 16 + 1_024
    }

    /// How large the table will be, once the first rows were added.
    var forecast: TableForecast {
        let coded = encoded.enumerated().map { index, column in
            let found = columns.valueCount(index)
            return (
                column.position,
                TableForecast.Column(
                    name: column.reading.name,
                    kept: .codes,
                    rows: expected,
                    sampled: rowCount,
                    found: found,
                    textBytes: columns.textBytes(index)
                )
            )
        }
        let plain = texts.map { position, column in
            (
                position,
                TableForecast.Column(
                    name: column.name,
                    kept: .texts,
                    rows: expected,
                    sampled: rowCount,
                    found: rowCount,
                    textBytes: column.bytes.count
                )
            )
        }
        return TableForecast(rows: expected, columns: (coded + plain).sorted { $0.0 < $1.0 }.map { $0.1 })
    }

    /// Takes in the values of a column that were not met before.
    private mutating func learnValues(of index: Int) {
        for code in meanings[index].count..<columns.valueCount(index) {
            meanings[index].add(columns.value(index, code))
        }
    }

    /// Notes the fields of the round, in one column, that could not be coarsened.
    private mutating func noteTroubles(of index: Int, _ scanner: borrowing RecordScanner) {
        let column = encoded[index]
        for row in 0..<scanner.rowCount {
            guard let trouble = meanings[index].trouble(ofRaw: block[row]) else { continue }
            if problems[index].isFull {
                problems[index].add(unlisted: 1)
            } else {
                let place = scanner.place(ofRow: row, field: column.position, width: header.count)
                problems[index].add(Diagnostic(trouble, [column.reading.name], at: place))
            }
        }
    }

    /// The table.
    ///
    /// - Throws: `invalid` if a value could not be coarsened.
    consuming func finish(lines: RowLines) throws(MicrodataError) -> Table {
        var all = ProblemList()
        for list in problems { all.merge(list) }
        guard all.isEmpty else { throw .invalid(all.listed) }
        var finished: [EncodedColumn] = []
        for index in encoded.indices {
            learnValues(of: index)
            finished.append(meanings[index].column(columns.takeCodes(index)))
        }
        return Table(
            columns: finished,
            rowCount: rowCount,
            columnOrder: header,
            texts: texts.map(\.column),
            lines: lines
        )
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

    /// Distinct values taken so far.
    var count: Int { finals.count }
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
            troubles[raw] = recoding.trouble(of: text)
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
    consuming func column(_ raw: Codes) -> EncodedColumn {
        let codes = isIdentity ? raw : raw.replaced(by: finals, below: values.count)
        return EncodedColumn(name: reading.name, codes: codes, values: values, missingCode: missingCode)
    }
}

extension Recoding {
    /// What to say of a text that it cannot read.
    fileprivate func trouble(of text: String) -> DiagnosticCode {
        switch self {
        case .date: .notADate
        case .band: .notAnInteger
        case .decimalBand: .notADecimal
        case .bounded(_, let isDecimal), .ends(_, let isDecimal, _), .rounded(_, let isDecimal):
            isDecimal ? .notADecimal : .notAnInteger
        case .crosswalk: .codeUnmatched
        case .then(let first, let second):
            first.recoded(text).map(second.trouble) ?? first.trouble(of: text)
        }
    }
}
