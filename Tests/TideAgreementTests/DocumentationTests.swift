import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// The tables of `docs/formats/documents.md` are those of the program.
struct DocumentationTests {
    /// One row a field, nested ones by their path.
    private static func rows(_ record: RecordShape, below path: String) -> [String] {
        let fields = record.fields.flatMap { field -> [String] in
            let isOneOf = record.isChoice || record.oneOf.contains(field.name)
            let need = field.isRequired ? "required" : isOneOf ? "one of" : "optional"
            let row = "| `\(path)\(field.name)` | \(value(field.shape)) | \(need) | \(field.summary) |"
            return [row] + nested(field.shape, below: path + field.name)
        }
        let later = record.later.sorted().map { "`\(path)\($0)`" }.joined(separator: ", ")
        return later.isEmpty ? fields : fields + ["| \(later) | | not yet | |"]
    }

    private static func value(_ shape: Shape) -> String {
        switch shape {
        case .list(let element, _, _): "a list, each \(element.expected)"
        case .table(let keys, let values, _): "a mapping from \(keys.expected) to \(values.expected)"
        default: shape.expected
        }
    }

    private static func nested(_ shape: Shape, below path: String) -> [String] {
        switch shape {
        case .list(let element, _, _): nested(element, below: path + "[]")
        case .table(_, let values, _): nested(values, below: path + ".NAME")
        case .record(let record): rows(record, below: path + ".")
        case .either(let shapes): shapes.flatMap { nested($0, below: path) }
        default: []
        }
    }

    static func table(_ kind: DocumentKind) -> String {
        let head = ["| field | value | | says |", "| --- | --- | --- | --- |"]
        return (head + rows(kind.shape, below: "")).joined(separator: "\n")
    }

    private static let page = repositoryRoot.appending(path: "docs/formats/documents.md")

    /// `RECORD_GOLDEN=1` writes the tables into the page.
    @Test func `the page has the table of every kind`() throws {
        var sections = try String(contentsOf: Self.page, encoding: .utf8).components(separatedBy: "\n## ")
        for kind in DocumentKind.allCases {
            let position = try #require(sections.firstIndex { $0.hasPrefix("`\(kind.rawValue)`\n") }, "\(kind)")
            var lines = sections[position].split(separator: "\n", omittingEmptySubsequences: false)
            let start = try #require(lines.firstIndex { $0.hasPrefix("| field | value |") }, "\(kind)")
            let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
            lines.replaceSubrange(start..<end, with: Self.table(kind).split(separator: "\n"))
            sections[position] = lines.joined(separator: "\n")
        }
        try expect(sections.joined(separator: "\n## "), inFile: Self.page)
    }

    @Test func `the examples of the page are one valid policy set and a request`() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let blocks = page.matches(of: #/```yaml\n((?:.|\n)*?)```/#).map { String($0.output.1) }
        #expect(blocks.count == 10)
        let requests = blocks.filter { $0.contains("kind: request\n") }
        for request in requests { _ = try Request.read(Array(request.utf8), file: "request.yaml") }
        var files = [
            "documents.yaml": Array(blocks.filter { !requests.contains($0) }.joined(separator: "\n---\n").utf8)
        ]
        files["hierarchies/isco.csv"] = Array("2141;214;*\n".utf8)
        files["keys/chief.pub.pem"] = Array(Sample.pem.utf8)
        let set = try PolicySet.read(files, folder: "docs")
        #expect(set.agreements.count == 1)
    }
}
