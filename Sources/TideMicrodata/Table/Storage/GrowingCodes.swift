/// The codes of a column that is being read, at the width that its values have needed so far.
///
/// Memory is reserved for as many rows as the file is thought to have: pages that are never written cost nothing, and
/// nothing is copied where the guess was good.
struct GrowingCodes {
    private var bytes: [UInt8] = []
    private var halves: [UInt16] = []
    private var words: [UInt32] = []
    private var width = CodeWidth.byte

    /// Appends codes.
    ///
    /// - Parameters:
    ///   - bound: what all codes so far are below.
    ///   - rows: how many codes are expected in all.
    mutating func append(_ codes: Span<UInt32>, below bound: Int, expecting rows: Int) {
        let needed = CodeWidth(below: bound)
        if needed > width { widen(to: needed, expecting: max(rows, codes.count)) }
        switch width {
        case .byte: Self.append(codes, to: &bytes, rows)
        case .half: Self.append(codes, to: &halves, rows)
        case .word: Self.append(codes, to: &words, rows)
        }
    }

    /// The finished codes.
    consuming func finish() -> Codes {
        switch width {
        case .byte: Codes(.bytes(bytes))
        case .half: Codes(.halves(halves))
        case .word: Codes(.words(words))
        }
    }

    private mutating func widen(to wider: CodeWidth, expecting rows: Int) {
        switch (width, wider) {
        case (.byte, .half): halves = Self.widened(bytes, rows)
        case (.byte, .word): words = Self.widened(bytes, rows)
        case (.half, .word): words = Self.widened(halves, rows)
        default: return
        }
        bytes = []
        if wider == .word { halves = [] }
        width = wider
    }

    private static func widened<Narrow: FixedWidthInteger, Wide: FixedWidthInteger>(
        _ codes: [Narrow],
        _ rows: Int
    ) -> [Wide] {
        var wide: [Wide] = []
        wide.reserveCapacity(max(rows, codes.count))
        for code in codes { wide.append(Wide(truncatingIfNeeded: code)) }
        return wide
    }

    @inline(__always) private static func append<Code: FixedWidthInteger>(
        _ codes: Span<UInt32>,
        to all: inout [Code],
        _ rows: Int
    ) {
        let needed = all.count + codes.count
        if all.capacity < needed { all.reserveCapacity(max(rows, needed + needed / 2)) }
        for position in codes.indices { all.append(Code(truncatingIfNeeded: codes[position])) }
    }
}

extension Codes {
    /// The same rows with each code replaced, at the least width that holds every number below a bound.
    func replaced(by replacements: [UInt32], below bound: Int) -> Codes {
        var replaced = GrowingCodes()
        var block = [UInt32](repeating: 0, count: Codes.blockSize)
        for first in stride(from: 0, to: count, by: Codes.blockSize) {
            let rows = first..<Swift.min(first + Codes.blockSize, count)
            copy(rows, to: &block)
            for position in 0..<rows.count { block[position] = replacements[Int(block[position])] }
            replaced.append(block.span.extracting(0..<rows.count), below: bound, expecting: count)
        }
        return replaced.finish()
    }
}
