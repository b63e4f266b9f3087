/// Rows as they are written, gathered until they are worth a system call.
///
/// Every text that a row is put together from is made once, with the separator or line end that follows it; a row is then
/// a few copies.
struct RowBuffer: ~Copyable {
    /// What neighbouring columns of a row are written as.
    struct Piece: BitwiseCopyable {
        /// Their codes together; of digits, whether they are missing.
        var field: PackedField
        /// The form of code 0, which those of the others follow; of digits, the form of the missing value.
        var first: Int
        /// The first of two words of hexadecimal digits, or -1.
        var digits = -1
        /// The form of what follows the digits.
        var ending = 0
    }

    /// Bytes that are gathered before they are handed on.
    private static let chunk = 256 << 10
    /// Rows that are looked up together, so that the look-ups of shuffled rows overlap.
    private static let batch = 256
    /// Bytes at most that are copied in blocks, whatever the text's length.
    private static let short = 64

    private(set) var bytes = Cells<UInt8>(repeating: 0, count: 2 * chunk)
    private(set) var count = 0

    /// All written forms, one after another, and where each begins.
    private var forms = Cells<UInt8>(repeating: 0, count: 1 << 12)
    private var formBytes = 0
    private var starts = Cells<Int>(repeating: 0, count: 64)
    private var formCount = 0
    private var pieces = Cells<Piece>(
        repeating: Piece(field: PackedField(word: 0, shift: 0, mask: 0), first: 0),
        count: 1
    )
    private var pieceCount = 0
    /// The words of a batch of rows.
    private var batchWords = Cells<UInt64>(repeating: 0, count: 0)

    /// Whether there is enough to hand on.
    var isFull: Bool { count >= Self.chunk }

    /// Adds a written form; gives its number.
    @discardableResult mutating func addForm(_ form: [UInt8]) -> Int {
        if formBytes + form.count + Self.short > forms.count {
            forms.grow(to: 2 * (formBytes + form.count + Self.short), filling: 0)
        }
        for (offset, byte) in form.enumerated() { forms[formBytes + offset] = byte }
        formBytes += form.count
        formCount += 1
        if formCount + 1 > starts.count { starts.grow(to: 2 * starts.count, filling: 0) }
        starts[formCount] = formBytes
        return formCount - 1
    }

    /// Adds a piece that every row has, after those that were added before.
    mutating func add(_ piece: Piece) {
        pieces.grow(to: pieceCount + 1, filling: piece)
        pieces[pieceCount] = piece
        pieceCount += 1
    }

    /// Appends rows from a place on until there is enough to hand on; gives the place after the last.
    mutating func append(_ rows: borrowing PackedRows, from first: Int) -> Int {
        let width = rows.wordsPerRow
        batchWords.grow(to: Self.batch * width, filling: 0)
        var place = first
        while place < rows.rowCount, !isFull {
            let end = min(place + Self.batch, rows.rowCount)
            gather(rows.words.span, rows.order, place..<end, width)
            for index in 0..<end - place { appendRow(at: index &* width) }
            place = end
        }
        return place
    }

    private mutating func gather(_ words: Span<UInt64>, _ order: [UInt32]?, _ places: Range<Int>, _ width: Int) {
        guard let order else {
            for word in 0..<places.count * width { batchWords[word] = words[places.lowerBound * width + word] }
            return
        }
        let rows = order.span
        var target = 0
        for place in places {
            let source = Int(rows[place]) * width
            for word in 0..<width { batchWords[target &+ word] = words[source &+ word] }
            target &+= width
        }
    }

    @inline(__always) private mutating func appendRow(at row: Int) {
        for index in 0..<pieceCount {
            let piece = pieces[index]
            let code = piece.field.code(in: batchWords[row &+ piece.field.word])
            if piece.digits < 0 {
                append(form: piece.first &+ code)
            } else if code == 1 {
                append(form: piece.first)
            } else {
                appendDigits(batchWords[row &+ piece.digits], batchWords[row &+ piece.digits &+ 1])
                append(form: piece.ending)
            }
        }
    }

    /// Appends a written form.
    @inline(__always) mutating func append(form: Int) {
        let start = starts[form]
        let length = starts[form &+ 1] &- start
        let room = max(length, Self.short)
        if count &+ room > bytes.count { bytes.grow(to: 2 * (count + room), filling: 0) }
        if length <= Self.short {
            // Whole blocks: what is copied beyond the form is written over by what follows.
            var offset = 0
            repeat {
                bytes.storeBlock(forms.block(at: start &+ offset), at: count &+ offset)
                offset &+= 16
            } while offset < length
        } else {
            bytes.copy(forms, from: start, count: length, to: count)
        }
        count &+= length
    }

    /// Appends 32 hexadecimal digits in lower case.
    @inline(__always) private mutating func appendDigits(_ high: UInt64, _ low: UInt64) {
        if count &+ 32 > bytes.count { bytes.grow(to: 2 * (count + 32), filling: 0) }
        bytes.storeWord(Self.digits(UInt32(truncatingIfNeeded: high &>> 32)), at: count)
        bytes.storeWord(Self.digits(UInt32(truncatingIfNeeded: high)), at: count &+ 8)
        bytes.storeWord(Self.digits(UInt32(truncatingIfNeeded: low &>> 32)), at: count &+ 16)
        bytes.storeWord(Self.digits(UInt32(truncatingIfNeeded: low)), at: count &+ 24)
        count &+= 32
    }

    /// Eight digits, the first in the lowest byte: each half byte is moved to a byte of its own, then all become letters at once.
    @inline(__always) private static func digits(_ number: UInt32) -> UInt64 {
        var spread = UInt64(number)
        spread = (spread | spread &<< 16) & 0x0000_ffff_0000_ffff
        spread = (spread | spread &<< 8) & 0x00ff_00ff_00ff_00ff
        spread = ((spread | spread &<< 4) & 0x0f0f_0f0f_0f0f_0f0f).byteSwapped
        let isLetter = ((spread &+ 0x0606_0606_0606_0606) &>> 4) & 0x0101_0101_0101_0101
        return spread &+ 0x3030_3030_3030_3030 &+ isLetter &* 0x27
    }

    /// Forgets the bytes that were handed on.
    mutating func removeAll() { count = 0 }
}
