/// The columns that are being encoded: a dictionary and the codes so far, each.
///
/// INVARIANT: `base` points to `count` initialised columns that this value alone owns. They hold values that cannot be
/// copied, which an array cannot.
@safe
struct Columns: ~Copyable {
    struct Column: ~Copyable {
        var dictionary = ValueDictionary()
        var codes = GrowingCodes()
    }

    // SAFETY: owned by this value, reached only through `checked`.
    private let base: UnsafeMutablePointer<Column>
    private let count: Int

    init(count: Int) {
        self.count = count
        // SAFETY: allocated for count columns and initialised one by one.
        unsafe self.base = .allocate(capacity: count)
        for index in 0..<count {
            // SAFETY: as above.
            unsafe (base + index).initialize(to: Column())
        }
    }

    deinit {
        // SAFETY: all columns were initialised in init.
        unsafe base.deinitialize(count: count)
        // SAFETY: allocated in init.
        unsafe base.deallocate()
    }

    /// Encodes one column of the rows of a round.
    ///
    /// - Parameter rows: how many rows are expected in all.
    mutating func encode(
        _ index: Int,
        _ scanner: inout RecordScanner,
        position: Int,
        stride: Int,
        block: inout Cells<UInt32>,
        expecting rowsInAll: Int
    ) {
        precondition((0..<count).contains(index), "a column beyond the end")
        let rows = scanner.rowCount
        // SAFETY: within bounds; this value is borrowed exclusively.
        unsafe base[index].dictionary.encode(&scanner, column: position, stride: stride, into: &block)
        // SAFETY: within bounds.
        let bound = unsafe base[index].dictionary.count
        // SAFETY: as above; the codes are copied within the call.
        unsafe block.withCells(0..<rows) { codes in
            // SAFETY: as above.
            unsafe base[index].codes.append(codes.span, below: bound, expecting: rowsInAll)
        }
    }

    /// How many distinct values a column has so far.
    func valueCount(_ index: Int) -> Int {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        return unsafe base[index].dictionary.count
    }

    /// Bytes of a column's distinct values so far.
    func textBytes(_ index: Int) -> Int {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        return unsafe base[index].dictionary.textCount
    }

    /// The value of a code of a column.
    func value(_ index: Int, _ code: Int) -> String {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        return unsafe base[index].dictionary.value(code)
    }

    /// The codes of a column, which it gives up together with its dictionary.
    mutating func takeCodes(_ index: Int) -> Codes {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        let codes = unsafe base[index].codes.finish()
        // SAFETY: within bounds; the old column is released by the assignment.
        unsafe base[index] = Column()
        return codes
    }
}
