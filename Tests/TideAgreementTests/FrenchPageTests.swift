import Foundation
import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// The page of an agreement in French says what the English one does, and says it in French.
struct FrenchPageTests {
    /// The files of a shipped policy set.
    static func files(in folder: String) throws -> [String: [UInt8]] {
        let root = repositoryRoot.appending(path: "policies/\(folder)")
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false)) {
            let file = root.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false else { continue }
            files[path] = Array(try Data(contentsOf: file))
        }
        return files
    }

    static func page(_ agreement: Agreement, in set: PolicySet, _ language: Language) -> String {
        let digest = ContentDigest(of: set.signedForm(of: agreement))
        return agreement.plainWordsHTML(
            in: set,
            signedBy: Array(agreement.signatories.prefix(1)),
            digest: digest,
            language: language
        )
    }

    /// A page as tags and the texts between them, in order; the style sheet apart.
    private static func parts(_ page: String) -> (tags: [String], texts: [String]) {
        let body = page.replacing(/<style>(?s:.*?)<\/style>/, with: "")
        let tags = body.matches(of: /<[^>]*>/).map { String($0.output) }
        let texts = body.split(separator: /<[^>]*>/).map { text in
            String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
                .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
        return (tags, texts.filter { !$0.allSatisfy(\.isWhitespace) })
    }

    /// What documents say, longest first: values, and the names that are keys; what English is told by is no name.
    private static func quotes(of set: PolicySet) -> [String] {
        var found: Set<String> = []
        func add(_ value: JSONValue, isNamed: Bool) {
            if let text = value.text { found.insert(text) }
            for element in value.elements ?? [] { add(element, isNamed: false) }
            for (key, value) in value.members ?? [:] {
                if isNamed { found.insert(key) }
                add(value, isNamed: ["columns", "necessity", "officers"].contains(key))
            }
        }
        for document in set.canonical.values { add(document, isNamed: false) }
        return found.subtracting(english).filter { !$0.isEmpty }.sorted { ($0.count, $0) > ($1.count, $1) }
    }

    /// A text without the words that documents say.
    private static func own(_ text: String, without quotes: [String]) -> String {
        var rest = text
        for quote in quotes {
            var from = rest.startIndex
            while let found = rest[from...].firstRange(of: quote) {
                let before = found.lowerBound == rest.startIndex ? nil : rest[rest.index(before: found.lowerBound)]
                let after = found.upperBound == rest.endIndex ? nil : rest[found.upperBound]
                from = found.upperBound
                guard [before, after].allSatisfy({ $0.map { !$0.isLetter && !$0.isNumber } ?? true }) else { continue }
                let start = rest.distance(from: rest.startIndex, to: found.lowerBound)
                rest.replaceSubrange(found, with: "\u{fffc}")
                from = rest.index(rest.startIndex, offsetBy: start + 1)
            }
        }
        return rest
    }

    /// Words that French and English spell alike, as the page has them.
    private static let alike: Set<String> = ["Parties", "Signatures", "public", "administration", "HMAC-SHA256", "UTC"]

    /// Words by which English is told: none of them is French.
    private static let english: Set<String> = [
        "the", "of", "and", "or", "by", "which", "that", "not", "may", "must", "with", "from", "to", "is", "are", "at",
        "least", "most", "release", "released", "leaves", "never", "agreement", "party", "parties'", "data",
        "day", "days", "month", "months", "year", "who", "what", "for", "signed", "columns", "column",
    ]

    private static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map { $0.lowercased() }
    }

    /// Holds the French page of every agreement of a set against the English one.
    private func hold(_ set: PolicySet) throws {
        let quotes = Self.quotes(of: set)
        let isDigest = { (text: String) in text.wholeMatch(of: /[0-9a-f]{64}/) != nil }
        #expect(!set.agreements.isEmpty)
        for agreement in set.agreements {
            let english = Self.parts(Self.page(agreement, in: set, .english))
            let french = Self.parts(Self.page(agreement, in: set, .french))
            #expect(french.tags.contains("<html lang=\"fr\">") && english.tags.contains("<html lang=\"en\">"))
            #expect(
                french.tags.filter { !$0.hasPrefix("<html") } == english.tags.filter { !$0.hasPrefix("<html") },
                "\(agreement.identity)"
            )
            try #require(french.texts.count == english.texts.count)
            for (told, said) in zip(french.texts, english.texts) {
                let own = Self.own(told, without: quotes)
                let isQuoted =
                    Self.words(own).allSatisfy { $0 == "version" } || Self.alike.contains(told) || isDigest(told)
                #expect(told != said || isQuoted, "\(agreement.identity): \(told)")
                let foreign = Self.words(own).filter(Self.english.contains)
                #expect(foreign == [], "\(agreement.identity): \(told)")
            }
            #expect(french.texts.filter(isDigest) == english.texts.filter(isDigest))
            #expect(french.texts.count(where: isDigest) == 1)
        }
    }

    @Test(arguments: ["clauses", "crosswalks", "migration-network", "missing-migrants"])
    func `the page of a shipped agreement has the same parts in both languages, and no English in French`(
        folder: String
    ) throws {
        try hold(PolicySet.read(Self.files(in: folder), folder: folder))
    }

    @Test func `so has the page of an agreement with every clause`() throws {
        try hold(Sample.read(Sample.bytes(Sample.complete)))
    }

    @Test func `the English page is what it was, and is what a page is unless another is asked for`() throws {
        let set = try Sample.read(Sample.bytes(Sample.texts))
        let agreement = try #require(set.agreements.first)
        let digest = ContentDigest(of: set.signedForm(of: agreement))
        let unasked = Language.$current.withValue(.french) {
            agreement.plainWordsHTML(in: set, signedBy: [], digest: digest)
        }
        #expect(unasked == agreement.plainWordsHTML(in: set, signedBy: [], digest: digest, language: .english))
        #expect(unasked.contains("<html lang=\"en\">"))
    }

    @Test(arguments: [
        "En vigueur du 1er\u{a0}janvier\u{a0}2026 au 31\u{a0}décembre\u{a0}2028 inclus",
        "À réexaminer au plus tard le 30\u{a0}juin\u{a0}2027.",
        "<th scope=\"row\">full_name</th><td>identifie directement une personne</td><td>jamais diffusée</td>",
        "diffusée sous la forme d’un pseudonyme à clé (HMAC-SHA256) qui ne permet l’appariement qu’au sein du domaine nso-mol",
        "diffusée sous la forme du mois seulement", "diffusée par tranches de 5\u{a0}unités",
        "diffusée au niveau «\u{a0}minor-group\u{a0}», ou plus généralisée si les garanties l’exigent",
        "est partagée par au moins 10 enregistrements, ou unités lorsque le jeu de données les distingue",
        "au plus 5\u{a0}% des enregistrements peuvent être supprimés pour y parvenir",
        "Chaque diffusion requiert 2\u{a0}approbations de personnes différentes, parmi\u{a0}:",
        "Statistics Act, article 12 (disposition légale)", "selon\u{a0}: sexe, âge, statut migratoire",
    ])
    func `the French page states every term`(words: String) throws {
        let set = try Sample.read(Sample.bytes(Sample.texts))
        #expect(Self.page(try #require(set.agreements.first), in: set, .french).contains(words))
    }

    @Test(arguments: [
        "à l’heure UTC+05:30", "il met fin à l’accord health-old@2",
        "la valeur la plus fréquente de «\u{a0}diagnosis\u{a0}» est moins fréquente que 1,5 fois",
        "Au plus 8\u{a0}diffusions par trimestre civil\u{a0}; deux diffusions sont espacées d’au moins 6\u{a0}jours.",
        "informe Ministry of Health (xb.health) de toute violation de données dans un délai de 72\u{a0}heures",
        "au plus tôt 4\u{a0}mois après avoir été déclarée", "2\u{a0}signatures de personnes d’unités différentes",
    ])
    func `the French page states every new term`(words: String) throws {
        let set = try Sample.read(Sample.bytes(Sample.complete))
        let agreement = try #require(set.agreements.first { $0.id == "health-stats" })
        #expect(Self.page(agreement, in: set, .french).contains(words))
    }
}

/// What messages call parts of documents has its French.
struct FrenchArgumentTests {
    /// What records below a shape are called, and what its fields expect.
    private static func words(of shape: Shape) -> Set<String> {
        switch shape {
        case .list(let element, _, _): words(of: element).union([shape.expected])
        case .table(let keys, let values, _): words(of: values).union([shape.expected, keys.expected])
        case .record(let record): words(of: record).union([shape.expected])
        case .either(let shapes): shapes.reduce(into: [shape.expected]) { $0.formUnion(words(of: $1)) }
        default: [shape.expected]
        }
    }

    private static func words(of record: RecordShape) -> Set<String> {
        record.fields.reduce(into: [record.title]) { $0.formUnion(words(of: $1.shape)) }
    }

    @Test(arguments: DocumentKind.allCases)
    func `every part of a document, and what it expects, can be told in French`(kind: DocumentKind) {
        let words = Self.words(of: kind.shape).filter { !$0.hasPrefix("`") }
        #expect(words.count > 3)
        #expect(words.filter { French.argument($0) == $0 } == [])
    }
}

/// The page that a lawyer of an office reads in French, kept whole.
struct FrenchDocumentationTests {
    @Test func `the French page of the main job's agreement is the one that was read`() throws {
        let set = try PolicySet.read(FrenchPageTests.files(in: "missing-migrants"), folder: "missing-migrants")
        let agreement = try #require(set.agreements.first)
        try expectGolden(FrenchPageTests.page(agreement, in: set, .french), "\(agreement.id).fr.html")
    }
}
