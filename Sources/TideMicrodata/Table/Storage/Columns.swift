/// The columns that are being encoded: a dictionary and the codes so far, each.
///
/// INVARIANT: `base` points to `count` initialised columns that this value alone owns. They hold values that cannot be
/// copied, which an array cannot.
@safe
struct Columns: ~Copyable {
    struct Column: ~Copyable {
        var dictionary = ValueDictionary()
        var codes: [UInt32] = []
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
    mutating func encode(
        _ index: Int,
        _ scanner: inout RecordScanner,
        position: Int,
        stride: Int,
        block: inout Cells<UInt32>
    ) {
        precondition((0..<count).contains(index), "a column beyond the end")
        let rows = scanner.rowCount
        // SAFETY: within bounds; this value is borrowed exclusively.
        unsafe base[index].dictionary.encode(&scanner, column: position, stride: stride, into: &block)
        // SAFETY: as above; the codes are copied within the call.
        unsafe block.withCells(0..<rows) { unsafe base[index].codes.append(contentsOf: $0) }
    }

    /// How many distinct values a column has so far.
    func valueCount(_ index: Int) -> Int {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        return unsafe base[index].dictionary.count
    }

    /// The value of a code of a column.
    func value(_ index: Int, _ code: Int) -> String {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        return unsafe base[index].dictionary.value(code)
    }

    /// The codes of a column, which it gives up together with its dictionary.
    mutating func takeCodes(_ index: Int) -> [UInt32] {
        precondition((0..<count).contains(index), "a column beyond the end")
        // SAFETY: within bounds.
        let codes = unsafe base[index].codes
        // SAFETY: within bounds; the old column is released by the assignment.
        unsafe base[index] = Column()
        return codes
    }
}
