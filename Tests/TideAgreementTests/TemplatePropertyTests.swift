import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// Whatever a slot takes, the documents read, and the value comes back as it was given.
struct TemplatePropertyTests {
    /// Values that a slot of a type takes, hostile ones among them.
    private struct Author {
        var generator: SeededGenerator
        var names: Set<String> = []

        private mutating func pick<Element>(_ values: [Element]) -> Element {
            values[Int.random(in: 0..<values.count, using: &generator)]
        }

        mutating func text() -> String {
            let pieces = [
                "NO", "yes", "null", "~", "12", "1e3", "012", "true", "a: b", "# c", " #", "'", "\"", "\\", "\\n", "\n",
                "\t", "  ", "{{id}}", "{{=precedence}}", "# @valid", "---", "...", "- x", "[", "]", "{", "}", "&a",
                "*a",
                "!t", "|", ">-", "%YAML", "@", "`", "é", "ß", "名", "\u{1f600}", "\u{301}", "عربي", "\u{e000}", ",", "?",
                "<script>", "a\n---\nkind: party", "x".padding(200), "word ".padding(300),
            ]
            var text = ""
            for _ in 0..<Int.random(in: 1...4, using: &generator) { text += pick(pieces) }
            return SlotType.text.accepts(text) ? text : "x" + text
        }

        mutating func name() -> String {
            while true {
                let words = ["null", "true", "no", "1e3", "012", "0x1f", "a.b", "x_y", "a--b", "on", "y", "2026-01-31"]
                let name = pick(words) + String(Int.random(in: 0..<1_000_000, using: &generator))
                if names.insert(name).inserted { return name }
            }
        }

        mutating func value(of slot: TemplateSlot) -> String? {
            switch slot.type {
            case .text: return text()
            case .name, .office: return name()
            case .purpose: return Bool.random(using: &generator) ? name() : nil
            case .share: return pick(["0", "1", "5%", "0.5%", "0.05", "100%"])
            case .term: return pick(["1h", "72h", "30d", "6m", "5y", "9999d"])
            case .number(let range):
                return String(Int.random(in: range.lowerBound...min(range.upperBound, 300), using: &generator))
            case .country: return pick(["NO", "XA", "ZZ"])
            case .purposes, .zones, .date, .keyFile: return nil
            }
        }
    }

    @Test(arguments: AgreementTemplate.all.map(\.name), 0..<24 as Range<UInt64>)
    func `whatever is answered, the documents read and say exactly that`(name: String, seed: UInt64) throws {
        let template = try AgreementTemplate.named(name)
        var author = Author(generator: SeededGenerator(seed: seed))
        var answers: [String: String] = [:]
        for slot in template.slots { answers[slot.name] = author.value(of: slot) }
        let first = CalendarDate(daysSince1970: Int.random(in: 20_800..<60_000, using: &author.generator))
        answers["from"] = first.description
        for day in ["retain", "accreditation-until"] where template.slot(day) != nil { answers[day] = "2900-01-01" }
        // The column has to be one that the dataset has, or the clause is left out.
        answers["objection-column"] = nil
        let (filling, problems) = TemplateSamples.filled(template, answers)
        #expect(problems == [] && filling.problems == [], "\((problems + filling.problems).map(\.rendered))")
        let draft = try TemplateDraft(filling, in: "")
        let policies = draft.policies
        let agreement = try #require(policies.agreements.first)
        func expect(_ value: String?, is slot: String) {
            guard let answer = answers[slot] else { return }
            // Unicode that looks alike is another text: bytes are compared.
            #expect(value.map { Array($0.utf8) } == Array(answer.utf8), "\(slot)")
        }
        expect(agreement.id.text, is: "id")
        expect(agreement.title, is: "title")
        // Whom to ask stands in what people were told, whatever an author wrote of the one without the other.
        let (notice, contact) = (answers["notice"] ?? "", answers["contact"] ?? "")
        let told = notice.contains(contact) ? notice : "\(notice) Questions: \(contact)"
        #expect(agreement.notice.map { Array($0.utf8) } == Array(told.utf8))
        expect(agreement.legalBasis[0].act, is: "act")
        expect(agreement.legalBasis[0].section, is: "section")
        expect(agreement.terms?.law, is: "law")
        expect(agreement.terms?.dispute, is: "dispute")
        expect(agreement.purposes[0].text, is: "purpose")
        expect(agreement.grants[0].dataset.text, is: "dataset")
        expect(agreement.valid.from.description, is: "from")
        expect(agreement.optOut?.keptValues.first, is: "objection-keep")
        for (slot, party) in [("provider", agreement.provider), ("recipient", agreement.recipient)] {
            let declared = try #require(policies.parties[party])
            expect(party.text, is: slot)
            expect(declared.name, is: "\(slot)-name")
            expect(declared.jurisdiction, is: "\(slot)-country")
            for officer in declared.officers where officer.name.officer.text == answers["\(slot)-signatory"] {
                expect(officer.title, is: "\(slot)-signatory-title")
            }
        }
        for (path, bytes) in draft.files where FolderFiles.isDocument(path) {
            #expect(try DocumentLayout.of(bytes, file: path) == bytes, "\(path)")
        }
    }
}

extension String {
    /// The text over and over, so many characters long.
    fileprivate func padding(_ length: Int) -> String {
        String(repeating: self, count: length / count + 1).prefix(length).description
    }
}

extension OptOut {
    fileprivate var keptValues: [String] {
        if case .keep(let values) = rule { values } else { [] }
    }
}
