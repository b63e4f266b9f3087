import Glibc

/// A run of trivial values that grows: an array without reference counts, for the reader's inner loops.
///
/// Every access is checked against the bounds, and every cell has a value from the start.
/// INVARIANT: `base` points to `count` initialised cells that this value alone owns.
@safe
struct Cells<Element: BitwiseCopyable>: ~Copyable {
    // SAFETY: owned by this value, freed once in deinit; reached only through the checked accessors below.
    private var base: UnsafeMutablePointer<Element>
    private(set) var count: Int

    init(repeating value: Element, count: Int) {
        // SAFETY: allocated and initialised here for exactly `count` cells.
        unsafe self.base = .allocate(capacity: count)
        // SAFETY: as above.
        unsafe base.initialize(repeating: value, count: count)
        self.count = count
    }

    deinit {
        // SAFETY: trivial cells need no deinitialisation; allocated in init or grow.
        unsafe base.deallocate()
    }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a cell beyond the end")
            // SAFETY: within bounds by the line above.
            return unsafe base[index]
        }
        @inline(__always) set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a cell beyond the end")
            // SAFETY: within bounds by the line above.
            unsafe base[index] = newValue
        }
    }

    /// Makes room for `newCount` cells; new ones hold `value`.
    mutating func grow(to newCount: Int, filling value: Element) {
        guard newCount > count else { return }
        // SAFETY: new memory for newCount cells: the old ones are copied, the rest initialised, the old memory freed.
        let grown = UnsafeMutablePointer<Element>.allocate(capacity: newCount)
        // SAFETY: as above.
        unsafe grown.update(from: base, count: count)
        // SAFETY: as above.
        unsafe (grown + count).initialize(repeating: value, count: newCount - count)
        // SAFETY: as above.
        unsafe base.deallocate()
        // SAFETY: as above.
        unsafe self.base = grown
        count = newCount
    }

    /// Moves cells within the run; the ranges may overlap.
    mutating func move(from source: Int, to target: Int, count moved: Int) {
        precondition(source >= 0 && target >= 0 && moved >= 0 && max(source, target) + moved <= count, "out of bounds")
        // SAFETY: both ranges are within bounds; memmove allows overlap and cells are trivial.
        _ = unsafe memmove(base + target, base + source, moved * MemoryLayout<Element>.stride)
    }

    /// Lends a range of cells for reading.
    func withCells<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "out of bounds")
        // SAFETY: within bounds; callers do not let the pointer out of `body`.
        return unsafe body(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// Lends a range of cells for writing.
    mutating func withMutableCells<Result>(
        _ range: Range<Int>,
        _ body: (UnsafeMutableBufferPointer<Element>) -> Result
    ) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "out of bounds")
        // SAFETY: within bounds; callers do not let the pointer out of `body`.
        return unsafe body(UnsafeMutableBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}

extension Cells<UInt8> {
    /// The eight bytes from `index`, the first in the lowest place.
    @inline(__always) func word(at index: Int) -> UInt64 {
        precondition(index >= 0 && index &+ 8 <= count, "a word beyond the end")
        // SAFETY: eight bytes within bounds; the load allows any alignment.
        return unsafe UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// The sixteen bytes from `index`.
    @inline(__always) func block(at index: Int) -> SIMD16<UInt8> {
        precondition(index >= 0 && index &+ 16 <= count, "a block beyond the end")
        // SAFETY: sixteen bytes within bounds; the load allows any alignment.
        return unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Stores sixteen bytes from `index` on.
    @inline(__always) mutating func storeBlock(_ block: SIMD16<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ 16 <= count, "a block beyond the end")
        // SAFETY: sixteen bytes within bounds; the store allows any alignment.
        unsafe UnsafeMutableRawPointer(base).storeBytes(of: block, toByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Stores eight bytes from `index` on, the lowest first.
    @inline(__always) mutating func storeWord(_ word: UInt64, at index: Int) {
        precondition(index >= 0 && index &+ 8 <= count, "a word beyond the end")
        // SAFETY: eight bytes within bounds; the store allows any alignment.
        unsafe UnsafeMutableRawPointer(base).storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
    }

    /// Appends a range of bytes to an array.
    @inline(__always) func append(_ range: Range<Int>, to array: inout [UInt8]) {
        // SAFETY: the bytes are copied within the call.
        unsafe withCells(range) { unsafe array.append(contentsOf: $0) }
    }

    /// A range of bytes as text, which the caller has found to be UTF-8.
    func text(_ range: Range<Int>) -> String {
        // SAFETY: the bytes are copied into the string within the call.
        unsafe withCells(range) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Whether two ranges of the same length, each in its own run, hold the same bytes.
    @inline(__always) func equals(
        at start: Int,
        _ other: borrowing Cells<UInt8>,
        at otherStart: Int,
        count length: Int
    ) -> Bool {
        precondition(start >= 0 && start &+ length <= count && otherStart >= 0, "out of bounds")
        precondition(otherStart &+ length <= other.count, "out of bounds")
        // SAFETY: both ranges are within bounds.
        return unsafe memcmp(base + start, other.base + otherStart, length) == 0
    }

    /// Copies bytes from another run.
    mutating func copy(_ other: borrowing Cells<UInt8>, from start: Int, count length: Int, to target: Int) {
        precondition(start >= 0 && start &+ length <= other.count && target >= 0, "out of bounds")
        precondition(length >= 0 && target &+ length <= count, "out of bounds")
        // SAFETY: both ranges are within bounds and belong to different memory.
        _ = unsafe memcpy(base + target, other.base + start, length)
    }
}
