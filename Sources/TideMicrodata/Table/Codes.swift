/// One code per row of a column, each in as few bytes as the column's number of values allows: 1, 2 or 4.
///
/// A collection of `UInt32` whatever the width. A loop over many rows copies them out block by block, which costs a fraction
/// of asking for each.
package struct Codes: RandomAccessCollection, Sendable {
    /// The codes at the width they have.
    enum Storage: Sendable {
        case bytes([UInt8])
        case halves([UInt16])
        case words([UInt32])
    }

    let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    /// Codes at the least width that holds every number below a bound.
    ///
    /// - Precondition: every code is below the bound, or the bound is at most 2.
    package init(_ codes: some Collection<UInt32>, below bound: Int) {
        switch CodeWidth(below: bound) {
        case .byte: self.init(.bytes(codes.map { UInt8($0) }))
        case .half: self.init(.halves(codes.map { UInt16($0) }))
        case .word: self.init(.words(Array(codes)))
        }
    }

    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch storage {
        case .bytes(let codes): codes.count
        case .halves(let codes): codes.count
        case .words(let codes): codes.count
        }
    }

    /// What the codes take of memory.
    package var byteCount: Int {
        switch storage {
        case .bytes(let codes): codes.count
        case .halves(let codes): 2 * codes.count
        case .words(let codes): 4 * codes.count
        }
    }

    package subscript(row: Int) -> UInt32 {
        switch storage {
        case .bytes(let codes): UInt32(codes[row])
        case .halves(let codes): UInt32(codes[row])
        case .words(let codes): codes[row]
        }
    }

    /// Copies the codes of some rows to the front of an array, which is at least as long.
    package func copy(_ rows: Range<Int>, to block: inout [UInt32]) {
        switch storage {
        case .bytes(let codes): Self.widen(codes, rows, to: &block)
        case .halves(let codes): Self.widen(codes, rows, to: &block)
        case .words(let codes): Self.widen(codes, rows, to: &block)
        }
    }

    /// Gives every row's code to `body`, block by block: the first row of the block, the codes, and how many of them count.
    package func forEachBlock(_ body: (_ first: Int, _ codes: [UInt32], _ count: Int) -> Void) {
        var block = [UInt32](repeating: 0, count: Swift.min(Self.blockSize, count))
        for first in stride(from: 0, to: count, by: Self.blockSize) {
            let rows = first..<Swift.min(first + Self.blockSize, count)
            copy(rows, to: &block)
            body(first, block, rows.count)
        }
    }

    /// The codes of some rows, in their order.
    ///
    /// - Parameter meaning: what each code is replaced by; `nil` for itself.
    package func gathered(_ rows: [UInt32], as meaning: [UInt32]? = nil) -> [UInt32] {
        switch storage {
        case .bytes(let codes): Self.gather(codes, rows, meaning)
        case .halves(let codes): Self.gather(codes, rows, meaning)
        case .words(let codes): Self.gather(codes, rows, meaning)
        }
    }

    @inline(__always) private static func gather<Code: FixedWidthInteger & BitwiseCopyable>(
        _ codes: [Code],
        _ rows: [UInt32],
        _ meaning: [UInt32]?
    ) -> [UInt32] {
        let codes = codes.span
        guard let meaning else { return rows.map { UInt32(truncatingIfNeeded: codes[Int($0)]) } }
        let meanings = meaning.span
        return rows.map { meanings[Int(codes[Int($0)])] }
    }

    /// Rows that are copied out together.
    package static let blockSize = 2_048

    @inline(__always) private static func widen<Code: FixedWidthInteger & BitwiseCopyable>(
        _ codes: [Code],
        _ rows: Range<Int>,
        to block: inout [UInt32]
    ) {
        let codes = codes.span.extracting(rows)
        var block = block.mutableSpan
        for position in codes.indices { block[position] = UInt32(truncatingIfNeeded: codes[position]) }
    }
}

/// How many bytes a code takes.
enum CodeWidth: Int, Comparable {
    case byte = 1
    case half = 2
    case word = 4

    /// The least width that holds every code below a bound.
    init(below bound: Int) { self = bound <= 1 << 8 ? .byte : bound <= 1 << 16 ? .half : .word }

    static func < (left: CodeWidth, right: CodeWidth) -> Bool { left.rawValue < right.rawValue }
}

extension Codes: Hashable {
    /// Equal codes are equal at any width.
    package static func == (left: Codes, right: Codes) -> Bool {
        left.count == right.count && left.elementsEqual(right)
    }

    package func hash(into hasher: inout Hasher) {
        for code in self { hasher.combine(code) }
    }
}

extension Codes: ExpressibleByArrayLiteral {
    package init(arrayLiteral codes: UInt32...) {
        self.init(codes, below: codes.reduce(0) { Swift.max($0, Int($1) + 1) })
    }
}
