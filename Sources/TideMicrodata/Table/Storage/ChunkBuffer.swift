import Crypto
import TideCore

/// A window on a file: its bytes from the start of the unfinished record on, and where in it the special bytes stand.
///
/// Each new byte is hashed, checked (UTF-8, no NUL) and searched for separators, quotes and line ends, whether or not
/// its column is wanted.
struct ChunkBuffer: ~Copyable {
    /// Cells beyond the bytes, so that a word or block can be loaded at any byte.
    private static let slack = 64
    /// Bytes of a row at most.
    static let recordLimit = 64 << 20

    private(set) var bytes: Cells<UInt8>
    /// Bytes that are filled.
    private(set) var end = 0
    /// Positions of separators, quotes, carriage returns and line feeds, ascending.
    private(set) var marks: Cells<UInt32>
    private(set) var markCount = 0
    /// Whether the file has no bytes beyond `end`.
    private(set) var isLast = false
    private(set) var hasher = SHA256()
    private(set) var bytesRead = 0

    private let separator: UInt8
    private var check = UTF8Check()
    /// Bytes before this position are not reported again: the rest of a line with a bad byte.
    private var quietUntil = 0
    /// Whether that line goes on beyond `end`.
    private var isQuiet = false

    init(separator: UInt8, chunk: Int) {
        self.separator = separator
        self.bytes = Cells(repeating: 0, count: chunk + Self.slack)
        self.marks = Cells(repeating: 0, count: chunk + Self.slack)
    }

    private var capacity: Int { bytes.count - Self.slack }

    /// Drops the bytes before `start` and the marks before `mark`, then reads on.
    ///
    /// - Parameter report: takes what is wrong and where.
    /// - Returns: false if a record does not fit, which ends the reading.
    mutating func refill(
        from start: Int,
        mark: Int,
        source: ByteSource,
        report: (DiagnosticCode, Int, borrowing Cells<UInt8>) -> Void
    ) throws(FileError) -> Bool {
        drop(before: start, mark: mark)
        if end == capacity {
            guard capacity < Self.recordLimit else { return false }
            bytes.grow(to: 2 * capacity + Self.slack, filling: 0)
            marks.grow(to: bytes.count, filling: 0)
        }
        let count = try source(&bytes, end..<capacity)
        bytesRead += count
        // SAFETY: the hasher copies the bytes within the call.
        unsafe bytes.withCells(end..<end + count) { unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        let first = end
        end += count
        if isQuiet { stayQuiet(from: first) }
        index(first, report)
        if count == 0 { finish(report) }
        return true
    }

    private mutating func drop(before start: Int, mark: Int) {
        bytes.move(from: start, to: 0, count: end - start)
        for index in mark..<markCount { marks[index - mark] = marks[index] - UInt32(start) }
        markCount -= mark
        end -= start
        quietUntil = max(0, quietUntil - start)
    }

    /// Puts a line end after what is left, which is a last line without one, or a quote that is never closed.
    private mutating func finish(_ report: (DiagnosticCode, Int, borrowing Cells<UInt8>) -> Void) {
        isLast = true
        if check.taken > 0, end > quietUntil { report(.invalidUTF8, end - check.taken, bytes) }
        guard end > 0 else { return }
        bytes[end] = .lineFeed
        marks[markCount] = UInt32(end)
        markCount += 1
    }

    /// Notes the special bytes from `first` on, sixty-four at a time.
    private mutating func index(_ first: Int, _ report: (DiagnosticCode, Int, borrowing Cells<UInt8>) -> Void) {
        let separators = SIMD16<UInt8>(repeating: separator)
        let quotes = SIMD16<UInt8>(repeating: .quote)
        let feeds = SIMD16<UInt8>(repeating: .lineFeed)
        let returns = SIMD16<UInt8>(repeating: .carriageReturn)
        let zeros = SIMD16<UInt8>(repeating: 0)
        var found = markCount
        var position = first
        while position < end {
            var special: UInt64 = 0
            var union = zeros
            var nul = zeros .!= zeros
            for part in 0..<4 {
                let block = bytes.block(at: position &+ part &* 16)
                let hits = (block .== separators) .| (block .== quotes) .| (block .== feeds) .| (block .== returns)
                special |= Self.bits(hits) &<< UInt64(part &* 16)
                union |= block
                nul .|= (block .== zeros)
            }
            let size = end &- position
            if size < 64 { special &= ~(~0 &<< UInt64(size)) }
            while special != 0 {
                marks[found] = UInt32(truncatingIfNeeded: position &+ special.trailingZeroBitCount)
                found &+= 1
                special &= special &- 1
            }
            if size < 64 || Self.hasHighBit(union) || Self.bits(nul) != 0 || check.taken > 0 {
                check(position..<min(position &+ 64, end), report)
            }
            position &+= 64
        }
        markCount = found
    }

    /// One bit a lane, the first lane in the lowest place.
    @inline(__always) private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
        // SAFETY: a mask is sixteen bytes, each 0 or 255, as two words of eight.
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        // The product gathers the lowest bit of each byte, in order, in the highest byte; no two terms meet.
        let gather: UInt64 = 0x0102_0408_1020_4080
        let low = ((words[0] & 0x0101_0101_0101_0101) &* gather) &>> 56
        let high = ((words[1] & 0x0101_0101_0101_0101) &* gather) &>> 56
        return low | high &<< 8
    }

    @inline(__always) private static func hasHighBit(_ block: SIMD16<UInt8>) -> Bool {
        // SAFETY: sixteen bytes as two words.
        let words = unsafe unsafeBitCast(block, to: SIMD2<UInt64>.self)
        return (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0
    }

    @inline(never) private mutating func check(
        _ range: Range<Int>,
        _ report: (DiagnosticCode, Int, borrowing Cells<UInt8>) -> Void
    ) {
        for position in range {
            let begun = check.taken
            let finding = check.take(bytes[position])
            guard finding != .fine, position >= quietUntil else { continue }
            report(finding == .nul ? .nulByte : .invalidUTF8, position - (finding == .nul ? 0 : begun), bytes)
            stayQuiet(from: position)
        }
    }

    /// Reports nothing more of a line with a bad byte.
    private mutating func stayQuiet(from position: Int) {
        var next = position
        while next < end, bytes[next] != .lineFeed { next += 1 }
        quietUntil = next
        isQuiet = next == end
    }

    /// Rewrites a quoted field whose quotes are doubled, in place; gives its new length.
    ///
    /// The bytes that are left over become quotes, so that the characters before a later field are still as many.
    mutating func undouble(at start: Int, count: Int) -> Int {
        var target = start
        var source = start
        while source < start + count {
            let byte = bytes[source]
            bytes[target] = byte
            target += 1
            source += byte == .quote ? 2 : 1
        }
        for index in target..<start + count { bytes[index] = .quote }
        return target - start
    }
}

extension UInt8 {
    static let lineFeed: UInt8 = 0x0a
    static let carriageReturn: UInt8 = 0x0d
    static let quote: UInt8 = 0x22
}
