/// Groups of characters that profiles treat alike, written out so that no library's tables decide a pseudonym.
enum CharacterGroups {
    /// The property White_Space.
    ///
    /// *Source:* Unicode 6.3 and later, PropList.txt.
    static func isWhiteSpace(_ point: UInt32) -> Bool {
        switch point {
        case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }

    /// Hyphens and dashes: ASCII, Armenian, Hebrew, U+2010 to U+2015, minus, small and fullwidth.
    static func isHyphen(_ point: UInt32) -> Bool {
        switch point {
        case 0x2d, 0x58a, 0x5be, 0x2010...0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d: true
        default: false
        }
    }

    /// What is typed as an apostrophe: quotation marks that stand alone, accents, primes, and the letters of that shape.
    static func isApostrophe(_ point: UInt32) -> Bool {
        switch point {
        case 0x27, 0x60, 0xb4, 0x2b9, 0x2bb...0x2bd, 0x2c8, 0x55a, 0x5f3, 0x2018...0x201b, 0x2032, 0x2035, 0xff07: true
        default: false
        }
    }

    /// Accents and vowel signs that are written or left out: the blocks of combining marks, Hebrew points, Arabic signs.
    static func isDiacritic(_ point: UInt32) -> Bool {
        switch point {
        case 0x300...0x36f, 0x483...0x487, 0x591...0x5bd, 0x5bf, 0x5c1, 0x5c2, 0x5c4, 0x5c5, 0x5c7, 0x610...0x61a,
            0x64b...0x65f, 0x670, 0x6d6...0x6dc, 0x6df...0x6e4, 0x6e7, 0x6e8, 0x6ea...0x6ed, 0x1ab0...0x1aff,
            0x1dc0...0x1dff, 0x20d0...0x20ff, 0xfe20...0xfe2f:
            true
        default: false
        }
    }

    /// What is not seen, or only lengthens a line: soft hyphen, joiners, marks of direction, selectors, tatweel.
    static func isInvisible(_ point: UInt32) -> Bool {
        switch point {
        case 0xad, 0x34f, 0x61c, 0x640, 0x180b...0x180f, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f,
            0xfe00...0xfe0f, 0xfeff, 0xe0000...0xe0fff:
            true
        default: false
        }
    }
}

/// White space at the ends of a text.
enum WhiteSpace {
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !CharacterGroups.isWhiteSpace($0.value) }),
            let last = scalars.lastIndex(where: { !CharacterGroups.isWhiteSpace($0.value) })
        else { return "" }
        return String(scalars[first...last])
    }
}

/// Joins what is kept by one filler for each gap, with none at the ends.
struct GapFilling<Unit> {
    private let filler: Unit
    private var isGap = false
    private(set) var result: [Unit] = []

    init(_ filler: Unit, capacity: Int) {
        self.filler = filler
        result.reserveCapacity(capacity)
    }

    mutating func gap() { isGap = true }

    mutating func keep(_ unit: Unit) {
        if isGap, !result.isEmpty { result.append(filler) }
        isGap = false
        result.append(unit)
    }
}
