import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// `docs/clauses` has a page for each clause, `policies/clauses` an agreement with cases; the pages tell what is.
struct ClausePagesTests {
    @Test func `the policy set reads, and its cases can be decided`() {
        do {
            _ = try ClauseSet.reports.get()
        } catch {
            let problems = (error as? any DiagnosedError)?.diagnostics ?? []
            for problem in problems { Issue.record("\(problem.place?.description ?? ""): \(problem.answer)") }
            if problems.isEmpty { Issue.record(error) }
        }
    }

    @Test(arguments: ClausePage.numbers)
    func `every clause has its page, its policy file of the same name, and a row in the table that says the same`(
        _ number: Int
    ) throws {
        let page = try ClausePage(number)
        #expect(page.text.hasPrefix("# \(number). "))
        #expect(ClauseSet.files[page.policyFile] != nil)
        let table = try ClausePage.text(of: ClausePage.folder.appending(path: "README.md"))
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| \(number) | [") }
        let row = try #require(rows.first).components(separatedBy: " | ")
        #expect(rows.count == 1 && row[1].hasSuffix("](\(page.name).md)"))
        let example = "[example and cases](../../policies/clauses/\(page.policyFile))"
        #expect(page.text.contains("\n\n\(row[2]) · \(row[3]) · \(example)\n\n"))
        for word in row[3].components(separatedBy: ", ") { #expect(page.text.contains("\n| \(word) | "), "\(word)") }
    }

    @Test(arguments: ClausePage.numbers)
    func `every clause permits a request and refuses one, as its cases say`(_ number: Int) throws {
        let cases = ClauseSet.cases(of: try ClausePage(number))
        for report in cases { #expect(report.isMet, "\(report.text)") }
        #expect(cases.contains { $0.expected.verdict == .permit })
        #expect(cases.contains { $0.expected.verdict == .refuse })
    }

    @Test(arguments: ClausePage.numbers)
    func `what a page shows of the language stands in its policy file`(_ number: Int) throws {
        let page = try ClausePage(number)
        let shown = page.blocks.filter { $0.info == "yaml" }.map(\.text)
        #expect(shown.count == 1)
        let file = try #require(ClauseSet.files[page.policyFile].map { String(decoding: $0, as: UTF8.self) })
        for block in shown { #expect(file.contains("\n\(block)"), "\(block)") }
    }

    @Test(arguments: ClausePage.numbers)
    func `what a page calls refused is refused when it is read, by that code alone`(_ number: Int) throws {
        let page = try ClausePage(number)
        for block in page.blocks {
            guard let code = block.refusedCode else { continue }
            let problems = ClauseSet.problems(with: block.text, over: page.policyFile)
            #expect(problems.map(\.code.rawValue) == [code], "\(problems)")
        }
    }

    /// `RECORD_GOLDEN=1` writes the answers into the pages.
    @Test(arguments: ClausePage.numbers)
    func `the answers that a page shows are the program's`(_ number: Int) throws {
        let page = try ClausePage(number)
        try expect(page.withAnswers(), inFile: page.file)
    }

    @Test(arguments: try ClausePage.allPages())
    func `every link leads to a file`(_ page: URL) throws {
        let text = try ClausePage.text(of: page)
        let targets = text.matches(of: /\]\(([^)#]+)[^)]*\)/).map { String($0.output.1) }
        #expect(!targets.isEmpty)
        for target in targets where !target.contains("://") {
            let file = page.deletingLastPathComponent().appending(path: target)
            #expect(FileManager.default.fileExists(atPath: file.path), "\(target)")
        }
    }
}

/// A page of `docs/clauses`.
struct ClausePage {
    static let numbers = 1...31
    static let folder = repositoryRoot.appending(path: "docs/clauses")

    let file: URL
    let text: String

    init(_ number: Int) throws {
        let prefix = number < 10 ? "0\(number)-" : "\(number)-"
        let files = try Self.allPages().filter { $0.lastPathComponent.hasPrefix(prefix) }
        try #require(files.count == 1)
        file = files[0]
        text = try Self.text(of: file)
    }

    var name: String { file.deletingPathExtension().lastPathComponent }

    /// The file of the policy set that belongs to the page, relative to its folder.
    var policyFile: String { "\(name).yaml" }

    /// The pages, the table among them, by name.
    static func allPages() throws -> [URL] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
    }

    static func text(of file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    /// Something between two fences.
    struct Block {
        /// What stands behind the opening fence, as `yaml refused TG0203`.
        let info: String
        /// With a final newline unless it is empty.
        var text = ""

        var refusedCode: String? { info.hasPrefix("yaml refused ") ? String(info.dropFirst(13)) : nil }
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        _ = rewritten {
            blocks.append($0)
            return $0.text
        }
        return blocks
    }

    /// The page with what the program says today: the message behind what is refused, the cases, the first permit.
    func withAnswers() -> String {
        let cases = ClauseSet.cases(of: self)
        let permit = cases.first { $0.decision.verdict == .permit }?.decision.text
        var problems: [Diagnostic] = []
        return rewritten { block in
            if block.refusedCode != nil { problems = ClauseSet.problems(with: block.text, over: policyFile) }
            return switch block.info {
            case "text read": problems.map(\.answer).joined()
            case "text cases": cases.map(\.answer).joined()
            case "text permit": permit.map { "\($0)\n" } ?? ""
            default: block.text
            }
        }
    }

    /// The page with each block's text exchanged.
    private func rewritten(_ exchange: (Block) -> String) -> String {
        var result = ""
        var open: Block?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("```") {
                if let block = open { result += exchange(block) }
                open = open == nil ? Block(info: String(line.dropFirst(3))) : nil
                result += "\(line)\n"
            } else if open != nil {
                open?.text += "\(line)\n"
            } else {
                result += "\(line)\n"
            }
        }
        return result
    }
}

/// The policy set of `policies/clauses`.
enum ClauseSet {
    private static let folder = repositoryRoot.appending(path: "policies/clauses")

    /// Bytes by path relative to the folder.
    static let files: [String: [UInt8]] = {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        let contents = paths.compactMap { path in
            (try? Data(contentsOf: folder.appending(path: path))).map { (path, Array($0)) }
        }
        return Dictionary(uniqueKeysWithValues: contents)
    }()

    static let reports = Result { try read(files).runCases() }

    private static func read(_ files: [String: [UInt8]]) throws(AgreementError) -> PolicySet {
        try PolicySet.read(files, folder: "policies/clauses")
    }

    /// What came of the cases in a page's policy file, in the order written; nothing where the set is not valid.
    static func cases(of page: ClausePage) -> [CaseReport] {
        ((try? reports.get()) ?? []).filter { $0.clause.place.file == "policies/clauses/\(page.policyFile)" }
            .sorted { $0.clause.place.line < $1.clause.place.line }
    }

    /// What reading the set finds once a block of a page is laid over it; nothing where it reads.
    ///
    /// A block that begins with `tidegate: v1` is a whole document, and replaces the one of its kind and id. Any other
    /// holds fields of an agreement, and replaces these fields in the first agreement of the file; a field without a value
    /// is left out.
    static func problems(with block: String, over file: String) -> [Diagnostic] {
        var files = files
        if block.hasPrefix("tidegate: v1\n") {
            let new = DocumentText(block)
            for (path, bytes) in files where path.hasSuffix(".yaml") {
                files[path] = exchanged(bytes) { $0.name == new.name ? new : $0 }
            }
        } else {
            let fields = DocumentText(block).fields
            var isDone = false
            files[file] = files[file].map { bytes in
                exchanged(bytes) { document in
                    guard !isDone, document.name.hasPrefix("agreement ") else { return document }
                    isDone = true
                    return document.replacing(fields)
                }
            }
        }
        do {
            _ = try read(files)
            return []
        } catch {
            return error.diagnostics
        }
    }

    private static func exchanged(_ bytes: [UInt8], _ exchange: (DocumentText) -> DocumentText) -> [UInt8] {
        let documents = String(decoding: bytes, as: UTF8.self).components(separatedBy: "---\n").map(DocumentText.init)
        return Array(documents.map { exchange($0).text }.joined(separator: "---\n").utf8)
    }
}

/// A YAML document by the fields at its margin.
private struct DocumentText {
    /// Each with its lines, in order; what stands above the first has no key.
    var fields: [(key: String, text: String)]

    init(_ text: String) {
        fields = [("", "")]
        for line in text.split(separator: "\n") {
            if let first = line.first, first.isLetter, let colon = line.firstIndex(of: ":") {
                fields.append((String(line[..<colon]), ""))
            }
            fields[fields.count - 1].text += "\(line)\n"
        }
    }

    var text: String { fields.map(\.text).joined() }

    /// Kind and id, as `agreement clause-01`.
    var name: String { "\(value("kind")) \(value("id"))" }

    private func value(_ key: String) -> String {
        // What an author says is allowed may stand in a comment below it.
        let line = fields.first { $0.key == key }?.text.split(separator: "\n").first ?? ""
        return line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)
    }

    /// With these fields in the place of its own of the same name, behind the others where it has none.
    func replacing(_ new: [(key: String, text: String)]) -> DocumentText {
        var result = self
        for field in new where !field.key.isEmpty {
            let text = field.text == "\(field.key):\n" ? "" : field.text
            if let position = result.fields.firstIndex(where: { $0.key == field.key }) {
                result.fields[position].text = text
            } else {
                result.fields.append((field.key, text))
            }
        }
        return result
    }
}

extension Diagnostic {
    /// As the program prints it, without a place: a block of a page has none.
    fileprivate var answer: String {
        "\(code.rawValue): \(message)\n" + (hint.map { "  hint: \($0)\n" } ?? "")
    }
}

extension CaseReport {
    /// The verdict with the case's name, and every reason as the program prints it.
    fileprivate var answer: String {
        let verdict = decision.verdict == .permit ? "permitted" : "refused"
        return "\(verdict): \(name)\n" + decision.reasons.flatMap(\.lines).map { "\($0)\n" }.joined()
    }
}
