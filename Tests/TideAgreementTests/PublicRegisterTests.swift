import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// The register that everybody may read holds what agreements publish, and nothing else.
struct PublicRegisterTests {
    /// Words that stand in one published field alone.
    private static let marks: [PublishedField: [String]] = [
        .title: ["Ttl <b>,\" x"], .parties: ["Prv Ministry", "Rcp Office"], .legalBasis: ["Act of Xyz", "S 12"],
        .purposes: ["purp-use"], .never: ["purp-never"], .onward: ["k-anonym"], .duties: ["7777"],
        .datasets: ["Dst register"], .columns: ["col_shown"],
        .valid: ["2027-01-01", "2029-12-31"], .notice: ["Ntc told", "secret@contact"], .contact: ["Ttl of signer"],
    ]
    private static let today = CalendarDate(daysSince1970: 20_800)

    /// An agreement that publishes some fields.
    private static func policies(
        _ publish: [PublishedField],
        title: String = "Ttl <b>,\" x"
    ) throws -> PolicySet {
        let answers = TemplateSamples.needed.merging([
            "title": title, "provider-name": "Prv Ministry", "recipient-name": "Rcp Office",
            "act": "Act of Xyz", "section": "S 12", "purpose": "purp-use", "dataset-title": "Dst register",
            "from": "2027-01-01", "until": "2029-12-31", "provider-signatory-title": "Ttl of signer",
            "recipient-signatory-title": "Ttl of other", "id": "secret-id", "contact": "secret@contact",
            "notice": "Ntc told.", "never": "purp-never", "hold": "7777d",
        ]) { _, new in new }
        let (filling, _) = TemplateSamples.filled(try .named("statistics-act-gateway"), answers)
        let files = try TemplateDraft(filling, in: "").files.mapValues { bytes in
            let text = String(decoding: bytes, as: UTF8.self).replacing("full_name", with: "col_hidden")
                .replacing("municipality:", with: "col_shown:").replacing(" municipality,", with: " col_shown,")
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.hasPrefix("publish:")
                    ? "publish: [\(publish.map(\.rawValue).joined(separator: ", "))]" : String(line)
            }
            return Array(lines.joined(separator: "\n").utf8)
        }
        return try PolicySet.read(files, folder: "set")
    }

    private static func register(_ publish: [PublishedField]) throws -> PublicRegister {
        try policies(publish).publicRegister(made: today)
    }

    @Test(arguments: PublishedField.allCases)
    func `a field that is not published stands nowhere`(field: PublishedField) throws {
        let register = try Self.register([field])
        #expect(register.entries.count == 1 && register.silent == 0)
        for language in Language.allCases {
            let made = Language.$current.withValue(language) {
                [register.html, register.csv, CanonicalJSON.text(register.json)]
            }
            for (position, text) in made.enumerated() {
                let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
                    "&quot;",
                    with: "\""
                ).replacing(
                    "\"\"",
                    with: "\""
                )
                .replacing("\\\"", with: "\"")
                for (other, words) in Self.marks {
                    // The page writes days in words.
                    if other == .valid && position == 0 && field == .valid { continue }
                    #expect(words.allSatisfy { plain.contains($0) == (other == field) }, "\(other) in \(position)")
                }
                for hidden in ["secret-id", "col_hidden", "xa.labour", "xa.nso", "director"] {
                    #expect(!plain.contains(hidden), "\(hidden) in \(position)")
                }
            }
        }
    }

    @Test func `an agreement that publishes nothing is counted and not shown`() throws {
        let register = try Self.register([])
        #expect(register.entries == [] && register.silent == 1)
        #expect(register.html.contains("1 further agreement publishes nothing."))
        #expect(register.csv == PublicRegister.columns.joined(separator: ",") + "\r\n")
        for words in Self.marks.values.joined() { #expect(!register.html.contains(words)) }
    }

    /// Fields of a table, by a reader of its own.
    ///
    /// *Source:* RFC 4180, section 2.
    private static func records(_ text: String) -> [[String]] {
        var records: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        var rest = Array(text.unicodeScalars)[...]
        while let next = rest.popFirst() {
            switch (next, isQuoted) {
            case ("\"", true) where rest.first == "\"":
                rest.removeFirst()
                field.unicodeScalars.append("\"")
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                records[records.count - 1].append(field)
                field = ""
            case ("\r", false) where rest.first == "\n":
                rest.removeFirst()
                records[records.count - 1].append(field)
                field = ""
                records.append([])
            default: field.unicodeScalars.append(next)
            }
        }
        return records.dropLast()
    }

    @Test func `the table reads back, whatever a title holds`() throws {
        let register = try Self.register(PublishedField.allCases)
        let records = Self.records(register.csv)
        #expect(records.count == 2 && records.allSatisfy { $0.count == PublicRegister.columns.count })
        let row = Dictionary(uniqueKeysWithValues: zip(records[0], records[1]))
        #expect(
            row["title"] == "Ttl <b>,\" x" && row["provider"] == "Prv Ministry" && row["standing"] == "unregistered"
        )
        #expect(
            row["from"] == "2027-01-01" && row["legalBasis"] == "Act of Xyz, section S 12 (gateway)"
                && row["signedForm"] == ""
        )
        #expect(row["contact"] == "Ttl of signer, Prv Ministry; Ttl of other, Rcp Office")
    }

    @Test func `what a spreadsheet would take for a formula is text, and columns say how they leave`() throws {
        let policies = try Self.policies(PublishedField.allCases, title: "=1+1")
        let row = Self.records(policies.publicRegister(made: Self.today).csv)[1]
        #expect(row[1] == "'=1+1" && row[8].contains("birth_date ("))
        #expect(row[14].hasSuffix("Questions: secret@contact"))
    }

    @Test func `the page says its language, loads nothing, and shows a title as text`() throws {
        let register = try Self.register(PublishedField.allCases)
        let french = Language.$current.withValue(.french) { register.html }
        #expect(register.html.contains("<html lang=\"en\">") && french.contains("<html lang=\"fr\">"))
        #expect(french.contains("Registre des accords de partage de données") && french.contains("pas enregistré"))
        for page in [register.html, french] {
            #expect(page.contains("Ttl &lt;b&gt;,&quot; x") && !page.contains("<b>"))
            #expect(!page.contains("http://") && !page.contains("https://") && !page.contains(" src="))
            #expect(page.contains("scope=\"col\"") && page.contains("scope=\"row\"") && page.contains("<caption>"))
            for section in page.matches(of: /href="#([a-z0-9-]+)"/) {
                #expect(page.contains("id=\"\(section.output.1)\""))
            }
        }
    }

    @Test func `what it holds for programs is what its schema says`() throws {
        let json = try Self.register(PublishedField.allCases).json
        let schema = PublicRegister.schema
        func names(_ value: JSONValue?) -> Set<String> { Set((value?.members ?? [:]).keys) }
        #expect(names(json).isSubset(of: names(schema["properties"])))
        let entry = try #require(json["agreements"]?.elements?.first)
        #expect(names(entry).isSubset(of: names(schema["$defs"]?["agreement"]?["properties"])))
        #expect(names(entry).count == 12)
    }

    @Test func `those in force come first, the others are marked`() throws {
        let policies = try Self.policies([.title])
        let entries = PublicStanding.allCases.reversed().compactMap { standing in
            PublicEntry(
                policies.agreements[0],
                in: policies,
                standing: standing,
                signedForm: ContentDigest(of: Array(standing.rawValue.utf8))
            )
        }
        let register = PublicRegister(office: "Office", made: Self.today, entries: entries, silent: 2)
        #expect(register.entries.map(\.standing) == PublicStanding.allCases)
        #expect(register.html.contains("2 further agreements publish nothing."))
        for words in ["in force", "signed, not yet in force", "suspended", "awaits new signatures", "ended"] {
            #expect(register.html.contains("<strong>\(words)</strong>"), "\(words)")
        }
        #expect(register.csv.contains(ContentDigest(of: Array("in-force".utf8)).hex))
    }
}
