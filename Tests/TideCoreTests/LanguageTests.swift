import Testing
import TideCore

/// Which language the program speaks, and to whom.
struct LanguageTests {
    @Test(arguments: [
        ("en", Language.english), ("fr", .french), ("FR", .french), ("fr-NE", .french), ("fr-Latn-NE", .french),
        ("en-GB", .english), ("de", nil), ("", nil), ("fr_NE", nil), ("french", nil), ("fr-", nil), ("-fr", nil),
        ("fr-toolongapart", nil), ("fran\u{e7}ais", nil),
    ])
    func `a tag names its language by its first part`(tag: String, language: Language?) {
        #expect(Language(tag: tag) == language)
    }

    @Test(arguments: [
        ("fr_NE.UTF-8", Language.french), ("fr_FR@euro", .french), ("fr", .french), ("en_GB.UTF-8", .english),
        ("C", nil), ("C.UTF-8", nil), ("POSIX", nil), ("de_DE.UTF-8", nil), ("", nil), (".UTF-8", nil), ("@", nil),
    ])
    func `a locale names its language before territory, character set and modifier`(locale: String, language: Language?)
    {
        #expect(Language(locale: locale) == language)
    }

    @Test(arguments: [
        ([:], Language.english), (["LANG": "fr_NE.UTF-8"], .french), (["LC_MESSAGES": "fr_FR", "LANG": "C"], .french),
        (["LC_ALL": "C", "LC_MESSAGES": "fr_FR", "LANG": "fr_FR"], .english),
        (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_NE"], .french),
        (["LC_ALL": "de_DE.UTF-8", "LANG": "fr_NE.UTF-8"], .english), (["LC_CTYPE": "fr_NE.UTF-8"], .english),
    ])
    func `the first locale variable that is set and not empty decides`(
        environment: [String: String],
        language: Language
    ) {
        #expect(Language.asked(by: environment) == language)
    }

    @Test func `a diagnostic speaks the language in force, and its code, place and arguments stay`() {
        let place = Place(file: "a.yaml", line: 3, column: 5)
        let diagnostic = Diagnostic(.fileFailed, ["read", "x", "no such file"], at: place, suggestion: "y")
        let english = diagnostic.rendered
        let french = Language.$current.withValue(.french) { diagnostic.rendered }
        #expect(french != english)
        #expect(french.hasPrefix("a.yaml:3:5: TG0701: ") && french.contains("`x`"))
        #expect(french.hasSuffix("\n  conseil\u{a0}: vouliez-vous dire `y`\u{a0}?"))
        #expect(diagnostic.rendered == english)
    }

    @Test(arguments: [
        ("a request", "une demande"), ("a list, or nothing", "une liste, ou rien"),
        ("a whole number from 1 to 9", "un nombre entier de 1 à 9"),
        ("one of `a`, `b`", "l’un de ces mots\u{a0}: `a`, `b`"),
        ("`x`, where `а` is U+0430", "`x`, où `а` est U+0430"), ("`a, or b`", "`a, or b`"),
        ("`none`, or a mapping", "`none`, ou un groupe de clés"), ("reserch", "reserch"), ("", ""),
    ])
    func `words of the program's own that are arguments are told in French, and nothing else is`(
        words: String,
        french: String
    ) {
        #expect(French.argument(words) == french)
        guard !words.contains("`") else { return }
        // In backticks the same words are somebody's input.
        #expect(
            Catalogue.fill("`{0}` {0} «\u{a0}{0}\u{a0}» `a` {0}", [words], told: French.argument)
                == "`\(words)` \(french) «\u{a0}\(words)\u{a0}» `a` \(french)"
        )
        #expect(Catalogue.fill("`{0}` {0}", [words]) == "`\(words)` \(words)")
    }

    @Test func `in a diagnostic for programs the words follow the language and nothing else does`() throws {
        for message in Catalogue.messages {
            let diagnostic = Diagnostic(message.code, ["a", "b"])
            let english = try #require(diagnostic.json.members)
            let french = try #require(Language.$current.withValue(.french) { diagnostic.json.members })
            #expect(Set(english.keys) == Set(french.keys), "\(message.code.rawValue)")
            for key in english.keys where !["message", "hint"].contains(key) {
                #expect(english[key] == french[key], "\(message.code.rawValue) \(key)")
            }
        }
    }

    @Test func `a language in force is that of one task and of no other`() async {
        await withTaskGroup(of: Bool.self) { group in
            for language in Language.allCases {
                for _ in 0..<20 {
                    group.addTask {
                        await Language.$current.withValue(language) {
                            await Task.yield()
                            return worded(en: "en", fr: "fr") == language.rawValue
                        }
                    }
                }
            }
            for await isOwn in group { #expect(isOwn) }
        }
        #expect(Language.current == .english)
    }
}
