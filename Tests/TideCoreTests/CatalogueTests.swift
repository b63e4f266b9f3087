import Foundation
import Testing
import TideCore
import TideTestSupport

@Suite struct CatalogueTests {
    @Test func `every code has one message`() {
        let codes = Catalogue.messages.map(\.code.rawValue)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.wholeMatch(of: /TG(0[1-9]|1[34567])[0-9]{2}/) != nil })
    }

    @Test(arguments: Catalogue.messages.map { $0.code.rawValue })
    func `a message is one line, in lower case, without a full stop`(code: String) {
        let message = Catalogue.message(DiagnosticCode(code))
        for line in [message.text, message.advice].compactMap(\.self) {
            #expect(!line.isEmpty && !line.contains("\n") && !line.hasSuffix("."))
            let first = line.first { $0.isLetter } ?? "a"
            let startsAName = line.hasPrefix("`") || line.hasPrefix("{") || line.prefix(2).allSatisfy(\.isUppercase)
            #expect(first.isLowercase || startsAName, "\(line)")
        }
        #expect(message.explanation.hasSuffix("."))
    }

    @Test func `every code has a page in docs that says what the catalogue says`() throws {
        let folder = repositoryRoot.appending(path: "docs/errors")
        var index = "# Messages\n\nEvery message of the program has a code that never changes its meaning.\n\n"
        index += "| code | message |\n|---|---|\n"
        for message in Catalogue.messages {
            let code = message.code.rawValue
            index += "| [\(code)](\(code).md) | \(message.text.replacing("|", with: "\\|")) |\n"
            var page = "# \(code)\n\n> \(message.text)\n\n\(message.explanation)\n"
            if let advice = message.advice { page += "\n**What to do:** \(advice).\n" }
            try expect(page, inFile: folder.appending(path: "\(code).md"))
        }
        try expect(index, inFile: folder.appending(path: "README.md"))
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(pages.count == Catalogue.messages.count + 1, "a page of a code that is no more")
    }

    @Test func `arguments fill their places and braces without one stay`() {
        #expect(Catalogue.fill("{1} {0} {2} {x} {", ["a", "b"]) == "b a {2} {x} {")
    }

    @Test func `a near name is suggested and a far one is not`() {
        #expect(Suggestion.nearest(to: "puposes", among: ["purposes", "parties"]) == "purposes")
        #expect(Suggestion.nearest(to: "recipeint", among: ["recipients", "recipient"]) == "recipient")
        #expect(Suggestion.nearest(to: "grants", among: ["valid", "notice"]) == nil)
    }

    @Test func `a diagnostic prints place, code, message and hint`() {
        let place = Place(file: "a.yaml", line: 3, column: 5)
        let diagnostic = Diagnostic(.fileFailed, ["read", "x", "no such file"], at: place, suggestion: "y")
        #expect(diagnostic.rendered == "a.yaml:3:5: TG0701: cannot read `x`: no such file\n  hint: did you mean `y`?")
    }
}
