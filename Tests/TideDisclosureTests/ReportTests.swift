import Foundation
import Testing
import TideCore
import TideDisclosure
import TideTestSupport

struct ReportTests {
    /// Text that breaks a page which forgets to escape, turns the line around, or ends an attribute.
    static let hostile = "</td><script>alert(\"x\" + 'y')</script>&amp;\u{202e}\u{1}"

    /// The names of all members at any depth.
    static func names(in value: JSONValue) -> Set<String> {
        let inside = (value.elements ?? []) + (value.members.map { Array($0.values) } ?? [])
        return inside.reduce(into: Set(value.members?.keys.map { $0 } ?? [])) { $0.formUnion(names(in: $1)) }
    }

    @Test func `the recipient's report has no member for a figure of the source`() throws {
        let forbidden: Set = [
            "before", "after", "source", "inSource", "suppressed", "suppression", "limit", "limitRecords", "loss",
            "unlisted", "search", "optimal", "checked", "lost", "shift", "leastKeptShare", "categoriesInSource",
            "recordsAddUp", "verdict", "subgroups", "associations", "tried",
        ]
        let sample = try ReportSample().recipient()
        #expect(Self.names(in: sample.json).isDisjoint(with: forbidden))
        #expect(Self.names(in: ReportSchema.recipient).isDisjoint(with: forbidden))
        #expect(Self.names(in: try ReportSample().officer().json).isSuperset(of: ["before", "loss", "suppression"]))
        let members = Mirror(reflecting: sample).children.compactMap(\.label)
        #expect(
            members == [
                "occasion", "k", "models", "released", "columns", "distributions", "dimensions",
                "dimensionsWithoutColumn",
            ]
        )
    }

    @Test func `the recipient's page shows one series and names no suppressed category`() throws {
        let page = try PageReader.read(try ReportSample().recipient().html)
        #expect(!page.all("rect").contains { $0.attributes["fill"] == "url(#hatch)" })
        #expect(!page.text.contains("France"))
        #expect(!page.text.lowercased().contains("suppress"))
        #expect(try ReportSample().officer().html.contains("France"))
    }

    @Test func `a report obeys its published schema`() throws {
        let officer = SchemaCheck(root: ReportSchema.officer)
        let recipient = SchemaCheck(root: ReportSchema.recipient)
        #expect(officer.violations(try ReportSample().officer().json) == [])
        #expect(recipient.violations(try ReportSample().recipient().json) == [])
        #expect(!recipient.violations(try ReportSample().officer().json).isEmpty)
        guard case .object(var members) = try ReportSample().recipient().json else { return }
        members["suppressed"] = 4
        #expect(recipient.violations(.object(members)) == ["$: suppressed is unknown"])
    }

    @Test(arguments: ["", hostile])
    func `pages are well formed whatever the names are`(prefix: String) throws {
        let sample = ReportSample(prefix: prefix)
        for html in [try sample.officer().html, try sample.recipient().html] {
            let page = try PageReader.read(html)
            #expect(page.all("script").isEmpty)
            #expect(page.attributes["lang"] == "en")
            let ids = page.all.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count)
            for element in page.all {
                for id in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
                    #expect(ids.contains(String(id)))
                }
            }
        }
    }

    @Test func `names reach the reader as they were written, but for what turns or hides text`() throws {
        let page = try PageReader.read(try ReportSample(prefix: Self.hostile).officer().html)
        let shown = Self.hostile.replacing("\u{202e}", with: "\u{fffd}").replacing("\u{1}", with: "\u{fffd}")
        #expect(page.text.contains(shown + "town"))
        #expect(!page.text.unicodeScalars.contains("\u{202e}"))
    }

    @Test func `a page loads nothing and runs nothing`() throws {
        for html in [try ReportSample().officer().html, try ReportSample().recipient().html] {
            let page = try PageReader.read(html)
            let policy = page.all("meta").compactMap { $0.attributes["content"] }
            #expect(policy.contains("default-src 'none'; style-src 'unsafe-inline'"))
            #expect(["script", "link", "img", "iframe", "object", "form", "a"].allSatisfy { page.all($0).isEmpty })
            for (name, value) in page.all.flatMap({ $0.attributes.map { ($0.key, $0.value) } }) where name != "xmlns" {
                #expect(!value.contains("://") && !name.hasPrefix("on") && name != "src" && name != "href")
                #expect(!value.contains("url(") || value == "url(#hatch)")
            }
            #expect(page.all("style").allSatisfy { !$0.text.contains("url(") && !$0.text.contains("@import") })
        }
    }

    @Test func `a screen reader finds captions, headers and names`() throws {
        for html in [try ReportSample().officer().html, try ReportSample().recipient().html] {
            let page = try PageReader.read(html)
            for table in page.all("table") {
                #expect(table.all("caption").count == 1)
                #expect(table.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"] ?? "") })
                let rows = table.all("tbody").flatMap { $0.all("tr") }
                #expect(rows.allSatisfy { $0.children.first?.attributes["scope"] == "row" })
            }
            for drawing in page.all("svg") where drawing.attributes["aria-hidden"] != "true" {
                #expect(drawing.attributes["role"] == "img")
                #expect(drawing.children.prefix(2).map(\.name) == ["title", "desc"])
            }
            #expect(page.all("section").allSatisfy { $0.attributes["aria-labelledby"] != nil })
            #expect(page.all("h1").count == 1)
        }
    }

    @Test func `the same input gives the same bytes`() throws {
        let sample = ReportSample()
        let (first, second) = (try sample.officer(), try sample.officer())
        #expect(first.html == second.html)
        #expect(CanonicalJSON.encode(first.json) == CanonicalJSON.encode(second.json))
    }

    @Test func `reports are as recorded`() throws {
        let (officer, recipient) = (try ReportSample().officer(), try ReportSample().recipient())
        try expectGolden(officer.html, "officer-report.html")
        try expectGolden(CanonicalJSON.readable(officer.json), "officer-report.json")
        try expectGolden(recipient.html, "report.html")
        try expectGolden(CanonicalJSON.readable(recipient.json), "report.json")
        try expectGolden(CanonicalJSON.readable(ReportSchema.officer), "officer-report.schema.json")
        try expectGolden(CanonicalJSON.readable(ReportSchema.recipient), "report.schema.json")
    }
}

struct ReportFormatPageTests {
    /// The names of all members that a schema describes.
    static func members(of schema: JSONValue) -> Set<String> {
        let here = Set(schema["properties"]?.members?.keys.map { $0 } ?? [])
        let inside = (schema.elements ?? []) + (schema.members.map { Array($0.values) } ?? [])
        return inside.reduce(into: here) { $0.formUnion(members(of: $1)) }
    }

    @Test func `the format's page explains every member of both schemas`() throws {
        let page = try String(
            contentsOf: repositoryRoot.appending(path: "docs/formats/report.md"),
            encoding: .utf8
        )
        let members = Self.members(of: ReportSchema.officer).union(Self.members(of: ReportSchema.recipient))
        #expect(members.count > 60)
        for member in members.sorted() { #expect(page.contains("`\(member)`"), "\(member) is not explained") }
    }
}
