import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// What authors are told was probably meant, in both languages.
struct SlipHintTests {
    /// One change to the valid sample, with the hint that must come of it.
    struct Hint: CustomTestStringConvertible, Sendable {
        let file: String
        let old: String
        let new: String
        let english: String
        let french: String
        var testDescription: String { new }

        init(_ old: String, _ new: String, in file: String = "agreement.yaml", en english: String, fr french: String) {
            (self.file, self.old, self.new) = (file, old, new)
            (self.english, self.french) = (english, french.replacing("~", with: "\u{a0}"))
        }

        init(_ old: String, _ new: String, in file: String = "agreement.yaml", meant: String) {
            self.init(old, new, in: file, en: "did you mean `\(meant)`?", fr: "vouliez-vous dire `\(meant)`~?")
        }
    }

    private static let hints = [
        Hint("protected: true", "protected: yes", in: "permits.yaml", meant: "true"),
        Hint("jurisdiction: XA", "jurisdiction: xa", in: "parties/mol.yaml", meant: "XA"),
        Hint("purposes: [survey-frame]", "purposes: survey-frame", meant: "[survey-frame]"),
        Hint("id: mol-nso-2026-01", "id: MOL-NSO-2026-01", meant: "mol-nso-2026-01"),
        Hint("from: 2026-01-01, until", "from: 2026-1-1, until", meant: "2026-01-01"),
        Hint("provider: xa.mol", "provider: Ministry of Labour", meant: "xa.mol"),
        Hint("recipient: xa.nso", "reciever: xa.nso", meant: "recipient"),
        Hint("recipient: xa.nso", "destinataire: xa.nso", meant: "recipient"),
        Hint("purposes: [survey-frame]", "finalités: [survey-frame]", meant: "purposes"),
        Hint("kind: agreement", "kind: contract", meant: "agreement"),
        Hint(
            "version: 1",
            "version: \"1\"",
            en: "write it without quotes: `1`",
            fr: "l’écrire sans guillemets~: `1`"
        ),
        Hint(
            "until: 2028-12-31",
            "until: 2027-02-30",
            en: "there is no such day",
            fr: "ce jour n’existe pas"
        ),
        Hint(
            "until: 2028-12-31",
            "until: 31/12/2028",
            en: "a day is written year-month-day, as `2026-01-31`",
            fr: "un jour s’écrit année-mois-jour, comme `2026-01-31`"
        ),
    ]

    @Test(arguments: hints)
    func `a value in another spelling is told as it is written here`(hint: Hint) {
        let files = Sample.replacing(hint.old, with: hint.new, in: hint.file)
        #expect(
            Sample.messages(files).contains { $0.hasSuffix("\n  hint: \(hint.english)") },
            "\(Sample.messages(files))"
        )
        let french = Language.$current.withValue(.french) { Sample.messages(files) }
        #expect(french.contains { $0.hasSuffix("\n  conseil\u{a0}: \(hint.french)") }, "\(french)")
    }

    @Test func `a key with a no-break space is told to have one`() {
        let files = Sample.replacing("never: [enforcement]", with: "\u{a0}never: [enforcement]", in: "agreement.yaml")
        #expect(Sample.messages(files).joined().contains("hint: a no-break space (U+00A0) stands in it"))
    }

    @Test func `a length of time in words is told as a term`() {
        let files = Sample.replacing(
            "approvals:",
            with: "duties: [{notifyBreach: {to: xa.mol, within: 3 days}}]\napprovals:",
            in: "agreement.yaml"
        )
        #expect(Sample.messages(files).joined().contains("hint: did you mean `3d`?"), "\(Sample.messages(files))")
    }

    @Test func `a key file that is not there is told to be made`() {
        let files = Sample.replacing("keys/chief.pem", with: "keys/chief.pub.pem", in: "parties/nso.yaml")
        let told = Sample.messages(files).joined()
        #expect(
            told.contains("TG0216") && (told.contains("tidegate key new") || told.contains("did you mean")),
            "\(told)"
        )
    }

    @Test func `a document whose start is not marked is told once`() {
        let both = Sample.texts["agreement.yaml", default: ""] + "\n" + Sample.firewall
        var files = Sample.bytes(Sample.texts)
        files["agreement.yaml"] = Array(both.utf8)
        let messages = Sample.messages(files)
        #expect(messages.count == 1 && messages[0].contains("TG0105"), "\(messages)")
        #expect(messages[0].hasSuffix("hint: does a new document begin here? put `---` above"))
    }

    /// Mistakes in YAML with the words that tell them.
    private static let yaml: [(text: String, words: String)] = [
        ("a:\n\tb: c\n", "a tab stands where only spaces indent"),
        ("title: Gateway: taxes\n", "a text with `: ` in it stands in quotes, as in `title: \"Gateway: taxes\"`"),
        ("kind: party\ntitle:Gateway\nid: x\n", "after the colon of a key stands a space, as in `title: Gateway`"),
        ("title: \"Gateway\nid: x\n", "a quote is opened and not closed, or text follows behind it"),
        ("roles:\n  - service\n  • research\nid: x\n", "a list item begins with `- `"),
        ("id: x\ntitle:\u{a0}Gateway\nversion: 1\n", "a no-break space (U+00A0) stands where a plain one belongs"),
        ("a: [b\nc: d\n", "a bracket is opened and not closed, or a comma is missing"),
    ]

    @Test(arguments: yaml)
    func `a common mistake in YAML is told in the program's words`(text: String, words: String) {
        let reading = ParsedDocument.readAll(Array(text.utf8), file: "f.yaml")
        #expect(reading.problems.map(\.code) == [.yamlSyntax], "\(reading.problems.map(\.message))")
        #expect(reading.problems.first?.message == "not valid YAML: \(words)")
        let french = Language.$current.withValue(.french) { reading.problems.first?.message ?? "" }
        #expect(!french.contains(words), "\(french)")
    }

    @Test func `a value that does not read hides no name that nobody declares`() {
        var text = Sample.texts["agreement.yaml", default: ""]
        for (old, new) in [
            ("recipient: xa.nso", "recipient: xa.nsi"), ("purposes: [survey-frame]", "purposes: [survey-fram]"),
            ("sex: keep", "gender: keep"),
            ("approvals:", "duties: [{notifyBreach: {to: xa.mol, within: 3 days}}]\napprovals:"),
        ] { text = text.replacing(old, with: new, maxReplacements: 1) }
        var files = Sample.bytes(Sample.texts)
        files["agreement.yaml"] = Array(text.utf8)
        let codes = Sample.messages(files).compactMap { $0.split(separator: " ").first { $0.hasPrefix("TG") } }
        #expect(codes.filter { $0 == "TG0107:" }.count == 1)
        #expect(codes.filter { $0 == "TG0203:" }.count >= 2 && codes.contains("TG0227:"), "\(Sample.messages(files))")
        #expect(Set(codes).isSubset(of: ["TG0107:", "TG0203:", "TG0227:", "TG0222:", "TG0228:"]), "\(codes)")
    }

    @Test func `quotes and comments that change a text are noted`() {
        func notes(_ title: String) -> [String] {
            let text = Sample.agreement.replacing(
                "title: Work permits for the labour migration survey frame",
                with: "title: \(title)"
            )
            return TextNotes.findings(in: ["a.yaml": Array(text.utf8)], folder: "set").map(\.rendered)
        }
        #expect(notes("Gateway").isEmpty && notes("\"Gateway\" # draft").isEmpty)
        #expect(notes("Gateway # allow TG0145: meant").isEmpty)
        #expect(notes("Gateway # draft").map { $0.prefix(29) } == ["set/a.yaml:5:8: TG0145: what "])
        #expect(notes("“Gateway”").first?.contains("TG0144: the curly quotes around `Gateway`") == true)
    }
}
