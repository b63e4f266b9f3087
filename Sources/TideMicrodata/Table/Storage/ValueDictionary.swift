/// Gives every distinct run of bytes of a column a code, in order of first appearance.
///
/// Open addressing with linear probing. A value of up to eight bytes is its own key, so that a hit needs no look at the
/// value itself; a longer one is found by a 64-bit hash and then compared byte for byte.
///
/// *Source:* Knuth, The Art of Computer Programming, volume 3, section 6.4, algorithm L; folded multiplication after
/// Steele, Lea and Flood 2014.
struct ValueDictionary: ~Copyable {
    struct Slot: BitwiseCopyable {
        /// The bytes of a short value, or the hash of a long one.
        var key: UInt64 = 0
        var code: UInt32 = 0
        /// Bytes of the value; all ones where the slot is empty.
        var count: UInt32 = .max
    }

    // Few of each to begin with: a file may have a hundred thousand columns.
    private var slots = Cells(repeating: Slot(), count: 16)
    /// 64 − log2(slots).
    private var shift: UInt64 = 60
    /// All values one after another, each by its code.
    private var text = Cells<UInt8>(repeating: 0, count: 64)
    private(set) var textCount = 0
    /// `starts[code]`: where a value begins; it ends where the next begins.
    private var starts = Cells<Int>(repeating: 0, count: 17)
    private(set) var count = 0

    /// The code of each field of a column, appended to `codes`.
    ///
    /// - Parameters:
    ///   - column: the first field.
    ///   - stride: from one row's field to the next row's.
    mutating func encode(
        _ scanner: inout RecordScanner,
        column: Int,
        stride: Int,
        into codes: inout Cells<UInt32>
    ) {
        for row in 0..<scanner.rowCount {
            let field = scanner.fields[row &* stride &+ column]
            var length = field.count
            if field.isDoubled { length = scanner.undouble(field) }
            codes[row] = code(of: scanner.buffer.bytes, at: field.start, count: length)
        }
    }

    /// The code of some bytes; eight more can be loaded after them.
    @inline(__always) private mutating func code(
        of bytes: borrowing Cells<UInt8>,
        at start: Int,
        count length: Int
    ) -> UInt32 {
        let isShort = length <= 8
        let key = isShort ? Self.shortKey(bytes, start, length) : Self.longKey(bytes, start, length)
        let last = slots.count &- 1
        var place = Int(truncatingIfNeeded: Self.spread(key, length) &>> shift)
        while true {
            let slot = slots[place]
            if slot.key == key, slot.count == UInt32(truncatingIfNeeded: length) {
                if isShort || equals(bytes, at: start, code: slot.code, count: length) { return slot.code }
            } else if slot.count == .max {
                return insert(bytes, at: start, count: length, key: key, place: place)
            }
            place = (place &+ 1) & last
        }
    }

    /// Whether some bytes, more than eight, are the value of a code.
    @inline(__always) private func equals(
        _ bytes: borrowing Cells<UInt8>,
        at start: Int,
        code: UInt32,
        count length: Int
    ) -> Bool {
        let known = starts[Int(code)]
        guard length <= 16 else { return bytes.equals(at: start, text, at: known, count: length) }
        // Two words, which overlap, cover nine to sixteen bytes.
        let tail = length &- 8
        return bytes.word(at: start) == text.word(at: known)
            && bytes.word(at: start &+ tail) == text.word(at: known &+ tail)
    }

    @inline(__always) private static func shortKey(
        _ bytes: borrowing Cells<UInt8>,
        _ start: Int,
        _ length: Int
    ) -> UInt64 {
        let word = bytes.word(at: start)
        return length == 0 ? 0 : word & (.max &>> (64 &- 8 &* UInt64(truncatingIfNeeded: length)))
    }

    @inline(__always) private static func longKey(
        _ bytes: borrowing Cells<UInt8>,
        _ start: Int,
        _ length: Int
    ) -> UInt64 {
        var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
        var position = start
        let tail = start &+ length &- 8
        while position < tail {
            hash = fold(hash ^ bytes.word(at: position), 0xbf58_476d_1ce4_e5b9)
            position &+= 8
        }
        return fold(hash ^ bytes.word(at: tail), 0x94d0_49bb_1331_11eb)
    }

    @inline(__always) private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inline(__always) private static func spread(_ key: UInt64, _ length: Int) -> UInt64 {
        let mixed = key ^ UInt64(truncatingIfNeeded: length)
        return (mixed ^ (mixed &>> 32)) &* 0x9e37_79b9_7f4a_7c15
    }

    @inline(never) private mutating func insert(
        _ bytes: borrowing Cells<UInt8>,
        at start: Int,
        count length: Int,
        key: UInt64,
        place: Int
    ) -> UInt32 {
        precondition(count < Int(UInt32.max), "a column has more distinct values than codes")
        let code = UInt32(count)
        if textCount + length > text.count { text.grow(to: 2 * (textCount + length), filling: 0) }
        text.copy(bytes, from: start, count: length, to: textCount)
        textCount += length
        count += 1
        if count + 1 > starts.count { starts.grow(to: 2 * starts.count, filling: 0) }
        starts[count] = textCount
        slots[place] = Slot(key: key, code: code, count: UInt32(length))
        if 2 * count > slots.count { rehash() }
        return code
    }

    private mutating func rehash() {
        var larger = Cells(repeating: Slot(), count: 2 * slots.count)
        shift -= 1
        let last = larger.count - 1
        for index in 0..<slots.count where slots[index].count != .max {
            let slot = slots[index]
            var place = Int(truncatingIfNeeded: Self.spread(slot.key, Int(slot.count)) &>> shift)
            while larger[place].count != .max { place = (place + 1) & last }
            larger[place] = slot
        }
        slots = larger
    }

    /// The text of a code.
    func value(_ code: Int) -> String { text.text(starts[code]..<starts[code + 1]) }
}
