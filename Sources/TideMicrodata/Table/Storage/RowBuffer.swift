/// Rows of a table as they are written, gathered until they are worth a system call.
///
/// Every value's written form, with the separator or line end that follows it, is made once; a row is then a few copies.
struct RowBuffer: ~Copyable {
    /// Bytes that are gathered before they are handed on.
    private static let chunk = 256 << 10
    /// Rows whose codes are looked up together, column by column, so that the look-ups of shuffled rows overlap.
    static let batch = 1024
    /// Bytes that a short copy moves, whatever the text's length.
    private static let short = 16

    private(set) var bytes = Cells<UInt8>(repeating: 0, count: chunk + short)
    private(set) var count = 0

    /// All written forms, one after another, and where each begins.
    private var forms = Cells<UInt8>(repeating: 0, count: 1 << 12)
    private var formBytes = 0
    private var starts = Cells<Int>(repeating: 0, count: 64)
    private var formCount = 0
    /// The form of each field of a batch, row by row.
    private var batchForms = Cells<UInt32>(repeating: 0, count: 0)

    /// Whether there is enough to hand on.
    var isFull: Bool { count >= Self.chunk }

    /// Adds a written form; gives its number.
    mutating func addForm(_ form: [UInt8]) -> UInt32 {
        precondition(formCount < Int(UInt32.max), "a table has more distinct values than numbers")
        if formBytes + form.count + Self.short > forms.count {
            forms.grow(to: 2 * (formBytes + form.count + Self.short), filling: 0)
        }
        for (offset, byte) in form.enumerated() { forms[formBytes + offset] = byte }
        formBytes += form.count
        formCount += 1
        if formCount + 1 > starts.count { starts.grow(to: 2 * starts.count, filling: 0) }
        starts[formCount] = formBytes
        return UInt32(formCount - 1)
    }

    /// Looks up a column's values of a batch of rows.
    ///
    /// - Parameters:
    ///   - firstForm: the form of the column's code 0; those of the other codes follow.
    ///   - rows: the rows of the batch.
    mutating func gather(_ codes: [UInt32], firstForm: UInt32, rows: ArraySlice<UInt32>, column: Int, width: Int) {
        batchForms.grow(to: Self.batch * width, filling: 0)
        var target = column
        for row in rows {
            batchForms[target] = firstForm &+ codes[Int(row)]
            target &+= width
        }
    }

    /// Appends the fields of the batch that was gathered.
    mutating func appendBatch(fields: Int) {
        for index in 0..<fields { append(form: Int(batchForms[index])) }
    }

    /// Appends a written form.
    @inline(__always) mutating func append(form: Int) {
        let start = starts[form]
        let length = starts[form &+ 1] &- start
        if count &+ max(length, Self.short) > bytes.count {
            bytes.grow(to: 2 * (count + length + Self.short), filling: 0)
        }
        if length <= Self.short {
            bytes.storeBlock(forms.block(at: start), at: count)
        } else {
            bytes.copy(forms, from: start, count: length, to: count)
        }
        count &+= length
    }

    /// Forgets the bytes that were handed on.
    mutating func removeAll() { count = 0 }
}
