import Testing
import TideAgreement
import TideCore
import TideTestSupport

struct MutationTests {
    private static let pieces = [
        "&a ", "*a", "!t ", "<<: ", "? ", ": ", "- ", "{", "}", "[", "]", "\"", "'", "|", ">", "#", "\n", "  ", "\t",
        "---\n",
        "...", "%TAG ! x\n", "\\", "\u{0}", "\u{feff}", "\u{2028}", "\u{e000}", "NO", "1e3", "-1", "null", "~", "é",
        "99999999999999999999", "keep", "drop", "2026-02-30", "xa.mol/dpo", "\r\n", ",",
    ]

    /// A text with a few bytes or pieces put in, taken out or moved.
    static func mutated(_ text: String, _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.insert(contentsOf: pieces.randomElement(using: &generator)?.utf8 ?? "".utf8, at: start)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            case 3:
                bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &generator)?.utf8 ?? "".utf8)
            default: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &generator) }
            }
        }
        return bytes
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `a mutated policy set reads or says why, the same each time`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var files = Sample.bytes(Sample.texts)
        let path = try #require(Sample.texts.keys.sorted().randomElement(using: &generator))
        files[path] = Self.mutated(Sample.texts[path] ?? "", &generator)
        do {
            let set = try PolicySet.read(files, folder: "set")
            for agreement in set.agreements {
                #expect(!CanonicalJSON.encode(set.signedForm(of: agreement)).isEmpty)
                #expect(
                    agreement.plainWordsHTML(in: set, signedBy: [], digest: ContentDigest(of: "")).contains("</html>")
                )
            }
        } catch {
            #expect(!error.diagnostics.isEmpty)
            #expect(error.diagnostics == error.diagnostics.sorted())
            #expect(error.diagnostics.allSatisfy { !$0.rendered.contains("{0}") })
            #expect(Sample.messages(files) == error.diagnostics.map(\.rendered))
        }
    }

    /// A line of one document put into another, or a value exchanged for another's: still YAML more often than not.
    private func exchanged(_ text: String, _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let values = Sample.complete.values.sorted().flatMap { $0.split { "{}[]:,\n ".contains($0) } }.map(String.init)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0..<lines.count, using: &generator)
            let words = lines[place].split { "{}[]:,\n ".contains($0) }
            switch (Int.random(in: 0..<4, using: &generator), words.randomElement(using: &generator)) {
            case (0, _): lines.remove(at: place)
            case (1, _): lines.insert(lines[Int.random(in: 0..<lines.count, using: &generator)], at: place)
            case (_, let word?):
                let other = values.randomElement(using: &generator) ?? "x"
                lines[place] = lines[place].replacing(String(word), with: other, maxReplacements: 1)
            case (_, nil): break
            }
            if lines.isEmpty { lines = [""] }
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// The fuzzer of the reader: every clause, by bytes and by words, the same for ever by its seeds.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a mutated set of every clause reads or says why at a place`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var files = Sample.bytes(Sample.complete)
        let path = try #require(
            Sample.complete.keys.sorted().filter { $0 != "notes.txt" }.randomElement(using: &generator)
        )
        let text = Sample.complete[path] ?? ""
        files[path] = seed.isMultiple(of: 3) ? Self.mutated(text, &generator) : exchanged(text, &generator)
        do {
            let set = try PolicySet.read(files, folder: "set")
            for agreement in set.agreements {
                #expect(!CanonicalJSON.encode(set.signedForm(of: agreement)).isEmpty)
                #expect(
                    agreement.plainWordsHTML(in: set, signedBy: [], digest: ContentDigest(of: "")).contains("</html>")
                )
            }
        } catch {
            #expect(!error.diagnostics.isEmpty)
            for diagnostic in error.diagnostics {
                let place = try #require(diagnostic.place, "\(diagnostic.rendered)")
                #expect(place.file.hasPrefix("set/") && place.line >= 1 && place.column >= 1)
                #expect(!diagnostic.rendered.contains("{0}"))
            }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a mutated request reads or says why`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Self.mutated(Sample.request, &generator)
        do {
            let request = try Request.read(bytes, file: "r.yaml")
            #expect(request.digest == ContentDigest(of: request.canonical))
        } catch {
            #expect(!error.diagnostics.isEmpty)
        }
    }
}
