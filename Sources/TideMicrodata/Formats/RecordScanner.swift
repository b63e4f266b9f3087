import TideCore

/// Splits a file into records and fields, strictly by RFC 4180, a chunk at a time.
///
/// ```
/// file   = [BOM] record *(end record) [end]      end = CRLF / LF
/// record = field *(separator field)
/// field  = *(any but separator, quote, CR, LF) / quote *(any but quote / quote quote) quote
/// ```
///
/// At most one problem is reported for a record; the fields of such a record are left out.
struct RecordScanner: ~Copyable {
    /// Bytes asked for at a time: few enough for the cache, many enough to spread the cost of a call.
    static let chunk = 256 << 10

    private(set) var buffer: ChunkBuffer
    /// Fields of the records of this round, row by row.
    private(set) var fields: Cells<Field>
    private(set) var fieldCount = 0
    /// Records of this round without a problem.
    private(set) var rowCount = 0
    /// Fields that every record has; `nil` allows any number.
    var width: Int?
    private(set) var problems = ProblemList()
    /// Which of the records that were counted so far hold line breaks.
    private(set) var lines: RowLines
    /// Records without a problem of all rounds since counting began.
    private(set) var rowsInAll = 0

    private let file: String
    private let separator: UInt8
    private var start = 0
    private var mark = 0
    /// The physical line that the next record begins on.
    private var line = 1

    init(dialect: CSVDialect, file: String, chunk: Int = RecordScanner.chunk) {
        self.file = file
        self.separator = dialect.separator
        self.buffer = ChunkBuffer(separator: dialect.separator, chunk: chunk)
        self.fields = Cells(repeating: Field(), count: 0)
        self.lines = RowLines(first: 1)
    }

    /// Begins to count rows, and their lines, from the next record on.
    mutating func beginCounting() {
        lines = RowLines(first: line)
        rowsInAll = 0
    }

    /// Adds a problem that the caller found.
    mutating func add(_ problem: Diagnostic) { problems.add(problem) }

    /// Passes over a byte order mark at the start of the file, once some bytes were read.
    mutating func skipByteOrderMark() {
        guard buffer.end >= 3, buffer.bytes[0] == 0xef, buffer.bytes[1] == 0xbb, buffer.bytes[2] == 0xbf else { return }
        start = 3
    }

    /// Reads more bytes; false if the file is at its end or a record is too long to go on.
    mutating func readMore(_ source: ByteSource) throws(FileError) -> Bool {
        guard !buffer.isLast else { return false }
        var found: [Diagnostic] = []
        var unlisted = 0
        let (file, line, room) = (file, line, !problems.isFull)
        let fits = try buffer.refill(from: start, mark: mark, source: source) { code, position, bytes in
            if room, found.count < ProblemList.limit {
                found.append(Diagnostic(code, at: Self.place(of: position, from: 0, line: line, in: bytes, file: file)))
            } else {
                unlisted += 1
            }
        }
        (start, mark) = (0, 0)
        for problem in found { problems.add(problem) }
        problems.add(unlisted: unlisted)
        if !fits {
            let limit = ["\(ChunkBuffer.recordLimit)"]
            problems.add(Diagnostic(.recordTooLong, limit, at: Place(file: file, line: line, column: 1)))
        }
        fields.grow(to: buffer.marks.count, filling: Field())
        return fits
    }

    /// Splits the whole records that the buffer holds, at most `limit` of them; gives how many, those with a problem too.
    @discardableResult mutating func scan(limit: Int = .max) -> Int {
        fieldCount = 0
        rowCount = 0
        var scanned = 0
        while scanned < limit, start < buffer.end, scanRecord() { scanned += 1 }
        return scanned
    }

    /// Undoubles the quotes of a field, in place; gives its new length.
    mutating func undouble(_ field: Field) -> Int { buffer.undouble(at: field.start, count: field.count) }

    /// Appends the texts of one field of every row of this round to a column.
    mutating func copyTexts(ofField position: Int, stride: Int, to column: inout TextColumn) {
        for row in 0..<rowCount {
            let field = fields[row &* stride &+ position]
            let length = field.isDoubled ? undouble(field) : field.count
            column.begin(count: length)
            buffer.bytes.append(field.start..<field.start &+ length, to: &column.bytes)
        }
    }

    /// The text of a field of this round.
    mutating func text(of index: Int) -> String {
        let field = fields[index]
        let count = field.isDoubled ? buffer.undouble(at: field.start, count: field.count) : field.count
        return buffer.bytes.text(field.start..<field.start + count)
    }

    /// Where a field of a row of this round begins in the file, its opening quote included.
    func place(ofRow row: Int, field: Int, width: Int) -> Place {
        func position(_ index: Int) -> Int {
            let start = fields[index].start
            return start > 0 && buffer.bytes[start - 1] == .quote ? start - 1 : start
        }
        let first = row * width
        let line = lines.line(ofRow: rowsInAll - rowCount + row)
        return Self.place(
            of: position(first + field),
            from: position(first),
            line: line,
            in: buffer.bytes,
            file: file
        )
    }

    /// Splits one record; false if its end is not in the buffer yet.
    @inline(__always) private mutating func scanRecord() -> Bool {
        var position = start
        var next = mark
        var breaks = 0
        var count = fieldCount
        var trouble: Trouble?
        while true {
            guard next < buffer.markCount else { return stopShort(trouble) }
            let stop = Int(buffer.marks[next])
            let byte = buffer.bytes[stop]
            next &+= 1
            if byte == separator {
                fields[count] = Field(start: position, count: stop &- position)
                count &+= 1
                position = stop &+ 1
                continue
            }
            var field = Field(start: position, count: stop &- position)
            var ending = byte
            var last = stop
            if byte == .quote {
                guard stop == position else {
                    trouble = trouble ?? Trouble(code: .strayQuote, position: stop)
                    continue
                }
                guard let quoted = scanQuoted(from: next) else {
                    return stopShort(trouble ?? Trouble(code: .openQuote, position: stop))
                }
                next = quoted.next
                breaks &+= quoted.breaks
                last = quoted.close &+ 1
                guard next < buffer.markCount, Int(buffer.marks[next]) == last else {
                    trouble = trouble ?? Trouble(code: .textAfterQuote, position: last)
                    continue
                }
                next &+= 1
                ending = buffer.bytes[last]
                field = Field(start: position &+ 1, count: quoted.close &- position &- 1, isDoubled: quoted.isDoubled)
                if ending == separator {
                    fields[count] = field
                    count &+= 1
                    position = last &+ 1
                    continue
                }
            }
            if ending == .carriageReturn {
                guard next < buffer.markCount else { return stopShort(trouble) }
                guard Int(buffer.marks[next]) == last &+ 1, last &+ 1 < buffer.end,
                    buffer.bytes[last &+ 1] == .lineFeed
                else {
                    trouble = trouble ?? Trouble(code: .bareCarriageReturn, position: last)
                    continue
                }
                next &+= 1
                last &+= 1
            }
            fields[count] = field
            count &+= 1
            finish(count: count, breaks: breaks, trouble: trouble)
            start = last &+ 1
            mark = next
            line &+= 1 &+ breaks
            return true
        }
    }

    /// Looks for the quote that closes a field; `nil` if the buffer does not hold it and the byte after it.
    private func scanQuoted(from first: Int) -> Quoted? {
        var next = first
        var breaks = 0
        var isDoubled = false
        while next < buffer.markCount {
            let position = Int(buffer.marks[next])
            let byte = buffer.bytes[position]
            next += 1
            if byte == .lineFeed { breaks += 1 }
            guard byte == .quote else { continue }
            if position + 1 == buffer.end, !buffer.isLast { return nil }
            guard next < buffer.markCount, Int(buffer.marks[next]) == position + 1, buffer.bytes[position + 1] == .quote
            else { return Quoted(close: position, next: next, breaks: breaks, isDoubled: isDoubled) }
            isDoubled = true
            next += 1
        }
        return nil
    }

    /// Ends a record that the buffer does not hold whole: more is to come, or the file ends inside a quote.
    private mutating func stopShort(_ trouble: Trouble?) -> Bool {
        guard buffer.isLast else { return false }
        if let trouble { report(trouble.code, at: trouble.position) }
        start = buffer.end + 1
        return false
    }

    /// Keeps the fields of a record that is in order.
    @inline(__always) private mutating func finish(count: Int, breaks: Int, trouble: Trouble?) {
        if let trouble {
            report(trouble.code, at: trouble.position)
        } else if let width, count - fieldCount != width {
            report(.rowRagged, ["\(count - fieldCount)", "\(width)"], at: start)
        } else {
            fieldCount = count
            if breaks > 0 { lines.add(lineBreaks: breaks, inRow: rowsInAll) }
            rowCount &+= 1
            rowsInAll &+= 1
        }
    }

    @inline(never) private mutating func report(_ code: DiagnosticCode, _ arguments: [String] = [], at position: Int) {
        guard !problems.isFull else { return problems.add(unlisted: 1) }
        let place = Self.place(of: position, from: start, line: line, in: buffer.bytes, file: file)
        problems.add(Diagnostic(code, arguments, at: place))
    }

    /// The place of a byte, counted in characters from the start of its line.
    private static func place(
        of position: Int,
        from start: Int,
        line: Int,
        in bytes: borrowing Cells<UInt8>,
        file: String
    ) -> Place {
        var (line, column) = (line, 1)
        for index in start..<max(start, position) {
            if bytes[index] == .lineFeed {
                line += 1
                column = 1
            } else if bytes[index] & 0xc0 != 0x80 {
                column += 1
            }
        }
        return Place(file: file, line: line, column: column)
    }

    private struct Trouble {
        let code: DiagnosticCode
        let position: Int
    }

    private struct Quoted {
        let close: Int
        let next: Int
        let breaks: Int
        let isDoubled: Bool
    }
}

/// Where a field's text stands in the buffer, without the quotes around it.
struct Field: BitwiseCopyable {
    /// From the lowest bit: 32 of start, 31 of count, 1 whether quotes inside are doubled.
    private let packed: UInt64

    @inline(__always) init(start: Int = 0, count: Int = 0, isDoubled: Bool = false) {
        packed =
            UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: count) &<< 32 | (isDoubled ? 1 &<< 63 : 0)
    }

    @inline(__always) var start: Int { Int(truncatingIfNeeded: packed & 0xffff_ffff) }
    @inline(__always) var count: Int { Int(truncatingIfNeeded: (packed &>> 32) & 0x7fff_ffff) }
    @inline(__always) var isDoubled: Bool { packed &>> 63 != 0 }
}
