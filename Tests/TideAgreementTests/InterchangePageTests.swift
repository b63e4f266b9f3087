import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// `docs/formats/odrl.md` and the files beside it say what the program does.
struct InterchangePageTests {
    private static let folder = repositoryRoot.appending(path: "docs/formats")

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Every field of an agreement by its path, as the table of the language has it.
    private static func paths(_ shape: Shape, below path: String) -> [String] {
        switch shape {
        case .list(let element, _, _): paths(element, below: path + "[]")
        case .table(_, let values, _): paths(values, below: path + ".NAME")
        case .either(let shapes): shapes.flatMap { paths($0, below: path) }
        case .record(let record):
            record.fields.flatMap { field in
                let name = path.isEmpty ? field.name : "\(path).\(field.name)"
                return [name] + paths(field.shape, below: name)
            }
        default: []
        }
    }

    @Test func `the table of the page says of every clause whether it is carried`() throws {
        let rows = try Self.text("odrl.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
        let written = rows.flatMap { row -> [String] in
            let names = row.split(separator: "|")[0].matches(of: /`([^`]+)`/).map { String($0.output.1) }
            let isBelow = row.split(separator: "|")[0].contains("`:")
            return isBelow ? names.dropFirst().map { "\(names[0]).\($0)" } : names
        }
        let known = Self.paths(.record(DocumentKind.agreement.shape), below: "")
        for path in known {
            let isTold = written.contains { path == $0 || path.hasPrefix("\($0).") || path.hasPrefix("\($0)[") }
            // A group whose every field is told needs no row of its own.
            let isGroup = written.contains { $0.hasPrefix("\(path).") || $0.hasPrefix("\(path)[") }
            #expect(isTold || isGroup, "\(path)")
        }
        for path in written { #expect(known.contains(path), "\(path)") }
    }

    /// Every text of a policy that is a term: names of members, and what operands, operators and actions are.
    private static func terms(_ value: JSONValue) -> Set<String> {
        switch value {
        case .array(let elements): return elements.reduce(into: []) { $0.formUnion(terms($1)) }
        case .object(let members):
            var found = Set(members.keys.filter { $0 != "@context" && !["@id", "@value", "@list"].contains($0) })
            for (key, member) in members where key != "@context" {
                let isTerm = ["action", "leftOperand", "operator", "conflict"].contains(key)
                if isTerm, let term = member.text { found.insert(term) }
                found.formUnion(terms(member))
            }
            return found
        default: return []
        }
    }

    private static func columnless(_ term: String) -> String {
        ["tidegate:level", "tidegate:band"].first { term.hasPrefix("\($0):") } ?? term
    }

    @Test func `the page and the profile have every term that an export writes`() throws {
        let page = try Self.text("odrl.md")
        let profile = try Self.text("odrl-profile.ttl")
        let common: Set<String> = [
            "permission", "prohibition", "obligation", "duty", "constraint", "leftOperand",
            "operator", "rightOperand", "action",
        ]
        let written = Self.terms(try InterchangeSample.exported(InterchangeSample.whole).policy).map(Self.columnless)
        for term in Set(written).subtracting(common).sorted() {
            #expect(page.contains("`\(term)`") || page.contains("`\(term):NAME`"), "\(term)")
            if term.hasPrefix("tidegate:") { #expect(profile.contains("\n\(term) a "), "\(term)") }
        }
        #expect(written.count > 40)
    }

    /// `RECORD_GOLDEN=1` writes the example.
    @Test func `the example is the agreement that the page names, and comes back as it`() throws {
        let path = repositoryRoot.appending(path: "policies/clauses").path
        let set = try PolicySet.read(try FolderFiles.read(path), folder: path)
        let agreement = try #require(set.agreements.first { $0.id == "clause-14" })
        let export = PolicyExport(agreement, names: .own)
        #expect(export.isWhole)
        try expect(export.text, inFile: Self.folder.appending(path: "odrl-example.json"))
        var files = try FolderFiles.read(path)
        files["14-zones.yaml"] = try InterchangeSample.imported(export.text).document
        let again = try PolicySet.read(files, folder: path)
        #expect(again.canonical["agreement/clause-14@1"] == set.canonical(of: agreement))
    }

    @Test func `the policy of others becomes the draft that the page shows`() throws {
        let names = try #require(
            InterchangeNames([
                "https://border.example/=party/xb.border", "https://university.example/=party/xb.university",
                "https://border.example/policies/7=agreement/crossings-7@1",
                "https://border.example/data/crossings=dataset/crossings",
                "https://w3id.org/dpv#ScientificResearch=purpose/scientific-research",
            ])
        )
        let imported = try InterchangeSample.imported(Self.text("odrl-foreign.json"), names: names)
        let document = String(decoding: imported.document, as: UTF8.self)
        #expect(imported.isDraft && document.contains("valid: {until: 2027-12-31}"))
        #expect(
            document.contains("  - destroy: {by: 2028-06-30}") || document.contains("[{destroy: {by: 2028-06-30}}]")
        )
        let page = try Self.text("odrl.md")
        #expect(page.contains(document.split(separator: "\n").prefix(2).joined(separator: "\n")))
    }
}
