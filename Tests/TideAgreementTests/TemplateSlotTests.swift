import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// What templates ask, and what they say of answers.
struct TemplateSlotTests {
    private static let names = AgreementTemplate.all.map(\.name)

    private static func codes(_ template: String, _ changes: [String: String]) throws -> [String] {
        let answers = TemplateSamples.needed.merging(changes) { _, new in new }
        let (filling, problems) = TemplateSamples.filled(try .named(template), answers)
        return (problems + filling.problems).map(\.code.rawValue)
    }

    @Test(arguments: names)
    func `questions are one line in both languages, and names are unique`(name: String) throws {
        let slots = try AgreementTemplate.named(name).slots
        #expect(Set(slots.map(\.name)).count == slots.count)
        for slot in slots {
            for text in [slot.question.english, slot.question.french] {
                #expect(text.hasSuffix("?") && !text.contains("\n"), "\(slot.name)")
            }
            #expect(slot.question.english != slot.question.french && slot.hint.english != slot.hint.french)
            #expect(!slot.question.french.contains("'") && !slot.hint.french.contains(" ;"), "\(slot.name)")
        }
    }

    @Test(arguments: names)
    func `without answers exactly what cannot be guessed is asked for`(name: String) throws {
        let template = try AgreementTemplate.named(name)
        let filling = TemplateFilling(template, beside: nil, today: TemplateSamples.today)
        let missing = filling.problems.filter { $0.code.rawValue == "TG0160" }.map { $0.arguments[0] }
        let optional = name == "displacement-tracking" ? ["section"] : []
        let expected = template.slots.map(\.name).filter {
            TemplateSamples.needed.keys.contains($0) && !optional.contains($0)
        }
        // What follows from others is missing with them.
        #expect(Set(expected).isSubset(of: missing))
        #expect(
            Set(missing).subtracting(expected).isSubset(of: [
                "recipient-country", "supervisor-country", "zones", "title", "purpose", "scheme", "accreditation-until",
            ])
        )
    }

    /// A slot, a value that it does not take, and the code that says so.
    @Test(arguments: [
        ("provider", "Ministry of Labour", "TG0158"), ("provider-country", "Norway", "TG0158"),
        ("provider-country", "no", "TG0158"), ("title", "  ", "TG0158"), ("title", "a\u{202e}b", "TG0158"),
        ("title", "a\u{0}b", "TG0158"), ("title", "a\u{ffff}", "TG0158"), ("from", "1.2.2027", "TG0158"),
        ("from", "2027-02-30", "TG0158"), ("k", "1", "TG0158"), ("k", "ten", "TG0158"), ("k", "+10", "TG0158"),
        ("k", "010", "TG0158"), ("suppression", "101%", "TG0158"), ("hold", "two years", "TG0158"),
        ("zones", "Norway", "TG0158"), ("zones", "XA,XA", "TG0159"), ("never", "Enforcement", "TG0158"),
        ("recipient", "xa.labour", "TG0161"), ("provider-owner", "director", "TG0161"),
        ("until", "2020-01-01", "TG0162"),
        ("review-by", "2099-01-01", "TG0162"), ("data-until", "2001-01-01", "TG0162"), ("zones", "XB", "TG0166"),
        ("provider-owner-key", "no-such-file.pem", "TG0167"), ("releases", "0", "TG0158"), ("id", "", "TG0158"),
        ("k", "4", "TG0158"), ("provider-country", "UK", "TG0183"), ("until", "2026-01-01", "TG0182"),
        ("purpose", "enforcement", "TG0184"), ("purpose", "benefit-decisions", "TG0184"),
    ])
    func `a wrong value is told under its own code`(slot: String, value: String, code: String) throws {
        let codes = try Self.codes("statistics-act-gateway", [slot: value])
        #expect(codes.first == code || codes.contains(code), "\(codes)")
    }

    @Test func `a slot that no template has, and one that is answered twice, are told`() throws {
        var filling = TemplateFilling(try .named("border-flows"), beside: nil, today: TemplateSamples.today)
        let unknown = filling.take(["x"], for: "provder", reading: { _ in nil })
        #expect(unknown.map(\.code.rawValue) == ["TG0155"] && unknown[0].suggestion == "provider")
        #expect(filling.take(["xa.border"], for: "provider", reading: { _ in nil }) == [])
        #expect(filling.take(["xa.other"], for: "provider", reading: { _ in nil }).map(\.code.rawValue) == ["TG0156"])
        #expect(filling.take(["a", "b"], for: "title", reading: { _ in nil }).map(\.code.rawValue) == ["TG0157"])
        #expect(throws: AgreementError.self) { try AgreementTemplate.named("border-flow") }
    }

    @Test func `beside a policy set its names are held against it`() throws {
        let (first, _) = TemplateSamples.filled(try .named("health-register"))
        let draft = try TemplateDraft(first, in: "")
        let surroundings = TemplateFilling.Surroundings(folder: "set", files: draft.files, policies: draft.policies)
        let answers = [
            "id": draft.agreement.text, "provider": "xa.labour", "provider-name": "Other",
            "provider-owner": "data-onwer",
            "recipient": "xa.nso", "purpose": "health-statistic", "act": "A", "section": "1", "contact": "c",
            "supervisor": "xa.dpa", "notice": "n", "law": "l", "dispute": "d",
        ]
        let (filling, problems) = TemplateSamples.filled(
            try .named("health-register"),
            answers,
            beside: surroundings
        )
        #expect(problems == [])
        let told = filling.problems
        #expect(told.map(\.code.rawValue) == ["TG0165", "TG0164", "TG0163", "TG0163"], "\(told.map(\.rendered))")
        #expect(told[2].suggestion == "data-owner" && told[3].suggestion == "health-statistics")
    }

    @Test func `a file of answers is read as documents are`() throws {
        let text = "provider: xa.labour\nzones: [XA, XB]\nsection: 012\ntitle: NO\n"
        let answers = try TemplateAnswers.read(Array(text.utf8), file: "a.yaml")
        #expect(answers.map(\.texts) == [["xa.labour"], ["XA", "XB"], ["012"], ["NO"]])
        func code(_ text: String) -> String? {
            do throws(AgreementError) {
                _ = try TemplateAnswers.read(Array(text.utf8), file: "a.yaml")
                return nil
            } catch {
                return error.diagnostics.first?.code.rawValue
            }
        }
        #expect(code("[a]\n") == "TG0168" && code("title: {a: b}\n") == "TG0169")
        #expect(code("title: a\ntitle: b\n") != nil && code("title: !x a\n") != nil)
    }
}
