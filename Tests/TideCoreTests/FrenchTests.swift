import Testing
import TideCore

/// The catalogue in French says what the English one does.
struct FrenchTests {
    private static let translations = Dictionary(
        French.messages.map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    @Test func `every message has a translation; those that have none are listed here`() {
        #expect(French.missing.map(\.rawValue) == [], "write them in Sources/TideCore/Diagnostics/French")
    }

    @Test func `no translation is of a code that is no more, and none stands twice`() {
        let codes = French.messages.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes).subtracting(Catalogue.messages.map(\.code)).map(\.rawValue) == [])
    }

    @Test func `a message that is not translated is told in English`() {
        let untranslated = Set(French.missing)
        Language.$current.withValue(.french) {
            for message in Catalogue.messages {
                let told = Catalogue.message(message.code)
                let expected =
                    untranslated.contains(message.code) ? message.text : Self.translations[message.code]?.text
                #expect(told.text == expected && told.reason == message.reason)
            }
        }
    }

    /// What stands in backticks, in order of the alphabet.
    private static func quoted(_ text: String) -> [String] {
        text.matches(of: /`([^`]*)`/).map { String($0.output.1) }.sorted()
    }

    private static func placeholders(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{[0-9]+\}/).map { String($0.output) })
    }

    @Test(arguments: Catalogue.messages.map { $0.code.rawValue })
    func `placeholders and what stands in backticks are those of the English`(code: String) throws {
        let message = Catalogue.message(DiagnosticCode(code))
        // What is missing is listed once, by the test of its own.
        guard let translation = Self.translations[message.code] else { return }
        #expect((translation.advice == nil) == (message.advice == nil))
        let lines = [(message.text, translation.text), (message.advice ?? "", translation.advice ?? "")]
        for (english, french) in lines {
            #expect(Self.placeholders(english) == Self.placeholders(french))
            #expect(Self.quoted(english) == Self.quoted(french))
        }
        #expect(Set(Self.quoted(message.explanation)) == Set(Self.quoted(translation.explanation)))
    }

    @Test(arguments: Catalogue.messages.map { $0.code.rawValue })
    func `a translation has the form of its message`(code: String) throws {
        guard let translation = Self.translations[DiagnosticCode(code)] else { return }
        for line in [translation.text, translation.advice].compactMap(\.self) {
            #expect(!line.isEmpty && !line.contains("\n") && !line.hasSuffix("."))
            let first = line.first { $0.isLetter } ?? "a"
            let startsAName =
                line.hasPrefix("`") || line.hasPrefix("{") || line.hasPrefix("«")
                || line.prefix(2).allSatisfy(\.isUppercase)
            #expect(first.isLowercase || startsAName, "\(line)")
        }
        #expect(translation.explanation.hasSuffix("."))
    }

    @Test(arguments: Catalogue.messages.map { $0.code.rawValue })
    func `a translation is set as French is`(code: String) throws {
        guard let translation = Self.translations[DiagnosticCode(code)] else { return }
        for text in [translation.text, translation.advice ?? "", translation.explanation] {
            // What stands in backticks is set as programs read it.
            let prose = text.replacing(/`[^`]*`/, with: "`x`")
            #expect(!prose.contains(/[^\u{a0}\n]([;!?»](\s|$)|:\s)/), "\(text)")
            #expect(!prose.contains(/«[^\u{a0}]/), "\(text)")
            #expect(!prose.contains("'") && !prose.contains("\""), "\(text)")
        }
    }
}
