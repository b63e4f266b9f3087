import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// What somebody who wishes the office ill could hand in: each is told, none costs much time.
@Suite(.timeLimit(.minutes(2)))
struct HostileInputTests {
    private func codes(_ files: [String: [UInt8]]) -> [DiagnosticCode] {
        do {
            _ = try PolicySet.read(files, folder: "set")
            return []
        } catch {
            return error.diagnostics.map(\.code)
        }
    }

    private func party(_ id: String) -> String {
        "tidegate: v1\nkind: party\nid: \(id)\nname: N\njurisdiction: XA\nroles: [service]\n"
    }

    @Test func `a document of 100 MB is refused by its size alone`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)
        #expect(codes(["big.yaml": bytes]) == [.documentTooLarge])
        #expect(throws: AgreementError.self) { try Request.read(bytes, file: "r.yaml") }
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "&a [", "[[{"])
    func `a file full of openings is refused`(opening: String) {
        let text = String(repeating: opening, count: (ParsedDocument.largest - 8) / opening.utf8.count)
        #expect(codes(["deep.yaml": Array(text.utf8)]).count == 1)
    }

    @Test func `an alias bomb inside a document is refused and hides nothing else`() {
        var lines = ["tidegate: v1", "kind: party", "id: xa.bomb", "name: &a0 N"]
        for level in 1...30 { lines.append("x\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]") }
        let codes = Set(codes(["bomb.yaml": Array(lines.joined(separator: "\n").utf8)]))
        #expect(codes == [.anchor, .unknownKey, .missingKey])
    }

    @Test(arguments: [
        ("NO", true), ("1e3", false), ("012", false), ("~", false), ("null", false), ("true", false), ("0x41", false),
        ("!!str XA", false), ("[XA]", false), ("no", false), ("\"\"", false),
    ])
    func `a jurisdiction is the two letters that were written or nothing`(text: String, isRead: Bool) {
        let files = ["p.yaml": Array(party("xa.a").replacing("XA", with: text).utf8)]
        #expect(codes(files).isEmpty == isRead, "\(codes(files))")
    }

    @Test(arguments: [
        "1e3", "012", "0x10", "1_000", "+1", "-1", "1.0", "~", "null", "true", "\"10\"", "9223372036854775808",
    ])
    func `a number is plain digits or nothing`(text: String) {
        let files = Sample.replacing("k: 10", with: "k: \(text)", in: "agreement.yaml")
        #expect(codes(files) == [.wrongType])
    }

    @Test(arguments: [
        ("xa.m\u{43e}l", "found `xa.m\u{43e}l`, where `\u{43e}` is U+043E"),
        ("xa.\u{ff4d}ol", "found `xa.\u{ff4d}ol`, where `\u{ff4d}` is U+FF4D"),
        ("xa.mol\u{202e}", "found a text with U+202E"), ("xa\u{200b}.mol", "found a text with U+200B"),
        ("xa.mo\u{2028}l", "found a text with U+2028"),
        ("xa.MOL", "found `xa.MOL`"), ("../xa", "found `../xa`"),
    ])
    func `a name that looks like another is told by its code point`(id: String, words: String) {
        let files = ["p.yaml": Array(party("\"\(id)\"").utf8)]
        let text = Sample.messages(files).joined()
        #expect(text.contains(words.replacing("found `", with: "found the text `")), "\(text)")
        #expect(!text.unicodeScalars.contains { [0x202e, 0x200b, 0xfeff].contains($0.value) })
    }

    @Test(arguments: ["id: \u{feff}xa.a", "id: \"\u{feff}xa.a\"", "id: xa.a # \u{feff}"])
    func `a byte order mark stands at the beginning of a file or nowhere`(line: String) {
        let text = party("xa.a").replacing("id: xa.a", with: line)
        #expect(
            Sample.messages(["p.yaml": Array(text.utf8)]).joined().contains("TG0102: not valid YAML: a byte order mark")
        )
    }

    @Test func `a title that turns the direction of writing is refused`() {
        let files = Sample.replacing(
            "Ministry of Labour",
            with: "\"Ministry \u{202e}ruobaL fo\"",
            in: "parties/mol.yaml"
        )
        #expect(Sample.messages(files).joined().contains("found a text with U+202E"))
    }

    @Test func `a column that looks like another is another`() {
        let files = Sample.replacing("sex: keep", with: "s\u{435}x: keep", in: "agreement.yaml")
        #expect(codes(files).contains(.unknownColumn))
    }

    @Test(arguments: [
        "../../etc/passwd", "/etc/passwd", "keys/../../x", "keys//x", "./x", "~/x", ".ssh/id", "keys\\\\x", "a/./b",
        "..",
        "keys/", "C:\\\\x", "\\u0000",
    ])
    func `a path never leaves the folder`(path: String) {
        var files = Sample.replacing("keys/chief.pem", with: "\"\(path)\"", in: "parties/nso.yaml")
        files["../../etc/passwd"] = Array(Sample.pem.utf8)
        files["/etc/passwd"] = Array(Sample.pem.utf8)
        let codes = codes(files)
        // A tilde is a name like another, so it is looked for in the folder and not there.
        #expect(codes == (path == "~/x" || path.hasPrefix("C") ? [codes.first ?? .notUTF8] : [.wrongType]))
        #expect(!codes.isEmpty)
    }

    @Test func `rings of purposes, datasets, coalitions and agreements end`() {
        var files = Sample.bytes(Sample.complete)
        files["ring.yaml"] = Array(
            """
            \(party("xa.one"))coalition: [xa.two]
            ---
            \(party("xa.two"))coalition: [xa.one, xa.two]
            ---
            tidegate: v1
            kind: dataset
            id: egg
            owner: xa.one
            collectedFor: administration
            derivedFrom: [hen]
            columns: {a: {role: quasi}}
            ---
            tidegate: v1
            kind: dataset
            id: hen
            owner: xa.one
            collectedFor: administration
            derivedFrom: [egg]
            columns: {a: {role: quasi}}
            """.utf8
        )
        files["purposes.yaml"] = Array(
            Sample.purposes.replacing("  administration:", with: "  administration: census\n  census: administration")
                .utf8
        )
        #expect(codes(files).filter { $0 == .datasetRing }.count == 2)
        #expect(codes(files).contains(.purposeRing))
    }

    private func dataset(_ number: Int, from sources: [Int]) -> String {
        let names = sources.map { "d\($0)" }.joined(separator: ", ")
        return "---\ntidegate: v1\nkind: dataset\nid: d\(number)\nowner: xa.mol\ncollectedFor: administration\n"
            + "derivedFrom: \(sources.isEmpty ? "none" : "[\(names)]")\ncolumns: {a: {role: quasi}}\n"
    }

    /// What is wrong with datasets beside a complete set.
    private func codes(_ datasets: [String]) -> [DiagnosticCode] {
        var files = Sample.bytes(Sample.texts)
        files["made.yaml"] = Array(datasets.joined().utf8)
        return codes(files)
    }

    @Test func `a dataset is made from at most 256 others, in a row or at once`() {
        let row = (0..<258).map { dataset($0, from: $0 > 0 ? [$0 - 1] : []) }
        #expect(codes(Array(row.dropLast())) == [])
        #expect(codes(row) == [.derivationTooLong])
        let sources = (0..<257).map { dataset($0, from: []) }
        #expect(codes(sources + [dataset(257, from: Array(0..<256))]) == [])
        #expect(codes(sources + [dataset(257, from: Array(0..<257))]) == [.derivationTooLong])
    }

    @Test func `thousands of datasets made from each other, in a row, in a ring or all of all, are told in time`() {
        let row = (0..<7000).map { dataset($0, from: $0 > 0 ? [$0 - 1] : []) }
        #expect(codes(row).count == 7000 - 257)
        let ring = (0..<7000).map { dataset($0, from: [($0 + 6999) % 7000]) }
        #expect(Set(codes(ring)) == [.derivationTooLong])
        let all = (0..<500).map { number in dataset(number, from: Array(0..<number)) }
        #expect(codes(all).count == 500 - 257)
    }

    @Test func `thousands of agreements that supersede each other, in a row or in a ring, are told in time`() {
        func codes(isRing: Bool) -> [DiagnosticCode] {
            let count = 2000
            var files = Sample.bytes(Sample.texts)
            let text = Sample.texts["agreement.yaml"] ?? ""
            let id = text.split(separator: "\n").first { $0.hasPrefix("id: ") }.map(String.init) ?? ""
            let title = text.split(separator: "\n").first { $0.hasPrefix("title: ") }.map(String.init) ?? ""
            for number in 0..<count {
                let earlier = number > 0 ? number - 1 : count - 1
                let clause = number > 0 || isRing ? "\nsupersedes: s\(earlier)@\(version(text))" : ""
                let named = text.replacing(id + "\n", with: "id: s\(number)\n").replacing(title, with: title + clause)
                files["s\(number).yaml"] = Array(named.utf8)
            }
            return self.codes(files)
        }
        func version(_ text: String) -> String {
            let line = text.split(separator: "\n").first { $0.hasPrefix("version: ") }
            return line.map { String($0.dropFirst(9)) } ?? ""
        }
        #expect(codes(isRing: false) == [])
        #expect(codes(isRing: true) == [.supersessionRing])
    }

    @Test func `thousands of purposes one below the other are held against thousands that are ruled out in time`() {
        let row = (0..<15_000).map { "  p\($0): \($0 > 0 ? "p\($0 - 1)" : "")" }
        let others = (0..<15_000).map { "  q\($0): \($0 > 0 ? "q\($0 - 1)" : "")" }
        var files = Sample.bytes(Sample.texts)
        let purposes = Sample.purposes.replacing(
            "compatible:",
            with: (row + others).joined(separator: "\n") + "\ncompatible:"
        )
        files["purposes.yaml"] = Array(purposes.utf8)
        let text = Sample.texts["agreement.yaml"] ?? ""
        func asking(_ purposes: [String], never: [String]) -> [DiagnosticCode] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
                if line.hasPrefix("purposes: [") {
                    return "purposes: [\(purposes.joined(separator: ", ")), \(line.dropFirst(11))"
                }
                if line.hasPrefix("never: [") { return "never: [\(never.joined(separator: ", "))]" }
                return String(line)
            }
            files["agreement.yaml"] = Array(lines.joined(separator: "\n").utf8)
            return codes(files)
        }
        let (low, ruledOut) = ((0..<15_000).map { "p\($0)" }, (0..<15_000).map { "q\($0)" })
        #expect(asking(low, never: ruledOut) == [])
        #expect(asking(low, never: ruledOut + ["p7500"]).filter { $0 == .purposeForbidden }.count == 7500)
    }

    @Test func `thousands of coalitions are told apart in time`() {
        let parties = (0..<7000).map { "\(party("xa.p\($0)"))coalition: [xa.p\($0 ^ 1)]\n" }
        #expect(codes(["parties.yaml": Array(parties.joined(separator: "---\n").utf8)]) == [])
    }

    @Test func `two documents with one id are told, whichever files they stand in`() {
        for second in ["b.yaml", "A.yaml", "z/z.yml"] {
            let files = ["a.yaml": Array(party("xa.a").utf8), second: Array(party("xa.a").utf8)]
            #expect(codes(files) == [.declaredTwice])
        }
        #expect(codes(["a.yaml": Array("\(party("xa.a"))---\n\(party("xa.a"))".utf8)]) == [.declaredTwice])
    }

    /// Everything wrong at once: what one name costs must not grow with the number of names.
    @Test(arguments: [
        (0..<4000).map { "c\($0): {role: quasi, hierarchy: h\($0)}" }, (0..<4000).map { "c\($0): {role: qasi}" },
        (0..<4000).map { "c\($0): {role: quasi, tpye: text}" },
        (0..<4000).map { "c\($0): {role: quasi, missing: [a, a]}" },
        (0..<9000).map { "\"c\($0)\": [" + "]" },
    ])
    func `thousands of slips in one file are all told in time`(columns: [String]) {
        let text = """
            tidegate: v1
            kind: dataset
            id: wide
            owner: xa.mol
            collectedFor: administration
            derivedFrom: none
            columns:
              \(columns.joined(separator: "\n  "))
            """
        var files = Sample.bytes(Sample.texts)
        files["wide.yaml"] = Array(text.utf8)
        #expect(codes(files).count >= columns.count)
    }

    @Test func `thousands of names that nobody declares are all told in time`() {
        let parties = (0..<3000).map { "\(party("xa.p\($0)"))coalition: [xa.q\($0)]\n" }
        let files = ["parties.yaml": Array(parties.joined(separator: "---\n").utf8)]
        #expect(codes(files).count == 3000)
    }

    @Test func `thousands of granted columns that are not there are all told in time`() {
        let columns = (0..<5000).map { "c\($0): keep" }.joined(separator: ", ")
        let files = Sample.replacing(
            "      sex: keep\n",
            with: "      sex: keep\n      ? x\n      : keep\n",
            in: "agreement.yaml"
        )
        #expect(codes(files) == [.unknownColumn])
        var wide = files
        wide["agreement.yaml"] =
            Sample.replacing(
                "columns:\n",
                with: "columns: {\(columns)}\n    later:\n",
                in: "agreement.yaml"
            )["agreement.yaml"]
        #expect(codes(wide).count > 5000)
    }
}
