import Testing
import TideCore
import TideDisclosure
import TideTestSupport

struct ReportAttentionTests {
    @Test func `what stands out is said, most serious first`() throws {
        #expect(
            try ReportSample().officer().attention == [
                "The dimension ‘disability’ is lost: ‘disability’ is dropped.",
                "The dimension ‘age’ was asked for, but the dataset has no column for it.",
                "1 category (‘France’) of ‘town’ lost every record to suppression.",
                "Every record is suppressed of ‘seeing’ (‘disability’, 3 records).",
                "Suppression shifts ‘sex’: 10.3% of the records would have to change category to match the source again.",
                "Suppression shifts ‘town’: 13.3% of the records would have to change category to match the source again.",
                "Values that a hierarchy does not have count as missing: 2 records in ‘town’.",
            ]
        )
    }

    @Test func `a sensitive column that no model was asked for is said`() throws {
        let input = try ReportSample(asked: [.kAnonymity(3)]).officer()
        #expect(
            input.attention.contains(
                "Sensitive columns leave: ‘reason’. k-anonymity does not hide a value that all records of a class share;"
                    + " no model for that was asked for."
            )
        )
    }

    @Test func `a model that the released file breaks is said first and not met, in both reports`() throws {
        let sample = ReportSample(asked: [.kAnonymity(3), .diversity(of: "reason", .distinct(3))])
        let input = try sample.officer()
        #expect(!input.isMet)
        #expect(
            input.attention.first
                == "Distinct values of reason in a class (l-diversity): at least 3 was asked for, 2 measured."
                + " This file must not leave."
        )
        #expect(input.json["safeguards"]?["models"]?.elements?.last?["measured"] == "2")
        #expect(try !sample.recipient().isMet)
    }

    @Test func `the recipient's report takes nothing from a population table, and says so of what needs one`() throws {
        let sample = ReportSample(asked: [.kAnonymity(3), .kMap(5)])
        let recipient = try sample.recipient()
        #expect(recipient.released.population == nil)
        #expect(recipient.isMet)
        #expect(recipient.json["safeguards"]?["models"]?.elements?.last?["measured"] == nil)
        #expect(try PageReader.read(recipient.html).text.contains("not told by this file"))
    }

    @Test func `a class below what was asked for is said first and not met`() throws {
        let input = try ReportSample(k: 4).officer()
        #expect(!input.isMet)
        #expect(
            input.attention.first
                == "The smallest class of the released file has 3 records; 4 were asked for. This file must not leave."
        )
        #expect(input.json["safeguards"]?["met"] == false)
        #expect(try PageReader.read(input.html).text.contains("\u{2717} Safeguards not met."))
    }

    @Test func `more suppressed than allowed is not met`() throws {
        let input = try ReportSample(limit: "20%").officer()
        #expect(!input.isMet)
        #expect(input.attention.first == "4 records suppressed, more than the limit of 3. This file must not leave.")
    }

    @Test func `suppression close to its limit is said`() throws {
        let input = try ReportSample(limit: "27%").officer()
        #expect(input.isMet)
        #expect(input.attention.first == "Suppression uses 100% of what the limit allows: 4 of at most 4 records.")
    }

    @Test func `an unproven optimum is said`() throws {
        let input = try ReportSample(isOptimal: false).officer()
        #expect(input.attention.last == "The search stopped before it could prove that nothing better exists.")
    }

    /// Disclosure control of one column, with the given sources and released texts.
    static func input(
        source: [String],
        released: [String],
        role: String,
        treatment: ReportedColumn.Treatment,
        suppressed: Int
    ) -> OfficerReportInput {
        let (before, after) = (encoded("name", source), encoded("name", released))
        return OfficerReportInput(
            occasion: ReportOccasion(
                datasetTitle: "T",
                dataset: "t",
                request: nil,
                agreement: nil,
                purpose: nil,
                recipient: nil,
                at: Instant(secondsSince1970: 0)
            ),
            verdict: "no agreement",
            k: 1,
            source: TableMeasures(classes: ClassMeasures(of: [before], records: source.count)),
            released: TableMeasures(classes: ClassMeasures(of: [after], records: released.count)),
            columns: [
                ReportedColumn(name: "name", role: role, recoding: nil, treatment: treatment, dimension: nil)
            ],
            comparisons: [ColumnComparison(source: before, released: ReleasedColumn(after, told: nil), told: nil)],
            dimensions: [],
            loss: .init(total: 0, aggregate: "geometric-mean", columns: []),
            suppression: .init(records: suppressed, limit: .all),
            unlisted: [],
            search: .init(isOptimal: true, checked: 1)
        )
    }

    @Test func `a direct identifier that leaves as it is must not`() {
        let input = Self.input(source: ["a"], released: ["a"], role: "direct", treatment: .kept, suppressed: 0)
        #expect(input.attention == ["Direct identifiers leave as they are: ‘name’. This file must not leave."])
    }

    @Test func `an attribute outside the classes is said`() {
        let input = Self.input(source: ["a"], released: ["a"], role: "attribute", treatment: .kept, suppressed: 0)
        #expect(
            input.attention == [
                "Not counted among the quasi-identifiers: ‘name’. If others know these values of a person, the risk is"
                    + " higher than stated."
            ]
        )
    }

    @Test func `records that vanish without being suppressed are not met`() {
        let input = Self.input(source: ["a", "a"], released: ["a"], role: "quasi", treatment: .matched, suppressed: 0)
        #expect(!input.addsUp)
        #expect(input.attention.first?.hasPrefix("Released and suppressed records do not add up") == true)
    }

    @Test func `an empty release is said and still a page`() throws {
        let input = Self.input(source: ["a"], released: [], role: "quasi", treatment: .matched, suppressed: 1)
        #expect(input.isMet)
        #expect(input.attention.first == "No record is left to release.")
        #expect(try PageReader.read(input.html).text.contains("No record leaves"))
    }

    @Test func `a source without records gives a page and a report within its schema`() throws {
        let input = Self.input(source: [], released: [], role: "quasi", treatment: .matched, suppressed: 0)
        #expect(input.attention.isEmpty)
        #expect(try PageReader.read(input.html).text.contains("Nothing in the figures stands out."))
        #expect(SchemaCheck(root: ReportSchema.officer).violations(input.json) == [])
    }

    @Test func `what an occasion does not have is left out`() throws {
        let input = Self.input(source: ["a"], released: ["a"], role: "quasi", treatment: .matched, suppressed: 0)
        #expect(input.json["occasion"]?.members?.keys.sorted() == ["at", "dataset", "datasetTitle"])
        #expect(!(try PageReader.read(input.html).all("dt").map(\.text).contains("Agreement")))
    }

    @Test(arguments: [
        (ReportedColumn.Treatment.dropped, nil, "Dropped: not in the released file."),
        (.kept, "month", "Released as it is after recoding to month; not counted among the quasi-identifiers."),
        (.matched, nil, "Released as it is, and counted among the quasi-identifiers."),
        (.generalised(level: 0, levelNames: ["day", "year"]), nil, "Told at full detail (‘day’, level 0 of 0 to 1)."),
        (
            .generalised(level: 1, levelNames: ["day", "year"]), "day",
            "Generalised after recoding to day to ‘year’ (level 1 of 0 to 1)."
        ),
        (
            .pseudonymised(domain: "study"), nil,
            "Replaced by a keyed pseudonym: the same identifier has the same code within ‘study’ and another one elsewhere."
        ),
    ])
    func `a treatment is said in words`(treatment: ReportedColumn.Treatment, recoding: String?, words: String) {
        let column = ReportedColumn(name: "c", role: "quasi", recoding: recoding, treatment: treatment, dimension: nil)
        #expect(column.words == words)
    }
}
