import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// Whatever a document looks like, its layout says the same, and is a layout's own layout.
struct LayoutPropertyTests {
    /// Writes a document in a manner that nobody would, with comments wherever YAML takes one.
    private struct WildWriter {
        var generator: SeededGenerator
        var lines: [String] = []
        var count = 0

        private mutating func comes(_ chance: Int) -> Bool { Int.random(in: 0..<chance, using: &generator) == 0 }

        private mutating func comment(_ words: String) -> String {
            count += 1
            return "#\(comes(2) ? " " : "")\(words) (\(count))"
        }

        private mutating func noise(above name: String, at indentation: Int) {
            while comes(4) { lines.append(comes(3) ? "   " : "") }
            while comes(4) {
                lines.append(String(repeating: " ", count: indentation) + comment("above \(name)"))
                if comes(4) { lines.append("") }
            }
        }

        private mutating func scalar(_ node: ParsedNode) -> String {
            let text = node.text ?? ""
            if node.plainText != nil { return text }
            if comes(2) && !text.contains("\\") && !text.contains("\n") {
                return "'" + text.replacing("'", with: "''") + "'"
            }
            return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
                + "\""
        }

        private func isSafe(_ node: ParsedNode) -> Bool {
            if let elements = node.elements { return elements.allSatisfy(isSafe) }
            if let entries = node.entries { return entries.allSatisfy { isSafe($0.value) && !$0.key.contains("\"") } }
            return node.plainText.map { text in !text.contains { ",[]{}:?#".contains($0) } } ?? true
        }

        private mutating func flow(_ node: ParsedNode, at indentation: Int) -> String {
            let pad = String(repeating: " ", count: indentation + 3)
            func glue(_ writer: inout WildWriter) -> String {
                if writer.comes(8) { return "\n" + pad }
                if writer.comes(12) { return " " + writer.comment("in brackets") + "\n" + pad }
                return writer.comes(3) ? " " : ""
            }
            if let elements = node.elements {
                var parts: [String] = []
                for element in elements { parts.append(glue(&self) + flow(element, at: indentation) + glue(&self)) }
                return "[" + parts.joined(separator: ",") + glue(&self) + "]"
            }
            guard let entries = node.entries else { return scalar(node) }
            var parts: [String] = []
            for entry in entries {
                parts.append(glue(&self) + "\"\(entry.key)\": " + flow(entry.value, at: indentation) + glue(&self))
            }
            return "{" + parts.joined(separator: ",") + glue(&self) + "}"
        }

        /// What follows a key or a dash, in the same line or below.
        private mutating func value(_ node: ParsedNode, after start: String, at indentation: Int) {
            let trailing = comes(5) ? " " + comment("behind") : ""
            let isItems = (node.elements?.isEmpty ?? node.entries?.isEmpty).map { !$0 } ?? false
            guard isItems else {
                let text = node.text == nil ? (node.elements == nil ? "{}" : "[]") : scalar(node)
                if let words = node.text, node.plainText == nil, !words.contains("\n"), !words.hasPrefix(" "),
                    !words.isEmpty,
                    !words.hasSuffix(" "), comes(3)
                {
                    lines.append(start + " |-" + trailing)
                    lines.append(String(repeating: " ", count: indentation + 3) + words)
                    return
                }
                return lines.append(start + " " + text + trailing)
            }
            if isSafe(node) && comes(2) {
                lines += (start + " " + flow(node, at: indentation) + trailing).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                ).map(String.init)
                return
            }
            lines.append(start + trailing)
            items(node, at: indentation + Int.random(in: 1...5, using: &generator))
        }

        mutating func items(_ node: ParsedNode, at indentation: Int, isRoot: Bool = false) {
            let pad = String(repeating: " ", count: indentation)
            for element in node.elements ?? [] {
                noise(above: "-", at: indentation)
                value(element, after: pad + "-", at: indentation)
            }
            var entries = node.entries ?? []
            if isRoot { entries.shuffle(using: &generator) }
            for (position, entry) in entries.enumerated() {
                // Above the first key stands what is said of the whole document, whichever key comes first then.
                noise(above: isRoot && position == 0 ? "-" : entry.key, at: indentation)
                value(entry.value, after: pad + entry.key + ":", at: indentation)
            }
            if comes(4) { lines.append(pad + comment("below")) }
        }
    }

    /// Entries by key, texts as they were written: what a layout may not change.
    private func meaning(_ node: ParsedNode) -> JSONValue {
        if let elements = node.elements { return .array(elements.map(meaning)) }
        if let entries = node.entries {
            return .object(Dictionary(uniqueKeysWithValues: entries.map { ($0.key, meaning($0.value)) }))
        }
        return .string(node.text ?? "")
    }

    private func documents(_ text: String) throws -> [ParsedDocument] {
        let reading = ParsedDocument.readAll(Array(text.utf8), file: "a.yaml")
        try #require(reading.problems.isEmpty, "\(reading.problems.map(\.rendered))\n\(text)")
        return reading.documents
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `whatever its layout was, a document says the same and keeps every comment in its place`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let paths = Sample.complete.keys.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        let path = try #require(paths.randomElement(using: &generator))
        var writer = WildWriter(generator: generator)
        let originals = try documents(Sample.complete[path] ?? "")
        for (position, document) in originals.enumerated() {
            if position > 0 { writer.lines.append("---") }
            writer.items(document.root, at: 0, isRoot: true)
        }
        let wild = writer.lines.joined(separator: "\n") + "\n"
        let laid: String
        do {
            laid = try LayoutTests.laidOut(wild)
        } catch let error as AgreementError {
            Issue.record("\(error.diagnostics.map(\.rendered))\n\(wild)")
            return
        }
        #expect(try documents(laid).map { meaning($0.root) } == originals.map { meaning($0.root) })
        #expect(try LayoutTests.laidOut(laid) == laid, "\(wild)\n=====\n\(laid)")
        let lines = laid.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for number in 1..<(writer.count + 1) {
            #expect(lines.count { $0.hasSuffix(" (\(number))") && $0.contains("#") } == 1, "comment \(number)\n\(wild)")
        }
        for (position, line) in lines.enumerated() {
            guard let words = line.firstRange(of: "above "), let end = line.lastIndex(of: "("), line.contains("#")
            else { continue }
            let name = line[words.upperBound..<end].dropLast()
            guard name != "-", line.drop(while: { $0 == " " }).first == "#" else { continue }
            let next = lines[position...].first { line in
                line.contains { $0 != " " } && line.drop { $0 == " " }.first != "#"
            }
            let below = next.map { $0.drop { " -\"".contains($0) } } ?? ""
            #expect(below.hasPrefix(name), "`\(name)` is not below its comment\n\(wild)\n=====\n\(laid)")
        }
        #expect(!laid.contains("\n\n\n") && !lines.contains { $0.hasSuffix(" ") })
    }

    @Test(arguments: 0..<600 as Range<UInt64>)
    func `a mutated file is refused, or its layout says the same and stays`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let paths = Sample.complete.keys.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        let path = try #require(paths.randomElement(using: &generator))
        let bytes = MutationTests.mutated(Sample.complete[path] ?? "", &generator)
        do {
            let laid = try DocumentLayout.of(bytes, file: "a.yaml")
            let before = ParsedDocument.readAll(bytes, file: "a.yaml").documents.map { meaning($0.root) }
            let after = ParsedDocument.readAll(laid, file: "a.yaml").documents.map { meaning($0.root) }
            #expect(before == after)
            #expect(try DocumentLayout.of(laid, file: "a.yaml") == laid)
        } catch {
            // Only what the reader itself refuses is refused.
            #expect(
                !error.diagnostics.contains { $0.code == .layoutChanges },
                "\(String(decoding: bytes, as: UTF8.self))"
            )
        }
    }
}
