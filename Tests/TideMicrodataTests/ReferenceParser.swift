/// The grammar of `docs/formats/csv.md` as a machine that takes one byte after another: the reader's slow twin.
enum ReferenceParser {
    private enum State {
        case fieldStart
        case plain
        case quoted
        case quoteInQuoted
        case carriageReturn
    }

    /// The records, or `nil` if anything is wrong with the file.
    static func records(_ bytes: [UInt8], separator: UInt8) -> [[String]]? {
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var input = bytes[...]
        if input.starts(with: [0xef, 0xbb, 0xbf]) { input = input.dropFirst(3) }
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var state = State.fieldStart
        func endField() {
            record.append(String(decoding: field, as: UTF8.self))
            field = []
            state = .fieldStart
        }
        func endRecord() {
            endField()
            records.append(record)
            record = []
        }
        for byte in input {
            switch (state, byte) {
            case (.quoted, 0x22): state = .quoteInQuoted
            case (.quoted, _): field.append(byte)
            case (.quoteInQuoted, 0x22):
                field.append(byte)
                state = .quoted
            case (.fieldStart, 0x22): state = .quoted
            case (.carriageReturn, 0x0a): endRecord()
            case (.carriageReturn, _): return nil
            case (_, separator): endField()
            case (_, 0x0a): endRecord()
            case (_, 0x0d): state = .carriageReturn
            case (.quoteInQuoted, _), (_, 0x22): return nil
            default:
                field.append(byte)
                state = .plain
            }
        }
        switch state {
        case .quoted, .carriageReturn: return nil
        case .fieldStart where record.isEmpty: return records
        default:
            endRecord()
            return records
        }
    }
}
