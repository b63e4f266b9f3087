/// `icao-v1`: how a name stands in the machine-readable zone of a travel document.
///
/// Normal form C, without apostrophes; normal form KC, full case folding, KC. Then Latin letters by table A and Cyrillic ones by table B, where several are recommended the first, without the exceptions for single
/// languages. A letter that neither has and that decomposes into one of them and diacritics counts as that. Apostrophes and full stops
/// fall away; each run of white space, hyphens and other ASCII becomes one `<`, none at the ends. Any other character is refused by
/// the name of its block: Arabic among them, whose table depends on where in a word a letter stands.
///
/// *Source:* ICAO Doc 9303, part 3, eighth edition, section 6, tables A and B.
enum TravelDocumentProfile {
    /// - Parameter points: in form C.
    static func normalised(_ points: [UInt32]) throws(IdentifierRefusal) -> [UInt32] {
        let marked = points.filter { !CharacterGroups.isApostrophe($0) }
        let compatible = Unicode15.composed(Unicode15.decomposed(marked, compatible: true))
        let folded = Unicode15.composed(Unicode15.decomposed(Unicode15.folded(compatible), compatible: true))
        var output = GapFilling<UInt32>(filler, capacity: folded.count)
        for point in folded {
            if point < 0x80 {
                add(UInt8(point), to: &output)
            } else if let digit = Unicode15.digit(point) {
                output.keep(0x30 + digit)
            } else if CharacterGroups.isWhiteSpace(point) || CharacterGroups.isHyphen(point) {
                output.gap()
            } else if !CharacterGroups.isApostrophe(point), !CharacterGroups.isInvisible(point), point != middleDot {
                for letter in try letters(for: point) { output.keep(letter) }
            }
        }
        return output.result
    }

    static func ascii(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output = GapFilling<UInt32>(filler, capacity: text.count)
        for byte in text { add(byte, to: &output) }
        return output.result.map { UInt8($0) }
    }

    private static let filler: UInt32 = 0x3c
    /// What is left of the letter L with a middle dot.
    private static let middleDot: UInt32 = 0xb7

    private static func add(_ byte: UInt8, to output: inout GapFilling<UInt32>) {
        switch byte {
        case 0x30...0x39, 0x41...0x5a: output.keep(UInt32(byte))
        case 0x61...0x7a: output.keep(UInt32(byte) - 0x20)
        // Apostrophe, full stop, and the accent that is typed for an apostrophe.
        case 0x27, 0x2e, 0x60: break
        default: output.gap()
        }
    }

    /// What the tables have for a small letter.
    private static func letters(for point: UInt32) throws(IdentifierRefusal) -> [UInt32] {
        if let letters = table[point] { return letters }
        var result: [UInt32] = []
        // The whole as far as it decomposes: a base that the tables have, without its marks.
        for part in Unicode15.decomposed([point], compatible: true) where !CharacterGroups.isDiacritic(part) {
            switch part {
            case 0x61...0x7a: result.append(part - 0x20)
            default:
                guard let letters = table[part] else { throw .withoutRule(block: Unicode15.block(of: point)) }
                result += letters
            }
        }
        return result
    }

    /// By small letter, composed.
    private static let table: [UInt32: [UInt32]] = {
        var table: [UInt32: [UInt32]] = [:]
        for (letters, meaning) in latin + cyrillic {
            for scalar in letters.unicodeScalars { table[scalar.value] = meaning.unicodeScalars.map(\.value) }
        }
        return table
    }()

    private static let latin: [(letters: String, meaning: String)] = [
        ("\u{e1}\u{e0}\u{e2}\u{e3}\u{103}\u{105}\u{101}", "A"), ("\u{e4}\u{e6}", "AE"), ("\u{e5}", "AA"),
        ("\u{107}\u{109}\u{10d}\u{10b}\u{e7}", "C"), ("\u{f0}\u{10f}\u{111}", "D"),
        ("\u{e9}\u{e8}\u{ea}\u{eb}\u{11b}\u{117}\u{119}\u{113}\u{115}", "E"), ("\u{11d}\u{11f}\u{121}\u{123}", "G"),
        ("\u{125}\u{127}", "H"), ("\u{131}\u{ed}\u{ec}\u{ee}\u{ef}\u{129}\u{12f}\u{12b}\u{12d}", "I"), ("\u{135}", "J"),
        ("\u{137}", "K"), ("\u{142}\u{13a}\u{13e}\u{13c}", "L"), ("\u{144}\u{148}\u{146}\u{14b}\u{f1}", "N"),
        ("\u{f3}\u{f2}\u{f4}\u{f5}\u{151}\u{14d}\u{14f}", "O"), ("\u{f6}\u{f8}\u{153}", "OE"),
        ("\u{155}\u{159}\u{157}", "R"), ("\u{15b}\u{15d}\u{161}\u{15f}\u{219}", "S"),
        ("\u{165}\u{163}\u{167}\u{21b}", "T"), ("\u{fe}", "TH"),
        ("\u{fa}\u{f9}\u{fb}\u{169}\u{16d}\u{171}\u{16f}\u{173}\u{16b}", "U"),
        ("\u{fc}", "UE"), ("\u{175}", "W"), ("\u{fd}\u{177}\u{ff}", "Y"), ("\u{17a}\u{17e}\u{17c}", "Z"),
    ]

    private static let cyrillic: [(letters: String, meaning: String)] = [
        ("а", "A"), ("б", "B"), ("в", "V"), ("гґѓ", "G"), ("дђ", "D"), ("еёэ", "E"), ("є", "IE"), ("ж", "ZH"),
        ("з", "Z"),
        ("ѕ", "DZ"), ("иійї", "I"), ("ј", "J"), ("кќ", "K"), ("л", "L"), ("љ", "LJ"), ("м", "M"), ("н", "N"),
        ("њ", "NJ"), ("о", "O"), ("п", "P"), ("р", "R"), ("с", "S"), ("т", "T"), ("ћ", "C"), ("уў", "U"), ("ф", "F"),
        ("х", "KH"), ("ц", "TS"), ("ч", "CH"), ("џ", "DZ"), ("ш", "SH"), ("щ", "SHCH"), ("ъ", "IE"), ("ы", "Y"),
        ("ь", ""), ("ю", "IU"), ("я", "IA"),
    ]
}
