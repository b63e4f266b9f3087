import Foundation
import Testing
import TideCore
import TidePseudonym
import TideTestSupport

private func points(_ text: some StringProtocol) throws -> [UInt32] {
    try text.split(separator: " ").map { try #require(UInt32($0, radix: 16)) }
}

private func text(_ points: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: points.compactMap(Unicode.Scalar.init))
    return String(view)
}

private func forms(_ points: [UInt32]) -> (c: [UInt32], d: [UInt32], kc: [UInt32], kd: [UInt32]) {
    let (d, kd) = (Unicode15.decomposed(points, compatible: false), Unicode15.decomposed(points, compatible: true))
    return (Unicode15.composed(d), d, Unicode15.composed(kd), kd)
}

/// Code points of scripts that people write names in, and of signs that get into identifiers.
private let scripts: [ClosedRange<UInt32>] = [
    0x20...0x7e, 0xa0...0x24f, 0x300...0x36f, 0x370...0x3ff, 0x400...0x52f, 0x5d0...0x5ea, 0x620...0x669, 0x900...0x97f,
    0x1e00...0x1fff, 0x2000...0x206f, 0x2100...0x214f, 0x3040...0x30ff, 0xac00...0xac80, 0xfb00...0xfb06,
    0xff00...0xff5e,
]

@Suite struct `Unicode 15` {
    /// Unicode's own vectors: all special cases and every 25th line of the long lists.
    @Test func `normal forms are those of Unicode's test`() throws {
        let file = repositoryRoot.appending(path: "Tests/Vectors/unicode/normal-forms.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 900)
        for line in lines {
            let columns = try line.split(separator: ";").map { try points($0) }
            for column in columns.prefix(3) {
                let forms = forms(column)
                #expect(forms.c == columns[1] && forms.d == columns[2], "\(line)")
            }
            for column in columns {
                let forms = forms(column)
                #expect(forms.kc == columns[3] && forms.kd == columns[4], "\(line)")
            }
        }
    }

    @Test func `the tables know what 15 point 0 assigns and nothing later`() {
        // Kawi and the digits of Nag Mundari came with 15.0; Todhri and an ideograph of extension I after it.
        #expect(Unicode15.isAssigned(0x11f00) && Unicode15.isAssigned(0x1e4f0) && Unicode15.isAssigned(0xe000))
        #expect(!Unicode15.isAssigned(0x105c0) && !Unicode15.isAssigned(0x2ebf0) && !Unicode15.isAssigned(0xd800))
        #expect(!Unicode15.isAssigned(0xffff) && !Unicode15.isAssigned(0x378) && !Unicode15.isAssigned(0x110000))
        let later = (0..<0x110000 as Range<UInt32>).compactMap(Unicode.Scalar.init).filter { scalar in
            guard let age = scalar.properties.age, scalar.properties.generalCategory != .unassigned else {
                return false
            }
            return (age.major <= 15 && age.minor == 0 || age.major < 15) != Unicode15.isAssigned(scalar.value)
        }
        #expect(later.isEmpty, "\(later.prefix(5).map { String($0.value, radix: 16) })")
    }

    @Test func `digits of all scripts and names of blocks are told`() {
        #expect([0x39, 0x669, 0x6f3, 0x96a, 0x1fbf9, 0x41, 0x2f].map(Unicode15.digit) == [9, 9, 3, 4, 9, nil, nil])
        #expect(Unicode15.block(of: 0x433) == "Cyrillic" && Unicode15.block(of: 0x626) == "Arabic")
        #expect(Unicode15.block(of: 0x2fe0) == "No block")
    }
}

@Suite struct `Profiles of normalisation` {
    @Test(
        arguments: [
            (.composed, "e\u{301}", "é"), (.composed, "\u{212b}", "Å"), (.composed, "ﬁ", "ﬁ"),
            (.composed, " A ", " A "),
            (.name, "  Zoë\tO’Brien-Łukasz ", "zoe o brien lukasz"),
            (.name, "ZOE\u{308} O'BRIEN – ŁUKASZ", "zoe o brien lukasz"),
            (.name, "Straße", "strasse"), (.name, "ﬁlip ＡＢＣ", "filip abc"), (.name, "Işık İpek", "isik ipek"),
            (.name, "Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"), (.name, "Ёлкин ЕЛКИН", "елкин елкин"),
            (.name, "أَحْمَد احمد", "احمد احمد"), (.name, "a\u{200d}b\u{ad}c", "abc"), (.name, " - ' ", ""),
            (.name, "Ö´Dea`s", "o dea s"),
            (.name, "김 철수", "김 철수"), (.name, "Æsir Þór", "aesir thor"),
            (.document, " ab-12 34/5.6", "AB123456"), (.document, "ＡＢ１２", "AB12"), (.document, "N° ١٢٣", "N°123"),
            (.document, "straße 1", "STRASSE1"), (.document, "йц 12", "йц12"), (.document, "ЙЦ-12", "йц12"),
            (.travelDocument, "Jürgen O'Brien-Smith", "JUERGEN<OBRIEN<SMITH"),
            (.travelDocument, "ÅSA  ÞÓRÐUR", "AASA<THORDUR"),
            (.travelDocument, "Щукин Юрий", "SHCHUKIN<IURII"), (.travelDocument, "Œuvre straße ẞ", "OEUVRE<STRASSE<SS"),
            (.travelDocument, "Nguyễn", "NGUYEN"), (.travelDocument, "İstanbul ı", "ISTANBUL<I"),
            (.travelDocument, "L·L Ŀ", "LL<L"),
            (.travelDocument, "ESCOBAR<<GOMEZ", "ESCOBAR<GOMEZ"), (.travelDocument, "Ñuñez, J.", "NUNEZ<J"),
        ] as [(Normalisation, String, String)]
    )
    func `writes alike what is meant alike`(profile: Normalisation, text: String, expected: String) throws {
        #expect(Array(try profile.apply(to: text).utf8) == Array(expected.utf8))
        #expect(Array(try profile.apply(toBytes: Array(text.utf8)[...])) == Array(expected.utf8))
    }

    @Test func `refuses what it has no rule for and never shows it`() throws {
        let unassigned = "ab\u{105c0}"
        for profile in [Normalisation.composed, .name, .document, .travelDocument] {
            #expect(throws: IdentifierRefusal.unassigned) { try profile.apply(to: unassigned) }
            #expect(throws: IdentifierRefusal.notText) { try profile.apply(toBytes: [0x61, 0xff]) }
            #expect(profile.applyWhereRuled(to: unassigned) == unassigned)
        }
        #expect(try Normalisation.none.apply(to: unassigned) == unassigned)
        #expect(throws: IdentifierRefusal.withoutRule(block: "Arabic")) {
            try Normalisation.travelDocument.apply(to: "محمد")
        }
        #expect(throws: IdentifierRefusal.withoutRule(block: "Hangul Syllables")) {
            try Normalisation.travelDocument.apply(to: "김")
        }
        let refusals: [IdentifierRefusal] = [
            .notText, .unassigned, .withoutRule(block: "Arabic"), .outsideAlphabet, .tooShort(least: 6),
            .tooLong(most: 256),
        ]
        #expect(
            refusals.map { $0.diagnostic(column: "id", line: 7).message } == [
                "column `id`, line 7: the identifier is no UTF-8",
                "column `id`, line 7: the identifier has a code point that Unicode 15.0 does not assign",
                "column `id`, line 7: `icao-v1` has no rule for a character of the block Arabic",
                "column `id`, line 7: the identifier has a character that the scheme's alphabet lacks",
                "column `id`, line 7: the identifier has fewer than 6 characters",
                "column `id`, line 7: the identifier has more than 256 characters",
            ]
        )
    }

    @Test(arguments: Normalisation.allCases)
    func `changes nothing the second time, for each character`(profile: Normalisation) throws {
        for point in (0..<0x20000 as Range<UInt32>)
        where !(0x3400...0xabff).contains(point) && Unicode15.isAssigned(point) {
            guard let once = try? profile.apply(to: text([0x61, point, 0x62])) else { continue }
            #expect(try profile.apply(to: once).utf8.elementsEqual(once.utf8), "U+\(String(point, radix: 16))")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `changes nothing the second time, and does not tell normal forms apart`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let points = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                let range = scripts[Int.random(in: 0..<scripts.count, using: &random)]
                return UInt32.random(in: range, using: &random)
            }.filter(Unicode15.isAssigned)
            for profile in Normalisation.allCases {
                guard let once = try? profile.apply(to: text(points)) else { continue }
                #expect(try profile.apply(to: once).utf8.elementsEqual(once.utf8), "\(profile) \(points)")
                guard profile != .none, profile != .trim else { continue }
                let forms = forms(points)
                for form in [forms.c, forms.d] {
                    #expect(try profile.apply(to: text(form)).utf8.elementsEqual(once.utf8), "\(profile) \(points)")
                }
            }
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `one name written in many ways is one`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let parts = ["Zoë", "Ł", "O", "Brien", "Straße", "Müller", "Ñu"]
        let name = (0..<4).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
        func written() -> String {
            let marks = [" ", "-", "  ", "’", "'", "\u{2010}", "\u{a0}", " - "]
            var text = name.reduce("") {
                $0 + ($0.isEmpty ? "" : marks[Int.random(in: 0..<marks.count, using: &random)]) + $1
            }
            if Bool.random(using: &random) { text = text.uppercased() }
            if Bool.random(using: &random) { text = text.decomposedStringWithCanonicalMapping }
            return Bool.random(using: &random) ? " \(text)\t" : text
        }
        let expected = try Normalisation.name.apply(to: written())
        for _ in 0..<20 { #expect(try Normalisation.name.apply(to: written()) == expected) }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `ASCII gives the same by the short way and by the tables`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let ascii = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                UInt32.random(in: 0...0x7f, using: &random)
            }
            for profile in Normalisation.allCases where profile != .none && profile != .trim {
                // A joiner that is dropped, or for `nfc-v1` kept, leads through the tables.
                let fast = try profile.apply(to: text(ascii))
                let slow = try profile.apply(to: text(ascii + [0x200d]))
                #expect(slow == (profile == .composed ? fast + "\u{200d}" : fast), "\(profile) \(ascii)")
            }
        }
    }
}
